import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { Recent } from '@redpine/kit/recent';
import { holdLimits, LIMITS, operationOf, parseBounded, type Measure } from './limits.ts';
import { measure, pageVariables } from './measure.ts';
import { GatewayProblem } from './problem.ts';

/** Costs kept of a document: page sizes come from clients, so their combinations are bounded here. */
const MEASURES = 100;
/** Parsed documents kept; longer ones are parsed each time. */
const PARSED = 1_000;
const LENGTH = 16_384;

/** The documents that browsers may send, by hash, and what each document costs. */
export class PersistedDocuments {
  readonly #texts: ReadonlyMap<string, string>;
  readonly #schema: GraphQLSchema;
  readonly #parsed = new Recent<string, { document: DocumentNode; pages: string[]; measures: Recent<string, Measure> }>(PARSED);

  constructor(schema: GraphQLSchema, texts: Readonly<Record<string, string>>) {
    this.#schema = schema;
    this.#texts = new Map(Object.entries(texts));
  }

  get size(): number {
    return this.#texts.size;
  }

  find(hash: string): string | undefined {
    return this.#texts.get(hash.startsWith('sha256:') ? hash : `sha256:${hash}`);
  }

  /**
   * As `measure`; a repeated document with the same page sizes costs one look-up.
   * @param status HTTP's for a mistake in the text
   */
  measure(text: string, operationName: string | undefined, variables: Readonly<Record<string, unknown>>, status?: number): Measure {
    let parsed = this.#parsed.get(text);
    if (!parsed) {
      const document = parseBounded(text, status);
      parsed = { document, pages: pageVariables(document), measures: new Recent<string, Measure>(MEASURES) };
      if (text.length <= LENGTH) this.#parsed.set(text, parsed);
    }
    const key = [operationName ?? '', ...parsed.pages.map((name) => sizeKey(variables[name]))].join(' ');
    let measured = parsed.measures.get(key);
    if (!measured) {
      measured = measure(this.#schema, parsed.document, operationOf(parsed.document, operationName), variables);
      parsed.measures.set(key, measured);
    }
    return measured;
  }
}

/** The documents that the limits would refuse, with the reason: a build must have none. */
export function refusedDocuments(
  schema: GraphQLSchema, texts: Readonly<Record<string, string>>, maximumCost: number = LIMITS.costReviewed,
): { hash: string; reason: string }[] {
  return Object.entries(texts).flatMap(([hash, text]) => {
    try {
      const document = parseBounded(text);
      holdLimits(measure(schema, document, operationOf(document, undefined), {}), maximumCost);
      return [];
    } catch (error) {
      if (error instanceof GatewayProblem) return [{ hash, reason: error.message }];
      throw error;
    }
  });
}

/** No size that a client invents makes the key longer than a number. */
function sizeKey(value: unknown): string {
  if (value === undefined) return 'default';
  return typeof value === 'number' ? String(value) : 'invalid';
}

/** Reads the build's `documents.json`: `{ "sha256:<hex>": "query …" }`; none where nothing is built. */
export function readDocuments(frontends: string): Record<string, string> {
  const path = join(frontends, 'documents.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>) : {};
}
