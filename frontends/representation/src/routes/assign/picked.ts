import type { AssignmentDraft } from '../../parts/assignment.ts';
import type { Assignable } from './assign-documents.ts';

/** A row of the batch: which suggestion, at which version, and what is filled in so far. */
export interface Picked {
  target: Assignable;
  draft: AssignmentDraft;
}
