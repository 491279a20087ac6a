import type { UrlState } from '@redpine/ui/url-state';
import type { DeputyFilter, DeputyStatus, HomeLevel } from '../../gql/graphql.ts';
import { given, idOf, manyOf, oneOf, quarterOf, searchOf, yearOf, yesNoOf } from '../../parts/filters.ts';
import { DEPUTY_LEVELS } from '../mandate/mandate-words.ts';

/** The list's filters as the URL holds them: named as in the contract's `DeputyFilter`, '' where not set. */
export const DEPUTY_DEFAULTS = {
  search: '', delegation: '', electoralDistrict: '', area: '', status: '', level: '', published: '', toPublish: '', visited: '', attached: '', active: '',
  homeLevels: [], homeTopic: '', pointsFrom: '', implementedBelow: '', year: '', quarter: '',
} as const satisfies Record<string, '' | readonly []>;

export const STATUSES: readonly DeputyStatus[] = ['ACTIVE', 'SUSPENDED', 'ENDED'];

const HOME_LEVELS: readonly HomeLevel[] = ['DISTRICT', 'SUBDISTRICT', 'TOWN', 'COMMUNITY', 'VILLAGE'];

/** Points or percent. */
const numberOf = (text: string): number | undefined => (/^\d{1,3}$/.test(text) ? Number(text) : undefined);

/** What to ask the server for; what the contract does not know is left out, as if not given. */
export function deputyFilterOf(state: UrlState<typeof DEPUTY_DEFAULTS>): DeputyFilter {
  return given<DeputyFilter>({
    search: searchOf(state.search, 50),
    delegation: idOf(state.delegation), electoralDistrict: idOf(state.electoralDistrict), area: idOf(state.area), homeTopic: idOf(state.homeTopic),
    status: oneOf(STATUSES, state.status),
    level: oneOf(DEPUTY_LEVELS, state.level),
    published: yesNoOf(state.published), toPublish: yesNoOf(state.toPublish), visited: yesNoOf(state.visited), attached: yesNoOf(state.attached),
    active: yesNoOf(state.active),
    homeLevels: manyOf(HOME_LEVELS, state.homeLevels),
    year: yearOf(state.year),
    quarter: quarterOf(state.quarter),
    pointsFrom: numberOf(state.pointsFrom), implementedBelow: numberOf(state.implementedBelow),
  });
}
