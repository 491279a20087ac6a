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

it('SRCH-06 MUST put what stands in the title above what stands in the text, and earlier above later', async () => {
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
