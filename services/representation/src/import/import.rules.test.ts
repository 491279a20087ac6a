import { describe, expect, it } from 'vitest';
import { contradictions, importRules, type ImportRuleCode, isRefusal, type RowFacts } from './import.rules.ts';

const TODAY = '2026-03-02';
const NONE: RowFacts = { submittedOn: null, assignedOn: null, repliedOn: null, category: null, result: null };

/** What each rule leads to: the table again, by hand. */
const SEVERITIES: Record<ImportRuleCode, 'REFUSED' | 'FLAGGED'> = {
  UNREADABLE: 'REFUSED',
  UNREADABLE_ENCODING: 'REFUSED',
  TOO_LARGE: 'REFUSED',
  EMPTY: 'REFUSED',
  COLUMNS: 'REFUSED',
  REQUIRED_COLUMN: 'REFUSED',
  UNKNOWN_COLUMN: 'REFUSED',
  ROW_SHAPE: 'REFUSED',
  REQUIRED: 'REFUSED',
  DUPLICATE: 'REFUSED',
  NUL: 'REFUSED',
  LONE_SURROGATE: 'REFUSED',
  BIDI_OVERRIDE: 'REFUSED',
  TOO_LONG: 'REFUSED',
  IMPOSSIBLE_DATE: 'REFUSED',
  AMBIGUOUS_DATE: 'REFUSED',
  NOT_A_DATE: 'REFUSED',
  ACTED_ON: 'REFUSED',
  TOO_MANY_ROWS: 'REFUSED',
  POPOLO_SHAPE: 'REFUSED',
  PERSONAL_COLUMN: 'REFUSED',
  PERSONAL_NUMBER: 'REFUSED',
  NOT_WRITTEN: 'REFUSED',
  UNKNOWN_VALUE: 'REFUSED',
  NOT_A_NUMBER: 'REFUSED',
  NOT_A_TIME: 'REFUSED',
  NOT_AN_ID: 'REFUSED',
  BEFORE_BEGINNING: 'REFUSED',
  IN_FUTURE: 'REFUSED',
  UNKNOWN_AREA: 'REFUSED',
  AMBIGUOUS_AREA: 'REFUSED',
  NO_TERM: 'REFUSED',
  TOWN_DEPUTY: 'REFUSED',
  AMBIGUOUS_PERSON: 'REFUSED',
  ANOTHER_PERSON: 'REFUSED',
  ANOTHER_MANDATE: 'REFUSED',
  ENDED_BY_ACT: 'REFUSED',
  UNKNOWN_DEPUTY: 'REFUSED',
  AMBIGUOUS_DEPUTY: 'REFUSED',
  UNFIT_AREA: 'REFUSED',
  UNFIT_TOPIC: 'REFUSED',
  NOT_REACHABLE: 'REFUSED',
  UNKNOWN_HOME: 'REFUSED',
  AMBIGUOUS_HOME: 'REFUSED',
  HOME_NOT_OPEN: 'REFUSED',
  TAKEN: 'REFUSED',
  UNKNOWN_KIND: 'REFUSED',
  KNOWN_PERSON: 'FLAGGED',
  NEW_ELECTORAL_DISTRICT: 'FLAGGED',
  NEW_DELEGATION: 'FLAGGED',
  SUBMITTED_IN_FUTURE: 'FLAGGED',
  ASSIGNED_IN_FUTURE: 'FLAGGED',
  REPLY_IN_FUTURE: 'FLAGGED',
  ASSIGNED_BEFORE_SUBMITTED: 'FLAGGED',
  REPLY_BEFORE_MOTION: 'FLAGGED',
  REPLY_BEFORE_ASSIGNMENT: 'FLAGGED',
  CATEGORY_WITHOUT_REPLY: 'FLAGGED',
  RESULT_WITHOUT_REPLY: 'FLAGGED',
  UNKNOWN_TOPIC: 'FLAGGED',
  UNKNOWN_CATEGORY: 'FLAGGED',
  UNKNOWN_RESULT: 'FLAGGED',
};

describe('what a broken rule leads to', () => {
  it('IMP-20 MUST have every rule in the table, once', () => {
    expect(Object.keys(importRules).toSorted()).toEqual(Object.keys(SEVERITIES).toSorted());
  });
  it.each(Object.entries(SEVERITIES))('IMP-21 MUST lead from %s to %s', (rule, severity) => {
    expect(importRules[rule as ImportRuleCode].severity).toBe(severity);
    expect(isRefusal({ rule: rule as ImportRuleCode })).toBe(severity === 'REFUSED');
  });
});

describe('what a register got wrong', () => {
  it.each<[string, Partial<RowFacts>, ImportRuleCode[]]>([
    ['a row without days', {}, []],
    ['days in their order', { submittedOn: '2026-01-01', assignedOn: '2026-01-02', repliedOn: '2026-01-03', category: 'A', result: 'SATISFIED' }, []],
    ['all on one day, today', { submittedOn: TODAY, assignedOn: TODAY, repliedOn: TODAY }, []],
    ['a motion of tomorrow', { submittedOn: '2026-03-03' }, ['SUBMITTED_IN_FUTURE']],
    ['an assignment of tomorrow', { assignedOn: '2026-03-03' }, ['ASSIGNED_IN_FUTURE']],
    ['a reply of tomorrow', { repliedOn: '2026-03-03' }, ['REPLY_IN_FUTURE']],
    ['an assignment before the motion', { submittedOn: '2026-01-02', assignedOn: '2026-01-01' }, ['ASSIGNED_BEFORE_SUBMITTED']],
    ['a reply before the motion', { submittedOn: '2026-01-02', repliedOn: '2026-01-01' }, ['REPLY_BEFORE_MOTION']],
    ['a reply before the assignment', { assignedOn: '2026-01-02', repliedOn: '2026-01-01' }, ['REPLY_BEFORE_ASSIGNMENT']],
    ['a category without a reply', { category: 'A' }, ['CATEGORY_WITHOUT_REPLY']],
    ['an evaluation without a reply', { result: 'SATISFIED' }, ['RESULT_WITHOUT_REPLY']],
    [
      'a reply before both',
      { submittedOn: '2026-01-02', assignedOn: '2026-01-03', repliedOn: '2026-01-01' },
      ['REPLY_BEFORE_MOTION', 'REPLY_BEFORE_ASSIGNMENT'],
    ],
  ])('IMP-22 MUST judge %s', (_name, facts, rules) => {
    expect(contradictions({ ...NONE, ...facts }, TODAY).map(({ rule }) => rule)).toEqual(rules);
  });
});
