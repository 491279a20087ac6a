import { afterAll, beforeAll, expect, it } from 'vitest';
import { actors, bench, type Bench } from './bench.ts';

let on: Bench;
beforeAll(async () => {
  on = await bench();
});
afterAll(() => on[Symbol.asyncDispose]());

const EXPORT = `mutation ($input: ListExportInput!) { listExport(input: $input) {
  __typename ... on ListExportSuccess { at } ... on ValidationProblem { fields { path rule } } } }`;
const INPUT = { list: 'SUGGESTIONS', format: 'XLSX', rows: 12, filter: '{"search":"养老"}' };
const audited = () => on.sql(`select actor_id, subject_id, after, note from audit_entry where action = 'list.export' order by id`);

it('AUD-70 MUST record who takes which list out, with its filter, once for a repeated key', async () => {
  for (let n = 1; n <= 2; n += 1) {
    const { data } = await on.ask(actors.office, EXPORT, { input: { ...INPUT, idempotencyKey: 'list-export-70' } });
    expect(data).toEqual({ listExport: { __typename: 'ListExportSuccess', at: '2026-03-02T02:00:00.000Z' } });
  }
  expect(await audited()).toEqual([
    { actor_id: actors.office.id, subject_id: 'SUGGESTIONS', after: { filter: INPUT.filter }, note: '{"format":"XLSX","rows":12}' },
  ]);
});

it.each(['deputy', 'clerk', 'session', 'member', 'auditor', 'anonymous'] as const)('AUD-71 MUST refuse an export to %s, and record none', async (name) => {
  const before = await audited();
  const { errors } = await on.ask(actors[name], EXPORT, { input: { ...INPUT, idempotencyKey: `list-export-71-${name}` } });
  expect(errors?.[0]?.extensions?.['code']).toBe(name === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN');
  expect(await audited()).toEqual(before);
});

it('AUD-73 MUST let a deputy take her own duty record out, on record as any other, and nobody else’s', async () => {
  const take = (name: 'deputy' | 'other', more: object) => on.ask(actors[name], EXPORT, { input: { ...INPUT, list: 'DUTY_RECORD', deputy: on.deputies.deputy, ...more } });
  expect((await take('deputy', { idempotencyKey: 'list-export-73' })).data).toMatchObject({ listExport: { __typename: 'ListExportSuccess' } });
  const after = await audited();
  expect(after.at(-1)).toMatchObject({ actor_id: actors.deputy.id, subject_id: 'DUTY_RECORD', after: { filter: INPUT.filter, deputy: on.deputies.deputy } });
  for (const [name, more] of [['other', {}], ['deputy', { list: 'SUGGESTIONS' }], ['deputy', { deputy: on.deputies.cosigner }], ['deputy', { deputy: 'none' }]] as const) {
    expect((await take(name, { ...more, idempotencyKey: crypto.randomUUID() })).errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  }
  expect(await audited()).toEqual(after);
});

it.each([['rows', { rows: -1 }], ['filter', { filter: 'x'.repeat(4_001) }]])('AUD-72 MUST refuse an impossible %s', async (path, wrong) => {
  const { data } = await on.ask(actors.office, EXPORT, { input: { ...INPUT, ...wrong, idempotencyKey: `list-export-72-${path}` } });
  expect(data).toMatchObject({ listExport: { __typename: 'ValidationProblem', fields: [{ path }] } });
});
