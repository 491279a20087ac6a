import { defineEntity, p } from '@mikro-orm/postgresql';
import type { Attachment } from '../attachment.ts';
import type { ProblemState } from './problem.workflow.ts';

/** What those concerned said: the field names are those of the contract. */
export interface Verification {
  by: 'DEPUTY' | 'COMMUNITY';
  asked: number;
  agreed: number;
  note: string | null;
  on: string;
}

const ProblemSchema = defineEntity({
  name: 'PressingProblem',
  tableName: 'pressing_problem',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    version: p.integer().version(),
    state: p.enum(['LISTED', 'ASSIGNED', 'REMEDIED', 'VERIFIED', 'CLOSED', 'DROPPED'] as const),
    subject: p.string(),
    description: p.text(),
    source: p.enum(['OPINION', 'VISIT', 'SUGGESTION', 'INSPECTION'] as const),
    opinionId: p.uuid().nullable(),
    suggestionId: p.uuid().nullable(),
    topicId: p.uuid(),
    areaId: p.uuid(),
    verifierId: p.uuid().nullable(),
    organId: p.uuid().nullable(),
    dueOn: p.date().nullable(),
    remedy: p.text().nullable(),
    remediedOn: p.date().nullable(),
    files: p.json<Attachment[]>(),
    verification: p.json<Verification>().nullable(),
    reason: p.text().nullable(),
    listedOn: p.date(),
    closedOn: p.date().nullable(),
    updatedAt: p.datetime(),
  },
});
/** 急难愁盼问题 */
export class PressingProblem extends ProblemSchema.class {
  /** Moves to the state that the transition table gave; NONE is where there is no row. */
  become(state: ProblemState | 'GONE', at: Date): void {
    if (state === 'NONE' || state === 'GONE') throw new Error(`a pressing problem is never ${state}`);
    this.state = state;
    this.updatedAt = at;
  }
}
ProblemSchema.setClass(PressingProblem);
