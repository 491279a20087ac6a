import { defineMessages } from '@redpine/ui/messages';

/** What the list and the entry have in common. */
export const auditWords = defineMessages({
  zh: {
    title: '审计日志', at: '时间', service: '服务', actor: '人员', posts: '当时职务', action: '操作', subject: '对象', basis: '依据',
    outcome: '结果', DONE: '已办理', REFUSED: '未通过', directory: '名录与账户', representation: '代表工作',
  },
  en: {
    title: 'Audit log', at: 'When', service: 'Service', actor: 'Who', posts: 'Posts then', action: 'Act', subject: 'Record', basis: 'Basis',
    outcome: 'Outcome', DONE: 'Done', REFUSED: 'Refused', directory: 'Directory', representation: 'Representation',
  },
});

/** Acts on the platform itself by their names; business acts go by the code that the documentation has. */
export const platformActs = defineMessages({
  zh: {
    'account.signIn': '登录', 'account.signInFailed': '登录失败', 'account.sessionBegin': '会话开始', 'account.sessionEnd': '退出设备', 'account.sessionsEnd': '全部退出',
    'account.passwordReplace': '更换密码', 'account.secondFactorEnrol': '绑定动态验证码', 'account.issueToken': '签发访问令牌', 'account.revokeToken': '撤销访问令牌',
    'account.tokenCreate': '新建访问令牌', 'account.tokenRevoke': '撤销访问令牌', 'account.open': '开户', 'account.disable': '停用账户', 'account.enable': '启用账户',
    'account.unlock': '解锁账户', 'account.passwordReset': '重置密码', 'account.secondFactorReset': '重置动态验证码', 'account.link': '绑定外部身份',
    'audit.read': '查阅审计日志', 'audit.export': '导出审计日志', 'backup.make': '备份平台', 'backup.restore': '从备份恢复', 'list.export': '导出业务列表', 'suggestion.readConfidential': '查阅保密建议', 'personalData.reveal': '查看个人信息', 'personalData.export': '下载本人信息', 'personalData.correctionRequest': '申请更正个人信息', 'contact.record': '登记联系方式', 'retention.run': '清理到期数据', 'retention.remove': '删除到期数据', 'post.give': '任职', 'post.end': '免职', 'directory.seed': '写入初始数据',
  },
  en: {
    'account.signIn': 'Signed in', 'account.signInFailed': 'Sign-in failed', 'account.sessionBegin': 'Session began', 'account.sessionEnd': 'Ended a session', 'account.sessionsEnd': 'Ended all sessions',
    'account.passwordReplace': 'Replaced the password', 'account.secondFactorEnrol': 'Set up the second factor', 'account.issueToken': 'Issued a token', 'account.revokeToken': 'Revoked a token',
    'account.tokenCreate': 'Made a token', 'account.tokenRevoke': 'Revoked a token', 'account.open': 'Opened an account', 'account.disable': 'Disabled an account', 'account.enable': 'Enabled an account',
    'account.unlock': 'Unlocked an account', 'account.passwordReset': 'Reset a password', 'account.secondFactorReset': 'Reset a second factor', 'account.link': 'Linked an outside identity',
    'audit.read': 'Read the audit log', 'audit.export': 'Exported the audit log', 'backup.make': 'Backed the platform up', 'backup.restore': 'Restored from a backup', 'list.export': 'Exported a list', 'suggestion.readConfidential': 'Read a confidential suggestion', 'personalData.reveal': 'Revealed personal data', 'personalData.export': 'Took out one’s own data', 'personalData.correctionRequest': 'Asked for a correction', 'contact.record': 'Recorded a contact', 'retention.run': 'Kept to the retention schedule', 'retention.remove': 'Removed data past its days', 'post.give': 'Gave a post', 'post.end': 'Ended a post', 'directory.seed': 'Wrote initial data',
  },
});

/** The act's name where it has one here, else its code. */
export const actName = (names: Readonly<Record<string, string>>, action: string): string => names[action] ?? action;

/** Kinds of record by their names. */
export const recordKinds = defineMessages({
  zh: {
    Account: '账户',
    Person: '人员',
    Post: '职务',
    Organ: '机构',
    Area: '行政区域',
    Topic: '领域',
    Term: '届',
    CongressSession: '会议',
    PersonalToken: '访问令牌',
    Notification: '通知',
    Suggestion: '代表建议',
    Handling: '承办',
    Deadline: '期限',
    Commitment: '承诺事项',
    Publication: '公开',
    Press: '督办',
    HandlingReport: '办理情况报告',
    Rule: '规则',
    ReplyCategory: '答复类别',
    CalendarDay: '日历',
    HolidayNotice: '放假通知',
    SuggestionImport: '数据导入',
    Deputy: '代表',
    Delegation: '代表团',
    ElectoralDistrict: '选区',
    UnmatchedName: '待匹配名称',
    List: '清单',
    Retention: '保存期限',
    AuditLog: '审计日志',
    AuditEntry: '审计记录',
  },
  en: {
    Account: 'Account',
    Person: 'Person',
    Post: 'Post',
    Organ: 'Organ',
    Area: 'Area',
    Topic: 'Topic',
    Term: 'Term',
    CongressSession: 'Session',
    PersonalToken: 'Personal token',
    Notification: 'Notification',
    Suggestion: 'Suggestion',
    Handling: 'Handling',
    Deadline: 'Deadline',
    Commitment: 'Commitment',
    Publication: 'Publication',
    Press: 'Press',
    HandlingReport: 'Report on handling',
    Rule: 'Rule',
    ReplyCategory: 'Reply category',
    CalendarDay: 'Calendar day',
    HolidayNotice: 'Holiday notice',
    SuggestionImport: 'Import',
    Deputy: 'Deputy',
    Delegation: 'Delegation',
    ElectoralDistrict: 'Electoral district',
    UnmatchedName: 'Unmatched name',
    List: 'List',
    Retention: 'Retention',
    AuditLog: 'Audit log',
    AuditEntry: 'Audit entry',
  },
});

type RecordKinds = (typeof recordKinds)['zh'];

/** A kind's name; one that has none here goes by its own. */
export const kindName = (words: RecordKinds, kind: string): string => (Object.hasOwn(words, kind) ? words[kind as keyof RecordKinds] : kind);
