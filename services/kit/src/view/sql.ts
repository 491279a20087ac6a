/** A piece of SQL with its parameters still apart from it. */
export class Sql {
  readonly chunks: readonly (string | Sql | Parameter)[];
  /** Whether a plan made for other parameters may serve these badly. */
  readonly isPlannedAnew: boolean;

  constructor(chunks: readonly (string | Sql | Parameter)[], isPlannedAnew = false) {
    this.chunks = chunks;
    this.isPlannedAnew = isPlannedAnew;
  }
}

class Parameter {
  readonly value: unknown;
  readonly cast: string;

  constructor(value: unknown, cast: string) {
    this.value = value;
    this.cast = cast;
  }
}

/**
 * SQL by template: `Sql` values are spliced in, every other value becomes a numbered parameter with a cast by its
 * JavaScript type, so that PostgreSQL never has to guess.
 */
export function sql(texts: TemplateStringsArray, ...values: readonly unknown[]): Sql {
  const chunks: (string | Sql | Parameter)[] = [texts[0] ?? ''];
  values.forEach((value, index) => {
    // What is true or false is no parameter: the planner leaves out what cannot be.
    const part = typeof value === 'boolean' ? String(value) : value instanceof Sql ? value : parameter(value);
    chunks.push(part, texts[index + 1] ?? '');
  });
  return new Sql(chunks);
}

/** Text written in the source: a name, a keyword. Never for input. */
export function raw(text: string): Sql {
  return new Sql([text]);
}

/** A whole number of the source, or one that was checked, as part of the text: the planner knows it then. */
export function whole(number: number): Sql {
  if (!Number.isSafeInteger(number)) throw new TypeError(`${number} is no whole number`);
  return raw(String(number));
}

/** A name as a quoted identifier, with an optional qualifier. */
export function name(identifier: string, qualifier?: string): Sql {
  const quoted = `"${identifier.replaceAll('"', '""')}"`;
  return raw(qualifier === undefined ? quoted : `${qualifier}.${quoted}`);
}

/**
 * Has the statement planned for its parameters each time. A prepared statement's plan is made for any parameters: for a
 * search, or for the one unit that has most of all rows, it can take a hundred times as long.
 */
export function plannedAnew(part: Sql): Sql {
  return new Sql([part], true);
}

export function join(parts: readonly Sql[], separator: string): Sql {
  return new Sql(parts.flatMap((part, index) => (index === 0 ? [part] : [separator, part])));
}

/** All of them; true where there is none. */
export function and(parts: readonly Sql[]): Sql {
  return parts.length === 0 ? raw('true') : sql`(${join(parts, ' and ')})`;
}

/** Any of them; false where there is none. */
export function or(parts: readonly Sql[]): Sql {
  return parts.length === 0 ? raw('false') : sql`(${join(parts, ' or ')})`;
}

/** A parameter whose type is named: for a value whose JavaScript type does not tell. */
export function as(
  type: 'text' | 'int' | 'bigint' | 'float8' | 'date' | 'timestamptz' | 'jsonb',
  value: unknown,
): Sql {
  return new Sql([new Parameter(value, type)]);
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value);
}

/** An id from outside: what is no uuid becomes null and so finds nothing. */
export function uuid(value: unknown): Sql {
  return new Sql([new Parameter(isUuid(value) ? value : null, 'uuid')]);
}

/** Ids from outside, in order; those that are no uuids become null. */
export function uuids(values: readonly unknown[]): Sql {
  return new Sql([
    new Parameter(
      values.map((value) => (isUuid(value) ? value : null)),
      'uuid[]',
    ),
  ]);
}

/** Ids from outside where they are text; those that no text can be become null. */
export function texts(values: readonly unknown[]): Sql {
  return new Sql([
    new Parameter(
      values.map((value) => (isText(value) ? value : null)),
      'text[]',
    ),
  ]);
}

/** Whether PostgreSQL takes this as text. */
export function isText(value: unknown): value is string {
  return typeof value === 'string' && value.isWellFormed() && !value.includes('\0');
}

/** Whether this is a day that exists, as YYYY-MM-DD. */
export function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value) || value.startsWith('0000')) return false;
  const instant = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(value);
}

/** A day from outside: what is no day becomes null and so finds nothing. */
export function date(value: unknown): Sql {
  return new Sql([new Parameter(isDay(value) ? value : null, 'date')]);
}

/** The text with numbered parameters; an id that stands in many predicates is given once. */
export function render(statement: Sql): { text: string; values: unknown[]; isPlannedAnew: boolean } {
  const values: unknown[] = [];
  let isPlannedAnew = false;
  const known = new Map<string, string>();
  let text = '';
  const write = (part: Sql): void => {
    isPlannedAnew ||= part.isPlannedAnew;
    for (const chunk of part.chunks) {
      if (typeof chunk === 'string') text += chunk;
      else if (chunk instanceof Sql) write(chunk);
      else text += numbered(chunk);
    }
  };
  const numbered = ({ value, cast }: Parameter): string => {
    if (!isUuid(value)) return `$${values.push(value)}::${cast}`;
    const key = `${cast} ${value}`;
    const placeholder = known.get(key) ?? `$${values.push(value)}::${cast}`;
    known.set(key, placeholder);
    return placeholder;
  };
  write(statement);
  return { text, values, isPlannedAnew };
}

function parameter(value: unknown): Parameter {
  if (value === null || value === undefined) return new Parameter(null, 'text');
  if (typeof value === 'string') return new Parameter(value, 'text');
  if (typeof value === 'number') return new Parameter(value, isInt(value) ? 'int' : 'float8');
  if (typeof value === 'bigint') return new Parameter(value, 'bigint');
  if (value instanceof Date) return new Parameter(value.toISOString(), 'timestamptz');
  if (Array.isArray(value)) return list(value);
  throw new TypeError('This value has no SQL type of its own: name one with as(), uuid() or date()');
}

function list(values: readonly unknown[]): Parameter {
  if (values.every((value) => typeof value === 'string')) return new Parameter(values, 'text[]');
  if (values.every((value) => isInt(value))) return new Parameter(values, 'int[]');
  throw new TypeError('A list is of strings or of integers');
}

function isInt(value: unknown): boolean {
  return Number.isInteger(value) && Math.abs(value as number) <= 2_147_483_647;
}
