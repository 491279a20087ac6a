/** What an organ is, in the order of precedence in which organs are listed. */
export const PRECEDENCE = [
  'PARTY',
  'CONGRESS',
  'GOVERNMENT',
  'SUPERVISORY_COMMISSION',
  'COURT',
  'PROCURATORATE',
  'SUBDISTRICT',
  'TOWN',
  'OTHER',
] as const;

export type OrganKind = (typeof PRECEDENCE)[number];
