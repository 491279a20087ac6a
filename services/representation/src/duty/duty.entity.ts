import { defineEntity, p } from '@mikro-orm/postgresql';
import type { Attachment } from '../attachment.ts';
import type { DutyState } from './duty.workflow.ts';

/** 异议 — what the deputy objects to, and what became of it. */
export interface Objection {
  text: string;
  on: string;
  answer: string | null;
  decidedOn: string | null;
}

const DutyEventSchema = defineEntity({
  name: 'DutyEvent',
  tableName: 'duty_event',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    version: p.integer().version(),
    state: p.enum(['RECORDED', 'VERIFIED', 'REJECTED', 'OBJECTED', 'RETRACTED'] as const),
    deputyId: p.uuid(),
    kind: p.string(),
    onDay: p.date(),
    title: p.string(),
    path: p.string().nullable(),
    sourceService: p.string(),
    sourceType: p.string(),
    sourceId: p.string(),
    reason: p.text().nullable(),
    note: p.text().nullable(),
    files: p.json<Attachment[]>(),
    enteredBy: p.uuid().nullable(),
    objectUntil: p.date().nullable(),
    objection: p.json<Objection>().nullable(),
    recordedAt: p.datetime(),
    decidedAt: p.datetime().nullable(),
  },
});
/** 履职事项 */
export class DutyEvent extends DutyEventSchema.class {
  /** Moves to the state that the transition table gave; NONE is where there is no row. */
  become(state: DutyState | 'GONE', at: Date): void {
    if (state === 'NONE' || state === 'GONE') throw new Error(`a duty event is never ${state}`);
    this.state = state;
    this.decidedAt = state === 'RECORDED' || state === 'OBJECTED' ? null : at;
  }
}
DutyEventSchema.setClass(DutyEvent);

const DutyPublicationSchema = defineEntity({
  name: 'DutyPublication',
  tableName: 'duty_publication',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    version: p.integer().version(),
    state: p.enum(['PUBLISHED', 'WITHDRAWN'] as const),
    year: p.integer(),
    quarter: p.integer(),
    deputies: p.integer(),
    withdrawReason: p.text().nullable(),
    publishedAt: p.datetime(),
    updatedAt: p.datetime(),
  },
});
/** 履职情况公开, of one quarter. */
export class DutyPublication extends DutyPublicationSchema.class {}
DutyPublicationSchema.setClass(DutyPublication);
