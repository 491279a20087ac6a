import type { SuggestionActPartsFragment } from '../../gql/graphql.ts';

/** What every dialog of an act on a suggestion is given. */
export interface SuggestionDialogProps {
  record: SuggestionActPartsFragment;
  onClose: () => void;
  /** the act is carried out */
  onDone: () => void;
  /** the record is to be loaded again */
  onConflict: () => void;
}
