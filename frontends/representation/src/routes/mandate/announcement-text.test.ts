import { describe, expect, it } from 'vitest';
import { announcementOf } from './announcement-text.ts';
import { MANDATE_KINDS } from './mandate-words.ts';

describe('the text of an announcement to begin from', () => {
  it.each(MANDATE_KINDS)('MUST name who it is about and end as an announcement does: %s', (kind) => {
    const text = announcementOf({ kind, level: 'DISTRICT', name: '王晓华', electoralDistrict: { name: '第三选区' }, decision: { body: '区人大常委会' }, report: { number: '资审〔2026〕3号' } });
    expect(text).toContain('王晓华');
    expect(text).toContain('第三选区');
    expect(text.endsWith('\n现予公告。')).toBe(true);
    expect(text).not.toMatch(/undefined|null/);
  });

  it('MUST say who accepted a resignation, and on which report it rests', () => {
    expect(announcementOf({ kind: 'RESIGN', level: 'CITY', name: '王晓华', decision: { body: '区人大常委会' }, report: { number: '资审1号' } }))
      .toBe('市人民代表大会代表王晓华因本人提出辞去代表职务，区人大常委会决定接受其辞职。根据代表资格审查委员会的报告（资审1号），王晓华的代表资格终止。\n现予公告。');
  });
});
