import { createHash } from 'node:crypto';
import {
  getNamedType,
  getNullableType,
  type GraphQLOutputType,
  isListType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';
import { Recent } from '../recent.ts';
import { collectFields, type Document } from './collect.ts';
import type { Pending } from './compile.ts';
import type { ViewContext } from './define.ts';
import { render, sql, type Sql } from './sql.ts';

/** Every server process keeps each prepared statement for good on each connection: so many, and no more. */
const MOST_PREPARED = 400;
const prepared = new Map<string, string>();
const usedOnce = new Recent<string, true>(1_000);

/** Runs one statement that yields one JSON value and gives its text. */
export async function run(context: ViewContext, value: Sql): Promise<string> {
  const { text, values, isPlannedAnew } = render(sql`select ${value}::text as answer`);
  const name = isPlannedAnew ? null : preparedName(text);
  const { rows } = await context.database.pool.query<{ answer: string | null }>(
    name === null ? { text, values } : { name, text, values },
  );
  return rows[0]?.answer ?? 'null';
}

/** From its second use on, a statement is prepared under the hash of its text. */
function preparedName(text: string): string | null {
  const known = prepared.get(text);
  if (known !== undefined) return known;
  if (usedOnce.get(text) === undefined || prepared.size >= MOST_PREPARED) {
    usedOnce.set(text, true);
    return null;
  }
  const name = `view_${createHash('sha256').update(text).digest('base64url')}`;
  prepared.set(text, name);
  return name;
}

/** Puts in what plain code works out, wherever its facts stand in the answer. */
export function derive(
  document: Document,
  context: ViewContext,
  answer: unknown,
  pending: readonly Pending[],
): void {
  for (const { path, field, compute } of pending) {
    visit(answer, path, (facts) =>
      project(document, compute(facts, context, field.args), field.type, field.selections),
    );
  }
}

function visit(at: unknown, path: readonly string[], replace: (facts: unknown) => unknown): void {
  const [step, ...beyond] = path;
  if (step === undefined || at === null || typeof at !== 'object') return;
  if (step === '*') {
    if (Array.isArray(at)) for (const entry of at) visit(entry, beyond, replace);
  } else if (beyond.length > 0) {
    visit((at as Record<string, unknown>)[step], beyond, replace);
  } else {
    const object = at as Record<string, unknown>;
    if (object[step] !== null && object[step] !== undefined) object[step] = replace(object[step]);
  }
}

/** A value as the selection asks for it. */
function project(
  document: Document,
  value: unknown,
  type: GraphQLOutputType,
  selections: readonly SelectionSetNode[],
): unknown {
  const named = getNamedType(type);
  if (value === null || value === undefined) return null;
  if (!isObjectType(named)) return value;
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    return (value as unknown[]).map((entry) => project(document, entry, nullable.ofType, selections));
  }
  const answer: Record<string, unknown> = {};
  for (const [key, nodes] of collectFields(document, named, selections)) {
    const name = nodes[0]?.name.value ?? key;
    const below = nodes.flatMap((node) => node.selectionSet ?? []);
    const field = named.getFields()[name];
    answer[key] = field
      ? project(document, (value as Record<string, unknown>)[name], field.type, below)
      : named.name;
  }
  return answer;
}
