// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { parseChanged } from './live-signals.ts';
import { grantedIn, isShown } from './permissions.ts';

describe('signals and permissions', () => {
  it('UI-22 MUST read a signal in both of its forms, and nothing into anything else', () => {
    expect(parseChanged('{"type":"Suggestion","id":"1"}')).toEqual({ type: 'Suggestion', id: '1' });
    expect(parseChanged('Suggestion/01-a')).toEqual({ type: 'Suggestion', id: '01-a' });
    expect(parseChanged('{"type":"Suggestion"}')).toBeUndefined();
    expect(parseChanged('ping')).toBeUndefined();
  });

  it('UI-23 MUST show an entry to those with its permission, and public ones to everyone', () => {
    const granted = grantedIn({ representation: { __typename: 'RepresentationPermissions', browse: true, assign: false } });
    const viewer = { signedIn: true, granted };
    const visitor = { signedIn: false, granted: new Set<string>() };
    expect(isShown('representation.browse', viewer)).toBe(true);
    expect(isShown('representation.assign', viewer)).toBe(false);
    expect(isShown('account', visitor)).toBe(false);
    expect(isShown('public', visitor)).toBe(true);
  });
});
