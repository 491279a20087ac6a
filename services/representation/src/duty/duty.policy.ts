/** Who keeps the duty record, who verifies and who objects. Pure. */
import type { Language } from '@redpine/kit/language';
import type { ActionAvailability } from '@redpine/kit/workflow';
import { availability } from '@redpine/kit/workflow';
import { isOffice, officeOver } from '../area/area.policy.ts';
import type { Viewer } from '../suggestion/suggestion.policy.ts';
import type { DutyAction, DutyFacts } from './duty.workflow.ts';
import { dutyWorkflow } from './duty.workflow.ts';

/** The part of an event that authority follows from. */
export type DutyParties = Pick<DutyFacts, 'lies' | 'person' | 'enteredBy'>;

export const isDeputiesOffice = ({ posts }: Pick<Viewer, 'posts'>): boolean => posts.some(({ kind }) => kind === 'DEPUTIES_OFFICE');
const keeps = ({ lies }: DutyParties, viewer: Viewer): boolean => officeOver(lies, viewer) !== undefined;
const isHers = ({ person }: DutyParties, viewer: Viewer): boolean => viewer.person !== null && viewer.person === person;
const entered = ({ enteredBy }: DutyParties, viewer: Viewer): boolean => viewer.person !== null && viewer.person === enteredBy;
/** Nobody verifies what she did or entered herself. */
const verifies = (event: DutyParties, viewer: Viewer): boolean => keeps(event, viewer) && !isHers(event, viewer) && !entered(event, viewer);

/** An objection goes past whoever rejected the event in a subdistrict or town: 代工委 decides it. */
const decides = (event: DutyParties, viewer: Viewer): boolean => isDeputiesOffice(viewer) && verifies(event, viewer);

const MAY: Readonly<Record<DutyAction, (event: DutyParties, viewer: Viewer) => boolean>> = {
  ENTER: (event, viewer) => keeps(event, viewer) || isHers(event, viewer),
  VERIFY: verifies,
  REJECT: verifies,
  OBJECT: isHers,
  UPHOLD: decides,
  DISMISS: decides,
  WITHDRAW: entered,
};

/** Whether the viewer's part allows the action in some state; where not, the command answers FORBIDDEN. */
export function mayDuty(action: DutyAction, event: DutyParties, viewer: Viewer): boolean {
  return MAY[action](event, viewer);
}

/** Every action of the viewer's part on an event that is there, with the reason where it is not possible now. */
export function dutyActions(facts: DutyFacts, viewer: Viewer, language: Language): ActionAvailability[] {
  return availability(dutyWorkflow, facts.state, facts, (action) => action !== 'ENTER' && mayDuty(action, facts, viewer), language);
}

/** Entering as it stands for the viewer: offices for the deputies of their area, deputies for themselves. */
export function enteringActions(viewer: Viewer, language: Language): ActionAvailability[] {
  const facts: DutyFacts = { state: 'NONE', lies: [], person: null, enteredBy: null, objectUntil: null, wasObjected: false, isContested: false, today: '' };
  const may = isOffice(viewer) || viewer.posts.some(({ kind }) => kind === 'DEPUTY');
  return availability(dutyWorkflow, 'NONE', facts, (action) => action === 'ENTER' && may, language);
}

/** Whoever leads the standing committee's work reads every record that is verified. */
const LEADERS = ['CHAIRPERSON', 'VICE_CHAIRPERSON'];
export const leads = ({ posts }: Viewer): boolean => posts.some(({ kind }) => LEADERS.includes(kind));

/** 履职情况公开 is 代工委's (代表法 art. 58). */
export const publishesDuty = isDeputiesOffice;
