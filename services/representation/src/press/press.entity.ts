import { defineEntity, p } from '@mikro-orm/postgresql';
import type { PressState } from './press.workflow.ts';

const PressNoteSchema = defineEntity({
  name: 'PressNote',
  tableName: 'press_note',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    pressId: p.uuid(),
    text: p.text(),
    by: p.string(),
    at: p.datetime(),
  },
});
/** 督办进展, written once. */
export class PressNote extends PressNoteSchema.class {}
PressNoteSchema.setClass(PressNote);

const PressSchema = defineEntity({
  name: 'Press',
  tableName: 'press',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    version: p.integer().version(),
    suggestionId: p.uuid(),
    kind: p.enum(['KEY', 'COMMITTEE', 'OFFICE', 'GOVERNMENT'] as const),
    state: p.enum(['OPEN', 'CLOSED'] as const),
    meeting: p.string().nullable(),
    onDay: p.date(),
    leaderId: p.uuid().nullable(),
    leaderName: p.string().nullable(),
    organId: p.uuid().nullable(),
    note: p.text().nullable(),
    result: p.text().nullable(),
    closedOn: p.date().nullable(),
    startedAt: p.datetime(),
    updatedAt: p.datetime(),
  },
});
/** 督办 */
export class Press extends PressSchema.class {
  /** Moves to the state that the transition table gave; NONE is where there is no row. */
  become(state: PressState | 'GONE', at: Date): void {
    if (state === 'NONE' || state === 'GONE') throw new Error(`a press is never ${state}`);
    this.state = state;
    this.updatedAt = at;
  }
}
PressSchema.setClass(Press);
