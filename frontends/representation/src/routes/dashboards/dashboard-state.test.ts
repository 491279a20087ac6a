import { describe, expect, it } from 'vitest';
import { DASHBOARD_DEFAULTS, homesOf, ledgerOf, scopeOf, suggestionsOf, tiesOf } from './dashboard-state.ts';

describe('what a dashboard is over', () => {
  const scope = (changes: Partial<Record<keyof typeof DASHBOARD_DEFAULTS, string>>, own: string | null = null, today = '2028-02-29') =>
    scopeOf({ ...DASHBOARD_DEFAULTS, ...changes }, today, own);

  it('FE-140 MUST compare the days of the year that have come with the same days of the year before', () => {
    expect(suggestionsOf(scope({}))).toEqual({ submittedFrom: '2028-01-01', submittedUntil: '2028-02-29' });
    expect(scope({}).before).toEqual({ from: '2027-01-01', until: '2027-02-28' });
    expect([scope({ year: '2026' }).days, scope({ year: '2026' }).before]).toEqual([{ from: '2026-01-01', until: '2026-12-31' }, { from: '2025-01-01', until: '2025-12-31' }]);
    expect(suggestionsOf(scope({ congressSession: 's', year: '2026' }))).toEqual({ congressSession: 's' });
    expect(scope({ congressSession: 's' }).before).toBeNull();
  });

  it('FE-141 MUST show an office over an area its own area, and every suggestion that it may see', () => {
    const own = scope({ year: '2026' }, 'street');
    // It knows neither their days nor what they concern.
    expect([suggestionsOf(own), own.before]).toEqual([{}, null]);
    expect([homesOf(own, 2026), tiesOf(own, 'MEMBER_DEPUTY', 2026)]).toEqual([{ year: 2026, area: 'street' }, { kind: 'MEMBER_DEPUTY', year: 2026, area: 'street' }]);
    expect([homesOf(scope({ area: 'town' }), 2028), ledgerOf(scope({ area: 'town' }))]).toEqual([{ year: 2028, area: 'town' }, { promisedYear: 2028, area: 'town' }]);
  });

  it('FE-142 MUST leave out what the contract does not know', () => {
    expect(scope({ year: '20260', quarter: '5', area: '" or 1', congressSession: ' ' })).toMatchObject({ year: 2028, quarter: null, area: null, session: null });
    expect(tiesOf(scope({ quarter: '2' }), 'DEPUTY_VOTER', 2028)).toEqual({ kind: 'DEPUTY_VOTER', year: 2028, quarter: 2 });
  });
});
