import { describe, expect, it } from 'vitest';
import { settingsInWords, settingWords } from './setting-words.ts';

describe('a rule’s settings in words', () => {
  it.each([
    [[{ name: 'length', value: '5' }, { name: 'unit', value: '"WORKDAY"' }], '5 工作日'],
    [[{ name: 'restartsOnReassignment', value: 'false' }], '改办后重新计时：否'],
    [[{ name: 'before', value: '[15,3]' }, { name: 'overdue', value: 'true' }], '提前天数：15、3；逾期提醒：是'],
    [[{ name: 'categories', value: '"B,C"' }], '适用类别：B,C'],
    [[{ name: 'tiers', value: '"BOTH"' }], '交办方式：两种均可'],
    [[{ name: 'points', value: '[{"kind":"TALK_HELD","points":2,"most":8},{"kind":"HOME_VISIT","points":1,"most":6}]' }], '每项分值和年度上限：代表宣讲 2（一年至多 8）、家访 1（一年至多 6）'],
    [[{ name: 'a', value: '1' }], 'a：1'],
  ])('ADM-30 MUST say %j as %s', (settings, words) => {
    expect(settingsInWords(settings, settingWords.zh)).toBe(words);
  });
});
