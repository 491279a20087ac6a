import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digest } from './acts.ts';
import { bench, type Bench } from './bench.ts';
import { imported } from './import.ts';

// Beside the repository: 529 real motions of a city with the day of their first reply as published.
const SAMPLE = join(import.meta.dirname, '../../../../shared/data/municipal-motions-sample.json');

let on: Bench;
beforeAll(async () => {
  on = await bench();
  on.now = new Date('2026-11-01T02:00:00Z');
});
afterAll(async () => on?.[Symbol.asyncDispose]());

describe('a register of real motions', () => {
  const motions = readFileSync(SAMPLE);

  it('IMP-01 MUST take in every row and flag the replies that are dated before their motion', async () => {
    const run = await imported(on, motions);
    expect(run).toMatchObject({ state: 'DONE', rows: 529, done: 529, created: 529, updated: 0, unchanged: 0, flagged: 8, refused: 0, unmatched: 0 });
    expect(run.problems.map(({ rule, field, severity }) => `${rule} ${field} ${severity}`)).toEqual(
      Array.from({ length: 8 }, () => 'REPLY_BEFORE_MOTION REPLIED_ON FLAGGED'),
    );
  });
  it('IMP-02 MUST change nothing the second time', async () => {
    const before = await on.sql('select id, version, updated_at from suggestion order by id');
    expect(await imported(on, motions)).toMatchObject({ state: 'DONE', created: 0, updated: 0, unchanged: 529, flagged: 8 });
    expect(await on.sql('select id, version, updated_at from suggestion order by id')).toEqual(before);
  });
});
