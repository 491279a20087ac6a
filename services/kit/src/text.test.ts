import { expect, test } from 'vitest';
import { Refused } from './problem.ts';
import { checkDay, checkText, Fields } from './text.ts';

const rule = { path: 'title', min: 2, max: 4, required: true, language: 'zh-CN' } as const;

test('KIT-62 MUST count code points of the normalised, trimmed text', () => {
  expect(checkText('  建议🌲  ', rule)).toBe('建议🌲');
  expect(checkText('e\u0301e\u0301e\u0301e\u0301', rule)).toBe('éééé');
  expect(checkText('🌲🌲🌲🌲', rule)).toBe('🌲🌲🌲🌲');
  expect(checkText(null, { ...rule, required: false })).toBe('');
});

test('KIT-63 MUST name the rule that a text breaks', () => {
  const broken = (value: string | null) => {
    const checked = checkText(value, rule);
    return typeof checked === 'string' ? null : checked.rule;
  };
  expect(broken('')).toBe('REQUIRED');
  expect(broken('　 ')).toBe('REQUIRED');
  expect(broken(null)).toBe('REQUIRED');
  expect(broken('一')).toBe('TOO_SHORT');
  expect(broken('一二三四五')).toBe('TOO_LONG');
  expect(broken('一\0二')).toBe('NUL');
  expect(broken('一\udc00二')).toBe('LONE_SURROGATE');
  expect(broken('一\u202e二')).toBe('BIDI_OVERRIDE');
});

test('KIT-64 MUST refuse days that do not exist', () => {
  for (const day of ['2024-02-30', '2023-02-29', '2024-13-01', '２０２４-01-01', '2024-1-1', '0000-00-00', '']) {
    expect(checkDay(day, { path: 'on', language: 'en' })).toMatchObject({ path: 'on', rule: 'IMPOSSIBLE_DATE' });
  }
  expect(checkDay('2024-02-29', { path: 'on', language: 'en' })).toBe('2024-02-29');
});

test('KIT-65 MUST gather every problem of an input before it refuses', () => {
  const fields = new Fields('en');
  fields.text('', { path: 'title', max: 10, required: true });
  fields.day('2024-02-30', 'on');
  fields.add('units.0.organ', 'UNKNOWN_CODE', { zh: '没有这个单位。', en: 'No such organ.' });
  let refused: unknown;
  try {
    fields.done();
  } catch (error) {
    refused = error;
  }
  expect(refused).toBeInstanceOf(Refused);
  expect(refused).toMatchObject({
    problem: { fields: [{ path: 'title' }, { path: 'on' }, { path: 'units.0.organ', message: 'No such organ.' }] },
  });
  expect(() => new Fields('en').done()).not.toThrow();
});
