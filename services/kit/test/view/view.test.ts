import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANONYMOUS } from '../../src/actor.ts';
import { BOOKS, id, LIBRARIAN, openLibrary, views } from './library.ts';

let library: Awaited<ReturnType<typeof openLibrary>>;
beforeAll(async () => {
  library = await openLibrary();
});
afterAll(() => library[Symbol.asyncDispose]());

async function ask<T extends object = object>(
  query: string,
  variables: Record<string, unknown> = {},
  actor = ANONYMOUS,
): Promise<T | null> {
  const text = await views.answer({ query, variables }, library.context(actor));
  return text === null ? null : (JSON.parse(text) as { data: T }).data;
}

interface Page<Node> {
  books: {
    edges: { cursor: string; node: Node }[];
    pageInfo: {
      hasNextPage: boolean;
      hasPreviousPage: boolean;
      startCursor: string | null;
      endCursor: string | null;
    };
    totalCount: number;
  };
}

/** The page of books asked for. */
async function books<Node>(
  query: string,
  variables: Record<string, unknown> = {},
  actor = ANONYMOUS,
): Promise<Page<Node>['books']> {
  const data = await ask<Page<Node>>(query, variables, actor);
  if (!data) throw new Error(`not answered by views: ${query}`);
  return data.books;
}

const page = `{ edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount }`;

describe('answers', () => {
  it('VIEW-01 MUST answer in PostgreSQL’s own text, keyed by response keys in the order asked', async () => {
    const text = await views.answer(
      {
        query: `{ b: book(id: "${id(101)}") { kind: __typename t: title ...More } __typename } fragment More on Book { title author { n: name } }`,
      },
      library.context(),
    );
    expect(text).toBe(
      '{"data":{"b":{"kind":"Book","t":"春1","title":"春1","author":{"n":"巴金"}},"__typename":"Query"}}',
    );
  });

  it('VIEW-02 MUST leave to graphql-js what views do not answer wholly', async () => {
    expect(await ask('{ me { id } plain }')).toBeNull();
    expect(await ask('{ __schema { queryType { name } } }')).toBeNull();
    expect(await ask('{ nonsense }')).toBeNull();
    expect(await ask('{ syntax')).toBeNull();
    expect(await ask(`mutation { bookTouch(id: "1") { book { id } } }`)).toBeNull();
  });

  it('VIEW-03 MUST work out derived fields from facts of the same statement', async () => {
    const data = await ask(
      `query($u: String) { book(id: "${id(101)}") { a: length(unit: $u) length shelf { books r: readers { name related { name k: __typename } } } }
      books(first: 1) { edges { node { length } } } }`,
      { u: '页' },
    );
    expect(data).toEqual({
      book: {
        a: '110 页',
        length: '110 pages',
        shelf: { books: 1, r: [{ name: '春1', related: [{ name: 'kin', k: 'Tag' }] }] },
      },
      books: { edges: [{ node: { length: '150 pages' } }] },
    });
  });

  it('VIEW-04 MUST mask fields, with an empty list for a list', async () => {
    const query = `{ book(id: "${id(100)}") { note tags { name } } }`;
    expect(await ask(query)).toEqual({ book: { note: null, tags: [] } });
    expect(await ask(query, {}, LIBRARIAN)).toEqual({ book: { note: 'note 0', tags: [] } });
  });

  it('VIEW-05 MUST answer references as stubs and through their view', async () => {
    expect(
      await ask(
        `{ book(id: "${id(101)}") { country { __typename id } } none: book(id: "${id(100)}") { country { id books } } }`,
      ),
    ).toEqual({
      book: { country: { __typename: 'Country', id: id(901) } },
      none: { country: null },
    });
    expect(await ask(`{ book(id: "${id(101)}") { country { id n: books } } }`)).toEqual({
      book: { country: { id: id(901), n: 11 } },
    });
  });

  it('VIEW-06 MUST take more fields than one function call holds', async () => {
    const many = Array.from({ length: 120 }, (_, n) => `f${n}: title`).join(' ');
    const data = await ask<{ book: object }>(`{ book(id: "${id(101)}") { ${many} } }`);
    expect(Object.entries(data?.book ?? {})).toEqual(Array.from({ length: 120 }, (_, n) => [`f${n}`, '春1']));
  });
});

describe('visibility', () => {
  const hidden = id(102);

  it('VIEW-07 MUST apply a view’s visibility at roots, in relations and for entities alike', async () => {
    const query = `query($r: [_Any!]!) { book(id: "${hidden}") { id } authors { books { id } catalogue(first: 100) ${page} }
      books(first: 100) ${page} _entities(representations: $r) { ... on Book { id } } }`;
    const variables = { r: [{ __typename: 'Book', id: hidden }] };
    const forReader = await views.answer({ query, variables }, library.context());
    expect(forReader).not.toContain(hidden);
    expect((JSON.parse(forReader ?? '') as { data: Page<object> }).data.books.totalCount).toBe(
      BOOKS.filter((book) => !book.withheld).length,
    );
    const forLibrarian = (await views.answer({ query, variables }, library.context(LIBRARIAN))) ?? '';
    expect(forLibrarian.split(`"${hidden}"`).length - 1).toBe(5);
  });

  it('VIEW-19 MUST not take what a row was seen by for something of the row that it hangs on', async () => {
    const thin = BOOKS.filter(({ pages, tags, withheld }) => (pages ?? 0) <= 100 && tags.length > 0 && !withheld);
    expect(thin.length).toBeGreaterThan(2);
    for (const { id: book } of thin) {
      const asked = await ask(`{ book(id: "${book}") { copies { id worth loans { id } } tags { name } } }`);
      expect(asked).toEqual({ book: { copies: [], tags: [] } });
    }
  });

  it('VIEW-08 MUST answer entities in the order asked, across types, with null for what is not there', async () => {
    const r = [
      { __typename: 'Book', id: id(103) },
      { __typename: 'Author', id: id(2) },
      { __typename: 'Book', id: hidden },
      { __typename: 'Book', id: 'no uuid' },
      { __typename: 'Book', id: id(100) },
      { __typename: 'Reader', id: 'anonymous' },
      { __typename: 'Book', id: id(103) },
    ];
    const query = `query($r: [_Any!]!) { _entities(representations: $r) { __typename ... on Book { t: title } ... on Author { name } ... on Reader { isLibrarian } } }`;
    expect(await ask(query, { r })).toEqual({
      _entities: [
        { __typename: 'Book', t: 'Long3' },
        { __typename: 'Author', name: '巴金' },
        null,
        null,
        { __typename: 'Book', t: '家' },
        { __typename: 'Reader', isLibrarian: false },
        { __typename: 'Book', t: 'Long3' },
      ],
    });
    expect(await ask(query, { r: [] })).toEqual({ _entities: [] });
  });
});

describe('pages', () => {
  it('VIEW-09 MUST walk every order once through, in order, whatever the page size, nulls last', async () => {
    for (const orderBy of ['TITLE', 'NEWEST', 'PAGES'] as const) {
      const whole = await books<{ id: string }>(
        `{ books(first: 100, orderBy: ${orderBy}) { edges { node { id } } } }`,
        {},
        LIBRARIAN,
      );
      const expected = whole.edges.map((edge) => edge.node.id);
      expect(new Set(expected).size).toBe(BOOKS.length);
      for (const size of [1, 3, 23]) {
        const walked: string[] = [];
        let after: string | null = null;
        do {
          const { edges, pageInfo }: Page<{ id: string }>['books'] = await books(
            `query($n: Int!, $after: String) { books(first: $n, after: $after, orderBy: ${orderBy}) ${page} }`,
            { n: size, after },
            LIBRARIAN,
          );
          expect(pageInfo.hasPreviousPage).toBe(after !== null);
          expect(pageInfo.startCursor).toBe(edges[0]?.cursor);
          walked.push(...edges.map((edge) => edge.node.id));
          after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
        } while (after !== null);
        expect(walked).toEqual(expected);
      }
    }
    const byPages = await books<{ pages: number | null }>(
      `{ books(first: 100, orderBy: PAGES) { edges { node { pages } } } }`,
      {},
      LIBRARIAN,
    );
    const values = byPages.edges.map((edge) => edge.node.pages);
    expect(values).toEqual(values.toSorted((a, b) => (b ?? -1) - (a ?? -1)));
  });

  it('VIEW-10 MUST show an empty page as one', async () => {
    expect(await ask(`{ books(filter: { search: "nowhere" }) ${page} }`)).toEqual({
      books: {
        edges: [],
        pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
        totalCount: 0,
      },
    });
  });

  it('VIEW-11 MUST refuse a page size outside 1–100 and what is no cursor of this order', async () => {
    const good = (await books(`{ books(first: 1) { edges { cursor } } }`)).edges[0]?.cursor;
    const forged = (place: unknown): string => Buffer.from(JSON.stringify(place)).toString('base64url');
    const bad = [
      `first: 0`,
      `first: 101`,
      `first: -1`,
      `after: ""`,
      `after: "zzz"`,
      `after: "${good}x"`,
      `after: "${good}", orderBy: NEWEST`,
      `after: "${forged(['NEWEST', '2026-02-31 00:00:00+00', id(1)])}", orderBy: NEWEST`,
      `after: "${forged(['NEWEST', 'x', id(1)])}", orderBy: NEWEST`,
      `after: "${forged(['PAGES', '99999999999', id(1)])}", orderBy: PAGES`,
      `after: "${forged(['TITLE', 'a\0', id(1)])}"`,
      `after: "${forged(['TITLE', 'a', 'no uuid'])}"`,
      `after: "${forged(['TITLE', 'a', id(1), 4])}"`,
    ];
    for (const args of bad) {
      await expect(ask(`{ books(${args}) ${page} }`)).rejects.toMatchObject({
        extensions: { code: 'BAD_USER_INPUT' },
      });
    }
  });
});

describe('input', () => {
  it('VIEW-12 MUST find nothing under an id that is none', async () => {
    expect(
      await ask(`{ book(id: "'; drop table book; --") { id } books(filter: { author: "x" }) { totalCount } }`),
    ).toEqual({
      book: null,
      books: { totalCount: 0 },
    });
  });

  it('VIEW-13 MUST refuse days that do not exist and text that PostgreSQL cannot hold', async () => {
    const query = `query($d: Date, $s: String) { books(filter: { publishedFrom: $d, search: $s }) { totalCount } }`;
    for (const variables of [
      { d: '2026-02-30' },
      { d: 5 },
      { s: 'a\0' },
      { s: '\ud800' },
      { s: 'x'.repeat(10_001) },
    ]) {
      await expect(ask(query, variables)).rejects.toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
    }
    await expect(ask(`{ books(filter: { search: "\\u0000" }) { totalCount } }`)).rejects.toMatchObject({
      extensions: { code: 'BAD_USER_INPUT' },
    });
    expect(await ask(query, { d: '2018-01-01', s: "'" })).toEqual({ books: { totalCount: 0 } });
  });

  it('VIEW-14 MUST refuse a selection of absurd size', async () => {
    const levels = 30;
    const deep = '{ authors '.concat('{ mentor '.repeat(levels * 2), '{ id } ', '} '.repeat(levels * 2), '}');
    await expect(ask(deep)).rejects.toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
    const fragments = Array.from(
      { length: 16 },
      (_, n) => `fragment F${n} on Author { a: mentor { ...F${n + 1} } b: mentor { ...F${n + 1} } }`,
    );
    await expect(
      ask(`{ authors { ...F0 } } ${fragments.join(' ')} fragment F16 on Author { id }`),
    ).rejects.toMatchObject({
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });
});
