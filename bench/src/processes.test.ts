import { describe, expect, it } from 'vitest';
import { cpuOf, parsePs, parseStat, type Process, rssOf, treeOf } from './processes.ts';

const one = (pid: number, parent: number): Process => ({ pid, parent, cpuMs: pid, endedMs: 1000, rssMb: 1 });
const all = new Map([one(1, 0), one(2, 1), one(3, 2), one(4, 0)].map((each) => [each.pid, each]));

describe('processes', () => {
  it('BENCH-07 MUST read a line of /proc whatever the name holds', () => {
    const line = '77 (a b) c) S 5 77 77 0 -1 4194304 100 0 0 0 30 20 7 3 20 0 11 0 9 1000 256 18446744073709551615 0';
    expect(parseStat(line, 4096)).toEqual({ pid: 77, parent: 5, cpuMs: 500, endedMs: 100, rssMb: 1 });
  });

  it('BENCH-08 MUST read a line of ps', () => {
    expect(parsePs('  77     5   1:02.53  2048')).toEqual({ pid: 77, parent: 5, cpuMs: 62_530, endedMs: 0, rssMb: 2 });
    expect(parsePs('77 5 1:00:00.00 1024').cpuMs).toBe(3_600_000);
  });

  it('BENCH-09 MUST count a tree with all below it, and nothing else', () => {
    expect(treeOf(1, all).map(({ pid }) => pid)).toEqual([1, 2, 3]);
    expect(treeOf(9, all)).toEqual([]);
    expect(cpuOf([2, 4], all)).toBe(2 + 3 + 4 + 3000);
    expect(rssOf([1], all)).toBe(3);
  });
});
