import { defineMessages } from '@redpine/ui/messages';
import type { Tone } from '@redpine/ui/state-tag';
import type { HandlingState, SuggestionState } from './gql/graphql.ts';

/** The glossary's words for the values of the contract's enums: one catalogue an enum, keyed by its values. */

export const suggestionStates = defineMessages({
  zh: { DRAFT: '草稿', SUBMITTED: '待审核', RETURNED: '退回修改', ACCEPTED: '待交办', HANDED_OVER: '已转交', ASSIGNED: '办理中', ANSWERED: '已答复', CLOSED: '办结', ARCHIVED: '已归档', WITHDRAWN: '已撤回', LETTER: '转为来信' },
  en: { DRAFT: 'Draft', SUBMITTED: 'To be reviewed', RETURNED: 'Returned for editing', ACCEPTED: 'To be assigned', HANDED_OVER: 'Handed over', ASSIGNED: 'In hand', ANSWERED: 'Replied', CLOSED: 'Closed', ARCHIVED: 'Archived', WITHDRAWN: 'Withdrawn', LETTER: 'Turned into a letter' },
});

export const suggestionTones: Readonly<Record<SuggestionState, Tone>> = {
  DRAFT: 'quiet',
  SUBMITTED: 'waiting',
  RETURNED: 'waiting',
  ACCEPTED: 'waiting',
  HANDED_OVER: 'waiting',
  ASSIGNED: 'active',
  ANSWERED: 'active',
  CLOSED: 'done',
  ARCHIVED: 'done',
  WITHDRAWN: 'quiet',
  LETTER: 'quiet',
};

export const handlingStates = defineMessages({
  zh: { OFFERED: '待接收', RETURNED: '已退回', IN_HAND: '办理中', REPLIED: '已答复', EVALUATED: '已评价', UNRETURNED: '逾期未评', REPLACED: '已改办', DISSATISFIED: '不满意待处理', REHANDLING: '重新办理中', ESCALATED: '已召集沟通', SETTLED: '沟通后办结', CONCLUDED: '会办结束', WITHDRAWN: '已撤回' },
  en: { OFFERED: 'To be accepted', RETURNED: 'Returned', IN_HAND: 'In hand', REPLIED: 'Replied', EVALUATED: 'Evaluated', UNRETURNED: 'Not evaluated in time', REPLACED: 'Replaced by another unit', DISSATISFIED: 'Dissatisfied: to be decided', REHANDLING: 'Handled again', ESCALATED: 'Both sides convened', SETTLED: 'Settled', CONCLUDED: 'Co-handling over', WITHDRAWN: 'Withdrawn' },
});

export const handlingTones: Readonly<Record<HandlingState, Tone>> = {
  OFFERED: 'waiting',
  RETURNED: 'quiet',
  IN_HAND: 'active',
  REPLIED: 'waiting',
  EVALUATED: 'done',
  UNRETURNED: 'quiet',
  REPLACED: 'quiet',
  DISSATISFIED: 'waiting',
  REHANDLING: 'active',
  ESCALATED: 'waiting',
  SETTLED: 'done',
  CONCLUDED: 'quiet',
  WITHDRAWN: 'quiet',
};

export const origins = defineMessages({
  zh: { IN_SESSION: '大会期间', BETWEEN_SESSIONS: '闭会期间', MOTION: '议案转建议' },
  en: { IN_SESSION: 'In session', BETWEEN_SESSIONS: 'Between sessions', MOTION: 'From a motion' },
});

export const sources = defineMessages({
  zh: { PLATFORM: '平台提交', IMPORTED: '台账导入' },
  en: { PLATFORM: 'Entered on the platform', IMPORTED: 'Imported' },
});

export const handlingRoles = defineMessages({
  zh: { ALONE: '独办', LEAD: '主办', CO: '会办', SEPARATE: '分办' },
  en: { ALONE: 'Handles alone', LEAD: 'Lead', CO: 'Co-handler', SEPARATE: 'Handles separately' },
});

export const assignmentModes = defineMessages({
  zh: { ALONE: '独办', LEAD_WITH_COHANDLERS: '主办会办', SEPARATE: '分办' },
  en: { ALONE: 'One unit alone', LEAD_WITH_COHANDLERS: 'Lead with co-handlers', SEPARATE: 'Several, separately' },
});

export const assignmentModeHints = defineMessages({
  zh: {
    ALONE: '由一个单位办理并答复',
    LEAD_WITH_COHANDLERS: '主办单位汇总会办意见，统一答复',
    SEPARATE: '各单位分别答复，代表分别评价',
  },
  en: {
    ALONE: 'One unit handles and replies',
    LEAD_WITH_COHANDLERS: 'The lead gathers the co-handlers’ views and gives one reply',
    SEPARATE: 'Each unit replies and is evaluated on its own',
  },
});

export const assignmentTracks = defineMessages({
  zh: { THREE_MONTHS: '三个月', SIX_MONTHS: '六个月' },
  en: { THREE_MONTHS: 'Three months', SIX_MONTHS: 'Six months' },
});

export const contactModes = defineMessages({
  zh: { FACE_TO_FACE: '面商', VISIT: '走访', SEMINAR: '座谈', TELEPHONE: '电话', LETTER: '信函' },
  en: { FACE_TO_FACE: 'Face to face', VISIT: 'Visit', SEMINAR: 'Seminar', TELEPHONE: 'Telephone', LETTER: 'Letter' },
});

export const contactStages = defineMessages({
  zh: { BEFORE: '办前', DURING: '办中', AFTER: '办后' },
  en: { BEFORE: 'Before handling', DURING: 'During handling', AFTER: 'After handling' },
});

export const satisfactionLevels = defineMessages({
  zh: { SATISFIED: '满意', BASICALLY_SATISFIED: '基本满意', DISSATISFIED: '不满意' },
  en: { SATISFIED: 'Satisfied', BASICALLY_SATISFIED: 'Basically satisfied', DISSATISFIED: 'Dissatisfied' },
});

export const deadlineKinds = defineMessages({
  zh: { ASSIGN: '交办期限', RETURN: '退回交办期限', FIRST_CONTACT: '首次沟通期限', REPLY: '答复期限', CO_OPINION: '会办意见期限', REHANDLE: '重新办理期限', EVALUATE: '评价期限' },
  en: { ASSIGN: 'To be assigned by', RETURN: 'May be returned until', FIRST_CONTACT: 'First contact due', REPLY: 'Reply due', CO_OPINION: 'Opinion due', REHANDLE: 'Second reply due', EVALUATE: 'Evaluation open until' },
});

export const cosignerStates = defineMessages({
  zh: { INVITED: '待确认', CONFIRMED: '已附议', DECLINED: '未附议', LAPSED: '邀请已失效', WITHDRAWN: '已撤回附议' },
  en: { INVITED: 'Invited', CONFIRMED: 'Confirmed', DECLINED: 'Declined', LAPSED: 'Lapsed', WITHDRAWN: 'Withdrawn' },
});

export const replyKinds = defineMessages({
  zh: { FIRST: '首次答复', REHANDLED: '重新办理后答复', CONTINUED: '续办答复' },
  en: { FIRST: 'First reply', REHANDLED: 'Reply after handling again', CONTINUED: 'Continued reply' },
});

export const extensionStates = defineMessages({
  zh: { ASKED: '待决定', GRANTED: '已同意', REFUSED: '未同意', LAPSED: '已失效' },
  en: { ASKED: 'To be decided', GRANTED: 'Granted', REFUSED: 'Refused', LAPSED: 'Fell away' },
});

export const draftChecks = defineMessages({
  zh: { SUBMITTED: '送核中', PASSED: '核稿通过', RETURNED: '核稿退回' },
  en: { SUBMITTED: 'Being checked', PASSED: 'Passed the check', RETURNED: 'Returned by the check' },
});

export const rehandleCauses = defineMessages({
  zh: { DISSATISFIED: '代表对办理结果不满意，重新办理', QUALITY_CHECK: '质量复核后重新办理' },
  en: { DISSATISFIED: 'Handled again: the deputy was dissatisfied with the result', QUALITY_CHECK: 'Handled again after the quality check' },
});

export const similarFields = defineMessages({
  zh: { TITLE: '案由', FACTS: '情况与问题', PROPOSAL: '意见建议' },
  en: { TITLE: 'title', FACTS: 'facts', PROPOSAL: 'proposal' },
});

export const deputyStatuses = defineMessages({
  zh: { ACTIVE: '在职', SUSPENDED: '暂停执行职务', ENDED: '已终止' },
  en: { ACTIVE: 'Serves', SUSPENDED: 'Suspended', ENDED: 'Mandate ended' },
});

export const queueNames = defineMessages({
  zh: {
    MY_DRAFTS: '我的草稿',
    TO_COSIGN: '待我附议',
    TO_REVISE: '待我修改',
    TO_EVALUATE: '待我评价',
    TO_REVIEW: '待审核',
    TO_ASSIGN: '待交办',
    TO_ARCHIVE: '待归档',
    TO_ACCEPT: '待接收',
    TO_REPLY: '待答复',
    TO_GIVE_OPINION: '待提会办意见',
    TO_CHECK_DRAFT: '待核稿',
    TO_DECIDE_EXTENSION: '待定延期',
    TO_REASSIGN: '待改办',
    TO_REHANDLE: '待定重新办理',
    OVERDUE: '逾期待办结',
    TO_CONTACT: '待首次沟通',
    TO_SETTLE: '召集沟通待办结',
    TO_PROPOSE: '待定是否公开',
    TO_PUBLISH: '待脱敏发布',
    COMMITMENTS_TO_KEEP: '待落实承诺',
    COMMITMENTS_TO_DECIDE: '承诺待核实销号',
    COMMITMENTS_OVERDUE: '承诺逾期',
    COMMITMENTS_PRESSED: '承诺滚动督办',
    COMMITMENTS_TO_EVALUATE: '承诺待我再评',
    PRESSES_MINE: '由我督办',
    REPORTS_TO_DRAFT: '办理情况报告待办',
    REPORTS_TO_HEAR: '办理情况报告待审议',
    DUTIES_TO_VERIFY: '履职事项待核实',
    MANDATES_TO_ANNOUNCE: '代表资格事项在办',
    PROFILES_TO_PUBLISH: '公示资料待审核',
    LEAVES_TO_ANSWER: '待批复的代表请假',
    GROUP_ACTIVITIES_TO_CONFIRM: '待确认的小组活动',
    DUTY_OBJECTIONS: '履职异议待处理',
    OPINIONS_TO_TRIAGE: '民意待分办',
    OPINIONS_TO_ANSWER: '民意待答复',
    OPINIONS_TO_TELL: '民意待电话告知',
    PROBLEMS_TO_DECIDE: '急难愁盼待交办、待销号',
    PROBLEMS_TO_REMEDY: '急难愁盼待整改',
    PROBLEMS_TO_VERIFY: '急难愁盼待核验',
  },
  en: {
    MY_DRAFTS: 'My drafts',
    TO_COSIGN: 'To co-sign',
    TO_REVISE: 'To revise',
    TO_EVALUATE: 'To evaluate',
    TO_REVIEW: 'To review',
    TO_ASSIGN: 'To assign',
    TO_ARCHIVE: 'To archive',
    TO_ACCEPT: 'To accept',
    TO_REPLY: 'To reply',
    TO_GIVE_OPINION: 'Opinions to give',
    TO_CHECK_DRAFT: 'Drafts to check',
    TO_DECIDE_EXTENSION: 'Extensions to decide',
    TO_REASSIGN: 'To reassign',
    TO_REHANDLE: 'To be handled again',
    OVERDUE: 'Past the due day',
    TO_CONTACT: 'Deputies to contact',
    TO_SETTLE: 'Convened, to be settled',
    TO_PROPOSE: 'To decide on publication',
    TO_PUBLISH: 'To redact and publish',
    COMMITMENTS_TO_KEEP: 'Commitments to keep',
    COMMITMENTS_TO_DECIDE: 'Commitments to decide on',
    COMMITMENTS_OVERDUE: 'Commitments past the due day',
    COMMITMENTS_PRESSED: 'Commitments pressed for',
    COMMITMENTS_TO_EVALUATE: 'Commitments to evaluate',
    PRESSES_MINE: 'My presses',
    REPORTS_TO_DRAFT: 'Reports to work on',
    REPORTS_TO_HEAR: 'Reports to hear',
    DUTIES_TO_VERIFY: 'Duty events to verify',
    MANDATES_TO_ANNOUNCE: 'Credentials matters under way',
    PROFILES_TO_PUBLISH: 'Profiles to publish',
    LEAVES_TO_ANSWER: 'Leaves to answer',
    GROUP_ACTIVITIES_TO_CONFIRM: 'Group activities to confirm',
    DUTY_OBJECTIONS: 'Objections to decide',
    OPINIONS_TO_TRIAGE: 'Opinions to classify',
    OPINIONS_TO_ANSWER: 'Opinions to answer',
    OPINIONS_TO_TELL: 'Senders to call',
    PROBLEMS_TO_DECIDE: 'Pressing problems to decide',
    PROBLEMS_TO_REMEDY: 'Pressing problems to remedy',
    PROBLEMS_TO_VERIFY: 'Remedies to verify',
  },
});

export const queueHints = defineMessages({
  zh: {
    MY_DRAFTS: '尚未提交的建议',
    TO_COSIGN: '其他代表邀请您共同提出',
    TO_REVISE: '审核退回，修改后重新提交',
    TO_EVALUATE: '已收到答复，请在期限内评价',
    TO_REVIEW: '代表已提交，等待受理',
    TO_ASSIGN: '已受理编号或已转交，等待交办',
    TO_ARCHIVE: '已办结，等待归档',
    TO_ACCEPT: '已交办到本单位，等待接收',
    TO_REPLY: '本单位正在办理或重新办理',
    TO_GIVE_OPINION: '本单位会办，请向主办单位提出意见',
    TO_CHECK_DRAFT: '承办单位已将答复送核',
    TO_DECIDE_EXTENSION: '承办单位申请延期，请决定',
    TO_REASSIGN: '有单位退回交办，其他单位继续办理',
    TO_REHANDLE: '代表对办理结果不满意，请决定重新办理或召集沟通',
    OVERDUE: '超过法定答复期限，请督促办理',
    TO_CONTACT: '答复前至少与代表沟通一次',
    TO_SETTLE: '已召集双方沟通，请办结或交付重新办理',
    TO_PROPOSE: '代表已评价，请决定是否公开',
    TO_PUBLISH: '已提出公开，等待脱敏、发布',
    COMMITMENTS_TO_KEEP: '本单位在答复中的承诺，落实后请报送',
    COMMITMENTS_TO_DECIDE: '请核实落实情况、审批期限或销号',
    COMMITMENTS_OVERDUE: '承诺已过完成期限，请督促落实',
    COMMITMENTS_PRESSED: '列入年度滚动督办、尚未办结',
    COMMITMENTS_TO_EVALUATE: '承诺已核实落实，请再次评价',
    PRESSES_MINE: '由您领衔或由本机构督办',
    REPORTS_TO_DRAFT: '请起草、登记落实情况、印发或公开',
    REPORTS_TO_HEAR: '已提请审议，请登记审议情况',
    DUTIES_TO_VERIFY: '代表履职已登记，核实后计入档案',
    MANDATES_TO_ANNOUNCE: '确认、暂停、辞职、补选等，办至公告',
    PROFILES_TO_PUBLISH: '代表编写或修改了公示资料，审核后公示',
    LEAVES_TO_ANSWER: '代表申请请假，请批复',
    GROUP_ACTIVITIES_TO_CONFIRM: '小组活动已登记，请确认或退回',
    DUTY_OBJECTIONS: '代表对核实结论有异议，请答复',
    OPINIONS_TO_TRIAGE: '收到的民意，请分类、转办或转出',
    OPINIONS_TO_ANSWER: '转给您的民意，请答复反映人',
    OPINIONS_TO_TELL: '反映人希望电话告知，请致电',
    PROBLEMS_TO_DECIDE: '已列入的请交办，已核验的请销号',
    PROBLEMS_TO_REMEDY: '交给本单位，请报送整改情况',
    PROBLEMS_TO_VERIFY: '已报整改，请征询群众后核验',
  },
  en: {
    MY_DRAFTS: 'Not submitted yet',
    TO_COSIGN: 'Other deputies invite you',
    TO_REVISE: 'Returned by the review: edit and submit again',
    TO_EVALUATE: 'Replied: evaluate within the window',
    TO_REVIEW: 'Submitted by deputies',
    TO_ASSIGN: 'Accepted and numbered, or handed over',
    TO_ARCHIVE: 'Closed',
    TO_ACCEPT: 'Offered to your unit',
    TO_REPLY: 'In hand at your unit, for the first time or again',
    TO_GIVE_OPINION: 'Your unit co-handles: tell the lead what it thinks',
    TO_CHECK_DRAFT: 'Units have submitted their replies to your check',
    TO_DECIDE_EXTENSION: 'Units ask for more time',
    TO_REASSIGN: 'A unit returned it while others go on',
    TO_REHANDLE: 'The deputy is dissatisfied: order handling again, or convene both sides',
    OVERDUE: 'Past the legal day for the reply: to be urged',
    TO_CONTACT: 'At least one contact precedes the reply',
    TO_SETTLE: 'Both sides were convened: settle it, or order handling again',
    TO_PROPOSE: 'The deputy has evaluated: decide whether it is published',
    TO_PUBLISH: 'Proposed: redact and publish',
    COMMITMENTS_TO_KEEP: 'What your unit promised in replies: report it once kept',
    COMMITMENTS_TO_DECIDE: 'Confirm reports, decide on due days, close',
    COMMITMENTS_OVERDUE: 'Promises past their day: to be urged',
    COMMITMENTS_PRESSED: 'On a yearly press list and still open',
    COMMITMENTS_TO_EVALUATE: 'Confirmed as kept: evaluate again',
    PRESSES_MINE: 'You lead them, or your committee presses',
    REPORTS_TO_DRAFT: 'Draft, record the follow-up, print or publish',
    REPORTS_TO_HEAR: 'Submitted: record the hearing',
    DUTIES_TO_VERIFY: 'Recorded: once verified, they count in the record',
    MANDATES_TO_ANNOUNCE: 'Confirmations, suspensions, resignations, by-elections: up to their announcement',
    PROFILES_TO_PUBLISH: 'Written or changed: look at them and publish',
    LEAVES_TO_ANSWER: 'Deputies ask for leave: answer them',
    GROUP_ACTIVITIES_TO_CONFIRM: 'Activities were recorded: confirm them or send them back',
    DUTY_OBJECTIONS: 'A deputy objects to a rejection or a verification: give the answer',
    OPINIONS_TO_TRIAGE: 'Received: classify, route or transfer them',
    OPINIONS_TO_ANSWER: 'Routed to you: answer the sender',
    OPINIONS_TO_TELL: 'They asked to be called',
    PROBLEMS_TO_DECIDE: 'Listed: assign them; verified: close them',
    PROBLEMS_TO_REMEDY: 'Assigned to your unit: report the remedy',
    PROBLEMS_TO_VERIFY: 'Reported as solved: ask those concerned',
  },
});

export const importStates = defineMessages({
  zh: { WAITING: '等待开始', RUNNING: '正在进行', DONE: '已完成', REFUSED: '未通过', FAILED: '中断' },
  en: { WAITING: 'Waiting', RUNNING: 'Under way', DONE: 'Done', REFUSED: 'Refused', FAILED: 'Broken off' },
});
