import { representationRules, replyCategories } from '../src/rules/representation.rules.ts';

const text = (value: string | null): string => (value === null ? 'null' : `'${value.replaceAll("'", "''")}'`);

/** The local rules and reply categories that a new installation begins with. */
export const rulesSql = [
  'insert into rule (code, version, effective_from, effective_until, area, value, law, article, mark, source) values',
  representationRules
    .map((rule) => {
      const { code, version, effectiveFrom, effectiveUntil, area, value, law, article, mark, source } = rule;
      const words = [code, effectiveFrom, effectiveUntil, area, JSON.stringify(value), law, article, mark, source];
      const [first, ...rest] = words.map(text);
      return `(${[first, version, ...rest].join(', ')})`;
    })
    .join(',\n'),
  ';\ninsert into reply_category (code, name, effective_from, effective_until, mark, position) values',
  replyCategories
    .map(({ code, name, effectiveFrom, effectiveUntil, mark, position }) =>
      `(${[...[code, name, effectiveFrom, effectiveUntil, mark].map(text), position].join(', ')})`)
    .join(',\n'),
].join('\n');
