import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../test/cells.ts';
import { complete, handled, INVITED, LEAD } from '../../test/suggestion-facts.ts';
import type { SuggestionAction, SuggestionFacts } from './suggestion.workflow.ts';
import { assignmentFaults, cosignerAfterChange, cosignerAfterSubmit, decideSuggestion } from './suggestion.workflow.ts';

describe('a lead deputy', () => {
  const lead = { person: LEAD };
  const codeOf = (action: SuggestionAction, changes: Partial<SuggestionFacts>) => refusalOf(decideSuggestion(action, { ...complete, ...changes }, lead));

  it.each([
    ['title', '“案由”'], ['facts', '“情况与问题”'], ['proposal', '“意见建议”'], ['topic', '“所属领域”'],
  ] as const)('SUG-03 MUST fill in %s before she submits (代表法 art. 24)', (part, named) => {
    for (const empty of part === 'topic' ? [null, ''] : ['', ' \n　']) {
      const decision = decideSuggestion('SUBMIT', { ...complete, [part]: empty }, lead);
      expect(decision).toMatchObject({
        refusal: {
          code: 'INCOMPLETE',
          reason: { zh: `请先填写${named}，再提出建议。` },
          legalBasis: { law: '代表法', article: '第二十四条、第三十六条', mark: 'F' },
        },
      });
    }
    expect(codeOf('SAVE', { [part]: '' })).toBeNull();
  });

  it('SUG-04 MUST be told everything that is missing at once', () => {
    const decision = decideSuggestion('SUBMIT', { ...complete, facts: '', topic: null }, lead);
    expect(decision).toMatchObject({
      refusal: {
        reason: {
          zh: '请先填写“情况与问题”、“所属领域”，再提出建议。',
          en: 'Before submitting, fill in: facts and problem, topic.',
        },
      },
    });
  });

  it.each([
    ['SUSPENDED', 'DEPUTY_SUSPENDED', '第六十一条'],
    ['ENDED', 'DEPUTY_ENDED', '第六十二条'],
  ] as const)('SUG-05 MUST serve: %s refuses with %s (代表法 %s)', (leadStatus, code, article) => {
    for (const action of ['SAVE', 'COSIGN_INVITE', 'SUBMIT'] as const) {
      expect(decideSuggestion(action, { ...complete, leadStatus }, lead)).toMatchObject({
        refusal: { code, legalBasis: { law: '代表法', article } },
      });
    }
  });

  it('SUG-06 MUST not discard what was once submitted: it is on record', () => {
    expect(codeOf('DISCARD', { everSubmitted: true })).toBe('ALREADY_SUBMITTED');
    expect(codeOf('DISCARD', { everSubmitted: true, state: 'RETURNED' })).toBe('WRONG_STATE');
  });

  it('SUG-07 MUST be able to submit without any co-signer', () => {
    expect(codeOf('SUBMIT', { cosigners: [] })).toBeNull();
  });
});

describe('a co-signature', () => {
  it.each([
    ['INVITED', null, null],
    ['CONFIRMED', 'ALREADY_CONFIRMED', 'ALREADY_CONFIRMED'],
    ['DECLINED', 'ALREADY_DECLINED', 'ALREADY_DECLINED'],
    ['LAPSED', 'NOT_INVITED', 'NOT_INVITED'],
    ['WITHDRAWN', 'ALREADY_WITHDRAWN', 'ALREADY_WITHDRAWN'],
  ] as const)('SUG-08 MUST, when %s, answer confirmation with %s and refusal with %s', (state, confirm, decline) => {
    const facts = { ...complete, cosigners: [{ person: INVITED, state, status: 'ACTIVE' as const }] };
    for (const [action, code] of [['COSIGN_CONFIRM', confirm], ['COSIGN_DECLINE', decline]] as const) {
      expect(refusalOf(decideSuggestion(action, facts, { person: INVITED }))).toBe(code);
    }
  });

  it('SUG-09 MUST wait while the co-signer is suspended, who may still decline (代表法 art. 61)', () => {
    const facts = { ...complete, cosigners: [{ person: INVITED, state: 'INVITED' as const, status: 'SUSPENDED' as const }] };
    const actor = { person: INVITED };
    expect(decideSuggestion('COSIGN_CONFIRM', facts, actor)).toMatchObject({ refusal: { code: 'DEPUTY_SUSPENDED' } });
    expect(decideSuggestion('COSIGN_DECLINE', facts, actor).ok).toBe(true);
  });

  it('SUG-10 MUST be one’s own', () => {
    for (const person of ['somebody-else', null]) {
      expect(decideSuggestion('COSIGN_CONFIRM', complete, { person })).toMatchObject({ refusal: { code: 'NOT_INVITED' } });
    }
  });

  it('SUG-11 MUST be asked for again when the content changes, and lapse unconfirmed at submission (青岛 28)', () => {
    const states = ['INVITED', 'CONFIRMED', 'DECLINED', 'LAPSED'] as const;
    expect(states.map(cosignerAfterChange)).toEqual(['INVITED', 'INVITED', 'DECLINED', 'LAPSED']);
    expect(states.map(cosignerAfterSubmit)).toEqual(['LAPSED', 'CONFIRMED', 'DECLINED', 'LAPSED']);
  });
});

describe('an assignment', () => {
  const good = { mode: 'ALONE', lead: 'a', others: [], track: 'THREE_MONTHS', trackReason: null } as const;

  it.each([
    [{}, []],
    [{ others: ['b'] }, ['others NOT_ALLOWED']],
    [{ mode: 'LEAD_WITH_COHANDLERS' }, ['others REQUIRED']],
    [{ mode: 'SEPARATE' }, ['others REQUIRED']],
    [{ mode: 'SEPARATE', others: ['b'] }, []],
    [{ mode: 'LEAD_WITH_COHANDLERS', others: ['b', 'b'] }, ['others DUPLICATE']],
    [{ mode: 'LEAD_WITH_COHANDLERS', others: ['a'] }, ['others DUPLICATE']],
    [{ mode: 'SEPARATE', others: Array.from({ length: 20 }, (_unit, index) => `u${index}`) }, ['others TOO_MANY']],
    [{ track: 'SIX_MONTHS' }, ['trackReason REQUIRED']],
    [{ track: 'SIX_MONTHS', trackReason: ' ' }, ['trackReason REQUIRED']],
    [{ track: 'SIX_MONTHS', trackReason: '涉及面广、处理难度大' }, []],
  ] as const)('SUG-13 MUST, changed by %j, have the faults %j (代表法 art. 51)', (changes, faults) => {
    expect(assignmentFaults({ ...good, ...changes }).map(({ path, rule }) => `${path} ${rule}`)).toEqual(faults);
  });
});

describe('withdrawing and putting right', () => {
  const invited = { person: INVITED };
  const confirmed: SuggestionFacts = { ...complete, state: 'ASSIGNED', cosigners: [{ person: INVITED, state: 'CONFIRMED', status: 'ACTIVE' }] };
  const codeOf = (action: SuggestionAction, changes: Partial<SuggestionFacts>) => refusalOf(decideSuggestion(action, { ...confirmed, ...changes }, invited));

  it.each([
    [handled(), null],
    [handled(['ALONE', 'OFFERED']), null],
    [handled(['LEAD', 'IN_HAND'], ['CO', 'OFFERED']), null],
    [handled(['ALONE', 'RETURNED'], ['ALONE', 'IN_HAND']), null],
    [handled(['SEPARATE', 'IN_HAND'], ['SEPARATE', 'REPLIED']), 'ALREADY_REPLIED'],
    [handled(['ALONE', 'EVALUATED']), 'ALREADY_REPLIED'],
    [handled(['ALONE', 'UNRETURNED']), 'ALREADY_REPLIED'],
    [handled(['ALONE', 'REHANDLING']), 'ALREADY_REPLIED'],
    [handled(['ALONE', 'REPLACED'], ['ALONE', 'OFFERED']), null],
  ] as const)('SUG-15 MUST, with %j, be answered %s to both withdrawals (参照青岛第十二条)', (handlings, code) => {
    expect(codeOf('WITHDRAW', { handlings })).toBe(code);
    expect(codeOf('COSIGN_WITHDRAW', { handlings })).toBe(code);
  });

  it('SUG-16 MUST need a confirmed co-signature, and a lead who serves (代表法 art. 61)', () => {
    for (const state of ['INVITED', 'DECLINED', 'LAPSED', 'WITHDRAWN'] as const) {
      expect(codeOf('COSIGN_WITHDRAW', { cosigners: [{ person: INVITED, state, status: 'ACTIVE' }] })).toBe('NOT_CONFIRMED');
    }
    expect(codeOf('WITHDRAW', { leadStatus: 'SUSPENDED' })).toBe('DEPUTY_SUSPENDED');
  });

  it.each([
    [handled(), null],
    [handled(['LEAD', 'OFFERED'], ['CO', 'OFFERED']), null],
    [handled(['ALONE', 'RETURNED'], ['ALONE', 'OFFERED']), null],
    [handled(['LEAD', 'OFFERED'], ['CO', 'IN_HAND']), 'ACTED_ON'],
    [handled(['ALONE', 'REPLIED']), 'ACTED_ON'],
  ] as const)('SUG-17 MUST, with %j, be answered %s to a retracted assignment (更正)', (handlings, code) => {
    expect(codeOf('RETRACT_ASSIGNMENT', { handlings })).toBe(code);
  });

  it('SUG-18 MUST not retract an acceptance that led to an assignment or a handover', () => {
    const state = 'ACCEPTED';
    expect(codeOf('RETRACT_ACCEPTANCE', { state })).toBeNull();
    expect(codeOf('RETRACT_ACCEPTANCE', { state, handlings: handled(['ALONE', 'RETURNED']) })).toBe('ASSIGNED_BEFORE');
    expect(codeOf('RETRACT_ACCEPTANCE', { state, handedOver: true })).toBe('ASSIGNED_BEFORE');
  });

  it('SUG-19 MUST hand over where the district’s rule has two tiers, and leave a case only from within', () => {
    const state = 'ACCEPTED';
    for (const tiers of ['BOTH', 'TWO_TIER'] as const) expect(codeOf('HAND_OVER', { state, tiers })).toBeNull();
    expect(codeOf('HAND_OVER', { state, tiers: 'DIRECT' })).toBe('ONE_TIER');
    expect(codeOf('LEAVE_CASE', { state, joined: false })).toBe('NOT_JOINED');
  });

  it('SUG-50 MUST be asked for once and lifted once, whatever became of the suggestion (参照青岛第十八条)', () => {
    for (const state of ['SUBMITTED', 'ANSWERED', 'ARCHIVED'] as const) {
      expect(codeOf('KEEP_CONFIDENTIAL', { state })).toBeNull();
      expect(codeOf('KEEP_CONFIDENTIAL', { state, confidential: true })).toBe('CONFIDENTIAL');
      expect(codeOf('LIFT_CONFIDENTIALITY', { state })).toBe('NOT_CONFIDENTIAL');
      expect(codeOf('LIFT_CONFIDENTIALITY', { state, confidential: true })).toBeNull();
    }
  });
});
