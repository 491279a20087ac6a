import { defineEntity, p } from '@mikro-orm/postgresql';

const DelegationSchema = defineEntity({
  name: 'Delegation',
  tableName: 'delegation',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    ordinal: p.integer(),
    name: p.string(),
  },
});
/** 代表团. */
export class Delegation extends DelegationSchema.class {}
DelegationSchema.setClass(Delegation);

const ElectoralDistrictSchema = defineEntity({
  name: 'ElectoralDistrict',
  tableName: 'electoral_district',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    ordinal: p.integer(),
    name: p.string(),
  },
});
/** 选区: it covers areas, it is not one. */
export class ElectoralDistrict extends ElectoralDistrictSchema.class {}
ElectoralDistrictSchema.setClass(ElectoralDistrict);

const DeputySchema = defineEntity({
  name: 'Deputy',
  tableName: 'deputy',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    personId: p.uuid(),
    name: p.string(),
    termId: p.uuid(),
    electoralDistrictId: p.uuid().nullable(),
    delegationId: p.uuid().nullable(),
    status: p.enum(['ACTIVE', 'SUSPENDED', 'ENDED'] as const).default('ACTIVE'),
    fromOn: p.date(),
    untilOn: p.date().nullable(),
    level: p.enum(['TOWN', 'DISTRICT', 'CITY', 'PROVINCE', 'NATION'] as const).default('DISTRICT'),
    areaId: p.uuid().nullable(),
    electoralUnit: p.string().nullable(),
    confirmedOn: p.date().nullable(),
    demo: p.boolean().default(false),
  },
});
/** 代表: one mandate of one person in one term. */
export class Deputy extends DeputySchema.class {
  /** Whether she may act on a day: serving, and within her mandate (代表法 art. 61–62). */
  servesOn(day: string): boolean {
    return this.status === 'ACTIVE' && this.fromOn <= day && day <= (this.untilOn ?? day);
  }
}
DeputySchema.setClass(Deputy);
