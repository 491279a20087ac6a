import { readFileSync } from 'node:fs';
import { Kind, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { HistoryFactName } from '../gql/graphql.ts';
import { factKinds, factNames, factsIn } from './history-facts.ts';

/** The schema's names, each with the shape that its description ends with. */
const documented = parse(readFileSync('schema/representation/history.graphql', 'utf8'))
  .definitions.flatMap((definition) => (definition.kind === Kind.ENUM_TYPE_DEFINITION ? (definition.values ?? []) : []))
  .map(({ name, description }) => ({ name: name.value as HistoryFactName, text: description?.value ?? '' }));
const SHAPES = [
  { shape: /A day\.$/u, kind: 'DAY' },
  { shape: /of four digits\.$/u, kind: 'YEAR' },
  { shape: /A whole number( from 1)?\.$/u, kind: 'NUMBER' },
  { shape: /Whole fen\.$/u, kind: 'FEN' },
  { shape: /Words(, with 、 between them)?\.$/u, kind: 'WORDS' },
  { shape: /A code, `[\w.]+`\.$/u, kind: 'CODE' },
] as const;

describe('the facts of a history', () => {
  it('FE-170 MUST each have words in both languages, and be drawn in the shape that the schema gives', () => {
    expect(documented.length).toBeGreaterThan(50);
    const names = documented.map(({ name }) => name).toSorted();
    for (const words of [factNames.zh, factNames.en, factKinds]) expect(Object.keys(words).toSorted()).toEqual(names);
    for (const { name, text } of documented) {
      const kind = factKinds[name];
      expect([name, typeof kind === 'object' ? 'CODE' : kind]).toEqual([name, SHAPES.find(({ shape }) => shape.test(text))?.kind]);
      expect([name, factNames.zh[name]]).toEqual([name, expect.stringMatching(/\p{Script=Han}/u)]);
      expect([name, factNames.en[name]]).toEqual([name, expect.stringMatching(/^[A-Z][\w ,]+$/u)]);
    }
  });

  it('FE-171 MUST be labels and values in the reader’s language, a code that has no words as it stands', () => {
    const facts = [
      { name: 'PLANNED_ON', value: '2026-11-17' }, { name: 'VOTERS', value: '1240' }, { name: 'AMOUNT', value: '36050' }, { name: 'YEAR', value: '2026' },
      { name: 'GRADE', value: 'EXCELLENT' }, { name: 'TRANSFERRED_TO', value: 'ELSEWHERE' }, { name: 'PLACE', value: '区热力公司' },
    ] as const;
    const lines = (language: 'zh-CN' | 'en') => factsIn(facts, language).map(({ label, value }) => `${label} ${value}`);
    expect(lines('zh-CN')).toEqual(['计划日期 2026年11月17日', '到会选民人数 1,240', '金额 360.50 元', '年度 2026 年', '等次 优', '转往 ELSEWHERE', '地点 区热力公司']);
    expect(lines('en')).toEqual(['Planned day 17 November 2026', 'Voters present 1,240', 'Sum 360.50 yuan', 'Year 2026', 'Grade Excellent', 'Transferred to ELSEWHERE', 'Place 区热力公司']);
  });
});
