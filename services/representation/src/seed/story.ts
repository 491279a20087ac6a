import type { Problem } from '@redpine/kit/problem';
import type { CommitmentDone } from '../commitment/commitment.act.ts';
import type { HandlingDone } from '../handling/handling.act.ts';
import type { PressDone } from '../press/press.act.ts';
import type { PublicationDone } from '../publication/publication.act.ts';
import type { SuggestionDone } from '../suggestion/draft.commands.ts';
import { tellCommitment } from './commitment.story.ts';
import { tellHandling } from './handling.story.ts';
import { tellPress } from './press.story.ts';
import { tellPublication } from './publication.story.ts';
import type { CommitmentDeed, HandlingDeed, PressDeed, PublicationDeed, StoryDeed } from './rows.ts';
import type { Scene } from './scene.ts';
import { tellSuggestion } from './suggestion.story.ts';

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
