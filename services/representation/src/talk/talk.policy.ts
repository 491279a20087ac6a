/** Who may act on an outreach talk. Pure. */
import type { Language } from '@redpine/kit/language';
import type { ActionAvailability } from '@redpine/kit/workflow';
import { availability } from '@redpine/kit/workflow';
import { isOffice, officeOver } from '../area/area.policy.ts';
import type { Viewer } from '../suggestion/suggestion.policy.ts';
import type { TalkAction, TalkFacts } from './talk.workflow.ts';
import { talkWorkflow } from './talk.workflow.ts';

/** The part of a talk that authority follows from. */
export type TalkParties = Pick<TalkFacts, 'lies' | 'speakerPerson'>;

const keeps = ({ lies }: TalkParties, viewer: Viewer): boolean => officeOver(lies, viewer) !== undefined;
const speaks = ({ speakerPerson }: TalkParties, viewer: Viewer): boolean => viewer.person !== null && viewer.person === speakerPerson;
/** Nobody confirms her own talk. */
const confirms = (talk: TalkParties, viewer: Viewer): boolean => keeps(talk, viewer) && !speaks(talk, viewer);

const MAY: Readonly<Record<TalkAction, (talk: TalkParties, viewer: Viewer) => boolean>> = {
  ASSIGN: keeps,
  RESCHEDULE: keeps,
  HOLD: (talk, viewer) => speaks(talk, viewer) || keeps(talk, viewer),
  SEND_BACK: confirms,
  FEEDBACK: confirms,
  CANCEL: keeps,
};

/** Whether the viewer's part allows the action in some state; where not, the command answers FORBIDDEN. */
export function mayTalk(action: TalkAction, talk: TalkParties, viewer: Viewer): boolean {
  return MAY[action](talk, viewer);
}

/** Every action of the viewer's part on a talk that is there, with the reason where it is not possible now. */
export function talkActions(facts: TalkFacts, viewer: Viewer, language: Language): ActionAvailability[] {
  return availability(talkWorkflow, facts.state, facts, (action) => action !== 'ASSIGN' && mayTalk(action, facts, viewer), language);
}

/** Assigning as it stands for the viewer: whoever keeps records somewhere. */
export function assigningActions(viewer: Viewer, language: Language): ActionAvailability[] {
  const facts: TalkFacts = { state: 'NONE', lies: [], speakerPerson: null, speakerStatus: 'ACTIVE' };
  return availability(talkWorkflow, 'NONE', facts, (action) => action === 'ASSIGN' && isOffice(viewer), language);
}

/** Everybody with an account knows of the talks. */
export function knowsTalks(viewer: { kind: 'ANONYMOUS' | 'ACCOUNT' | 'SERVICE' }): boolean {
  return viewer.kind !== 'ANONYMOUS';
}
