import type { Problem } from '@redpine/kit/problem';
import type { CommitmentDone } from '../commitment/commitment.act.ts';
import type { Context } from '../context.ts';
import type { HandlingDone } from '../handling/handling.act.ts';
import type { PressDone } from '../press/press.act.ts';
import type { PublicationDone } from '../publication/publication.act.ts';
import type { SuggestionDone } from '../suggestion/draft.commands.ts';
import { tellCommitment } from './commitment.story.ts';
import { tellHandling } from './handling.story.ts';
import { tellPress } from './press.story.ts';
import { tellPublication } from './publication.story.ts';
import type { CommitmentDeed, HandlingDeed, PressDeed, PublicationDeed, StoryDeed } from './rows.ts';
import { tellSuggestion } from './suggestion.story.ts';

/** Where a story stands when an act of it is told. */
export interface Scene {
  context: Context;
  /** Null for the draft or the motion that begins it. */
  suggestion: string | null;
  idempotencyKey: string;
}

export type Told = SuggestionDone | HandlingDone | CommitmentDone | PublicationDone | PressDone;

const isHandling = (deed: StoryDeed): deed is HandlingDeed =>
  'unit' in deed && deed.act !== 'PROMISE' && deed.act !== 'URGE';
const isCommitment = (deed: StoryDeed): deed is CommitmentDeed => deed.act.startsWith('PROMISE');
const isPublication = (deed: StoryDeed): deed is PublicationDeed => deed.act.startsWith('PUBLICATION');
const isPress = (deed: StoryDeed): deed is PressDeed => deed.act.startsWith('PRESS') || deed.act === 'URGE';

/** Carries out one act of a story on the record as it stands. */
export function tell(scene: Scene, deed: StoryDeed): Promise<Told | Problem> {
  if (isHandling(deed)) return tellHandling(scene, deed);
  if (isCommitment(deed)) return tellCommitment(scene, deed);
  if (isPublication(deed)) return tellPublication(scene, deed);
  if (isPress(deed)) return tellPress(scene, deed);
  return tellSuggestion(scene, deed);
}

/** The one row that an act is on; a story that asks for another is told wrongly. */
export async function rowOf<T extends object>(
  { context, suggestion }: Scene,
  { name, text, values = [] }: { name: string; text: string; values?: readonly unknown[] },
): Promise<T> {
  const [row] = await context.database.query<T>(text, [suggestion, ...values], `seed ${name}`);
  if (!row) throw new Error(`suggestion ${suggestion} has no ${name} for the act`);
  return row;
}

/** The suggestion with its version. */
export const suggestionNow = (scene: Scene): Promise<{ suggestion: string; version: number }> =>
  rowOf(scene, { name: 'suggestion', text: 'select id as suggestion, version from suggestion where id = $1' });

/** The unit's latest handling of the suggestion. */
export const handlingNow = (scene: Scene, unit: string): Promise<{ handling: string; version: number }> =>
  rowOf(scene, {
    name: 'handling',
    text: `select id as handling, version from handling where suggestion_id = $1 and organ_id = $2
            order by position desc limit 1`,
    values: [unit],
  });
