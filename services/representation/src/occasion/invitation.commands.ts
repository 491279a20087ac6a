import { legalDay } from '@redpine/kit/clock';
import type { Problem } from '@redpine/kit/problem';
import { requireVersion } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import type { Context } from '../context.ts';
import { Deputy } from '../deputy/deputy.entity.ts';
import { recordDuty, retractDuty } from '../duty/duty.record.ts';
import type {
  InvitationActInput, InvitationHandleOpinionInput, InvitationOpinionInput, InvitationReasonInput, OccasionAttendanceInput, OccasionPresence,
} from '../generated/types.ts';
import { perform } from '../perform.ts';
import type { InvitationAction } from './invitation.workflow.ts';
import type { InvitationDone, LoadedInvitation, OccasionDone } from './occasion.act.ts';
import { invitationFacts, invitationStep, lockInvitation, lockOccasion, occasionStep, organiserOf, pathOf, tellInvitation, tellOccasion } from './occasion.act.ts';
import type { Invitation } from './occasion.entity.ts';

const done = (invitation: Invitation): InvitationDone => ({ __typename: 'InvitationActSuccess', invitation: invitation.id });
const MARK = { ATTENDED: 'ATTEND', EXCUSED: 'EXCUSE', ABSENT: 'MISS' } as const satisfies Record<OccasionPresence, InvitationAction>;

/** 登记出席: the organiser's list verifies who was there; a mark that was mistaken is put right by another list. */
export function recordAttendance(context: Context, input: OccasionAttendanceInput): Promise<OccasionDone | Problem> {
  const description = { action: 'occasion.attendance', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockOccasion(tx, context, input.occasion);
    const { occasion, facts } = loaded;
    const step = occasionStep(context, 'ATTENDANCE', loaded);
    const fields = new Fields(context.language);
    if (input.marks.length === 0) fields.add('marks', 'REQUIRED', { zh: '请至少登记一位代表。', en: 'Record at least one deputy.' });
    const marked: (LoadedInvitation & { presence: OccasionPresence })[] = [];
    for (const [index, { invitation: id, presence }] of input.marks.entries()) {
      const path = `marks.${index}.invitation`;
      const invitation = loaded.invitations.find((each) => each.id === id);
      if (!invitation || marked.some((each) => each.invitation.id === id)) {
        fields.add(path, 'UNKNOWN_INVITATION', { zh: '不在这次活动的邀请名单中，或者重复。', en: 'It is no invitation to this occasion, or stands here twice.' });
        continue;
      }
      const deputy = await tx.em.findOneOrFail(Deputy, { id: invitation.deputyId });
      if (deputy.personId === context.actor.person) fields.add(path, 'OWN_ATTENDANCE', { zh: '本人的出席情况由他人登记。', en: 'One’s own attendance is recorded by somebody else.' });
      else if (invitation.state !== presence) marked.push({ invitation, deputy, on: loaded, facts: invitationFacts(loaded, invitation, deputy), presence });
    }
    fields.done();
    requireVersion(context.language, occasion.version, input.version);
    occasion.become(step.to, tx.now);
    for (const each of marked) {
      const { invitation, presence } = each;
      const mark = invitationStep(context, MARK[presence], each);
      const before = invitation.state;
      invitation.become(mark.to, tx.now);
      tx.record({ subject: { type: 'Invitation', id: invitation.id }, before: { state: before }, after: { state: mark.to } });
      const duty = dutyOf(each, 'OCCASION_ATTENDED', occasion.onDay);
      if (presence === 'ATTENDED') await recordDuty(tx, { ...duty, verified: true });
      else if (before === 'ATTENDED') await retractDuty(tx, { person: duty.person, kind: duty.kind, source: duty.source, reason: '出席登记更正' });
      await tellInvitation(tx, context, each, { action: MARK[presence], step: mark });
    }
    tx.record({ subject: { type: 'Occasion', id: occasion.id }, before: { state: facts.state }, after: { state: step.to, marked: marked.length } });
    await tellOccasion(tx, context, occasion, { action: 'ATTENDANCE', step, facts: { MARKED: marked.length } });
    return { __typename: 'OccasionActSuccess', occasion: occasion.id };
  });
}

/** 接受邀请 */
export function acceptInvitation(context: Context, input: InvitationActInput): Promise<InvitationDone | Problem> {
  const description = { action: 'invitation.accept', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockInvitation(tx, context, input.invitation);
    const { invitation, facts, on } = loaded;
    const step = invitationStep(context, 'ACCEPT', loaded);
    requireVersion(context.language, invitation.version, input.version);
    invitation.become(step.to, tx.now);
    Object.assign(invitation, { answeredAt: tx.now, declineReason: null });
    tx.record({ subject: { type: 'Invitation', id: invitation.id }, before: { state: facts.state }, after: { state: step.to } });
    await tellInvitation(tx, context, loaded, { action: 'ACCEPT', step, to: organiserOf(on.occasion) });
    return done(invitation);
  });
}

/** 谢绝邀请: why stands with the invitation, for her and the organiser, and in no history. */
export function declineInvitation(context: Context, input: InvitationReasonInput): Promise<InvitationDone | Problem> {
  const description = { action: 'invitation.decline', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockInvitation(tx, context, input.invitation);
    const { invitation, facts, on } = loaded;
    const step = invitationStep(context, 'DECLINE', loaded);
    const fields = new Fields(context.language);
    const declineReason = fields.text(input.reason, { path: 'reason', min: 2, max: 500, required: true });
    fields.done();
    requireVersion(context.language, invitation.version, input.version);
    invitation.become(step.to, tx.now);
    Object.assign(invitation, { answeredAt: tx.now, declineReason });
    tx.record({ subject: { type: 'Invitation', id: invitation.id }, before: { state: facts.state }, after: { state: step.to } });
    await tellInvitation(tx, context, loaded, { action: 'DECLINE', step, to: organiserOf(on.occasion) });
    return done(invitation);
  });
}

/** 撤回邀请 */
export function withdrawInvitation(context: Context, input: InvitationReasonInput): Promise<InvitationDone | Problem> {
  const description = { action: 'invitation.withdraw', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockInvitation(tx, context, input.invitation);
    const { invitation, facts, deputy } = loaded;
    const step = invitationStep(context, 'WITHDRAW', loaded);
    const fields = new Fields(context.language);
    const withdrawReason = fields.text(input.reason, { path: 'reason', min: 2, max: 500, required: true });
    fields.done();
    requireVersion(context.language, invitation.version, input.version);
    invitation.become(step.to, tx.now);
    Object.assign(invitation, { withdrawReason });
    tx.record({ subject: { type: 'Invitation', id: invitation.id }, before: { state: facts.state }, after: { state: step.to }, note: withdrawReason });
    await tellInvitation(tx, context, loaded, { action: 'WITHDRAW', step, note: withdrawReason, to: { persons: [deputy.personId] } });
    return done(invitation);
  });
}

/** 提出意见, by her or written down for her. */
export function giveOpinion(context: Context, input: InvitationOpinionInput): Promise<InvitationDone | Problem> {
  const description = { action: 'invitation.opinion', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockInvitation(tx, context, input.invitation);
    const { invitation, facts, on } = loaded;
    const step = invitationStep(context, 'GIVE_OPINION', loaded);
    const fields = new Fields(context.language);
    const opinion = fields.text(input.text, { path: 'text', min: 10, max: 5_000, required: true });
    fields.done();
    requireVersion(context.language, invitation.version, input.version);
    invitation.become(step.to, tx.now);
    Object.assign(invitation, { opinion, opinionOn: legalDay(tx.now) });
    tx.record({ subject: { type: 'Invitation', id: invitation.id }, before: { state: facts.state }, after: { state: step.to } });
    await recordDuty(tx, { ...dutyOf(loaded, 'OCCASION_OPINION', legalDay(tx.now)), verified: false });
    await tellInvitation(tx, context, loaded, { action: 'GIVE_OPINION', step, to: organiserOf(on.occasion) });
    return done(invitation);
  });
}

/** 反馈处理结果: who dealt with her opinion and what became of it, told to her (代表法 art. 31). */
export function handleOpinion(context: Context, input: InvitationHandleOpinionInput): Promise<InvitationDone | Problem> {
  const description = { action: 'invitation.handleOpinion', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockInvitation(tx, context, input.invitation);
    const { invitation, facts, deputy } = loaded;
    const step = invitationStep(context, 'HANDLE_OPINION', loaded);
    const fields = new Fields(context.language);
    const handledBy = fields.text(input.handledBy, { path: 'handledBy', min: 2, max: 100, required: true });
    const handlingResult = fields.text(input.result, { path: 'result', min: 5, max: 5_000, required: true });
    fields.done();
    requireVersion(context.language, invitation.version, input.version);
    invitation.become(step.to, tx.now);
    Object.assign(invitation, { handledBy, handlingResult, handledOn: legalDay(tx.now) });
    tx.record({ subject: { type: 'Invitation', id: invitation.id }, before: { state: facts.state }, after: { state: step.to, handledBy } });
    await recordDuty(tx, { ...dutyOf(loaded, 'OCCASION_OPINION', invitation.opinionOn ?? legalDay(tx.now)), verified: true });
    await tellInvitation(tx, context, loaded, { action: 'HANDLE_OPINION', step, facts: { HANDLED_BY: handledBy }, to: { persons: [deputy.personId] } });
    return done(invitation);
  });
}

function dutyOf({ invitation, deputy, on: { occasion } }: LoadedInvitation, kind: string, on: string) {
  return { person: deputy.personId, kind, on, title: occasion.title, source: { type: 'Invitation', id: invitation.id }, path: pathOf(occasion) };
}
