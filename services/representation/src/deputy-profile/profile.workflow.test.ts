import { describe, expect, it } from 'vitest';
import {
  analyst, anonymous, cellsOf, committeeMember, deputy, lettersOf, namesOf, OF_TOWN, office, otherDeputy, otherTown, outcome, ownStreet, ownTown,
  refusalOf, type Table,
} from '../../test/cells.ts';
import { mayProfile, profileActions, publishingActions } from './profile.policy.ts';
import { decideProfile, paperFaults, phoneFaults, type ProfileAction, type ProfileFacts, profileWorkflow } from './profile.workflow.ts';

const complete: ProfileFacts = { state: 'NONE', level: 'DISTRICT', lies: [], person: 'deputy', status: 'ACTIVE', hasPhone: true, hasPhoto: true };
const STATES = ['NONE', 'DRAFT', 'PUBLISHED', 'WITHDRAWN'] as const;
const _ = null;

/** Every cell: where the action leads from each of STATES; null where it is refused. */
const CELLS: Table<ProfileAction, typeof STATES> = {
  //              NONE         DRAFT        PUBLISHED    WITHDRAWN
  SAVE:          ['DRAFT',     'DRAFT',     'PUBLISHED', 'WITHDRAWN'],
  CONSENT_PHONE: ['DRAFT',     'DRAFT',     'PUBLISHED', 'WITHDRAWN'],
  CONSENT_PHOTO: ['DRAFT',     'DRAFT',     'PUBLISHED', 'WITHDRAWN'],
  REVOKE_PHONE:  [_,           'DRAFT',     'PUBLISHED', 'WITHDRAWN'],
  REVOKE_PHOTO:  [_,           'DRAFT',     'PUBLISHED', 'WITHDRAWN'],
  PUBLISH:       ['PUBLISHED', 'PUBLISHED', 'PUBLISHED', 'PUBLISHED'],
  WITHDRAW:      [_,           _,           'WITHDRAWN', _],
};

describe('every cell of the profile’s table', () => {
  it('PRF-01 MUST be expected here, and nothing else', () => {
    expect(profileWorkflow.stateNames).toEqual(STATES);
    expect(profileWorkflow.actionNames).toEqual(Object.keys(CELLS));
  });

  it.each(cellsOf(STATES, CELLS))('PRF-02 MUST lead by %s from %s to %s', (action, state, to) => {
    expect(outcome(decideProfile(action, { ...complete, state }))).toBe(to ?? 'WRONG_STATE');
  });

  it('PRF-03 MUST be published of nobody who is suspended, and written of nobody whose mandate is over (代表法 art. 61–62)', () => {
    const codes = (status: ProfileFacts['status']) =>
      profileWorkflow.actionNames.map((action) => refusalOf(decideProfile(action, { ...complete, state: 'PUBLISHED', status })) ?? '');
    expect(codes('SUSPENDED')).toEqual(['', '', '', '', '', 'DEPUTY_SUSPENDED', '']);
    expect(codes('ENDED')).toEqual(['DEPUTY_ENDED', 'DEPUTY_ENDED', 'DEPUTY_ENDED', '', '', 'DEPUTY_ENDED', '']);
  });

  it('PRF-04 MUST take back only the consent that was given', () => {
    const without = { ...complete, state: 'DRAFT', hasPhone: false, hasPhoto: false } as const;
    for (const action of ['REVOKE_PHONE', 'REVOKE_PHOTO'] as const) expect(decideProfile(action, without)).toMatchObject({ ok: false, refusal: { code: 'NO_CONSENT' } });
    expect(decideProfile('REVOKE_PHONE', { ...without, hasPhone: true })).toMatchObject({ ok: true, legalBasis: { law: '个人信息保护法', mark: 'F' } });
  });
});

describe('a consent', () => {
  it('PRF-05 MUST name its paper and its day where she does not give it here (个人信息保护法 art. 13, 25)', () => {
    const rules = (paper: { on: string | null; paper: string }, isHers = false) => paperFaults(paper, { today: '2026-03-02', isHers }).map(({ path, rule }) => `${path} ${rule}`);
    expect(rules({ on: '2026-03-02', paper: '同意书第 3 号' })).toEqual([]);
    expect(rules({ on: null, paper: '同意书' })).toEqual(['on REQUIRED']);
    expect(rules({ on: '2026-03-03', paper: '' })).toEqual(['on IN_FUTURE', 'paper REQUIRED']);
    expect(rules({ on: null, paper: '' }, true)).toEqual([]);
  });

  it.each([['0458-3601234', null], ['138 0458 1234', null], ['+8613804581234', null], ['', 'REQUIRED'], ['电话', 'NO_PHONE'], ['1', 'NO_PHONE'], ['-12345', 'NO_PHONE']])(
    'PRF-06 MUST be for a telephone: %j',
    (phone, rule) => expect(phoneFaults(phone).map((fault) => fault.rule)).toEqual(rule === null ? [] : [rule]),
  );
});

const VIEWERS = {
  deputy, otherDeputy, office, ownTown, otherTown, street: ownStreet, member: committeeMember, analyst, anonymous,
};
const NAMES = namesOf(VIEWERS);
type Name = (typeof NAMES)[number];
/** Save, the four on consents, publish, withdraw: of a district’s deputy and of a town’s. */
const MAY: Partial<Record<Name, readonly [district: string, town: string]>> = {
  deputy: ['scctt––', 'scctt––'], office: ['sccttpw', '–––––––'], ownTown: ['–––––––', 'sccttpw'],
};

describe('who may act on a profile', () => {
  it.each(NAMES)('PRF-10 MUST be for %s exactly the expected acts', (name) => {
    const acts = (facts: ProfileFacts) => lettersOf(profileWorkflow.actionNames, 'sccttpw', (action) => mayProfile(action, facts, VIEWERS[name]));
    expect([acts(complete), acts({ ...complete, ...OF_TOWN })]).toEqual(MAY[name] ?? ['–––––––', '–––––––']);
  });

  it('PRF-11 MUST offer, in every state and to everybody, exactly what policy and table allow', () => {
    for (const state of profileWorkflow.stateNames) {
      for (const name of NAMES) {
        const facts = { ...complete, state };
        const offered = profileActions(facts, VIEWERS[name], 'zh-CN');
        expect(offered.map(({ action }) => action)).toEqual(profileWorkflow.actionNames.filter((action) => mayProfile(action, facts, VIEWERS[name])));
        for (const { action, allowed } of offered) expect(allowed).toBe(decideProfile(action as ProfileAction, facts).ok);
      }
    }
    expect(NAMES.filter((name) => publishingActions(VIEWERS[name], 'en').length > 0)).toEqual(['office', 'ownTown', 'otherTown']);
  });
});
