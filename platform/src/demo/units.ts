import { INVENTED_UNITS } from './organs.ts';

/** Who acts for a unit: its account where it has one. */
export function clerk(unit: string): string {
  const accounts: Record<string, string> = { HOUSING: 'unit', CIVIL_AFFAIRS: 'unit-2', SUPERVISORY: 'supervisory-commission', COURT: 'court', PROCURATORATE: 'procuratorate' };
  return accounts[unit] ?? `clerk-${unit}`;
}

const OUTSIDE = ['SUPERVISORY', 'COURT', 'PROCURATORATE', 'YOUTH_LEAGUE', 'DISABLED'];
export const inGovernment = (unit: string): boolean => !OUTSIDE.includes(unit);
export const isInvented = (unit: string): boolean => INVENTED_UNITS.includes(unit);

/** How a unit handles: days until the reply, and how many replies in a hundred are A, B and C; the rest are D. */
export interface Manner {
  days: readonly [number, number];
  categories: readonly [number, number, number];
}

// Together as published elsewhere (rules.md § 2.1): A 50–60 %, B about 30 %, C and D few.
const STEADY: Manner = { days: [32, 62], categories: [58, 31, 8] };
const MANNERS: Readonly<Record<string, Manner>> = {
  CIVIL_AFFAIRS: { days: [21, 40], categories: [72, 22, 5] },
  EDUCATION: { days: [25, 45], categories: [68, 24, 6] },
  HEALTH: { days: [28, 50], categories: [62, 30, 6] },
  URBAN_MANAGEMENT: { days: [21, 38], categories: [66, 28, 5] },
  HOUSING: { days: [45, 66], categories: [42, 44, 11] },
  TRANSPORT: { days: [45, 66], categories: [44, 42, 10] },
  FINANCE: { days: [40, 66], categories: [40, 36, 14] },
  DEVELOPMENT: { days: [38, 66], categories: [46, 34, 14] },
};

export const mannerOf = (unit: string): Manner => (isInvented(unit) ? { ...STEADY, categories: [30, 50, 15] } : (MANNERS[unit] ?? STEADY));
