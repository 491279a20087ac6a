import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Actor } from '@redpine/kit/actor';
import { subgraphSdl } from '@redpine/kit/sdl';
import { buildSchema, type GraphQLSchema, Kind, parse } from 'graphql';
import { act, assigned, draft, handle, handlingNow, replied, send, sure } from '../../../services/representation/test/acts.ts';
import { actors, AREA, bench, type Bench, id as fixed, TOPIC, UNIT } from '../../../services/representation/test/bench.ts';
import type { Known } from './inputs.ts';

/** The contract of all services; its federation directives are of no interest here. */
export const supergraph: GraphQLSchema = buildSchema(readFileSync(new URL('../../../schema/supergraph.graphql', import.meta.url), 'utf8'), { assumeValidSDL: true });

/** Root fields of one service, as its own SDL has them. */
export function rootFields(service: 'directory' | 'representation', root: 'Query' | 'Mutation'): string[] {
  return parse(subgraphSdl(service)).definitions.flatMap((node) =>
    (node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION) && node.name.value === root
      ? (node.fields ?? []).map(({ name }) => name.value)
      : [],
  );
}

export const LEADER = fixed(970);

const account = (person: string | null, posts: Actor['posts'], name: string): Actor =>
  ({ id: randomUUID(), kind: 'ACCOUNT', username: name.toLowerCase(), name, person, posts });

export const holding = (kind: string, scope: { person?: string; organ?: string; area?: string } = {}): Actor =>
  account(scope.person ?? randomUUID(), [{ id: randomUUID(), kind, title: kind, organ: scope.organ ?? null, area: scope.area ?? null }], kind);

/** One for each role and scope of the matrix. */
export const ASKERS: Readonly<Record<string, Actor>> = {
  lead: actors.deputy, cosigner: actors.cosigner, otherDeputy: actors.other, office: actors.office, session: actors.session,
  government: actors.government, clerk: actors.clerk, head: actors.head, otherUnit: actors.head2,
  subdistrict: holding('SUBDISTRICT_OFFICE', { area: AREA }), elsewhere: holding('TOWN_PRESIDIUM', { area: randomUUID() }),
  leader: holding('VICE_CHAIRPERSON', { person: LEADER }), chairperson: holding('CHAIRPERSON'), viceChairperson: holding('VICE_CHAIRPERSON'),
  member: actors.member, partyCommittee: holding('PARTY_COMMITTEE'), budget: holding('BUDGET_OFFICE'), legal: holding('LEGAL_OFFICE'),
  analyst: holding('ANALYST'), systemAdmin: holding('SYSTEM_ADMIN'), securityAdmin: holding('SECURITY_ADMIN'), auditAdmin: holding('AUDIT_ADMIN'),
  anonymous: actors.anonymous,
};

export interface Ground extends AsyncDisposable {
  on: Bench;
  /** By the names of the inputs' fields. */
  known: Known;
}

const PROMISE = { text: '六月底前在三个社区增设助餐点。', measure: '建成助餐点 3 处并开放', dueOn: '2026-06-30' };

/** One suggestion with everything that can hang on it, between sessions, handled by one unit, pressed for, kept confidential. */
export async function ground(): Promise<Ground> {
  const on = await bench();
  await on.sql(`insert into person values ($1, '孙主任', false, 1)`, [LEADER]);
  await on.sql(`insert into post values ($1, 'VICE_CHAIRPERSON', '副主任', $2, null, null, '2024-01-01', null, 1)`, [fixed(973), LEADER]);
  const signed = await draft(on);
  await sure(act(on, actors.deputy, 'suggestionCosignerInvite', signed, { deputies: [on.deputies.cosigner] }));
  await sure(act(on, actors.cosigner, 'suggestionCosignConfirm', signed));
  await sure(act(on, actors.deputy, 'suggestionSubmit', signed));

  const suggestion = await assigned(on);
  await sure(send(on, actors.office, 'pressStart', { suggestion, kind: 'KEY', meeting: '第三十次主任会议', on: '2026-03-01', leader: LEADER }));
  await replied(on, { suggestion, unit: UNIT }, actors.clerk, actors.head);
  const handling = (await handlingNow(on, suggestion, UNIT)).id;
  const commitment = (await sure(send(on, actors.clerk, 'commitmentRegister', { handling, ...PROMISE }))).commitment?.id ?? '';
  await sure(handle(on, actors.deputy, 'handlingEvaluate', { suggestion, unit: UNIT }, { attitude: 'SATISFIED', result: 'SATISFIED' }));
  const publication = (await sure(send(on, actors.office, 'publicationPropose', { suggestion }))).publication?.id ?? '';
  const made = await on.ask(
    actors.office,
    'mutation ($input: HandlingReportDraftInput!) { handlingReportDraft(input: $input) { __typename ... on HandlingReportActSuccess { report { id } } ... on ValidationProblem { fields { path rule } } } }',
    { input: { idempotencyKey: randomUUID(), title: '关于代表建议办理情况的报告', from: '2026-01-01', until: '2026-03-05' } },
  );
  const report = (made.data?.['handlingReportDraft'] as { report?: { id: string } } | undefined)?.report?.id;
  if (report === undefined) throw new Error(`no report: ${JSON.stringify(made)}`);
  const plan = { speaker: on.deputies.deputy, subject: '宣讲代表法', area: AREA, place: '代表之家', audience: '居民', plannedOn: '2026-03-20' };
  const described = { kind: 'AREA', area: AREA, name: '伊美区代表之家', address: '新兴街 1 号', openingHours: '工作日', contact: '0458-3600000', facilities: { zones: [] } };
  const { id: home = '', version = 1 } = (await sure(send(on, actors.office, 'homePlan', described))).record ?? {};
  await sure(send(on, actors.office, 'homeOpen', { home, version, openedOn: '2026-01-05' }));
  const turn = { home, kind: 'RECEPTION', subject: '代表接待日', on: '2026-03-20', from: '09:00', until: '11:00', deputies: [on.deputies.deputy] };
  const event = (await sure(send(on, actors.office, 'homeEventPlan', turn))).record?.id ?? '';
  const members = [on.deputies.deputy, on.deputies.cosigner, on.deputies.other];
  const deputyGroup = (await sure(send(on, actors.office, 'deputyGroupForm', { name: '伊美区代表小组', by: { area: AREA }, members, leader: on.deputies.deputy }))).record?.id ?? '';
  const groupActivity = (await sure(send(on, actors.office, 'groupActivityPlan', { deputyGroup, kind: 'STUDY', title: '学习代表法', place: '代表之家', plannedOn: '2026-03-20' }))).record?.id ?? '';
  const away = { deputy: on.deputies.deputy, cause: 'HEALTH', occasion: '小组活动', reason: '住院治疗。', from: '2026-03-20', until: '2026-03-22' };
  const deputyLeave = (await sure(send(on, actors.deputy, 'deputyLeaveAsk', away))).record?.id ?? '';
  const fundSpending = (await sure(send(on, actors.office, 'fundSpendingRecord', { deputy: on.deputies.deputy, on: '2026-03-01', purpose: '走访交通费', fen: 2_000 }))).record?.id ?? '';
  const talk = (await sure(send(on, actors.office, 'talkAssign', plan))).record?.id ?? '';
  const heard = { channel: 'HOME_RECEPTION', receivedOn: '2026-03-02', text: '小区东门的路灯坏了两个月，晚上老人出行不便。', area: AREA };
  const opinion = (await sure(send(on, actors.office, 'opinionRecord', heard))).record?.id ?? '';
  await sure(send(on, actors.office, 'opinionTriage', { opinion, version: 1, subject: '路灯维修', topic: TOPIC, area: AREA, kind: 'PROPOSAL' }));
  await sure(send(on, actors.office, 'opinionRoute', { opinion, version: 2, deputy: on.deputies.deputy }));
  const listed = { subject: '路灯问题', description: '多名群众在走访中反映同一问题，列入清单。', source: 'VISIT', topic: TOPIC, area: AREA };
  const problem = (await sure(send(on, actors.office, 'pressingProblemList', listed))).record?.id ?? '';
  await sure(send(on, actors.office, 'pressingProblemAssign', { problem, version: 1, unit: UNIT, dueOn: '2026-03-20' }));
  const occasion = (await sure(send(on, actors.office, 'occasionPlan', { kind: 'INSPECTION', withCertificate: true, title: '视察养老服务', area: AREA, place: '日间照料中心', on: '2026-03-20', seats: 5 }))).record?.id ?? '';
  await sure(send(on, actors.office, 'occasionInvite', { occasion, version: 1, deputies: [on.deputies.deputy] }));
  const from = '2026-01-05';
  const tie = (await sure(send(on, actors.office, 'tiePairVoter', { deputy: on.deputies.deputy, kind: 'VOTER', name: '孙大娘', area: AREA, from }))).record?.id ?? '';
  const visit = (await sure(send(on, actors.office, 'visitPlan', { tie, plannedOn: '2026-03-20' }))).record?.id ?? '';
  await sure(send(on, actors.office, 'visitRecord', { visit, version: 1, visitedOn: '2026-03-02', summary: '了解生活情况。', opinions: ['希望在社区增设老年助餐点。'] }));
  await on.sql(`with d as (insert into electoral_district (ordinal, name) values (99, '第一选区') returning id), c as (insert into electoral_district_area select id, $1 from d)
    update deputy set electoral_district_id = (select id from d) where id = $2`, [AREA, on.deputies.deputy]);
  const scan = fixed(974);
  on.files.push({ id: scan, name: '证书.pdf', mediaType: 'application/pdf', size: 10, uploadedBy: actors.deputy.id });
  const award = { deputy: on.deputies.deputy, kind: 'AWARD_RECEIVED', on: '2026-02-10', title: '获评优秀代表', files: [scan] };
  const dutyEvent = (await sure(send(on, actors.deputy, 'dutyEventEnter', award))).record?.id ?? '';
  const dutyPublication = (await sure(send(on, actors.office, 'dutyPublicationPublish', { year: 2025, quarter: 4 }))).record?.id ?? '';
  const reporting = { deputy: on.deputies.deputy, area: AREA, place: '代表之家', plannedOn: '2026-03-20' };
  const voterReport = (await sure(send(on, actors.office, 'voterReportSchedule', reporting))).record?.id ?? '';
  await sure(send(on, actors.office, 'deputyProfilePublishAll', {}));
  const withdrawn = (await sure(send(on, actors.office, 'voterReportSchedule', reporting))).record?.id ?? '';
  const told = { heldOn: '2026-03-01', voters: 30, report: '一年来走访养殖农户，撤回公开的述职文本。', questions: [{ question: '撤回的提问谁也看不到吗？', answer: '撤回以后确实看不到了。' }] };
  for (const [mutation, more] of [
    ['voterReportHold', told], ['voterReportAppraise', { good: 20, basically: 5, poor: 1 }], ['voterReportPublish', {}], ['voterReportWithdraw', { reason: '文字有误，撤回更正。' }],
  ] as const) {
    const [row] = await on.sql<{ version: number }>('select version from voter_report where id = $1', [withdrawn]);
    await sure(send(on, actors.office, mutation, { voterReport: withdrawn, version: row?.version ?? 0, ...more }));
  }
  const items = [{ month: 5, title: '开展代表集中视察', owner: '代表工作委员会' }];
  const workPlan = (await sure(send(on, actors.office, 'workPlanDraft', { year: 2026, title: '代表工作计划', items }))).record?.id ?? '';
  const mandateMatter = (await sure(send(on, actors.office, 'mandateMatterOpen', { deputy: on.deputies.deputy, kind: 'RECALL', facts: '选民联名提出罢免。' }))).record?.id ?? '';
  const deed = (await sure(send(on, actors.deputy, 'deedPledge', { title: '修好坡道', measure: '轮椅可以通行', area: AREA, dueOn: '2026-06-30' }))).record?.id ?? '';
  return {
    on,
    known: { mandateMatter, deputyGroup, groupActivity, deputyLeave, fundSpending, deed, occasion, invitation: await idOf(on, 'invitation'), dutyEvent, dutyPublication, voterReport, workPlan, tie, visit, deputy: on.deputies.deputy, home, event, talk, opinion, problem, area: AREA, suggestion, signed, handling, commitment, publication, press: await idOf(on, 'press'), report, unit: UNIT, kind: 'KEY' },
    [Symbol.asyncDispose]: () => on[Symbol.asyncDispose](),
  };
}

async function idOf(on: Bench, table: string): Promise<string> {
  const [row] = await on.sql<{ id: string }>(`select id from ${table} limit 1`);
  return row?.id ?? '';
}
