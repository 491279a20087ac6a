import { defineEntity, p } from '@mikro-orm/postgresql';
import type { Attachment } from '../attachment.ts';
import { cosignerAfterChange } from './suggestion.workflow.ts';

const CosignerSchema = defineEntity({
  name: 'Cosigner',
  tableName: 'cosigner',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    suggestion: () => p.manyToOne(Suggestion),
    deputyId: p.uuid(),
    state: p.enum(['INVITED', 'CONFIRMED', 'DECLINED', 'LAPSED', 'WITHDRAWN'] as const).default('INVITED'),
    withdrawReason: p.text().nullable(),
    since: p.datetime(),
    position: p.integer(),
  },
});
/** 附议. */
export class Cosigner extends CosignerSchema.class {
  become(state: Cosigner['state'], at: Date): void {
    if (this.state === state) return;
    this.state = state;
    this.withdrawReason = null;
    this.since = at;
  }

  withdraw(reason: string, at: Date): void {
    this.become('WITHDRAWN', at);
    this.withdrawReason = reason;
  }
}
CosignerSchema.setClass(Cosigner);

const SuggestionSchema = defineEntity({
  name: 'Suggestion',
  tableName: 'suggestion',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    version: p.integer().version(),
    title: p.text(),
    facts: p.text(),
    proposal: p.text(),
    state: p
      .enum([
        'DRAFT', 'SUBMITTED', 'RETURNED', 'ACCEPTED', 'HANDED_OVER', 'ASSIGNED', 'ANSWERED', 'CLOSED', 'ARCHIVED',
        'WITHDRAWN', 'LETTER',
      ] as const)
      .default('DRAFT'),
    origin: p.enum(['IN_SESSION', 'BETWEEN_SESSIONS', 'MOTION'] as const),
    motionNumber: p.string().nullable(),
    confidential: p.boolean().default(false),
    topicId: p.uuid().nullable(),
    areaId: p.uuid().nullable(),
    files: p.json<Attachment[]>(),
    leadDeputyId: p.uuid().nullable(),
    leadDeputyText: p.string().nullable(),
    termId: p.uuid().nullable(),
    congressSessionId: p.uuid().nullable(),
    number: p.string().nullable(),
    numberNo: p.integer().nullable(),
    numberKey: p.string().nullable(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
    submittedAt: p.datetime().nullable(),
    paperOn: p.date().nullable(),
    acceptedAt: p.datetime().nullable(),
    closedAt: p.datetime().nullable(),
    returnReason: p.text().nullable(),
    assignedOn: p.date().nullable(),
    assignmentMode: p.enum(['ALONE', 'LEAD_WITH_COHANDLERS', 'SEPARATE'] as const).nullable(),
    track: p.enum(['THREE_MONTHS', 'SIX_MONTHS'] as const).nullable(),
    trackReason: p.text().nullable(),
    inadmissibilityCode: p.string().nullable(),
    endReason: p.text().nullable(),
    endedOn: p.date().nullable(),
    handedOverOn: p.date().nullable(),
    archivedOn: p.date().nullable(),
    jointCaseId: p.uuid().nullable(),
    meetingId: p.uuid().nullable(),
  },
});
const NUMBERING = {
  IN_SESSION: { prefix: '第', place: 1 },
  BETWEEN_SESSIONS: { prefix: '闭', place: 2 },
  MOTION: { prefix: '议转', place: 3 },
} as const;

/** What a deputy writes; a change of it undoes confirmations. */
export type SuggestionContent = Pick<Suggestion, 'title' | 'facts' | 'proposal' | 'topicId' | 'areaId' | 'files' | 'confidential'>;

/** 代表建议. */
export class Suggestion extends SuggestionSchema.class {
  /** How messages name it: they leave the house, so that of what is confidential they give the number alone. */
  subject(): string {
    return this.confidential ? (this.number ?? '保密建议') : this.title;
  }

  /**
   * Takes over what is given. A co-signer who confirmed another content is invited again.
   *
   * @returns whether anything changed.
   */
  write(content: Partial<SuggestionContent>, cosigners: readonly Cosigner[], at: Date): boolean {
    const before = this.content();
    Object.assign(this, content);
    if (JSON.stringify(before) === JSON.stringify(this.content())) return false;
    for (const cosigner of cosigners) cosigner.become(cosignerAfterChange(cosigner.state), at);
    return true;
  }

  content(): SuggestionContent {
    return {
      title: this.title,
      facts: this.facts,
      proposal: this.proposal,
      topicId: this.topicId ?? null,
      areaId: this.areaId ?? null,
      files: this.files,
      confidential: this.confidential,
    };
  }

  /** Moves to the state that the transition table gave; a record that is GONE is deleted and never moved. */
  become(state: Suggestion['state'] | 'GONE', at: Date): void {
    if (state === 'GONE') throw new Error('a suggestion that is gone has no state');
    this.state = state;
    this.updatedAt = at;
  }

  /** Ends it without an answer: the deputy withdrew it, or it became a letter. */
  end(to: Suggestion['state'] | 'GONE', reason: string, on: { day: string; at: Date }): void {
    this.become(to, on.at);
    this.returnReason = null;
    this.endReason = reason;
    this.endedOn = on.day;
  }

  /** An acceptance by mistake gives its number back to nobody: the next acceptance takes a new one. */
  loseNumber(): void {
    this.number = null;
    this.numberNo = null;
    this.numberKey = null;
    this.acceptedAt = null;
  }

  /**
   * The number as it is shown: 第12号 in session, 闭12号 between sessions, 议转12号 from a motion; `numberKey` sorts by term,
   * session, origin.
   */
  takeNumber(next: { no: number; term: number; session: number }): void {
    const { prefix, place } = NUMBERING[this.origin];
    const digits = (value: number, length: number) => String(value).padStart(length, '0');
    this.numberNo = next.no;
    this.number = `${prefix}${next.no}号`;
    this.numberKey = `${digits(next.term, 3)}-${digits(next.session, 3)}-${place}-${digits(next.no, 6)}`;
  }
}
SuggestionSchema.setClass(Suggestion);
