import { defineMessages } from '@redpine/ui/messages';
import type { Tone } from '@redpine/ui/state-tag';
import type { PressState } from '../../gql/graphql.ts';

export const pressKinds = defineMessages({
  zh: { KEY: '重点督办', COMMITTEE: '对口督办', OFFICE: '代工委督办', GOVERNMENT: '政府领导领办' },
  en: { KEY: 'Key suggestion', COMMITTEE: 'Committee', OFFICE: 'Overall', GOVERNMENT: 'Government leader' },
});

export const pressActs = defineMessages({
  zh: { KEY: '列为重点督办', COMMITTEE: '对口督办', OFFICE: '代工委督办', GOVERNMENT: '政府领导领办', NOTE: '登记督办进展', CLOSE: '督办办结' },
  en: { KEY: 'Choose as a key suggestion', COMMITTEE: 'Press by a committee', OFFICE: 'Press overall', GOVERNMENT: 'A government leader takes charge', NOTE: 'Note progress', CLOSE: 'Close the press' },
});

export const pressStates = defineMessages({
  zh: { OPEN: '督办中', CLOSED: '已办结' },
  en: { OPEN: 'Under way', CLOSED: 'Closed' },
});

export const pressTones: Readonly<Record<PressState, Tone>> = { OPEN: 'waiting', CLOSED: 'done' };

export const urgeParts = defineMessages({
  zh: { DEPUTY: '代表', OFFICE: '代工委', GOVERNMENT: '政府办' },
  en: { DEPUTY: 'Deputy', OFFICE: 'Deputies’ affairs committee', GOVERNMENT: 'Government office' },
});
