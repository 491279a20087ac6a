import { ruleFaults } from '@redpine/kit/rules';
import { describe, expect, it } from 'vitest';
import { anonymous, chairperson, deputy, namesOf, OF_TOWN, office, officeHerself, outcome, ownStreet, ownTown } from '../../test/cells.ts';
import type { DeputyParties } from '../deputy/deputy.policy.ts';
import { maySpend, recordingActions, spendingActions } from './fund.policy.ts';
import { fundOf, fundRules } from './fund.rules.ts';
import { decideSpending, spendingDayFaults, spendingWorkflow, sumFaults } from './fund.workflow.ts';

const parties: DeputyParties = { level: 'DISTRICT', lies: [], person: 'deputy' };

describe('a spending from a deputy’s fund', () => {
  it('FND-01 MUST be recorded once and voided once', () => {
    const to = (action: 'RECORD' | 'VOID') => spendingWorkflow.stateNames.map((state) => outcome(decideSpending(action, { ...parties, state })));
    expect(spendingWorkflow.stateNames).toEqual(['NONE', 'RECORDED', 'VOIDED']);
    expect(to('RECORD')).toEqual(['RECORDED', 'WRONG_STATE', 'WRONG_STATE']);
    expect(to('VOID')).toEqual(['WRONG_STATE', 'VOIDED', 'WRONG_STATE']);
  });

  it('FND-02 MUST lie within the mandate, and not ahead', () => {
    const on = (day: string) => spendingDayFaults(day, { today: '2026-03-02', mandate: { from: '2022-01-01', until: null } }).map(({ rule }) => rule);
    expect(['2026-03-03', '2026-03-02', '2022-01-01', '2021-12-31'].map(on)).toEqual([['IN_FUTURE'], [], [], ['OUTSIDE_MANDATE']]);
  });

  it('FND-03 MUST be more than nothing and no more than is left (代表法 art. 42)', () => {
    expect(sumFaults(50_000, 50_000)).toEqual([]);
    expect(sumFaults(0, 50_000)).toMatchObject([{ path: 'fen', rule: 'NOT_POSITIVE' }]);
    expect(sumFaults(50_001, 50_000)).toMatchObject([{ rule: 'OVER_FUND', message: { zh: '超出该年度剩余经费 500.00 元。' } }]);
  });

  it('FND-04 MUST come from the rule of the year’s first day, a default to be confirmed', () => {
    expect(ruleFaults(fundRules)).toEqual([]);
    expect(fundOf(fundRules, 2026)).toEqual({ fen: 120_000, basis: { law: '代表法', article: '第四十二条', mark: 'D' } });
    expect(fundOf(fundRules, 2003)).toBeNull();
  });
});

describe('who may act on deputies’ funds', () => {
  const VIEWERS = { office, herself: deputy, officeHerself, town: ownTown, street: ownStreet, chairperson, anonymous };
  const NAMES = namesOf(VIEWERS);
  const who = (of: DeputyParties) => NAMES.filter((name) => maySpend('RECORD', of, VIEWERS[name]) && maySpend('VOID', of, VIEWERS[name]));

  it('FND-10 MUST be whoever keeps her record, and nobody for herself', () => {
    expect(who(parties)).toEqual(['office']);
    expect(who({ ...parties, ...OF_TOWN })).toEqual(['town']);
  });

  it('FND-11 MUST be offered accordingly', () => {
    expect(spendingActions({ ...parties, state: 'RECORDED' }, office, 'en')).toMatchObject([{ action: 'VOID', allowed: true }]);
    expect(spendingActions({ ...parties, state: 'VOIDED' }, office, 'en')).toMatchObject([{ action: 'VOID', allowed: false }]);
    expect(NAMES.filter((name) => recordingActions(VIEWERS[name], 'en').length > 0)).toEqual(['office', 'officeHerself', 'town']);
  });
});
