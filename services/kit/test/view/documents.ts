import { type GraphQLObjectType, type GraphQLSchema, getNamedType, isLeafType, isObjectType } from 'graphql';

const ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  'Query.author': ['id: $author', 'id: "00000000-0000-7000-8000-000000000001"', 'id: "none"'],
  'Query.book': ['id: $book', 'id: "00000000-0000-7000-8000-000000000102"', 'id: "x"'],
  'Query.books': [
    '',
    'first: $n',
    'filter: { genre: $genre }, first: 7',
    'filter: $filter, orderBy: NEWEST',
    'filter: { search: "1", author: "00000000-0000-7000-8000-000000000002" }, orderBy: PAGES, first: 100',
    'filter: { genres: [ESSAY, NOVEL], publishedFrom: "2014-03-04" }, orderBy: PAGES, first: 9',
    'filter: { genres: [] }',
    'first: $n, after: $after',
    'filter: $filter, orderBy: NEWEST, first: 3, after: $newest',
  ],
  'Author.books': ['', 'genre: NOVEL', 'genre: $genre'],
  'Author.catalogue': ['', 'first: 4, orderBy: TITLE', 'first: $n, orderBy: PAGES', 'first: 2, after: $newest'],
  'Author.school': ['', 'first: $n', 'first: 3, orderBy: PAGES', 'first: 1, after: $after'],
  'Book.length': ['', 'unit: "页"', 'unit: $unit'],
};

const VARIABLES =
  '$author: ID!, $book: ID!, $n: Int!, $genre: Genre, $filter: BookFilter, $unit: String, $after: String, $newest: String, $entities: [_Any!]!, $yes: Boolean!, $no: Boolean!';

const DIRECTIVES = [
  '@skip(if: $yes)',
  '@skip(if: $no)',
  '@include(if: $yes)',
  '@include(if: $no)',
  '@include(if: true)',
  '@skip(if: true) @include(if: true)',
];

/** A valid document made of what a tape of random numbers chooses; a tape that has run out chooses the smallest. */
export function documentFrom(schema: GraphQLSchema, tape: readonly number[]): string {
  let at = 0;
  let aliases = 0;
  const choose = (below: number): number => (tape[at++] ?? 0) % below;
  const pick = <T>(from: readonly T[]): T => from[choose(from.length)] as T;
  const fragments: string[] = [];

  const field = (type: GraphQLObjectType, depth: number): string => {
    const fields = Object.values(type.getFields()).filter(
      ({ name, type: of }) =>
        !['_service', 'plain'].includes(name) && (depth > 0 || isLeafType(getNamedType(of))),
    );
    if (fields.length === 0 || choose(8) === 7) return `a${++aliases}: __typename`;
    // What hangs on other rows is where most can go wrong.
    const relations = fields.filter(({ name }) => ['book', 'books', 'copies', 'loans', 'tags'].includes(name));
    const chosen = pick(relations.length > 0 && choose(2) === 1 ? relations : fields);
    const named = getNamedType(chosen.type);
    if (chosen.name === '_entities') {
      // Types of which fields of one name have different types cannot stand in one selection.
      const entity = schema.getType(pick(['Author', 'Book', 'Country'])) as GraphQLObjectType;
      return `a${++aliases}: _entities(representations: $entities) { __typename ... on ${entity.name} ${selection(entity, depth - 1)} }`;
    }
    const args = pick(ARGUMENTS[`${type.name}.${chosen.name}`] ?? ['']);
    // One response key means one field with one set of arguments: those with arguments stand under keys of their own.
    const takes = chosen.args.length > 0;
    // A name may be longer than those of PostgreSQL's columns.
    const tail = choose(9) === 8 ? '_'.repeat(70) : '';
    const alias = takes || choose(3) === 2 ? `a${++aliases}${tail}: ` : '';
    const directive = choose(5) === 4 ? ` ${pick(DIRECTIVES)}` : '';
    const below = isObjectType(named) ? ` ${selection(named, depth - 1)}` : '';
    return `${alias}${chosen.name}${args ? `(${args})` : ''}${directive}${below}`;
  };

  const selection = (type: GraphQLObjectType, depth: number): string => {
    const parts = Array.from({ length: 1 + choose(4) }, () => {
      const kind = choose(8);
      if (kind < 6) return field(type, depth);
      const directive = choose(3) === 2 ? ` ${pick(DIRECTIVES)}` : '';
      const inner = `${field(type, depth)} ${field(type, depth)}`;
      if (kind === 6) return `...${choose(2) === 0 ? ` on ${type.name}` : ''}${directive} { ${inner} }`;
      const name = `F${fragments.length}`;
      fragments.push(`fragment ${name} on ${type.name} { ${inner} }`);
      return `...${name}${directive} ...${name}`;
    });
    return `{ ${parts.join(' ')} }`;
  };

  const root = schema.getQueryType() as GraphQLObjectType;
  const body = selection(root, 5);
  const used = new Set(`${body} ${fragments.join(' ')}`.match(/\$\w+/g));
  const uses = VARIABLES.split(', ').filter((variable) => used.has(variable.split(':')[0] ?? ''));
  return `query${uses.length > 0 ? `(${uses.join(', ')})` : ''} ${body} ${fragments.join(' ')}`;
}
