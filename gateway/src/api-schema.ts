import { buildASTSchema, Kind, visit, type DocumentNode, type GraphQLSchema } from 'graphql';

/** Directives that clients may see on the schema. */
const PUBLIC = new Set(['deprecated', 'specifiedBy', 'oneOf']);

/** Whether a supergraph hides some of itself from clients. */
export function isHiding(supergraph: DocumentNode): boolean {
  let hiding = false;
  visit(supergraph, {
    Directive(node) {
      if (node.name.value === 'inaccessible') hiding = true;
    },
  });
  return hiding;
}

/** The schema that clients see: a supergraph that is not hiding anything, without what federation notes in it. */
export function apiSchema(supergraph: DocumentNode): GraphQLSchema {
  const definitions = supergraph.definitions.filter(
    (node) => node.kind !== Kind.DIRECTIVE_DEFINITION && !('name' in node && /^(join|link)__/.test(node.name?.value ?? '')),
  );
  const document = visit(
    { ...supergraph, definitions },
    { Directive: (node) => (PUBLIC.has(node.name.value) ? undefined : null) },
  );
  return buildASTSchema(document, { assumeValidSDL: true });
}
