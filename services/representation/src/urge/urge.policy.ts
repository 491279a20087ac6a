/** Who may urge a handling, how often and when. A reminder is no press: it moves nothing. Pure. */
import { addDays } from '@redpine/kit/calendar';
import type { Language } from '@redpine/kit/language';
import { say } from '@redpine/kit/language';
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { ActionAvailability, Refusal } from '@redpine/kit/workflow';
import type { Viewer } from '../suggestion/suggestion.policy.ts';
import type { UrgeLimits } from './urge.rules.ts';

export type UrgePart = 'DEPUTY' | 'OFFICE' | 'GOVERNMENT';

export interface UrgeFacts {
  /** The handling's own state. */
  state: string;
  leadPerson: string | null;
  /** Reminders of the handling so far, each by its day. */
  given: readonly { part: UrgePart; on: string }[];
  limits: UrgeLimits;
  today: string;
}

export const URGE_BASIS: LegalBasis = { law: '平台默认值', article: '待区里确认', mark: 'D' };
/** The unit still owes something in these states. */
const OWED: readonly string[] = ['OFFERED', 'IN_HAND', 'REHANDLING'];

/** As what the viewer urges; null where that is not hers. */
export function urgePart({ leadPerson }: Pick<UrgeFacts, 'leadPerson'>, viewer: Viewer): UrgePart | null {
  if (viewer.person !== null && viewer.person === leadPerson) return 'DEPUTY';
  if (viewer.posts.some(({ kind }) => kind === 'DEPUTIES_OFFICE')) return 'OFFICE';
  return viewer.posts.some(({ kind }) => kind === 'GOVERNMENT_OFFICE') ? 'GOVERNMENT' : null;
}

/** Why the part may not urge now; null where it may. */
export function urgeRefusal(part: UrgePart, { state, given, limits, today }: UrgeFacts): Refusal | null {
  if (!OWED.includes(state)) {
    return { code: 'NOTHING_OWED', reason: { zh: '承办单位现在没有待办事项，无需催办。', en: 'The unit owes nothing now.' }, legalBasis: null };
  }
  const days = given.filter((each) => each.part === part).map(({ on }) => on);
  const most = { DEPUTY: limits.deputy, OFFICE: limits.office, GOVERNMENT: limits.government }[part];
  if (days.length >= most) {
    return { code: 'TOO_OFTEN', reason: { zh: `每件办理件最多催办 ${most} 次。`, en: `A handling is urged ${most} times at most.` }, legalBasis: URGE_BASIS };
  }
  if (days.some((day) => addDays(day, limits.days) > today)) {
    return { code: 'TOO_SOON', reason: { zh: `${limits.days} 日内只能催办一次。`, en: `Once in ${limits.days} days.` }, legalBasis: URGE_BASIS };
  }
  return null;
}

/** Urging as it stands for the viewer now; null where it is never hers. */
export function urgingAction(facts: UrgeFacts, viewer: Viewer, language: Language): ActionAvailability | null {
  const part = urgePart(facts, viewer);
  if (part === null) return null;
  const refusal = urgeRefusal(part, facts);
  return {
    action: 'URGE',
    allowed: refusal === null,
    reason: refusal === null ? null : say(refusal.reason, language),
    legalBasis: refusal === null ? URGE_BASIS : refusal.legalBasis,
  };
}
