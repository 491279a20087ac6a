// The rules of the contract, as functions of SDL: each answers what breaks it, one line each.
import {
  Kind, parse,
  type DocumentNode, type FieldDefinitionNode, type ObjectTypeDefinitionNode, type ObjectTypeExtensionNode, type TypeNode,
} from 'graphql';

type Fielded = ObjectTypeDefinitionNode | ObjectTypeExtensionNode;

const isExtension = ({ kind }: { kind: string }) => kind === 'ObjectTypeExtension';
const isFielded = (node: { kind: string }): node is Fielded =>
  node.kind === 'ObjectTypeDefinition' || node.kind === 'ObjectTypeExtension';

const named = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : named(type.type));
const isNonNull = (type: TypeNode) => type.kind === Kind.NON_NULL_TYPE;
const listOf = (type: TypeNode): TypeNode | null =>
  type.kind === Kind.LIST_TYPE ? type.type : type.kind === Kind.NON_NULL_TYPE ? listOf(type.type) : null;

const fieldsOf = (document: DocumentNode) =>
  document.definitions.filter(isFielded).flatMap((owner) => (owner.fields ?? []).map((field) => ({ owner, field })));

const rootFields = (document: DocumentNode, root: 'Query' | 'Mutation'): readonly FieldDefinitionNode[] =>
  document.definitions.filter(isFielded).filter((d) => d.name.value === root).flatMap((d) => d.fields ?? []);

/** Every type, field, argument, input field and enum value carries a description. */
function undescribed(document: DocumentNode): string[] {
  const found: string[] = [];
  const check = (path: string, node: { description?: unknown }) => { if (!node.description) found.push(`${path} has no description`); };
  for (const definition of document.definitions) {
    if (!('name' in definition) || !definition.name) continue;
    const name = definition.name.value;
    const root = name === 'Query' || name === 'Mutation';
    if (!root && !isExtension(definition) && 'description' in definition) check(name, definition);
    if (definition.kind === Kind.ENUM_TYPE_DEFINITION) for (const v of definition.values ?? []) check(`${name}.${v.name.value}`, v);
    if (definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION) for (const f of definition.fields ?? []) check(`${name}.${f.name.value}`, f);
    if (isFielded(definition) || definition.kind === Kind.INTERFACE_TYPE_DEFINITION) {
      for (const field of definition.fields ?? []) {
        check(`${name}.${field.name.value}`, field);
        for (const argument of field.arguments ?? []) check(`${name}.${field.name.value}(${argument.name.value})`, argument);
      }
    }
  }
  return found;
}

/** Types are PascalCase, enum values UPPER_CASE. */
function misnamed(document: DocumentNode): string[] {
  const found: string[] = [];
  for (const definition of document.definitions) {
    if ('name' in definition && definition.name && !/^[A-Z][A-Za-z]*$/.test(definition.name.value)) found.push(`${definition.name.value} is not PascalCase`);
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION) continue;
    for (const value of definition.values ?? []) {
      if (!/^[A-Z][A-Z0-9_]*$/.test(value.name.value)) found.push(`${definition.name.value}.${value.name.value} is not UPPER_CASE`);
    }
  }
  return found;
}

/** A mutation is one legal act: object first, one required `input` with an idempotency key, a union of outcomes. */
function crookedMutations(document: DocumentNode): string[] {
  const found: string[] = [];
  const unions = new Map(document.definitions.flatMap((d) => (d.kind === Kind.UNION_TYPE_DEFINITION ? [[d.name.value, d.types ?? []] as const] : [])));
  const inputs = new Map(document.definitions.flatMap((d) => (d.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION ? [[d.name.value, d.fields ?? []] as const] : [])));
  for (const field of rootFields(document, 'Mutation')) {
    const name = field.name.value;
    const [input, ...more] = field.arguments ?? [];
    if (name.split(/(?=[A-Z])/u).some((word) => /^(update|set|change)$/iu.test(word))) found.push(`${name} is not named after an act`);
    if (more.length || input?.name.value !== 'input' || !isNonNull(input.type)) { found.push(`${name} does not take exactly one required input`); continue; }
    const key = inputs.get(named(input.type))?.find((f) => f.name.value === 'idempotencyKey');
    if (!key || !isNonNull(key.type)) found.push(`${named(input.type)} has no required idempotencyKey`);
    const outcomes = unions.get(named(field.type))?.map((t) => t.name.value);
    if (!isNonNull(field.type) || !outcomes) found.push(`${name} does not answer a union`);
    else if (outcomes.filter((o) => o.endsWith('Success')).length !== 1 || !outcomes.includes('ValidationProblem')) {
      found.push(`${named(field.type)} is not one Success and problems with ValidationProblem`);
    }
  }
  return found;
}

/** Types that are extended and not defined here; a contract in several files extends its own types too. */
function foreignTypes(document: DocumentNode): ReadonlySet<string> {
  const own = new Set(document.definitions.flatMap((d) => (d.kind === Kind.OBJECT_TYPE_DEFINITION ? [d.name.value] : [])));
  return new Set(document.definitions.flatMap((d) => (d.kind === Kind.OBJECT_TYPE_EXTENSION && !own.has(d.name.value) ? [d.name.value] : [])));
}

/** A list is non-null throughout, and bounded by name (a connection) or by words (`At most N`). */
function unboundedLists(document: DocumentNode): string[] {
  const entityOfAnother = foreignTypes(document);
  const found: string[] = [];
  for (const { owner, field } of fieldsOf(document)) {
    const item = listOf(field.type);
    if (!item) continue;
    const path = `${owner.name.value}.${field.name.value}`;
    if (!isNonNull(item)) found.push(`${path} may hold null`);
    // Across services a list is nullable: one workshop's outage costs the field and not the page.
    if (!isNonNull(field.type) && !entityOfAnother.has(owner.name.value)) found.push(`${path} may be null`);
    const value = ['edges', 'fields', 'crossed'].includes(field.name.value) || owner.name.value === 'Viewer';
    if (!value && !/At most \d/.test(field.description?.value ?? '')) found.push(`${path} names no bound`);
  }
  return found;
}

/** Whatever is a connection pages by `first` and `after` and counts on demand. */
function crookedConnections(document: DocumentNode): string[] {
  return fieldsOf(document).filter(({ field }) => named(field.type).endsWith('Connection')).flatMap(({ owner, field }) => {
    const names = new Set((field.arguments ?? []).map((a) => a.name.value));
    return names.has('first') && names.has('after') ? [] : [`${owner.name.value}.${field.name.value} does not page by first and after`];
  });
}

/** Fields that reference another subgraph's entity are nullable. */
function demandingReferences(document: DocumentNode): string[] {
  const foreign = foreignTypes(document);
  return fieldsOf(document)
    .filter(({ field }) => foreign.has(named(field.type)) && isNonNull(field.type) && !listOf(field.type))
    .map(({ owner, field }) => `${owner.name.value}.${field.name.value} demands another service's entity`);
}

/** What a service adds to another's entity is nullable: its outage costs the field and not the entity. */
function demandingExtensions(document: DocumentNode): string[] {
  return fieldsOf(document)
    .filter(({ owner, field }) => isExtension(owner) && owner.directives?.length && field.name.value !== 'id' && isNonNull(field.type))
    .map(({ owner, field }) => `${owner.name.value}.${field.name.value} is non-null on another service's entity`);
}

export const RULES = { undescribed, misnamed, crookedMutations, unboundedLists, crookedConnections, demandingReferences, demandingExtensions };

/** Everything in the SDL that breaks a rule. */
export const violations = (sdl: string): string[] => {
  const document = parse(sdl);
  return Object.values(RULES).flatMap((rule) => rule(document));
};
