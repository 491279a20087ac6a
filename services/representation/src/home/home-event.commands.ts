import type { Act } from '@redpine/kit/act';
import type { Problem } from '@redpine/kit/problem';
import { requireVersion } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import { checkFiles } from '../attachment.ts';
import type { Context } from '../context.ts';
import { Deputy } from '../deputy/deputy.entity.ts';
import { isId } from '../directory.repository.ts';
import { recordDuty, retractDuty } from '../duty/duty.record.ts';
import type { HomeEventActInput, HomeEventHoldInput, HomeEventPlanInput, HomeEventReasonInput } from '../generated/types.ts';
import { perform } from '../perform.ts';
import { homeStep, lockHome, officesOver } from './home.act.ts';
import { type HomeEventDone, homeEventStep, type LoadedHomeEvent, lockHomeEvent, tellHomeEvent } from './home-event.act.ts';
import { HomeEvent } from './home-event.entity.ts';
import { countFaults, timeFaults } from './home-event.workflow.ts';

const MOST_DEPUTIES = 30;
const done = (event: HomeEvent): HomeEventDone => ({ __typename: 'HomeEventActSuccess', homeEvent: event.id });
const deputiesOf = ({ facts }: LoadedHomeEvent) => ({ persons: facts.persons });

/** 排班 */
export function planHomeEvent(context: Context, input: HomeEventPlanInput): Promise<HomeEventDone | Problem> {
  const description = { action: 'homeEvent.plan', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockHome(tx, context, input.home);
    const { home } = loaded;
    const step = homeStep(context, 'SCHEDULE', loaded);
    const fields = new Fields(context.language);
    const subject = fields.text(input.subject, { path: 'subject', min: 2, max: 100, required: true });
    const onDay = fields.day(input.on, 'on');
    for (const fault of timeFaults(input)) fields.add(fault.path, fault.rule, fault.message);
    const deputies = await serving(tx, fields, input.deputies, onDay);
    fields.done();
    const { kind, from: fromTime, until: untilTime } = input;
    const plan = { kind, homeId: home.id, subject, onDay, fromTime, untilTime };
    const event = tx.em.create(HomeEvent, { ...plan, state: 'PLANNED', files: [], updatedAt: tx.now });
    await tx.em.flush();
    await tx.query('insert into home_event_deputy (event_id, deputy_id) select $1, unnest($2::uuid[])', [event.id, deputies.map(({ id }) => id)]);
    tx.record({ subject: { type: 'HomeEvent', id: event.id }, after: { ...plan, deputies: deputies.map(({ id }) => id) } });
    await tellHomeEvent(tx, context, { event, home, action: 'PLAN', step, facts: { PLANNED_ON: onDay, HOURS: `${fromTime}–${untilTime}` }, to: { persons: deputies.map(({ personId }) => personId) } });
    return done(event);
  });
}

async function serving(tx: Act, fields: Fields, ids: readonly string[], day: string): Promise<Deputy[]> {
  const found = await tx.em.find(Deputy, { id: { $in: ids.filter(isId) } });
  if (ids.length === 0) fields.add('deputies', 'REQUIRED', { zh: '至少一名代表。', en: 'One deputy at least.' });
  if (ids.length > MOST_DEPUTIES) fields.add('deputies', 'TOO_MANY', { zh: `最多 ${MOST_DEPUTIES} 名代表。`, en: `At most ${MOST_DEPUTIES} deputies.` });
  return ids.flatMap((id, n) => {
    const deputy = found.find((each) => each.id === id);
    if (!deputy) fields.add(`deputies.${n}`, 'UNKNOWN_DEPUTY', { zh: '没有这位代表。', en: 'There is no such deputy.' });
    else if (!deputy.servesOn(day)) fields.add(`deputies.${n}`, 'NOT_SERVING', { zh: '该代表当天不执行代表职务。', en: 'She does not serve on that day.' });
    else if (ids.indexOf(id) !== n) fields.add(`deputies.${n}`, 'DUPLICATE', { zh: '同一代表重复。', en: 'The same deputy stands twice.' });
    else return [deputy];
    return [];
  });
}

/** 公布 */
export function publishHomeEvent(context: Context, input: HomeEventActInput): Promise<HomeEventDone | Problem> {
  const description = { action: 'homeEvent.publish', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockHomeEvent(tx, context, input.event);
    const { event, home, facts } = loaded;
    const step = homeEventStep(context, 'PUBLISH', loaded);
    requireVersion(context.language, event.version, input.version);
    event.become(step.to, tx.now);
    event.publishedAt = tx.now;
    tx.record({ subject: { type: 'HomeEvent', id: event.id }, before: { state: facts.state }, after: { state: step.to } });
    await tellHomeEvent(tx, context, { event, home, action: 'PUBLISH', step, to: deputiesOf(loaded) });
    return done(event);
  });
}

/** 确认到岗 */
export function confirmTurn(context: Context, input: HomeEventActInput): Promise<HomeEventDone | Problem> {
  return answerTurn(context, input, null);
}

/** 不能到岗: the reason is for those who keep the home and herself alone. */
export function declineTurn(context: Context, input: HomeEventReasonInput): Promise<HomeEventDone | Problem> {
  return answerTurn(context, input, input.reason);
}

function answerTurn(context: Context, input: HomeEventActInput, why: string | null): Promise<HomeEventDone | Problem> {
  const action = why === null ? 'CONFIRM' : 'DECLINE';
  const description = { action: `homeEvent.${action.toLowerCase()}`, idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockHomeEvent(tx, context, input.event);
    const { event, home, turns, facts } = loaded;
    const step = homeEventStep(context, action, loaded);
    const fields = new Fields(context.language);
    const reason = why === null ? null : fields.text(why, { path: 'reason', min: 5, max: 1_000, required: true });
    fields.done();
    requireVersion(context.language, event.version, input.version);
    const answer = reason === null ? 'CONFIRMED' : 'DECLINED';
    const deputy = turns.find(({ person }) => person === context.actor.person)?.deputy ?? null;
    event.updatedAt = tx.now;
    await tx.query('update home_event_deputy set answer = $3, reason = $4 where event_id = $1 and deputy_id = $2', [event.id, deputy, answer, reason]);
    tx.record({ subject: { type: 'HomeEvent', id: event.id }, after: { deputy, answer } });
    await tellHomeEvent(tx, context, { event, home, action, step: { basis: step.basis, post: undefined }, to: officesOver(facts.lies) });
    return done(event);
  });
}

/** 登记: who was there, by one of them or by the office. */
export function holdHomeEvent(context: Context, input: HomeEventHoldInput): Promise<HomeEventDone | Problem> {
  const description = { action: 'homeEvent.hold', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockHomeEvent(tx, context, input.event);
    const { event, home, turns, facts } = loaded;
    const step = homeEventStep(context, 'HOLD', loaded);
    const fields = new Fields(context.language);
    const { visitors, matters, deputies } = input;
    const summary = fields.text(input.summary, { path: 'summary', min: 5, max: 2_000, required: true });
    const files = await checkFiles(context, fields, input.files ?? [], { path: 'files', attached: event.files });
    for (const fault of countFaults(input)) fields.add(fault.path, fault.rule, fault.message);
    if (deputies.length === 0) fields.add('deputies', 'REQUIRED', { zh: '至少一名代表到场。', en: 'One deputy at least was there.' });
    for (const [n, id] of deputies.entries()) {
      if (!turns.some(({ deputy }) => deputy === id)) fields.add(`deputies.${n}`, 'NOT_ON_ROTA', { zh: '该代表不在排班之列。', en: 'She is not on the rota of it.' });
    }
    fields.done();
    requireVersion(context.language, event.version, input.version);
    event.become(step.to, tx.now);
    Object.assign(event, { visitors, matters, summary, files });
    await tx.query('update home_event_deputy set attended = deputy_id = any($2::uuid[]) where event_id = $1', [event.id, deputies]);
    tx.record({ subject: { type: 'HomeEvent', id: event.id }, before: { state: facts.state }, after: { state: step.to, visitors, matters, deputies } });
    for (const { deputy, person } of turns) {
      const { kind, source } = dutyOf(loaded);
      if (deputies.includes(deputy)) await recordDuty(tx, { ...dutyOf(loaded), person, verified: false });
      else await retractDuty(tx, { person, kind, source, reason: '未到场' });
    }
    await tellHomeEvent(tx, context, { event, home, action: 'HOLD', step, facts: { VISITORS: visitors, MATTERS: matters }, to: officesOver(facts.lies) });
    return done(event);
  });
}

/** 核实: what counts from now on in the duty records of those who were there. */
export function verifyHomeEvent(context: Context, input: HomeEventActInput): Promise<HomeEventDone | Problem> {
  const description = { action: 'homeEvent.verify', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockHomeEvent(tx, context, input.event);
    const { event, home, facts } = loaded;
    const step = homeEventStep(context, 'VERIFY', loaded);
    requireVersion(context.language, event.version, input.version);
    event.become(step.to, tx.now);
    tx.record({ subject: { type: 'HomeEvent', id: event.id }, before: { state: facts.state }, after: { state: step.to } });
    const present = await tx.query<{ person: string }>(
      'select d.person_id as person from home_event_deputy t join deputy d on d.id = t.deputy_id where t.event_id = $1 and t.attended order by t.id',
      [event.id],
    );
    for (const { person } of present) await recordDuty(tx, { ...dutyOf(loaded), person, verified: true });
    await tellHomeEvent(tx, context, { event, home, action: 'VERIFY', step, to: deputiesOf(loaded) });
    return done(event);
  });
}

/** 退回补充 */
export function sendBackHomeEvent(context: Context, input: HomeEventReasonInput): Promise<HomeEventDone | Problem> {
  return withReason(context, input, { action: 'SEND_BACK', name: 'homeEvent.sendBack' });
}

/** 取消 */
export function cancelHomeEvent(context: Context, input: HomeEventReasonInput): Promise<HomeEventDone | Problem> {
  return withReason(context, input, { action: 'CANCEL', name: 'homeEvent.cancel' });
}

function withReason(
  context: Context,
  input: HomeEventReasonInput,
  { action, name }: { action: 'SEND_BACK' | 'CANCEL'; name: string },
): Promise<HomeEventDone | Problem> {
  const description = { action: name, idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockHomeEvent(tx, context, input.event);
    const { event, home, facts } = loaded;
    const step = homeEventStep(context, action, loaded);
    const fields = new Fields(context.language);
    const reason = fields.text(input.reason, { path: 'reason', min: 5, max: 1_000, required: true });
    fields.done();
    requireVersion(context.language, event.version, input.version);
    event.become(step.to, tx.now, reason);
    tx.record({ subject: { type: 'HomeEvent', id: event.id }, before: { state: facts.state }, after: { state: step.to }, note: reason });
    await tellHomeEvent(tx, context, { event, home, action, step, note: reason, to: deputiesOf(loaded) });
    return done(event);
  });
}

function dutyOf({ event, home }: LoadedHomeEvent) {
  return {
    kind: event.kind === 'RECEPTION' ? 'RECEPTION_HELD' : 'HOME_ACTIVITY',
    on: event.onDay,
    title: `${home.name}：${event.subject}`,
    source: { type: 'HomeEvent', id: event.id },
    path: `/representation/homes/events/${event.id}`,
  };
}
