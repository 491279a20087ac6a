import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Score } from './results.ts';
import type { Browser, Session } from './visit.ts';

const run = promisify(execFile);

/** 0 to 1 each, and the audits that cost points. */
interface Scores extends Score {
  failed: string[];
}

interface Scored {
  /** port of the browser's debugger */
  debugging: number;
  address: string;
  session: Session | undefined;
  form: 'desktop' | 'mobile';
  rounds: number;
}

/** The run with the median performance, by Lighthouse's own simulated network and processor. */
export async function score(browser: Browser, { debugging, address, session, form, rounds }: Scored): Promise<Scores> {
  const devtools = await browser.newBrowserCDPSession();
  await devtools.send('Storage.clearCookies', {});
  await devtools.send('Storage.setCookies', { cookies: session?.cookies ?? [] });
  await devtools.detach();
  const runs: Scores[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const { stdout } = await run(process.execPath, [join(import.meta.dirname, 'lighthouse.mjs'), String(debugging), address, form]);
    runs.push(JSON.parse(stdout) as Scores);
  }
  const middle = runs.toSorted((a, b) => a.performance - b.performance)[runs.length >> 1];
  if (!middle) throw new Error('no round was run');
  return middle;
}
