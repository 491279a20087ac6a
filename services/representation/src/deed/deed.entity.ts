import { defineEntity, p } from '@mikro-orm/postgresql';
import type { Attachment } from '../attachment.ts';
import type { DeedState } from './deed.workflow.ts';

export interface Verification {
  asked: number;
  confirmed: number;
  on: string;
  how: string;
}

const DeedSchema = defineEntity({
  name: 'Deed',
  tableName: 'deed',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    version: p.integer().version(),
    state: p.enum(['PLEDGED', 'IN_HAND', 'DONE', 'VERIFIED', 'PUBLISHED', 'ABANDONED'] as const),
    deputyId: p.uuid(),
    title: p.string(),
    measure: p.text(),
    topicId: p.uuid().nullable(),
    areaId: p.uuid(),
    dueOn: p.date(),
    doneOn: p.date().nullable(),
    result: p.text().nullable(),
    verification: p.json<Verification>().nullable(),
    returnReason: p.text().nullable(),
    abandonReason: p.text().nullable(),
    pledgedAt: p.datetime(),
    updatedAt: p.datetime(),
  },
});
/** 实事 */
export class Deed extends DeedSchema.class {
  /** Moves to the state that the transition table gave; NONE is where there is no row. */
  become(state: DeedState | 'GONE', at: Date): void {
    if (state === 'NONE' || state === 'GONE') throw new Error(`a deed is never ${state}`);
    this.state = state;
    this.updatedAt = at;
  }
}
DeedSchema.setClass(Deed);

const DeedProgressSchema = defineEntity({
  name: 'DeedProgress',
  tableName: 'deed_progress',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    deedId: p.uuid(),
    text: p.text(),
    files: p.json<Attachment[]>(),
    at: p.datetime(),
  },
});
/** 进展 */
export class DeedProgress extends DeedProgressSchema.class {}
DeedProgressSchema.setClass(DeedProgress);
