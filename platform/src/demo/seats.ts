import { BASE_AREAS } from '@redpine/directory/seed/base';
import { deputyCode } from './directory-rows.ts';

/** 社区、村, in the order in which the electoral districts are numbered over them, twice. */
export const NEIGHBOURHOODS = BASE_AREAS.filter(({ kind }) => kind === 'COMMUNITY' || kind === 'VILLAGE');

/** A deputy whom an electoral district of the neighbourhood elected; `turn` 0–3 gives another each. */
export const deputyFrom = (neighbourhood: number, turn: number): string => deputyCode(neighbourhood + turn * NEIGHBOURHOODS.length);

/** 向阳社区居委会 as people say it. */
export const shortName = (name: string): string => name.replace(/居委会$|村委会$|委会$/, '');

/** Two neighbourhoods in nine are still without a home, or with one that is yet to open. */
export const hasHome = (neighbourhood: number): boolean => neighbourhood % 9 < 7;
export const isBuilding = (neighbourhood: number): boolean => neighbourhood % 9 === 7;
