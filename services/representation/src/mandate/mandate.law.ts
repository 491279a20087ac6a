/** What a mandate rests on, and how it ends: articles of 代表法 and 地方组织法 as they were read. Pure. */
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { DeputyLevel } from '../deputy/deputy.policy.ts';

export type MandateKind = 'CONFIRM' | 'SUSPEND' | 'RESTORE' | 'RESIGN' | 'ORDERED_RESIGN' | 'RECALL' | 'LOSE' | 'BY_ELECTION';
export type MandateGround = 'DETAINED' | 'SERVING_SENTENCE' | 'MOVED_AWAY' | 'ABSENT_TWICE' | 'NATIONALITY_LOST' | 'RIGHTS_DEPRIVED' | 'INCAPACITATED' | 'DIED';

export const KINDS = ['CONFIRM', 'SUSPEND', 'RESTORE', 'RESIGN', 'ORDERED_RESIGN', 'RECALL', 'LOSE', 'BY_ELECTION'] as const satisfies readonly MandateKind[];
/** Of these somebody decides before the committee reports: voters, or whoever accepts a resignation. */
export const DECIDED_BY_OTHERS: readonly MandateKind[] = ['RESIGN', 'ORDERED_RESIGN', 'RECALL', 'BY_ELECTION'];
/** Of these the law asks for a report alone (代表法 art. 61): they take effect with it. */
const BY_REPORT: readonly MandateKind[] = ['SUSPEND', 'RESTORE'];
export const inForceByReport = (kind: MandateKind): boolean => BY_REPORT.includes(kind);
/** Of these the mandate is over. */
export const ENDS: readonly MandateKind[] = ['RESIGN', 'ORDERED_RESIGN', 'RECALL', 'LOSE'];

const deputies = (article: string): LegalBasis => ({ law: '代表法', article, mark: 'F' });
const organs = (article: string): LegalBasis => ({ law: '地方组织法', article, mark: 'F' });

export const CREDENTIALS: LegalBasis = organs('第三十七条、第五十六条、第五十七条');
export const DEFENCE: LegalBasis = deputies('第六十条');
export const MAJORITY: LegalBasis = organs('第四十四条、第四十五条');
export const ANNOUNCEMENT: LegalBasis = deputies('第六十三条');

const GROUNDS: Readonly<Record<MandateGround, LegalBasis>> = {
  DETAINED: deputies('第六十一条第一款第一项'),
  SERVING_SENTENCE: deputies('第六十一条第一款第二项'),
  MOVED_AWAY: deputies('第六十二条第一款第一项'),
  ABSENT_TWICE: deputies('第六十二条第一款第三项'),
  NATIONALITY_LOST: deputies('第六十二条第一款第五项'),
  RIGHTS_DEPRIVED: deputies('第六十二条第一款第六项'),
  INCAPACITATED: deputies('第六十二条第一款第七项'),
  DIED: deputies('第六十二条第二款'),
};

/** The article that a matter rests on. */
export function basisOf(kind: MandateKind, ground: MandateGround | null, level: DeputyLevel): LegalBasis {
  if (ground !== null) return GROUNDS[ground];
  switch (kind) {
    case 'CONFIRM':
      return level === 'TOWN' ? organs('第三十七条') : organs('第五十七条');
    case 'SUSPEND':
      return deputies('第六十一条');
    case 'RESTORE':
      return deputies('第六十一条第二款');
    case 'RESIGN':
    case 'ORDERED_RESIGN':
      return deputies('第六十二条第一款第二项');
    case 'RECALL':
      return deputies('第六十条、第六十二条第一款第四项');
    case 'LOSE':
      return deputies('第六十二条');
    case 'BY_ELECTION':
      return organs('第四十五条');
  }
}
