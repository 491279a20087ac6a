import { randomUUID } from 'node:crypto';
import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';

/** Ids of real records by the names of the fields that take them, and values of enums where the first will not do. */
export type Known = Readonly<Record<string, string>>;

const SCALARS: Readonly<Record<string, unknown>> = {
  String: '', Int: 0, Float: 0, Boolean: true, Date: '2026-03-02', DateTime: '2026-03-02T00:00:00Z', Code: 'X', Money: '0.00', Percent: 0,
};

/**
 * A value that the schema takes and no act does: real ids, a version that never was, empty texts. Whoever may act is
 * answered with a problem, whoever may not with an error, and nothing is written.
 */
export function unfitInput(field: GraphQLInputField | GraphQLArgument, known: Known): unknown {
  return value(field.type, field.name, known);
}

function value(type: GraphQLInputType, name: string, known: Known): unknown {
  if (isNonNullType(type)) return value(type.ofType, name, known);
  if (isListType(type)) return [value(type.ofType, name, known)];
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    const taken = type.isOneOf ? fields.slice(0, 1) : fields.filter((field) => isNonNullType(field.type) || known[field.name] !== undefined);
    return Object.fromEntries(taken.map((field) => [field.name, unfitInput(field, known)]));
  }
  if (name === 'idempotencyKey') return randomUUID();
  if (name === 'version') return 999;
  if (isEnumType(type)) return (type.getValue(known[name] ?? '') ?? type.getValues()[0])?.name;
  if (known[name] !== undefined) return known[name];
  return type.name === 'ID' ? randomUUID() : SCALARS[type.name];
}
