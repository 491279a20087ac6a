import { describe, expect, it } from 'vitest';
import { type CpuProfile, sharesOf } from './cpu-profile.ts';

/** A tree with one path below the root: each frame calls the next. */
const path = (...frames: readonly (readonly [name: string, url: string])[]): CpuProfile['nodes'] =>
  [['(root)', ''] as const, ...frames].map(([functionName, url], at, all) => ({
    id: at + 1, callFrame: { functionName, url }, ...(at + 1 < all.length && { children: [at + 2] }),
  }));
const noSource = (): readonly string[] => [];
const whole = { from: 0, until: Number.MAX_SAFE_INTEGER };
/** Where the last frame's time goes. */
const partOf = (...frames: readonly (readonly [string, string])[]): string | undefined => {
  const nodes = path(...frames);
  return sharesOf([{ nodes, samples: [nodes.length, nodes.length], timeDeltas: [0, 1_000], startTime: 5 }], whole, noSource)[0]?.part;
};
const kit = ['act', 'file:///site/services/kit/src/act.ts'] as const;

describe('the parts of Node’s time', () => {
  it.each([
    ['kit: views', [['compile', 'file:///site/services/kit/src/view/compile.ts']]],
    ['kit: the rest', [kit]],
    ['representation', [['submit', 'file:///site/services/representation/src/suggestion/submit.ts']]],
    ['gateway', [['plan', 'file:///site/gateway/src/plan.ts']]],
    ['@apollo', [['get', 'file:///site/node_modules/.pnpm/@apollo+subgraph@2/node_modules/@apollo/subgraph/dist/index.js']]],
    ['graphql', [['parse', 'file:///site/node_modules/.pnpm/graphql@16/node_modules/graphql/language/parser.js']]],
    ['pg', [['parse', 'file:///site/services/kit/node_modules/pg-protocol/dist/parser.js']]],
    ['Node: HTTP and streams', [['parserOnHeadersComplete', 'node:_http_common']]],
    ['Node: cryptography', [['verify', 'node:internal/crypto/sig']]],
    ['Node: the rest', [['processTicksAndRejections', 'node:internal/process/task_queues']]],
    ['Node: writing sockets', [kit, ['writev', '']]],
    ['kit: the rest', [kit, ['push', '']]],
    ['garbage collection', [kit, ['(garbage collector)', '']]],
    ['Node: native code (reading sockets, polling, timers)', [['(program)', '']]],
  ] as const)('BENCH-20 MUST count as %s what is its own, and native code as its caller’s', (part, frames) => {
    expect(partOf(...frames)).toBe(part);
  });

  it('BENCH-21 MUST leave out what was idle, and what was before and after the load', () => {
    const nodes = [
      { id: 1, callFrame: { functionName: '(root)', url: '' }, children: [2, 3, 4] },
      { id: 2, callFrame: { functionName: '(idle)', url: '' } },
      { id: 3, callFrame: { functionName: 'read', url: 'file:///site/node_modules/pg/lib/client.js' } },
      { id: 4, callFrame: { functionName: 'run', url: 'file:///site/node_modules/graphql/execution/execute.js' } },
    ];
    // Samples at 100, 200, 300, 400, 500, 600: each lasts until the next.
    const profile = { nodes, samples: [3, 3, 2, 4, 3, 3], timeDeltas: [100, 100, 100, 100, 100, 100], startTime: 0 };
    expect(sharesOf([profile], { from: 200, until: 500 }, noSource)).toEqual([{ part: 'pg', share: 0.5 }, { part: 'graphql', share: 0.5 }]);
    expect(() => sharesOf([profile], { from: 900, until: 990 }, noSource)).toThrow('nothing was sampled');
  });

  it('BENCH-27 MUST tell JSON by the lines that it is called on', () => {
    const node = { id: 1, callFrame: { functionName: 'read', url: 'file:///site/services/kit/src/act.ts' }, positionTicks: [{ line: 1, ticks: 1 }, { line: 2, ticks: 3 }] };
    const source = (): readonly string[] => ['const text = await next();', 'const value = JSON.parse(text);'];
    expect(sharesOf([{ nodes: [node], samples: [1, 1], timeDeltas: [0, 100], startTime: 0 }], whole, source)).toEqual([
      { part: 'JSON', share: 0.75 }, { part: 'kit: the rest', share: 0.25 },
    ]);
  });

  it('BENCH-22 MUST add up processes, and put together what is less than one in a hundred', () => {
    const one = (url: string, lasted: number): CpuProfile => ({ nodes: path(['run', url]), samples: [2, 2], timeDeltas: [0, lasted], startTime: 0 });
    expect(sharesOf([one('/node_modules/pg/a.js', 700), one('/gateway/src/plan.ts', 292), one('/node_modules/zod/z.js', 5), one('/node_modules/ms/m.js', 3)], whole, noSource)).toEqual([
      { part: 'pg', share: 0.7 }, { part: 'gateway', share: 0.292 }, { part: 'others, each below 1 %', share: 0.008 },
    ]);
  });
});
