import { describe, expect, it } from 'vitest';
import { attemptKeys } from './act.ts';

describe('idempotency keys', () => {
  it('UI-17 MUST keep the key of one attempt over retries until an answer arrives', () => {
    let made = 0;
    const keys = attemptKeys(() => `key-${++made}`);
    expect(keys.keyFor({ title: 'a' })).toBe('key-1');
    expect(keys.keyFor({ title: 'a' })).toBe('key-1');
    keys.answered();
    expect(keys.keyFor({ title: 'a' })).toBe('key-2');
  });

  it('UI-18 MUST take a new key for a changed input: the old key would bring the old answer', () => {
    let made = 0;
    const keys = attemptKeys(() => `key-${++made}`);
    keys.keyFor({ title: 'a' });
    expect(keys.keyFor({ title: 'b' })).toBe('key-2');
  });
});
