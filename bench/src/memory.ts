/** Memory: the platform in one process under a mixed load at a fixed rate. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Contestant } from './contestants.ts';
import { createClient } from './load.ts';
import { type Measuring, nextRequest, takingPart } from './measure.ts';
import { processes, rssOf } from './processes.ts';
import { READS } from './questions.ts';
import type { Memory } from './results.ts';
import { startContestant } from './running.ts';
import { rounded, slope } from './statistics.ts';

/** A tenth of what two cores can do: memory is looked at, not speed. */
const PER_SECOND = 40;
const SAMPLE_S = 5;
/** The first tenth is warming up. */
const WARMING = 0.1;
const RENEWED_S = 20;

export async function measureMemory(platform: Contestant, { site, identities, variables, say }: Measuring, minutes: number): Promise<Memory> {
  await using entrant = await startContestant(platform, site, undefined);
  const client = createClient(entrant.origin, 16);
  const seconds = minutes * 60;
  const samples: { second: number; rssMb: number }[] = [];
  const pending = new Set<Promise<unknown>>();
  let failed: unknown;
  const begun = performance.now();
  const now = (): number => (performance.now() - begun) / 1000;
  const questions = async () => Promise.all(READS.map(async (letter) => {
    const [asked] = await takingPart(letter, [entrant]);
    if (!asked) throw new Error(`the platform answers ${letter}`);
    return nextRequest(asked.ask, variables[letter], await identities.official());
  }));
  let next = await questions();
  let renewed = now();
  try {
    for (let sent = 0; now() < seconds; sent += 1) {
      const early = sent / PER_SECOND - now();
      if (early > 0) await sleep(early * 1000);
      if (failed) throw failed;
      if (now() - renewed > RENEWED_S) {
        next = await questions();
        renewed = now();
      }
      const request = next[sent % next.length]?.();
      if (!request) throw new Error('there are questions');
      const answered = client.ask(request).catch((error: unknown) => { failed = error; }).finally(() => pending.delete(answered));
      pending.add(answered);
      if (now() >= samples.length * SAMPLE_S) {
        samples.push({ second: Math.round(now()), rssMb: rounded(rssOf(entrant.pids, processes())) });
        if (samples.length % 12 === 0) say(`after ${Math.round(now())} s: ${samples.at(-1)?.rssMb} MB`);
      }
    }
    await Promise.all(pending);
  } finally {
    client.close();
  }
  const counted = samples.filter(({ second }) => second >= seconds * WARMING);
  return {
    date: new Date().toISOString().slice(0, 10), minutes, rps: PER_SECOND,
    slopeMbPerMinute: rounded(slope(counted.map(({ second, rssMb }) => [second / 60, rssMb]))), samples,
  };
}
