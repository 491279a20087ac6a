import { Secret } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { codeAt, demoSecret, keyUri, newRecoveryCodes, newSecret, recoveryDigest, stepOf } from './account.secondFactor.ts';

/** The key of RFC 6238's appendix B; its codes have eight digits, of which ours are the last six. */
const RFC = Secret.fromUTF8('12345678901234567890').base32;

describe('time-based codes', () => {
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('AUTH-20 MUST give the code of RFC 6238 at %i s', (second, code) => {
    expect(codeAt(RFC, second * 1000)).toBe(code);
    expect(stepOf(RFC, code, second * 1000)).toBe(Math.floor(second / 30));
  });

  it('AUTH-21 MUST take the step before and after, and say which it was', () => {
    const at = 1_111_111_111_000;
    const step = Math.floor(at / 30_000);
    expect([-2, -1, 0, 1, 2].map((n) => stepOf(RFC, codeAt(RFC, at + n * 30_000), at))).toEqual([null, step - 1, step, step + 1, null]);
    for (const wrong of ['', '12345', '1234567', 'abcdef', '１２３４５６']) expect(stepOf(RFC, wrong, at)).toBeNull();
  });

  it('AUTH-22 MUST make secrets of 160 bits, and fixed ones for a demonstration', () => {
    expect(newSecret()).toMatch(/^[A-Z2-7]{32}$/);
    expect(newSecret()).not.toBe(newSecret());
    expect([demoSecret('a') === demoSecret('a'), demoSecret('a') === demoSecret('b')]).toEqual([true, false]);
    expect(keyUri(RFC, 'wang')).toMatch(/^otpauth:\/\/totp\/.*wang\?.*secret=GEZDGNBV/);
  });

  it('AUTH-23 MUST make ten recovery codes, read however they are typed', () => {
    const codes = newRecoveryCodes();
    expect([codes.length, new Set(codes).size]).toEqual([10, 10]);
    const [code = ''] = codes;
    expect(recoveryDigest(` ${code.toUpperCase().replace('-', ' ')}`)).toEqual(recoveryDigest(code));
  });
});
