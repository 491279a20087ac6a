/**
 * The tables that figures are read from (migration 0019). A fact says of a suggestion, or of a unit that handles it,
 * what it counts as; facts are as they are but for what is stale, and for that `figure_now` says it.
 */
import { raw } from '@redpine/kit/view/sql';
import type { Subject } from '../suggestion/suggestion.visibility.ts';

/** Ids of suggestions changed since the facts were written. Few, as a rule. */
const STALE = 'array(select suggestion_id from figure_stale)';

/** Tables of facts: what was written and stands, what was written and does not, and what stands in its place. */
export const FRESH = raw('(select * from figure_fact where suggestion_id not in (select suggestion_id from figure_stale))');
export const OUTDATED = raw(`(select * from figure_fact where suggestion_id = any (${STALE}))`);
export const RENEWED = raw('figure_renewed()');
export const FACTS_AS_THEY_ARE = raw(`(select * from figure_renewed() union all
  select * from figure_fact where suggestion_id not in (select suggestion_id from figure_stale))`);

/** What visibility follows from, of a fact `f`. */
export const rowOfFacts: Subject = {
  id: raw('f.suggestion_id'),
  state: raw('f.state'),
  origin: raw('f.origin'),
  lead: raw('f.lead_deputy_id'),
  confidential: raw('f.confidential'),
};
