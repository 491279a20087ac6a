/** Growth: the same questions to the subgraph over registers of different size. */
import { asFastAsAnswered, createClient } from './load.ts';
import { nextRequest, takingPart } from './measure.ts';
import { CONTESTANTS } from './contestants.ts';
import { createIdentities } from './identities.ts';
import type { Read } from './questions.ts';
import type { Growth } from './results.ts';
import { startContestant } from './running.ts';
import { openSite } from './site.ts';
import { median, rounded } from './statistics.ts';
import { variablesOf } from './variables.ts';

export const GROWTH_SCALES = [10_000, 100_000, 1_000_000];
const LETTERS: readonly Read[] = ['a', 'd', 'e', 'f'];

interface Measuring {
  scales: readonly number[];
  rounds: number;
  seconds: number;
  say: (sentence: string) => void;
}

export async function measureGrowth({ scales, rounds, seconds, say }: Measuring): Promise<Growth[]> {
  const found: Growth[] = [];
  const subgraph = CONTESTANTS.find(({ name }) => name === 'subgraph');
  if (!subgraph) throw new Error('the subgraph takes part');
  for (const scale of scales) {
    await using site = await openSite(scale, say);
    const identities = await createIdentities(site);
    const variables = await variablesOf(site.postgres.url);
    await using entrant = await startContestant(subgraph, site, undefined);
    for (const letter of LETTERS) {
      const [asked] = await takingPart(letter, [entrant]);
      if (!asked) throw new Error(`the subgraph answers ${letter}`);
      const medians: number[] = [];
      for (let round = -1; round < rounds; round += 1) {
        const next = nextRequest(asked.ask, variables[letter], await identities.official());
        const client = createClient(entrant.origin, 1);
        const { latenciesMs } = await asFastAsAnswered(client, 1, seconds, next).finally(() => client.close());
        if (round >= 0) medians.push(median(latenciesMs));
      }
      const row: Growth = { query: letter, scale, date: new Date().toISOString().slice(0, 10), p50Ms: rounded(median(medians)) };
      found.push(row);
      say(`${letter} at ${scale.toLocaleString('en')}: ${row.p50Ms} ms`);
    }
  }
  return found;
}
