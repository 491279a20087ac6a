import { createActorSigner } from '@redpine/kit/actor';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { RETAINED } from '../src/personal/retained.ts';
import { actors, bench, type Bench, keys } from './bench.ts';

let on: Bench;
beforeAll(async () => {
  on = await bench();
  await on.sql(`insert into suggestion (title, state, origin, lead_deputy_id, created_at, updated_at)
    select title, 'DRAFT', 'BETWEEN_SESSIONS', (select id from deputy where person_id = $1 limit 1), at::timestamptz, at::timestamptz
      from (values ('五年前的草稿', '2021-02-01'), ('去年的草稿', '2025-02-01')) as draft (title, at)`, [actors.deputy.person]);
});
afterAll(() => on[Symbol.asyncDispose]());

const NONE = RETAINED.map(({ item }) => [item, 0] as const);
const signer = createActorSigner(keys.privateKey);
const call = async (name: 'deputy' | 'clerk' | 'anonymous', operation: string): Promise<unknown> =>
  on.service.call(operation, {}, await signer.sign(actors[name]));

it('PII-50 MUST hand a person what is held of her alone (个人信息保护法 art. 45)', async () => {
  const sections = (await call('deputy', 'personalDataOf')) as { name: string; rows: { 标题?: string; 姓名?: string }[] }[];
  const rows = (name: string) => sections.find((section) => section.name === name)?.rows;
  expect(rows('代表')).toHaveLength(1);
  expect(rows('领衔的建议')?.map(({ 标题 }) => 标题)).toEqual(['五年前的草稿', '去年的草稿']);
  expect(((await call('clerk', 'personalDataOf')) as typeof sections).flatMap((section) => section.rows)).toEqual([]);
  await expect(call('anonymous', 'personalDataOf')).rejects.toMatchObject({ status: 403 });
});

it('PII-51 MUST remove drafts that were left alone past the schedule, and nothing that was submitted', async () => {
  const before = await on.sql<{ n: number }>(`select count(*)::int as n from suggestion where state <> 'DRAFT'`);
  expect(await on.service.keepToSchedule()).toEqual({ ...Object.fromEntries(NONE), DRAFTS: 1 });
  expect(await on.sql(`select title from suggestion where state = 'DRAFT'`)).toEqual([{ title: '去年的草稿' }]);
  expect(await on.sql(`select count(*)::int as n from suggestion where state <> 'DRAFT'`)).toEqual(before);
  expect(await on.sql(`select note from audit_entry where action = 'retention.run'`)).toHaveLength(1);
});

it('PII-52 MUST tell its part of the schedule to administrators alone', async () => {
  await expect(call('deputy', 'retentionSchedule')).rejects.toMatchObject({ status: 403 });
  const admin = { ...actors.clerk, posts: actors.clerk.posts.map((post) => ({ ...post, kind: 'SECURITY_ADMIN' })) };
  const lines = (await on.service.call('retentionSchedule', {}, await signer.sign(admin))) as { item: string; removed: number }[];
  expect(lines.map(({ item, removed }) => [item, removed])).toEqual(NONE.map(([item]) => [item, item === 'DRAFTS' ? 1 : 0]));
});
