import { addDays } from '@redpine/kit/calendar';
import { legalDay } from '@redpine/kit/clock';
import { forbidden } from '@redpine/kit/errors';
import type { Problem } from '@redpine/kit/problem';
import { invalid, Refused, requireVersion } from '@redpine/kit/problem';
import type { Rule } from '@redpine/kit/rules';
import { Fields } from '@redpine/kit/text';
import type { Context } from '../context.ts';
import type { RuleVersionAddInput } from '../generated/types.ts';
import { perform } from '../perform.ts';
import { checkDecision, sourceOf } from './decision.ts';
import { startFault, valueOf } from './rule.version.ts';
import { mayKeepRules } from './rules.policy.ts';

export interface RuleDone {
  __typename: 'RuleActSuccess';
  /** The rule's code. */
  rule: string;
}

/**
 * 规则施行 — the version before ends on the day before, and is otherwise never touched. The decision was read by whoever
 * enters it: the mark is F. Deadlines that are counted keep the version that they were counted by.
 */
export function addRuleVersion(context: Context, input: RuleVersionAddInput): Promise<RuleDone | Problem> {
  if (!mayKeepRules('RULE_PUT_IN_FORCE', context.actor)) throw forbidden(context.language);
  const description = { action: 'rule.versionAdd', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const fields = new Fields(context.language);
    const [latest] = await tx.query<Rule & { id: string }>(
      `select id, code, version, effective_from::text as "effectiveFrom", effective_until::text as "effectiveUntil",
              area, value, law, article, mark, source
         from rule where code = $1 and area is null order by version desc limit 1 for update`,
      [input.rule],
    );
    if (!latest) throw new Refused(invalid(context.language, 'rule', 'UNKNOWN_CODE', { zh: '没有这条规则。', en: 'There is no such rule.' }));
    requireVersion(context.language, latest.version, input.version);
    const from = fields.day(input.effectiveFrom, 'effectiveFrom');
    const start = from === '' ? null : startFault(latest, from, legalDay(tx.now));
    const { value, faults } = valueOf(latest, input.settings);
    for (const { path, rule, message } of [...(start ? [start] : []), ...faults]) fields.add(path, rule, message);
    const law = fields.text(input.law, { path: 'law', min: 2, max: 60, required: true });
    const article = fields.text(input.article, { path: 'article', max: 60, required: true });
    const decision = checkDecision(context, tx, fields, input.decision);
    fields.done();

    const version = latest.version + 1;
    await tx.query('update rule set effective_until = $2 where id = $1 and effective_until is null', [latest.id, addDays(from, -1)]);
    await tx.query(
      `insert into rule (code, version, effective_from, area, value, law, article, mark, source, decision)
       values ($1, $2, $3, null, $4::jsonb, $5, $6, 'F', $7, $8::jsonb)`,
      [latest.code, version, from, JSON.stringify(value), law, article, sourceOf(decision), JSON.stringify(decision)],
    );
    tx.record({
      subject: { type: 'Rule', id: latest.code },
      before: { version: latest.version, value: latest.value },
      after: { version, value, effectiveFrom: from, decision },
    });
    tx.changed('Rule', latest.code);
    return { __typename: 'RuleActSuccess', rule: latest.code };
  });
}
