import { describe, expect, it } from 'vitest';
import { difference } from './canonical.ts';

describe('canonical answers', () => {
  it('BENCH-05 MUST be the same whatever the order of keys', () => {
    expect(difference({ a: 1, b: [{ c: null, d: 'x' }] }, { b: [{ d: 'x', c: null }], a: 1 })).toBeNull();
  });

  it.each([
    [{ a: 1 }, { a: 2 }, '$.a: 1 and 2'],
    [{ a: null }, {}, '$.a: null and nothing'],
    [{}, { a: 1 }, '$.a: nothing and 1'],
    [[1, 2], [2, 1], '$[0]: 1 and 2'],
    [[1], [1, 2], '$.length: 1 and 2'],
    [{ a: [] }, { a: {} }, '$.a: [] and {}'],
    [{ a: '1' }, { a: 1 }, '$.a: "1" and 1'],
    [{ a: { b: [{ c: 1 }] } }, { a: { b: [{ c: 3 }] } }, '$.a.b[0].c: 1 and 3'],
  ])('BENCH-06 MUST tell where %j and %j differ', (expected, actual, where) => {
    expect(difference(expected, actual)).toBe(where);
  });
});
