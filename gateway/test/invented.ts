import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  execute, getNamedType, getNullableType, GraphQLError, isAbstractType, isEnumType, isInputObjectType, isInterfaceType, isListType, isNonNullType, isObjectType, isRequiredArgument,
  isRequiredInputField, OperationTypeNode, parse, type DocumentNode, type FormattedExecutionResult, type GraphQLCompositeType, type GraphQLField, type GraphQLInputType, type GraphQLOutputType, type GraphQLSchema,
} from 'graphql';
import { unavailable } from '@redpine/kit/errors';
import { subgraphSdl } from '@redpine/kit/sdl';
import { SUBGRAPHS } from '../../schema/compose.ts';
import type { Ask } from '../src/plan-run.ts';

interface Row {
  __typename: string;
  seed: string;
  id?: string;
}

function hash(text: string): number {
  let value = 2_166_136_261;
  for (let n = 0; n < text.length; n += 1) value = Math.imul(value ^ text.charCodeAt(n), 16_777_619);
  return Math.imul(value ^ (value >>> 13), 0x5bd1e995) >>> 0;
}

const schemas = new Map(SUBGRAPHS.map((name) => [name as string, buildSubgraphSchema([{ typeDefs: parse(subgraphSdl(name)) }])]));

/** So few entities that each stands in many places. */
const IDS = 5;

export interface Faults {
  /** A subgraph that does not answer. */
  down?: string;
  /** One field in so many fails. */
  failing?: number;
}

/** Invents the value of a field: always the same for the same place of the same row. */
function invented(schema: GraphQLSchema, type: GraphQLOutputType, seed: string, required = false): unknown {
  if (isNonNullType(type)) return invented(schema, type.ofType, seed, true);
  if (!required && hash(`${seed}?`) % 6 === 0) return null;
  if (isListType(type)) {
    return Array.from({ length: hash(`${seed}#`) % 4 }, (_, n) => invented(schema, type.ofType, `${seed}.${n}`));
  }
  if (isEnumType(type)) return type.getValues()[hash(seed) % type.getValues().length]?.name;
  if (isObjectType(type) || isAbstractType(type)) {
    const types = isObjectType(type) ? [type] : schema.getPossibleTypes(type);
    const { name } = types[hash(seed) % types.length] ?? type;
    return { __typename: name, seed: `${name} ${seed}`, id: `${hash(seed) % IDS}` } satisfies Row;
  }
  return { Int: hash(seed) % 100, Float: 0.5, Boolean: hash(seed) % 2 === 0, ID: `${hash(seed) % IDS}` }[type.name] ?? `${type.name} ${hash(seed)}`;
}

const entities = new Set([...schemas.values()].flatMap((schema) =>
  Object.values(schema.getTypeMap()).filter(({ astNode, extensionASTNodes }) =>
    [astNode, ...extensionASTNodes].some((node) => node?.directives?.some(({ name }) => name.value === 'key'))).map(({ name }) => name)));

/** Answers over invented rows, by whichever schema. */
async function answerOver(schema: GraphQLSchema, document: DocumentNode, variables: object, failing?: number): Promise<FormattedExecutionResult> {
  const { data, errors } = await execute({
    schema,
    document,
    variableValues: { ...variables },
    typeResolver: (value: Row) => value.__typename,
    fieldResolver: (source: Row | undefined, args, _context, { fieldName, parentType, returnType }) => {
      // An entity is the same row wherever it stands, and in every subgraph.
      const isEntity = source?.id !== undefined && entities.has(parentType.name);
      if (isEntity && fieldName === 'id') return source.id;
      const row = isEntity ? `${parentType.name} ${source.id}` : (source?.seed ?? '');
      const seed = `${row}/${fieldName}${JSON.stringify(args)}`;
      if (failing !== undefined && !isNonNullType(returnType) && hash(`${seed}!`) % failing === 0) {
        throw new GraphQLError('refused', { extensions: { code: 'FORBIDDEN' } });
      }
      return invented(schema, returnType, seed);
    },
  });
  const answer = { data: data ?? null, ...(errors ? { errors: errors.map((error) => error.toJSON()) } : {}) };
  return JSON.parse(JSON.stringify(answer)) as FormattedExecutionResult;
}

/** The subgraphs of the real contract over invented rows; as texts, or parsed. */
export function inventedSubgraphs({ down, failing }: Faults = {}, asText = true): Ask {
  return async ({ subgraph, query, variables }) => {
    const schema = schemas.get(subgraph);
    if (!schema) throw new Error(`no subgraph ${subgraph}`);
    if (subgraph === down) return { data: null, errors: [unavailable('en').toJSON()] };
    const answer = await answerOver(schema, parse(query), variables, failing);
    return asText && !answer.errors ? JSON.stringify(answer) : answer;
  };
}

/** What one service would answer that had everything. */
export const answerOfOne = (schema: GraphQLSchema, document: DocumentNode, variables: object): Promise<FormattedExecutionResult> =>
  answerOver(schema, document, variables);

/**
 * A random operation over the schema, out of one number. A `plain` one has no field twice and fragments only where they
 * choose among types: router-runtime puts a list that is asked for twice behind itself.
 */
export function randomDocument(schema: GraphQLSchema, start: number, plain = false): string {
  let state = start;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const some = (parts: number): boolean => below(parts) === 0;
  const fragments: string[] = [];
  let aliases = 0;

  const literal = (type: GraphQLInputType): string => {
    const bare = getNullableType(type);
    if (isListType(bare)) return `[${literal(bare.ofType)}]`;
    if (isEnumType(bare)) return bare.getValues()[0]?.name ?? '';
    if (isInputObjectType(bare)) {
      const fields = Object.values(bare.getFields());
      const given = bare.isOneOf ? fields.slice(0, 1) : fields.filter(isRequiredInputField);
      return `{${given.map((field) => `${field.name}: ${literal(field.type)}`).join(', ')}}`;
    }
    return { Int: '3', Float: '0.5', Boolean: 'true' }[getNamedType(bare).name] ?? '"1"';
  };
  const field = (definition: GraphQLField<unknown, unknown>, depth: number): string => {
    const args = definition.args.filter((arg) => isRequiredArgument(arg) || (arg.name === 'first' && some(2)));
    const type = getNamedType(definition.type);
    const inner = 'getFields' in type || isAbstractType(type) ? set(type as GraphQLCompositeType, depth - 1) : '';
    const alias = some(4) ? `a${(aliases += 1)}: ` : '';
    const given = args.length > 0 ? `(${args.map((arg) => `${arg.name}: ${literal(arg.type)}`).join(', ')})` : '';
    return `${alias}${definition.name}${given}${condition()} ${inner}`;
  };
  const condition = (): string => (some(12) ? ` @${some(2) ? 'skip' : 'include'}(if: ${['$yes', '$no', 'true'][below(3)]})` : '');
  const set = (type: GraphQLCompositeType, depth: number): string => {
    const selections: string[] = some(5) ? ['__typename'] : [];
    const fields = isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
    const within = fields.filter((each) => depth > 1 || !('getFields' in getNamedType(each.type) || isAbstractType(getNamedType(each.type))));
    for (let n = 1 + below(4); n > 0 && within.length > 0; n -= 1) {
      const at = below(within.length);
      selections.push(...(plain ? within.splice(at, 1) : within.slice(at, at + 1)).map((each) => field(each, depth)));
    }
    const more = plain || depth <= 1 ? undefined : below(5);
    if (isAbstractType(type)) {
      for (const each of schema.getPossibleTypes(type)) if (some(2) && depth > 0) selections.push(`... on ${each.name}${condition()} ${set(each, depth)}`);
    } else if (more === 0) selections.push(`... on ${type.name} ${set(type, depth - 1)}`);
    else if (more === 1) {
      const at = fragments.push('');
      fragments[at - 1] = `fragment F${at} on ${type.name} ${set(type, depth - 1)}`;
      selections.push(`...F${at}${condition()}`);
    }
    return `{ ${selections.length > 0 ? selections.join(' ') : '__typename'} }`;
  };
  const kind = some(5) ? OperationTypeNode.MUTATION : OperationTypeNode.QUERY;
  const root = schema.getRootType(kind);
  if (!root) throw new Error(`no ${kind}`);
  const operation = `${kind} Q($yes: Boolean! = true, $no: Boolean! = false) ${set(root, 5)}`;
  return [operation, ...fragments].join('\n');
}
