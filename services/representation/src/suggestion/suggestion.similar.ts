/** 查重 — What else says much the same, compared by pairs of characters. */
import { badInput } from '@redpine/kit/view/refuse';
import { computed, rowOf } from '@redpine/kit/view/define';
import { or, plannedAnew, sql, type Sql, uuid } from '@redpine/kit/view/sql';
import { parts, suggestionRow } from './suggestion.visibility.ts';
import { sampleRuns } from './sampleRuns.ts';

interface Asked {
  title: string;
  facts?: string | null;
  proposal?: string | null;
  except?: string | null;
}

const LONGEST = { title: 300, facts: 10_000, proposal: 10_000 };
/** From how much on a field counts as alike: two titles on one matter share about half of their pairs. */
const ALIKE = 0.4;
const MOST = 5;

/**
 * Titles sharing a pair of characters, and texts sharing a run of them, are compared field by field (Dice over pairs). What
 * the viewer may see alone is found, and texts that she may not read are not compared.
 */
export const similarSuggestions = computed<Asked>(({ args, context }) => {
  for (const field of ['title', 'facts', 'proposal'] as const) {
    if (Array.from(args[field] ?? '').length > LONGEST[field]) throw badInput(`${field} is too long`);
  }
  const suggestion = rowOf('s');
  const { row, heading, text } = parts(context.actor, suggestionRow(suggestion));
  const runs = [...sampleRuns(args.facts ?? ''), ...sampleRuns(args.proposal ?? '')];
  const candidates = sql`s.id in (select found.suggestion_id from suggestion_search found where ${or([
    sql`found.terms && search_asked(0, telling_pairs(${args.title}))`,
    ...runs.map((run) => sql`found.terms @> search_asked(2, ${[run]})`),
  ])})`;
  const alike = (field: string, pairs: string, readable: Sql): Sql =>
    sql`case when ${readable} then pairs_alike(telling_pairs(${suggestion(field)}), ${rowOf('asked')(pairs)}) else 0 end`;
  return plannedAnew(sql`(select coalesce(jsonb_agg(jsonb_build_object('id', found.id, 'number', found.number, 'title', found.title,
      'state', found.state, 'similarity', round((100 * found.most)::numeric, 2), 'matched', found.matched) order by found.most desc, found.id), '[]')
    from (select compared.*, array_to_json(array_remove(array[case when in_title >= ${ALIKE} then 'TITLE' end,
          case when in_facts >= ${ALIKE} then 'FACTS' end, case when in_proposal >= ${ALIKE} then 'PROPOSAL' end], null)) as matched
      from (select alike.*, greatest(in_title, in_facts, in_proposal) as most
        from (select s.id, s.title, s.state, case when ${heading} then s.number end as number,
            pairs_alike(telling_pairs(s.title), asked.title) as in_title,
            ${alike('facts', 'facts', text)} as in_facts, ${alike('proposal', 'proposal', text)} as in_proposal
          from (select telling_pairs(${args.title}) as title, telling_pairs(${args.facts ?? ''}) as facts,
              telling_pairs(${args.proposal ?? ''}) as proposal) as asked,
            suggestion s
          where ${row} and s.state <> 'DRAFT' and s.id is distinct from ${uuid(args.except ?? '')} and ${candidates}
          offset 0) as alike) as compared
      where most >= ${ALIKE} order by most desc, id limit ${MOST}) as found)`);
});
