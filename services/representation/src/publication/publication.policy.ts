/** Who may act on a publication. Pure. */
import type { Language } from '@redpine/kit/language';
import type { ActionAvailability } from '@redpine/kit/workflow';
import { availability } from '@redpine/kit/workflow';
import type { Viewer } from '../suggestion/suggestion.policy.ts';
import type { PublicationAction, PublicationFacts } from './publication.workflow.ts';
import { publicationWorkflow } from './publication.workflow.ts';

/** The part of a publication that authority follows from. */
type PublicationParties = Pick<PublicationFacts, 'leadPerson'>;

const isOffice = (viewer: Viewer): boolean => viewer.posts.some(({ kind }) => kind === 'DEPUTIES_OFFICE');

const isLead = ({ leadPerson }: PublicationParties, viewer: Viewer): boolean =>
  viewer.person !== null && viewer.person === leadPerson;

const office = (_publication: PublicationParties, viewer: Viewer): boolean => isOffice(viewer);
const officeOrLead = (publication: PublicationParties, viewer: Viewer): boolean =>
  isOffice(viewer) || isLead(publication, viewer);

const MAY: Readonly<Record<PublicationAction, (publication: PublicationParties, viewer: Viewer) => boolean>> = {
  PROPOSE: officeOrLead,
  REDACT: office,
  PUBLISH: office,
  WITHDRAW: office,
};

/** Whether the viewer's part allows the action in some state; where not, the command answers FORBIDDEN. */
export function mayPublication(action: PublicationAction, publication: PublicationParties, viewer: Viewer): boolean {
  return MAY[action](publication, viewer);
}

/** Every action of the viewer's part, in the table's order, with the reason where it is not possible now. */
export function publicationActions(facts: PublicationFacts, viewer: Viewer, language: Language): ActionAvailability[] {
  return availability(publicationWorkflow, facts.state, facts, (action) => mayPublication(action, facts, viewer), language);
}
