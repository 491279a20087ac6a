import { expect, it } from 'vitest';
import { statementsIn } from './server-log.ts';

it('BENCH-10 MUST count statements once, tell transactions apart, and leave out the benchmark’s own', () => {
  const line = (application: string, text: string): string => `2026-09-15 02:00:00.000 UTC [77] [${application}] ${text}`;
  const log = [
    line('redpine representation', 'LOG:  execute r1: select json_build_object('),
    '\t\'a\', execute x: 1)',
    line('redpine representation', 'LOG:  statement: BEGIN'),
    line('', 'LOG:  execute <unnamed>: insert into a values (1)'),
    line('', 'DETAIL:  Parameters: $1 = \'LOG:  statement: select\''),
    line('', 'LOG:  statement: COMMIT'),
    line('redpine-bench-probe', 'LOG:  statement: select pg_reload_conf()'),
    line('', 'LOG:  checkpoint starting: time'),
  ].join('\n');
  expect(statementsIn(log)).toEqual({ statements: 2, transactions: 1 });
});
