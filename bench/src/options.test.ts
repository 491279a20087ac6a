import { describe, expect, it } from 'vitest';
import { readOptions } from './options.ts';
import { READS } from './questions.ts';

describe('the options', () => {
  it('BENCH-12 MUST measure all questions of all contestants unless told', () => {
    expect(readOptions([])).toMatchObject({ scale: 100_000, rounds: 3, seconds: 1, reads: READS, acts: true, parts: [], check: false });
  });

  it('BENCH-13 MUST take contestants, questions and parts alike', () => {
    expect(readOptions(['--only', 'postgraphile,e'])).toMatchObject({ contestants: ['postgraphile'], reads: ['e1', 'e'], acts: false });
    expect(readOptions(['--only', 'subgraph'])).toMatchObject({ contestants: ['subgraph'], reads: READS, acts: true });
    expect(readOptions(['--only', 'h'])).toMatchObject({ reads: [], acts: true });
    expect(readOptions(['--only', 'growth'])).toMatchObject({ reads: [], acts: false, parts: ['growth'] });
  });

  it.each([[['--only', 'oracle'], 'oracle'], [['--scale', 'big'], '--scale'], [['--rounds', '0'], '--rounds']])('BENCH-14 MUST name what is wrong with %j', (args, what) => {
    expect(() => readOptions(args)).toThrow(what);
  });
});
