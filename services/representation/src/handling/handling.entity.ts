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
    checkState: p.enum(['SUBMITTED', 'PASSED', 'RETURNED'] as const).nullable(),
    checkNote: p.text().nullable(),
    checkAt: p.datetime().nullable(),
  },
});
/** 拟稿 within the unit, gone once the reply is sent. */
export class ReplyDraft extends ReplyDraftSchema.class {
  /** 核稿 — How the check stands from now on; null where another text begins without one. */
  become(state: 'SUBMITTED' | 'PASSED' | 'RETURNED' | null, at: Date, note: string | null = null): void {
    this.checkState = state;
    this.checkNote = note;
    this.checkAt = state === null ? null : at;
  }
}
ReplyDraftSchema.setClass(ReplyDraft);

const ReplySchema = defineEntity({
  name: 'Reply',
  tableName: 'reply',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    handlingId: p.uuid(),
    round: p.integer(),
    kind: p.enum(['FIRST', 'REHANDLED', 'CONTINUED'] as const),
    superseded: p.boolean().default(false),
    categoryId: p.uuid(),
    text: p.text(),
    files: p.json<Attachment[]>(),
    signatoryId: p.uuid().nullable(),
    signatoryName: p.string(),
    signedOn: p.date(),
    sentAt: p.datetime(),
    documentNumber: p.string().nullable(),
    contactName: p.string().nullable(),
    contactPhone: p.string().nullable(),
    copies: p.json<string[]>(),
  },
});
/** 答复 of one round, sent once; the latest is the one that no later one supersedes. */
export class Reply extends ReplySchema.class {}
ReplySchema.setClass(Reply);

const EvaluationSchema = defineEntity({
  name: 'Evaluation',
  tableName: 'evaluation',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    handlingId: p.uuid(),
    round: p.integer(),
    superseded: p.boolean().default(false),
    attitude: p.enum(['SATISFIED', 'BASICALLY_SATISFIED', 'DISSATISFIED'] as const),
    result: p.enum(['SATISFIED', 'BASICALLY_SATISFIED', 'DISSATISFIED'] as const),
    comment: p.text().nullable(),
    at: p.datetime(),
    returnedOn: p.date().nullable(),
    files: p.json<Attachment[]>(),
  },
});
/** 评价 of one round's reply on two axes, sent once. */
export class Evaluation extends EvaluationSchema.class {}
EvaluationSchema.setClass(Evaluation);

const ExtensionSchema = defineEntity({
  name: 'Extension',
  tableName: 'extension',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    handlingId: p.uuid(),
    state: p.enum(['ASKED', 'GRANTED', 'REFUSED', 'LAPSED'] as const).default('ASKED'),
    reason: p.text(),
    untilOn: p.date(),
    askedAt: p.datetime(),
    askedBy: p.uuid().nullable(),
    decidedAt: p.datetime().nullable(),
    note: p.text().nullable(),
  },
});
/** 延期 of the reply, asked for by the unit and decided by the deputies' affairs committee. */
export class Extension extends ExtensionSchema.class {
  decide(state: 'GRANTED' | 'REFUSED' | 'LAPSED', at: Date, note: string | null = null): void {
    this.state = state;
    this.decidedAt = at;
    this.note = note;
  }
}
ExtensionSchema.setClass(Extension);

const CoOpinionSchema = defineEntity({
  name: 'CoOpinion',
  tableName: 'co_opinion',
  properties: {
    handlingId: p.uuid().primary(),
    text: p.text(),
    files: p.json<Attachment[]>(),
    givenAt: p.datetime(),
  },
});
/** 会办意见 to the lead, given once. */
export class CoOpinion extends CoOpinionSchema.class {}
CoOpinionSchema.setClass(CoOpinion);

const EscalationSchema = defineEntity({
  name: 'Escalation',
  tableName: 'escalation',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    handlingId: p.uuid(),
    convenedOn: p.date(),
    participants: p.text(),
    outcome: p.text(),
    at: p.datetime(),
  },
});
/** 召集双方沟通 after the deputy stayed dissatisfied. */
export class Escalation extends EscalationSchema.class {}
EscalationSchema.setClass(Escalation);

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
      .enum([
        'OFFERED', 'RETURNED', 'REPLACED', 'IN_HAND', 'REPLIED', 'EVALUATED', 'UNRETURNED', 'DISSATISFIED', 'REHANDLING', 'ESCALATED',
        'SETTLED', 'CONCLUDED', 'WITHDRAWN',
      ] as const)
      .default('OFFERED'),
    position: p.integer(),
    offeredAt: p.datetime(),
    acceptedAt: p.datetime().nullable(),
    endedAt: p.datetime().nullable(),
    updatedAt: p.datetime(),
    returnReason: p.text().nullable(),
    replacesId: p.uuid().nullable(),
    replaceReason: p.text().nullable(),
    rehandleCause: p.enum(['DISSATISFIED', 'QUALITY_CHECK'] as const).nullable(),
    rehandleReason: p.text().nullable(),
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
