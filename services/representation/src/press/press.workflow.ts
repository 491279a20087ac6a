/** The transition table of a press: begun in one of four ways, noted on, closed with a result. Pure. */
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { Decision, Refusal } from '@redpine/kit/workflow';
import { decide, defineWorkflow } from '@redpine/kit/workflow';

export type PressState = 'NONE' | 'OPEN' | 'CLOSED';
export type PressKind = 'KEY' | 'COMMITTEE' | 'OFFICE' | 'GOVERNMENT';
export type PressAction = PressKind | 'NOTE' | 'CLOSE';
export const PRESS_KINDS = ['KEY', 'COMMITTEE', 'OFFICE', 'GOVERNMENT'] as const satisfies readonly PressKind[];

export interface PressFacts {
  /** NONE where it has not begun. */
  state: PressState;
  /** Of the press; null where it has not begun. */
  kind: PressKind | null;
  /** Person who leads it. */
  leader: string | null;
  /** Committee that presses. */
  organ: string | null;
  /** The suggestion's own state. */
  suggestionState: string;
  /** Whether the suggestion is confidential at the deputy's request. */
  confidential: boolean;
  /** Kinds of the presses of the suggestion that are open. */
  open: readonly PressKind[];
  /** Presses of the suggestion in all. */
  count: number;
}

export const MOST_PRESSES = 10;

const ART_52: LegalBasis = { law: '代表法', article: '第五十二条', mark: 'F' };
/** The field of a special committee; that a working committee presses likewise is a default. */
const COMMITTEES: LegalBasis = { law: '地方组织法', article: '第三十五条', mark: 'S' };
/** No national law: the district head or a deputy head takes charge. */
const GOVERNMENT: LegalBasis = { law: '平台默认值', article: '政府领导领办，待区里确认', mark: 'D' };
const CONFIDENTIAL: LegalBasis = { law: '地方规定（参照青岛）', article: '第十八条', mark: 'D' };

const UNDER_WAY: readonly string[] = ['ACCEPTED', 'HANDED_OVER', 'ASSIGNED', 'ANSWERED'];

function underWay({ suggestionState }: PressFacts): Refusal | null {
  if (UNDER_WAY.includes(suggestionState)) return null;
  return {
    code: 'NOT_UNDER_WAY',
    reason: { zh: '建议受理后、办结前可以督办。', en: 'A suggestion is pressed for once it is accepted and until it is closed.' },
    legalBasis: null,
  };
}

/** A committee or a leader of the government would have to read it; who leads a key press is named in the decision and may. */
function open({ confidential }: PressFacts): Refusal | null {
  if (!confidential) return null;
  return {
    code: 'CONFIDENTIAL',
    reason: { zh: '保密建议只能由代工委督办，或由主任会议列为重点督办。', en: 'A confidential suggestion is pressed for by the deputies’ affairs committee, or as a key one by whom the decision names.' },
    legalBasis: CONFIDENTIAL,
  };
}

function once(kind: PressKind): (facts: PressFacts) => Refusal | null {
  return (facts) => {
    if (!facts.open.includes(kind)) return null;
    return { code: 'PRESSED', reason: { zh: '该建议正在以此方式督办。', en: 'It is pressed for in this way already.' }, legalBasis: null };
  };
}

function room({ count }: PressFacts): Refusal | null {
  if (count < MOST_PRESSES) return null;
  return { code: 'TOO_MANY', reason: { zh: `一件建议最多督办 ${MOST_PRESSES} 次。`, en: `At most ${MOST_PRESSES} presses of one suggestion.` }, legalBasis: null };
}

export const pressWorkflow = defineWorkflow<PressState, PressAction, PressFacts>({
  subject: { zh: '督办', en: 'press' },
  initial: 'NONE',
  states: {
    NONE: { label: { zh: '未督办', en: 'not pressed for' } },
    OPEN: { label: { zh: '督办中', en: 'under way' } },
    CLOSED: { label: { zh: '已办结', en: 'closed' }, final: true },
  },
  actions: {
    KEY: { label: { zh: '列为重点督办', en: 'Choose as a key suggestion' } },
    COMMITTEE: { label: { zh: '对口督办', en: 'Press by a committee' } },
    OFFICE: { label: { zh: '代工委督办', en: 'Press overall' } },
    GOVERNMENT: { label: { zh: '政府领导领办', en: 'A government leader takes charge' } },
    NOTE: { label: { zh: '登记督办进展', en: 'Note progress' } },
    CLOSE: { label: { zh: '督办办结', en: 'Close the press' } },
  },
  rows: [
    { action: 'KEY', from: ['NONE'], to: 'OPEN', by: 'PERSON', basis: ART_52, guards: [underWay, once('KEY'), room] },
    // Several committees may press for one suggestion, each once at a time.
    { action: 'COMMITTEE', from: ['NONE'], to: 'OPEN', by: 'PERSON', basis: COMMITTEES, guards: [underWay, open, room] },
    { action: 'OFFICE', from: ['NONE'], to: 'OPEN', by: 'PERSON', basis: ART_52, guards: [underWay, once('OFFICE'), room] },
    { action: 'GOVERNMENT', from: ['NONE'], to: 'OPEN', by: 'PERSON', basis: GOVERNMENT, guards: [underWay, open, once('GOVERNMENT'), room] },
    { action: 'NOTE', from: ['OPEN'], to: 'SAME', by: 'PERSON', basis: null },
    { action: 'CLOSE', from: ['OPEN'], to: 'CLOSED', by: 'PERSON', basis: null },
  ],
});

/** The new state or why not. Ask the policy first who may. */
export function decidePress(action: PressAction, facts: PressFacts): Decision<PressState> {
  return decide(pressWorkflow, action, facts.state, facts);
}
