import { legalDay } from '@redpine/kit/clock';
import type { Fields } from '@redpine/kit/text';
import type { Transaction } from '@redpine/kit/transaction';
import type { Context } from '../context.ts';
import type { RuleDecision, RuleDecisionInput } from '../generated/types.ts';

export type Decision = Omit<RuleDecision, '__typename'>;

/** The decision as it is kept, with who enters it. */
export function checkDecision(
  context: Context,
  tx: Pick<Transaction, 'now'>,
  fields: Fields,
  input: RuleDecisionInput,
): Decision {
  const meeting = fields.text(input.meeting, { path: 'decision.meeting', min: 2, max: 100, required: true });
  const document = fields.text(input.document, { path: 'decision.document', min: 2, max: 100, required: true });
  const on = fields.day(input.on, 'decision.on');
  if (on > legalDay(tx.now)) fields.add('decision.on', 'FUTURE', { zh: '不能晚于今天。', en: 'Not in the future.' });
  return { meeting, on, document, enteredBy: context.actor.name, enteredAt: tx.now.toISOString() };
}

/** The source that is shown with a rule. */
export function sourceOf({ meeting, on, document }: Decision): string {
  return `${meeting}（${on}）《${document.replace(/^《|》$/g, '')}》`;
}
