/** Full text search over suggestions, in what `migrations/0020-search.sql.ts` keeps beside them. Decision 026. */
import type { Arguments, Row, ViewContext } from '@redpine/kit/view/define';
import type { Stepping, Steps } from '@redpine/kit/view/connection';
import { badInput } from '@redpine/kit/view/refuse';
import { and, as, date, join, or, raw, sql, type Sql, uuid } from '@redpine/kit/view/sql';
import type { SuggestionFilter } from '../generated/types.ts';
import { parts, suggestionRow, within } from './suggestion.visibility.ts';
import { searchWords } from './titleRuns.ts';

const LONGEST = 100;
/** Where the words stand: a number that was asked for before a title, a title before the text. */
const RANK = { number: 2, title: 1, text: 0 } as const;

/** Every word stands in the title, in the number, or in the text where the actor may read it. */
export function searched(search: string, suggestion: Row, context: ViewContext, filter: SuggestionFilter): Sql {
  const words = wordsOf(search);
  const asked = isNarrow(filter) ? [] : [sql`found.terms @> search_asked(2, ${words})`];
  return sql`exists (select from suggestion_search found where found.suggestion_id = ${suggestion('id')}
    and ${and([...asked, ...words.map((word) => inAny(places(word, suggestion, context)))])})`;
}

/** The key of the order RELEVANCE: by where the words stand, then the newest first. */
export function relevance(suggestion: Row, context: ViewContext, args: Arguments): Sql {
  const words = wordsOf(searchIn(args));
  return sql`(select search_key(${rankOf(words, suggestion, context)}, found.listed_at) from suggestion_search found
    where found.suggestion_id = ${suggestion('id')})`;
}

/** The first hits by relevance, found from the newest back without the others. */
export function relevanceSteps({ context, args, place }: Stepping): Steps | null {
  const filter = args['filter'] as SuggestionFilter;
  const words = wordsOf(searchIn(args));
  const numbers = words.filter(hasDigit);
  const ranks = numbers.length > 0 ? [RANK.number, RANK.title, RANK.text] : [RANK.title, RANK.text];
  const asked = sql`case rank when ${RANK.number} then search_asked(0, ${words}) || search_asked(1, ${numbers})
    when ${RANK.title} then search_asked(0, ${words}) else search_asked(2, ${words}) end`;
  return steps(filter, { ranks, place }, asked, {
    of: (suggestion, step) => sql`${rankOf(words, suggestion, context)} = ${step('rank')}`,
    key: (suggestion, step) => sql`search_key(${step('rank')}, ${suggestion('listed_at')})`,
  });
}

/** The newest hits, found as well. */
export function newestSteps({ context, args, place }: Stepping): Steps | null {
  const filter = args['filter'] as SuggestionFilter | null | undefined;
  if (!filter?.search) return null;
  const words = wordsOf(filter.search);
  const from = place && sql`search_key(0, ${place}) + 1`;
  return steps(filter, { ranks: [RANK.text], place: from }, sql`search_asked(2, ${words})`, {
    of: (suggestion) => and(words.map((word) => inAny(places(word, suggestion, context)))),
    key: (suggestion) => suggestion('listed_at'),
  });
}

/** What is asked for beside the search and leaves few: those are looked through, and the index of the search is not asked. */
const NARROW = [
  'deputy', 'dissatisfied', 'extended', 'repliedInTime', 'flagged', 'unmatched', 'confidential', 'jointCase', 'pressed', 'key',
  'meeting', 'queue', 'mine', 'counted', 'overdue', 'replyCategory',
] as const satisfies readonly (keyof SuggestionFilter)[];
const isNarrow = (filter: SuggestionFilter): boolean => NARROW.some((field) => (filter[field] ?? null) !== null);

function steps(
  filter: SuggestionFilter,
  at: { ranks: readonly number[]; place: Sql | null },
  asked: Sql,
  hit: { of: Steps['where']; key: Steps['key'] },
): Steps | null {
  if (isNarrow(filter)) return null;
  const { earliest, latest } = times(filter);
  return {
    from: sql`(select rank, spans, ${asked} as asked
      from search_steps(${at.ranks}, ${at.place ?? as('float8', null)}, ${earliest}, ${latest}))`,
    where: (suggestion, step) => sql`exists (select from suggestion_search found where found.suggestion_id = ${suggestion('id')}
      and found.terms @> ${step('asked')} and found.terms && ${step('spans')} and ${hit.of(suggestion, step)})`,
    key: hit.key,
    instead: 'search',
  };
}

/** Between which times the filter leaves any, as far as an index tells at once. */
function times({ congressSession, states, submittedFrom, submittedUntil }: SuggestionFilter): { earliest: Sql; latest: Sql } {
  const bounds: { earliest?: Sql; latest?: Sql }[] = [];
  const among = (condition: Sql) => {
    const end = (which: string): Sql =>
      sql`coalesce((select ${raw(which)}(listed_at) from suggestion where ${condition}), '0001-01-01')`;
    return { earliest: end('min'), latest: end('max') };
  };
  if (congressSession) bounds.push(among(sql`congress_session_id = ${uuid(congressSession)}`));
  if (states) {
    const each = states.map((state) => among(sql`state = ${state}`));
    const any = (which: 'least' | 'greatest', of: readonly Sql[]): Sql =>
      of.length === 0 ? sql`'0001-01-01'::timestamptz` : sql`${raw(which)}(${join(of, ', ')})`;
    bounds.push({ earliest: any('least', each.map((one) => one.earliest)), latest: any('greatest', each.map((one) => one.latest)) });
  }
  if (submittedFrom) bounds.push({ earliest: sql`${date(submittedFrom)}::timestamp at time zone 'Asia/Shanghai'` });
  if (submittedUntil) bounds.push({ latest: sql`(${date(submittedUntil)} + 1)::timestamp at time zone 'Asia/Shanghai'` });
  const all = (end: 'earliest' | 'latest'): Sql[] => bounds.flatMap((one) => one[end] ?? []);
  return {
    earliest: sql`greatest(${join([raw('null::timestamptz'), ...all('earliest')], ', ')})`,
    latest: sql`least(${join([raw('null::timestamptz'), ...all('latest')], ', ')})`,
  };
}

/** Where a word may stand, each as the condition that it does and that the actor may know. */
function places(word: string, suggestion: Row, context: ViewContext): { title: Sql; number: Sql; text: Sql } {
  const seen = parts(context.actor, suggestionRow(suggestion));
  // Worked out once for the statement, and not for each row.
  const plain = sql`(select search_text(${word}))`;
  const holds = (column: string): Sql => sql`strpos(found.${raw(column)}, ${plain}) > 0`;
  return {
    title: holds('title'),
    number: within(seen, seen.heading, holds('number')),
    text: within(seen, seen.text, holds('body')),
  };
}

const inAny = ({ title, number, text }: ReturnType<typeof places>): Sql => or([title, number, text]);

function rankOf(words: readonly string[], suggestion: Row, context: ViewContext): Sql {
  const each = words.map((word) => ({ word, ...places(word, suggestion, context) }));
  const heading = and(each.map(({ title, number }) => or([title, number])));
  const numbers = each.filter(({ word }) => hasDigit(word));
  const ofNumber = numbers.length === 0 ? raw('') : sql`when ${and(numbers.map(({ number }) => number))} then ${RANK.number}`;
  return sql`case when ${heading} then case ${ofNumber} when true then ${RANK.title} end
    when ${and(each.map(inAny))} then ${RANK.text} end`;
}

function wordsOf(search: string): string[] {
  if (Array.from(search).length > LONGEST) throw badInput(`search is at most ${LONGEST} characters`);
  return searchWords(search);
}

function searchIn(args: Arguments): string {
  const filter = args['filter'] as SuggestionFilter | null | undefined;
  if (!filter?.search) throw badInput('The order RELEVANCE needs a search');
  return filter.search;
}

const hasDigit = (word: string): boolean => /\d/.test(word);
