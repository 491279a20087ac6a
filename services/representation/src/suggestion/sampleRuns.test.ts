import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sampleRuns } from './sampleRuns.ts';

it('SIM-01 MUST sample runs of eight letters from all over a text, and none from a short one', () => {
  expect(sampleRuns('短')).toEqual([]);
  expect(sampleRuns('老旧小区高层住户 出行困难')).toEqual(['老旧小区高层住户']);
  const text = Array.from({ length: 800 }, (_letter, index) => String.fromCodePoint(0x4e00 + index)).join('');
  const runs = sampleRuns(text);
  expect(runs).toHaveLength(6);
  expect(text.indexOf(runs.at(-1) ?? '')).toBeGreaterThan(600);
});

it('SIM-02 MUST find every run in the text itself, whatever its letters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      for (const run of sampleRuns(text)) {
        expect(text).toContain(run);
        expect(Array.from(run)).toHaveLength(8);
      }
    }),
  );
});
