import type { Act } from '@redpine/kit/act';
import { legalDay } from '@redpine/kit/clock';
import { forbidden, notFound } from '@redpine/kit/errors';
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { Problem } from '@redpine/kit/problem';
import { requireVersion } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import type { Recipients } from '@redpine/kit/transaction';
import type { Context } from '../context.ts';
import { isId } from '../directory.repository.ts';
import type { WorkPlanActInput, WorkPlanDraftInput, WorkPlanEditInput, WorkPlanExecuteInput, WorkPlanItemInput, WorkPlanPassInput } from '../generated/types.ts';
import { addToHistory } from '../history/history.commands.ts';
import type { Facts } from '../history/history.facts.ts';
import { Closed, perform, stepOf } from '../perform.ts';
import type { PlanItem } from './work-plan.entity.ts';
import { WorkPlan } from './work-plan.entity.ts';
import { mayWorkPlan } from './work-plan.policy.ts';
import type { WorkPlanAction, WorkPlanState } from './work-plan.workflow.ts';
import { decideWorkPlan, executionFaults } from './work-plan.workflow.ts';

export interface WorkPlanDone {
  __typename: 'WorkPlanActSuccess';
  workPlan: string;
}

const MOST_ITEMS = 100;
const OFFICE: Recipients = { posts: [{ kind: 'DEPUTIES_OFFICE' }] };
const done = (plan: WorkPlan): WorkPlanDone => ({ __typename: 'WorkPlanActSuccess', workPlan: plan.id });

/** 起草计划 */
export function draftWorkPlan(context: Context, input: WorkPlanDraftInput): Promise<WorkPlanDone | Problem> {
  return perform(context, { action: 'workPlan.draft', idempotencyKey: input.idempotencyKey, input }, async (tx) => {
    if (!mayWorkPlan('DRAFT', context.actor)) throw forbidden(context.language);
    const fields = new Fields(context.language);
    const { year } = input;
    if (year < 2000 || year > 2999) fields.add('year', 'OUT_OF_RANGE', { zh: '请填写四位年份。', en: 'A year has four digits.' });
    else if ((await tx.em.findOne(WorkPlan, { year })) !== null) fields.add('year', 'TAKEN', { zh: '该年度已有计划。', en: 'That year has a plan.' });
    const content = contentOf(fields, input, await kindCodes(tx));
    fields.done();
    const { basis } = stepOf(context, 'DRAFT', 'NONE', decideWorkPlan('DRAFT', { state: 'NONE' }));
    const plan = tx.em.create(WorkPlan, { year, ...content, state: 'DRAFT', draftedAt: tx.now, updatedAt: tx.now });
    await tx.em.flush();
    tx.record({ subject: { type: 'WorkPlan', id: plan.id }, after: { state: 'DRAFT', year, ...content } });
    await tell(tx, context, { plan, action: 'DRAFT', basis, facts: { ITEMS: content.items.length }, note: content.title, to: OFFICE });
    return done(plan);
  });
}

/** 修改草案 */
export function editWorkPlan(context: Context, input: WorkPlanEditInput): Promise<WorkPlanDone | Problem> {
  return act(context, input, {
    action: 'EDIT',
    name: 'workPlan.edit',
    check: async (fields, _today, _plan, tx) => contentOf(fields, input, await kindCodes(tx)),
    change: (plan, content) => Object.assign(plan, content),
    say: ({ title, items }) => ({ facts: { ITEMS: items.length }, note: title }),
  });
}

/** 主任会议通过 (代表法 art. 43). */
export function passWorkPlan(context: Context, input: WorkPlanPassInput): Promise<WorkPlanDone | Problem> {
  return act(context, input, {
    action: 'PASS',
    name: 'workPlan.pass',
    check: (fields, today) => {
      const meeting = fields.text(input.meeting, { path: 'meeting', min: 2, max: 100, required: true });
      const passedOn = fields.day(input.on, 'on');
      if (passedOn > today) fields.add('on', 'IN_FUTURE', { zh: '不能晚于今天。', en: 'It cannot lie ahead.' });
      return { meeting, passedOn };
    },
    change: (plan, passed) => Object.assign(plan, passed),
    say: ({ meeting, passedOn }) => ({ facts: { MEETING: meeting, PASSED_ON: passedOn } }),
  });
}

/** 通知代表: every deputy is told. */
export function tellWorkPlan(context: Context, input: WorkPlanActInput): Promise<WorkPlanDone | Problem> {
  return act(context, input, { action: 'TELL', name: 'workPlan.tell', check: () => null, to: { posts: [{ kind: 'DEPUTY' }] } });
}

/** 公布计划: everybody reads what was passed. */
export function publishWorkPlan(context: Context, input: WorkPlanActInput): Promise<WorkPlanDone | Problem> {
  return act(context, input, {
    action: 'PUBLISH',
    name: 'workPlan.publish',
    check: () => null,
    change: (plan) => {
      const { title, passedOn, items } = plan;
      if (typeof passedOn !== 'string') throw new Error(`plan ${plan.id} is published before it was passed`);
      plan.published = { title, passedOn, items: items.map((item) => ({ month: item.month, title: item.title, owner: item.owner })) };
    },
  });
}

/** 登记执行: an item done, or dropped with a reason. */
export function executeWorkPlan(context: Context, input: WorkPlanExecuteInput): Promise<WorkPlanDone | Problem> {
  return act(context, input, {
    action: 'EXECUTE',
    name: 'workPlan.execute',
    check: (fields, today, plan) => {
      const note = fields.text(input.note, { path: 'note', max: 500 }) || null;
      const doneOn = typeof input.doneOn === 'string' ? fields.day(input.doneOn, 'doneOn') : null;
      for (const fault of executionFaults({ doneOn, note }, today)) fields.add(fault.path, fault.rule, fault.message);
      const item = plan.items.find(({ id }) => id === input.item);
      if (!item) fields.add('item', 'UNKNOWN_ITEM', { zh: '计划中没有这一项。', en: 'The plan has no such item.' });
      return { id: input.item, title: item?.title ?? '', state: doneOn === null ? ('DROPPED' as const) : ('DONE' as const), doneOn, note };
    },
    change: (plan, { id, state, doneOn, note }) => {
      plan.items = plan.items.map((item) => (item.id === id ? { ...item, state, doneOn, note } : item));
    },
    say: ({ title, doneOn, note }) => ({ facts: { ITEM: title, DONE_ON: doneOn }, note }),
  });
}

interface Said {
  facts?: Facts;
  note?: string | null;
}

interface Way<Checked> {
  action: WorkPlanAction;
  name: string;
  check: (fields: Fields, today: string, plan: WorkPlan, tx: Act) => Checked | Promise<Checked>;
  change?: (plan: WorkPlan, checked: Checked) => void;
  /** What stands in the history of it. */
  say?: (checked: Checked) => Said;
  to?: Recipients;
}

function act<Checked extends object | null>(
  context: Context,
  input: WorkPlanActInput,
  { action, name, check, change, say, to = OFFICE }: Way<Checked>,
): Promise<WorkPlanDone | Problem> {
  return perform(context, { action: name, idempotencyKey: input.idempotencyKey, input }, async (tx) => {
    const { workPlan: id } = input;
    if (isId(id)) await tx.query('select 1 from work_plan where id = $1 for update', [id]);
    const plan = isId(id) ? await tx.em.findOne(WorkPlan, { id }) : null;
    if (!plan) throw notFound(context.language);
    if (!mayWorkPlan(action, context.actor)) throw new Closed({ type: 'WorkPlan', id });
    const step = stepOf(context, action, plan.state, decideWorkPlan(action, { state: plan.state }));
    const fields = new Fields(context.language);
    const checked = await check(fields, legalDay(tx.now), plan, tx);
    fields.done();
    requireVersion(context.language, plan.version, input.version);
    const before: WorkPlanState = plan.state;
    plan.become(step.to, tx.now);
    change?.(plan, checked);
    tx.record({ subject: { type: 'WorkPlan', id }, before: { state: before }, after: { state: step.to, ...checked } });
    await tell(tx, context, { plan, action, basis: step.basis, ...say?.(checked), to });
    return done(plan);
  });
}

const kindCodes = async (tx: Act): Promise<ReadonlySet<string>> =>
  new Set((await tx.query<{ code: string }>('select code from duty_kind')).map(({ code }) => code));

function contentOf(
  fields: Fields,
  input: { title: string; items: readonly WorkPlanItemInput[] },
  kinds: ReadonlySet<string>,
): { title: string; items: PlanItem[] } {
  const title = fields.text(input.title, { path: 'title', min: 2, max: 100, required: true });
  if (input.items.length === 0) fields.add('items', 'REQUIRED', { zh: '请至少列一项。', en: 'List at least one item.' });
  if (input.items.length > MOST_ITEMS) fields.add('items', 'TOO_MANY', { zh: `最多 ${MOST_ITEMS} 项。`, en: `At most ${MOST_ITEMS} items.` });
  const items = input.items.slice(0, MOST_ITEMS).map(({ month, ...item }, n): PlanItem => {
    if (month < 1 || month > 12) fields.add(`items.${n}.month`, 'OUT_OF_RANGE', { zh: '月份为 1–12。', en: 'A month is 1–12.' });
    const kind = item.kind ?? null;
    if (kind !== null && !kinds.has(kind)) fields.add(`items.${n}.kind`, 'UNKNOWN_KIND', { zh: '没有这种履职事项。', en: 'There is no such kind of duty event.' });
    return {
      id: crypto.randomUUID(),
      month,
      kind,
      title: fields.text(item.title, { path: `items.${n}.title`, min: 2, max: 200, required: true }),
      owner: fields.text(item.owner, { path: `items.${n}.owner`, min: 2, max: 100, required: true }),
      state: 'PLANNED',
      doneOn: null,
      note: null,
    };
  });
  return { title, items: items.toSorted((a, b) => a.month - b.month) };
}

async function tell(
  tx: Act,
  context: Context,
  { plan, action, basis, facts, note, to }: Said & { plan: WorkPlan; action: WorkPlanAction; basis: LegalBasis | null; to: Recipients },
): Promise<void> {
  const path = `/representation/plan/${plan.id}`;
  const post = context.actor.posts.find(({ kind }) => mayWorkPlan(action, { person: null, posts: [{ kind, organ: null, area: null }] }));
  await addToHistory(tx, context, { of: { type: 'WorkPlan', id: plan.id }, action, post, facts, note: note ?? null, basis, told: { subject: plan.title, path } });
  if (action === 'PASS' || action === 'TELL') tx.notify({ to, kind: `WORK_PLAN_${action}`, subject: plan.title, path });
  tx.changed('WorkPlan', plan.id);
}
