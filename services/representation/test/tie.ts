/** What the tests of ties and home visits share: who takes part, where, and what is done and read again and again. */
import type { Actor } from '@redpine/kit/actor';
import { expect } from 'vitest';
import { send, sure } from './acts.ts';
import { actors, AREA, type Bench, id as fixed, TOPIC } from './bench.ts';

export const STREET = fixed(12);
export const COMMUNITY = fixed(13);
export const ELSEWHERE = fixed(14);
const holding = (n: number, kind: string, area: string | null = null): Actor => ({
  id: fixed(n), kind: 'ACCOUNT', username: `u${n}`, name: `${kind} ${n}`, person: fixed(n + 1), posts: [{ id: fixed(n + 2), kind, title: kind, organ: null, area }],
});
export const cast = {
  deputy: actors.deputy, otherDeputy: actors.other, member: actors.member, otherMember: holding(950, 'SC_MEMBER'), office: actors.office,
  street: holding(960, 'SUBDISTRICT_OFFICE', STREET), town: holding(963, 'TOWN_PRESIDIUM', STREET), elsewhere: holding(966, 'SUBDISTRICT_OFFICE', ELSEWHERE),
  chairperson: holding(969, 'CHAIRPERSON'), government: actors.government, clerk: actors.clerk, otherClerk: actors.clerk2, analyst: holding(972, 'ANALYST'),
  admin: holding(975, 'SYSTEM_ADMIN'), security: holding(978, 'SECURITY_ADMIN'), auditor: actors.auditor, party: holding(981, 'PARTY_COMMITTEE'), anonymous: actors.anonymous,
} satisfies Record<string, Actor>;

const NAME = '孙桂兰';
export const PHONE = '13904581234';
export const ADDRESS = '朝阳街道向阳社区3号楼2单元501';
export const NOTES = '老人独居，患有慢性病，子女在外地。';
export const SECRETS = [NAME, PHONE, ADDRESS, NOTES];
export const RECORDED = { visitedOn: '2026-03-01', summary: '了解家庭情况和对社区的意见。', notes: NOTES, opinions: ['希望社区增设老年助餐点。', '楼道照明不好，夜间出行不便。'] };
export const CONTACT = { on: '2026-03-01', mode: 'PHONE', summary: '询问冬季供暖情况，暂无问题。' };
export const TRIAGED = { subject: '增设老年助餐点', topic: TOPIC, area: COMMUNITY, kind: 'PROPOSAL' };

export const VISIT = 'id state summary notes revealable visitedOn opinionsRaised opinionsAnswered opinions { id state text channel { code } area { id } answer { text } notices { id } availableActions { action } } history { action facts { name value } note } availableActions { action allowed } tie { id constituent { name } }';
interface ShownVisit { state: string; notes: string | null; revealable: boolean; opinionsRaised: number; opinionsAnswered: number; opinions: { id: string; state: string; text: string }[]; history: { action: string }[]; tie: { constituent: object | null } | null }

/** A street with a community in it, in which the deputy’s district lies, and another street. */
export async function places(on: Bench): Promise<void> {
  await on.sql(`insert into area values ('${STREET}', '230717001', '朝阳街道', 'SUBDISTRICT', '${AREA}', '230717/001', 1),
    ('${COMMUNITY}', '230717001001', '向阳社区', 'COMMUNITY', '${STREET}', '230717/001/001', 1), ('${ELSEWHERE}', '230717002', '红升街道', 'SUBDISTRICT', '${AREA}', '230717/002', 1)`);
  await on.sql(`insert into electoral_district (id, ordinal, name) values ($1, 1, '第一选区')`, [fixed(41)]);
  await on.sql('insert into electoral_district_area (electoral_district_id, area_id) values ($1, $2)', [fixed(41), COMMUNITY]);
  await on.sql('update deputy set electoral_district_id = $1 where id = $2', [fixed(41), on.deputies.deputy]);
}

/** Acts and readings on the bench that stands when they are called. */
export function tiesOn(on: () => Bench) {
  const voter = (more: object = {}): object => ({ deputy: on().deputies.deputy, kind: 'VOTER', name: NAME, phone: PHONE, address: ADDRESS, area: COMMUNITY, from: '2026-01-05', ...more });
  const pairVoter = async (by: Actor = actors.deputy, more: object = {}): Promise<string> => (await sure(send(on(), by, 'tiePairVoter', voter(more)))).record?.id ?? '';
  let members = 0;
  /** Each with another member: a pair is made once. */
  async function pairMember(deputy = on().deputies.deputy, from = '2026-01-05'): Promise<{ tie: string; by: Actor }> {
    members += 1;
    const by = members === 1 ? actors.member : holding(2000 + members * 3, 'SC_MEMBER');
    if (members > 1) {
      await on().sql(`insert into person values ($1, '某委员', false, 1)`, [by.person]);
      await on().sql(`insert into post values ($1, 'SC_MEMBER', '委员', $2, null, null, '2024-01-01', null, 1)`, [by.posts[0]?.id, by.person]);
    }
    const made = await sure(send(on(), actors.office, 'tiePairMember', { member: by.person, deputy, from }));
    return { tie: made.record?.id ?? '', by };
  }
  async function act(actor: Actor, mutation: string, id: string, more: object = {}) {
    const of = (['opinion', 'visit', 'tie'] as const).find((each) => mutation.startsWith(each)) ?? 'tie';
    const [row] = await on().sql<{ version: number }>(`select version from ${of} where id = $1`, [id]);
    return send(on(), actor, mutation, { [of]: id, version: row?.version ?? 0, ...more });
  }
  /** Planned with the day moved back, so that it can be recorded as made on 2026-03-01. */
  async function visited(tie: string, by: Actor, more: object = {}): Promise<string> {
    const visit = (await sure(send(on(), by, 'visitPlan', { tie, plannedOn: '2026-03-02' }))).record?.id ?? '';
    await sure(act(by, 'visitRecord', visit, { ...RECORDED, ...more }));
    return visit;
  }
  const ask = async <T>(actor: Actor, query: string, variables: Record<string, unknown> = {}): Promise<T> => {
    const answer = await on().ask(actor, query, variables);
    expect(answer.errors ?? []).toEqual([]);
    return answer.data as T;
  };
  const visitOf = async (actor: Actor, id: string): Promise<ShownVisit | null> => (await ask<{ visit: ShownVisit | null }>(actor, `query ($id: ID!) { visit(id: $id) { ${VISIT} } }`, { id })).visit;
  return { voter, pairVoter, pairMember, act, visited, ask, visitOf };
}
