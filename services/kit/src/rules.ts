/**
 * Rules that differ by place or change with time: rows with dates, never constants in code.
 * Every value carries the article that it rests on and a mark of how sure that is.
 */

import type { LegalBasis } from './legalBasis.ts';

export type RuleValue = string | number | boolean | null | readonly RuleValue[] | { readonly [key: string]: RuleValue };

export interface Rule extends LegalBasis {
  code: string;
  version: number;
  /** First day in force. */
  effectiveFrom: string;
  /** Last day in force; null while it lasts. */
  effectiveUntil: string | null;
  /** Area code that it is limited to; null for the whole district. */
  area: string | null;
  value: RuleValue;
  /** Where the text was read or the default comes from. */
  source: string;
}

/** The rule in force on a day; null where there is none. A rule of the area goes before one of the district. */
export function findRule(rows: readonly Rule[], code: string, day: string, area: string | null = null): Rule | null {
  const inForce = rows.filter(
    (rule) =>
      rule.code === code &&
      rule.effectiveFrom <= day &&
      (rule.effectiveUntil === null || day <= rule.effectiveUntil) &&
      (rule.area === null || rule.area === area),
  );
  const own = inForce.filter((rule) => rule.area !== null);
  return (own.length > 0 ? own : inForce).reduce<Rule | null>(
    (latest, rule) => (latest && latest.version > rule.version ? latest : rule),
    null,
  );
}

/** As `findRule`. @throws RangeError where no rule is in force: a fault of the configuration, not of a person. */
export function ruleAt(rows: readonly Rule[], code: string, day: string, area: string | null = null): Rule {
  const rule = findRule(rows, code, day, area);
  if (!rule) throw new RangeError(`no rule ${code} is in force on ${day}`);
  return rule;
}

/** One sentence for each fault: a version given twice, days that overlap, an end before its start. */
export function ruleFaults(rows: readonly Rule[]): string[] {
  const faults: string[] = [];
  const groups = Map.groupBy(rows, (rule) => `${rule.code}${rule.area === null ? '' : ` of ${rule.area}`}`);
  for (const [name, group] of groups) {
    const sorted = [...group].sort((a, b) => a.version - b.version);
    for (const [index, rule] of sorted.entries()) {
      if (rule.effectiveUntil !== null && rule.effectiveUntil < rule.effectiveFrom) {
        faults.push(`${name} version ${rule.version} ends before it begins`);
      }
      const next = sorted[index + 1];
      if (!next) continue;
      if (next.version === rule.version) faults.push(`${name} version ${rule.version} stands twice`);
      else if (rule.effectiveUntil === null || rule.effectiveUntil >= next.effectiveFrom) {
        faults.push(`${name} versions ${rule.version} and ${next.version} overlap`);
      }
    }
  }
  return faults;
}

/** Reads the rule table through the caller's connection, every version that holds on some day, in the order of code and version. */
export async function loadRules(query: (text: string) => Promise<Rule[]>): Promise<Rule[]> {
  const rows = await query(`
    select code, version, effective_from::text as "effectiveFrom", effective_until::text as "effectiveUntil",
           area, value, law, article, mark, source
      from rule where effective_until is null or effective_until >= effective_from order by code, area nulls first, version`);
  const faults = ruleFaults(rows);
  if (faults.length > 0) throw new Error(`the rule table contradicts itself: ${faults.join('; ')}`);
  return rows;
}
