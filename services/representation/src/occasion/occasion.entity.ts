import { defineEntity, p } from '@mikro-orm/postgresql';
import type { InvitationState } from './invitation.workflow.ts';
import type { OccasionState } from './occasion.workflow.ts';

const OccasionSchema = defineEntity({
  name: 'Occasion',
  tableName: 'occasion',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    version: p.integer().version(),
    state: p.enum(['OPEN', 'HELD', 'CLOSED', 'CANCELLED'] as const),
    kind: p.enum(['SC_MEETING', 'INSPECTION', 'SURVEY', 'APPRAISAL', 'LAW_INSPECTION', 'INQUIRY', 'APPOINTMENT', 'TOWN_CONGRESS'] as const),
    withCertificate: p.boolean(),
    title: p.string(),
    topicId: p.uuid().nullable(),
    areaId: p.uuid(),
    place: p.string(),
    onDay: p.date(),
    seats: p.integer(),
    organId: p.uuid().nullable(),
    organiserKind: p.string(),
    organiserArea: p.uuid().nullable(),
    ownerService: p.string().nullable(),
    ownerType: p.string().nullable(),
    ownerId: p.string().nullable(),
    cancelReason: p.text().nullable(),
    openedAt: p.datetime(),
    updatedAt: p.datetime(),
  },
});
/** 代表参加的活动 */
export class Occasion extends OccasionSchema.class {
  /** Moves to the state that the transition table gave; NONE is where there is no row. */
  become(state: OccasionState | 'GONE', at: Date): void {
    if (state === 'NONE' || state === 'GONE') throw new Error(`an occasion is never ${state}`);
    this.state = state;
    this.updatedAt = at;
  }
}
OccasionSchema.setClass(Occasion);

const InvitationSchema = defineEntity({
  name: 'Invitation',
  tableName: 'invitation',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    version: p.integer().version(),
    state: p.enum(['INVITED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN', 'ATTENDED', 'EXCUSED', 'ABSENT', 'OPINION_GIVEN', 'OPINION_HANDLED'] as const),
    occasionId: p.uuid(),
    deputyId: p.uuid(),
    invitedAt: p.datetime(),
    answeredAt: p.datetime().nullable(),
    declineReason: p.text().nullable(),
    withdrawReason: p.text().nullable(),
    opinion: p.text().nullable(),
    opinionOn: p.date().nullable(),
    handledBy: p.string().nullable(),
    handlingResult: p.text().nullable(),
    handledOn: p.date().nullable(),
    updatedAt: p.datetime(),
  },
});
/** 邀请 */
export class Invitation extends InvitationSchema.class {
  /** As the occasion's. */
  become(state: InvitationState | 'GONE', at: Date): void {
    if (state === 'NONE' || state === 'GONE') throw new Error(`an invitation is never ${state}`);
    this.state = state;
    this.updatedAt = at;
  }
}
InvitationSchema.setClass(Invitation);
