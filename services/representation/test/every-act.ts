import { addDays } from '@redpine/kit/calendar';
import { legalDay } from '@redpine/kit/clock';
import type { Actor } from '@redpine/kit/actor';
import { CONTENT, reply } from './acts.ts';
import { actors, type Bench, id as fixed, UNIT, UNIT_2, UNIT_3 } from './bench.ts';

// Every mutation on a suggestion and what hangs on it: on which record in which state, by whom, with which traces.
// Written from the law of the house and not from the transition tables, so that the two can disagree.

const CHAIR = fixed(970);
const COMMITTEE = fixed(971);
/** Uploaded by the office. */
const SCAN = fixed(972);
const holding = (n: number, name: string, kind: string, title: string, organ: string | null = null, area: string | null = null): Actor => ({
  id: fixed(n + 100), kind: 'ACCOUNT', username: `u${n}`, name, person: fixed(n), posts: [{ id: fixed(n + 200), kind, title, organ, area }],
});

/** All who are there, most of them with no part in the matter. */
export const cast = {
  ...actors,
  chair: holding(970, '孙主任', 'VICE_CHAIRPERSON', '副主任'),
  committee: holding(975, '钱主任', 'BUDGET_OFFICE', '预算工委主任', COMMITTEE),
  party: holding(976, '李书记', 'PARTY_COMMITTEE', '区委办公室'),
  legal: holding(977, '周主任', 'LEGAL_OFFICE', '法工委主任'),
  street: holding(978, '吴书记', 'SUBDISTRICT_OFFICE', '街道人大工委', null, fixed(11)),
  analyst: holding(979, '郑分析', 'ANALYST', '分析员'),
  admin: holding(980, '王管理', 'SYSTEM_ADMIN', '系统管理员'),
} satisfies Record<string, Actor>;
export type Who = keyof typeof cast;
export const EVERYBODY = Object.keys(cast) as Who[];

export async function enter(on: Bench): Promise<void> {
  on.files.push({ id: SCAN, name: '征询意见表.pdf', mediaType: 'application/pdf', size: 10, uploadedBy: actors.office.id });
  await on.sql(`insert into organ values ($1::uuid, 'YSGW', '预算工作委员会', '预算工委', 'CONGRESS', null, null, false, false, 1)`, [COMMITTEE]);
  for (const { person, name, posts: [post] } of [cast.chair, cast.committee]) {
    await on.sql(`insert into person values ($1, $2, false, 1)`, [person, name]);
    await on.sql(`insert into post values ($1, $2, $3, $4, $5, null, '2024-01-01', null, 1)`, [post?.id, post?.kind, post?.title, person, post?.organ]);
  }
}

/** One record as it stands. */
export interface Item {
  id: string;
  version: number;
  state: string;
  /** Of a handling or a commitment: the unit's organ. */
  organ: string | null;
  /** Of a handling its role, of a press its kind, of a publication who keeps it confidential. */
  kind: string | null;
  /** Of a handling: the day that its reply is due. */
  due: string | null;
  suggestion: string | null;
  /** Whether the suggestion is kept confidential. */
  confidential: boolean;
  /** Of a suggestion: persons who were asked to co-sign it. Of a publication: its handlings that were replied to, in their order. */
  related: string[];
}
export const RECORDS = ['suggestion', 'handling', 'commitment', 'publication', 'press', 'report'] as const;
export type Type = (typeof RECORDS)[number];
export type Stand = Record<Type, Item[]>;

export interface Choice {
  /** Picks among what the act may say. */
  nth: number;
  today: string;
  stand: Stand;
  seats: Bench['deputies'];
}

interface Kind {
  on: Type;
  /** Whether it carries the version of the record. */
  versioned: boolean;
  /** States of the record in which it may be acknowledged; guards may still refuse. */
  from: readonly string[];
  /** Whose part it is. */
  by: (item: Item) => readonly Who[];
  /** Its name in the audit log. */
  audit: string;
  /** Its own entry on the timeline; null where it is not told there. */
  told: string | null;
  /** Kinds of the notifications; `?` marks one that depends. */
  notes: readonly string[];
  input: (item: Item, choice: Choice) => object;
}

const UNIT_PEOPLE: Record<string, readonly Who[]> = { [UNIT]: ['clerk', 'head'], [UNIT_2]: ['clerk2', 'head2'], [UNIT_3]: ['clerk3', 'head3'] };
const HEADS: Record<string, Actor> = { [UNIT]: actors.head, [UNIT_2]: actors.head2, [UNIT_3]: actors.head3 };
const unit = ({ organ }: Item): readonly Who[] => UNIT_PEOPLE[organ ?? ''] ?? [];
/** A co-handler gives its opinion; everybody else's part is about replies. */
const helping = (item: Item): readonly Who[] => (item.kind === 'CO' ? unit(item) : []);
const replying = (by: (item: Item) => readonly Who[]) => (item: Item): readonly Who[] => (item.kind === 'CO' ? [] : by(item));
const only = (...who: Who[]) => (): readonly Who[] => who;
const pick = <T>(choices: readonly T[], nth: number): T => choices[nth % choices.length] as T;

export const REASON = { reason: '按照规定提出的充分理由。' };
export const SECRET = '王秀兰，电话13945678901';
const TEXT = { text: '已按要求逐项落实，情况属实，特此报告。' };

const LEAD = only('deputy');
const COSIGNERS = ({ related }: Item): readonly Who[] => (['cosigner', 'other'] as const).filter((who) => related.includes(actors[who].person ?? ''));
const OFFICE = only('office');
const OPEN = ['SUBMITTED', 'ACCEPTED', 'HANDED_OVER', 'ASSIGNED', 'ANSWERED', 'CLOSED'];
const DRAFTS = ['DRAFT', 'RETURNED'];
const BEFORE_ANSWER = ['SUBMITTED', 'RETURNED', 'ACCEPTED', 'HANDED_OVER', 'ASSIGNED'];
const DRAFTING = ['IN_HAND', 'REHANDLING', 'EVALUATED', 'UNRETURNED'];
const UNDER_WAY = ['ACCEPTED', 'HANDED_OVER', 'ASSIGNED', 'ANSWERED'];
const ANSWERS = ['REPLIED', 'EVALUATED', 'UNRETURNED', 'DISSATISFIED', 'REHANDLING', 'ESCALATED', 'SETTLED'];

type Told = { told?: string | null; notes?: readonly string[]; audit?: string; versioned?: boolean };
const kind = (on: Type, from: readonly string[], by: Kind['by'], input: Kind['input'], told: Told = {}) => ({ on, from, by, input, told });
const none = (): object => ({});
const because = (): object => REASON;
const batch = ({ id, version }: Item): object => ({ suggestions: [{ suggestion: id, version }] });
const answer = ({ organ }: Item, { nth, today }: Choice): object =>
  reply(HEADS[organ ?? ''] ?? actors.head, { category: pick(['A', 'B', 'C'], nth), signedOn: today, text: `经研究，拟于今年在三个社区增设助餐点。${SECRET}。` });
const evaluating = (_item: Item, { nth }: Choice): object => ({
  attitude: 'SATISFIED', result: pick(['SATISFIED', 'DISSATISFIED', 'BASICALLY_SATISFIED'], nth), comment: '尚未见到实际举措。',
});
const MODES = [{ mode: 'ALONE', lead: UNIT }, { mode: 'LEAD_WITH_COHANDLERS', lead: UNIT, others: [UNIT_2] }, { mode: 'SEPARATE', lead: UNIT, others: [UNIT_2, UNIT_3] }];
const PRESSED_BY: Record<string, readonly Who[]> = { KEY: ['chair', 'office'], COMMITTEE: ['committee', 'office'], OFFICE: ['office'], GOVERNMENT: ['government'] };
/** What is confidential since, the committee cannot read. */
const pressedBy = ({ kind: of, confidential }: Item): readonly Who[] =>
  (PRESSED_BY[of ?? ''] ?? []).filter((who) => !confidential || who !== 'committee');
const pressing = (of: string, by: Who[], more: (choice: Choice) => object, notes: string) =>
  kind('suggestion', UNDER_WAY, only(...by), (_item, choice) => ({ kind: of, ...more(choice) }), { told: `PRESS_${of}`, notes: [notes], audit: 'press.start', versioned: false });
let periods = 0;

const KINDS = {
  suggestionDraftSave: kind('suggestion', DRAFTS, LEAD, (_item, { nth }) => ({ title: pick(['关于甲的建议', '关于乙的建议'], nth), facts: `${CONTENT.facts}${SECRET}` }), { told: null }),
  suggestionDraftDiscard: kind('suggestion', ['DRAFT'], LEAD, none, { told: null }),
  suggestionCosignerInvite: kind('suggestion', DRAFTS, LEAD, (_item, { nth, seats }) => ({ deputies: [pick([seats.cosigner, seats.other], nth)] }), { told: 'COSIGN_INVITE', notes: ['SUGGESTION_COSIGN_INVITED'] }),
  suggestionCosignConfirm: kind('suggestion', DRAFTS, COSIGNERS, none, { told: 'COSIGN_CONFIRM' }),
  suggestionCosignDecline: kind('suggestion', DRAFTS, COSIGNERS, none, { told: 'COSIGN_DECLINE' }),
  suggestionCosignWithdraw: kind('suggestion', ['DRAFT', ...BEFORE_ANSWER], COSIGNERS, because, { told: 'COSIGN_WITHDRAW', notes: ['SUGGESTION_COSIGN_WITHDRAWN'] }),
  suggestionWithdraw: kind('suggestion', BEFORE_ANSWER, LEAD, because, { told: 'WITHDRAW', notes: ['SUGGESTION_WITHDRAWN'] }),
  suggestionSubmit: kind('suggestion', DRAFTS, LEAD, none, { told: 'SUBMIT', notes: ['SUGGESTION_SUBMITTED'] }),
  suggestionAccept: kind('suggestion', ['SUBMITTED'], OFFICE, none, { told: 'ACCEPT', notes: ['SUGGESTION_ACCEPTED'] }),
  suggestionReturn: kind('suggestion', ['SUBMITTED'], OFFICE, because, { told: 'RETURN', notes: ['SUGGESTION_RETURNED'] }),
  suggestionToLetter: kind('suggestion', ['SUBMITTED'], OFFICE, () => ({ ...REASON, inadmissibility: 'CONCRETE_CASE' }), { told: 'TO_LETTER', notes: ['SUGGESTION_TO_LETTER'] }),
  suggestionAcceptanceRetract: kind('suggestion', ['ACCEPTED'], OFFICE, because, { told: 'RETRACT_ACCEPTANCE', notes: ['SUGGESTION_ACCEPTANCE_RETRACTED'] }),
  suggestionAssignmentRetract: kind('suggestion', ['HANDED_OVER', 'ASSIGNED'], OFFICE, because, { told: 'RETRACT_ASSIGNMENT', notes: ['SUGGESTION_ASSIGNMENT_RETRACTED'] }),
  suggestionCorrect: kind('suggestion', OPEN, OFFICE, (_item, { nth }) => ({ ...REASON, topic: pick(['HEALTH', 'ELDERLY'], nth), area: null }), { told: 'CORRECT', notes: ['SUGGESTION_CORRECTED'] }),
  suggestionJoin: kind('suggestion', ['ACCEPTED', 'HANDED_OVER'], OFFICE, ({ id, version }, { stand }) => ({
    ...REASON, suggestions: [{ suggestion: id, version }, ...stand.suggestion.filter((other) => other.id !== id).map((other) => ({ suggestion: other.id, version: other.version }))],
  }), { told: 'JOIN', notes: ['SUGGESTION_JOINED'] }),
  suggestionLeaveCase: kind('suggestion', ['ACCEPTED', 'HANDED_OVER'], OFFICE, because, { told: 'LEAVE_CASE' }),
  suggestionKeepConfidential: kind('suggestion', [...BEFORE_ANSWER, 'ANSWERED', 'CLOSED', 'ARCHIVED'], LEAD, because, { told: 'KEEP_CONFIDENTIAL', notes: ['SUGGESTION_CONFIDENTIAL'] }),
  suggestionLiftConfidentiality: kind('suggestion', [...BEFORE_ANSWER, 'ANSWERED', 'CLOSED', 'ARCHIVED'], LEAD, because, { told: 'LIFT_CONFIDENTIALITY', notes: ['SUGGESTION_LIFTED'] }),
  suggestionHandOver: kind('suggestion', ['ACCEPTED'], OFFICE, batch, { told: 'HAND_OVER', notes: ['SUGGESTION_HANDED_OVER', 'SUGGESTION_ASSIGNED'] }),
  suggestionArchive: kind('suggestion', ['CLOSED'], OFFICE, batch, { told: 'ARCHIVE' }),
  suggestionAssign: kind('suggestion', ['ACCEPTED', 'HANDED_OVER'], ({ state }) => [state === 'HANDED_OVER' ? 'government' : 'office'], ({ id, version }, { nth }) => ({
    assignment: { suggestion: id, version, track: 'THREE_MONTHS', ...pick(MODES, nth) },
  }), { told: 'ASSIGN', notes: ['SUGGESTION_ASSIGNED', 'HANDLING_OFFERED'] }),

  handlingAccept: kind('handling', ['OFFERED'], unit, none, { told: 'ACCEPT' }),
  handlingReturn: kind('handling', ['OFFERED'], unit, because, { told: 'RETURN', notes: ['HANDLING_RETURNED'] }),
  handlingReassign: kind('handling', ['OFFERED', 'RETURNED', 'IN_HAND'], only('office', 'government'), (_item, { nth }) => ({ ...REASON, unit: pick([UNIT_3, UNIT_2, UNIT], nth) }), { told: 'REASSIGN', notes: ['HANDLING_OFFERED', 'HANDLING_REASSIGNED?', 'SUGGESTION_REASSIGNED'] }),
  handlingContactRecord: kind('handling', ['IN_HAND', 'REPLIED', 'DISSATISFIED', 'REHANDLING'], unit, (_item, { today }) => ({ on: today, mode: 'VISIT', stage: 'DURING', note: '上门听取意见。' }), { told: 'CONTACT' }),
  handlingOpinion: kind('handling', ['IN_HAND'], helping, () => TEXT, { told: 'OPINION', notes: ['HANDLING_OPINION_GIVEN?'] }),
  handlingExtensionAsk: kind('handling', ['IN_HAND'], replying(unit), ({ due }, { nth, today }) => ({ ...REASON, until: addDays(due ?? today, 1 + (nth % 60)) }), { told: 'EXTENSION_ASK', notes: ['HANDLING_EXTENSION_ASKED'] }),
  handlingExtensionGrant: kind('handling', ['IN_HAND'], replying(OFFICE), none, { told: 'EXTENSION_GRANT', notes: ['HANDLING_EXTENSION_GRANTED', 'SUGGESTION_EXTENDED'] }),
  handlingExtensionRefuse: kind('handling', ['IN_HAND'], replying(OFFICE), because, { told: 'EXTENSION_REFUSE', notes: ['HANDLING_EXTENSION_REFUSED'] }),
  handlingReplyDraft: kind('handling', DRAFTING, replying(unit), (_item, { nth }) => ({ text: '拟答复如下，请审核。', category: pick(['A', 'B'], nth) }), { told: null }),
  handlingCheckSubmit: kind('handling', DRAFTING, replying(unit), none, { told: 'CHECK_SUBMIT', notes: ['HANDLING_DRAFT_TO_CHECK'] }),
  handlingCheckPass: kind('handling', DRAFTING, replying(only('government')), none, { told: 'CHECK_PASS', notes: ['HANDLING_DRAFT_PASSED'] }),
  handlingCheckReturn: kind('handling', DRAFTING, replying(only('government')), because, { told: 'CHECK_RETURN', notes: ['HANDLING_DRAFT_RETURNED'] }),
  handlingReply: kind('handling', ['IN_HAND', 'REHANDLING'], replying(unit), answer, { told: 'REPLY', notes: ['HANDLING_REPLIED?', 'HANDLING_REPLIED_AGAIN?'] }),
  handlingContinue: kind('handling', ['EVALUATED', 'UNRETURNED'], replying(unit), answer, { told: 'CONTINUE', notes: ['HANDLING_REPLIED_AGAIN'] }),
  handlingEvaluate: kind('handling', ['REPLIED'], replying(LEAD), evaluating, { told: 'EVALUATE', notes: ['HANDLING_EVALUATED'] }),
  handlingEvaluationRecord: kind('handling', ['REPLIED', 'UNRETURNED'], replying(OFFICE), (item, choice) => ({ ...evaluating(item, choice), returnedOn: choice.today, files: [SCAN] }), {
    told: 'EVALUATION_RECORD', notes: ['HANDLING_EVALUATED', 'HANDLING_EVALUATION_RECORDED'],
  }),
  handlingRehandle: kind('handling', ['DISSATISFIED', 'ESCALATED'], replying(OFFICE), because, { told: 'REHANDLE', notes: ['HANDLING_REHANDLED', 'SUGGESTION_REHANDLED'] }),
  handlingQualityCheck: kind('handling', ['REPLIED', 'EVALUATED', 'UNRETURNED'], replying(OFFICE), because, { told: 'QUALITY_CHECK', notes: ['HANDLING_REHANDLED', 'SUGGESTION_REHANDLED'] }),
  handlingEscalate: kind('handling', ['DISSATISFIED'], replying(OFFICE), (_item, { today }) => ({ convenedOn: today, participants: '代表、民政局', outcome: '双方同意列入明年计划。' }), { told: 'ESCALATE', notes: ['HANDLING_ESCALATED'] }),
  handlingSettle: kind('handling', ['ESCALATED'], replying(OFFICE), because, { told: 'SETTLE', notes: ['HANDLING_SETTLED'] }),
  handlingUrge: kind('handling', ['OFFERED', 'IN_HAND', 'REHANDLING'], only('deputy', 'office', 'government'), () => ({ note: '请尽快办理并答复。' }), { told: 'URGE', notes: ['HANDLING_URGED'], versioned: false }),

  commitmentRegister: kind('handling', ANSWERS, replying((item) => [...unit(item), 'office']), (_item, { nth, today }) => ({ ...TEXT, measure: '三处', dueOn: addDays(today, nth % 300) }), { told: 'COMMITMENT_REGISTER', notes: ['COMMITMENT_REGISTERED'], versioned: false }),
  commitmentReport: kind('commitment', ['PROMISED', 'REOPENED'], unit, () => TEXT, { told: 'COMMITMENT_REPORT', notes: ['COMMITMENT_REPORTED'] }),
  commitmentConfirm: kind('commitment', ['REPORTED'], OFFICE, none, { told: 'COMMITMENT_CONFIRM', notes: ['COMMITMENT_FULFILLED'] }),
  commitmentSendBack: kind('commitment', ['REPORTED'], OFFICE, because, { told: 'COMMITMENT_SEND_BACK', notes: ['COMMITMENT_SENT_BACK'] }),
  commitmentEvaluate: kind('commitment', ['FULFILLED'], LEAD, evaluating, { told: 'COMMITMENT_EVALUATE', notes: ['COMMITMENT_EVALUATED'] }),
  commitmentReopen: kind('commitment', ['FULFILLED'], LEAD, because, { told: 'COMMITMENT_REOPEN', notes: ['COMMITMENT_REOPENED'] }),
  commitmentClose: kind('commitment', ['FULFILLED', 'EVALUATED_AGAIN'], OFFICE, none, { told: 'COMMITMENT_CLOSE', notes: ['COMMITMENT_CLOSED'] }),
  commitmentDueAsk: kind('commitment', ['PROMISED', 'REOPENED'], unit, (_item, { nth, today }) => ({ ...REASON, dueOn: addDays(today, 1 + (nth % 200)) }), { told: 'COMMITMENT_DUE_ASK', notes: ['COMMITMENT_DUE_ASKED'] }),
  commitmentDueGrant: kind('commitment', ['PROMISED', 'REOPENED'], OFFICE, none, { told: 'COMMITMENT_DUE_GRANT', notes: ['COMMITMENT_DUE_GRANTED'] }),
  commitmentDueRefuse: kind('commitment', ['PROMISED', 'REOPENED'], OFFICE, because, { told: 'COMMITMENT_DUE_REFUSE', notes: ['COMMITMENT_DUE_REFUSED'] }),

  publicationPropose: kind('suggestion', ['ANSWERED', 'CLOSED', 'ARCHIVED'], only('deputy', 'office'), none, { told: 'PUBLICATION_PROPOSE', notes: ['PUBLICATION_PROPOSED'], versioned: false }),
  publicationRedact: kind('publication', ['PROPOSED', 'REDACTED', 'PUBLISHED', 'WITHDRAWN'], OFFICE, ({ related }, { nth }) => ({
    title: '关于增设社区助餐点的建议', text: `辖区老人较多，建议增设社区助餐点。${'。'.repeat(nth % 3)}`, showDeputy: nth % 2 === 0,
    replies: related.map((handling) => ({ handling, text: '拟于今年增设三处助餐点。' })),
  }), { told: 'PUBLICATION_REDACT' }),
  publicationPublish: kind('publication', ['REDACTED', 'PUBLISHED'], OFFICE, () => ({ hintsReviewed: true }), { told: 'PUBLICATION_PUBLISH', notes: ['PUBLICATION_PUBLISHED'] }),
  publicationWithdraw: kind('publication', ['PROPOSED', 'REDACTED', 'PUBLISHED'], OFFICE, because, { told: 'PUBLICATION_WITHDRAW', notes: ['PUBLICATION_WITHDRAWN'] }),

  'pressStart KEY': pressing('KEY', ['chair', 'office'], ({ today }) => ({ meeting: '主任会议', on: today, leader: CHAIR }), 'PRESS_KEY'),
  'pressStart COMMITTEE': pressing('COMMITTEE', ['chair', 'office'], () => ({ organ: COMMITTEE }), 'PRESS_STARTED'),
  'pressStart OFFICE': pressing('OFFICE', ['office'], none, 'PRESS_STARTED'),
  'pressStart GOVERNMENT': pressing('GOVERNMENT', ['government'], () => ({ leaderName: '副区长 高山' }), 'PRESS_STARTED'),
  pressNote: kind('press', ['OPEN'], pressedBy, () => TEXT, { told: 'PRESS_NOTE', notes: ['PRESS_NOTED'] }),
  pressClose: kind('press', ['OPEN'], pressedBy, () => TEXT, { told: 'PRESS_CLOSE', notes: ['PRESS_CLOSED'] }),

  handlingReportDraft: kind('suggestion', ['DRAFT', ...BEFORE_ANSWER, 'ANSWERED', 'CLOSED', 'ARCHIVED', 'WITHDRAWN', 'LETTER'], only('office', 'government'), () => ({
    title: '代表建议办理情况的报告', from: addDays('2020-01-01', (periods += 1)), until: '2026-03-01',
  }), { told: null, notes: ['REPORT_DRAFTED'], versioned: false }),
  handlingReportEdit: kind('report', ['DRAFTED'], only('office', 'government'), () => ({ sections: ['OVERVIEW', 'MEASURES', 'PROBLEMS', 'NEXT'].map((part) => ({ part, ...TEXT })) }), { told: null }),
  handlingReportRecount: kind('report', ['DRAFTED'], only('office', 'government'), none, { told: null }),
  handlingReportSubmit: kind('report', ['DRAFTED'], OFFICE, none, { told: null, notes: ['REPORT_SUBMITTED'] }),
  handlingReportHear: kind('report', ['SUBMITTED'], only('office', 'chair'), (_item, { today }) => ({ meeting: '常委会会议', on: today, opinions: '继续跟踪落实。' }), { told: null, notes: ['REPORT_HEARD'] }),
  handlingReportFollowUp: kind('report', ['HEARD'], only('office', 'government'), () => TEXT, { told: null, notes: ['REPORT_FOLLOWED_UP'], audit: 'handlingReport.follow_up' }),
  handlingReportPrint: kind('report', ['FOLLOWED_UP'], OFFICE, () => TEXT, { told: null }),
  handlingReportPublish: kind('report', ['PRINTED'], OFFICE, none, { told: null, notes: ['REPORT_PUBLISHED'] }),
};
export type ActName = keyof typeof KINDS;

const auditName = (name: string): string =>
  name.replace(/^(suggestion|handlingReport|handling|commitment|publication|press)(.)/, (_all, type: string, first: string) => `${type}.${first.toLowerCase()}`);

export const ACTS = Object.fromEntries(
  Object.entries(KINDS).map(([name, { told, ...rest }]) => [name, { told: null, notes: [], audit: auditName(name), versioned: true, ...rest, ...told }]),
) as unknown as Record<ActName, Kind>;
export const ACT_NAMES = Object.keys(ACTS) as ActName[];
/** The mutation of the act. */
export const mutationOf = (name: ActName): string => name.split(' ')[0] ?? name;

/** The whole input: which record in which version, and what the act says. */
export function inputOf(name: ActName, item: Item, choice: Choice): object {
  const { on, versioned, input } = ACTS[name];
  const said = input(item, choice);
  if ('suggestions' in said || 'assignment' in said || name === 'handlingReportDraft') return said;
  return { [on]: item.id, ...(versioned && { version: item.version }), ...said };
}

const COLUMNS: Record<Type, string> = {
  suggestion: `select id, version, state, null::uuid as organ, null::text as kind, null::text as due, id as suggestion,
    array(select d.person_id from cosigner c join deputy d on d.id = c.deputy_id where c.suggestion_id = suggestion.id) as related from suggestion where id = any($1::uuid[])`,
  handling: `select h.id, h.version, h.state, h.organ_id, h.role, (select d.due_on::text from deadline d where d.handling_id = h.id and d.kind = 'REPLY' and not d.superseded), h.suggestion_id, '{}'::uuid[]
    from handling h where h.suggestion_id = any($1::uuid[])`,
  commitment: `select c.id, c.version, c.state, h.organ_id, null, null, c.suggestion_id, '{}'::uuid[] from commitment c join handling h on h.id = c.handling_id where c.suggestion_id = any($1::uuid[])`,
  publication: `select p.id, p.version, p.state, null::uuid, null, null, p.suggestion_id, array(select h.id from handling h where h.suggestion_id = p.suggestion_id
    and exists (select 1 from reply r where r.handling_id = h.id) order by h.position) from publication p where p.suggestion_id = any($1::uuid[])`,
  press: `select id, version, state, organ_id, kind, null, suggestion_id, '{}'::uuid[] from press where suggestion_id = any($1::uuid[])`,
  report: `select id, version, state, null::uuid, null, null, null::uuid, '{}'::uuid[] from handling_report where id = any($2::uuid[])`,
};

/** Everything that hangs on the suggestions, and the reports, as it stands. */
export async function standOf(on: Bench, suggestions: readonly string[], reports: readonly string[] = []): Promise<Stand> {
  const parts = RECORDS.map((type) => {
    const named = `select x.*, coalesce(s.confidential, false) as confidential from (${COLUMNS[type]}) as x (id, version, state, organ, kind, due, suggestion, related)
      left join suggestion s on s.id = x.suggestion`;
    return `'${type}', (select coalesce(json_agg(r order by r.id), '[]') from (${named}) as r)`;
  });
  const [row] = await on.sql<{ stand: Stand }>(`select json_build_object(${parts.join(', ')}) as stand`, [suggestions, reports]);
  if (!row) throw new Error('nothing stands');
  return row.stand;
}

export const todayOf = (on: Bench): string => legalDay(on.now);
