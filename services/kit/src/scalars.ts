import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { isDay } from './calendar.ts';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Date, DateTime, Percent and Code, for a subgraph's resolver map. */
export const scalars = {
  Date: stringScalar('Date', (value) => {
    if (!isDay(value)) throw bad(`Not a day that exists (YYYY-MM-DD): ${value}`);
    return value;
  }),
  DateTime: new GraphQLScalarType<string, string>({
    name: 'DateTime',
    serialize: (value) => {
      const instant = value instanceof Date ? value : typeof value === 'string' ? new Date(value) : undefined;
      if (!instant || Number.isNaN(instant.getTime())) throw new TypeError('DateTime: not an instant');
      return instant.toISOString();
    },
    parseValue: (value) => parseInstant(value),
    parseLiteral: (node) => parseInstant(node.kind === Kind.STRING ? node.value : undefined),
  }),
  Percent: new GraphQLScalarType<number, number>({
    name: 'Percent',
    serialize: (value) => percent(typeof value === 'string' ? Number(value) : value),
    parseValue: percent,
    parseLiteral: (node) =>
      percent(node.kind === Kind.INT || node.kind === Kind.FLOAT ? Number(node.value) : undefined),
  }),
  Code: stringScalar('Code', (value) => {
    if (!/^[A-Z0-9][A-Z0-9_.-]{0,63}$/i.test(value)) throw bad('Not a code: letters, digits, _ . - and at most 64');
    return value;
  }),
};

function stringScalar(name: string, check: (value: string) => string): GraphQLScalarType<string, string> {
  const parse = (value: unknown): string => {
    if (typeof value !== 'string') throw bad(`${name} is a string`);
    return check(value);
  };
  return new GraphQLScalarType<string, string>({
    name,
    serialize: (value) => {
      if (typeof value !== 'string') throw new TypeError(`${name}: not a string`);
      return value;
    },
    parseValue: parse,
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
  });
}

function parseInstant(value: unknown): string {
  const instant = typeof value === 'string' && INSTANT.test(value) ? new Date(value) : undefined;
  if (!instant || Number.isNaN(instant.getTime())) throw bad('Not an instant (RFC 3339 with an offset)');
  return instant.toISOString();
}

function percent(value: unknown): number {
  if (typeof value !== 'number' || !(value >= 0 && value <= 100)) throw bad('Not a percentage from 0 to 100');
  return Math.round(value * 100) / 100;
}

function bad(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}
