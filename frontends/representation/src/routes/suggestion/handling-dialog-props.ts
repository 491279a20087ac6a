import type { HandlingPartsFragment } from '../../gql/graphql.ts';

/** What every dialog of an act on a handling is given. */
export interface HandlingDialogProps {
  record: HandlingPartsFragment;
  /** title of the suggestion */
  title: string;
  onClose: () => void;
  /** the act is carried out */
  onDone: () => void;
  /** the record is to be loaded again */
  onConflict: () => void;
}
