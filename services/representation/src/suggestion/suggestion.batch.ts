import type { Act } from '@redpine/kit/act';
import { legalDay } from '@redpine/kit/clock';
import { say } from '@redpine/kit/language';
import { Refused, requireVersion } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import type { Context } from '../context.ts';
import type { AssignmentMeetingInput, SuggestionVersionInput } from '../generated/types.ts';
import type { Standing } from './suggestion.act.ts';
import { requireSuggestionAct } from './suggestion.act.ts';
import type { Suggestion } from './suggestion.entity.ts';
import type { Loaded } from './suggestion.repository.ts';
import { lockSuggestion } from './suggestion.repository.ts';
import type { SuggestionPersonAction } from './suggestion.workflow.ts';

// One act on several suggestions: all or none.

export interface BatchDone {
  __typename: 'SuggestionBatchSuccess';
  suggestions: string[];
}

export interface Item extends Standing {
  loaded: Loaded;
  suggestion: Suggestion;
}

/** In the order of ids, so that two batches cannot wait for each other. */
export async function lockAll(
  tx: Act,
  context: Context,
  named: readonly { suggestion: string }[],
): Promise<ReadonlyMap<string, Loaded>> {
  const loaded = new Map<string, Loaded>();
  for (const id of new Set(named.map(({ suggestion }) => suggestion).toSorted())) {
    loaded.set(id, await lockSuggestion(tx, context, id));
  }
  return loaded;
}

/** The suggestions, locked, each open to the actor and in its version; a problem of the input names the item at fault. */
export async function takeAll(
  tx: Act,
  context: Context,
  action: SuggestionPersonAction,
  { suggestions, least = 1, most }: { suggestions: readonly SuggestionVersionInput[]; least?: number; most: number },
): Promise<Item[]> {
  const fields = new Fields(context.language);
  if (suggestions.length < least) {
    fields.add('suggestions', 'REQUIRED', { zh: `请至少选择 ${least} 件建议。`, en: `Choose at least ${least}.` });
  }
  if (suggestions.length > most) fields.add('suggestions', 'TOO_MANY', { zh: `一次最多 ${most} 件。`, en: `At most ${most} at once.` });
  fields.done();
  const locked = await lockAll(tx, context, suggestions);
  const items: Item[] = [];
  for (const [index, { suggestion: id, version }] of suggestions.entries()) {
    const loaded = locked.get(id);
    // One id can be written in two ways.
    if (!loaded || items.some((item) => item.suggestion === loaded.suggestion)) {
      fields.add(`suggestions.${index}.suggestion`, 'DUPLICATE', { zh: '同一建议重复。', en: 'The same suggestion stands twice.' });
      continue;
    }
    const standing = requireSuggestionAct(context, action, loaded);
    await naming(context, loaded.suggestion, () => requireVersion(context.language, loaded.suggestion.version, version));
    items.push({ ...standing, loaded, suggestion: loaded.suggestion });
  }
  fields.done();
  return items;
}

/** The work, where a refusal must say which of several suggestions it is of. */
export async function naming<T>(context: Context, suggestion: Suggestion, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refused) || error.problem.__typename === 'ValidationProblem') throw error;
    const { number, title } = suggestion;
    const which = { zh: `${number ?? ''}《${title}》：`, en: `${number ?? ''} “${title}”: ` };
    throw new Refused({ ...error.problem, message: `${say(which, context.language)}${error.problem.message}` });
  }
}

/** 交办会 — The meeting's id; one of the same name and day is the same meeting. Null where none is named. */
export async function meetingOf(
  tx: Act,
  context: Context,
  input: AssignmentMeetingInput | null | undefined,
): Promise<string | null> {
  if (!input) return null;
  const fields = new Fields(context.language);
  const name = fields.text(input.name, { path: 'meeting.name', min: 2, max: 100, required: true });
  const on = fields.day(input.on, 'meeting.on');
  if (on > legalDay(tx.now)) {
    fields.add('meeting.on', 'IN_FUTURE', { zh: '日期不能晚于今天。', en: 'The day cannot be in the future.' });
  }
  fields.done();
  const [row] = await tx.query<{ id: string }>(
    `insert into assignment_meeting (name, held_on, recorded_at) values ($1, $2, $3)
       on conflict (name, held_on) do update set name = excluded.name returning id`,
    [name, on, tx.now.toISOString()],
  );
  return row?.id ?? null;
}
