import type { UrlState } from '@redpine/ui/url-state';
import type { DeputyFilter, DeputyStatus, HomeLevel } from '../../gql/graphql.ts';
import { DEPUTY_LEVELS } from '../mandate/mandate-words.ts';

/** The list's filters as the URL holds them: named as in the contract's `DeputyFilter`, '' where not set. */
export const DEPUTY_DEFAULTS = {
  search: '', delegation: '', electoralDistrict: '', area: '', status: '', level: '', published: '', toPublish: '', visited: '', attached: '', active: '',
  homeLevels: [], homeTopic: '', pointsFrom: '', implementedBelow: '', year: '', quarter: '',
} as const satisfies Record<string, '' | readonly []>;

export const STATUSES: readonly DeputyStatus[] = ['ACTIVE', 'SUSPENDED', 'ENDED'];

const HOME_LEVELS: readonly HomeLevel[] = ['DISTRICT', 'SUBDISTRICT', 'TOWN', 'COMMUNITY', 'VILLAGE'];

/** What to ask the server for; what the contract does not know is left out, as if not given. */
export function deputyFilterOf(state: UrlState<typeof DEPUTY_DEFAULTS>): DeputyFilter {
  const filter: DeputyFilter = {};
  const search = Array.from(state.search.trim()).slice(0, 50).join('');
  if (search !== '') filter.search = search;
  for (const key of ['delegation', 'electoralDistrict', 'area', 'homeTopic'] as const) if (/^[A-Za-z0-9_.-]{1,64}$/.test(state[key])) filter[key] = state[key];
  const status = STATUSES.find((each) => each === state.status);
  if (status) filter.status = status;
  const level = DEPUTY_LEVELS.find((each) => each === state.level);
  if (level) filter.level = level;
  for (const key of ['published', 'toPublish', 'visited', 'attached', 'active'] as const) if (state[key] === 'true' || state[key] === 'false') filter[key] = state[key] === 'true';
  const homeLevels = HOME_LEVELS.filter((each) => state.homeLevels.includes(each));
  if (homeLevels.length > 0) filter.homeLevels = homeLevels;
  if (/^(19|20)\d{2}$/.test(state.year)) filter.year = Number(state.year);
  if (/^[1-4]$/.test(state.quarter)) filter.quarter = Number(state.quarter);
  for (const key of ['pointsFrom', 'implementedBelow'] as const) if (/^\d{1,3}$/.test(state[key])) filter[key] = Number(state[key]);
  return filter;
}
