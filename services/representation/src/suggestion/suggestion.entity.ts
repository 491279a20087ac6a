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
    state: p.enum(['INVITED', 'CONFIRMED', 'DECLINED', 'LAPSED'] as const).default('INVITED'),
    since: p.datetime(),
    position: p.integer(),
  },
});
/** 附议. */
export class Cosigner extends CosignerSchema.class {
  become(state: Cosigner['state'], at: Date): void {
    if (this.state === state) return;
    this.state = state;
    this.since = at;
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
      .enum(['DRAFT', 'SUBMITTED', 'RETURNED', 'ACCEPTED', 'ASSIGNED', 'ANSWERED', 'CLOSED'] as const)
      .default('DRAFT'),
    origin: p.enum(['IN_SESSION', 'BETWEEN_SESSIONS'] as const),
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
    acceptedAt: p.datetime().nullable(),
    closedAt: p.datetime().nullable(),
    returnReason: p.text().nullable(),
    assignedOn: p.date().nullable(),
    assignmentMode: p.enum(['ALONE', 'LEAD_WITH_COHANDLERS', 'SEPARATE'] as const).nullable(),
    track: p.enum(['THREE_MONTHS', 'SIX_MONTHS'] as const).nullable(),
    trackReason: p.text().nullable(),
  },
});
/** What a deputy writes; a change of it undoes confirmations. */
export type SuggestionContent = Pick<Suggestion, 'title' | 'facts' | 'proposal' | 'topicId' | 'areaId' | 'files'>;

/** 代表建议. */
export class Suggestion extends SuggestionSchema.class {
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
    };
  }

  /** Moves to the state that the transition table gave; a record that is GONE is deleted and never moved. */
  become(state: Suggestion['state'] | 'GONE', at: Date): void {
    if (state === 'GONE') throw new Error('a suggestion that is gone has no state');
    this.state = state;
    this.updatedAt = at;
  }

  /** The number as it is shown: 第12号 in session, 闭12号 between sessions; `numberKey` sorts by term, session, origin. */
  takeNumber(next: { no: number; term: number; session: number }): void {
    const inSession = this.origin === 'IN_SESSION';
    const digits = (value: number, length: number) => String(value).padStart(length, '0');
    this.numberNo = next.no;
    this.number = inSession ? `第${next.no}号` : `闭${next.no}号`;
    this.numberKey = `${digits(next.term, 3)}-${digits(next.session, 3)}-${inSession ? 1 : 2}-${digits(next.no, 6)}`;
  }
}
SuggestionSchema.setClass(Suggestion);
