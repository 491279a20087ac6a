import { defineMessages } from '@redpine/ui/messages';
import type { Tone } from '@redpine/ui/state-tag';
import type { PressingProblemState } from '../../gql/graphql.ts';

export const problemStates = defineMessages({
  zh: { LISTED: '已列入', ASSIGNED: '办理中', REMEDIED: '已整改', VERIFIED: '已核验', CLOSED: '已销号', DROPPED: '已撤出清单' },
  en: { LISTED: 'Listed', ASSIGNED: 'Assigned', REMEDIED: 'Remedied', VERIFIED: 'Verified', CLOSED: 'Closed', DROPPED: 'Off the list' },
});

export const problemTones: Readonly<Record<PressingProblemState, Tone>> = {
  LISTED: 'waiting', ASSIGNED: 'active', REMEDIED: 'waiting', VERIFIED: 'active', CLOSED: 'done', DROPPED: 'quiet',
};

export const problemSources = defineMessages({
  zh: { OPINION: '民意', VISIT: '走访', SUGGESTION: '代表建议', INSPECTION: '视察检查' },
  en: { OPINION: 'Opinion', VISIT: 'Visit', SUGGESTION: 'Suggestion', INSPECTION: 'Inspection' },
});

export const problemActs = defineMessages({
  zh: { LIST: '列入清单', ASSIGN: '交办', REMEDY: '报送整改', VERIFY: '核验', SEND_BACK: '退回整改', CLOSE: '销号', DROP: '撤出清单' },
  en: { LIST: 'List a problem', ASSIGN: 'Assign', REMEDY: 'Report the remedy', VERIFY: 'Verify', SEND_BACK: 'Send back', CLOSE: 'Close', DROP: 'Take off the list' },
});
