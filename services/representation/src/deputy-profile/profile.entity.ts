import { defineEntity, p } from '@mikro-orm/postgresql';
import type { Attachment } from '../attachment.ts';
import type { ProfileState } from './profile.workflow.ts';

/** The fields of GraphQL's DeputyConsent. */
export interface Consent {
  form: 'HERE' | 'ON_PAPER';
  on: string;
  paper: string | null;
}

const DeputyProfileSchema = defineEntity({
  name: 'DeputyProfile',
  tableName: 'deputy_profile',
  properties: {
    id: p.uuid().primary().fieldName('deputy_id'),
    version: p.integer().version(),
    state: p.enum(['DRAFT', 'PUBLISHED', 'WITHDRAWN'] as const),
    occupation: p.text(),
    introduction: p.text(),
    phone: p.text().nullable(),
    phoneConsent: p.json<Consent>().nullable(),
    /** The photo, or nothing. */
    files: p.json<Attachment[]>(),
    photoConsent: p.json<Consent>().nullable(),
    withdrawReason: p.text().nullable(),
    updatedAt: p.datetime(),
  },
});
/** 代表公示: one for a mandate, under its id. */
export class DeputyProfile extends DeputyProfileSchema.class {
  /** Moves to the state that the transition table gave; NONE is where there is no row. */
  become(state: ProfileState | 'GONE', at: Date): void {
    if (state === 'NONE' || state === 'GONE') throw new Error(`a profile is never ${state}`);
    this.state = state;
    this.updatedAt = at;
  }
}
DeputyProfileSchema.setClass(DeputyProfile);
