/** 待办 — What waits for the viewer, of whatever kind, with the list that shows exactly those rows. */
import type { Actor } from '@redpine/kit/actor';
import { type Row, rowOf, type ViewContext } from '@redpine/kit/view/define';
import { and, raw, sql, type Sql } from '@redpine/kit/view/sql';
import { seen as seenCommitment } from '../commitment/commitment.figures.ts';
import { COMMITMENT_QUEUES, hasCommitmentQueue, waitsInCommitmentQueue } from '../commitment/commitment.queue.ts';
import { commitmentRows, isOverdueNow } from '../commitment/commitment.rows.ts';
import { isOffice } from '../area/area.policy.ts';
import { isKeptBy } from '../area/area.visibility.ts';
import { isDeputiesOffice } from '../duty/duty.policy.ts';
import { isContested } from '../duty/duty.filter.ts';
import { verifiesDuty } from '../duty/duty.visibility.ts';
import { waitsForPublication } from '../deputy-profile/profile.filter.ts';
import { keepsDeputy, keepsOrIs } from '../deputy/deputy.visibility.ts';
import { isKeeper } from '../deputy/deputy.policy.ts';
import { ACTIVITIES } from '../deputy-group/group.filter.ts';
import type { WorkQueueCode } from '../generated/types.ts';
import { reportStatesToDraft, reportStatesToHear } from '../handling-report/report.policy.ts';
import { hasToTell, isOverdue as isOpinionOverdue } from '../opinion/opinion.filter.ts';
import { isWith as isOpinionWith } from '../opinion/opinion.visibility.ts';
import { isLate as isProblemLate, isMine as isMyProblem, verifiesProblem } from '../pressing-problem/problem.filter.ts';
import { mayPublication } from '../publication/publication.policy.ts';
import { publicationRows, readsAll } from '../publication/publication.view.ts';
import { COMMITTEE_POSTS } from '../press/press.policy.ts';
import { own as ownPress, pressRows, seen as seenPress } from '../press/press.view.ts';
import { PRESS_LEADERS, UNIT_POSTS } from '../suggestion/suggestion.policy.ts';
import { hasQueue, overdueInQueue, SUGGESTION_QUEUES, waitsInQueue } from '../suggestion/suggestion.queue.ts';
import { parts, suggestionRow } from '../suggestion/suggestion.visibility.ts';

interface Queue {
  /** The list that shows it. */
  path: (actor: Actor) => string;
  /** Whether it is one of the viewer's at all, whatever is in it. */
  isOwn: (actor: Actor, hasSeat: boolean) => boolean;
  from: Sql;
  waits: (row: Row, context: ViewContext) => Sql;
  /** What waits is past its day; no rule sets one where there is none. */
  overdue?: (row: Row, context: ViewContext) => Sql;
}

const holdsOneOf = (actor: Actor, kinds: readonly string[]): boolean => actor.posts.some(({ kind }) => kinds.includes(kind));
const inStates = (row: Row, states: readonly string[]): Sql => sql`${row('state')} = any(${[...states]})`;
const withStates = (path: string, states: readonly string[]): string =>
  `${path}?${states.map((state) => `states=${state}`).join('&')}`;

const TO_PUBLISH = ['PROPOSED', 'REDACTED'] as const;
const TO_TRIAGE = ['RECEIVED', 'TRIAGED'] as const;
const TO_ANSWER = ['ROUTED', 'CONVERTED'] as const;
const UNDER_WAY = ['OPEN', 'DECIDED', 'REPORTED'] as const;
const TO_DECIDE = ['LISTED', 'VERIFIED'] as const;

const reports = (statesOf: (actor: Actor) => readonly string[]): Queue => ({
  path: (actor) => withStates('/representation/reports', statesOf(actor)),
  isOwn: (actor) => statesOf(actor).length > 0,
  from: sql`handling_report`,
  waits: (report, { actor }) => inStates(report, statesOf(actor)),
});

const OTHERS = {
  TO_PUBLISH: {
    path: () => withStates('/representation/publications', TO_PUBLISH),
    isOwn: (actor) => mayPublication('PUBLISH', { leadPerson: null }, actor),
    from: publicationRows,
    waits: (publication, context) => and([inStates(publication, TO_PUBLISH), readsAll(publication, context)]),
  },
  PRESSES_MINE: {
    path: () => '/representation/press?state=OPEN&mine=true',
    isOwn: (actor) => holdsOneOf(actor, [...PRESS_LEADERS, ...COMMITTEE_POSTS]),
    from: pressRows,
    waits: (press, context) => and([inStates(press, ['OPEN']), ownPress(press, context), seenPress(press, context)]),
  },
  REPORTS_TO_DRAFT: reports(reportStatesToDraft),
  REPORTS_TO_HEAR: reports(reportStatesToHear),
  DUTIES_TO_VERIFY: {
    path: () => '/representation/duty?verifies=true&states=RECORDED',
    isOwn: isOffice,
    from: sql`duty_event`,
    waits: (event, { actor }) => and([inStates(event, ['RECORDED']), verifiesDuty(event, actor)]),
  },
  DUTY_OBJECTIONS: {
    path: () => '/representation/duty?verifies=true&contested=true',
    isOwn: isDeputiesOffice,
    from: sql`duty_event`,
    waits: (event, { actor }) => and([isContested(event), verifiesDuty(event, actor)]),
  },
  LEAVES_TO_ANSWER: {
    path: () => withStates('/representation/leaves', ['ASKED']),
    isOwn: isKeeper,
    from: sql`deputy_leave`,
    waits: (leave, { actor }) => and([inStates(leave, ['ASKED']), keepsOrIs(actor, leave('deputy_id'))]),
  },
  MANDATES_TO_ANNOUNCE: {
    path: () => `${withStates('/representation/mandates', UNDER_WAY)}&kept=true`,
    isOwn: isKeeper,
    from: sql`mandate_matter`,
    waits: (matter, { actor }) => and([inStates(matter, UNDER_WAY), keepsDeputy(actor, matter('level'), matter('area_id'))]),
  },
  PROFILES_TO_PUBLISH: {
    path: () => '/representation/deputies?toPublish=true',
    isOwn: isKeeper,
    from: sql`deputy`,
    waits: (deputy, { actor }) => waitsForPublication(deputy, actor),
  },
  GROUP_ACTIVITIES_TO_CONFIRM: {
    path: () => `${withStates('/representation/groups/activities', ['HELD'])}&kept=true`,
    isOwn: isOffice,
    from: ACTIVITIES,
    waits: (activity, { actor }) => and([inStates(activity, ['HELD']), isKeptBy(actor, activity('area_id'))]),
  },
  OPINIONS_TO_TRIAGE: {
    path: () => `${withStates('/representation/opinions', TO_TRIAGE)}&kept=true`,
    isOwn: isOffice,
    from: sql`opinion`,
    waits: (opinion, { actor }) => and([inStates(opinion, TO_TRIAGE), isKeptBy(actor, opinion('area_id'))]),
    overdue: isOpinionOverdue,
  },
  OPINIONS_TO_ANSWER: {
    path: () => `${withStates('/representation/opinions', TO_ANSWER)}&mine=true`,
    isOwn: (actor, hasSeat) => hasSeat || holdsOneOf(actor, UNIT_POSTS),
    from: sql`opinion`,
    waits: (opinion, { actor }) => and([inStates(opinion, TO_ANSWER), isOpinionWith(actor, opinion)]),
    overdue: isOpinionOverdue,
  },
  OPINIONS_TO_TELL: {
    path: () => '/representation/opinions?toTell=true&kept=true',
    isOwn: isOffice,
    from: sql`opinion`,
    waits: (opinion, { actor }) => and([hasToTell(opinion), isKeptBy(actor, opinion('area_id'))]),
  },
  PROBLEMS_TO_DECIDE: {
    path: () => `${withStates('/representation/problems', TO_DECIDE)}&kept=true`,
    isOwn: isOffice,
    from: sql`pressing_problem`,
    waits: (problem, { actor }) => and([inStates(problem, TO_DECIDE), isKeptBy(actor, problem('area_id'))]),
  },
  PROBLEMS_TO_REMEDY: {
    path: () => `${withStates('/representation/problems', ['ASSIGNED'])}&mine=true`,
    isOwn: (actor) => holdsOneOf(actor, UNIT_POSTS),
    from: sql`pressing_problem`,
    waits: (problem, context) => and([inStates(problem, ['ASSIGNED']), isMyProblem(problem, context)]),
    overdue: isProblemLate,
  },
  PROBLEMS_TO_VERIFY: {
    path: () => `${withStates('/representation/problems', ['REMEDIED'])}&verifies=true`,
    isOwn: (actor, hasSeat) => hasSeat || isOffice(actor),
    from: sql`pressing_problem`,
    waits: (problem, context) => and([inStates(problem, ['REMEDIED']), verifiesProblem(problem, context)]),
  },
} satisfies Partial<Record<WorkQueueCode, Queue>>;

const isOneOf = <T extends string>(codes: readonly T[], code: string): code is T => codes.some((each) => each === code);

function queueOf(code: WorkQueueCode): Queue {
  if (isOneOf(SUGGESTION_QUEUES, code)) {
    return {
      path: () => `/representation/suggestions?queue=${code}`,
      isOwn: (actor, hasSeat) => hasQueue(code, actor, hasSeat),
      from: sql`suggestion`,
      waits: (row, context) => and([parts(context.actor, suggestionRow(row)).row, waitsInQueue(code, row, context)]),
      overdue: (row, context) => overdueInQueue(code, row, context),
    };
  }
  if (isOneOf(COMMITMENT_QUEUES, code)) {
    return {
      path: () => `/representation/commitments?queue=${code}`,
      isOwn: (actor, hasSeat) => hasCommitmentQueue(code, actor, hasSeat),
      from: commitmentRows,
      waits: (row, context) => and([seenCommitment(row, context), waitsInCommitmentQueue(code, row, context)]),
      overdue: isOverdueNow,
    };
  }
  return OTHERS[code];
}

/** In the order in which they are shown: what is late or binds others first. */
const QUEUES: readonly WorkQueueCode[] = [
  'OVERDUE', 'COMMITMENTS_OVERDUE', 'TO_REVIEW', 'TO_ASSIGN', 'TO_REHANDLE', 'TO_SETTLE', 'TO_DECIDE_EXTENSION', 'TO_REASSIGN',
  'TO_CHECK_DRAFT', 'TO_ACCEPT', 'TO_CONTACT', 'TO_REPLY', 'TO_GIVE_OPINION', 'TO_EVALUATE', 'COMMITMENTS_TO_KEEP',
  'COMMITMENTS_TO_EVALUATE', 'COMMITMENTS_TO_DECIDE', 'COMMITMENTS_PRESSED', 'PRESSES_MINE', 'REPORTS_TO_HEAR', 'REPORTS_TO_DRAFT', 'DUTY_OBJECTIONS', 'DUTIES_TO_VERIFY', 'MANDATES_TO_ANNOUNCE', 'PROFILES_TO_PUBLISH', 'LEAVES_TO_ANSWER', 'GROUP_ACTIVITIES_TO_CONFIRM',
  'OPINIONS_TO_TRIAGE', 'OPINIONS_TO_ANSWER', 'OPINIONS_TO_TELL', 'PROBLEMS_TO_DECIDE', 'PROBLEMS_TO_REMEDY', 'PROBLEMS_TO_VERIFY',
  'TO_PROPOSE', 'TO_PUBLISH', 'TO_COSIGN', 'TO_REVISE', 'MY_DRAFTS', 'TO_ARCHIVE',
];

/** The viewer's queues, in order. */
export function queuesOf(actor: Actor, hasSeat: boolean): { code: WorkQueueCode; path: string }[] {
  return QUEUES.map((code) => ({ code, queue: queueOf(code) }))
    .filter(({ queue }) => queue.isOwn(actor, hasSeat))
    .map(({ code, queue }) => ({ code, path: queue.path(actor) }));
}

/** `{ code, count, overdue }` of one queue. */
export function countOf(code: WorkQueueCode, context: ViewContext): Sql {
  const { from, waits, overdue } = queueOf(code);
  const row = rowOf('q');
  return sql`(select json_build_object('code', ${code}, 'count', count(*),
      'overdue', count(*) filter (where ${overdue ? overdue(row, context) : raw('false')}))
    from ${from} q where ${waits(row, context)})`;
}
