import { expect, it } from 'vitest';
import { statementsIn } from './server-log.ts';

it('BENCH-10 MUST find each statement once, tell transactions apart, and leave out the benchmark’s own', () => {
  const line = (application: string, text: string): string => `2026-09-15 02:00:00.000 UTC [77] [${application}] ${text}`;
  const log = [
    line('redpine representation', 'LOG:  execute r1: select json_build_object('),
    '\t\'a\', execute x: 1)',
    line('redpine representation', 'LOG:  statement: BEGIN'),
    line('', 'LOG:  execute <unnamed>: '),
    line('', 'DETAIL:  Parameters: $1 = \'LOG:  statement: select\''),
    line('', 'LOG:  statement: COMMIT'),
    line('redpine-bench-probe', 'LOG:  statement: select pg_reload_conf()'),
    line('', 'LOG:  checkpoint starting: time'),
  ].join('\n');
  expect(statementsIn(log).map(({ kind }) => kind)).toEqual(['OTHER', 'BEGIN', 'OTHER', 'END']);
  expect(statementsIn(log)[0]?.key).toBe('redpine representation execute r1 select json_build_object(');
});
