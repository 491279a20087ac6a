/** Days of an opinion: a rule row counted over the calendar. Pure. */
import type { CountedPeriod } from '@redpine/kit/calendar';
import { computeDeadline } from '@redpine/kit/calendar';
import type { LegalBasis } from '@redpine/kit/legalBasis';
import { ruleAt } from '@redpine/kit/rules';
import { type Counting, periodOf } from '../suggestion/suggestion.deadline.ts';
import type { OpinionRuleCode } from './opinion.rules.ts';

/** A day and how it was counted, as it is kept: the field names are those of the contract. */
export interface OpinionDay extends CountedPeriod {
  startOn: string;
  length: number;
  unit: 'WORKDAY' | 'DAY' | 'MONTH';
  rule: string;
  ruleVersion: number;
  legalBasis: LegalBasis;
}

/** 答复期限 — from the day it was received, or was to be looked at again. */
export function answerDay(startOn: string, counting: Counting): OpinionDay {
  return counted('OPINION_ANSWER_DAYS', startOn, counting);
}

/** The last day on which the sender rates the answer. */
export function rateUntil(answeredOn: string, counting: Counting): string {
  return counted('OPINION_RATE_DAYS', answeredOn, counting).dueOn;
}

function counted(code: OpinionRuleCode, startOn: string, { rules, calendar }: Counting): OpinionDay {
  const rule = ruleAt(rules, code, startOn);
  const { length, unit } = periodOf(rule);
  const { law, article, mark } = rule;
  return {
    startOn, ...computeDeadline({ startOn, length, unit, calendar }), length, unit,
    rule: rule.code, ruleVersion: rule.version, legalBasis: { law, article, mark },
  };
}
