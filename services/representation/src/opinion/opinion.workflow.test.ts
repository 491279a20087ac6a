import { nationalCalendar } from '@redpine/kit/calendar';
import { describe, expect, it } from 'vitest';
import {
  analyst, anonymous, chairperson, committeeMember, deputy, government, LIES, namesOf, office, otherDeputy, otherStreet, otherUnit, outcome,
  ownStreet, ownTown, ownUnit, refusalOf, systemAdmin,
} from '../../test/cells.ts';
import { answerDay, rateUntil } from './opinion.deadline.ts';
import { countsAll, mayOpinion, opinionActions, readsDeidentified, recordingActions } from './opinion.policy.ts';
import { anonymousAllowed, followsAllowed, opinionRules, reopeningsAllowed } from './opinion.rules.ts';
import type { OpinionAction, OpinionFacts, OpinionPersonAction, OpinionState } from './opinion.workflow.ts';
import { decideOpinion, FOR_OTHERS, opinionWorkflow } from './opinion.workflow.ts';

const complete: OpinionFacts = {
  state: 'RECEIVED', lies: LIES, kind: 'PROPOSAL', deputyPerson: 'deputy', deputyStatus: 'ACTIVE', unit: null,
  reopened: 0, reopenings: 1, follows: 0, followings: 5, ratingOver: true, toTell: 1,
};

/** Written from the law of the house: state → where each action leads; `=` stays, and what is not named is refused. */
const TABLE: Readonly<Record<OpinionState, Partial<Record<OpinionAction, OpinionState | '='>>>> = {
  NONE: { SEND: 'RECEIVED', RECORD: 'RECEIVED' },
  RECEIVED: { TRIAGE: 'TRIAGED', TRANSFER: 'TRANSFERRED', MERGE: 'MERGED', DECLINE: 'DECLINED', FOLLOW: '=', TELL: '=' },
  TRIAGED: { TRIAGE: '=', ROUTE: 'ROUTED', ANSWER: 'ANSWERED', TRANSFER: 'TRANSFERRED', MERGE: 'MERGED', DECLINE: 'DECLINED', FOLLOW: '=', TELL: '=' },
  ROUTED: { ROUTE: '=', SEND_BACK: 'TRIAGED', CONVERT: 'CONVERTED', ANSWER: 'ANSWERED', FOLLOW: '=', TELL: '=' },
  CONVERTED: { ANSWER: 'ANSWERED', FOLLOW: '=', TELL: '=' },
  ANSWERED: { RATE: 'CLOSED', RATING_RECORD: 'CLOSED', REOPEN: 'TRIAGED', CLOSE: 'CLOSED', TELL: '=' },
  CLOSED: { TELL: '=' },
  TRANSFERRED: { TELL: '=' },
  MERGED: { TELL: '=' },
  DECLINED: { TELL: '=' },
};
const CELLS = opinionWorkflow.stateNames.flatMap((state) => opinionWorkflow.actionNames.map((action) => [action, state, TABLE[state][action] ?? null] as const));

describe('the course of an opinion', () => {
  it.each(CELLS)('OPN-01 MUST for %s in %s lead to %s', (action, state, to) => {
    expect(outcome(decideOpinion(action, { ...complete, state }))).toBe(to === '=' ? state : (to ?? 'WRONG_STATE'));
  });

  it.each(FOR_OTHERS)('OPN-02 MUST send what is a %s to nobody here: it is transferred or declined (信访工作条例)', (kind) => {
    for (const [action, state] of [['ROUTE', 'TRIAGED'], ['ANSWER', 'TRIAGED'], ['MERGE', 'TRIAGED'], ['CONVERT', 'ROUTED']] as const) {
      expect(decideOpinion(action, { ...complete, state, kind })).toMatchObject({ ok: false, refusal: { code: 'FOR_OTHERS' } });
    }
    for (const action of ['TRANSFER', 'DECLINE'] as const) expect(decideOpinion(action, { ...complete, state: 'TRIAGED', kind }).ok).toBe(true);
  });

  it.each([['SUSPENDED', 'DEPUTY_SUSPENDED'], ['ENDED', 'DEPUTY_ENDED']] as const)('OPN-03 MUST go to no deputy who is %s (代表法 art. 61–62)', (deputyStatus, code) => {
    expect(decideOpinion('ROUTE', { ...complete, state: 'TRIAGED', deputyStatus })).toMatchObject({ ok: false, refusal: { code } });
    expect(decideOpinion('CONVERT', { ...complete, state: 'ROUTED', deputyStatus })).toMatchObject({ ok: false, refusal: { code } });
  });

  it('OPN-04 MUST keep to the bounds of its rules, and to who has it', () => {
    const refusedFor = (action: OpinionAction, more: Partial<OpinionFacts>) => refusalOf(decideOpinion(action, { ...complete, ...more }));
    expect(refusedFor('REOPEN', { state: 'ANSWERED', reopened: 1 })).toBe('REOPENED_ENOUGH');
    expect(refusedFor('FOLLOW', { follows: 5 })).toBe('FOLLOWED_ENOUGH');
    expect(refusedFor('CLOSE', { state: 'ANSWERED', ratingOver: false })).toBe('RATING_OPEN');
    expect(refusedFor('TELL', { toTell: 0 })).toBe('NOBODY_TO_TELL');
    expect(refusedFor('CONVERT', { state: 'ROUTED', deputyPerson: null, deputyStatus: null })).toBe('NO_DEPUTY');
    expect(refusedFor('ROUTE', { state: 'TRIAGED', deputyPerson: null, deputyStatus: null })).toBeNull();
  });
});

describe('its days and rules', () => {
  const counting = { rules: opinionRules, calendar: nationalCalendar };

  it('OPN-05 MUST be due after the working days of the rule, and say how that was counted', () => {
    // 15 working days from the Friday before 五一: the holidays and the made-up Saturday are on the way.
    expect(answerDay('2026-04-30', counting)).toMatchObject({ startOn: '2026-04-30', dueOn: '2026-05-25', length: 15, unit: 'WORKDAY', rule: 'OPINION_ANSWER_DAYS', ruleVersion: 1, certainty: 'CONFIRMED' });
    expect(answerDay('2026-04-30', counting).crossed.map(({ on }) => on)).toContain('2026-05-09');
    expect(rateUntil('2026-03-02', counting)).toBe('2026-03-23');
  });

  it('OPN-06 MUST read every rule as it stands on the day, and none that holds another kind', () => {
    const later = { ...opinionRules.find(({ code }) => code === 'OPINION_ANONYMOUS_ALLOWED'), version: 2, effectiveFrom: '2026-06-01', value: { allowed: false } } as (typeof opinionRules)[number];
    const rules = [...opinionRules.map((rule) => (rule.code === later.code ? { ...rule, effectiveUntil: '2026-05-31' } : rule)), later];
    expect([anonymousAllowed(rules, '2026-05-31'), anonymousAllowed(rules, '2026-06-01')]).toEqual([true, false]);
    expect([reopeningsAllowed(rules, '2026-06-01'), followsAllowed(rules, '2026-06-01')]).toEqual([1, 5]);
    expect(() => anonymousAllowed([{ ...later, value: { allowed: 'no' } }], '2026-06-01')).toThrow(/holds no allowed/);
  });
});

const VIEWERS = {
  deputy, otherDeputy, office, ownStreet, ownTown, otherStreet, unit: ownUnit, otherUnit, government, chair: chairperson,
  member: committeeMember, analyst, administrator: systemAdmin, anonymous,
};
const NAMES = namesOf(VIEWERS);
type Name = (typeof NAMES)[number];
const KEEPS = 'RECORD TRIAGE ROUTE ANSWER TRANSFER MERGE DECLINE RATING_RECORD CLOSE TELL';
/** Of an opinion from the street that is with the deputy; and of one that is with the unit. */
const MAY: Readonly<Record<Name, readonly [string, string]>> = {
  deputy: ['RECORD SEND_BACK CONVERT ANSWER', 'RECORD'],
  otherDeputy: ['RECORD', 'RECORD'],
  office: [KEEPS, KEEPS],
  ownStreet: [KEEPS, KEEPS],
  ownTown: [KEEPS, KEEPS],
  otherStreet: ['', ''],
  unit: ['', 'SEND_BACK ANSWER'],
  otherUnit: ['', ''],
  government: ['', ''],
  chair: ['', ''],
  member: ['', ''],
  analyst: ['', ''],
  administrator: ['', ''],
  anonymous: ['', ''],
};

describe('who may act on an opinion', () => {
  const withDeputy = { ...complete, state: 'ROUTED' } satisfies OpinionFacts;
  const withUnit = { ...withDeputy, deputyPerson: null, deputyStatus: null, unit: 'unit' } satisfies OpinionFacts;
  const acts = opinionWorkflow.personActions as readonly OpinionPersonAction[];

  it.each(NAMES)('OPN-10 MUST be for %s exactly the expected acts', (name) => {
    const may = (facts: OpinionFacts): string => acts.filter((action) => mayOpinion(action, facts, VIEWERS[name])).join(' ');
    expect([may(withDeputy), may(withUnit)]).toEqual(MAY[name]);
  });

  it('OPN-11 MUST offer, in every state and to everybody, exactly what policy and table allow', () => {
    for (const state of opinionWorkflow.stateNames) {
      for (const name of NAMES) {
        const facts = { ...withUnit, state };
        const offered = opinionActions(facts, VIEWERS[name], 'zh-CN');
        expect(offered.map(({ action }) => action)).toEqual(acts.filter((action) => action !== 'RECORD' && mayOpinion(action, facts, VIEWERS[name])));
        for (const { action, allowed } of offered) expect(allowed).toBe(decideOpinion(action as OpinionAction, facts).ok);
      }
    }
    expect(NAMES.filter((name) => recordingActions(VIEWERS[name], 'en').length > 0)).toEqual(['deputy', 'otherDeputy', 'office', 'ownStreet', 'ownTown', 'otherStreet']);
  });

  it('OPN-12 MUST be kept by 代工委 alone where it is from nowhere in particular', () => {
    const nowhere = { ...withUnit, lies: [] };
    expect(NAMES.filter((name) => mayOpinion('TRIAGE', nowhere, VIEWERS[name]))).toEqual(['office']);
  });

  it('OPN-13 MUST be counted whole for those who lead, and de-identified for analysts', () => {
    expect(NAMES.filter((name) => countsAll(VIEWERS[name]))).toEqual(['office', 'ownStreet', 'ownTown', 'otherStreet', 'government', 'chair', 'member', 'analyst']);
    expect(NAMES.filter((name) => readsDeidentified(VIEWERS[name]))).toEqual(['analyst']);
  });
});
