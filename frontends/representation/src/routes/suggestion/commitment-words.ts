import { defineMessages } from '@redpine/ui/messages';
import type { Tone } from '@redpine/ui/state-tag';
import type { CommitmentState } from '../../gql/graphql.ts';

export const commitmentStates = defineMessages({
  zh: { PROMISED: '待落实', REPORTED: '待核实', FULFILLED: '已落实', REOPENED: '继续落实', EVALUATED_AGAIN: '已再评', CLOSED: '已销号' },
  en: { PROMISED: 'To be kept', REPORTED: 'To be confirmed', FULFILLED: 'Kept', REOPENED: 'Reopened', EVALUATED_AGAIN: 'Evaluated again', CLOSED: 'Closed' },
});

export const commitmentTones: Readonly<Record<CommitmentState, Tone>> = {
  PROMISED: 'active',
  REPORTED: 'waiting',
  FULFILLED: 'waiting',
  REOPENED: 'active',
  EVALUATED_AGAIN: 'waiting',
  CLOSED: 'done',
};

export const reportOutcomes = defineMessages({
  zh: { PENDING: '待核实', CONFIRMED: '已核实', SENT_BACK: '已退回', NOT_KEPT: '代表认为未落实' },
  en: { PENDING: 'to be confirmed', CONFIRMED: 'confirmed', SENT_BACK: 'sent back', NOT_KEPT: 'not kept, says the deputy' },
});

export const dueOutcomes = defineMessages({
  zh: { ASKED: '待审批', GRANTED: '已同意', REFUSED: '未同意', LAPSED: '已失效' },
  en: { ASKED: 'to be decided', GRANTED: 'consented to', REFUSED: 'refused', LAPSED: 'lapsed' },
});

export const commitmentActs = defineMessages({
  zh: {
    REPORT: '报送落实情况', CONFIRM: '核实', SEND_BACK: '退回落实', EVALUATE: '再次评价', REOPEN: '认为未落实', CLOSE: '销号',
    DUE_ASK: '申请调整期限', DUE_GRANT: '同意调整期限', DUE_REFUSE: '不同意调整期限',
  },
  en: {
    REPORT: 'Report it as kept', CONFIRM: 'Confirm', SEND_BACK: 'Send back', EVALUATE: 'Evaluate again', REOPEN: 'Not kept', CLOSE: 'Close',
    DUE_ASK: 'Ask for another due day', DUE_GRANT: 'Consent to the due day', DUE_REFUSE: 'Refuse the due day',
  },
});
