import { describe, expect, it } from 'vitest';
import { passwordFault } from './account.policy.ts';
import { COMMON_PASSWORDS } from './password.ts';

const faultOf = (next: string, shortest = 12) => passwordFault(next, { username: 'wang', shortest, common: COMMON_PASSWORDS });

describe('a password', () => {
  it.each([
    ['short', 'TOO_SHORT'],
    ['十一个字符的密码太短', 'TOO_SHORT'],
    ['x'.repeat(201), 'TOO_LONG'],
    ['my name is WANG ok', 'NAMED'],
    ['redpine-2026', 'NAMED'],
    ['hongsong-2026', 'NAMED'],
    ['QWERTY123456', 'COMMON'],
    ['woaini1314520', 'COMMON'],
    ['123456789012', 'COMMON'],
    ['abcdefghijklmn', 'COMMON'],
    ['a1b2a1b2a1b2', 'COMMON'],
    ['ababababababab', 'COMMON'],
    ['ｑｗｅｒｔｙ123456', 'COMMON'],
  ])('AUTH-30 MUST refuse %s', (password, fault) => {
    expect(faultOf(password)).toBe(fault);
  });

  it.each(['correct horse battery', '十二个汉字也是一个好密码吧', 'tr0ub4dor&3 xkcd', 'the pines of redpine'])('AUTH-31 MUST take %s', (password) => {
    expect(faultOf(password)).toBeNull();
  });

  it('AUTH-32 MUST count characters, not code units, against the rule of the day', () => {
    expect([faultOf('😀😁😂🤣😃😄😅😆'), faultOf('😀😁😂🤣😃😄😅😆', 8)]).toEqual(['TOO_SHORT', null]);
  });
});
