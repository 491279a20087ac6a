import { defineEntity, p } from '@mikro-orm/postgresql';
import type { Attachment } from '../attachment.ts';
import type { VoterReportState } from './voter-report.workflow.ts';

export interface Question {
  question: string;
  answer: string;
}

export interface Appraisal {
  good: number;
  basically: number;
  poor: number;
  comment: string | null;
}

const VoterReportSchema = defineEntity({
  name: 'VoterReport',
  tableName: 'voter_report',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    version: p.integer().version(),
    state: p.enum(['SCHEDULED', 'HELD', 'APPRAISED', 'CLOSED', 'CANCELLED'] as const),
    deputyId: p.uuid(),
    areaId: p.uuid(),
    place: p.string(),
    plannedOn: p.date(),
    heldOn: p.date().nullable(),
    voters: p.integer().nullable(),
    report: p.text().nullable(),
    questions: p.json<Question[]>(),
    files: p.json<Attachment[]>(),
    appraisal: p.json<Appraisal>().nullable(),
    feedback: p.text().nullable(),
    returnReason: p.text().nullable(),
    cancelReason: p.text().nullable(),
    publishedAt: p.datetime().nullable(),
    withdrawReason: p.text().nullable(),
    scheduledAt: p.datetime(),
    updatedAt: p.datetime(),
  },
});
/** 述职 */
export class VoterReport extends VoterReportSchema.class {
  /** Moves to the state that the transition table gave; NONE is where there is no row. */
  become(state: VoterReportState | 'GONE', at: Date): void {
    if (state === 'NONE' || state === 'GONE') throw new Error(`a report to voters is never ${state}`);
    this.state = state;
    this.updatedAt = at;
  }
}
VoterReportSchema.setClass(VoterReport);
