import { column, day, defineView, instant, publicToAll } from '@redpine/kit/view/define';

/** How a deadline stood before it was counted anew; read through the deadline alone, and so seen by whoever sees it. */
export const deadlineRevisionView = defineView({
  type: 'DeadlineRevision',
  from: 'deadline_revision',
  visible: publicToAll,
  fields: {
    id: column('id'),
    at: instant('at'),
    reason: column('reason'),
    number: column('number'),
    oldDueOn: day('old_due_on'),
    newDueOn: day('new_due_on'),
    oldCertainty: column('old_certainty'),
    newCertainty: column('new_certainty'),
  },
});
