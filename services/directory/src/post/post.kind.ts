/** What a post entitles to, in the order in which the holders are listed. */
export const PRECEDENCE = [
  'CHAIRPERSON',
  'VICE_CHAIRPERSON',
  'SC_MEMBER',
  'PARTY_COMMITTEE',
  'UNIT_HEAD',
  'GOVERNMENT_OFFICE',
  'DEPUTIES_OFFICE',
  'BUDGET_OFFICE',
  'LEGAL_OFFICE',
  'SESSION_OFFICE',
  'SUBDISTRICT_OFFICE',
  'TOWN_PRESIDIUM',
  'UNIT_CLERK',
  'DEPUTY',
  'ANALYST',
  'SYSTEM_ADMIN',
  'SECURITY_ADMIN',
  'AUDIT_ADMIN',
] as const;

export type PostKind = (typeof PRECEDENCE)[number];
