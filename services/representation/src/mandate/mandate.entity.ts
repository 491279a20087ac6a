import { defineEntity, p } from '@mikro-orm/postgresql';
import type { Attachment } from '../attachment.ts';
import { KINDS } from './mandate.law.ts';
import type { MandateState } from './mandate.workflow.ts';

/** The fields of the GraphQL types of the same parts. */
export interface Defence {
  form: 'IN_PERSON' | 'IN_WRITING' | 'WAIVED';
  on: string;
  text: string;
}
export interface MandateDecision {
  body: string;
  on: string;
  inFavour: number | null;
  all: number | null;
}
export interface Report {
  number: string;
  on: string;
  conclusion: string;
}
export interface Announcement {
  number: string;
  on: string;
  text: string;
}

const MandateMatterSchema = defineEntity({
  name: 'MandateMatter',
  tableName: 'mandate_matter',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    version: p.integer().version(),
    state: p.enum(['OPEN', 'DECIDED', 'REPORTED', 'ANNOUNCED', 'REJECTED'] as const),
    kind: p.enum(KINDS),
    ground: p.enum(['DETAINED', 'SERVING_SENTENCE', 'MOVED_AWAY', 'ABSENT_TWICE', 'NATIONALITY_LOST', 'RIGHTS_DEPRIVED', 'INCAPACITATED', 'DIED'] as const).nullable(),
    level: p.enum(['TOWN', 'DISTRICT', 'CITY', 'PROVINCE', 'NATION'] as const),
    areaId: p.uuid().nullable(),
    deputyId: p.uuid().nullable(),
    personId: p.uuid(),
    electoralDistrictId: p.uuid().nullable(),
    delegationId: p.uuid().nullable(),
    facts: p.text(),
    files: p.json<Attachment[]>(),
    effectiveOn: p.date().nullable(),
    defence: p.json<Defence>().nullable(),
    decision: p.json<MandateDecision>().nullable(),
    report: p.json<Report>().nullable(),
    announcement: p.json<Announcement>().nullable(),
    rejectionReason: p.text().nullable(),
    openedAt: p.datetime(),
    updatedAt: p.datetime(),
  },
});
/** 代表资格事项 */
export class MandateMatter extends MandateMatterSchema.class {
  /** Moves to the state that the transition table gave; NONE is where there is no row. */
  become(state: MandateState | 'GONE', at: Date): void {
    if (state === 'NONE' || state === 'GONE') throw new Error(`a matter of credentials is never ${state}`);
    this.state = state;
    this.updatedAt = at;
  }
}
MandateMatterSchema.setClass(MandateMatter);
