// All checks in the order in which they fail fastest. `npm test -- unit` runs only the named steps.
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const bin = (name: string) => join(root, 'node_modules/.bin', name);
const node = process.execPath;

interface Step { name: string; what: string; command: [string, ...string[]] }

const STEPS: Step[] = [
  { name: 'codegen', what: 'generated types are fresh', command: [node, 'scripts/codegen.ts'] },
  { name: 'docs', what: 'generated documents are fresh', command: [node, 'scripts/docs.ts', '--check'] },
  { name: 'types', what: 'the types hold', command: [bin('tsc'), '--noEmit'] },
  { name: 'lint', what: 'the code keeps the rules', command: [bin('oxlint'), '--type-aware', '--max-warnings', '0'] },
  { name: 'unused', what: 'nothing lies about unused', command: [bin('knip')] },
  { name: 'unit', what: 'schema, architecture and pure code', command: [bin('vitest'), 'run', '--project', 'unit'] },
  { name: 'integration', what: 'services on real PostgreSQL', command: [bin('vitest'), 'run', '--project', 'integration'] },
  { name: 'build', what: 'the front ends build', command: [node, 'frontends/build/src/main.ts'] },
  { name: 'browser', what: 'the platform in a real browser', command: [bin('vitest'), 'run', '--project', 'browser'] },
];

interface Outcome { code: number; /** The end of what it printed. */ told: string }

/** What each step says is shown as it comes, and its end is kept: a failure is told once more after all steps. */
const run = ({ command: [file, ...args] }: Step) =>
  new Promise<Outcome>((resolve, reject) => {
    const env = process.stdout.isTTY ? { FORCE_COLOR: '1', ...process.env } : process.env;
    const child = spawn(file, args, { cwd: root, env, stdio: ['inherit', 'pipe', 'pipe'] });
    let told = '';
    for (const [from, to] of [[child.stdout, process.stdout], [child.stderr, process.stderr]] as const) {
      from.setEncoding('utf8').on('data', (text: string) => {
        told = (told + text).slice(-100_000);
        to.write(text);
      });
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, told }));
  });

/** From where vitest begins to say what failed; the last lines of anything else. */
function faultsIn(told: string): string {
  const lines = told.trimEnd().split('\n');
  const begin = lines.findIndex((line) => /Failed (?:Tests|Suites)|Unhandled (?:Errors|Rejections)/.test(line));
  return lines.slice(begin === -1 ? -40 : Math.max(begin, lines.length - 200)).join('\n');
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !STEPS.some((step) => step.name === name));
if (unknown.length) {
  console.error(`No such step: ${unknown.join(', ')}. There are: ${STEPS.map((step) => step.name).join(', ')}.`);
  process.exit(2);
}

let passed = 0;
const failed: { name: string; told: string }[] = [];
for (const step of STEPS.filter(({ name }) => !wanted.length || wanted.includes(name))) {
  const began = performance.now();
  console.log(`\n── ${step.name}: ${step.what}`);
  const { code, told } = await run(step);
  console.log(`── ${step.name} ${code === 0 ? 'passed' : `failed (${code})`} in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  if (code === 0) passed += 1;
  else failed.push({ name: step.name, told });
  // Without fresh types every later step fails for that reason alone.
  if (code !== 0 && step.name === 'codegen') break;
}
for (const { name, told } of failed) console.log(`\n── ${name} failed:\n${faultsIn(told)}`);
console.log(failed.length ? `\nFailed: ${failed.map(({ name }) => name).join(', ')}` : '\nAll checks passed');
console.log(`${passed} passed, ${failed.length} failed`);
process.exitCode = failed.length ? 1 : 0;
