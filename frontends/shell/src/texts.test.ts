// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { texts } from './texts.ts';

describe('the shell’s words', () => {
  it('UI-25 MUST have the same keys in both languages, functions with as many parts', () => {
    expect(Object.keys(texts.en).toSorted()).toEqual(Object.keys(texts.zh).toSorted());
    const shapes = (catalogue: Record<string, unknown>): unknown[] =>
      Object.entries(catalogue).map(([key, text]) => [key, typeof text === 'function' ? text.length : typeof text]);
    expect(shapes(texts.en)).toEqual(shapes(texts.zh));
  });
});
