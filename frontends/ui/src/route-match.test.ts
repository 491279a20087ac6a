import { describe, expect, it } from 'vitest';
import { matchRoute } from './route-match.ts';

const PATTERNS = ['/suggestions', '/suggestions/new', '/suggestions/:id', '/suggestions/:id/handlings/:handling'] as const;

describe('routes of an app', () => {
  it('UI-05 MUST take the first pattern that answers, whole segments only', () => {
    expect(matchRoute(PATTERNS, '/suggestions/')?.pattern).toBe('/suggestions');
    expect(matchRoute(PATTERNS, '/suggestions/new')?.pattern).toBe('/suggestions/new');
    expect(matchRoute(PATTERNS, '/suggestionsx')).toBeUndefined();
    expect(matchRoute(PATTERNS, '/suggestions/1/handlings')).toBeUndefined();
  });

  it('UI-06 MUST decode parameters, and take a broken escape for no match', () => {
    expect(matchRoute(PATTERNS, '/suggestions/%E5%BB%BA%2F1')?.params).toEqual({ id: '建/1' });
    expect(matchRoute(PATTERNS, '/suggestions/a/handlings/b')?.params).toEqual({ id: 'a', handling: 'b' });
    expect(matchRoute(PATTERNS, '/suggestions/%')).toBeUndefined();
  });
});
