import { Kind, parse, visit } from 'graphql';
import { Recent } from './recent.ts';
import { unfit } from './text.ts';

export interface Unfit {
  /** Dotted path in the variables, or `query` for a literal in the document. */
  path: string;
  rule: 'NUL' | 'LONE_SURROGATE';
}

/** The first string of a request that is not fit for storage: in its variables, or a literal of its document. */
export function findUnfit(query: string, variables: object | undefined): Unfit | null {
  const raw = unfit(query) ?? (query.includes('\\u') ? literal(query) : null);
  if (raw) return { path: 'query', rule: raw };
  return variables ? search(variables, '') : null;
}

function search(value: unknown, path: string): Unfit | null {
  if (typeof value === 'string') {
    const rule = unfit(value);
    return rule ? { path, rule } : null;
  }
  if (value === null || typeof value !== 'object') return null;
  for (const [key, each] of Object.entries(value)) {
    // A key of an object is a name that validation knows, except in a free-form scalar.
    const rule = unfit(key);
    if (rule) return { path: path || 'variables', rule };
    const found = search(each, path === '' ? key : `${path}.${key}`);
    if (found) return found;
  }
  return null;
}

const literals = new Recent<string, 'NUL' | 'LONE_SURROGATE' | 'FIT'>(200);

// An escape can stand for a NUL. (Half a character is refused by the parser itself.)
function literal(query: string): 'NUL' | 'LONE_SURROGATE' | null {
  const known = literals.get(query);
  if (known) return known === 'FIT' ? null : known;
  let found: 'NUL' | 'LONE_SURROGATE' | null = null;
  try {
    visit(parse(query, { noLocation: true }), {
      [Kind.STRING]: (node) => {
        found ??= unfit(node.value);
      },
    });
  } catch {
    // Not a document: whoever answers it says so.
    return null;
  }
  literals.set(query, found ?? 'FIT');
  return found;
}
