import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const CALL = /graphql\(`([^`]*)`\)/g;
const IMPORT = /^import \{ graphql \} from '[^']*\/gql\/gql\.ts';/m;
const OPERATION = /(?:^|\s)(query|mutation|subscription) (\w+)/;

/**
 * A browser sends a document's hash and never its text: what stays of `graphql(…)` in a script is kind, name and hash,
 * which is all that the client reads. The trees that codegen writes would be most of an app's scripts.
 */
export function documentNames(folder: string): Plugin {
  const named = namedDocuments(folder);
  return {
    name: 'redpine-document-names',
    enforce: 'pre',
    transform: (code, id) => (id.startsWith(folder) && IMPORT.test(code) ? named(code) : null),
  };
}

/** Rewrites sources of the package in `folder`. Throws on an operation that is not among its persisted documents. */
export function namedDocuments(folder: string): (code: string) => string {
  const path = join(folder, 'src/gql/persisted-documents.json');
  const persisted = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>) : {};
  const hashes = new Map(Object.entries(persisted).map(([hash, text]) => [OPERATION.exec(text)?.[2], hash]));
  return (code) =>
    code.replace(IMPORT, '').replace(CALL, (_, text: string) => {
      const [, operation, name] = OPERATION.exec(text) ?? [];
      if (operation === undefined || name === undefined) return '{}';
      const hash = hashes.get(name);
      if (hash === undefined) throw new Error(`codegen does not know ${name}`);
      return JSON.stringify(documentOf(operation, name, hash));
    });
}

/** The least that passes for a document with the GraphQL client; operations of a package have different names. */
function documentOf(operation: string, name: string, hash: string): object {
  const selectionSet = { kind: 'SelectionSet', selections: [] };
  return { kind: 'Document', definitions: [{ kind: 'OperationDefinition', operation, name: { kind: 'Name', value: name }, selectionSet }], __meta__: { hash } };
}
