import type { Act } from '@redpine/kit/act';
import { addDays } from '@redpine/kit/calendar';
import { legalDay } from '@redpine/kit/clock';
import { forbidden } from '@redpine/kit/errors';
import type { Problem } from '@redpine/kit/problem';
import { invalid, Refused, requireVersion } from '@redpine/kit/problem';
import type { Rule } from '@redpine/kit/rules';
import { Fields } from '@redpine/kit/text';
import type { Context } from '../context.ts';
import type { RuleVersionAddInput, RuleVersionWithdrawInput } from '../generated/types.ts';
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
    const [latest] = await standingVersions(context, tx, input);
    const from = fields.day(input.effectiveFrom, 'effectiveFrom');
    const start = from === '' ? null : startFault(latest, from, legalDay(tx.now));
    const { value, faults } = valueOf(latest, input.settings);
    for (const { path, rule, message } of [...(start ? [start] : []), ...faults]) fields.add(path, rule, message);
    const law = fields.text(input.law, { path: 'law', min: 2, max: 60, required: true });
    const article = fields.text(input.article, { path: 'article', max: 60, required: true });
    const decision = checkDecision(context, tx, fields, input.decision);
    fields.done();

    const version = latest.last + 1;
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

/**
 * 规则版本撤回 — only before its first day, so that nothing was ever counted by it: the row stays, holds on no day, and the
 * version before lasts on.
 */
export function withdrawRuleVersion(context: Context, input: RuleVersionWithdrawInput): Promise<RuleDone | Problem> {
  if (!mayKeepRules('RULE_WITHDRAW', context.actor)) throw forbidden(context.language);
  const description = { action: 'rule.versionWithdraw', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const fields = new Fields(context.language);
    const [latest, before] = await standingVersions(context, tx, input);
    if (latest.effectiveFrom <= legalDay(tx.now)) {
      fields.add('version', 'IN_FORCE', { zh: '该版本已经施行，不能撤回；请施行新版本。', en: 'It is in force already: put a new version in force instead.' });
    }
    const decision = checkDecision(context, tx, fields, input.decision);
    fields.done();
    const eve = addDays(latest.effectiveFrom, -1);
    await tx.query('update rule set effective_until = $2, withdrawn = $3::jsonb where id = $1', [latest.id, eve, JSON.stringify(decision)]);
    if (before?.effectiveUntil === eve) await tx.query('update rule set effective_until = null where id = $1', [before.id]);
    tx.record({
      subject: { type: 'Rule', id: latest.code },
      before: { version: latest.version, effectiveFrom: latest.effectiveFrom, value: latest.value },
      after: { version: before?.version ?? null, withdrawn: latest.version, decision },
    });
    tx.changed('Rule', latest.code);
    return { __typename: 'RuleActSuccess', rule: latest.code };
  });
}

interface Standing extends Rule {
  id: string;
  /** The highest number given, whether or not that version was withdrawn. */
  last: number;
}

/** The versions that are not withdrawn, the latest first; the asker's own must be that one. */
async function standingVersions(context: Context, tx: Act, asked: { rule: string; version: number }): Promise<[Standing, ...Standing[]]> {
  const [latest, ...others] = await tx.query<Standing>(
    `select id, code, version, effective_from::text as "effectiveFrom", effective_until::text as "effectiveUntil",
            area, value, law, article, mark, source, (select max(version) from rule where code = $1 and area is null) as last
       from rule where code = $1 and area is null and withdrawn is null order by version desc for update`,
    [asked.rule],
  );
  if (!latest) throw new Refused(invalid(context.language, 'rule', 'UNKNOWN_CODE', { zh: '没有这条规则。', en: 'There is no such rule.' }));
  requireVersion(context.language, latest.version, asked.version);
  return [latest, ...others];
}
