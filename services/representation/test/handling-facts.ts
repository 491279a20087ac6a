/** What the unit tests of the handling’s workflow share: a handling in which nothing but the state stands in the way. */
import type { HandlingAction, HandlingFacts } from '../src/handling/handling.workflow.ts';
import { decideHandling } from '../src/handling/handling.workflow.ts';
import { refusalOf } from './cells.ts';

export const DUE = { law: '本区办理办法', article: '第九条', mark: 'F' } as const;

/** Nothing but the state stands in the way of a person's act. */
export const ready: HandlingFacts = {
  state: 'OFFERED',
  role: 'ALONE',
  unit: 'unit-1',
  returnDeadline: { dueOn: '2026-03-10', ...DUE },
  evaluateDeadline: { dueOn: '2026-03-10', ...DUE },
  contactsOn: ['2026-03-05'],
  signedOn: null,
  returnedOn: null,
  suggestionState: 'ASSIGNED',
  replyDeadline: { dueOn: '2026-06-02', ...DUE },
  assignedSince: false,
  unitInGovernment: true,
  openExtension: { askedBy: 'person-clerk' },
  opinionGiven: false,
  hasDraft: true,
  check: null,
  checkRequired: false,
  replies: 2,
  category: 'B',
  continuedCategories: ['B', 'C'],
  lastResult: 'DISSATISFIED',
  escalateAfter: 2,
  rehandleAtOnce: false,
  leadPerson: 'person-lead',
  leadStatus: 'ACTIVE',
  today: '2026-03-10',
};
export const AFTER = '2026-03-11';

/** Why the action is refused of such a handling with these changes; null where it is not. */
export const codeOf = (action: HandlingAction, changes: Partial<HandlingFacts>) => refusalOf(decideHandling(action, { ...ready, ...changes }));
