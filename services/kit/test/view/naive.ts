import { buildSubgraphSchema } from '@apollo/subgraph';
import type { ViewContext } from '../../src/view/define.ts';
import { AUTHORS, type AuthorRow, type BookFilter, BOOKS, type BookRow, COPIES, type CopyRow, isChild, LOANS, type LoanRow, mayRead, typeDefs } from './library.ts';

type Compare = (a: BookRow, b: BookRow) => number;
const by = <T extends string | number>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);
const ORDERS: Record<string, Compare> = {
  TITLE: (a, b) => by(codePoints(a.title), codePoints(b.title)) || by(a.id, b.id),
  NEWEST: (a, b) => by(b.published_at, a.published_at) || by(b.id, a.id),
  PAGES: (a, b) => by(b.pages ?? -1, a.pages ?? -1) || by(b.id, a.id),
};
const codePoints = (text: string): string => Buffer.from(text).toString('hex');

const seen = (context: ViewContext): BookRow[] =>
  BOOKS.filter((book) => mayRead(context) || (!book.withheld && (!isChild(context) || book.genre === 'ESSAY')));
const isThick = (book: string): boolean => (BOOKS.find(({ id }) => id === book)?.pages ?? 0) > 100;
const copiesOf = (isOf: (copy: CopyRow) => boolean): CopyRow[] => COPIES.filter((copy) => isThick(copy.book_id) && isOf(copy));

interface PageArgs {
  first: number;
  orderBy: string;
  after?: string | null;
}

/** A cursor of the order at a book. */
export function cursorOf(book: BookRow, orderBy: string): string {
  const key =
    orderBy === 'TITLE'
      ? book.title
      : orderBy === 'PAGES'
        ? String(book.pages ?? -2147483648)
        : stamp(book.published_at);
  return Buffer.from(`["${orderBy}", ${JSON.stringify(key)}, "${book.id}"]`).toString('base64url');
}

function page(books: BookRow[], { first, orderBy, after }: PageArgs) {
  const compare = ORDERS[orderBy] as Compare;
  const all = books.toSorted(compare);
  const last = BOOKS.find((book) => cursorOf(book, orderBy) === after);
  const sorted = last ? all.filter((book) => compare(last, book) < 0) : all;
  const cursor = (book: BookRow): string => cursorOf(book, orderBy);
  const shown = sorted.slice(0, first);
  return {
    edges: shown.map((node) => ({ node, cursor: cursor(node) })),
    totalCount: all.length,
    pageInfo: {
      hasNextPage: sorted.length > first,
      hasPreviousPage: last !== undefined,
      startCursor: shown[0] ? cursor(shown[0]) : null,
      endCursor: shown.at(-1) ? cursor(shown.at(-1) as BookRow) : null,
    },
  };
}

/** As PostgreSQL writes it where the session's time zone is UTC. */
const stamp = (instant: string): string => instant.replace('T', ' ').replace(/0*Z$/, '+00');

/** The same graph by plain resolvers over arrays: what the views must agree with. */
export const naiveSchema = buildSubgraphSchema([
  {
    typeDefs,
    resolvers: {
      Query: {
        author: (_: unknown, { id }: { id: string }) => AUTHORS.find((author) => author.id === id) ?? null,
        authors: () => AUTHORS.toSorted((a, b) => by(codePoints(a.name), codePoints(b.name))),
        book: (_: unknown, { id }: { id: string }, context: ViewContext) =>
          seen(context).find((book) => book.id === id) ?? null,
        books: (_: unknown, args: PageArgs & { filter?: BookFilter | null }, context: ViewContext) => {
          const filter = args.filter ?? {};
          const found = seen(context).filter(
            (book) =>
              (!filter.genre || book.genre === filter.genre) &&
              (!filter.genres || filter.genres.includes(book.genre)) &&
              (typeof filter.search !== 'string' || book.title.includes(filter.search)) &&
              (!filter.publishedFrom || book.published_at.slice(0, 10) >= filter.publishedFrom) &&
              (typeof filter.author !== 'string' || book.author_id === filter.author),
          );
          return page(found, args);
        },
        me: (_: unknown, __: unknown, context: ViewContext) => ({
          id: context.actor.id,
          isLibrarian: mayRead(context),
        }),
        shelf: () => ({ books: BOOKS.length, readers: [{ name: 'r' }] }),
        copies: () => copiesOf(() => true),
      },
      Author: {
        __resolveReference: ({ id }: { id?: string }) => AUTHORS.find((author) => author.id === id) ?? null,
        books: (author: AuthorRow, { genre }: { genre?: string }, context: ViewContext) =>
          seen(context)
            .filter((book) => book.author_id === author.id && (!genre || book.genre === genre))
            .toSorted(ORDERS['TITLE']),
        catalogue: (author: AuthorRow, args: PageArgs, context: ViewContext) =>
          page(
            seen(context).filter((book) => book.author_id === author.id),
            args,
          ),
        school: (author: AuthorRow, args: PageArgs, context: ViewContext) =>
          page(
            seen(context).filter(({ author_id: of }) => of !== null && (of === author.id || of === author.mentor_id)),
            args,
          ),
        mentor: (author: AuthorRow) => AUTHORS.find(({ id }) => id === author.mentor_id) ?? null,
      },
      Copy: {
        worth: (copy: CopyRow) => copy.mark,
        book: (copy: CopyRow, _: unknown, context: ViewContext) => seen(context).find(({ id }) => id === copy.book_id) ?? null,
        loans: (copy: CopyRow, _: unknown, context: ViewContext) =>
          LOANS.filter(({ copy_id, reader }) => copy_id === copy.id && reader !== 'nobody' && (mayRead(context) || reader === 'anybody')),
      },
      Loan: {
        worth: (loan: LoanRow) => loan.reader,
        mark: (loan: LoanRow) => COPIES.find(({ id }) => id === loan.copy_id)?.mark,
      },
      Book: {
        __resolveReference: ({ id }: { id?: string }, context: ViewContext) => seen(context).find((book) => book.id === id) ?? null,
        copies: (book: BookRow) => copiesOf((copy) => copy.book_id === book.id),
        publishedAt: (book: BookRow) => book.published_at,
        author: (book: BookRow) => AUTHORS.find(({ id }) => id === book.author_id) ?? null,
        country: (book: BookRow) => (book.country_id === null ? null : { id: book.country_id }),
        tags: (book: BookRow) => ((book.pages ?? 0) > 100 ? book.tags : []),
        note: (book: BookRow, _: unknown, context: ViewContext) => (mayRead(context) ? book.note : null),
        length: (book: BookRow, { unit }: { unit?: string }) =>
          book.pages === null ? null : `${book.pages} ${unit ?? 'pages'}`,
        shelf: (book: BookRow) => ({
          books: 1,
          readers: [{ name: book.title, weight: null, related: [{ name: 'kin', weight: 2 }] }],
        }),
      },
      Country: {
        __resolveReference: ({ id }: { id?: string }) => (BOOKS.some((book) => book.country_id === id) ? { id } : null),
        books: (country: { id: string }) => BOOKS.filter((book) => book.country_id === country.id).length,
      },
    } as never,
  },
]);
