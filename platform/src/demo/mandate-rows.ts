/** Deputies beside the 182 of the district, and the days on which mandates begin and end: directory's posts and the acts agree on them. */
import { shift, workdayFrom } from './calendar-days.ts';

export interface OtherDeputy {
  code: string;
  level: 'TOWN' | 'CITY' | 'PROVINCE';
  /** Which of the towns, from 0; null for other levels. */
  town: number | null;
  electoralUnit: string | null;
}

const CITY_DEPUTIES = 4;
const PROVINCE_DEPUTIES = 2;
const TOWN_DEPUTIES = 4;

/** 镇、市、省人大代表: those of a town are elected by voters, those of higher levels by the congress below. */
export function otherDeputies(towns: number): OtherDeputy[] {
  const numbered = (count: number): number[] => Array.from({ length: count }, (_, n) => n + 1);
  return [
    ...Array.from({ length: towns }, (_, town) => numbered(TOWN_DEPUTIES).map((n): OtherDeputy => ({ code: `town-${town + 1}-deputy-${n}`, level: 'TOWN', town, electoralUnit: null }))).flat(),
    ...numbered(CITY_DEPUTIES).map((n): OtherDeputy => ({ code: `city-deputy-${n}`, level: 'CITY', town: null, electoralUnit: '伊美区人民代表大会' })),
    ...numbered(PROVINCE_DEPUTIES).map((n): OtherDeputy => ({ code: `province-deputy-${n}`, level: 'PROVINCE', town: null, electoralUnit: '伊春市人民代表大会' })),
  ];
}

/** 补选当选人. */
export const ELECTED = 'deputy-elected';

/** The day on which a deputy moved away, and her mandate ended. */
export const movedOn = (year: number): string => shift(`${year}-03-01`, -2);
/** The day on which a resignation was announced. */
export const resignedOn = (year: number): string => workdayFrom(`${year}-02-26`);
/** The day on which the by-election was announced. */
export const electedOn = (year: number): string => workdayFrom(`${year}-05-20`);
