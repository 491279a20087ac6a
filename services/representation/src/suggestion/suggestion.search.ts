/** Full text search over suggestions; the lexemes are made by `migrations/search.sql.ts`. */
import { badInput } from '@redpine/kit/view/refuse';
import type { Row, ViewContext } from '@redpine/kit/view/define';
import { and, join, sql, type Sql } from '@redpine/kit/view/sql';
import { parts, suggestionRow } from './suggestion.visibility.ts';
import { searchWords } from './titleRuns.ts';

const LONGEST = 100;

/** Every word stands in the title, in the number, or in the text where the actor may read it. */
export function searched(search: string, suggestion: Row, context: ViewContext): Sql {
  if (Array.from(search).length > LONGEST) throw badInput(`search is at most ${LONGEST} characters`);
  const { heading, text } = parts(context.actor, suggestionRow(suggestion));
  return and(
    searchWords(search).map((word) => {
      const lexemes = sql`search_query(${word})`;
      // Lexemes let the indexes find candidates; strpos makes sure that the whole word stands there.
      return sql`((${suggestion('search_heading')} @@ ${lexemes} and (${holds(suggestion('title'), word)}
          or (${heading} and ${holds(suggestion('number'), word)})))
        or (${suggestion('search_body')} @@ ${lexemes} and ${text}
          and (${holds(suggestion('facts'), word)} or ${holds(suggestion('proposal'), word)})))`;
    }),
  );
}

/** How well a suggestion matches: a number above a title above the text; within a title, the earlier the better. */
export function relevance(search: string, suggestion: Row, context: ViewContext): Sql {
  const { heading, text } = parts(context.actor, suggestionRow(suggestion));
  const scores = searchWords(search).map(
    (word) => sql`case when ${heading} and ${holds(suggestion('number'), word)} then 8 else 0 end
      + case when ${holds(suggestion('title'), word)} then 4 + 1.0 / ${place(suggestion('title'), word)} else 0 end
      + case when ${text} and (${holds(suggestion('facts'), word)} or ${holds(suggestion('proposal'), word)}) then 1 else 0 end`,
  );
  return scores.length === 0 ? sql`0::float8` : sql`(${join(scores, ' + ')})::float8`;
}

function place(column: Sql, word: string): Sql {
  return sql`strpos(search_text(${column}), search_text(${word}))`;
}

function holds(column: Sql, word: string): Sql {
  return sql`${place(column, word)} > 0`;
}
