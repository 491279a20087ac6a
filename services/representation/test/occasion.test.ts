import type { Actor } from '@redpine/kit/actor';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fieldsOf, refused, send, sure } from './acts.ts';
import { actors, AREA, bench, type Bench, id as fixed, TOPIC } from './bench.ts';

const STREET = fixed(12);
const office = (n: number, area: string): Actor => ({
  id: fixed(n), kind: 'ACCOUNT', username: `u${n}`, name: '吴书记', person: fixed(n + 1),
  posts: [{ id: fixed(n + 2), kind: 'SUBDISTRICT_OFFICE', title: '街道人大工委', organ: null, area }],
});
const street = office(960, STREET);
const analyst: Actor = { id: fixed(968), kind: 'ACCOUNT', username: 'analyst', name: '郑分析', person: fixed(969), posts: [{ id: fixed(970), kind: 'ANALYST', title: '分析员', organ: null, area: null }] };

let on: Bench;
beforeAll(async () => {
  on = await bench();
  await on.sql(`insert into area values ('${STREET}', '230717001', '朝阳街道', 'SUBDISTRICT', '${AREA}', '230717/001', 1)`);
});
afterAll(async () => on?.[Symbol.asyncDispose]());
beforeEach(() => {
  on.now = new Date('2026-03-02T02:00:00Z');
});

const plan = (more: object = {}): object => ({
  kind: 'INSPECTION', withCertificate: true, title: '视察社区养老服务', topic: TOPIC, area: STREET, place: '日间照料中心', on: '2026-03-10', seats: 2, ...more,
});
interface Invited { id: string; version: number; state: string; deputy: { id: string } | null; declineReason: string | null; opinion: string | null; handlingResult: string | null; availableActions: { action: string; allowed: boolean }[] }
interface Shown { id: string; version: number; state: string; seatsTaken: number; legalBasis: object; invitations: Invited[]; candidates: { id: string; invited: number; reason: string }[]; history: { action: string; note: string | null }[]; availableActions: { action: string; allowed: boolean }[] }
const OCCASION = `id version state seatsTaken legalBasis { law article mark } history { action facts { name value } note } availableActions { action allowed } candidates { id invited reason deputy { name } }
  invitations { id version state deputy { id } declineReason opinion handlingResult availableActions { action allowed } }`;

async function shown(actor: Actor, id: string): Promise<Shown | null> {
  const answer = await on.ask(actor, `query ($id: ID!) { occasion(id: $id) { ${OCCASION} } }`, { id });
  expect(answer.errors ?? []).toEqual([]);
  return answer.data?.['occasion'] as Shown | null;
}
const planned = async (more: object = {}): Promise<string> => (await sure(send(on, street, 'occasionPlan', plan(more)))).record?.id ?? '';
const act = async (actor: Actor, mutation: string, id: string, more: object = {}) => {
  const [row] = await on.sql<{ version: number }>('select version from occasion where id = $1', [id]);
  return send(on, actor, mutation, { occasion: id, version: row?.version ?? 0, ...more });
};
const answer = async (actor: Actor, mutation: string, id: string, more: object = {}) => {
  const [row] = await on.sql<{ version: number }>('select version from invitation where id = $1', [id]);
  return send(on, actor, mutation, { invitation: id, version: row?.version ?? 0, ...more });
};
const invited = async (id: string, ...who: ('deputy' | 'cosigner' | 'other')[]): Promise<string[]> => {
  await sure(act(street, 'occasionInvite', id, { deputies: who.map((each) => on.deputies[each]) }));
  const rows = await on.sql<{ id: string; deputy_id: string }>('select id, deputy_id from invitation where occasion_id = $1', [id]);
  return who.map((each) => rows.find((row) => row.deputy_id === on.deputies[each])?.id ?? '');
};
const duty = (id: string) => on.sql('select kind, state from duty_event where source_id = $1 order by kind', [id]);
const heldDay = (): void => {
  on.now = new Date('2026-03-10T08:00:00Z');
};

describe('an occasion that deputies take part in', () => {
  it('OCC-20 MUST go from the plan over invitation, attendance and opinion to its close, and into the duty record', async () => {
    const id = await planned();
    const [hers, others] = await invited(id, 'deputy', 'other') as [string, string];
    expect(await shown(actors.deputy, id)).toMatchObject({ state: 'OPEN', seatsTaken: 2, legalBasis: { law: '代表法', article: '第二十九条', mark: 'F' } });
    await sure(answer(actors.deputy, 'invitationAccept', hers));
    await sure(answer(actors.other, 'invitationAccept', others));
    expect((await refused(on, () => act(street, 'occasionAttendance', id, { marks: [{ invitation: hers, presence: 'ATTENDED' }] }))).reason).toBe('NOT_YET');
    heldDay();
    await sure(act(street, 'occasionAttendance', id, { marks: [{ invitation: hers, presence: 'ATTENDED' }, { invitation: others, presence: 'ATTENDED' }] }));
    expect(await duty(hers)).toEqual([{ kind: 'OCCASION_ATTENDED', state: 'VERIFIED' }]);
    await sure(act(street, 'occasionAttendance', id, { marks: [{ invitation: others, presence: 'EXCUSED' }] }));
    expect(await duty(others)).toEqual([{ kind: 'OCCASION_ATTENDED', state: 'RETRACTED' }]);
    await sure(answer(actors.deputy, 'invitationOpinion', hers, { text: '建议延长日间照料中心周末开放时间。' }));
    expect((await refused(on, () => act(street, 'occasionClose', id))).reason).toBe('UNHANDLED');
    await sure(answer(street, 'invitationHandleOpinion', hers, { handledBy: '区民政局', result: '已自四月起周六全天开放。' }));
    await sure(act(street, 'occasionClose', id));
    expect(await duty(hers)).toEqual([{ kind: 'OCCASION_ATTENDED', state: 'VERIFIED' }, { kind: 'OCCASION_OPINION', state: 'VERIFIED' }]);
    const occasion = await shown(actors.member, id);
    expect(occasion).toMatchObject({ state: 'CLOSED', invitations: [{ state: 'OPINION_HANDLED', handlingResult: '已自四月起周六全天开放。' }, { state: 'EXCUSED' }] });
    expect(occasion?.history.map(({ action }) => action)).toEqual(['PLAN', 'INVITE', 'ATTENDANCE', 'ATTENDANCE', 'CLOSE']);
    const own = await on.ask(actors.deputy, `query ($id: ID!) { deputy(id: $id) { invitations { totalCount } occasionShare { invited attended opinions } } invitations(filter: { mine: true }) { edges { node { occasion { title } } } } }`, { id: on.deputies.deputy });
    expect(own.data).toMatchObject({ deputy: { occasionShare: { invited: 1, attended: 1, opinions: 1 } }, invitations: { edges: [{ node: { occasion: { title: '视察社区养老服务' } } }] } });
  });

  it('OCC-21 MUST be kept by the office of its place alone, and nobody MUST answer for another or record her own attendance', async () => {
    const id = await planned();
    const [hers] = await invited(id, 'deputy') as [string];
    expect((await refused(on, () => send(on, street, 'occasionPlan', plan({ area: AREA })))).code).toBe('FORBIDDEN');
    expect((await refused(on, () => send(on, actors.deputy, 'occasionPlan', plan()))).code).toBe('FORBIDDEN');
    expect((await refused(on, () => act(office(980, fixed(14)), 'occasionCancel', id, { reason: '不属本街道。' }))).code).toBe('FORBIDDEN');
    expect((await refused(on, () => answer(actors.other, 'invitationAccept', hers))).code).toBe('FORBIDDEN');
    expect((await refused(on, () => answer(street, 'invitationAccept', hers))).code).toBe('FORBIDDEN');
    expect((await refused(on, () => answer(actors.anonymous, 'invitationAccept', hers))).code).toBe('UNAUTHENTICATED');
    heldDay();
    const both: Actor = { ...street, person: actors.deputy.person };
    expect(fieldsOf(await refused(on, () => act(both, 'occasionAttendance', id, { marks: [{ invitation: hers, presence: 'ATTENDED' }] })))).toEqual(['marks.0.invitation OWN_ATTENDANCE']);
    expect((await refused(on, () => act(actors.deputy, 'occasionAttendance', id, { marks: [{ invitation: hers, presence: 'ATTENDED' }] }))).code).toBe('FORBIDDEN');
  });

  it('OCC-22 MUST name every field at fault and write nothing', async () => {
    const bad = await refused(on, () => send(on, street, 'occasionPlan', plan({ kind: 'SURVEY', title: '', place: 'x', topic: 'NONE', seats: 0 })));
    expect(fieldsOf(bad)).toEqual(['title REQUIRED', 'place TOO_SHORT', 'topic UNKNOWN_TOPIC', 'seats OUT_OF_RANGE', 'withCertificate NOT_AN_INSPECTION']);
    const id = await planned();
    await invited(id, 'deputy');
    const again = await refused(on, () => act(street, 'occasionInvite', id, { deputies: [on.deputies.deputy, fixed(5)] }));
    expect(fieldsOf(again)).toEqual(['deputies NO_SEAT', 'deputies.0 INVITED_BEFORE', 'deputies.1 UNKNOWN_DEPUTY']);
    expect((await refused(on, () => send(on, street, 'occasionInvite', { occasion: id, version: 99, deputies: [on.deputies.other] }))).__typename).toBe('ConflictProblem');
    heldDay();
    expect(fieldsOf(await refused(on, () => act(street, 'occasionAttendance', id, { marks: [] })))).toEqual(['marks REQUIRED']);
    expect(fieldsOf(await refused(on, () => act(street, 'occasionAttendance', id, { marks: [{ invitation: fixed(7), presence: 'ABSENT' }] })))).toEqual(['marks.0.invitation UNKNOWN_INVITATION']);
  });

  it('OCC-23 MUST give a seat back where one declines, keep why to her and the organiser, and end what is called off', async () => {
    const id = await planned({ seats: 1 });
    const [hers] = await invited(id, 'deputy') as [string];
    await sure(answer(actors.deputy, 'invitationDecline', hers, { reason: '当日住院检查' }));
    const reasons = await Promise.all([actors.deputy, street, actors.other].map(async (actor) => (await shown(actor, id))?.invitations[0]?.declineReason));
    expect(reasons).toEqual(['当日住院检查', '当日住院检查', null]);
    const entries = await on.sql<{ facts: object[]; note: string | null }>(`select facts, note from history_entry where subject_id = $1 and action = 'DECLINE'`, [hers]);
    expect(entries).toEqual([{ facts: [], note: null }]);
    const [others] = await invited(id, 'other') as [string];
    await sure(act(street, 'occasionReschedule', id, { on: '2026-03-12', place: '红升街道文化站', seats: 3 }));
    await sure(act(street, 'occasionCancel', id, { reason: '场地临时占用，另行安排。' }));
    expect(await shown(street, id)).toMatchObject({ state: 'CANCELLED', invitations: [{ state: 'DECLINED' }, { id: others, state: 'WITHDRAWN' }] });
  });

  it('OCC-24 MUST propose those with the fewest invitations first, with the reason, to the organiser alone', async () => {
    const id = await planned({ seats: 3 });
    await invited(id, 'deputy');
    const rows = await on.sql<{ deputy_id: string; n: number }>(`select deputy_id, count(*)::int as n from invitation where state <> 'WITHDRAWN' group by 1`);
    const candidates = (await shown(street, id))?.candidates ?? [];
    expect(candidates.map(({ id: deputy }) => deputy)).not.toContain(on.deputies.deputy);
    expect(candidates.map(({ invited: n }) => n)).toEqual(candidates.map(({ id: deputy }) => rows.find((row) => row.deputy_id === deputy)?.n ?? 0).toSorted((a, b) => a - b));
    expect(candidates[0]?.reason).toBe(`本届受邀 ${candidates[0]?.invited} 次`);
    expect((await shown(actors.deputy, id))?.candidates).toEqual([]);
  });

  it('OCC-25 MUST be unknown to visitors, and without names to analysts', async () => {
    const id = await planned();
    await invited(id, 'deputy');
    expect(await shown(actors.anonymous, id)).toBeNull();
    expect(await shown(analyst, id)).toMatchObject({ invitations: [{ deputy: null }], candidates: [], availableActions: [] });
    const shares = await on.ask(analyst, '{ occasionShares { totalCount } }');
    expect(shares.data).toEqual({ occasionShares: { totalCount: 0 } });
  });

  it('OCC-26 MUST count who came and was answered, and how fairly the term’s invitations were shared out', async () => {
    const asked = await on.ask(actors.member, `query ($area: ID!, $of: [_Any!]!) {
      occasionFigures(filter: { area: $area }) { occasions { value drillDown } attended { numerator denominator } handled { numerator denominator } }
      all: occasionFigures { deputiesInvited { numerator denominator drillDown } distribution { invitations deputies } }
      occasionShares(filter: { invited: true }, orderBy: MOST) { totalCount edges { node { invited } } }
      _entities(representations: $of) { ... on Area { occasionFigures { occasions { value } } } } }`, { area: STREET, of: [{ __typename: 'Area', id: STREET }] });
    expect(asked.errors ?? []).toEqual([]);
    const [rows] = await on.sql<Record<string, number>>(`select (select count(*)::int from occasion where state <> 'CANCELLED') as occasions,
      count(*) filter (where state in ('ATTENDED', 'OPINION_GIVEN', 'OPINION_HANDLED'))::int as attended, count(*) filter (where state in ('ATTENDED', 'OPINION_GIVEN', 'OPINION_HANDLED', 'ABSENT', 'EXCUSED'))::int as marked,
      count(distinct deputy_id) filter (where state <> 'WITHDRAWN')::int as deputies, (select count(*)::int from deputy where status = 'ACTIVE') as serving from invitation`);
    const data = asked.data as { all: { distribution: { invitations: number; deputies: number }[] }; occasionShares: { totalCount: number } };
    expect(asked.data).toMatchObject({
      occasionFigures: {
        occasions: { value: rows?.['occasions'], drillDown: `/representation/occasions?area=${STREET}&states=OPEN&states=HELD&states=CLOSED` },
        attended: { numerator: rows?.['attended'], denominator: rows?.['marked'] }, handled: { numerator: 1, denominator: 1 },
      },
      all: { deputiesInvited: { numerator: rows?.['deputies'], denominator: rows?.['serving'], drillDown: '/representation/occasions/shares?invited=true' } },
      _entities: [{ occasionFigures: { occasions: { value: rows?.['occasions'] } } }],
    });
    expect(data.all.distribution.reduce((sum, { deputies }) => sum + deputies, 0)).toBe(rows?.['serving']);
    expect(data.occasionShares.totalCount).toBe(rows?.['deputies']);
  });
});
