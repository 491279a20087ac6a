import type { Act } from '@redpine/kit/act';
import { legalDay } from '@redpine/kit/clock';
import type { Problem } from '@redpine/kit/problem';
import { requireVersion } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import type { Context } from '../context.ts';
import { recordDuty, retractDuty } from '../duty/duty.record.ts';
import type { VisitActInput, VisitPlanInput, VisitReasonInput, VisitRecordInput, VisitRescheduleInput } from '../generated/types.ts';
import { hearOnVisit } from '../opinion/opinion.heard.ts';
import { Closed, perform, stepOf } from '../perform.ts';
import { lockTie, officePost } from '../tie/tie.act.ts';
import { openText, pastDay } from '../tie/tie.commands.ts';
import type { LoadedVisit, VisitDone } from './visit.act.ts';
import { lockVisit, tellVisit, visitorOf, visitStep, visitTitle } from './visit.act.ts';
import { Visit } from './visit.entity.ts';
import { mayVisit } from './visit.policy.ts';
import { decideVisit } from './visit.workflow.ts';

const MOST_OPINIONS = 20;
const done = (visit: Pick<Visit, 'id'>): VisitDone => ({ __typename: 'VisitActSuccess', visit: visit.id });
const visitor = ({ facts }: Pick<LoadedVisit, 'facts'>) => ({ persons: [visitorOf(facts) ?? ''].filter((person) => person !== '') });
/** Both, as far as they have accounts. */
const both = ({ facts, deputy }: Pick<LoadedVisit, 'facts' | 'deputy'>) =>
  ({ persons: [...new Set([visitorOf(facts) ?? '', deputy.personId])].filter((person) => person !== '') });

/** A day to come: a visit is not planned for the past. */
function plannedDay(fields: Fields, value: string, now: Date): string {
  const day = fields.day(value, 'plannedOn');
  if (day !== '' && day < legalDay(now)) fields.add('plannedOn', 'IN_PAST', { zh: '不能早于今天。', en: 'It cannot lie in the past.' });
  return day;
}

/** 计划家访 */
export function planVisit(context: Context, input: VisitPlanInput): Promise<VisitDone | Problem> {
  return perform(context, { action: 'visit.plan', idempotencyKey: input.idempotencyKey, input }, async (tx) => {
    const along = await lockTie(tx, context, input.tie);
    const facts = { state: 'NONE', tie: along.facts } as const;
    if (!mayVisit('PLAN', along.facts, context.actor)) throw new Closed({ type: 'Tie', id: along.tie.id });
    const { basis } = stepOf(context, 'PLAN', 'NONE', decideVisit('PLAN', facts));
    const fields = new Fields(context.language);
    const plannedOn = plannedDay(fields, input.plannedOn, tx.now);
    fields.done();
    const visit = tx.em.create(Visit, { state: 'PLANNED', tieId: along.tie.id, plannedOn, updatedAt: tx.now });
    await tx.em.flush();
    tx.record({ subject: { type: 'Visit', id: visit.id }, after: { state: 'PLANNED', tie: along.tie.id, plannedOn } });
    const step = { basis, post: officePost(along.facts, context) };
    await tellVisit(tx, context, { visit: visit.id, subject: await visitTitle(tx, along), action: 'PLAN', step, facts: { PLANNED_ON: plannedOn }, to: both(along) });
    tx.changed('Tie', along.tie.id);
    return done(visit);
  });
}

/** 调整日期 */
export function rescheduleVisit(context: Context, input: VisitRescheduleInput): Promise<VisitDone | Problem> {
  return perform(context, { action: 'visit.reschedule', idempotencyKey: input.idempotencyKey, input }, async (tx) => {
    const loaded = await lockVisit(tx, context, input.visit);
    const { visit } = loaded;
    const step = visitStep(context, 'RESCHEDULE', loaded);
    const fields = new Fields(context.language);
    const plannedOn = plannedDay(fields, input.plannedOn, tx.now);
    fields.done();
    requireVersion(context.language, visit.version, input.version);
    const before = { plannedOn: visit.plannedOn };
    Object.assign(visit, { plannedOn, updatedAt: tx.now });
    tx.record({ subject: { type: 'Visit', id: visit.id }, before, after: { plannedOn } });
    await tellVisit(tx, context, { visit: visit.id, subject: await visitTitle(tx, loaded), action: 'RESCHEDULE', step, facts: { PLANNED_ON: plannedOn }, to: both(loaded) });
    return done(visit);
  });
}

/** 登记家访: at the door, with what was raised there. Notes stay out of the digest, the log and every event. */
export function recordVisit(context: Context, { notes, ...input }: VisitRecordInput): Promise<VisitDone | Problem> {
  return perform(context, { action: 'visit.record', idempotencyKey: input.idempotencyKey, input }, async (tx) => {
    const loaded = await lockVisit(tx, context, input.visit);
    const { visit, visitFacts, tie, facts } = loaded;
    const step = visitStep(context, 'RECORD', loaded);
    const fields = new Fields(context.language);
    const visitedOn = pastDay(fields, input.visitedOn, { path: 'visitedOn', now: tx.now, from: tie.fromOn });
    const summary = openText(fields, input.summary, { path: 'summary', min: 5, max: 1_000 });
    const kept = notes === undefined ? (visit.notes ?? null) : fields.text(notes, { path: 'notes', max: 5_000 }) || null;
    const opinions = (input.opinions ?? []).map((text, index) => openText(fields, text, { path: `opinions.${index}`, min: 10, max: 2_000 }));
    const [before] = await tx.query<{ n: number }>('select count(*)::int as n from opinion where visit_id = $1', [visit.id]);
    if (opinions.length + (before?.n ?? 0) > MOST_OPINIONS) fields.add('opinions', 'TOO_MANY', { zh: `一次家访最多登记 ${MOST_OPINIONS} 条意见。`, en: `At most ${MOST_OPINIONS} opinions belong to one visit.` });
    fields.done();
    requireVersion(context.language, visit.version, input.version);
    visit.become(step.to, tx.now);
    Object.assign(visit, { visitedOn, summary, notes: kept, returnReason: null });
    tx.record({ subject: { type: 'Visit', id: visit.id }, before: { state: visitFacts.state }, after: { state: step.to, visitedOn, opinions: opinions.length, notes: kept === null ? null : 'set' } });
    await hearOnVisit(tx, context, { visit: visit.id, on: visitedOn, areaId: await areaOf(tx, loaded), visitor: visitorOf(facts), texts: opinions });
    const duty = await dutyOf(tx, loaded);
    if (duty) await recordDuty(tx, { ...duty, verified: false });
    const to = { posts: [{ kind: 'DEPUTIES_OFFICE' }] };
    await tellVisit(tx, context, { visit: visit.id, subject: await visitTitle(tx, loaded), action: 'RECORD', step, facts: { VISITED_ON: visitedOn }, to });
    tx.changed('Tie', tie.id);
    return done(visit);
  });
}

/** 核实家访: it counts in the duty record from then on. */
export function verifyVisit(context: Context, input: VisitActInput): Promise<VisitDone | Problem> {
  return perform(context, { action: 'visit.verify', idempotencyKey: input.idempotencyKey, input }, async (tx) => {
    const loaded = await lockVisit(tx, context, input.visit);
    const { visit, visitFacts } = loaded;
    const step = visitStep(context, 'VERIFY', loaded);
    requireVersion(context.language, visit.version, input.version);
    visit.become(step.to, tx.now);
    tx.record({ subject: { type: 'Visit', id: visit.id }, before: { state: visitFacts.state }, after: { state: step.to } });
    const duty = await dutyOf(tx, loaded);
    if (duty) await recordDuty(tx, { ...duty, verified: true });
    await tellVisit(tx, context, { visit: visit.id, subject: await visitTitle(tx, loaded), action: 'VERIFY', step, to: visitor(loaded) });
    return done(visit);
  });
}

/** 退回补充 */
export function sendBackVisit(context: Context, input: VisitReasonInput): Promise<VisitDone | Problem> {
  return turnBack(context, input, { action: 'SEND_BACK', name: 'visit.sendBack', reason: 'returnReason' });
}

/** 取消家访 */
export function cancelVisit(context: Context, input: VisitReasonInput): Promise<VisitDone | Problem> {
  return turnBack(context, input, { action: 'CANCEL', name: 'visit.cancel', reason: 'cancelReason' });
}

function turnBack(
  context: Context,
  input: VisitReasonInput,
  way: { action: 'SEND_BACK' | 'CANCEL'; name: string; reason: 'returnReason' | 'cancelReason' },
): Promise<VisitDone | Problem> {
  return perform(context, { action: way.name, idempotencyKey: input.idempotencyKey, input }, async (tx) => {
    const loaded = await lockVisit(tx, context, input.visit);
    const { visit, visitFacts } = loaded;
    const step = visitStep(context, way.action, loaded);
    const fields = new Fields(context.language);
    const reason = openText(fields, input.reason, { path: 'reason', min: 5, max: 1_000 });
    fields.done();
    requireVersion(context.language, visit.version, input.version);
    visit.become(step.to, tx.now);
    visit[way.reason] = reason;
    tx.record({ subject: { type: 'Visit', id: visit.id }, before: { state: visitFacts.state }, after: { state: step.to }, note: reason });
    const duty = way.action === 'SEND_BACK' ? await dutyOf(tx, loaded) : null;
    if (duty) await retractDuty(tx, { ...duty, reason });
    const to = way.action === 'SEND_BACK' ? visitor(loaded) : both(loaded);
    await tellVisit(tx, context, { visit: visit.id, subject: await visitTitle(tx, loaded), action: way.action, step, note: reason, to });
    return done(visit);
  });
}

/** Where what was raised comes from: where the voter lives, or the deputy's electoral district as far as that is one area. */
async function areaOf(tx: Act, { tie, deputy }: LoadedVisit): Promise<string | null> {
  const areas = (tie.areaId ?? null) === null
    ? await tx.query<{ id: string }>('select area_id as id from electoral_district_area where electoral_district_id = $1', [deputy.electoralDistrictId ?? null])
    : [{ id: tie.areaId }];
  return areas.length === 1 ? (areas[0]?.id ?? null) : null;
}

async function dutyOf(tx: Act, loaded: LoadedVisit) {
  const { visit, facts } = loaded;
  const person = visitorOf(facts);
  if (person === null) return null;
  const source = { type: 'Visit', id: visit.id };
  return { person, kind: 'HOME_VISIT', on: visit.visitedOn ?? visit.plannedOn, title: await visitTitle(tx, loaded), source, path: `/representation/visits/${visit.id}` };
}
