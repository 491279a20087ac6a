import { defineEntity, p } from '@mikro-orm/postgresql';
import type { LeaveState } from './leave.workflow.ts';

const DeputyLeaveSchema = defineEntity({
  name: 'DeputyLeave',
  tableName: 'deputy_leave',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    version: p.integer().version(),
    state: p.enum(['ASKED', 'APPROVED', 'REFUSED', 'WITHDRAWN'] as const),
    deputyId: p.uuid(),
    cause: p.enum(['HEALTH', 'FAMILY', 'WORK', 'OTHER'] as const),
    occasion: p.string(),
    reason: p.text(),
    fromOn: p.date(),
    untilOn: p.date(),
    answer: p.text().nullable(),
    askedAt: p.datetime(),
    updatedAt: p.datetime(),
  },
});
/** 代表请假 */
export class DeputyLeave extends DeputyLeaveSchema.class {
  /** Moves to the state that the transition table gave; NONE is where there is no row. */
  become(state: LeaveState | 'GONE', at: Date): void {
    if (state === 'NONE' || state === 'GONE') throw new Error(`a leave is never ${state}`);
    this.state = state;
    this.updatedAt = at;
  }
}
DeputyLeaveSchema.setClass(DeputyLeave);
