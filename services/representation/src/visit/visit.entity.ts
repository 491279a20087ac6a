import { defineEntity, p } from '@mikro-orm/postgresql';
import type { VisitState } from './visit.workflow.ts';

const VisitSchema = defineEntity({
  name: 'Visit',
  tableName: 'visit',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    version: p.integer().version(),
    state: p.enum(['PLANNED', 'VISITED', 'VERIFIED', 'CANCELLED'] as const),
    tieId: p.uuid(),
    plannedOn: p.date(),
    visitedOn: p.date().nullable(),
    summary: p.text().nullable(),
    notes: p.text().nullable(),
    returnReason: p.text().nullable(),
    cancelReason: p.text().nullable(),
    updatedAt: p.datetime(),
  },
});
/** 家访 */
export class Visit extends VisitSchema.class {
  /** Moves to the state that the transition table gave; NONE is where there is no row. */
  become(state: VisitState | 'GONE', at: Date): void {
    if (state === 'NONE' || state === 'GONE') throw new Error(`a visit is never ${state}`);
    this.state = state;
    this.updatedAt = at;
  }
}
VisitSchema.setClass(Visit);
