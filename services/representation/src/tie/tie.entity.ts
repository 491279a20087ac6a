import { defineEntity, p } from '@mikro-orm/postgresql';

const ConstituentSchema = defineEntity({
  name: 'Constituent',
  tableName: 'constituent',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    kind: p.enum(['VOTER', 'HOUSEHOLD'] as const),
    name: p.string().nullable(),
    phone: p.string().nullable(),
    address: p.string().nullable(),
    erasedAt: p.datetime().nullable(),
  },
});
/** 选民 of a tie; a row without data where it was erased. */
export class Constituent extends ConstituentSchema.class {}
ConstituentSchema.setClass(Constituent);

const TieSchema = defineEntity({
  name: 'Tie',
  tableName: 'tie',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    version: p.integer().version(),
    kind: p.enum(['MEMBER_DEPUTY', 'DEPUTY_VOTER'] as const),
    state: p.enum(['ACTIVE', 'ENDED'] as const),
    memberPersonId: p.uuid().nullable(),
    deputyId: p.uuid(),
    constituentId: p.uuid().nullable(),
    areaId: p.uuid().nullable(),
    fromOn: p.date(),
    endedOn: p.date().nullable(),
    endReason: p.text().nullable(),
    pairedAt: p.datetime(),
    updatedAt: p.datetime(),
  },
});
/** 联系结对 */
export class Tie extends TieSchema.class {}
TieSchema.setClass(Tie);
