import { defineEntity, p } from '@mikro-orm/postgresql';
import type { Attachment } from '../attachment.ts';
import type { HomeEventState } from './home-event.workflow.ts';

const HomeEventSchema = defineEntity({
  name: 'HomeEvent',
  tableName: 'home_event',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    version: p.integer().version(),
    state: p.enum(['PLANNED', 'PUBLISHED', 'HELD', 'RETURNED', 'VERIFIED', 'CANCELLED'] as const),
    kind: p.enum(['RECEPTION', 'ACTIVITY'] as const),
    homeId: p.uuid(),
    subject: p.string(),
    onDay: p.date(),
    fromTime: p.string(),
    untilTime: p.string(),
    publishedAt: p.datetime().nullable(),
    visitors: p.integer().nullable(),
    matters: p.integer().nullable(),
    summary: p.text().nullable(),
    files: p.json<Attachment[]>(),
    stateReason: p.text().nullable(),
    updatedAt: p.datetime(),
  },
});
/** 接待与活动 */
export class HomeEvent extends HomeEventSchema.class {
  /** Moves to the state that the transition table gave, with the reason where it asks for one. */
  become(state: HomeEventState | 'GONE', at: Date, reason: string | null = null): void {
    if (state === 'GONE') throw new Error('a reception or activity stays on record');
    this.state = state;
    this.stateReason = reason;
    this.updatedAt = at;
  }
}
HomeEventSchema.setClass(HomeEvent);
