import { defineEntity, p } from '@mikro-orm/postgresql';
import type { Attachment } from '../attachment.ts';
import type { OpinionDay } from './opinion.deadline.ts';
import type { OpinionState } from './opinion.workflow.ts';

const OpinionSchema = defineEntity({
  name: 'Opinion',
  tableName: 'opinion',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    version: p.integer().version(),
    state: p.enum(['RECEIVED', 'TRIAGED', 'ROUTED', 'CONVERTED', 'ANSWERED', 'CLOSED', 'TRANSFERRED', 'MERGED', 'DECLINED'] as const),
    channel: p.string(),
    receivedOn: p.date(),
    text: p.text(),
    files: p.json<Attachment[]>().onCreate(() => []),
    subject: p.string().nullable(),
    kind: p.enum(['PROPOSAL', 'QUESTION', 'CASE', 'PETITION', 'COMPLAINT'] as const).nullable(),
    topicId: p.uuid().nullable(),
    areaId: p.uuid().nullable(),
    anonymous: p.boolean(),
    byPhone: p.boolean(),
    recordedBy: p.uuid().nullable(),
    visitId: p.uuid().nullable(),
    homeEventId: p.uuid().nullable(),
    deputyId: p.uuid().nullable(),
    organId: p.uuid().nullable(),
    suggestionId: p.uuid().nullable(),
    mergedInto: p.uuid().nullable().fieldName('merged_into'),
    transferredTo: p.enum(['PETITION_OFFICE', 'HOTLINE_12345', 'ORGAN_IN_CHARGE'] as const).nullable(),
    transferredOrgan: p.string().nullable(),
    reason: p.text().nullable(),
    deadline: p.json<OpinionDay>(),
    dueOn: p.date(),
    answer: p.text().nullable(),
    answeredBy: p.string().nullable(),
    answeredOn: p.date().nullable(),
    inTime: p.boolean().nullable(),
    firstAnsweredOn: p.date().nullable(),
    rating: p.enum(['SATISFIED', 'BASICALLY_SATISFIED', 'DISSATISFIED'] as const).nullable(),
    ratingComment: p.text().nullable(),
    reopened: p.integer(),
    codeDigest: p.string(),
    challengeDigest: p.string().nullable(),
    updatedAt: p.datetime(),
  },
});
/** 民意 */
export class Opinion extends OpinionSchema.class {
  /** Moves to the state that the transition table gave; NONE is where there is no row. */
  become(state: OpinionState | 'GONE', at: Date): void {
    if (state === 'NONE' || state === 'GONE') throw new Error(`an opinion is never ${state}`);
    this.state = state;
    this.updatedAt = at;
  }

  /** With a deputy, with a unit, or with nobody. */
  routeTo({ deputyId, organId }: Pick<Opinion, 'deputyId' | 'organId'>): void {
    Object.assign(this, { deputyId, organId, reason: null });
  }

  /** The first answer says whether it came in time. */
  answerWith({ text, by, on }: { text: string; by: string; on: string }): void {
    this.inTime ??= on <= this.dueOn;
    this.firstAnsweredOn ??= on;
    Object.assign(this, { answer: text, answeredBy: by, answeredOn: on });
  }

  /** Looked at again: with nobody, and due by a new day. */
  reopen(day: OpinionDay): void {
    this.routeTo({ deputyId: null, organId: null });
    this.reopened += 1;
    Object.assign(this, { deadline: day, dueOn: day.dueOn });
  }
}
OpinionSchema.setClass(Opinion);
