import { defineEntity, p } from '@mikro-orm/postgresql';
import type { HomeState } from './home.workflow.ts';

const HomeSchema = defineEntity({
  name: 'Home',
  tableName: 'home',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    version: p.integer().version(),
    state: p.enum(['PLANNED', 'OPEN', 'SUSPENDED', 'CLOSED'] as const),
    kind: p.enum(['AREA', 'PROFESSIONAL', 'ONLINE'] as const),
    level: p.enum(['DISTRICT', 'SUBDISTRICT', 'TOWN', 'COMMUNITY', 'VILLAGE'] as const).nullable(),
    name: p.string(),
    label: p.string().default('代表之家'),
    areaId: p.uuid(),
    topicId: p.uuid().nullable(),
    address: p.string(),
    openingHours: p.string(),
    contact: p.string(),
    squareMetres: p.integer().nullable(),
    zones: p.array<'RECEPTION' | 'MEETING' | 'DISPLAY' | 'STUDY'>(),
    barrierFree: p.boolean().nullable(),
    latitude: p.double().nullable(),
    longitude: p.double().nullable(),
    openedOn: p.date().nullable(),
    stateReason: p.text().nullable(),
    grade: p.enum(['EXISTS', 'ACTIVE', 'GOOD', 'EXCELLENT'] as const).nullable(),
    gradedOn: p.date().nullable(),
    plannedAt: p.datetime(),
    updatedAt: p.datetime(),
  },
});
/** 代表之家 */
export class Home extends HomeSchema.class {
  /** Moves to the state that the transition table gave; NONE is where there is no row. */
  become(state: HomeState | 'GONE', at: Date): void {
    if (state === 'NONE' || state === 'GONE') throw new Error(`a home is never ${state}`);
    this.state = state;
    this.updatedAt = at;
  }
}
HomeSchema.setClass(Home);
