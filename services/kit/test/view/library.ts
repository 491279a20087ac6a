import { parse } from 'graphql';
import { Pool } from 'pg';
import { testDatabase } from '../../../../platform/src/postgres/fixture.ts';
import { type Actor, ANONYMOUS, holds } from '../../src/actor.ts';
import { connection, filters, order } from '../../src/view/connection.ts';
import {
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
  publicToAll,
  reference,
  type Row,
  type ViewContext,
} from '../../src/view/define.ts';
import { date, sql, uuid } from '../../src/view/sql.ts';
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
    tags: [Tag!]!
    note: String
    length(unit: String): String
    shelf: Shelf
  }
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
    mentor: one(() => authorView, 'mentor_id'),
  },
});

const bookView = defineView({
  type: 'Book',
  from: 'book',
  visible: (book, context) => (mayRead(context) ? sql`true` : sql`not ${book('withheld')}`),
  fields: {
    id: column('id'),
    title: column('title'),
    genre: column('genre'),
    pages: column('pages'),
    publishedAt: instant('published_at'),
    author: one(() => authorView, 'author_id'),
    country: reference('Country', 'country_id', () => countryView),
    tags: masked(json('tags'), ({ row }) => sql`${row('pages')} > 100`),
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
  views: [authorView, bookView, countryView, readerView],
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

export async function openLibrary() {
  const database = await testDatabase();
  const pool = new Pool({ connectionString: database.url, max: 2 });
  await pool.query(`
    create table author (id uuid primary key, name text not null, born date, mentor_id uuid);
    create table book (id uuid primary key, title text not null, genre text not null, pages int,
      published_at timestamptz not null, author_id uuid, country_id uuid, withheld bool not null, note text, tags jsonb not null);`);
  await pool.query(`insert into author select * from jsonb_populate_recordset(null::author, $1)`, [
    JSON.stringify(AUTHORS),
  ]);
  await pool.query(`insert into book select * from jsonb_populate_recordset(null::book, $1)`, [
    JSON.stringify(BOOKS),
  ]);
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
