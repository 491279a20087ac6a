import type { RequestContext } from '@redpine/kit/context';
import type { Files } from '@redpine/kit/files';
import type { Settings, Standing } from './settings.ts';

/** What one request to representation needs. Rules and calendar are those of the request's beginning; an act takes them as they are at its own. */
export interface Context extends RequestContext, Standing {
  files: Files;
  settings: Settings;
  /** Whether the actor's own read view shows the record. */
  sees(type: RecordType, id: string): Promise<boolean>;
}

/** Types of the records that acts are on. */
export type RecordType = 'Suggestion' | 'Handling' | 'Commitment' | 'Publication' | 'Press' | 'HandlingReport' | 'Talk' | 'Deed' | 'Tie' | 'Visit' | 'Occasion' | 'Invitation' | 'Home' | 'HomeEvent' | 'MandateMatter' | 'DeputyGroup' | 'GroupActivity' | 'DeputyLeave' | 'FundSpending' | 'DeputyProfile' | 'Opinion' | 'PressingProblem' | 'DutyEvent' | 'DutyPublication' | 'VoterReport' | 'WorkPlan';
