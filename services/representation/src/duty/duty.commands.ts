import type { Act } from '@redpine/kit/act';
import { computeDeadline, type DeadlineUnit } from '@redpine/kit/calendar';
import { legalDay } from '@redpine/kit/clock';
import { forbidden } from '@redpine/kit/errors';
import type { Problem } from '@redpine/kit/problem';
import { requireVersion } from '@redpine/kit/problem';
import { findRule, ruleAt } from '@redpine/kit/rules';
import { Fields } from '@redpine/kit/text';
import type { Recipients } from '@redpine/kit/transaction';
import { officeOver } from '../area/area.policy.ts';
import { areasOfDeputy } from '../area/area.repository.ts';
import { checkFiles } from '../attachment.ts';
import type { Context } from '../context.ts';
import { Deputy } from '../deputy/deputy.entity.ts';
import { isId } from '../directory.repository.ts';
import type { DutyEventActInput, DutyEventEnterInput, DutyEventReasonInput } from '../generated/types.ts';
import { perform, stepOf } from '../perform.ts';
import type { DutyDone, LoadedDuty } from './duty.act.ts';
import { dutyStep, lockDuty, tellDuty } from './duty.act.ts';
import { DutyEvent } from './duty.entity.ts';
import { mayDuty } from './duty.policy.ts';
import type { DutyAction, DutyFacts } from './duty.workflow.ts';
import { decideDuty, dutyDayFaults } from './duty.workflow.ts';

const OFFICE: Recipients = { posts: [{ kind: 'DEPUTIES_OFFICE' }] };
const done = (event: DutyEvent): DutyDone => ({ __typename: 'DutyEventActSuccess', dutyEvent: event.id });
const ofDeputy = ({ deputy }: LoadedDuty): Recipients => ({ persons: [deputy.personId] });

/** 登记履职事项, by hand or from a file; another person verifies it, unless the rule DUTY_IMPORT takes files as they are. */
export function enterDuty(context: Context, input: DutyEventEnterInput, sourceType: 'DutyEvent' | 'Import' = 'DutyEvent'): Promise<DutyDone | Problem> {
  const description = { action: 'duty.enter', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const deputy = isId(input.deputy) ? await tx.em.findOne(Deputy, { id: input.deputy }) : null;
    const lies = deputy ? await areasOfDeputy(tx, deputy.id) : [];
    const { person } = context.actor;
    const today = legalDay(tx.now);
    const facts: DutyFacts = { state: 'NONE', lies, person: deputy?.personId ?? null, enteredBy: person, objectUntil: null, wasObjected: false, isContested: false, today };
    if (person === null || !mayDuty('ENTER', facts, context.actor)) throw forbidden(context.language);
    const fields = new Fields(context.language);
    const title = fields.text(input.title, { path: 'title', min: 2, max: 200, required: true });
    const note = fields.text(input.note, { path: 'note', max: 1_000 }) || null;
    const onDay = fields.day(input.on, 'on');
    if (!deputy) fields.add('deputy', 'UNKNOWN_DEPUTY', { zh: '没有这位代表。', en: 'There is no such deputy.' });
    else for (const fault of dutyDayFaults(onDay, { from: deputy.fromOn, until: deputy.untilOn ?? null, today })) fields.add(fault.path, fault.rule, fault.message);
    const kinds = await tx.query(
      `select 1 from duty_kind where code = $1 and manual and effective_from <= $2::date and coalesce(effective_until >= $2::date, true)`,
      [input.kind, onDay === '' ? today : onDay],
    );
    if (kinds.length === 0) fields.add('kind', 'UNKNOWN_KIND', { zh: '该种类不能手工登记。', en: 'This kind is not entered by hand.' });
    if (input.files.length === 0 && note === null) fields.add('files', 'REQUIRED', { zh: '请上传佐证材料，或写明依据。', en: 'Upload the evidence, or say what it rests on.' });
    const files = await checkFiles(context, fields, input.files, { path: 'files', attached: [] });
    fields.done();
    const { basis } = stepOf(context, 'ENTER', 'NONE', decideDuty('ENTER', facts));
    const entry = { deputyId: input.deputy, kind: input.kind, onDay, title, note, files };
    const source = { sourceService: 'representation', sourceType, sourceId: crypto.randomUUID() };
    const event = tx.em.create(DutyEvent, { ...entry, ...source, path: null, enteredBy: person, state: 'RECORDED', recordedAt: tx.now });
    await tx.em.flush();
    tx.record({ subject: { type: 'DutyEvent', id: event.id }, after: { state: 'RECORDED', ...entry } });
    const post = officeOver(lies, context.actor);
    // Whoever imports a file knows of its rows: the deputies are told, and her office finds them among what waits.
    const to = { ...(sourceType === 'Import' ? {} : OFFICE), persons: facts.person === null || facts.person === person ? [] : [facts.person] };
    await tellDuty(tx, context, { event, action: 'ENTER', step: { basis, post }, facts: { HAPPENED_ON: onDay }, note: title, to });
    if (sourceType === 'Import' && importedIsVerified(context, today)) {
      const verified = stepOf(context, 'VERIFY', 'RECORDED', decideDuty('VERIFY', { ...facts, state: 'RECORDED' }));
      event.become(verified.to, tx.now);
      event.objectUntil = objectUntil(context, today);
      tx.record({ subject: { type: 'DutyEvent', id: event.id }, before: { state: 'RECORDED' }, after: { state: verified.to }, note: 'DUTY_IMPORT' });
      await tellDuty(tx, context, { event, action: 'VERIFY', step: { basis: verified.basis, post }, facts: { RULE: 'DUTY_IMPORT' }, to: {} });
    }
    return done(event);
  });
}

/** Where the district has verified its paper records before, it takes them as they are. */
const importedIsVerified = ({ rules }: Context, today: string): boolean =>
  (findRule(rules, 'DUTY_IMPORT', today)?.value as { verified?: boolean } | undefined)?.verified === true;

/** 核实: the time to object begins here too. */
export const verifying = (context: Context): Effect => ({
  action: 'VERIFY',
  change: ({ event, facts: { today } }) => (event.objectUntil = objectUntil(context, today)),
});

/** 核实 */
export function verifyDuty(context: Context, input: DutyEventActInput): Promise<DutyDone | Problem> {
  return decided(context, input, { ...verifying(context), name: 'duty.verify' });
}

/** 不予认定: the time to object begins. */
export function rejectDuty(context: Context, input: DutyEventReasonInput): Promise<DutyDone | Problem> {
  return decided(context, input, {
    action: 'REJECT',
    name: 'duty.reject',
    change: ({ event, facts: { today } }, reason) => Object.assign(event, { reason, objection: null, objectUntil: objectUntil(context, today) }),
  });
}

function objectUntil(context: Context, today: string): string {
  const { length, unit } = ruleAt(context.rules, 'DUTY_OBJECTION', today).value as { length: number; unit: DeadlineUnit };
  return computeDeadline({ startOn: today, length, unit, calendar: context.calendar }).dueOn;
}

/** 提出异议 */
export function objectToDuty(context: Context, input: DutyEventReasonInput): Promise<DutyDone | Problem> {
  return decided(context, input, {
    action: 'OBJECT',
    name: 'duty.object',
    to: () => OFFICE,
    change: ({ event, facts: { today } }, text) => (event.objection = { text, on: today, answer: null, decidedOn: null }),
  });
}

/** 采纳异议 */
export function upholdObjection(context: Context, input: DutyEventReasonInput): Promise<DutyDone | Problem> {
  return decided(context, input, {
    action: 'UPHOLD',
    name: 'duty.uphold',
    change: (loaded, answer) => Object.assign(loaded.event, { objection: answered(loaded, answer), reason: loaded.event.state === 'REJECTED' ? answer : null }),
  });
}

/** 不采纳异议 */
export function dismissObjection(context: Context, input: DutyEventReasonInput): Promise<DutyDone | Problem> {
  return decided(context, input, { action: 'DISMISS', name: 'duty.dismiss', change: (loaded, answer) => (loaded.event.objection = answered(loaded, answer)) });
}

function answered({ event, facts: { today } }: LoadedDuty, answer: string) {
  if (!event.objection) throw new Error(`duty event ${event.id} is objected to without an objection`);
  return { ...event.objection, answer, decidedOn: today };
}

/** 撤回登记 */
export function withdrawDuty(context: Context, input: DutyEventReasonInput): Promise<DutyDone | Problem> {
  return decided(context, input, { action: 'WITHDRAW', name: 'duty.withdraw', change: ({ event }, reason) => (event.reason = reason) });
}

interface Effect {
  action: DutyAction;
  /** What the act writes beside the state, with the reason that was given. */
  change?: (loaded: LoadedDuty, reason: string) => void;
  to?: (loaded: LoadedDuty) => Recipients;
}

function decided(context: Context, input: DutyEventActInput & { reason?: string }, { name, ...effect }: Effect & { name: string }): Promise<DutyDone | Problem> {
  return perform(context, { action: name, idempotencyKey: input.idempotencyKey, input }, async (tx) => {
    const loaded = await lockDuty(tx, context, input.dutyEvent);
    const { event } = loaded;
    // Before anything is said of the input.
    dutyStep(context, effect.action, loaded);
    const fields = new Fields(context.language);
    const reason = input.reason === undefined ? '' : fields.text(input.reason, { path: 'reason', min: 5, max: 1_000, required: true });
    fields.done();
    requireVersion(context.language, event.version, input.version);
    await carryOutDuty(tx, context, loaded, effect, reason);
    return done(event);
  });
}

/** Writes the act on an event that is locked, with its audit row and its history, and tells of it. Throws as `dutyStep`. */
export async function carryOutDuty(tx: Act, context: Context, loaded: LoadedDuty, { action, change, to = ofDeputy }: Effect, reason = ''): Promise<void> {
  const { event, facts } = loaded;
  const step = dutyStep(context, action, loaded);
  if (step.to !== facts.state) event.become(step.to, tx.now);
  change?.(loaded, reason);
  const note = reason === '' ? {} : { note: reason };
  tx.record({ subject: { type: 'DutyEvent', id: event.id }, before: { state: facts.state }, after: { state: step.to }, ...note });
  await tellDuty(tx, context, { event, action, step, ...note, to: to(loaded) });
}
