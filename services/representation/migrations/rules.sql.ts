import type { Rule } from '@redpine/kit/rules';
import { representationRules, replyCategories } from '../src/rules/representation.rules.ts';

const text = (value: string | null): string => (value === null ? 'null' : `'${value.replaceAll("'", "''")}'`);

/** Puts rows into the rule table. */
export function insertRules(rules: readonly Rule[]): string {
  const rows = rules.map((rule) => {
    const { code, version, effectiveFrom, effectiveUntil, area, value, law, article, mark, source } = rule;
    const words = [code, effectiveFrom, effectiveUntil, area, JSON.stringify(value), law, article, mark, source];
    const [first, ...rest] = words.map(text);
    return `(${[first, version, ...rest].join(', ')})`;
  });
  return `insert into rule (code, version, effective_from, effective_until, area, value, law, article, mark, source) values
${rows.join(',\n')};`;
}

/** The local rules and reply categories that a new installation begins with. */
export const rulesSql = [
  insertRules(representationRules),
  'insert into reply_category (code, name, effective_from, effective_until, mark, position) values',
  replyCategories
    .map(({ code, name, effectiveFrom, effectiveUntil, mark, position }) =>
      `(${[...[code, name, effectiveFrom, effectiveUntil, mark].map(text), position].join(', ')})`)
    .join(',\n'),
].join('\n');
