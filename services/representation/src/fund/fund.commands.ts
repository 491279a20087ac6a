import type { Act } from '@redpine/kit/act';
import { legalDay } from '@redpine/kit/clock';
import { forbidden, notFound } from '@redpine/kit/errors';
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { Problem } from '@redpine/kit/problem';
import { requireVersion } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import { checkFiles } from '../attachment.ts';
import type { Context } from '../context.ts';
import type { Deputy } from '../deputy/deputy.entity.ts';
import { type DeputyParties, keeperOf } from '../deputy/deputy.policy.ts';
import { deputyWithParties } from '../deputy/deputy.repository.ts';
import { isId } from '../directory.repository.ts';
import type { FundSpendingReasonInput, FundSpendingRecordInput } from '../generated/types.ts';
import { addToHistory } from '../history/history.commands.ts';
import type { Facts } from '../history/history.facts.ts';
import { Closed, perform, stepOf } from '../perform.ts';
import { FundSpending } from './fund.entity.ts';
import { maySpend } from './fund.policy.ts';
import { fundOf } from './fund.rules.ts';
import { decideSpending, spendingDayFaults, type SpendingFacts, sumFaults } from './fund.workflow.ts';

export interface SpendingDone {
  __typename: 'FundSpendingActSuccess';
  fundSpending: string;
}

const USED = `select coalesce(sum(fen), 0)::int as fen from fund_spending where deputy_id = $1 and state = 'RECORDED' and extract(year from on_day) = $2`;
const done = (spending: FundSpending): SpendingDone => ({ __typename: 'FundSpendingActSuccess', fundSpending: spending.id });

/** 登记支出: from the fund of the year that its day lies in. */
export function recordSpending(context: Context, input: FundSpendingRecordInput): Promise<SpendingDone | Problem> {
  const description = { action: 'fundSpending.record', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const found = await deputyWithParties(tx, input.deputy);
    const parties: DeputyParties = found?.parties ?? { level: 'DISTRICT', lies: [], person: null };
    if (!maySpend('RECORD', parties, context.actor)) throw forbidden(context.language);
    const fields = new Fields(context.language);
    if (!found) fields.add('deputy', 'UNKNOWN_DEPUTY', { zh: '没有这位代表。', en: 'There is no such deputy.' });
    const on = fields.day(input.on, 'on');
    const purpose = fields.text(input.purpose, { path: 'purpose', min: 2, max: 200, required: true });
    const fund = on ? fundOf(context.rules, Number(on.slice(0, 4))) : null;
    if (found && on) {
      const mandate = { from: found.deputy.fromOn, until: found.deputy.untilOn ?? null };
      for (const { path, rule, message } of spendingDayFaults(on, { today: legalDay(tx.now), mandate })) fields.add(path, rule, message);
      const [used] = await tx.query<{ fen: number }>(USED, [found.deputy.id, Number(on.slice(0, 4))]);
      for (const { path, rule, message } of sumFaults(input.fen, (fund?.fen ?? 0) - (used?.fen ?? 0))) fields.add(path, rule, message);
    }
    const files = await checkFiles(context, fields, input.files ?? [], { path: 'files', attached: [] });
    fields.done();
    const { to } = stepOf(context, 'RECORD', 'NONE', decideSpending('RECORD', { ...parties, state: 'NONE' }));
    if (!found) throw forbidden(context.language);
    const { deputy } = found;
    const spending = tx.em.create(FundSpending, { state: 'RECORDED', deputyId: deputy.id, onDay: on, purpose, fen: input.fen, files, recordedAt: tx.now, updatedAt: tx.now });
    await tx.em.flush();
    tx.record({ subject: { type: 'FundSpending', id: spending.id }, after: { state: to, deputy: deputy.id, on, purpose, fen: input.fen } });
    await tell(tx, context, { spending, deputy, parties, action: 'RECORD', facts: { HAPPENED_ON: on, AMOUNT: input.fen }, basis: fund?.basis ?? null });
    return done(spending);
  });
}

/** 作废支出: a record made in error counts nowhere and stays. */
export function voidSpending(context: Context, input: FundSpendingReasonInput): Promise<SpendingDone | Problem> {
  const description = { action: 'fundSpending.void', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const { spending, deputy, facts } = await lockSpending(tx, context, input.fundSpending);
    if (!maySpend('VOID', facts, context.actor)) throw new Closed({ type: 'FundSpending', id: spending.id });
    const { to, basis } = stepOf(context, 'VOID', facts.state, decideSpending('VOID', facts));
    const fields = new Fields(context.language);
    const reason = fields.text(input.reason, { path: 'reason', min: 5, max: 1_000, required: true });
    fields.done();
    requireVersion(context.language, spending.version, input.version);
    spending.become(to, tx.now);
    spending.voidReason = reason;
    tx.record({ subject: { type: 'FundSpending', id: spending.id }, before: { state: facts.state }, after: { state: to }, note: reason });
    await tell(tx, context, { spending, deputy, parties: facts, action: 'VOID', note: reason, basis });
    return done(spending);
  });
}

async function lockSpending(tx: Act, context: Context, id: string): Promise<{ spending: FundSpending; deputy: Deputy; facts: SpendingFacts }> {
  if (isId(id)) await tx.query('select 1 from fund_spending where id = $1 for update', [id]);
  const spending = isId(id) ? await tx.em.findOne(FundSpending, { id }) : null;
  const found = spending && (await deputyWithParties(tx, spending.deputyId));
  if (!spending || !found) throw notFound(context.language);
  return { spending, deputy: found.deputy, facts: { ...found.parties, state: spending.state } };
}

const yuan = (fen: number): string => `${(fen / 100).toFixed(2)} 元`;

async function tell(
  tx: Act,
  context: Context,
  { spending, deputy, parties, action, facts, note, basis }: {
    spending: FundSpending; deputy: Deputy; parties: DeputyParties; action: 'RECORD' | 'VOID'; facts?: Facts; note?: string; basis: LegalBasis | null;
  },
): Promise<void> {
  const path = `/representation/funds/${spending.id}`;
  const subject = `${deputy.name} ${yuan(spending.fen)}`;
  await addToHistory(tx, context, { of: { type: 'FundSpending', id: spending.id }, action, post: keeperOf(parties, context.actor), facts, note: note ?? null, basis, told: { subject, path } });
  tx.notify({ to: { persons: [deputy.personId] }, kind: `FUND_${action}`, subject, path });
  tx.changed('FundSpending', spending.id);
  tx.changed('Deputy', deputy.id);
}
