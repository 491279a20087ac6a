import type { Act } from '@redpine/kit/act';
import { legalDay } from '@redpine/kit/clock';
import { forbidden } from '@redpine/kit/errors';
import type { Problem } from '@redpine/kit/problem';
import { requireVersion } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import { officeOver } from '../area/area.policy.ts';
import { areaAndAbove } from '../area/area.repository.ts';
import type { Context } from '../context.ts';
import { Deputy } from '../deputy/deputy.entity.ts';
import { areaExists, isId, topicOf } from '../directory.repository.ts';
import type { OccasionCancelInput, OccasionCloseInput, OccasionInviteInput, OccasionPlanInput, OccasionRescheduleInput } from '../generated/types.ts';
import { namesOf } from '../history/history.facts.ts';
import { perform, stepOf } from '../perform.ts';
import { decideInvitation, SEATED } from './invitation.workflow.ts';
import type { LoadedOccasion, OccasionDone } from './occasion.act.ts';
import { invitationFacts, invitationStep, lockOccasion, occasionStep, tellInvitation, tellOccasion } from './occasion.act.ts';
import { Invitation, Occasion } from './occasion.entity.ts';
import { mayOccasion } from './occasion.policy.ts';
import { BASES, certificateFaults, decideOccasion, inviteFaults, type OccasionFacts, seatFaults } from './occasion.workflow.ts';

const NAME = { min: 2, max: 100, required: true } as const;
const done = (occasion: Occasion): OccasionDone => ({ __typename: 'OccasionActSuccess', occasion: occasion.id });
const seatsTaken = ({ invitations }: LoadedOccasion): number => invitations.filter(({ state }) => SEATED.includes(state)).length;

/** 安排活动 */
export function planOccasion(context: Context, input: OccasionPlanInput): Promise<OccasionDone | Problem> {
  const description = { action: 'occasion.plan', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const lies = await areaAndAbove(tx, input.area);
    const facts: OccasionFacts = { state: 'NONE', lies, on: input.on, today: legalDay(tx.now), unmarked: 0, unhandled: 0 };
    const post = officeOver(lies, context.actor);
    if (post === undefined || !mayOccasion('PLAN', facts, context.actor)) throw forbidden(context.language);
    const fields = new Fields(context.language);
    const { kind, seats } = input;
    const withCertificate = input.withCertificate ?? false;
    const title = fields.text(input.title, { path: 'title', ...NAME });
    const place = fields.text(input.place, { path: 'place', ...NAME });
    const onDay = fields.day(input.on, 'on');
    const topicId = typeof input.topic === 'string' ? await topicOf(tx, input.topic) : null;
    if (typeof input.topic === 'string' && topicId === null) fields.add('topic', 'UNKNOWN_TOPIC', { zh: '没有这个领域。', en: 'There is no such topic.' });
    if (!(await areaExists(tx, input.area))) fields.add('area', 'UNKNOWN_AREA', { zh: '没有这个区域。', en: 'There is no such area.' });
    for (const fault of [...seatFaults(seats, 0), ...certificateFaults(kind, withCertificate)]) fields.add(fault.path, fault.rule, fault.message);
    const owner = input.owner && {
      service: fields.text(input.owner.service, { path: 'owner.service', max: 40, required: true }),
      type: fields.text(input.owner.type, { path: 'owner.type', max: 60, required: true }),
      record: fields.text(input.owner.record, { path: 'owner.record', max: 100, required: true }),
    };
    fields.done();
    const { to, basis } = stepOf(context, 'PLAN', 'NONE', decideOccasion('PLAN', facts));
    const plan = { kind, withCertificate, title, topicId, areaId: input.area, place, onDay, seats };
    const kept = { organId: post.organ, organiserKind: post.kind, organiserArea: post.area };
    const owned = { ownerService: owner?.service ?? null, ownerType: owner?.type ?? null, ownerId: owner?.record ?? null };
    const occasion = tx.em.create(Occasion, { ...plan, ...kept, ...owned, state: 'OPEN', openedAt: tx.now, updatedAt: tx.now });
    await tx.em.flush();
    tx.record({ subject: { type: 'Occasion', id: occasion.id }, after: { state: to, ...plan, ...owned } });
    await tellOccasion(tx, context, occasion, { action: 'PLAN', step: { basis, post }, facts: { PLANNED_ON: onDay, PLACE: place } });
    return done(occasion);
  });
}

/** 调整安排 */
export function rescheduleOccasion(context: Context, input: OccasionRescheduleInput): Promise<OccasionDone | Problem> {
  const description = { action: 'occasion.reschedule', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockOccasion(tx, context, input.occasion);
    const { occasion } = loaded;
    const step = occasionStep(context, 'RESCHEDULE', loaded);
    const fields = new Fields(context.language);
    const { seats } = input;
    const onDay = fields.day(input.on, 'on');
    const place = fields.text(input.place, { path: 'place', ...NAME });
    for (const fault of seatFaults(seats, seatsTaken(loaded))) fields.add(fault.path, fault.rule, fault.message);
    fields.done();
    requireVersion(context.language, occasion.version, input.version);
    const before = { onDay: occasion.onDay, place: occasion.place, seats: occasion.seats };
    Object.assign(occasion, { onDay, place, seats, updatedAt: tx.now });
    tx.record({ subject: { type: 'Occasion', id: occasion.id }, before, after: { onDay, place, seats } });
    await tellOccasion(tx, context, occasion, { action: 'RESCHEDULE', step, facts: { PLANNED_ON: onDay, PLACE: place }, to: { persons: await seated(tx, loaded) } });
    return done(occasion);
  });
}

/** 邀请代表 */
export function inviteDeputies(context: Context, input: OccasionInviteInput): Promise<OccasionDone | Problem> {
  const description = { action: 'occasion.invite', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockOccasion(tx, context, input.occasion);
    const { occasion, invitations } = loaded;
    const { post } = occasionStep(context, 'INVITE', loaded);
    const fields = new Fields(context.language);
    const ids = [...new Set(input.deputies)];
    for (const fault of inviteFaults({ seats: occasion.seats, taken: seatsTaken(loaded), asked: ids.length, total: invitations.length })) {
      fields.add(fault.path, fault.rule, fault.message);
    }
    const deputies = await tx.em.find(Deputy, { id: { $in: ids.filter(isId) } });
    for (const [index, id] of ids.entries()) {
      const path = `deputies.${index}`;
      const deputy = deputies.find((each) => each.id === id);
      if (!deputy) fields.add(path, 'UNKNOWN_DEPUTY', { zh: '没有这位代表。', en: 'There is no such deputy.' });
      else if (invitations.some(({ deputyId }) => deputyId === id)) fields.add(path, 'INVITED_BEFORE', { zh: `${deputy.name}代表已经邀请过。`, en: `${deputy.name} was invited before.` });
      else {
        const decision = decideInvitation('INVITE', invitationFacts(loaded, null, deputy));
        if (!decision.ok) fields.add(path, decision.refusal.code, decision.refusal.reason);
      }
    }
    fields.done();
    requireVersion(context.language, occasion.version, input.version);
    const basis = BASES[occasion.kind];
    const made = deputies.map((deputy) => ({ deputy, invitation: tx.em.create(Invitation, { occasionId: occasion.id, deputyId: deputy.id, state: 'INVITED', invitedAt: tx.now, updatedAt: tx.now }) }));
    occasion.updatedAt = tx.now;
    await tx.em.flush();
    tx.record({ subject: { type: 'Occasion', id: occasion.id }, after: { invited: deputies.map(({ id }) => id) } });
    for (const { deputy, invitation } of made) {
      await tellInvitation(tx, context, { invitation, on: loaded }, { action: 'INVITE', step: { basis, post }, to: { persons: [deputy.personId] } });
    }
    await tellOccasion(tx, context, occasion, { action: 'INVITE', step: { basis, post }, facts: { DEPUTIES: namesOf(deputies) } });
    return done(occasion);
  });
}

/** 办结 */
export function closeOccasion(context: Context, input: OccasionCloseInput): Promise<OccasionDone | Problem> {
  const description = { action: 'occasion.close', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockOccasion(tx, context, input.occasion);
    const { occasion, facts } = loaded;
    const step = occasionStep(context, 'CLOSE', loaded);
    requireVersion(context.language, occasion.version, input.version);
    occasion.become(step.to, tx.now);
    tx.record({ subject: { type: 'Occasion', id: occasion.id }, before: { state: facts.state }, after: { state: step.to } });
    await tellOccasion(tx, context, occasion, { action: 'CLOSE', step });
    return done(occasion);
  });
}

/** 取消活动: the invitations that stand lapse with it. */
export function cancelOccasion(context: Context, input: OccasionCancelInput): Promise<OccasionDone | Problem> {
  const description = { action: 'occasion.cancel', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockOccasion(tx, context, input.occasion);
    const { occasion, facts } = loaded;
    const step = occasionStep(context, 'CANCEL', loaded);
    const fields = new Fields(context.language);
    const reason = fields.text(input.reason, { path: 'reason', min: 5, max: 1_000, required: true });
    fields.done();
    requireVersion(context.language, occasion.version, input.version);
    const persons = await seated(tx, loaded);
    for (const invitation of loaded.invitations) {
      const deputy = await tx.em.findOneOrFail(Deputy, { id: invitation.deputyId });
      const of = { invitation, facts: invitationFacts(loaded, invitation, deputy) };
      if (!decideInvitation('LAPSE', of.facts).ok) continue;
      const lapse = invitationStep(context, 'LAPSE', of);
      invitation.become(lapse.to, tx.now);
      invitation.withdrawReason = reason;
      await tellInvitation(tx, context, { invitation, on: loaded }, { action: 'LAPSE', step: lapse, note: reason });
    }
    occasion.become(step.to, tx.now);
    occasion.cancelReason = reason;
    tx.record({ subject: { type: 'Occasion', id: occasion.id }, before: { state: facts.state }, after: { state: step.to }, note: reason });
    await tellOccasion(tx, context, occasion, { action: 'CANCEL', step, note: reason, to: { persons } });
    return done(occasion);
  });
}

/** The persons whose invitations stand. */
async function seated(tx: Act, { invitations }: LoadedOccasion): Promise<string[]> {
  const standing = invitations.filter(({ state }) => SEATED.includes(state)).map(({ deputyId }) => deputyId);
  const deputies = await tx.em.find(Deputy, { id: { $in: standing } });
  return deputies.map(({ personId }) => personId);
}
