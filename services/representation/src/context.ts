import type { Calendar } from '@redpine/kit/calendar';
import type { RequestContext } from '@redpine/kit/context';
import type { Files } from '@redpine/kit/files';
import type { Rule } from '@redpine/kit/rules';

/** What one request to representation needs. */
export interface Context extends RequestContext {
  files: Files;
  /** Every version of the local rules. */
  rules: readonly Rule[];
  calendar: Calendar;
  /** Whether the actor's own read view shows the record. */
  sees(type: RecordType, id: string): Promise<boolean>;
}

/** Types of the records that acts are on. */
export type RecordType = 'Suggestion' | 'Handling' | 'Commitment' | 'Publication';
