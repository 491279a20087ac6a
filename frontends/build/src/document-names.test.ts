import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { namedDocuments } from './document-names.ts';

describe('documents in scripts', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'documents-'));
    mkdirSync(join(folder, 'src/gql'), { recursive: true });
    const persisted = { 'sha256:ab12': 'fragment Row on Suggestion { id } query List($first: Int!) { suggestions(first: $first) { ...Row } }' };
    writeFileSync(join(folder, 'src/gql/persisted-documents.json'), JSON.stringify(persisted));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('UI-95 MUST leave kind, name and hash of an operation, and of a fragment nothing', () => {
    const source = [
      `import { graphql } from '../gql/gql.ts';`,
      'const ListDocument = graphql(`\n  query List($first: Int!) { suggestions(first: $first) { ...Row } }\n`);',
      'const Row = graphql(`fragment Row on Suggestion { id }`);',
    ].join('\n');
    const document = {
      kind: 'Document',
      definitions: [{ kind: 'OperationDefinition', operation: 'query', name: { kind: 'Name', value: 'List' }, selectionSet: { kind: 'SelectionSet', selections: [] } }],
      __meta__: { hash: 'sha256:ab12' },
    };
    expect(namedDocuments(folder)(source)).toBe(`\nconst ListDocument = ${JSON.stringify(document)};\nconst Row = {};`);
  });

  it('UI-96 MUST refuse a document that codegen has not seen', () => {
    const source = `import { graphql } from './gql/gql.ts';\nconst Other = graphql(\`query Other { id }\`);`;
    expect(() => namedDocuments(folder)(source)).toThrow('codegen does not know Other');
  });
});
