import type { ActFrame } from '@redpine/ui/act-dialog';
import type { HandlingPartsFragment } from '../../gql/graphql.ts';

/** What every dialog of an act on a handling is given, the suggestion's title as its lead; it names itself. */
export interface HandlingDialogProps extends Required<Omit<ActFrame, 'title'>> {
  record: HandlingPartsFragment;
}
