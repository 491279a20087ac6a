import { defineEntity, p } from '@mikro-orm/postgresql';
import type { Attachment } from '../attachment.ts';

const CommitmentReportSchema = defineEntity({
  name: 'CommitmentReport',
  tableName: 'commitment_report',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    commitmentId: p.uuid(),
    text: p.text(),
    files: p.json<Attachment[]>(),
    onDay: p.date(),
    outcome: p.enum(['PENDING', 'CONFIRMED', 'SENT_BACK', 'NOT_KEPT'] as const).default('PENDING'),
    reason: p.text().nullable(),
  },
});
/** 落实情况, with its evidence. */
export class CommitmentReport extends CommitmentReportSchema.class {}
CommitmentReportSchema.setClass(CommitmentReport);

const DueRequestSchema = defineEntity({
  name: 'CommitmentDueRequest',
  tableName: 'commitment_due_request',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    commitmentId: p.uuid(),
    fromOn: p.date(),
    toOn: p.date(),
    reason: p.text(),
    askedAt: p.datetime(),
    outcome: p.enum(['ASKED', 'GRANTED', 'REFUSED', 'LAPSED'] as const).default('ASKED'),
    refusal: p.text().nullable(),
    decidedAt: p.datetime().nullable(),
  },
});
/** 期限调整, asked for by the unit and decided by the office; the history of the due day. */
export class CommitmentDueRequest extends DueRequestSchema.class {
  decide(outcome: 'GRANTED' | 'REFUSED' | 'LAPSED', at: Date, refusal: string | null = null): void {
    this.outcome = outcome;
    this.decidedAt = at;
    this.refusal = refusal;
  }
}
DueRequestSchema.setClass(CommitmentDueRequest);

const CommitmentEvaluationSchema = defineEntity({
  name: 'CommitmentEvaluation',
  tableName: 'commitment_evaluation',
  properties: {
    commitmentId: p.uuid().primary(),
    attitude: p.enum(['SATISFIED', 'BASICALLY_SATISFIED', 'DISSATISFIED'] as const),
    result: p.enum(['SATISFIED', 'BASICALLY_SATISFIED', 'DISSATISFIED'] as const),
    comment: p.text().nullable(),
    at: p.datetime(),
  },
});
/** 再次评价 on two axes, sent once. */
export class CommitmentEvaluation extends CommitmentEvaluationSchema.class {}
CommitmentEvaluationSchema.setClass(CommitmentEvaluation);

const CommitmentSchema = defineEntity({
  name: 'Commitment',
  tableName: 'commitment',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    version: p.integer().version(),
    suggestionId: p.uuid(),
    handlingId: p.uuid(),
    state: p
      .enum(['PROMISED', 'REPORTED', 'FULFILLED', 'REOPENED', 'EVALUATED_AGAIN', 'CLOSED'] as const)
      .default('PROMISED'),
    text: p.text(),
    measure: p.text(),
    promisedOn: p.date(),
    dueOn: p.date(),
    firstDueOn: p.date(),
    metOn: p.date().nullable(),
    registeredAt: p.datetime(),
    updatedAt: p.datetime(),
  },
});
/** 承诺事项. */
export class Commitment extends CommitmentSchema.class {
  /** Moves to the state that the transition table gave; a commitment is never GONE. */
  become(state: Commitment['state'] | 'GONE', at: Date): void {
    if (state === 'GONE') throw new Error('a commitment is never gone');
    this.state = state;
    this.updatedAt = at;
    // The report that stood does so no longer.
    if (state === 'REOPENED') this.metOn = null;
  }
}
CommitmentSchema.setClass(Commitment);
