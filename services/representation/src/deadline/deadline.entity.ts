import { defineEntity, p } from '@mikro-orm/postgresql';
import { Handling } from '../handling/handling.entity.ts';
import { Suggestion } from '../suggestion/suggestion.entity.ts';
import type { CrossedDay } from '../generated/types.ts';

const DeadlineSchema = defineEntity({
  name: 'Deadline',
  tableName: 'deadline',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    suggestion: () => p.manyToOne(Suggestion),
    handling: () => p.manyToOne(Handling).nullable(),
    kind: p.enum(['ASSIGN', 'RETURN', 'FIRST_CONTACT', 'REPLY', 'CO_OPINION', 'REHANDLE', 'EVALUATE'] as const),
    startOn: p.date(),
    dueOn: p.date(),
    countedTo: p.date(),
    length: p.integer(),
    unit: p.enum(['WORKDAY', 'DAY', 'MONTH'] as const),
    crossed: p.json<Pick<CrossedDay, 'on' | 'kind' | 'name'>[]>(),
    ruleCode: p.string(),
    ruleVersion: p.integer(),
    law: p.string(),
    article: p.string(),
    mark: p.enum(['F', 'S', 'M', 'D'] as const),
    certainty: p.enum(['CONFIRMED', 'PROVISIONAL'] as const),
    metOn: p.date().nullable(),
    lapsedOn: p.date().nullable(),
    superseded: p.boolean().default(false),
  },
});
/** 期限, as computed when it was set; a provisional one alone is counted anew, and how it stood is kept. */
export class Deadline extends DeadlineSchema.class {
  isOpen(): boolean {
    return (this.metOn ?? this.lapsedOn ?? null) === null;
  }

  meet(day: string): void {
    if (this.isOpen()) this.metOn = day;
  }

  /** What met it came in after it had lapsed: on paper, in time. */
  wasMet(day: string): void {
    this.lapsedOn = null;
    this.metOn = day;
  }

  /** A later deadline of the same kind stands in its place; this one stays as it was counted. */
  supersede(day: string): void {
    this.lapse(day);
    this.superseded = true;
  }

  /** The obligation falls away: the handling was returned, or the window passed. */
  lapse(day: string): void {
    if (this.isOpen()) this.lapsedOn = day;
  }
}
DeadlineSchema.setClass(Deadline);
