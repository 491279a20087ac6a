/**
 * Where two answers differ first, as a path with both values; null where they are the same. Keys may stand in any order;
 * a key that is missing is not the same as null.
 */
export function difference(expected: unknown, actual: unknown, path = '$'): string | null {
  if (Object.is(expected, actual)) return null;
  if (Array.isArray(expected) && Array.isArray(actual)) {
    if (expected.length !== actual.length) return told(`${path}.length`, expected.length, actual.length);
    return first(expected.map((each, index) => () => difference(each, actual[index], `${path}[${index}]`)));
  }
  if (isObject(expected) && isObject(actual)) {
    const keys = [...new Set([...Object.keys(expected), ...Object.keys(actual)])];
    return first(keys.map((key) => () => difference(expected[key], actual[key], `${path}.${key}`)));
  }
  return told(path, expected, actual);
}

function first(each: readonly (() => string | null)[]): string | null {
  for (const compare of each) {
    const found = compare();
    if (found !== null) return found;
  }
  return null;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const told = (path: string, expected: unknown, actual: unknown): string => `${path}: ${brief(expected)} and ${brief(actual)}`;

function brief(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
