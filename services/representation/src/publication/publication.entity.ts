import { defineEntity, p } from '@mikro-orm/postgresql';
import type { PublicReply, PublicText } from './redaction.ts';

/** A reply as it is published. */
export interface SnapshotReply {
  organ: string | null;
  unitName: string;
  categoryName: string;
  signedOn: string;
  text: string;
}

const SnapshotSchema = defineEntity({
  name: 'PublicationSnapshot',
  tableName: 'publication_snapshot',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    publicationId: p.uuid(),
    ordinal: p.integer(),
    number: p.string().nullable(),
    title: p.text(),
    text: p.text(),
    replies: p.json<SnapshotReply[]>(),
    topicId: p.uuid().nullable(),
    areaId: p.uuid().nullable(),
    deputyName: p.string().nullable(),
    submittedOn: p.date().nullable(),
    publishedAt: p.datetime(),
    publishedBy: p.string(),
  },
});
/** 公开的内容, written once: nothing but the latest of a published suggestion is ever served. */
export class PublicationSnapshot extends SnapshotSchema.class {}
SnapshotSchema.setClass(PublicationSnapshot);

const PublicationSchema = defineEntity({
  name: 'Publication',
  tableName: 'publication',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    version: p.integer().version(),
    suggestionId: p.uuid(),
    state: p.enum(['PROPOSED', 'REDACTED', 'PUBLISHED', 'WITHDRAWN'] as const),
    title: p.text(),
    text: p.text(),
    replies: p.json<PublicReply[]>(),
    showDeputy: p.boolean().default(true),
    changed: p.boolean().default(true),
    snapshotOrdinal: p.integer().default(0),
    reason: p.text().nullable(),
    proposedAt: p.datetime().nullable(),
    redactedAt: p.datetime().nullable(),
    updatedAt: p.datetime(),
  },
});
/** 公开事项: the text that is worked on. */
export class Publication extends PublicationSchema.class {
  /** Moves to the state that the transition table gave; NONE is where there is no row. */
  become(state: Publication['state'] | 'NONE' | 'GONE', at: Date): void {
    if (state === 'NONE' || state === 'GONE') throw new Error(`a publication is never ${state}`);
    this.state = state;
    this.updatedAt = at;
    if (state !== 'WITHDRAWN') this.reason = null;
  }

  words(): PublicText {
    return { title: this.title, text: this.text, replies: this.replies };
  }
}
PublicationSchema.setClass(Publication);
