// Who may do what: one row for each root mutation of all services, answered by the policies that the commands ask.
import { mayReadAudit } from '../../services/kit/src/audit/read.ts';
import type { ActorPost } from '../../services/kit/src/actor.ts';
import type { DirectoryAct } from '../../services/directory/src/administration/administration.policy.ts';
import { DIRECTORY_ACTS, mayAdminister, mayAppoint, mayDelegate, mayEndDelegation } from '../../services/directory/src/administration/administration.policy.ts';
import type { PostKind } from '../../services/directory/src/post/post.kind.ts';
import { mayCommitment, mayRegister } from '../../services/representation/src/commitment/commitment.policy.ts';
import { commitmentWorkflow } from '../../services/representation/src/commitment/commitment.workflow.ts';
import { mayHandling } from '../../services/representation/src/handling/handling.policy.ts';
import { handlingWorkflow } from '../../services/representation/src/handling/handling.workflow.ts';
import { mayReport } from '../../services/representation/src/handling-report/report.policy.ts';
import { reportWorkflow } from '../../services/representation/src/handling-report/report.workflow.ts';
import { mayPress, type PressParties } from '../../services/representation/src/press/press.policy.ts';
import { isKeeper } from '../../services/representation/src/deputy/deputy.policy.ts';
import { mayProfile } from '../../services/representation/src/deputy-profile/profile.policy.ts';
import { profileWorkflow } from '../../services/representation/src/deputy-profile/profile.workflow.ts';
import { mayMandate } from '../../services/representation/src/mandate/mandate.policy.ts';
import { mandateWorkflow } from '../../services/representation/src/mandate/mandate.workflow.ts';
import { pressWorkflow } from '../../services/representation/src/press/press.workflow.ts';
import { mayPublication } from '../../services/representation/src/publication/publication.policy.ts';
import { publicationWorkflow } from '../../services/representation/src/publication/publication.workflow.ts';
import { mayKeepRules } from '../../services/representation/src/rules/rules.policy.ts';
import { mayRegister as mayRegisterSuggestion, maySuggestion, permissions } from '../../services/representation/src/suggestion/suggestion.policy.ts';
import { suggestionWorkflow } from '../../services/representation/src/suggestion/suggestion.workflow.ts';
import { mayHome } from '../../services/representation/src/home/home.policy.ts';
import { homeWorkflow } from '../../services/representation/src/home/home.workflow.ts';
import { mayHomeEvent } from '../../services/representation/src/home/home-event.policy.ts';
import { homeEventWorkflow } from '../../services/representation/src/home/home-event.workflow.ts';
import { mayInvitation, mayOccasion } from '../../services/representation/src/occasion/occasion.policy.ts';
import { invitationWorkflow } from '../../services/representation/src/occasion/invitation.workflow.ts';
import { occasionWorkflow } from '../../services/representation/src/occasion/occasion.workflow.ts';
import { mayDuty, publishesDuty } from '../../services/representation/src/duty/duty.policy.ts';
import { dutyWorkflow } from '../../services/representation/src/duty/duty.workflow.ts';
import { mayVoterReport } from '../../services/representation/src/voter-report/voter-report.policy.ts';
import { voterReportWorkflow } from '../../services/representation/src/voter-report/voter-report.workflow.ts';
import { mayWorkPlan } from '../../services/representation/src/work-plan/work-plan.policy.ts';
import { workPlanWorkflow } from '../../services/representation/src/work-plan/work-plan.workflow.ts';
import { mayDeed } from '../../services/representation/src/deed/deed.policy.ts';
import { deedWorkflow } from '../../services/representation/src/deed/deed.workflow.ts';
import { activityWorkflow } from '../../services/representation/src/deputy-group/activity.workflow.ts';
import { mayActivity, mayGroup } from '../../services/representation/src/deputy-group/group.policy.ts';
import { groupWorkflow } from '../../services/representation/src/deputy-group/group.workflow.ts';
import { maySpend } from '../../services/representation/src/fund/fund.policy.ts';
import { spendingWorkflow } from '../../services/representation/src/fund/fund.workflow.ts';
import { mayLeave } from '../../services/representation/src/leave/leave.policy.ts';
import { leaveWorkflow } from '../../services/representation/src/leave/leave.workflow.ts';
import { mayOpinion } from '../../services/representation/src/opinion/opinion.policy.ts';
import { opinionWorkflow } from '../../services/representation/src/opinion/opinion.workflow.ts';
import { mayProblem } from '../../services/representation/src/pressing-problem/problem.policy.ts';
import { problemWorkflow } from '../../services/representation/src/pressing-problem/problem.workflow.ts';
import { mayTalk } from '../../services/representation/src/talk/talk.policy.ts';
import { talkWorkflow } from '../../services/representation/src/talk/talk.workflow.ts';
import { mayTie } from '../../services/representation/src/tie/tie.policy.ts';
import { tieWorkflow } from '../../services/representation/src/tie/tie.workflow.ts';
import { mayVisit } from '../../services/representation/src/visit/visit.policy.ts';
import { visitWorkflow } from '../../services/representation/src/visit/visit.workflow.ts';
import { urgePart } from '../../services/representation/src/urge/urge.policy.ts';

/** Whoever asks: kit's actor, as far as authority follows from it. */
export interface Asker {
  kind: 'ANONYMOUS' | 'ACCOUNT';
  person: string | null;
  posts: readonly Omit<ActorPost, 'id' | 'title'>[];
}

/** The records that are asked about: whose they are, by ids. */
export interface Ground {
  lead: string;
  cosigner: string;
  leader: string;
  unit: string;
  /** The holder of the post that is given, ended or delegated, and what it is. */
  holder: string;
  delegate: string;
  post: PostKind;
  origin: 'IN_SESSION' | 'BETWEEN_SESSIONS';
  role: 'ALONE' | 'CO';
  press: PressParties['kind'];
  /** The area that records of places lie in, and those above it. */
  lies: readonly string[];
}

/** Whether the asker's part ever allows the act; `own` where everybody may, on what is her own. */
export interface Rule {
  /** The act in words. */
  label: string;
  may: (asker: Asker, ground: Ground) => boolean;
  own?: true;
}

type Workflow = { readonly actions: Readonly<Record<string, { readonly label: { readonly zh: string } }>> };
const label = (workflow: Workflow, action: string): string => workflow.actions[action]?.label.zh ?? action;

type Action<May extends (action: never, ...rest: never[]) => boolean> = Parameters<May>[0];

/** Rows of one aggregate, by the mutation's name and the action of its table. */
function rows<A extends string>(workflow: Workflow, of: Readonly<Record<string, A>>, may: (action: A, asker: Asker, ground: Ground) => boolean): Record<string, Rule> {
  return Object.fromEntries(
    Object.entries(of).map(([mutation, action]) => [mutation, { label: label(workflow, action), may: (asker, ground) => may(action, asker, ground) }]),
  );
}

const suggestion = rows<Action<typeof maySuggestion>>(
  suggestionWorkflow,
  {
    suggestionDraftSave: 'SAVE', suggestionDraftDiscard: 'DISCARD', suggestionCosignerInvite: 'COSIGN_INVITE',
    suggestionCosignConfirm: 'COSIGN_CONFIRM', suggestionCosignDecline: 'COSIGN_DECLINE', suggestionCosignWithdraw: 'COSIGN_WITHDRAW',
    suggestionSubmit: 'SUBMIT', suggestionWithdraw: 'WITHDRAW', suggestionAccept: 'ACCEPT', suggestionReturn: 'RETURN',
    suggestionToLetter: 'TO_LETTER', suggestionAcceptanceRetract: 'RETRACT_ACCEPTANCE', suggestionAssignmentRetract: 'RETRACT_ASSIGNMENT',
    suggestionKeepConfidential: 'KEEP_CONFIDENTIAL', suggestionLiftConfidentiality: 'LIFT_CONFIDENTIALITY', suggestionCorrect: 'CORRECT', suggestionJoin: 'JOIN', suggestionLeaveCase: 'LEAVE_CASE', suggestionHandOver: 'HAND_OVER', suggestionArchive: 'ARCHIVE',
  },
  (action, asker, { origin, lead, cosigner }) =>
    maySuggestion(action, { origin, leadPerson: lead, cosigners: [{ person: cosigner, state: 'CONFIRMED', status: 'ACTIVE' }] }, asker),
);

/** 交办: by 代工委, or within the government once it was handed over. */
const assigns = (asker: Asker, { lead }: Ground): boolean =>
  (['ASSIGN', 'ASSIGN_WITHIN'] as const).some((action) => maySuggestion(action, { origin: 'BETWEEN_SESSIONS', leadPerson: lead, cosigners: [] }, asker));

const handling = rows<Action<typeof mayHandling>>(
  handlingWorkflow,
  {
    handlingAccept: 'ACCEPT', handlingReturn: 'RETURN', handlingContactRecord: 'CONTACT', handlingReplyDraft: 'REPLY_DRAFT', handlingReply: 'REPLY',
    handlingReassign: 'REASSIGN', handlingOpinion: 'OPINION', handlingExtensionAsk: 'EXTENSION_ASK', handlingExtensionGrant: 'EXTENSION_GRANT',
    handlingExtensionRefuse: 'EXTENSION_REFUSE', handlingCheckSubmit: 'CHECK_SUBMIT', handlingCheckPass: 'CHECK_PASS', handlingCheckReturn: 'CHECK_RETURN',
    handlingContinue: 'CONTINUE', handlingRehandle: 'REHANDLE', handlingQualityCheck: 'QUALITY_CHECK', handlingEscalate: 'ESCALATE',
    handlingSettle: 'SETTLE', handlingEvaluate: 'EVALUATE', handlingEvaluationRecord: 'EVALUATION_RECORD',
  },
  (action, asker, { unit, role, lead }) => mayHandling(action, { unit, role, leadPerson: lead, unitInGovernment: true, openExtension: null }, asker),
);

const commitment = rows<Action<typeof mayCommitment>>(
  commitmentWorkflow,
  {
    commitmentReport: 'REPORT', commitmentConfirm: 'CONFIRM', commitmentSendBack: 'SEND_BACK', commitmentEvaluate: 'EVALUATE', commitmentReopen: 'REOPEN',
    commitmentClose: 'CLOSE', commitmentDueAsk: 'DUE_ASK', commitmentDueGrant: 'DUE_GRANT', commitmentDueRefuse: 'DUE_REFUSE',
  },
  (action, asker, { unit, lead }) => mayCommitment(action, { unit, leadPerson: lead }, asker),
);

const publication = rows<Action<typeof mayPublication>>(
  publicationWorkflow,
  { publicationPropose: 'PROPOSE', publicationRedact: 'REDACT', publicationPublish: 'PUBLISH', publicationWithdraw: 'WITHDRAW' },
  (action, asker, { lead }) => mayPublication(action, { leadPerson: lead }, asker),
);

const press = rows<Action<typeof mayPress>>(pressWorkflow, { pressNote: 'NOTE', pressClose: 'CLOSE' }, (action, asker, { press: kind, leader }) =>
  mayPress(action, { kind, leader, organ: null, confidential: false }, asker),
);

const report = rows<Action<typeof mayReport>>(
  reportWorkflow,
  {
    handlingReportDraft: 'DRAFT', handlingReportEdit: 'EDIT', handlingReportRecount: 'RECOUNT', handlingReportSubmit: 'SUBMIT',
    handlingReportHear: 'HEAR', handlingReportFollowUp: 'FOLLOW_UP', handlingReportPrint: 'PRINT', handlingReportPublish: 'PUBLISH',
  },
  (action, asker) => mayReport(action, asker),
);

const home = rows<Action<typeof mayHome>>(
  homeWorkflow,
  {
    homePlan: 'PLAN', homeRevise: 'REVISE', homeOpen: 'OPEN', homeSuspend: 'SUSPEND', homeClose: 'CLOSE', homeMemberAttach: 'ATTACH', homeMemberRelease: 'RELEASE',
    homeExpertInvite: 'INVITE_EXPERT', homeExpertRelease: 'RELEASE_EXPERT', homeOutputRecord: 'OUTPUT', homeGrade: 'GRADE', homeEventPlan: 'SCHEDULE',
  },
  (action, asker, { lies }) => mayHome(action, { lies }, asker),
);

const homeEvent = rows<Action<typeof mayHomeEvent>>(
  homeEventWorkflow,
  {
    homeEventPublish: 'PUBLISH', homeEventConfirm: 'CONFIRM', homeEventDecline: 'DECLINE', homeEventHold: 'HOLD', homeEventSendBack: 'SEND_BACK',
    homeEventVerify: 'VERIFY', homeEventCancel: 'CANCEL',
  },
  (action, asker, { lies, lead }) => mayHomeEvent(action, { lies, persons: [lead] }, asker),
);

const talk = rows<Action<typeof mayTalk>>(
  talkWorkflow,
  { talkAssign: 'ASSIGN', talkReschedule: 'RESCHEDULE', talkHold: 'HOLD', talkSendBack: 'SEND_BACK', talkFeedback: 'FEEDBACK', talkCancel: 'CANCEL' },
  (action, asker, { lies, lead }) => mayTalk(action, { lies, speakerPerson: lead }, asker),
);

/** Of an opinion that is with the lead deputy. */
const opinion = rows<Action<typeof mayOpinion>>(
  opinionWorkflow,
  {
    opinionRecord: 'RECORD', opinionTriage: 'TRIAGE', opinionRoute: 'ROUTE', opinionSendBack: 'SEND_BACK', opinionConvert: 'CONVERT', opinionTransfer: 'TRANSFER',
    opinionMerge: 'MERGE', opinionDecline: 'DECLINE', opinionAnswer: 'ANSWER', opinionRatingRecord: 'RATING_RECORD', opinionClose: 'CLOSE', opinionNoticeTell: 'TELL',
  },
  (action, asker, { lies, lead }) => mayOpinion(action, { lies, deputyPerson: lead, unit: null }, asker),
);

/** What anybody may, with a solved challenge or the code. */
const anybody = (words: string): Rule => ({ label: words, may: () => true });

const pressingProblem = rows<Action<typeof mayProblem>>(
  problemWorkflow,
  {
    pressingProblemList: 'LIST', pressingProblemAssign: 'ASSIGN', pressingProblemRemedy: 'REMEDY', pressingProblemVerify: 'VERIFY',
    pressingProblemSendBack: 'SEND_BACK', pressingProblemClose: 'CLOSE', pressingProblemDrop: 'DROP',
  },
  (action, asker, { lies, unit }) => mayProblem(action, { lies, verifierPerson: null, unit }, asker),
);

const profile = rows<Action<typeof mayProfile>>(
  profileWorkflow,
  { deputyProfileSave: 'SAVE', deputyProfilePublish: 'PUBLISH', deputyProfileWithdraw: 'WITHDRAW' },
  (action, asker, { lead }) => mayProfile(action, { level: 'DISTRICT', lies: [], person: lead }, asker),
);

const group = rows<Action<typeof mayGroup>>(
  groupWorkflow,
  { deputyGroupForm: 'FORM', deputyGroupJoin: 'JOIN', deputyGroupLeave: 'LEAVE', deputyGroupLead: 'LEAD', deputyGroupPlan: 'PLAN', deputyGroupDissolve: 'DISSOLVE' },
  (action, asker, { lies, lead }) => mayGroup(action, { lies, leaderPerson: lead }, asker),
);

const groupActivity = rows<Action<typeof mayActivity>>(
  activityWorkflow,
  {
    groupActivityPlan: 'PLAN', groupActivityMove: 'MOVE', groupActivityHold: 'HOLD', groupActivitySendBack: 'SEND_BACK', groupActivityConfirm: 'CONFIRM',
    groupActivityCancel: 'CANCEL',
  },
  (action, asker, { lies, lead }) => mayActivity(action, { lies, leaderPerson: lead }, asker),
);

const leave = rows<Action<typeof mayLeave>>(
  leaveWorkflow,
  { deputyLeaveAsk: 'ASK', deputyLeaveApprove: 'APPROVE', deputyLeaveRefuse: 'REFUSE', deputyLeaveWithdraw: 'WITHDRAW' },
  (action, asker, { lead }) => mayLeave(action, { level: 'DISTRICT', lies: [], person: lead }, asker),
);

const fund = rows<Action<typeof maySpend>>(
  spendingWorkflow,
  { fundSpendingRecord: 'RECORD', fundSpendingVoid: 'VOID' },
  (action, asker, { lead }) => maySpend(action, { level: 'DISTRICT', lies: [], person: lead }, asker),
);

const mandate = rows<Action<typeof mayMandate>>(
  mandateWorkflow,
  { mandateMatterOpen: 'OPEN', mandateMatterDecide: 'DECIDE', mandateMatterReport: 'REPORT', mandateMatterAnnounce: 'ANNOUNCE', mandateMatterReject: 'REJECT' },
  (action, asker) => mayMandate(action, { kind: 'LOSE', level: 'DISTRICT', lies: [], person: null }, asker),
);

const occasion = rows<Action<typeof mayOccasion>>(
  occasionWorkflow,
  { occasionPlan: 'PLAN', occasionReschedule: 'RESCHEDULE', occasionInvite: 'INVITE', occasionAttendance: 'ATTENDANCE', occasionClose: 'CLOSE', occasionCancel: 'CANCEL' },
  (action, asker, { lies }) => mayOccasion(action, { lies }, asker),
);

const invitation = rows<Action<typeof mayInvitation>>(
  invitationWorkflow,
  { invitationAccept: 'ACCEPT', invitationDecline: 'DECLINE', invitationWithdraw: 'WITHDRAW', invitationOpinion: 'GIVE_OPINION', invitationHandleOpinion: 'HANDLE_OPINION' },
  (action, asker, { lies, lead }) => mayInvitation(action, { lies, deputyPerson: lead }, asker),
);

/** A tie of the lead deputy with a voter who lives there. */
const tieOf = ({ lies, lead }: Ground) => ({ kind: 'DEPUTY_VOTER' as const, lies, memberPerson: null, deputyPerson: lead, deputyStatus: 'ACTIVE' as const });

const tie = rows<Action<typeof mayTie>>(
  tieWorkflow,
  { tiePairMember: 'PAIR_MEMBER', tiePairVoter: 'PAIR_VOTER', tieContact: 'CONTACT', tieCorrect: 'CORRECT', tieEnd: 'END', tieErase: 'ERASE' },
  (action, asker, ground) => mayTie(action, action === 'PAIR_MEMBER' ? { ...tieOf(ground), kind: 'MEMBER_DEPUTY', lies: [] } : tieOf(ground), asker),
);

const visit = rows<Action<typeof mayVisit>>(
  visitWorkflow,
  { visitPlan: 'PLAN', visitReschedule: 'RESCHEDULE', visitRecord: 'RECORD', visitSendBack: 'SEND_BACK', visitVerify: 'VERIFY', visitCancel: 'CANCEL' },
  (action, asker, ground) => mayVisit(action, tieOf(ground), asker),
);

const duty = rows<Action<typeof mayDuty>>(
  dutyWorkflow,
  {
    dutyEventEnter: 'ENTER', dutyEventVerify: 'VERIFY', dutyEventsVerify: 'VERIFY', dutyEventReject: 'REJECT', dutyEventObject: 'OBJECT', dutyEventUphold: 'UPHOLD',
    dutyEventDismiss: 'DISMISS', dutyEventWithdraw: 'WITHDRAW',
  },
  (action, asker, { lies, lead }) => mayDuty(action, { lies, person: lead, enteredBy: lead }, asker),
);

const voterReport = rows<Action<typeof mayVoterReport>>(
  voterReportWorkflow,
  {
    voterReportSchedule: 'SCHEDULE', voterReportReschedule: 'RESCHEDULE', voterReportHold: 'HOLD', voterReportSendBack: 'SEND_BACK',
    voterReportAppraise: 'APPRAISE', voterReportFeedback: 'FEEDBACK', voterReportCancel: 'CANCEL',
    voterReportPublish: 'PUBLISH', voterReportWithdraw: 'WITHDRAW',
  },
  (action, asker, { lies, lead }) => mayVoterReport(action, { lies, deputyPerson: lead }, asker),
);

const workPlan = rows<Action<typeof mayWorkPlan>>(
  workPlanWorkflow,
  { workPlanDraft: 'DRAFT', workPlanEdit: 'EDIT', workPlanPass: 'PASS', workPlanTell: 'TELL', workPlanPublish: 'PUBLISH', workPlanExecute: 'EXECUTE' },
  (action, asker) => mayWorkPlan(action, asker),
);

const deed = rows<Action<typeof mayDeed>>(
  deedWorkflow,
  { deedProgress: 'PROGRESS', deedFinish: 'FINISH', deedVerify: 'VERIFY', deedRefuse: 'REFUSE', deedPublish: 'PUBLISH', deedAbandon: 'ABANDON' },
  (action, asker, { lies, lead }) => mayDeed(action, { lies, deputyPerson: lead }, asker),
);

/** `ORGAN_HANDLING_GRANT` is `organHandlingGrant`. */
const mutationOf = (act: string): string => act.toLowerCase().replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
const ONES_OWN_TOO: readonly string[] = ['ACCOUNT_SESSIONS_END', 'ACCOUNT_TOKEN_REVOKE'];

const directory = Object.fromEntries(
  (Object.keys(DIRECTORY_ACTS) as DirectoryAct[])
    .filter((act) => !ONES_OWN_TOO.includes(act))
    .map((act): [string, Rule] => [mutationOf(act), { label: DIRECTORY_ACTS[act], may: (asker) => mayAdminister(act, asker) }]),
);

const signedIn = (asker: Asker): boolean => asker.kind === 'ACCOUNT';
const own = (words: string): Rule => ({ label: words, may: signedIn, own: true });
/** The kinds of post that may have personal tokens by default: data (`sign_in_rule.token_posts`). */
const TOKEN_POSTS: readonly string[] = ['ANALYST'];
const at = ({ import: imports, export: exports }: { import: boolean; export: boolean }) => ({ imports, exports });

/** Root mutation → rule, of every service. */
export const AUTHORITY: Readonly<Record<string, Rule>> = {
  ...suggestion,
  suggestionMotionRegister: { label: '议案转建议登记', may: (asker) => mayRegisterSuggestion({ origin: 'MOTION' }, asker) },
  suggestionRegister: { label: '代为登记纸质建议', may: (asker) => mayRegisterSuggestion({ origin: 'IN_SESSION' }, asker) },
  suggestionAssign: { label: '交办', may: assigns },
  suggestionAssignBatch: { label: '批量交办', may: assigns },
  suggestionImportStart: { label: '导入建议台账', may: (asker) => at(permissions(asker, null)).imports },
  unmatchedNameMatch: { label: '匹配导入的姓名、单位', may: (asker) => at(permissions(asker, null)).imports },
  // A deputy's own duty record, which she may take with her, is the one list that needs no post.
  listExport: { label: '导出清单（本人的履职档案除外）', may: (asker) => at(permissions(asker, null)).exports },
  ...handling,
  handlingUrge: { label: '催办', may: (asker, { lead }) => urgePart({ leadPerson: lead }, asker) !== null },
  commitmentRegister: { label: '登记承诺', may: (asker, { unit, role }) => mayRegister({ unit, role }, asker) },
  ...commitment,
  ...publication,
  pressStart: { label: '督办', may: (asker, { press: kind }) => kind !== null && mayPress(kind, { kind, leader: null, organ: null, confidential: false }, asker) },
  ...press,
  ...report,
  ...talk,
  ...opinion,
  opinionSend: anybody('反映民意（须完成验证）'),
  opinionFollow: anybody('补充说明（凭查询码）'),
  opinionRate: anybody('评价答复（凭查询码）'),
  ...pressingProblem,
  // Whoever has a seat: the holder has the post alone.
  deedPledge: { label: label(deedWorkflow, 'PLEDGE'), may: (asker, { holder }) => asker.person !== holder && asker.posts.some(({ kind }) => kind === 'DEPUTY') },
  ...deed,
  ...occasion,
  ...invitation,
  ...duty,
  dutyPublicationPublish: { label: '公开履职情况', may: publishesDuty },
  dutyPublicationWithdraw: { label: '撤回履职情况公开', may: publishesDuty },
  ...voterReport,
  ...workPlan,
  ...tie,
  ...visit,
  ...home,
  ...homeEvent,
  ...mandate,
  ...group,
  ...groupActivity,
  ...leave,
  ...fund,
  ...profile,
  mandateMatterByElection: { label: '登记补选', may: (asker) => mayMandate('OPEN', { kind: 'BY_ELECTION', level: 'DISTRICT', lies: [], person: null }, asker) },
  mandateMatterDefend: { label: label(mandateWorkflow, 'DEFEND'), may: (asker, { lead }) => mayMandate('DEFEND', { kind: 'RECALL', level: 'DISTRICT', lies: [], person: lead }, asker) },
  deputyProfileConsent: { label: '登记公开电话、照片的同意', may: (asker, { lead }) => mayProfile('CONSENT_PHONE', { level: 'DISTRICT', lies: [], person: lead }, asker) },
  deputyProfileConsentWithdraw: { label: '撤回公开电话、照片的同意', may: (asker, { lead }) => mayProfile('REVOKE_PHONE', { level: 'DISTRICT', lies: [], person: lead }, asker) },
  deputyProfilePublishAll: { label: '批量公示', may: isKeeper },
  ruleVersionAdd: { label: '规则施行', may: (asker) => mayKeepRules('RULE_PUT_IN_FORCE', asker) },
  ruleVersionWithdraw: { label: '撤回尚未施行的规则版本', may: (asker) => mayKeepRules('RULE_WITHDRAW', asker) },
  replyCategoryAdd: { label: '答复类别施行', may: (asker) => mayKeepRules('REPLY_CATEGORY', asker) },
  replyCategoryEnd: { label: '答复类别停用', may: (asker) => mayKeepRules('REPLY_CATEGORY', asker) },
  holidayNoticeEnter: { label: '录入放假通知', may: (asker) => mayKeepRules('CALENDAR', asker) },
  calendarDayCorrect: { label: '校正日历', may: (asker) => mayKeepRules('CALENDAR', asker) },
  ...directory,
  postGive: { label: '任职', may: (asker, { post }) => mayAppoint(post, asker) },
  postEnd: { label: '免职', may: (asker, { post }) => mayAppoint(post, asker) },
  postDelegate: { label: '代办', may: (asker, { holder }) => mayDelegate({ person: holder }, asker) },
  postDelegationEnd: { label: '结束代办', may: (asker, { holder, delegate }) => mayEndDelegation({ person: holder, delegate }, asker) },
  auditExport: { label: '导出审计记录', may: (asker) => mayReadAudit({ posts: asker.posts.map((post) => ({ ...post, id: '', title: '' })) }) },
  accountSessionEnd: own('退出一台登录设备'),
  accountSessionsEnd: { label: '退出他人全部登录设备', may: (asker) => mayAdminister('ACCOUNT_SESSIONS_END', asker) },
  constituentDataReveal: own('查看一项群众个人信息（办理该记录的人，须选择用途）'),
  personalDataReveal: own('查看一项个人信息（看得到该记录的人，须选择用途）'),
  personalDataExport: own('查阅、复制本人信息'),
  personalDataCorrectionRequest: own('申请更正本人信息'),
  passwordReplace: own('修改密码'),
  personalTokenCreate: { label: '新建访问令牌', may: (asker) => asker.posts.some(({ kind }) => TOKEN_POSTS.includes(kind)) },
  personalTokenRevoke: own('撤销访问令牌'),
  notificationMarkRead: own('通知标为已读'),
  notificationMarkAllRead: own('通知全部标为已读'),
  notificationChannelsChoose: own('选择通知方式'),
};

/** What the contract has and the table lacks, and the other way round. */
export function unruled(mutations: readonly string[], rules: Readonly<Record<string, Rule>> = AUTHORITY): string[] {
  return [
    ...mutations.filter((name) => !rules[name]).map((name) => `${name} has no row`),
    ...Object.keys(rules).filter((name) => !mutations.includes(name)).map((name) => `there is no mutation ${name}`),
  ];
}
