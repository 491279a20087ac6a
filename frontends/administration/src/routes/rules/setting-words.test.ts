import { describe, expect, it } from 'vitest';
import { settingsInWords, settingWords } from './setting-words.ts';

describe('a rule’s settings in words', () => {
  it.each([
    [[{ name: 'length', value: '5' }, { name: 'unit', value: '"WORKDAY"' }], '5 工作日'],
    [[{ name: 'restartsOnReassignment', value: 'false' }], 'restartsOnReassignment：否'],
    [[{ name: 'a', value: '1' }, { name: 'b', value: '["x"]' }], 'a：1；b：["x"]'],
  ])('ADM-30 MUST say %j as %s', (settings, words) => {
    expect(settingsInWords(settings, settingWords.zh)).toBe(words);
  });
});
