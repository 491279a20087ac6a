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

const VisitOpinionSchema = defineEntity({
  name: 'VisitOpinion',
  tableName: 'visit_opinion',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    version: p.integer().version(),
    visitId: p.uuid(),
    state: p.enum(['RAISED', 'ROUTED', 'ANSWERED'] as const),
    text: p.text(),
    route: p.enum(['DEPUTY', 'UNIT', 'SUGGESTION', 'OPINION'] as const).nullable(),
    deputyId: p.uuid().nullable(),
    organId: p.uuid().nullable(),
    suggestionId: p.uuid().nullable(),
    opinionId: p.uuid().nullable(),
    answer: p.text().nullable(),
    answeredOn: p.date().nullable(),
    raisedAt: p.datetime(),
  },
});
/** 家访意见: raised in a visit, routed, answered. */
export class VisitOpinion extends VisitOpinionSchema.class {}
VisitOpinionSchema.setClass(VisitOpinion);
