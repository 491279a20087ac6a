import { defineEntity, p } from '@mikro-orm/postgresql';
import type { Fact } from '../history/history.facts.ts';
import { Handling } from '../handling/handling.entity.ts';
import { Suggestion } from '../suggestion/suggestion.entity.ts';

const TimelineEntrySchema = defineEntity({
  name: 'TimelineEntry',
  tableName: 'timeline_entry',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    suggestion: () => p.manyToOne(Suggestion),
    at: p.datetime(),
    action: p.string(),
    handling: () => p.manyToOne(Handling).nullable(),
    actorName: p.string(),
    actorPost: p.string().nullable(),
    actorOrgan: p.string().nullable(),
    facts: p.json<Fact[]>(),
    note: p.text().nullable(),
    law: p.string().nullable(),
    article: p.string().nullable(),
    mark: p.enum(['F', 'S', 'M', 'D'] as const).nullable(),
  },
});
/** What happened to a suggestion; written once, never changed. */
export class TimelineEntry extends TimelineEntrySchema.class {}
TimelineEntrySchema.setClass(TimelineEntry);
