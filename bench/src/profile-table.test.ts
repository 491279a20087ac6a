import { expect, it } from 'vitest';
import { profilesAt } from './profile-table.ts';

it('BENCH-26 MUST put Node’s parts beside the statements, of the scale alone', () => {
  const profile = {
    query: 'a' as const, contestant: 'subgraph', scale: 100_000, date: '2026-09-15', node: [{ part: 'pg', share: 0.7 }, { part: 'JSON', share: 0.3 }],
    database: [{ statement: 'select a || b', msPerRequest: 1.5 }, { statement: 'job: folding the figures', msPerRequest: 0.5 }, { statement: 'others (2)', msPerRequest: 0.1 }],
  };
  const text = profilesAt({ profiles: [profile, { ...profile, scale: 2_000, contestant: 'gateway-http' }] }, 100_000).join('\n');
  expect(text).toContain('**a**, subgraph (2026-09-15)');
  expect(text).toContain([
    String.raw`| pg | 70.0 % | ${'`'}select a \|\| b${'`'} | 1.5 |`, '| JSON | 30.0 % | job: folding the figures | 0.5 |', '|  |  | others (2) | 0.1 |',
  ].join('\n'));
  expect(text).not.toContain('gateway-http (');
  expect(profilesAt({}, 100_000)).toEqual([]);
});
