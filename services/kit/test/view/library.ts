import { parse } from 'graphql';
import { Pool } from 'pg';
import { testDatabase } from '../../../../platform/src/postgres/fixture.ts';
import { type Actor, ANONYMOUS, holds } from '../../src/actor.ts';
import { connection, filters, order } from '../../src/view/connection.ts';
import {
  along,
  byId,
  column,
  computed,
  day,
  defineView,
  derived,
  instant,
  json,
  many,
  masked,
  one,
  guarded,
  hanging,
  publicToAll,
  reference,
  type Row,
  type ViewContext,
} from '../../src/view/define.ts';
import { date, sql, type Sql, uuid } from '../../src/view/sql.ts';
import { createViews } from '../../src/view/views.ts';

export const typeDefs = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external"])
  scalar Date
  scalar DateTime
  enum Genre { NOVEL ESSAY }
  enum BookOrder { TITLE NEWEST PAGES }
  input BookFilter { genre: Genre, search: String, publishedFrom: Date, author: ID, genres: [Genre!] }
  type Query {
    author(id: ID!): Author
    authors: [Author!]!
    book(id: ID!): Book
    books(filter: BookFilter, orderBy: BookOrder! = TITLE, first: Int! = 2, after: String): BookConnection!
    me: Reader
    shelf: Shelf!
    copies: [Copy!]!
    plain: String
  }
  type Mutation { bookTouch(id: ID!): BookTouch }
  type BookTouch { book: Book, books: [Book]!, shelf: Shelf }
  type Author @key(fields: "id") {
    id: ID!
    name: String!
    born: Date
    books(genre: Genre): [Book!]!
    catalogue(orderBy: BookOrder! = NEWEST, first: Int! = 2, after: String): BookConnection!
    school(orderBy: BookOrder! = TITLE, first: Int! = 2, after: String): BookConnection!
    mentor: Author
  }
  type Book @key(fields: "id") {
    id: ID!
    title: String!
    genre: Genre!
    pages: Int
    publishedAt: DateTime!
    author: Author
    country: Country
    copies: [Copy!]!
    tags: [Tag!]!
    note: String
    length(unit: String): String
    shelf: Shelf
  }
  type Copy { id: ID!, mark: String!, worth: String, book: Book, loans: [Loan!]! }
  type Loan { id: ID!, reader: String!, worth: String, mark: String! }
  type Tag { name: String!, weight: Int, related: [Tag!] }
  type Shelf { books: Int!, readers: [Tag!]! }
  type Country @key(fields: "id") { id: ID!, books: Int }
  type Reader @key(fields: "id") { id: ID!, isLibrarian: Boolean! }
  type BookConnection { edges: [BookEdge!]!, pageInfo: PageInfo!, totalCount: Int! }
  type BookEdge { cursor: String!, node: Book! }
  type PageInfo { hasNextPage: Boolean!, hasPreviousPage: Boolean!, startCursor: String, endCursor: String }
`);

/** Librarians see every book; others see those that are not withheld. */
export const mayRead = (context: ViewContext): boolean => holds(context.actor, 'LIBRARIAN');
/** Children see essays alone. */
export const isChild = (context: ViewContext): boolean => holds(context.actor, 'CHILD');

const thickBooks = new WeakMap<Sql, Sql>();
/** The same condition of the same column each time, so that a compiler can know that it was asked. */
const isThick = (pages: Sql): Sql => {
  const condition = thickBooks.get(pages) ?? sql`${pages} > 100`;
  thickBooks.set(pages, condition);
  return condition;
};

export interface BookFilter {
  genre?: string | null;
  search?: string | null;
  publishedFrom?: string | null;
  author?: string | null;
  genres?: string[] | null;
}

const orders = {
  TITLE: order('text', (book: Row) => book('title'), 'asc', 'never null'),
  NEWEST: order('timestamptz', (book: Row) => book('published_at'), 'desc', 'never null'),
  PAGES: order('int', (book: Row) => book('pages'), 'desc'),
};

const authorView = defineView({
  type: 'Author',
  from: 'author',
  visible: publicToAll,
  fields: {
    id: column('id'),
    name: column('name'),
    born: day('born'),
    books: many<{ genre?: string | null }>(() => bookView, {
      where: ({ row, other, args }) =>
        sql`${other('author_id')} = ${row('id')} and (${args.genre} is null or ${other('genre')} = ${args.genre})`,
      orderBy: (book) => sql`${book('title')}, ${book('id')}`,
      limit: 100,
    }),
    catalogue: connection(() => bookView, {
      where: ({ row, other }) => sql`${other('author_id')} = ${row('id')}`,
      orders: { NEWEST: orders.NEWEST, TITLE: orders.TITLE, PAGES: orders.PAGES },
    }),
    school: connection(() => bookView, {
      among: { column: 'author_id', keys: ({ row }) => sql`select a.id from author a where a.id = ${row('id')} or a.id = ${row('mentor_id')}` },
      orders: { TITLE: orders.TITLE, NEWEST: orders.NEWEST, PAGES: orders.PAGES },
    }),
    mentor: one(() => authorView, 'mentor_id'),
  },
});

const bookView = defineView({
  type: 'Book',
  from: 'book',
  visible: (book, context) =>
    mayRead(context) ? sql`true` : sql`(not ${book('withheld')} and ${isChild(context) ? sql`${book('genre')} = 'ESSAY'` : true})`,
  fields: {
    id: column('id'),
    title: column('title'),
    genre: column('genre'),
    pages: column('pages'),
    publishedAt: instant('published_at'),
    author: one(() => authorView, 'author_id'),
    country: reference('Country', 'country_id', () => countryView),
    copies: many('Copy', { where: along('book_id'), orderBy: (copy) => copy('id'), limit: 10 }),
    tags: masked(json('tags'), ({ row }) => isThick(row('pages'))),
    note: masked(column('note'), ({ context }) => sql`${mayRead(context)}`),
    length: derived<{ pages: number | null }, { unit?: string | null }>({
      facts: ({ row }) => sql`json_build_object('pages', ${row('pages')})`,
      compute: ({ pages }, _context, { unit }) => (pages === null ? null : `${pages} ${unit ?? 'pages'}`),
    }),
    shelf: derived<unknown>({
      facts: ({ row }) => sql`to_json(${row('title')})`,
      compute: (title) => ({
        books: 1,
        readers: [{ name: title, weight: null, related: [{ name: 'kin', weight: 2 }] }],
      }),
    }),
  },
});

const copyRows = hanging('copy', { owner: 'book', by: 'book_id', columns: { book_pages: 'pages', book_withheld: 'withheld', book_genre: 'genre' } });

/** Of thick books alone; the book's own visibility is not asked for on the way here. */
const copyView = defineView({
  type: 'Copy',
  from: copyRows,
  visible: (copy) => isThick(copy('book_pages')),
  fields: {
    id: column('id'),
    mark: column('mark'),
    worth: masked(column('mark'), ({ row }) => isThick(row('book_pages'))),
    book: one('Book', 'book_id'),
    loans: many('Loan', { where: along('copy_id', ({ other }) => sql`${other('reader')} <> 'nobody'`), orderBy: (loan) => loan('id'), limit: 3 }),
  },
});

const loanView = defineView({
  type: 'Loan',
  from: hanging('loan', { owner: copyRows, by: 'copy_id', columns: { copy_mark: 'mark', book_pages: 'book_pages' } }),
  visible: (loan, context) => (mayRead(context) ? isThick(loan('book_pages')) : sql`${loan('reader')} = 'anybody'`),
  fields: {
    id: column('id'),
    reader: column('reader'),
    worth: masked(column('reader'), ({ row }) => isThick(row('book_pages'))),
    mark: column('copy_mark'),
  },
});

const countryView = defineView({
  type: 'Country',
  from: sql`(select distinct country_id as id from book where country_id is not null)`,
  visible: publicToAll,
  fields: {
    id: column('id'),
    books: computed(({ row }) => sql`(select count(*)::int from book b where b.country_id = ${row('id')})`),
  },
});

const readerView = defineView({
  type: 'Reader',
  from: ({ actor }) => sql`(select ${actor.id} as id, ${holds(actor, 'LIBRARIAN')} as librarian)`,
  key: 'text',
  visible: publicToAll,
  fields: { id: column('id'), isLibrarian: column('librarian') },
});

export const views = createViews({
  typeDefs,
  views: [authorView, bookView, copyView, loanView, countryView, readerView],
  queries: {
    author: byId(() => authorView),
    authors: many(() => authorView, { where: () => sql`true`, orderBy: (author) => author('name'), limit: 50 }),
    book: byId(() => bookView),
    books: connection(() => bookView, {
      filters: filters<BookFilter>({
        genre: (genre, book) => sql`${book('genre')} = ${genre}`,
        genres: (genres, book) => sql`${book('genre')} = any(${genres})`,
        search: (search, book) => sql`strpos(${book('title')}, ${search}) > 0`,
        publishedFrom: (from, book) => sql`${book('published_at')} >= ${date(from)}`,
        author: (author, book) => sql`${book('author_id')} = ${uuid(author)}`,
      }),
      orders,
    }),
    copies: many('Copy', { where: () => sql`true`, orderBy: (copy) => copy('id'), limit: 100 }),
    me: one(
      () => readerView,
      () => sql`true`,
    ),
    shelf: guarded(
      'counts alone',
      computed(() => sql`jsonb_build_object('books', (select count(*) from book), 'readers', '[{"name":"r"}]'::jsonb)`),
    ),
  },
});

export const LIBRARIAN: Actor = {
  ...ANONYMOUS,
  id: 'librarian',
  kind: 'ACCOUNT',
  posts: [{ id: 'post', kind: 'LIBRARIAN', title: '', organ: null, area: null }],
};

export const CHILD: Actor = {
  ...ANONYMOUS,
  id: 'child',
  kind: 'ACCOUNT',
  posts: [{ id: 'post', kind: 'CHILD', title: '', organ: null, area: null }],
};

export interface CopyRow {
  id: string;
  book_id: string;
  mark: string;
}

export interface LoanRow {
  id: string;
  copy_id: string;
  reader: string;
}

export interface BookRow {
  id: string;
  title: string;
  genre: string;
  pages: number | null;
  published_at: string;
  author_id: string | null;
  country_id: string | null;
  withheld: boolean;
  note: string | null;
  tags: { name: string; weight?: number; related?: { name: string }[] }[];
}

export interface AuthorRow {
  id: string;
  name: string;
  born: string | null;
  mentor_id: string | null;
}

export const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

export const AUTHORS: AuthorRow[] = [
  { id: id(1), name: '冰心', born: '1900-10-05', mentor_id: null },
  { id: id(2), name: '巴金', born: '1904-11-25', mentor_id: id(1) },
  { id: id(3), name: 'O\'Neill "E" \\', born: null, mentor_id: id(2) },
];

export const BOOKS: BookRow[] = Array.from({ length: 23 }, (_, n) => ({
  id: id(100 + n),
  title: ['家', '春', '秋', 'Long'][n % 4] + (n % 5 === 0 ? '' : String(n % 7)),
  genre: n % 3 === 0 ? 'ESSAY' : 'NOVEL',
  pages: n % 6 === 0 ? null : 90 + (n % 4) * 20,
  published_at: `20${10 + (n % 9)}-03-04T05:06:07.${100 + n}Z`,
  author_id: n % 8 === 7 ? null : id(1 + (n % 3)),
  country_id: n % 4 === 0 ? null : id(900 + (n % 2)),
  withheld: n % 5 === 2,
  note: n % 2 === 0 ? `note ${n}` : null,
  tags: n % 3 === 1 ? [] : [{ name: `标签${n}`, weight: n, related: [{ name: 'x' }] }, { name: 'b' }],
}));

export const COPIES: CopyRow[] = BOOKS.flatMap((book, n) =>
  Array.from({ length: n % 3 }, (_, k) => ({ id: id(300 + n * 5 + k), book_id: book.id, mark: `架${n}-${k}` })),
);

export const LOANS: LoanRow[] = COPIES.flatMap((copy, n) =>
  ['anybody', 'nobody', `reader ${n}`].map((reader, k) => ({ id: id(500 + n * 5 + k), copy_id: copy.id, reader })),
);

export async function openLibrary() {
  const database = await testDatabase();
  const pool = new Pool({ connectionString: database.url, max: 2 });
  await pool.query(`
    create table author (id uuid primary key, name text not null, born date, mentor_id uuid);
    create table book (id uuid primary key, title text not null, genre text not null, pages int,
      published_at timestamptz not null, author_id uuid, country_id uuid, withheld bool not null, note text, tags jsonb not null);
    create table copy (id uuid primary key, book_id uuid not null, mark text not null);
    create table loan (id uuid primary key, copy_id uuid not null, reader text not null);`);
  await pool.query(`insert into author select * from jsonb_populate_recordset(null::author, $1)`, [
    JSON.stringify(AUTHORS),
  ]);
  await pool.query(`insert into book select * from jsonb_populate_recordset(null::book, $1)`, [
    JSON.stringify(BOOKS),
  ]);
  await pool.query(`insert into copy select * from jsonb_populate_recordset(null::copy, $1)`, [JSON.stringify(COPIES)]);
  await pool.query(`insert into loan select * from jsonb_populate_recordset(null::loan, $1)`, [JSON.stringify(LOANS)]);
  return {
    pool,
    context: (actor: Actor = ANONYMOUS): ViewContext => ({
      actor,
      language: 'zh-CN',
      requestId: 'test',
      clock: () => new Date('2026-06-01T00:00:00Z'),
      database: { pool },
    }),
    async [Symbol.asyncDispose]() {
      await pool.end();
      await database[Symbol.asyncDispose]();
    },
  };
}
