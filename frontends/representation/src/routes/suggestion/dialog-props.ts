import type { ActFrame } from '@redpine/ui/act-dialog';
import type { SuggestionActPartsFragment } from '../../gql/graphql.ts';

/** What every dialog of an act on a suggestion is given; it names itself. */
export interface SuggestionDialogProps extends Required<Omit<ActFrame, 'title' | 'lead'>> {
  record: SuggestionActPartsFragment;
}
