import { describe, expect, it } from 'vitest';
import {
  analyst, anonymous, cellsOf, chairperson, committeeMember, deputy, holding, lettersOf, namesOf, OF_TOWN, office, officeHerself, otherDeputy,
  otherTown, outcome, ownStreet, ownTown, type Table,
} from '../../test/cells.ts';
import { KINDS, type MandateKind } from './mandate.law.ts';
import { electingActions, mandateActions, mayMandate, openingActions } from './mandate.policy.ts';
import {
  dayFaults, decideMandate, groundFaults, type MandateAction, type MandateFacts, type MandateState, mandateWorkflow, voteFaults,
} from './mandate.workflow.ts';

const STATES = ['NONE', 'OPEN', 'DECIDED', 'REPORTED', 'ANNOUNCED', 'REJECTED'] as const;
const matter = (kind: MandateKind, more: Partial<MandateFacts> = {}): MandateFacts => ({
  state: 'NONE', kind, ground: null, level: 'DISTRICT', lies: [], person: 'deputy', isAnotherOpen: false, isDefended: true,
  status: kind === 'BY_ELECTION' ? null : kind === 'RESTORE' ? 'SUSPENDED' : 'ACTIVE', ...more,
});
type Cell = MandateState | 'WRONG_STATE' | 'NO_DEFENCE_HERE' | 'NOTHING_TO_DECIDE' | 'UNDECIDED' | 'IN_FORCE';
const _ = 'WRONG_STATE';

/** Every cell: where the action leads from each of STATES, or why it does not. */
const RECALLED: Table<MandateAction, typeof STATES, Cell> = {
  //        NONE    OPEN         DECIDED     REPORTED     ANNOUNCED REJECTED
  OPEN:     ['OPEN', _,           _,          _,           _,        _],
  DEFEND:   [_,      'OPEN',      _,          _,           _,        _],
  DECIDE:   [_,      'DECIDED',   _,          _,           _,        _],
  REPORT:   [_,      'UNDECIDED', 'REPORTED', _,           _,        _],
  ANNOUNCE: [_,      _,           _,          'ANNOUNCED', _,        _],
  REJECT:   [_,      'REJECTED',  'REJECTED', 'REJECTED',  _,        _],
};
/** Resignations and by-elections are decided without a defence. */
const DECIDED: typeof RECALLED = { ...RECALLED, DEFEND: [_, 'NO_DEFENCE_HERE', _, _, _, _] };
/** What the committee reports itself nobody decides. */
const REPORTED: typeof RECALLED = { ...DECIDED, DECIDE: [_, 'NOTHING_TO_DECIDE', _, _, _, _], REPORT: [_, 'REPORTED', 'REPORTED', _, _, _] };
/** In force with the report (代表法 art. 61): it cannot be called off after it. */
const BY_REPORT: typeof RECALLED = { ...REPORTED, REJECT: [_, 'REJECTED', 'REJECTED', 'IN_FORCE', _, _] };
const CELLS: Record<MandateKind, typeof RECALLED> = {
  CONFIRM: REPORTED, SUSPEND: BY_REPORT, RESTORE: BY_REPORT, RESIGN: DECIDED, ORDERED_RESIGN: DECIDED, RECALL: RECALLED, LOSE: REPORTED, BY_ELECTION: DECIDED,
};

describe('every cell of the table of matters of credentials', () => {
  it('MAN-01 MUST be expected here, and nothing else', () => {
    expect(mandateWorkflow.stateNames).toEqual(STATES);
    expect(mandateWorkflow.actionNames).toEqual(Object.keys(RECALLED));
    expect(Object.keys(CELLS)).toEqual(KINDS);
  });

  const cells = KINDS.flatMap((kind) => cellsOf(STATES, CELLS[kind]).map((cell) => [kind, ...cell] as const));
  it.each(cells)('MAN-02 MUST lead %s by %s from %s to %s', (kind, action, state, expected) => {
    expect(outcome(decideMandate(action, matter(kind, { state })))).toBe(expected);
  });

  const serving = KINDS.filter((kind) => kind !== 'BY_ELECTION' && kind !== 'RESTORE');
  it.each(serving)('MAN-03 MUST open no %s on a mandate that is over (代表法 art. 62)', (kind) => {
    for (const status of ['ENDED', null] as const) expect(decideMandate('OPEN', matter(kind, { status }))).toMatchObject({ ok: false, refusal: { code: 'DEPUTY_ENDED' } });
  });

  it('MAN-04 MUST suspend who serves, restore who is suspended, and elect who has no mandate of the level', () => {
    expect(decideMandate('OPEN', matter('SUSPEND', { status: 'SUSPENDED' }))).toMatchObject({ ok: false, refusal: { code: 'ALREADY_SUSPENDED' } });
    expect(decideMandate('OPEN', matter('RESTORE', { status: 'ACTIVE' }))).toMatchObject({ ok: false, refusal: { code: 'NOT_SUSPENDED' } });
    for (const status of ['ACTIVE', 'SUSPENDED', 'ENDED'] as const) {
      expect(decideMandate('OPEN', matter('BY_ELECTION', { status }))).toMatchObject({ ok: false, refusal: { code: 'ALREADY_DEPUTY' } });
    }
    expect(decideMandate('OPEN', matter('LOSE', { status: 'SUSPENDED' }))).toMatchObject({ ok: true });
  });

  it.each(KINDS)('MAN-05 MUST open no %s beside another matter of the same mandate', (kind) => {
    expect(decideMandate('OPEN', matter(kind, { isAnotherOpen: true }))).toMatchObject({ ok: false, refusal: { code: 'ANOTHER_OPEN' } });
  });

  it('MAN-06 MUST put no recall to the vote before her defence, or that she gave none, is on record (代表法 art. 60)', () => {
    expect(decideMandate('DECIDE', matter('RECALL', { state: 'OPEN', isDefended: false }))).toMatchObject({
      ok: false, refusal: { code: 'DEFENCE_MISSING', legalBasis: { law: '代表法', article: '第六十条' } },
    });
    expect(decideMandate('DECIDE', matter('RESIGN', { state: 'OPEN', isDefended: false }))).toMatchObject({ ok: true });
  });

  it('MAN-07 MUST announce what took effect with the report although the status has moved on, and nothing else', () => {
    expect(decideMandate('ANNOUNCE', matter('SUSPEND', { state: 'REPORTED', status: 'SUSPENDED' }))).toMatchObject({ ok: true });
    expect(decideMandate('ANNOUNCE', matter('LOSE', { state: 'REPORTED', status: 'ENDED' }))).toMatchObject({ ok: false, refusal: { code: 'DEPUTY_ENDED' } });
    expect(decideMandate('ANNOUNCE', matter('BY_ELECTION', { state: 'REPORTED', status: 'ACTIVE' }))).toMatchObject({ ok: false, refusal: { code: 'ALREADY_DEPUTY' } });
  });
});

describe('what is recorded of a matter', () => {
  it('MAN-08 MUST have taken place, and not before what it follows', () => {
    expect(dayFaults('on', '2026-03-02', { today: '2026-03-02', from: '2026-03-02' })).toEqual([]);
    expect(dayFaults('on', '2026-03-03', { today: '2026-03-02', from: null })).toMatchObject([{ path: 'on', rule: 'IN_FUTURE' }]);
    expect(dayFaults('on', '2026-03-01', { today: '2026-03-02', from: '2026-03-02' })).toMatchObject([{ path: 'on', rule: 'TOO_EARLY' }]);
  });

  it.each([
    ['RECALL', null, null, 'REQUIRED'], ['RECALL', 500, 1000, 'NO_MAJORITY'], ['RECALL', 501, 1000, null], ['RECALL', 5, null, 'REQUIRED'],
    ['RESIGN', null, null, null], ['RESIGN', null, 23, 'REQUIRED'], ['RESIGN', 11, 22, 'NO_MAJORITY'], ['RESIGN', 12, 22, null],
    ['RESIGN', -1, 22, 'OUT_OF_RANGE'], ['RESIGN', 23, 22, 'OUT_OF_RANGE'], ['BY_ELECTION', 300, 1000, null],
  ] as const)('MAN-09 MUST count the votes of a %s: %s of %s (地方组织法 art. 44–45)', (kind, inFavour, all, rule) => {
    expect(voteFaults(kind, { inFavour, all }).map((fault) => fault.rule)).toEqual(rule === null ? [] : [rule]);
  });

  it.each([
    ['SUSPEND', 'DETAINED', null], ['SUSPEND', 'SERVING_SENTENCE', null], ['SUSPEND', 'DIED', 'WRONG_GROUND'], ['SUSPEND', null, 'REQUIRED'],
    ['LOSE', 'MOVED_AWAY', null], ['LOSE', 'ABSENT_TWICE', null], ['LOSE', 'DIED', null], ['LOSE', 'DETAINED', 'WRONG_GROUND'], ['LOSE', null, 'REQUIRED'],
    ['RESIGN', null, null], ['RESIGN', 'DIED', 'WRONG_GROUND'], ['CONFIRM', 'DETAINED', 'WRONG_GROUND'],
  ] as const)('MAN-10 MUST take for a %s the ground %s as the law has it (代表法 art. 61–62)', (kind, ground, rule) => {
    expect(groundFaults(kind, ground).map((fault) => fault.rule)).toEqual(rule === null ? [] : [rule]);
  });
});

const VIEWERS = {
  deputy, otherDeputy, office, officeHerself, ownTown, otherTown, townOfNowhere: holding('TOWN_PRESIDIUM', 'officer'), street: ownStreet,
  chairperson, member: committeeMember, analyst, anonymous,
};
const NAMES = namesOf(VIEWERS);
type Name = (typeof NAMES)[number];
/** Open, defend, decide, report, announce, reject: of a resignation and a recall in the district, and of a loss in the town. */
const MAY: Partial<Record<Name, readonly [resign: string, recall: string, town: string]>> = {
  deputy: ['o–––––', '–d––––', '––––––'],
  office: ['odvrax', 'odvrax', '––––––'],
  officeHerself: ['o–––––', '–d––––', '––––––'],
  ownTown: ['––––––', '––––––', 'odvrax'],
};

describe('who may act on a matter of credentials', () => {
  it.each(NAMES)('MAN-11 MUST be for %s exactly the expected acts: nobody keeps her own matter', (name) => {
    const acts = (facts: MandateFacts): string => lettersOf(mandateWorkflow.actionNames, 'odvrax', (action) => mayMandate(action, facts, VIEWERS[name]));
    expect([acts(matter('RESIGN')), acts(matter('RECALL')), acts(matter('LOSE', OF_TOWN))]).toEqual(MAY[name] ?? ['––––––', '––––––', '––––––']);
  });

  it('MAN-12 MUST offer, in every state and to everybody, exactly what policy and table allow', () => {
    for (const kind of KINDS) {
      for (const state of mandateWorkflow.stateNames) {
        for (const name of NAMES) {
          const facts = matter(kind, { state });
          const offered = mandateActions(facts, VIEWERS[name], 'zh-CN');
          expect(offered.map(({ action }) => action)).toEqual(mandateWorkflow.actionNames.filter((action) => action !== 'OPEN' && mayMandate(action, facts, VIEWERS[name])));
          for (const { action, allowed } of offered) expect(allowed).toBe(decideMandate(action as MandateAction, facts).ok);
        }
      }
    }
  });

  it('MAN-13 MUST offer on a deputy the kinds that may be opened, and a by-election to keepers alone', () => {
    const kinds = (name: Name, more: object = {}) =>
      openingActions({ level: 'DISTRICT', lies: [], person: 'deputy', status: 'ACTIVE', isAnotherOpen: false, ...more }, VIEWERS[name], 'en').map(({ action }) => action);
    expect(kinds('deputy')).toEqual(['RESIGN']);
    expect(kinds('office')).toEqual(KINDS.filter((kind) => kind !== 'BY_ELECTION'));
    expect(kinds('ownTown')).toEqual([]);
    expect(kinds('ownTown', OF_TOWN)).toEqual(kinds('office'));
    expect(NAMES.filter((name) => electingActions(VIEWERS[name], 'en').length > 0)).toEqual(['office', 'officeHerself', 'ownTown', 'otherTown']);
  });
});
