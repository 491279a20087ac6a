import { defineEntity, p } from '@mikro-orm/postgresql';
import type { Attachment } from '../attachment.ts';
import type { TalkState } from './talk.workflow.ts';

export interface Feedback {
  good: number;
  fair: number;
  poor: number;
  comment: string | null;
}

const TalkSchema = defineEntity({
  name: 'Talk',
  tableName: 'talk',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    version: p.integer().version(),
    state: p.enum(['ASSIGNED', 'HELD', 'CONFIRMED', 'CANCELLED'] as const),
    subject: p.string(),
    topicId: p.uuid().nullable(),
    speakerId: p.uuid(),
    areaId: p.uuid(),
    place: p.string(),
    audience: p.string(),
    plannedOn: p.date(),
    heldOn: p.date().nullable(),
    listeners: p.integer().nullable(),
    summary: p.text().nullable(),
    files: p.json<Attachment[]>(),
    feedback: p.json<Feedback>().nullable(),
    returnReason: p.text().nullable(),
    cancelReason: p.text().nullable(),
    assignedAt: p.datetime(),
    updatedAt: p.datetime(),
  },
});
/** 代表宣讲 */
export class Talk extends TalkSchema.class {
  /** Moves to the state that the transition table gave; NONE is where there is no row. */
  become(state: TalkState | 'GONE', at: Date): void {
    if (state === 'NONE' || state === 'GONE') throw new Error(`a talk is never ${state}`);
    this.state = state;
    this.updatedAt = at;
  }
}
TalkSchema.setClass(Talk);
