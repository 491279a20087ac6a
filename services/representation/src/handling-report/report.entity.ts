import { defineEntity, p } from '@mikro-orm/postgresql';
import type { ReportFigures } from './report.figures.ts';
import type { ReportPart, ReportState } from './report.workflow.ts';

const HandlingReportSchema = defineEntity({
  name: 'HandlingReport',
  tableName: 'handling_report',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    version: p.integer().version(),
    state: p.enum(['DRAFTED', 'SUBMITTED', 'HEARD', 'FOLLOWED_UP', 'PRINTED', 'PUBLISHED'] as const),
    title: p.string(),
    fromOn: p.date(),
    untilOn: p.date(),
    figures: p.json<ReportFigures>(),
    sections: p.json<{ part: ReportPart; text: string }[]>(),
    submittedOn: p.date().nullable(),
    meeting: p.text().nullable(),
    heardOn: p.date().nullable(),
    ballot: p.text().nullable(),
    opinions: p.text().nullable(),
    followUp: p.text().nullable(),
    printedFor: p.text().nullable(),
    publishedAt: p.datetime().nullable(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  },
});
/** 办理情况报告 */
export class HandlingReport extends HandlingReportSchema.class {
  /** Moves to the state that the transition table gave; NONE is where there is no row. */
  become(state: ReportState | 'GONE', at: Date): void {
    if (state === 'NONE' || state === 'GONE') throw new Error(`a report is never ${state}`);
    this.state = state;
    this.updatedAt = at;
  }
}
HandlingReportSchema.setClass(HandlingReport);
