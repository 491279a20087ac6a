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
    'account.signIn': '登录', 'account.signInFailed': '登录失败', 'account.signOut': '退出', 'account.lock': '账户锁定', 'account.changePassword': '修改密码',
    'account.sessionBegin': '会话开始', 'account.issueToken': '签发访问令牌', 'account.revokeToken': '撤销访问令牌',
    'audit.read': '查阅审计日志', 'audit.export': '导出审计日志', 'list.export': '导出业务列表', 'suggestion.readConfidential': '查阅涉密建议',
  },
  en: {
    'account.signIn': 'Signed in', 'account.signInFailed': 'Sign-in failed', 'account.signOut': 'Signed out', 'account.lock': 'Account locked', 'account.changePassword': 'Changed the password',
    'account.sessionBegin': 'Session began', 'account.issueToken': 'Issued a token', 'account.revokeToken': 'Revoked a token',
    'audit.read': 'Read the audit log', 'audit.export': 'Exported the audit log', 'list.export': 'Exported a list', 'suggestion.readConfidential': 'Read a confidential suggestion',
  },
});

/** The act's name where it has one here, else its code. */
export const actName = (names: Readonly<Record<string, string>>, action: string): string => names[action] ?? action;
