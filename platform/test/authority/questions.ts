import {
  astFromValue, type GraphQLArgument, type GraphQLField, type GraphQLInputType, type GraphQLOutputType, type GraphQLSchema, getNamedType, isInputObjectType,
  isInterfaceType, isLeafType, isNonNullType, isObjectType, isUnionType, print,
} from 'graphql';
import { unfitInput } from './inputs.ts';

/** Objects below the one that is asked for, pages not counted. */
const DEPTH = 3;
const PAGE = /(?:Connection|Edge)$/;
const LONG_LIST = 50;

/** Writes the widest question there is: every field that the schema has within `DEPTH`, each type in full where it is met first. */
export class Questions {
  /** `Type.field` of all that was asked for. */
  readonly touched = new Set<string>();
  readonly #schema: GraphQLSchema;

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  /** All of a root field that needs no id. */
  everything(field: GraphQLField<unknown, unknown>): string {
    return `${field.name}${argumentsOf(field.args)}${this.#selection(field.type, DEPTH, new Set())}`;
  }

  /** All of one row of an entity. */
  entity(type: string, id: string): string {
    const named = this.#schema.getType(type);
    if (!isObjectType(named)) throw new TypeError(`${type} is no object`);
    return `_entities(representations: [{ __typename: "${type}", id: "${id}" }]) { ... on ${type}${this.#selection(named, DEPTH, new Set())} }`;
  }

  #selection(output: GraphQLOutputType, depth: number, met: Set<string>): string {
    const type = getNamedType(output);
    if (isLeafType(type)) return '';
    if (isUnionType(type) || isInterfaceType(type)) {
      return ` { __typename ${this.#schema.getPossibleTypes(type).map((each) => `... on ${each.name}${this.#selection(each, depth, met)}`).join(' ')} }`;
    }
    const again = met.has(type.name);
    met.add(type.name);
    const parts = Object.values(type.getFields()).flatMap((field) => {
      const isLeaf = isLeafType(getNamedType(field.type));
      if (!isLeaf && (again || depth === 0) && !PAGE.test(type.name)) return [];
      this.touched.add(`${type.name}.${field.name}`);
      return [`${field.name}${argumentsOf(field.args)}${this.#selection(field.type, PAGE.test(type.name) ? depth : depth - 1, met)}`];
    });
    return ` { __typename ${parts.join(' ')} }`;
  }
}

/** Whether it takes an id, at its top or in what it is filtered by. */
export function idsTaken({ args }: GraphQLField<unknown, unknown>): string[] {
  return args.flatMap(({ name, type }) => {
    const named = getNamedType(type);
    if (named.name === 'ID') return [name];
    if (!isInputObjectType(named)) return [];
    return Object.values(named.getFields()).filter((each) => getNamedType(each.type).name === 'ID').map((each) => `${name}.${each.name}`);
  });
}

/** A guess: the field with an id in one of the places that take one. */
export function guess(field: GraphQLField<unknown, unknown>, place: string, id: string): string {
  const [argument = '', inner] = place.split('.');
  const given = field.args.map((each) => (each.name === argument ? { ...each, value: inner === undefined ? id : { [inner]: id } } : each));
  return `${field.name}${argumentsOf(given)}${leaves(field.type)}`;
}

/** Ids and counts, whatever they stand in. */
function leaves(output: GraphQLOutputType): string {
  const type = getNamedType(output);
  if (!isObjectType(type)) return isLeafType(type) ? '' : ' { __typename }';
  const parts = Object.values(type.getFields()).flatMap((field) => {
    const named = getNamedType(field.type);
    if (isLeafType(named)) return field.args.length === 0 ? [field.name] : [];
    return PAGE.test(named.name) || field.name === 'node' || named.name.endsWith('Figure') ? [`${field.name}${leaves(field.type)}`] : [];
  });
  return ` { __typename ${parts.join(' ')} }`;
}

interface Given extends Pick<GraphQLArgument, 'name' | 'type' | 'defaultValue'> {
  value?: unknown;
}

function argumentsOf(all: readonly Given[]): string {
  const texts = all.flatMap(({ name, type, defaultValue, value }) => {
    if (value !== undefined) return [`${name}: ${written(value, type)}`];
    if (name === 'first') return [`first: ${LONG_LIST}`];
    if (!isNonNullType(type) || defaultValue !== undefined) return [];
    return [`${name}: ${written(unfitInput({ name, type } as GraphQLArgument, { year: '2026' }), type)}`];
  });
  return texts.length === 0 ? '' : `(${texts.join(', ')})`;
}

function written(value: unknown, type: GraphQLInputType): string {
  const node = astFromValue(value, type);
  if (!node) throw new TypeError(`no value of ${type.toString()}: ${JSON.stringify(value)}`);
  return print(node);
}
