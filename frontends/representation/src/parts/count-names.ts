import { defineMessages } from '@redpine/ui/messages';
import type { SuggestionCount } from '../gql/graphql.ts';

/** What each count of a figure is called, also over the list behind it. */
export const countNames = defineMessages<Record<SuggestionCount, string>>({
  zh: {
    TOTAL: '受理建议', IN_HAND: '办理中', OVERDUE: '有事项逾期的建议', MUST_REPLY: '应答复的承办',
    CLOCK_IN_TIME: '按期答复', CLOCK_LATE: '逾期答复', CLOCK_WITHIN: '期限内办理', CLOCK_EXTENDED: '延期内办理', CLOCK_OVERDUE: '逾期未答复',
    CLOCK_REHANDLING: '重新办理中', CLOCK_UNDATED: '期限不明', IMPLEMENTED: '已落实', PROMISED: '承诺落实中', OUTSIDE: '不计入落实率',
    REPLIED: '已答复', REPLIED_IN_TIME: '按期作出答复', SOLVED: '已解决或基本解决（A 类）', SATISFIED: '结果满意或基本满意', SATISFIED_FIRST: '首次答复结果满意或基本满意',
  },
  en: {
    TOTAL: 'Suggestions accepted', IN_HAND: 'In hand', OVERDUE: 'Something overdue', MUST_REPLY: 'Handlings to be replied',
    CLOCK_IN_TIME: 'Replied in time', CLOCK_LATE: 'Replied late', CLOCK_WITHIN: 'In hand, within the time', CLOCK_EXTENDED: 'In hand, time extended', CLOCK_OVERDUE: 'Overdue, no reply yet',
    CLOCK_REHANDLING: 'Handled again', CLOCK_UNDATED: 'No known due day', IMPLEMENTED: 'Implemented', PROMISED: 'Promised, not implemented yet', OUTSIDE: 'Outside the implementation rate',
    REPLIED: 'Replied', REPLIED_IN_TIME: 'Replied by the due day', SOLVED: 'Solved or mostly solved (A)', SATISFIED: 'Satisfied or basically satisfied', SATISFIED_FIRST: 'Satisfied with the first reply',
  },
});
