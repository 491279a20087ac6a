import { describe, expect, it } from 'vitest';
import { runsOf } from './highlight.tsx';

describe('highlighting', () => {
  it('UI-24 MUST mark every place of the term and keep the text whole', () => {
    const runs = runsOf('养老驿站与养老服务', '养老');
    expect(runs.map((run) => run.text).join('')).toBe('养老驿站与养老服务');
    expect(runs.filter((run) => run.found)).toHaveLength(2);
    expect(runsOf('养老', ' ')).toEqual([{ text: '养老', found: false }]);
  });
});
