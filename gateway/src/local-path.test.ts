import { expect, test } from 'vitest';
import { localPath } from './local-path.ts';

test('GW-24 MUST go on to local paths only', () => {
  expect(localPath('/suggestions?state=DRAFT#top')).toBe('/suggestions?state=DRAFT#top');
  for (const other of [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/a/..//evil.example',
    '/.//evil.example',
    'javascript:alert(1)',
    'suggestions',
    '/auth/logout',
    '/oidc/session/end',
    ['/a', '/b'],
    undefined,
  ]) {
    expect(localPath(other)).toSatisfy((path: string) => path === '/' || /^\/[^/\\]/.test(path));
    expect(new URL(localPath(other), 'https://own.example').origin).toBe('https://own.example');
  }
  expect(localPath('/auth/logout')).toBe('/');
});
