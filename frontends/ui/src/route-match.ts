/** The names in a pattern: `/suggestions/:id` has `id`; any, where the pattern is not known by type. */
type ParamNames<Pattern extends string> = string extends Pattern
  ? string
  : Pattern extends `${string}:${infer Name}/${infer Rest}`
    ? Name | ParamNames<Rest>
    : Pattern extends `${string}:${infer Name}`
      ? Name
      : never;

export type RouteMatch<Pattern extends string> = {
  [One in Pattern]: { pattern: One; params: Record<ParamNames<One>, string> };
}[Pattern];

/**
 * The first pattern that answers a path. Segments match whole; `:name` takes one segment, percent-decoded.
 *
 * @returns undefined where none does
 */
export function matchRoute<const Pattern extends string>(
  patterns: readonly Pattern[],
  path: string,
): RouteMatch<Pattern> | undefined {
  const segments = split(path);
  for (const pattern of patterns) {
    const params = matchSegments(split(pattern), segments);
    if (params) return { pattern, params };
  }
  return undefined;
}

function split(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}

function matchSegments(pattern: string[], segments: string[]): Record<string, string> | undefined {
  if (pattern.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? '';
    if (part.startsWith(':')) {
      const decoded = decode(segment);
      if (decoded === undefined) return undefined;
      params[part.slice(1)] = decoded;
    } else if (part !== segment) return undefined;
  }
  return params;
}

/** A hand-typed address may hold a stray percent sign: that is no match, and no error. */
function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
