// node lighthouse.mjs <port of a browser's debugger> <url> <desktop|mobile>
//
// One Lighthouse run in a browser that is open already (its cookies stay: who is signed in there is signed in here);
// prints `{ performance, accessibility, failed }`. Apart from the workspace: Lighthouse and what it brings are
// installed by the benchmark alone, from the lockfile beside this file.
import lighthouse from 'lighthouse';
import desktop from 'lighthouse/core/config/desktop-config.js';

const [port, url, form] = process.argv.slice(2);
const flags = { port: Number(port), logLevel: 'error', onlyCategories: ['performance', 'accessibility'] };
/** On a busy machine the trace may begin after the page did, and Lighthouse asks to be run again. */
const AGAIN = 'NO_NAVSTART';
let run;
for (let attempt = 0; attempt < 4 && (run === undefined || run.lhr.runtimeError?.code === AGAIN); attempt += 1) {
  run = await lighthouse(url, flags, form === 'desktop' ? desktop : undefined);
}
if (run === undefined || run.lhr.runtimeError) {
  throw new Error(`Lighthouse saw nothing of ${url}: ${run?.lhr.runtimeError?.message}`);
}
const { categories, audits } = run.lhr;
/** @param {'performance' | 'accessibility'} category */
const failed = (category) => categories[category].auditRefs.filter(({ id, weight }) => weight > 0 && (audits[id].score ?? 1) < 0.9)
  .map(({ id }) => `${id}${audits[id].displayValue ? ` ${audits[id].displayValue}` : ''}`);
console.log(JSON.stringify({
  performance: categories.performance.score,
  accessibility: categories.accessibility.score,
  failed: [...failed('performance'), ...failed('accessibility')],
}));
