import { describe, expect, it } from 'vitest';
import type { Viewer } from '../suggestion/suggestion.policy.ts';
import type { TieFacts } from '../tie/tie.workflow.ts';
import { mayVisit, visitActions } from './visit.policy.ts';
import type { VisitAction, VisitState } from './visit.workflow.ts';
import { decideVisit, visitWorkflow } from './visit.workflow.ts';

const voter: TieFacts = {
  state: 'ACTIVE', kind: 'DEPUTY_VOTER', lies: ['community', 'street', 'district'], memberPerson: null, memberServes: true,
  deputyPerson: 'deputy', deputyStatus: 'ACTIVE', hasData: true,
};
const member: TieFacts = { ...voter, kind: 'MEMBER_DEPUTY', lies: [], memberPerson: 'member', hasData: false };
const STATES = ['NONE', 'PLANNED', 'VISITED', 'VERIFIED', 'CANCELLED'] as const;
const _ = null;

/** Every cell: where the action leads from each of STATES; null where it is refused. */
const CELLS: Record<VisitAction, readonly (VisitState | null)[]> = {
  //           NONE       PLANNED      VISITED     VERIFIED CANCELLED
  PLAN:       ['PLANNED', _,           _,          _,       _],
  RESCHEDULE: [_,         'PLANNED',   _,          _,       _],
  RECORD:     [_,         'VISITED',   _,          _,       _],
  SEND_BACK:  [_,         _,           'PLANNED',  _,       _],
  VERIFY:     [_,         _,           'VERIFIED', _,       _],
  CANCEL:     [_,         'CANCELLED', _,          _,       _],
};

describe('every cell of the visit’s table', () => {
  it('VIS-01 MUST be expected here, and nothing else', () => {
    expect(visitWorkflow.stateNames).toEqual(STATES);
    expect(visitWorkflow.actionNames).toEqual(Object.keys(CELLS));
  });

  const cells = Object.entries(CELLS).flatMap(([action, targets]) => targets.map((to, index) => [action as VisitAction, STATES[index] ?? 'NONE', to] as const));
  it.each(cells)('VIS-02 MUST lead by %s from %s to %s', (action, state, to) => {
    const decision = decideVisit(action, { state, tie: voter });
    expect(decision.ok ? decision.to : decision.refusal.code).toBe(to ?? 'WRONG_STATE');
  });

  it('VIS-03 MUST go along a tie that lasts, by a deputy who serves (代表法 art. 61–62)', () => {
    expect(decideVisit('PLAN', { state: 'NONE', tie: { ...voter, state: 'ENDED' } })).toMatchObject({ ok: false, refusal: { code: 'TIE_ENDED' } });
    expect(decideVisit('PLAN', { state: 'NONE', tie: { ...voter, deputyStatus: 'SUSPENDED' } })).toMatchObject({ ok: false, refusal: { code: 'DEPUTY_SUSPENDED' } });
    expect(decideVisit('RECORD', { state: 'PLANNED', tie: { ...voter, deputyStatus: 'ENDED' } })).toMatchObject({ ok: false, refusal: { code: 'DEPUTY_ENDED' } });
    expect(decideVisit('RECORD', { state: 'PLANNED', tie: { ...member, deputyStatus: 'SUSPENDED' } })).toMatchObject({ ok: true });
  });
});

const holding = (kind: string, person: string, scope: { area?: string; organ?: string } = {}): Viewer => ({ person, posts: [{ kind, organ: scope.organ ?? null, area: scope.area ?? null }] });
const VIEWERS = {
  deputy: holding('DEPUTY', 'deputy'),
  otherDeputy: holding('DEPUTY', 'other'),
  member: holding('SC_MEMBER', 'member'),
  office: holding('DEPUTIES_OFFICE', 'officer'),
  visitingOffice: holding('DEPUTIES_OFFICE', 'member'),
  ownStreet: holding('SUBDISTRICT_OFFICE', 'officer', { area: 'street' }),
  otherStreet: holding('SUBDISTRICT_OFFICE', 'officer', { area: 'elsewhere' }),
  chairperson: holding('CHAIRPERSON', 'chair'),
  unit: holding('UNIT_CLERK', 'clerk', { organ: 'unit' }),
  otherUnit: holding('UNIT_HEAD', 'head', { organ: 'elsewhere' }),
  analyst: holding('ANALYST', 'analyst'),
  anonymous: { person: null, posts: [] },
} satisfies Record<string, Viewer>;
type Name = keyof typeof VIEWERS;
const NAMES = Object.keys(VIEWERS) as Name[];
const NOTHING = '––––––';
/** In the table's order: plan, reschedule, record, send back, verify, cancel. */
const MAY_VOTER: Record<Name, string> = {
  deputy: 'prd––c', otherDeputy: NOTHING, member: NOTHING, office: 'prdsvc', visitingOffice: 'prdsvc', ownStreet: 'prdsvc', otherStreet: NOTHING,
  chairperson: NOTHING, unit: NOTHING, otherUnit: NOTHING, analyst: NOTHING, anonymous: NOTHING,
};
const MAY_MEMBER: Record<Name, string> = {
  deputy: NOTHING, otherDeputy: NOTHING, member: 'prd––c', office: 'prdsvc', visitingOffice: 'prd––c', ownStreet: NOTHING, otherStreet: NOTHING,
  chairperson: NOTHING, unit: NOTHING, otherUnit: NOTHING, analyst: NOTHING, anonymous: NOTHING,
};
const mayOf = (tie: TieFacts, name: Name): string =>
  visitWorkflow.actionNames.map((action, index) => (mayVisit(action, tie, VIEWERS[name]) ? 'prdsvc'[index] : '–')).join('');

describe('who may act on a visit', () => {
  it.each(NAMES)('VIS-10 MUST be for %s exactly the expected acts', (name) => {
    expect(mayOf(voter, name)).toBe(MAY_VOTER[name]);
    expect(mayOf(member, name)).toBe(MAY_MEMBER[name]);
  });

  it('VIS-11 MUST offer, in every state and to everybody, exactly what policy and table allow', () => {
    for (const tie of [voter, member]) {
      for (const state of visitWorkflow.stateNames) {
        for (const name of NAMES) {
          const offered = visitActions({ state, tie }, VIEWERS[name], 'zh-CN');
          expect(offered.map(({ action }) => action)).toEqual(visitWorkflow.actionNames.filter((action) => action !== 'PLAN' && mayVisit(action, tie, VIEWERS[name])));
          for (const { action, allowed } of offered) expect(allowed).toBe(decideVisit(action as VisitAction, { state, tie }).ok);
        }
      }
    }
  });
});
