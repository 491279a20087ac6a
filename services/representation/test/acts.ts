import { randomUUID } from 'node:crypto';
import type { Actor } from '@redpine/kit/actor';
import { actors, type Bench, TOPIC, UNIT } from './bench.ts';

// The mutations of the contract, as a client sends them.

const PROBLEMS = `... on ValidationProblem { message fields { path rule message } }
  ... on TransitionProblem { message action state reason legalBasis { law article mark } }
  ... on ConflictProblem { message currentVersion }`;
const SUGGESTION = 'suggestion { id version state number title origin assignedOn }';
const HANDLING = 'handling { id version state role }';

const COMMITMENT = '... on CommitmentActSuccess { commitment { id version state dueOn } }';
const REPORT = '... on HandlingReportActSuccess { report { id version state } }';
const PRESS = '... on PressActSuccess { press { id version state } }';
const PUBLICATION = '... on PublicationActSuccess { publication { id version state } }';

/** Prefix of a mutation → type of its record; its answer holds it as `record`. */
const RECORDS: Readonly<Record<string, string>> = { visit: 'Visit', tie: 'Tie', opinion: 'Opinion', pressingProblem: 'PressingProblem', homeEvent: 'HomeEvent', home: 'Home', talk: 'Talk', deed: 'Deed', occasion: 'Occasion', invitation: 'Invitation', mandateMatter: 'MandateMatter', deputyGroup: 'DeputyGroup', groupActivity: 'GroupActivity', deputyLeave: 'DeputyLeave', fundSpending: 'FundSpending', deputyProfile: 'DeputyProfile', dutyEvent: 'DutyEvent', dutyPublication: 'DutyPublication', voterReport: 'VoterReport', workPlan: 'WorkPlan' };

/** The mutations whose input is another's. */
const INPUTS: Record<string, string> = {
  suggestionDraftDiscard: 'SuggestionActInput',
  suggestionCosignConfirm: 'SuggestionActInput',
  suggestionCosignDecline: 'SuggestionActInput',
  suggestionAccept: 'SuggestionActInput',
  suggestionCosignWithdraw: 'SuggestionReasonInput',
  suggestionWithdraw: 'SuggestionReasonInput',
  suggestionAcceptanceRetract: 'SuggestionReasonInput',
  suggestionAssignmentRetract: 'SuggestionReasonInput',
  suggestionLeaveCase: 'SuggestionReasonInput',
  handlingAccept: 'HandlingActInput',
  commitmentConfirm: 'CommitmentActInput',
  commitmentClose: 'CommitmentActInput',
  commitmentDueGrant: 'CommitmentActInput',
  commitmentSendBack: 'CommitmentReasonInput',
  commitmentReopen: 'CommitmentReasonInput',
  commitmentDueRefuse: 'CommitmentReasonInput',
  publicationWithdraw: 'PublicationReasonInput',
  pressNote: 'PressTextInput',
  pressClose: 'PressTextInput',
  suggestionKeepConfidential: 'SuggestionReasonInput',
  suggestionLiftConfidentiality: 'SuggestionReasonInput',
  handlingExtensionGrant: 'HandlingActInput',
  handlingExtensionRefuse: 'HandlingReasonInput',
  handlingCheckSubmit: 'HandlingActInput',
  handlingCheckPass: 'HandlingActInput',
  handlingCheckReturn: 'HandlingReasonInput',
  handlingContinue: 'HandlingReplyInput',
  handlingRehandle: 'HandlingReasonInput',
  handlingQualityCheck: 'HandlingReasonInput',
  handlingSettle: 'HandlingReasonInput',
  handlingReportRecount: 'HandlingReportActInput',
  handlingReportSubmit: 'HandlingReportActInput',
  handlingReportPublish: 'HandlingReportActInput',
  handlingReportFollowUp: 'HandlingReportTextInput',
  handlingReportPrint: 'HandlingReportTextInput',
  mandateMatterReject: 'MandateMatterReasonInput',
  deputyGroupJoin: 'DeputyGroupMemberInput',
  deputyGroupLeave: 'DeputyGroupMemberInput',
  deputyGroupLead: 'DeputyGroupMemberInput',
  groupActivityConfirm: 'GroupActivityActInput',
  groupActivitySendBack: 'GroupActivityReasonInput',
  groupActivityCancel: 'GroupActivityReasonInput',
  deputyLeaveApprove: 'DeputyLeaveActInput',
  deputyLeaveWithdraw: 'DeputyLeaveActInput',
  deputyLeaveRefuse: 'DeputyLeaveReasonInput',
  fundSpendingVoid: 'FundSpendingReasonInput',
  deputyProfilePublish: 'DeputyProfileActInput',
  deputyProfileWithdraw: 'DeputyProfileReasonInput',
  homeSuspend: 'HomeReasonInput',
  homeClose: 'HomeReasonInput',
  homeMemberRelease: 'HomeReleaseInput',
  homeExpertRelease: 'HomeReleaseInput',
  homeEventPublish: 'HomeEventActInput',
  homeEventConfirm: 'HomeEventActInput',
  homeEventVerify: 'HomeEventActInput',
  homeEventDecline: 'HomeEventReasonInput',
  homeEventSendBack: 'HomeEventReasonInput',
  homeEventCancel: 'HomeEventReasonInput',
  tieErase: 'TieReasonInput',
  visitVerify: 'VisitActInput',
  visitSendBack: 'VisitReasonInput',
  visitCancel: 'VisitReasonInput',
  opinionSendBack: 'OpinionReasonInput',
  opinionDecline: 'OpinionReasonInput',
  opinionClose: 'OpinionActInput',
  dutyEventVerify: 'DutyEventActInput',
  dutyEventReject: 'DutyEventReasonInput',
  dutyEventObject: 'DutyEventReasonInput',
  dutyEventUphold: 'DutyEventReasonInput',
  dutyEventDismiss: 'DutyEventReasonInput',
  dutyEventWithdraw: 'DutyEventReasonInput',
  voterReportSendBack: 'VoterReportReasonInput',
  voterReportCancel: 'VoterReportReasonInput',
  voterReportWithdraw: 'VoterReportReasonInput',
  workPlanTell: 'WorkPlanActInput',
  workPlanPublish: 'WorkPlanActInput',
  pressingProblemSendBack: 'PressingProblemReasonInput',
  pressingProblemDrop: 'PressingProblemReasonInput',
  pressingProblemClose: 'PressingProblemActInput',
  talkSendBack: 'TalkReasonInput',
  talkCancel: 'TalkReasonInput',
  deedRefuse: 'DeedReasonInput',
  deedAbandon: 'DeedReasonInput',
  invitationAccept: 'InvitationActInput',
  invitationDecline: 'InvitationReasonInput',
  invitationWithdraw: 'InvitationReasonInput',
};
const RESULTS: Record<string, string> = {
  deputyProfilePublishAll: '... on DeputyProfilePublishAllSuccess { published }',
  opinionRecord: '... on OpinionRecordSuccess { code record: opinion { id version state } }',
  opinionSend: '... on OpinionSendSuccess { code track { state } }',
  opinionRate: '... on OpinionTrackSuccess { track { state mayRate rating } }',
  opinionFollow: '... on OpinionTrackSuccess { track { state } }',
  suggestionDraftDiscard: '... on SuggestionDraftDiscardSuccess { discarded }',
  suggestionHandOver: '... on SuggestionBatchSuccess { suggestions { id version state number } }',
  suggestionJoin: '... on SuggestionBatchSuccess { suggestions { id version state number } }',
  suggestionArchive: '... on SuggestionBatchSuccess { suggestions { id version state number } }',
  dutyEventsVerify: '... on DutyEventsVerifySuccess { dutyEvents { id version state } }',
  suggestionAssignBatch: '... on SuggestionAssignBatchSuccess { suggestions { id version state number } }',
};

export interface Answer {
  __typename: string;
  message?: string;
  fields?: { path: string; rule: string; message: string }[];
  reason?: string;
  state?: string;
  action?: string;
  currentVersion?: number;
  suggestion?: { id: string; version: number; state: string; number: string | null; title: string; origin: string; assignedOn: string | null };
  handling?: { id: string; version: number; state: string; role: string };
  suggestions?: { id: string; version: number; state: string; number: string }[];
  dutyEvents?: { id: string; version: number; state: string }[];
  discarded?: string;
  commitment?: { id: string; version: number; state: string; dueOn: string };
  publication?: { id: string; version: number; state: string };
  press?: { id: string; version: number; state: string };
  report?: { id: string; version: number; state: string };
  record?: { id: string; version: number; state: string };
  published?: number;
  /** Code of a GraphQL error in place of an answer; or a tracking code. */
  code?: string;
  track?: { state: string; mayRate?: boolean; rating?: string | null };
}

/** Carries the mutation out; a key of its own unless the input brings one. */
export async function send(on: Bench, actor: Actor, mutation: string, input: object): Promise<Answer> {
  const type = INPUTS[mutation] ?? `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const result =
    RESULTS[mutation] ??
    recordOf(mutation) ??
    (mutation.startsWith('handlingReport') ? REPORT : undefined) ??
    (mutation.startsWith('commitment') ? COMMITMENT : mutation.startsWith('publication') ? PUBLICATION : mutation.startsWith('press') ? PRESS : undefined) ??
    (mutation.startsWith('handling')
      ? `... on HandlingActSuccess { ${HANDLING} }`
      : `... on SuggestionActSuccess { ${SUGGESTION} }`);
  const answer = await on.ask(
    actor,
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename ${result} ${PROBLEMS} } }`,
    { input: { idempotencyKey: randomUUID(), ...input } },
  );
  const [error] = answer.errors ?? [];
  if (error) return { __typename: 'Error', code: String(error.extensions?.['code']), message: error.message };
  return answer.data?.[mutation] as Answer;
}

function recordOf(mutation: string): string | undefined {
  const [found] = Object.entries(RECORDS).filter(([prefix]) => mutation.startsWith(prefix));
  return found && `... on ${found[1]}ActSuccess { record: ${found[0]} { id version state } }`;
}

/** As `send`, where anything but success is a failure of the test. */
async function done(on: Bench, actor: Actor, mutation: string, input: object): Promise<Answer> {
  const answer = await send(on, actor, mutation, input);
  if (!answer.__typename.endsWith('Success')) throw new Error(`${mutation}: ${JSON.stringify(answer)}`);
  return answer;
}

export interface Held {
  id: string;
  version: number;
  state: string;
}

export async function suggestionNow(on: Bench, id: string): Promise<Held> {
  const [row] = await on.sql<Held>('select id, version, state from suggestion where id = $1', [id]);
  if (!row) throw new Error(`no suggestion ${id}`);
  return row;
}

export async function handlingNow(on: Bench, suggestion: string, unit: string): Promise<Held & { role: string }> {
  const [row] = await on.sql<Held & { role: string }>(
    'select id, version, state, role from handling where suggestion_id = $1 and organ_id = $2 order by position desc limit 1',
    [suggestion, unit],
  );
  if (!row) throw new Error(`no handling by ${unit}`);
  return row;
}

/** An act on the suggestion as it stands. */
export async function act(on: Bench, actor: Actor, mutation: string, suggestion: string, more: object = {}): Promise<Answer> {
  const { id, version } = await suggestionNow(on, suggestion);
  return send(on, actor, mutation, { suggestion: id, version, ...more });
}

/** An act on the unit's handling as it stands. */
export async function handle(
  on: Bench,
  actor: Actor,
  mutation: string,
  of: { suggestion: string; unit: string },
  more: object = {},
): Promise<Answer> {
  const { id, version } = await handlingNow(on, of.suggestion, of.unit);
  return send(on, actor, mutation, { handling: id, version, ...more });
}

export const CONTENT = {
  title: '关于增设社区助餐点的建议',
  facts: '辖区高龄老人较多，现有助餐点覆盖不足。',
  proposal: '建议在三个社区增设助餐点。',
  topic: TOPIC,
};

export async function draft(on: Bench, more: object = {}): Promise<string> {
  const answer = await done(on, actors.deputy, 'suggestionDraftSave', { ...CONTENT, ...more });
  return answer.suggestion?.id ?? '';
}

export async function submitted(on: Bench): Promise<string> {
  const id = await draft(on);
  await sure(act(on, actors.deputy, 'suggestionSubmit', id));
  return id;
}

export async function accepted(on: Bench): Promise<string> {
  const id = await submitted(on);
  await sure(act(on, actors.office, 'suggestionAccept', id));
  return id;
}

export async function assigned(on: Bench, more: object = {}): Promise<string> {
  const id = await accepted(on);
  await sure(assign(on, id, more));
  return id;
}

export async function assign(on: Bench, id: string, more: object = {}): Promise<Answer> {
  const { version } = await suggestionNow(on, id);
  const assignment = { suggestion: id, version, mode: 'ALONE', lead: UNIT, track: 'THREE_MONTHS', ...more };
  return send(on, actors.office, 'suggestionAssign', { assignment });
}

export const CONTACT = { on: '2026-03-03', mode: 'FACE_TO_FACE', stage: 'BEFORE', note: '面商，听取意见。' };

export function reply(head: Actor, more: object = {}): object {
  const text = '经研究，拟于今年在三个社区增设助餐点，六月底前完工并投入使用。';
  return { category: 'A', text, signatory: head.person, signedOn: '2026-03-04', ...more };
}

/** From offered to replied, on 2026-03-05. */
export async function replied(on: Bench, of: { suggestion: string; unit: string }, clerk: Actor, head: Actor): Promise<void> {
  on.now = new Date('2026-03-05T02:00:00Z');
  await sure(handle(on, clerk, 'handlingAccept', of));
  await sure(handle(on, clerk, 'handlingContactRecord', of, CONTACT));
  await sure(handle(on, clerk, 'handlingReply', of, reply(head)));
}

export async function sure(answer: Promise<Answer>): Promise<Answer> {
  const got = await answer;
  if (!got.__typename.endsWith('Success')) throw new Error(JSON.stringify(got));
  return got;
}

/**
 * One line for each table: equal where nothing was written. Live signals on their way are let out first; the audit log's
 * links follow its entries, and the sums of figures their rows, in their own time.
 */
export async function digest(on: Bench): Promise<string> {
  await on.service.relay.drain();
  const tables = await on.sql<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'representation' and c.relkind = 'r' and c.relname not in ('outbox_cursor', 'audit_link', 'audit_node', 'audit_checkpoint', 'figure_fact', 'figure_rollup', 'figure_stale') order by 1`,
  );
  const lines: string[] = [];
  for (const { name } of tables) {
    const [row] = await on.sql<{ sum: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as sum from ${name} t`,
    );
    lines.push(`${name} ${row?.sum}`);
  }
  return lines.join('\n');
}

/** What the attempt answers, after making sure that it wrote nothing anywhere. */
export async function refused(on: Bench, attempt: () => Promise<Answer>): Promise<Answer> {
  const before = await digest(on);
  const answer = await attempt();
  const after = await digest(on);
  if (after !== before) throw new Error(`something was written:\n${before}\n--\n${after}`);
  return answer;
}

/** Path and rule of every field at fault. */
export const fieldsOf = (answer: Answer): string[] => (answer.fields ?? []).map(({ path, rule }) => `${path} ${rule}`);
