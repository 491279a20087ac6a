/** Full text search over suggestions; the lexemes are made by `migrations/search.sql.ts`. */
import { badInput } from '@redpine/kit/view/refuse';
import type { Row, ViewContext } from '@redpine/kit/view/define';
import { and, join, or, raw, sql, type Sql } from '@redpine/kit/view/sql';
import { parts, suggestionRow } from './suggestion.visibility.ts';
import { searchWords } from './titleRuns.ts';

const LONGEST = 100;

/** Every word stands in the title, in the number, or in the text where the actor may read it. */
export function searched(search: string, suggestion: Row, context: ViewContext): Sql {
  if (Array.from(search).length > LONGEST) throw badInput(`search is at most ${LONGEST} characters`);
  const { heading, text } = parts(context.actor, suggestionRow(suggestion));
  return and(
    searchWords(search).map((word) => {
      const inTitle = holds(suggestion('title'), word);
      const inHeading = isOneLexeme(word) ? heading : sql`(${heading} and ${holds(suggestion('number'), word)})`;
      const inText = or([holds(suggestion('facts'), word), holds(suggestion('proposal'), word)]);
      return or([
        sql`(${suggestion('search_heading')} @@ search_query(${word}) and (${inHeading} or ${inTitle}))`,
        sql`(${suggestion('search_body')} @@ search_query(${word}) and ${text} and ${isOneLexeme(word) ? raw('true') : inText})`,
      ]);
    }),
  );
}

/**
 * Lexemes let the indexes find candidates. A word of one or two letters is one lexeme, and found with it; a longer one's
 * may be scattered, and strpos makes sure that the whole word stands there.
 */
function isOneLexeme(word: string): boolean {
  return /^[\p{Script=Han}a-z0-9]{1,2}$/iu.test(word);
}

/** How well a suggestion matches: a number above a title above the text; within a title, the earlier the better. */
export function relevance(search: string, suggestion: Row, context: ViewContext): Sql {
  const { heading, text } = parts(context.actor, suggestionRow(suggestion));
  const scores = searchWords(search).map((word) => {
    const place = sql`nullif(strpos(lower(${suggestion('title')}), lower(${word})), 0)`;
    const ofNumber = /\d/.test(word)
      ? sql`case when ${heading} and ${holds(suggestion('number'), word)} then 8 else 0 end`
      : raw('0');
    return sql`${ofNumber} + coalesce(4 + 1.0 / ${place}, 0)
      + case when ${suggestion('search_body')} @@ search_query(${word}) and ${text} then 1 else 0 end`;
  });
  return scores.length === 0 ? sql`0::float8` : sql`(${join(scores, ' + ')})::float8`;
}

function holds(column: Sql, word: string): Sql {
  return sql`strpos(search_text(${column}), search_text(${word})) > 0`;
}
