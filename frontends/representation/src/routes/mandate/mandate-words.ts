import { defineMessages } from '@redpine/ui/messages';
import type { Tone } from '@redpine/ui/state-tag';
import type { DeputyLevel, MandateGround, MandateMatterKind, MandateMatterState } from '../../gql/graphql.ts';

export const MANDATE_KINDS: readonly MandateMatterKind[] = ['CONFIRM', 'SUSPEND', 'RESTORE', 'RESIGN', 'ORDERED_RESIGN', 'RECALL', 'LOSE', 'BY_ELECTION'];
export const MANDATE_STATES: readonly MandateMatterState[] = ['OPEN', 'DECIDED', 'REPORTED', 'ANNOUNCED', 'REJECTED'];
export const DEPUTY_LEVELS: readonly DeputyLevel[] = ['TOWN', 'DISTRICT', 'CITY', 'PROVINCE', 'NATION'];
/** 代表法 art. 61. */
export const SUSPENDING: readonly MandateGround[] = ['DETAINED', 'SERVING_SENTENCE'];
/** 代表法 art. 62. */
export const LOSING: readonly MandateGround[] = ['MOVED_AWAY', 'ABSENT_TWICE', 'NATIONALITY_LOST', 'RIGHTS_DEPRIVED', 'INCAPACITATED', 'DIED'];

export const mandateKinds = defineMessages({
  zh: {
    CONFIRM: '确认代表资格', SUSPEND: '暂停执行代表职务', RESTORE: '恢复执行代表职务', RESIGN: '辞职', ORDERED_RESIGN: '责令辞职', RECALL: '罢免', LOSE: '代表资格终止', BY_ELECTION: '补选',
  },
  en: {
    CONFIRM: 'Credentials confirmed', SUSPEND: 'Suspension', RESTORE: 'Restoration', RESIGN: 'Resignation', ORDERED_RESIGN: 'Ordered resignation', RECALL: 'Recall', LOSE: 'Loss of the mandate', BY_ELECTION: 'By-election',
  },
});

/** What one does to begin it. */
export const mandateOpenings = defineMessages({
  zh: {
    CONFIRM: '提请确认资格', SUSPEND: '提出暂停职务', RESTORE: '提出恢复职务', RESIGN: '提出辞职', ORDERED_RESIGN: '提出责令辞职', RECALL: '提出罢免', LOSE: '提出资格终止', BY_ELECTION: '登记补选',
  },
  en: {
    CONFIRM: 'Have credentials confirmed', SUSPEND: 'Propose a suspension', RESTORE: 'Propose a restoration', RESIGN: 'Resign', ORDERED_RESIGN: 'Propose an ordered resignation', RECALL: 'Propose a recall', LOSE: 'Propose the loss', BY_ELECTION: 'Record a by-election',
  },
});

export const mandateStates = defineMessages({
  zh: { OPEN: '已提出', DECIDED: '已决定', REPORTED: '已报告', ANNOUNCED: '已公告', REJECTED: '未通过或终止' },
  en: { OPEN: 'Opened', DECIDED: 'Decided', REPORTED: 'Reported', ANNOUNCED: 'Announced', REJECTED: 'Not carried, or ended' },
});

export const mandateTones: Readonly<Record<MandateMatterState, Tone>> = { OPEN: 'waiting', DECIDED: 'active', REPORTED: 'active', ANNOUNCED: 'done', REJECTED: 'quiet' };

export const mandateActs = defineMessages({
  zh: { OPEN: '提出', DEFEND: '登记申辩', DECIDE: '登记决定', REPORT: '登记资格审查报告', ANNOUNCE: '公告', REJECT: '登记未通过或终止' },
  en: { OPEN: 'Opened', DEFEND: 'Record the defence', DECIDE: 'Record the decision', REPORT: 'Record the committee’s report', ANNOUNCE: 'Announce', REJECT: 'Record that it ended' },
});

export const mandateGrounds = defineMessages({
  zh: {
    DETAINED: '因刑事案件被羁押正在受侦查、起诉、审判', SERVING_SENTENCE: '被判处管制、拘役或者有期徒刑而没有附加剥夺政治权利，正在服刑', MOVED_AWAY: '迁出或者调离本行政区域', ABSENT_TWICE: '未经批准两次不出席人民代表大会会议',
    NATIONALITY_LOST: '丧失中国国籍', RIGHTS_DEPRIVED: '依照法律被剥夺政治权利', INCAPACITATED: '丧失行为能力', DIED: '去世',
  },
  en: {
    DETAINED: 'Detained in a criminal case', SERVING_SENTENCE: 'Serving a sentence without loss of political rights', MOVED_AWAY: 'Moved or was transferred out of the area', ABSENT_TWICE: 'Twice absent from the congress without leave',
    NATIONALITY_LOST: 'Lost the nationality', RIGHTS_DEPRIVED: 'Deprived of political rights', INCAPACITATED: 'Lost the capacity to act', DIED: 'Died',
  },
});

export const defenceForms = defineMessages({
  zh: { IN_PERSON: '出席会议申辩', IN_WRITING: '书面申辩', WAIVED: '本人放弃申辩' },
  en: { IN_PERSON: 'At the meeting', IN_WRITING: 'In writing', WAIVED: 'She gave none' },
});

export const deputyLevels = defineMessages({
  zh: { TOWN: '镇人大代表', DISTRICT: '区人大代表', CITY: '市人大代表', PROVINCE: '省人大代表', NATION: '全国人大代表' },
  en: { TOWN: 'Town', DISTRICT: 'District', CITY: 'City', PROVINCE: 'Province', NATION: 'Nation' },
});
