import { legalDay } from '@redpine/kit/clock';
import { forbidden } from '@redpine/kit/errors';
import type { Problem } from '@redpine/kit/problem';
import { requireVersion } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import type { Recipients } from '@redpine/kit/transaction';
import type { Context } from '../context.ts';
import { keeperOf } from '../deputy/deputy.policy.ts';
import { deputyWithParties } from '../deputy/deputy.repository.ts';
import type { DeputyLeaveActInput, DeputyLeaveAskInput, DeputyLeaveReasonInput } from '../generated/types.ts';
import { perform, stepOf } from '../perform.ts';
import { type LeaveDone, leaveStep, type LoadedLeave, lockLeave, tellLeave } from './leave.act.ts';
import { DeputyLeave } from './leave.entity.ts';
import { mayLeave } from './leave.policy.ts';
import { decideLeave, type LeaveFacts, spanFaults } from './leave.workflow.ts';

const LASTING = `select from_on::text as "from", until_on::text as until from deputy_leave where deputy_id = $1 and state in ('ASKED', 'APPROVED')`;
const done = (leave: DeputyLeave): LeaveDone => ({ __typename: 'DeputyLeaveActSuccess', deputyLeave: leave.id });
const herself = ({ deputy }: Pick<LoadedLeave, 'deputy'>): Recipients => ({ persons: [deputy.personId] });
/** A town's presidium answers for its own deputies. */
const keepers = ({ level, lies }: Pick<LeaveFacts, 'level' | 'lies'>): Recipients =>
  level === 'TOWN' ? { posts: lies.map((area) => ({ kind: 'TOWN_PRESIDIUM', area })) } : { posts: [{ kind: 'DEPUTIES_OFFICE' }] };

/** 申请请假, by the deputy or for her. */
export function askLeave(context: Context, input: DeputyLeaveAskInput): Promise<LeaveDone | Problem> {
  const description = { action: 'deputyLeave.ask', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const found = await deputyWithParties(tx, input.deputy);
    const facts: LeaveFacts = { ...(found?.parties ?? { level: 'DISTRICT', lies: [], person: null }), state: 'NONE', status: found?.deputy.status ?? null, from: input.from, today: legalDay(tx.now) };
    if (!mayLeave('ASK', facts, context.actor)) throw forbidden(context.language);
    const fields = new Fields(context.language);
    if (!found) fields.add('deputy', 'UNKNOWN_DEPUTY', { zh: '没有这位代表。', en: 'There is no such deputy.' });
    const occasion = fields.text(input.occasion, { path: 'occasion', min: 2, max: 100, required: true });
    const reason = fields.text(input.reason, { path: 'reason', min: 2, max: 1_000, required: true });
    const from = fields.day(input.from, 'from');
    const until = fields.day(input.until, 'until');
    if (found && from && until) {
      const others = await tx.query<{ from: string; until: string }>(LASTING, [found.deputy.id]);
      const mandate = { from: found.deputy.fromOn, until: found.deputy.untilOn ?? null };
      for (const { path, rule, message } of spanFaults({ from, until }, { mandate, others })) fields.add(path, rule, message);
    }
    fields.done();
    const { to, basis } = stepOf(context, 'ASK', 'NONE', decideLeave('ASK', facts));
    if (!found) throw forbidden(context.language);
    const { deputy } = found;
    const leave = tx.em.create(DeputyLeave, { state: 'ASKED', deputyId: deputy.id, cause: input.cause, occasion, reason, fromOn: from, untilOn: until, askedAt: tx.now, updatedAt: tx.now });
    await tx.em.flush();
    tx.record({ subject: { type: 'DeputyLeave', id: leave.id }, after: { state: to, deputy: deputy.id, from, until } });
    await tellLeave(tx, context, { leave, deputy, action: 'ASK', step: { basis, post: keeperOf(facts, context.actor) }, to: keepers(facts) });
    return done(leave);
  });
}

/** 批准请假 */
export function approveLeave(context: Context, input: DeputyLeaveActInput): Promise<LeaveDone | Problem> {
  return settle(context, input, { action: 'APPROVE', name: 'deputyLeave.approve', to: herself });
}

/** 撤回请假 */
export function withdrawLeave(context: Context, input: DeputyLeaveActInput): Promise<LeaveDone | Problem> {
  return settle(context, input, { action: 'WITHDRAW', name: 'deputyLeave.withdraw', to: ({ facts }) => keepers(facts) });
}

/** 不批准请假 */
export function refuseLeave(context: Context, input: DeputyLeaveReasonInput): Promise<LeaveDone | Problem> {
  return settle(context, input, { action: 'REFUSE', name: 'deputyLeave.refuse', to: herself, reason: input.reason });
}

function settle(
  context: Context,
  input: DeputyLeaveActInput,
  way: { action: 'APPROVE' | 'REFUSE' | 'WITHDRAW'; name: string; to: (loaded: LoadedLeave) => Recipients; reason?: string },
): Promise<LeaveDone | Problem> {
  const description = { action: way.name, idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockLeave(tx, context, input.deputyLeave);
    const { leave, deputy, facts } = loaded;
    const step = leaveStep(context, way.action, loaded);
    const fields = new Fields(context.language);
    const answer = way.action === 'REFUSE' ? fields.text(way.reason, { path: 'reason', min: 5, max: 1_000, required: true }) : null;
    fields.done();
    requireVersion(context.language, leave.version, input.version);
    leave.become(step.to, tx.now);
    leave.answer = answer;
    tx.record({ subject: { type: 'DeputyLeave', id: leave.id }, before: { state: facts.state }, after: { state: step.to } });
    await tellLeave(tx, context, { leave, deputy, action: way.action, step, to: way.to(loaded) });
    return done(leave);
  });
}
