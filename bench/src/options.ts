import { parseArgs } from 'node:util';
import { CONTESTANTS } from './contestants.ts';
import { READS, type Read } from './questions.ts';

const PARTS = ['growth', 'memory', 'profile', 'start'] as const;
export type Part = (typeof PARTS)[number];

export interface Options {
  scale: number;
  rounds: number;
  seconds: number;
  minutes: number;
  /** Compares answers and measures nothing. */
  check: boolean;
  /** Names of contestants; the limit is always with them. */
  contestants: readonly string[];
  reads: readonly Read[];
  /** Whether the acts are measured. */
  acts: boolean;
  parts: readonly Part[];
}

export const USAGE = `npm run bench -- [--only NAME[,NAME]] [--scale 100000] [--rounds 3] [--seconds 1] [--minutes 10] [--check]
  NAME: ${CONTESTANTS.map(({ name }) => name).join(', ')}; a … g, h; growth, memory, profile, start`;

/** Without --only: all contestants and questions, and no part. @throws Error with what is wrong */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' }, scale: { type: 'string', default: '100000' }, rounds: { type: 'string', default: '3' },
      seconds: { type: 'string', default: '1' }, minutes: { type: 'string', default: '10' }, check: { type: 'boolean', default: false },
    },
  });
  const number = (name: 'scale' | 'rounds' | 'seconds' | 'minutes', least: number): number => {
    const value = Number(values[name]);
    if (!(value >= least)) throw new Error(`--${name} is a number from ${least} on`);
    return value;
  };
  const only = (values.only ?? '').split(',').filter(Boolean);
  const contestants = CONTESTANTS.map(({ name }) => name).filter((name) => only.includes(name));
  const reads = READS.filter((letter) => only.includes(letter.charAt(0)));
  const parts = PARTS.filter((part) => only.includes(part));
  const acts = only.includes('h');
  const known = new Set<string>([...contestants, ...reads.map((letter) => letter.charAt(0)), ...parts, 'h']);
  const unknown = only.find((name) => !known.has(name));
  if (unknown !== undefined) throw new Error(`--only does not know ${unknown}`);
  const everything = reads.length === 0 && !acts && (parts.length === 0 || contestants.length > 0);
  return {
    scale: number('scale', 1_000), rounds: number('rounds', 1), seconds: number('seconds', 0.1), minutes: number('minutes', 0.1),
    check: values.check,
    contestants: contestants.length === 0 ? CONTESTANTS.map(({ name }) => name) : contestants,
    reads: everything ? READS : reads,
    acts: acts || everything,
    parts,
  };
}
