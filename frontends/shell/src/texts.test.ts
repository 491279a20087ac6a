// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { texts } from './texts.ts';

describe('the shell’s words', () => {
  it('UI-25 MUST have the same keys in both languages, functions with as many parts', () => {
    expect(Object.keys(texts.en).toSorted()).toEqual(Object.keys(texts.zh).toSorted());
    for (const [key, zh] of Object.entries(texts.zh)) {
      const en: unknown = texts.en[key as keyof typeof texts.en];
      expect(typeof en, key).toBe(typeof zh);
      if (typeof zh === 'function' && typeof en === 'function') expect(en.length, key).toBe(zh.length);
    }
  });
});
