import { readFileSync } from 'node:fs';
import { parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { apiSchema } from './api-schema.ts';
import { holdLimits, LIMITS, operationOf, parseBounded } from './limits.ts';
import { measure } from './measure.ts';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const schema = apiSchema(parse(read('schema/supergraph.graphql')));
const questions = [...read('docs/questions.md').matchAll(/^## (.+)\n+```graphql\n([\s\S]+?)```$/gm)].map(([, name = '', source = '']) => ({ name, source }));

test('GW-199 MUST answer each question of the guide in one document within the analysts’ limits', () => {
  expect(questions.length).toBeGreaterThan(10);
  for (const { name, source } of questions) {
    const document = parseBounded(source);
    expect({ name, faults: validate(schema, document).map(({ message }) => message) }).toEqual({ name, faults: [] });
    expect(() => holdLimits(measure(schema, document, operationOf(document, undefined), {}), LIMITS.costReviewed)).not.toThrow();
  }
});
