/** What the tests of the duty record share: who takes part, where, and what is done and read again and again. */
import type { Actor } from '@redpine/kit/actor';
import { expect } from 'vitest';
import { send, sure } from './acts.ts';
import { actors, AREA, type Bench, id as fixed } from './bench.ts';

export const STREET = fixed(12);
const SCAN = fixed(972);
const holding = (n: number, name: string, kind: string, area: string | null = null): Actor => ({
  id: fixed(n), kind: 'ACCOUNT', username: `u${n}`, name, person: fixed(n + 1), posts: [{ id: fixed(n + 2), kind, title: name, organ: null, area }],
});
export const street = holding(960, '街道人大工委', 'SUBDISTRICT_OFFICE', STREET);
export const elsewhere = holding(964, '街道人大工委', 'SUBDISTRICT_OFFICE', fixed(14));
export const colleague = holding(980, '代表工作委员会', 'DEPUTIES_OFFICE');
export const chair = holding(984, '主任', 'CHAIRPERSON');
export const analyst = holding(968, '分析员', 'ANALYST');

/** A street in which the deputy’s district lies, and the scan that is entered with events. */
export async function ground(on: Bench): Promise<void> {
  on.files.push({ id: SCAN, name: '证书.pdf', mediaType: 'application/pdf', size: 10, uploadedBy: actors.office.id });
  await on.sql(`insert into area values ('${STREET}', '230717001', '朝阳街道', 'SUBDISTRICT', '${AREA}', '230717/001', 1)`);
  const [district] = await on.sql<{ id: string }>(`insert into electoral_district (ordinal, name) values (1, '第一选区') returning id`);
  await on.sql('insert into electoral_district_area values ($1, $2)', [district?.id, STREET]);
  await on.sql('update deputy set electoral_district_id = $1 where id = $2', [district?.id, on.deputies.deputy]);
}

const REASONED = ['dutyEventReject', 'dutyEventObject', 'dutyEventUphold', 'dutyEventDismiss', 'dutyEventWithdraw'];
interface Scored { points: number; score: number; level: string | null; countedDays: number; leaveDays: number; events: { event: string; points: number }[]; parts: { part: string; verified: number; points: number }[] }

/** Acts and readings on the bench that stands when they are called. */
export function dutiesOn(on: () => Bench) {
  const entry = (more: object = {}): object => ({ deputy: on().deputies.deputy, kind: 'AWARD_RECEIVED', on: '2026-02-10', title: '获评优秀代表', files: [SCAN], ...more });
  const entered = async (more: object = {}): Promise<string> => (await sure(send(on(), actors.office, 'dutyEventEnter', entry(more)))).record?.id ?? '';
  const act = async (actor: Actor, mutation: string, id: string, reason = '请补充获奖文件的复印件。') => {
    const [row] = await on().sql<{ version: number }>('select version from duty_event where id = $1', [id]);
    return send(on(), actor, mutation, { dutyEvent: id, version: row?.version ?? 0, ...(REASONED.includes(mutation) && { reason }) });
  };
  async function asked<T>(actor: Actor, query: string, variables: object = {}): Promise<T> {
    const answer = await on().ask(actor, query, { ...variables });
    expect(answer.errors ?? []).toEqual([]);
    return answer.data as T;
  }
  const record = async (actor: Actor, year: number, deputy = on().deputies.deputy): Promise<Scored | null> =>
    (await asked<{ deputy: { dutyRecord: Scored | null } | null }>(actor, `query ($id: ID!, $year: Int!) { deputy(id: $id) { dutyRecord(year: $year) {
      points score level countedDays leaveDays events { event points } parts { part verified points } } } }`, { id: deputy, year })).deputy?.dutyRecord ?? null;
  return { entry, entered, act, asked, record };
}
