import { defineEntity, p } from '@mikro-orm/postgresql';
import type { Attachment } from '../attachment.ts';
import { Suggestion } from '../suggestion/suggestion.entity.ts';

const ContactSchema = defineEntity({
  name: 'Contact',
  tableName: 'contact',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    handlingId: p.uuid(),
    onDay: p.date(),
    mode: p.enum(['FACE_TO_FACE', 'VISIT', 'SEMINAR', 'TELEPHONE', 'LETTER'] as const),
    stage: p.enum(['BEFORE', 'DURING', 'AFTER'] as const),
    note: p.text(),
    recordedAt: p.datetime(),
  },
});
/** 沟通 with the deputy (代表法 art. 51). */
export class Contact extends ContactSchema.class {}
ContactSchema.setClass(Contact);

const ReplyDraftSchema = defineEntity({
  name: 'ReplyDraft',
  tableName: 'reply_draft',
  properties: {
    handlingId: p.uuid().primary(),
    categoryCode: p.string().nullable(),
    text: p.text(),
    files: p.json<Attachment[]>(),
    savedAt: p.datetime(),
  },
});
/** 拟稿 within the unit, gone once the reply is sent. */
export class ReplyDraft extends ReplyDraftSchema.class {}
ReplyDraftSchema.setClass(ReplyDraft);

const ReplySchema = defineEntity({
  name: 'Reply',
  tableName: 'reply',
  properties: {
    handlingId: p.uuid().primary(),
    categoryId: p.uuid(),
    text: p.text(),
    files: p.json<Attachment[]>(),
    signatoryId: p.uuid().nullable(),
    signatoryName: p.string(),
    signedOn: p.date(),
    sentAt: p.datetime(),
  },
});
/** 答复, sent once. */
export class Reply extends ReplySchema.class {}
ReplySchema.setClass(Reply);

const EvaluationSchema = defineEntity({
  name: 'Evaluation',
  tableName: 'evaluation',
  properties: {
    handlingId: p.uuid().primary(),
    attitude: p.enum(['SATISFIED', 'BASICALLY_SATISFIED', 'DISSATISFIED'] as const),
    result: p.enum(['SATISFIED', 'BASICALLY_SATISFIED', 'DISSATISFIED'] as const),
    comment: p.text().nullable(),
    at: p.datetime(),
  },
});
/** 评价 on two axes, sent once. */
export class Evaluation extends EvaluationSchema.class {}
EvaluationSchema.setClass(Evaluation);

const HandlingSchema = defineEntity({
  name: 'Handling',
  tableName: 'handling',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    version: p.integer().version(),
    suggestion: () => p.manyToOne(Suggestion),
    organId: p.uuid().nullable(),
    unitText: p.string().nullable(),
    role: p.enum(['ALONE', 'LEAD', 'CO', 'SEPARATE'] as const),
    state: p
      .enum(['OFFERED', 'RETURNED', 'IN_HAND', 'REPLIED', 'EVALUATED', 'UNRETURNED', 'CONCLUDED', 'WITHDRAWN'] as const)
      .default('OFFERED'),
    position: p.integer(),
    offeredAt: p.datetime(),
    acceptedAt: p.datetime().nullable(),
    endedAt: p.datetime().nullable(),
    updatedAt: p.datetime(),
    returnReason: p.text().nullable(),
  },
});
/** 办理 by one unit. */
export class Handling extends HandlingSchema.class {
  /** Moves to the state that the transition table gave; a handling is never GONE. */
  become(state: Handling['state'] | 'GONE', at: Date): void {
    if (state === 'GONE') throw new Error('a handling is never gone');
    this.state = state;
    this.updatedAt = at;
  }

  /** The suggestion is withdrawn, or its assignment was a mistake. */
  withdraw(at: Date): void {
    this.become('WITHDRAWN', at);
    this.endedAt = at;
  }

  /** A co-handler's part ends: the lead has replied, or returned the assignment. */
  conclude(at: Date): void {
    this.become('CONCLUDED', at);
    this.endedAt = at;
  }
}
HandlingSchema.setClass(Handling);
