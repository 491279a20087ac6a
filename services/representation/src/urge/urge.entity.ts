import { defineEntity, p } from '@mikro-orm/postgresql';

const UrgeSchema = defineEntity({
  name: 'Urge',
  tableName: 'urge',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    handlingId: p.uuid(),
    part: p.enum(['DEPUTY', 'OFFICE', 'GOVERNMENT'] as const),
    note: p.text(),
    onDay: p.date(),
    at: p.datetime(),
  },
});
/** 催办, written once. */
export class Urge extends UrgeSchema.class {}
UrgeSchema.setClass(Urge);
