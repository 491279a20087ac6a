/** Who may act on a commitment. Pure. */
import type { Language } from '@redpine/kit/language';
import { say } from '@redpine/kit/language';
import type { ActionAvailability } from '@redpine/kit/workflow';
import { availability } from '@redpine/kit/workflow';
import { isOfUnit } from '../handling/handling.policy.ts';
import type { Viewer } from '../suggestion/suggestion.policy.ts';
import type { CommitmentAction, CommitmentFacts, RegistrationFacts } from './commitment.workflow.ts';
import { commitmentWorkflow, REGISTER_BASIS, registrationRefusal } from './commitment.workflow.ts';

/** The part of a commitment that authority follows from. */
type CommitmentParties = Pick<CommitmentFacts, 'unit' | 'leadPerson'>;

const isOffice = (viewer: Viewer): boolean => viewer.posts.some(({ kind }) => kind === 'DEPUTIES_OFFICE');

/** Nobody decides on what her own unit reports or asks for. */
const decides = (commitment: CommitmentParties, viewer: Viewer): boolean =>
  isOffice(viewer) && !isOfUnit(commitment, viewer);

const isLead = ({ leadPerson }: CommitmentParties, viewer: Viewer): boolean =>
  viewer.person !== null && viewer.person === leadPerson;

const MAY: Readonly<Record<CommitmentAction, (commitment: CommitmentParties, viewer: Viewer) => boolean>> = {
  REPORT: isOfUnit,
  CONFIRM: decides,
  SEND_BACK: decides,
  EVALUATE: isLead,
  REOPEN: isLead,
  CLOSE: decides,
  DUE_ASK: isOfUnit,
  DUE_GRANT: decides,
  DUE_REFUSE: decides,
};

/** Whether the viewer's part allows the action in some state; where not, the command answers FORBIDDEN. */
export function mayCommitment(action: CommitmentAction, commitment: CommitmentParties, viewer: Viewer): boolean {
  return MAY[action](commitment, viewer);
}

/** Every action of the viewer's part, in the table's order, with the reason where it is not possible now. */
export function commitmentActions(facts: CommitmentFacts, viewer: Viewer, language: Language): ActionAvailability[] {
  return availability(commitmentWorkflow, facts.state, facts, (action) => mayCommitment(action, facts, viewer), language);
}

/** The unit that replied and the deputies' affairs committee register; a co-handler gives no reply and promises nothing. */
export function mayRegister({ unit, role }: Pick<RegistrationFacts, 'unit' | 'role'>, viewer: Viewer): boolean {
  return role !== 'CO' && (isOfUnit({ unit }, viewer) || isOffice(viewer));
}

/** Registering as it stands for the viewer now; null where her part never allows it. */
export function registrationAction(facts: RegistrationFacts, viewer: Viewer, language: Language): ActionAvailability | null {
  if (!mayRegister(facts, viewer)) return null;
  const refusal = registrationRefusal(facts);
  return {
    action: 'REGISTER',
    allowed: refusal === null,
    reason: refusal === null ? null : say(refusal.reason, language),
    legalBasis: refusal === null ? REGISTER_BASIS : refusal.legalBasis,
  };
}
