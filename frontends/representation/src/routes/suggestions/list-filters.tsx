import type { Filter } from '@redpine/ui/filter-bar';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { countNames } from '../../parts/count-names.ts';
import { setElsewhere, useYesNo } from '../../parts/filter-choices.ts';
import { useVocabulary } from '../../parts/vocabulary.ts';
import { origins, queueNames, sources, suggestionStates } from '../../words.ts';
import { COUNTS, ORIGINS, QUEUES, SOURCES, STATES, type FilterState } from './filter-state.ts';

const messages = defineMessages({
  zh: {
    search: '搜索案由、编号和正文',
    states: '状态',
    topic: '领域',
    area: '涉及区域',
    unit: '承办单位',
    session: '届次',
    queue: '待办',
    origin: '提出时期',
    category: '答复类别',
    overdue: '逾期',
    mine: '我的建议',
    deputy: '领衔代表',
    from: '提出日期自',
    until: '提出日期至',
    inTime: '按期答复',
    repliedFrom: '答复日期自',
    repliedUntil: '答复日期至',
    returned: '曾退回修改',
    dissatisfied: '对结果不满意',
    extended: '延期办理中',
    source: '来源',
    flagged: '导入标记',
    unmatched: '姓名或单位未匹配',
    confidential: '代表要求保密',
    counted: '统计项',
    pressed: '督办中',
    key: '重点督办',
  },
  en: {
    search: 'Search titles, numbers and texts',
    states: 'State',
    topic: 'Topic',
    area: 'Area',
    unit: 'Unit',
    session: 'Session',
    queue: 'Queue',
    origin: 'Origin',
    category: 'Reply category',
    overdue: 'Overdue',
    mine: 'My own',
    deputy: 'Lead deputy',
    from: 'Submitted from',
    until: 'Submitted until',
    inTime: 'Replied in time',
    repliedFrom: 'Replied from',
    repliedUntil: 'Replied until',
    returned: 'Returned for editing',
    dissatisfied: 'Dissatisfied with the result',
    extended: 'With an extended time',
    source: 'Source',
    flagged: 'Import flag',
    unmatched: 'Name not matched',
    confidential: 'Confidential',
    counted: 'Counted as',
    pressed: 'Pressed for',
    key: 'Key suggestion',
  },
});

/** The filters with their options, in the order in which they are shown. */
export function useFilters(deputy: { id: string; name: string | undefined }): Filter[] {
  const text = useMessages(messages);
  const states = useMessages(suggestionStates);
  const queues = useMessages(queueNames);
  const originNames = useMessages(origins);
  const sourceNames = useMessages(sources);
  const counts = useMessages(countNames);
  const vocabulary = useVocabulary();
  const yesNo = useYesNo();
  const units = vocabulary.units.flatMap((group) => group.choices);
  return [
    { key: 'search', kind: 'search', label: text.search },
    { key: 'states', kind: 'many', label: text.states, options: STATES.map((value) => ({ value, label: states[value] })) },
    { key: 'topic', kind: 'one', label: text.topic, options: vocabulary.topics },
    { key: 'area', kind: 'one', label: text.area, options: vocabulary.areas },
    { key: 'unit', kind: 'one', label: text.unit, options: units },
    { key: 'congressSession', kind: 'one', label: text.session, options: vocabulary.sessions },
    { key: 'overdue', kind: 'one', label: text.overdue, options: yesNo },
    { key: 'queue', kind: 'one', label: text.queue, options: QUEUES.map((value) => ({ value, label: queues[value] })) },
    { key: 'replyCategory', kind: 'one', label: text.category, options: vocabulary.categories },
    { key: 'origin', kind: 'one', label: text.origin, options: ORIGINS.map((value) => ({ value, label: originNames[value] })) },
    { key: 'mine', kind: 'one', label: text.mine, options: yesNo },
    ...setElsewhere('deputy', text.deputy, deputy.id, deputy.name),
    { key: 'submittedFrom', kind: 'day', label: text.from },
    { key: 'submittedUntil', kind: 'day', label: text.until },
    { key: 'pressed', kind: 'one', label: text.pressed, options: yesNo },
    { key: 'key', kind: 'one', label: text.key, options: yesNo },
    { key: 'repliedInTime', kind: 'one', label: text.inTime, options: yesNo },
    { key: 'repliedFrom', kind: 'day', label: text.repliedFrom },
    { key: 'repliedUntil', kind: 'day', label: text.repliedUntil },
    { key: 'returned', kind: 'one', label: text.returned, options: yesNo },
    { key: 'dissatisfied', kind: 'one', label: text.dissatisfied, options: yesNo },
    { key: 'extended', kind: 'one', label: text.extended, options: yesNo },
    { key: 'source', kind: 'one', label: text.source, options: SOURCES.map((value) => ({ value, label: sourceNames[value] })) },
    { key: 'flagged', kind: 'one', label: text.flagged, options: yesNo },
    { key: 'unmatched', kind: 'one', label: text.unmatched, options: yesNo },
    { key: 'confidential', kind: 'one', label: text.confidential, options: yesNo },
    { key: 'counted', kind: 'one', label: text.counted, options: COUNTS.map((value) => ({ value, label: counts[value] })) },
  ];
}

/** The filters in force, in words: an export says what it holds. */
export function filterWords(filters: readonly Filter[], state: FilterState): string[] {
  return filters.flatMap((filter) => {
    const value = state[filter.key as keyof FilterState];
    const values = (typeof value === 'string' ? [value] : [...value]).filter((each) => each !== '');
    const options = 'options' in filter ? filter.options : [];
    return values.map((each) => `${filter.label}：${options.find((option) => option.value === each)?.label ?? each}`);
  });
}
