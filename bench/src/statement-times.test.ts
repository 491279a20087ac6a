import { expect, it } from 'vitest';
import { statementTimes } from './statement-times.ts';

const line = (application: string, text: string): string => `2026-09-15 02:00:00.000 UTC [77] [${application}] ${text}`;
const took = (ms: number, how: string, text: string, application = 'redpine representation'): string => line(application, `LOG:  duration: ${ms} ms  ${how}: ${text}`);

it('BENCH-23 MUST add up parse, bind and execute of the same statement, whatever its literals and line ends are', () => {
  const log = [
    took(1, 'parse r1', 'select a'), '\t  from t', "\t where n = 7 and s = 'it''s' and p = $1",
    line('redpine representation', 'DETAIL:  Parameters: $1 = \'duration: 9 ms  execute r1: x\''),
    took(0.5, 'bind <unnamed>', 'select a from t where n = 8 and s = \'\' and p = $1'),
    took(2.5, 'execute r1/portal', 'select a from t where n = 9 and s = \'other\' and p = $1'),
    took(8, 'statement', 'COMMIT'),
    took(50, 'statement', 'select pg_reload_conf()', 'redpine-bench-probe'),
    line('', 'LOG:  checkpoint starting: time'), '\tduration: 4 ms  statement: no',
  ].join('\n');
  expect(statementTimes(log, 4)).toEqual([
    { statement: 'COMMIT', msPerRequest: 2 },
    { statement: "select a from t where n = ? and s = '?' and p = $1", msPerRequest: 1 },
  ]);
});

it('BENCH-24 MUST call the work of jobs by the name of the job', () => {
  const log = [
    took(1, 'statement', 'BEGIN', 'redpine representation audit'), took(2, 'execute a', 'SELECT max(seq) FROM audit_link', 'redpine representation audit'),
    took(1, 'execute <unnamed>', 'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS mine'), took(1, 'execute relay-next', 'SELECT o.id FROM outbox o WHERE x > (SELECT FROM outbox_cursor c)'),
    took(1, 'execute <unnamed>', 'select figure_fold()'), took(0.5, 'execute j', 'select * from "representation_jobs".get_job($1)'), took(0.25, 'execute w', 'insert into outbox values ($1)'),
  ].join('\n');
  expect(statementTimes(log, 1)).toEqual([
    { statement: 'job: linking the audit log', msPerRequest: 3 }, { statement: 'job: delivering the outbox', msPerRequest: 2 },
    { statement: 'job: folding the figures', msPerRequest: 1 }, { statement: 'job: looking for jobs', msPerRequest: 0.5 },
    { statement: 'insert into outbox values ($1)', msPerRequest: 0.25 },
  ]);
});

it('BENCH-25 MUST shorten long statements to what they begin with and the tables they name, and sum up all but six', () => {
  const long = `select json_build_object('suggestions', (select json_agg(x) from suggestion s join handling h on true, unnest($1) where extract(epoch from now()) > 0)) from "representation"."area"`;
  const log = [took(9, 'execute r1', long), ...['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name, at) => took(at + 1, 'execute x', `select ${name}`))].join('\n');
  const found = statementTimes(log, 1);
  expect(found[0]?.statement).toBe("select json_build_object('?', (select json_agg(x) from sugge … suggestion, handling, representation.area");
  expect(found).toHaveLength(7);
  expect(found.at(-1)).toEqual({ statement: 'others (2)', msPerRequest: 3 });
});
