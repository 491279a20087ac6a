import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { draft } from '../acts.ts';
import { actors, bench, type Bench } from '../bench.ts';

let on: Bench;
beforeAll(async () => {
  on = await bench();
});
afterAll(async () => on?.[Symbol.asyncDispose]());

const TEXTS = [
  '关于推进伊春市伊美区康养文旅融合发展的建议',
  '关于加快5G基站与Wi-Fi覆盖的建议（第２次）',
  'O\'Brien \\ "quoted" & | ! : * <-> 符号',
  '𠮷野家与𡈽地问题，罕见字。',
  'Étude ÉCOLE straße ﬁn ①②',
  '哈哈哈哈哈哈',
];

async function found(search: string, orderBy = 'NEWEST', actor = actors.deputy): Promise<string[]> {
  const answer = await on.ask(
    actor,
    `query ($search: String!) { suggestions(filter: { search: $search }, orderBy: ${orderBy}, first: 100) { edges { node { title } } } }`,
    { search },
  );
  expect(answer.errors).toBeUndefined();
  const { suggestions } = answer.data as { suggestions: { edges: { node: { title: string } }[] } };
  return suggestions.edges.map((edge) => edge.node.title);
}

it('SRCH-04 MUST find every substring of title and text, of one character or more, whatever its letters', async () => {
  for (const [n, text] of TEXTS.entries())
    await draft(on, n % 2 === 0 ? { title: text } : { title: `题目${n}`, facts: text });
  const substring = fc.nat(TEXTS.length - 1).chain((n) => {
    const letters = Array.from(TEXTS[n] as string);
    return fc
      .tuple(fc.constant(n), fc.nat(letters.length - 1), fc.integer({ min: 1, max: letters.length }))
      .map(([which, from, length]) => ({
        title: which % 2 === 0 ? (TEXTS[which] as string) : `题目${which}`,
        word: letters.slice(from, from + length).join(''),
      }));
  });
  await fc.assert(
    fc.asyncProperty(substring, async ({ title, word }) => {
      if (word.trim() === '') return;
      expect(await found(word)).toContain(title);
      expect(await found(word.replace(/[a-z]/g, (letter) => letter.toUpperCase()))).toContain(title);
    }),
    { numRuns: 150 },
  );
});

it('SRCH-05 MUST find nothing else, and never fail, whatever is searched', async () => {
  expect(await found('市区')).toEqual([]);
  expect(await found('康养融合')).toEqual([]);
  expect(await found('康养 融合')).toEqual([TEXTS[0]]);
  expect(await found('%')).toEqual([]);
  expect(await found('_')).toEqual([]);
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }), async (search) => {
      if (search.includes('\0')) return;
      await found(search);
    }),
    { numRuns: 100 },
  );
});

it('SRCH-06 MUST put what stands in the title above what stands in the text, and the newer above the older', async () => {
  await draft(on, { title: '题甲', facts: '图书馆' });
  await draft(on, { title: '关于建设图书馆的建议' });
  await draft(on, { title: '图书馆' });
  expect(await found('图书馆', 'RELEVANCE')).toEqual(['图书馆', '关于建设图书馆的建议', '题甲']);
});

it('SRCH-07 MUST keep long texts searchable to their last character', async () => {
  const long = `${'长文'.repeat(4_900)}末尾两字`;
  await draft(on, { title: '长', facts: long, proposal: long });
  expect(await found('末尾两字')).toEqual(['长']);
  expect(await found('文末')).toEqual(['长']);
});

it('SRCH-08 MUST find exactly what holds every word, each once over all pages, by number, title and text and then the newest', async () => {
  await many(300);
  const hits = async (words: string[], orderBy: 'NEWEST' | 'RELEVANCE'): Promise<string[]> => {
    const rows = await on.sql<{ id: string }>(
      `select id from (select id, date_trunc('milliseconds', listed_at) as at, title, coalesce(number, '') as number,
          array(select search_text(word) from unnest($1::text[]) as word) as words, facts || ' ' || proposal as text from suggestion) as s,
        lateral (select bool_and(${inTitle} or ${inNumber}) as heading, bool_and(${inTitle} or ${inNumber} or ${inText}) as whole,
          coalesce(bool_and(${inNumber}) filter (where word ~ '[0-9]'), false) as number from unnest(words) as word) as found(heading, whole, of_number)
       where whole order by ${orderBy === 'NEWEST' ? '' : 'heading desc, (heading and of_number) desc,'} at desc, id desc`,
      [words],
    );
    return rows.map((row) => row.id);
  };
  const text = fc.array(fc.constantFrom(...LETTERS), { minLength: 2, maxLength: 4 }).map((letters) => letters.join(''));
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 2 }), fc.integer({ min: 5, max: 60 }), async (words, size) => {
      for (const orderBy of ['RELEVANCE', 'NEWEST'] as const) {
        const expected = await hits(words, orderBy);
        const { ids, totalCount } = await paged(words.join(' '), orderBy, size);
        expect(ids).toEqual(expected);
        expect(totalCount).toBe(expected.length);
      }
    }),
    { numRuns: 60 },
  );
});

const LETTERS = ['养', '老', '机', '构', '，', '5', 'g', 'Ｇ', '１', 'ﬁ', '%', '\\'];
const [inTitle, inNumber, inText] = ['title', 's.number', 'text'].map((of) => `position(word in search_text(${of})) > 0`);

/** Of a few letters, so that much is found and scattered letters are as well; over years, some at one instant. */
async function many(count: number): Promise<void> {
  await on.sql(
    `insert into suggestion (title, facts, proposal, state, end_reason, ended_on, origin, number, created_at, updated_at, lead_deputy_id)
     select words(7), words(40), words(3), 'WITHDRAWN', '测试', '2026-01-01', 'BETWEEN_SESSIONS',
       case when n % 3 = 0 then '闭' || n || '号' end, at, at, $2
     from (select n, '2026-03-01'::timestamptz - (n / 4)::float8 ^ 3 * interval '1 hour' as at from generate_series(1, $1::int) as n) as each`
      .replaceAll(/words\((\d+)\)/g, (_, most: string) => `(select coalesce(string_agg(($3::text[])[1 + floor(random() * cardinality($3))::int], ''), '')
         from generate_series(1, floor(random() * ${most})::int) where n > 0)`),
    [count, on.deputies.deputy, LETTERS],
  );
}

async function paged(search: string, orderBy: string, size: number): Promise<{ ids: string[]; totalCount: number }> {
  const ids: string[] = [];
  let after: string | null = null;
  let totalCount = 0;
  do {
    const answer = await on.ask(
      actors.deputy,
      `query ($search: String!, $after: String) { suggestions(filter: { search: $search }, orderBy: ${orderBy}, first: ${size}, after: $after) {
        totalCount pageInfo { hasNextPage endCursor } edges { node { id } } } }`,
      { search, after },
    );
    expect(answer.errors).toBeUndefined();
    const { suggestions } = answer.data as { suggestions: Page };
    ids.push(...suggestions.edges.map(({ node }) => node.id));
    totalCount = suggestions.totalCount;
    after = suggestions.pageInfo.hasNextPage ? suggestions.pageInfo.endCursor : null;
  } while (after !== null);
  return { ids, totalCount };
}

interface Page {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  edges: { node: { id: string } }[];
}
