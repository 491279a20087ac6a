import type { Theme } from './theme.ts';
import { DISTRICT_THEMES } from './themes-district.ts';
import { PEOPLE_THEMES } from './themes-people.ts';

export const THEMES: readonly Theme[] = [...PEOPLE_THEMES, ...DISTRICT_THEMES];
