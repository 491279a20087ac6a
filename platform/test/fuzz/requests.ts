import fc, { type Arbitrary, type GeneratorValue } from 'fast-check';
import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

export interface FuzzRequest {
  /** Which of the roles asks. */
  role: number;
  query: string;
  variables: Record<string, unknown>;
}

/** A record that exists, so that requests get further than "not found". */
export interface Known {
  type: string;
  id: string;
  version: number | null;
}

/** Text that has broken programs: half characters, NUL, directions, widths, days that are none, paths, other languages' code. */
const NASTY = [
  '', ' ', '\u0000', 'a\u0000b', '\ud800', '\udfff!', 'x\u202egnp.exe', '\ufeff', '\u2028', '１２３', '٣', '💣🇨🇳👨‍👩‍👧', '2024-02-30', '0000-01-01', '9999-12-31',
  '-000001-01-01', '+275760-09-13T00:00:00Z', '2026-01-01T00:00:00+99:99', '2026-13-01', '1e400', 'NaN', '-0', 'null', 'undefined', '__proto__', 'constructor', 'toString',
  "'; SELECT 1; --", '" OR ""="', '%', '_%\\', '\\', '$1', '{{7*7}}', '${7*7}', '<script>alert(1)</script>', '=1+1', '../../../../etc/passwd', 'file:///etc/passwd',
  '[]', '{}', '{"a":', 'z'.repeat(70), '长'.repeat(6_000), '(('.repeat(50), '\r\nx-header: 1', 'WyJhIl0=', 'bm90IGEgY3Vyc29y', '00000000-0000-0000-0000-000000000000',
];
const NUMBERS = [0, -1, 1, 2, 100, 101, 2_147_483_647, -2_147_483_648, 2_147_483_648, 9_007_199_254_740_992, 1e308, -1e308, 0.1, 1.5, 5e-324];

/** A draw that knows where it stands; every choice is fast-check's, so that a seed tells the whole run again. */
class Draft {
  readonly #g: GeneratorValue;
  readonly #schema: GraphQLSchema;
  readonly #known: readonly Known[];
  readonly #declared: string[] = [];
  readonly #variables: Record<string, unknown> = {};
  #fields = 30;
  /** How many in a hundred values are strange: few in most requests, so that they get far; many in some. */
  #strange = 0;
  #version: number | null = null;

  constructor(g: GeneratorValue, schema: GraphQLSchema, known: readonly Known[]) {
    this.#g = g;
    this.#schema = schema;
    this.#known = known;
  }

  request(roles: number): FuzzRequest {
    this.#strange = this.#pick([1, 1, 4, 12, 30]);
    const writes = this.#chance(50);
    const root = (writes ? this.#schema.getMutationType() : this.#schema.getQueryType()) as GraphQLObjectType;
    const fields = Object.values(root.getFields());
    const count = writes ? 1 : this.#below(2) + 1;
    const set = Array.from({ length: count }, () => this.#field(this.#pick(fields), 0)).join(' ');
    const declared = this.#declared.length > 0 ? `(${this.#declared.join(', ')})` : '';
    const query = this.#mangled(`${writes ? 'mutation' : 'query'} Fuzz${declared} { ${set} }`);
    return { role: this.#below(roles), query, variables: this.#variables };
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number): string {
    this.#fields -= 1;
    // Two fields of one name must agree: each with arguments gets a name of its own.
    const alias = field.args.length > 0 ? `${field.name}${this.#fields + 100}: ` : '';
    const given = field.args.flatMap((argument) => this.#argument(argument));
    const type = getNamedType(field.type);
    const set = isCompositeType(type) ? ` { ${this.#selection(type, depth + 1)} }` : '';
    return `${alias}${field.name}${given.length > 0 ? `(${given.join(', ')})` : ''}${set}`;
  }

  #argument(argument: GraphQLArgument): string[] {
    const wanted = argument.name === 'first' || (isRequiredArgument(argument) ? !this.#chance(2) : this.#chance(50));
    if (!wanted) return [];
    const name = `v${this.#declared.length}`;
    this.#declared.push(`$${name}: ${String(argument.type)}`);
    const value = argument.name === 'first' && !this.#chance(3) ? this.#below(3) + 1 : this.#value(argument.type, argument.name);
    if (value !== undefined) this.#variables[name] = value;
    return [`${argument.name}: $${name}`];
  }

  #selection(type: GraphQLCompositeType, depth: number): string {
    const parts = ['__typename'];
    if (isAbstractType(type)) {
      for (const possible of this.#schema.getPossibleTypes(type)) {
        if (this.#chance(60)) parts.push(`... on ${possible.name} { ${this.#selection(possible, depth)} }`);
      }
    }
    if (isObjectType(type)) {
      const fields = Object.values(type.getFields());
      for (let n = this.#below(5); n >= 0 && this.#fields > 0; n -= 1) {
        const field = this.#pick(fields);
        const deeper = isCompositeType(getNamedType(field.type));
        if (!deeper || (depth < 5 && this.#fields > 3)) parts.push(this.#field(field, depth));
      }
    }
    return [...new Set(parts)].join(' ');
  }

  /** Undefined where the value is left out. */
  #value(type: GraphQLInputType, name: string, depth = 0): unknown {
    if (this.#chance(this.#strange / 3)) return this.#wrong();
    if (!isNonNullType(type) && this.#chance(10)) return null;
    const inner = getNullableType(type);
    if (isListType(inner)) {
      const of = inner.ofType;
      return Array.from({ length: this.#below(4) }, () => this.#value(of, name, depth + 1));
    }
    if (isInputObjectType(inner)) {
      const fields = Object.values(inner.getFields());
      if (inner.isOneOf && !this.#chance(5)) {
        const one = this.#pick(fields);
        return { [one.name]: this.#value(one.type, one.name, depth + 1) ?? null };
      }
      const entries = fields.flatMap((field) => {
        const wanted = isRequiredInputField(field) ? !this.#chance(1) : depth < 4 && this.#chance(55);
        return wanted ? [[field.name, this.#value(field.type, field.name, depth + 1)]] : [];
      });
      return Object.fromEntries(entries) as object;
    }
    if (isEnumType(inner)) return this.#chance(2) ? 'NO_SUCH_VALUE' : this.#pick(inner.getValues()).name;
    return this.#scalar(inner.name, name);
  }

  #scalar(type: string, name: string): unknown {
    if (this.#chance(this.#strange)) return this.#pick(NASTY);
    switch (type) {
      case 'Int':
        if (name.toLowerCase().includes('version') && this.#version !== null && !this.#chance(15)) return this.#version;
        return this.#chance(this.#strange) ? this.#pick(NUMBERS) : this.#below(12);
      case 'Float':
      case 'Percent':
        return this.#chance(20) ? this.#pick(NUMBERS) : this.#below(100);
      case 'Boolean':
        return this.#chance(50);
      case 'ID':
        return this.#id(name);
      case 'Date':
        return `20${20 + this.#below(10)}-${this.#two(12)}-${this.#two(28)}`;
      case 'DateTime':
        return `20${20 + this.#below(10)}-${this.#two(12)}-${this.#two(28)}T${this.#two(23)}:${this.#two(59)}:00+08:00`;
      case 'Code':
        return this.#pick(['ELDERLY', 'EDUCATION', 'SOLVED', 'A', 'OTHER', 'x.y-z_1']);
      default:
        return this.#text(name);
    }
  }

  #id(name: string): string {
    const kind = name.toLowerCase().replace(/(ids?|s)$/, '');
    const fitting = this.#known.filter(({ type }) => type.toLowerCase() === kind || (kind !== '' && type.toLowerCase().endsWith(kind)));
    const found = fitting.length > 0 && !this.#chance(15) ? this.#pick(fitting) : this.#known.length > 0 ? this.#pick(this.#known) : undefined;
    if (!found || this.#chance(5)) return this.#g(fc.uuid);
    this.#version ??= found.version;
    return found.id;
  }

  #text(name: string): string {
    if (name === 'idempotencyKey') return this.#g(fc.uuid);
    if (this.#chance(40)) return this.#pick(['养老', '关于改善居家养老服务的建议', '已与代表当面沟通', 'deputy', '2026', '收到']);
    return this.#chance(50) ? this.#g(fc.string, { maxLength: 40 }) : this.#g(fc.string, { unit: 'binary', maxLength: 30 });
  }

  #wrong(): unknown {
    return this.#pick([null, true, 7, 1.5, 'text', [], {}, [[]], [null], { a: 1 }, { __proto__: 1 }, NASTY[1], 1e308, undefined]);
  }

  /** One in fifty documents is not what it was: a piece is gone, doubled or strange. */
  #mangled(query: string): string {
    if (!this.#chance(2)) return query;
    const at = this.#below(query.length);
    const end = at + this.#below(12);
    const piece = this.#pick(['', '{', '}', '...', '@include(if: true)', '"', '"""', '\u0000', '\ud800', '$', '__schema { x }', query.slice(at, end) + query.slice(at, end)]);
    return query.slice(0, at) + piece + query.slice(end);
  }

  #two(most: number): string {
    return String(this.#below(most) + 1).padStart(2, '0');
  }

  #chance(percent: number): boolean {
    return this.#below(100) < percent;
  }

  #below(bound: number): number {
    return this.#g(even, Math.max(0, bound - 1));
  }

  #pick<T>(from: readonly T[]): T {
    return from[this.#below(from.length)] as T;
  }
}

/** Every number as likely: percentages are meant. */
const even = (max: number): Arbitrary<number> => fc.noBias(fc.nat({ max }));

/** Documents of the schema, right and nearly right, with values that fit, nearly fit and do not. */
export function requests(schema: GraphQLSchema, known: readonly Known[], roles: number): Arbitrary<FuzzRequest> {
  // The number moves fast-check's chance on: a generator alone would draw every request of a batch alike.
  return fc.tuple(fc.noBias(fc.integer()), fc.gen()).map(([, g]) => new Draft(g, schema, known).request(roles));
}
