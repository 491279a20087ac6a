import { defineMessages } from '@redpine/ui/messages';

export const accountTexts = defineMessages({
  zh: {
    title: '账户', lead: '账户决定谁能登录；能办什么只看职务。三员分立：系统、安全、审计管理员由三人担任。', log: '登录日志',
    username: '用户名', person: '人员', status: '状态', factor: '动态验证码', last: '最近登录', never: '从未登录', opened: '开户时间',
    open: '开户', personSearch: '按姓名查找人员', personHint: '一名人员只有一个在用账户', usernameHint: '2–64 个小写字母、数字、点、横线、下划线', subject: '外部身份', email: '通知邮箱', subjectHint: '使用本单位统一身份认证时填写其 sub',
    locked: '已锁定', lockedUntil: (at: string) => `锁定至 ${at}`, mustChange: '下次登录须改密码', lockedOnly: '只看已锁定',
    disable: '停用', enable: '启用', unlock: '解锁', resetPassword: '重置密码', resetFactor: '重置动态验证码', link: '绑定外部身份', endAll: '全部退出',
    disableLead: '不能再登录，登录设备一分钟内退出。', resetPasswordLead: '生成一次性密码，登录设备全部退出；下次登录须改密码。', resetFactorLead: '忘记验证器与恢复码，登录设备全部退出；下次登录重新绑定。',
    password: '一次性密码', passwordLead: '请当面或经可靠途径交给本人。此密码只显示这一次。', passwordGone: '密码只显示一次，已不能再看；如有需要请重置密码。',
    sessions: '登录设备', browser: '设备', address: '网络地址', lastSeen: '最近使用', end: '退出', noSessions: '没有登录设备', unknown: '未知程序',
    tokens: '访问令牌', tokenName: '用途', scope: '权限', expires: '有效期至', revoke: '撤销', noTokens: '没有访问令牌', revoked: '已撤销', expired: '已过期', live: '有效',
    at: '时间', kind: '结果', nobody: '（无此用户名）', noEvents: '没有记录', codesLeft: (count: string) => `剩余恢复码 ${count}`, more: '全部登录日志',
  },
  en: {
    title: 'Accounts', lead: 'An account says who may sign in; what she may do follows from her posts. The system, security and audit administrators are three people.', log: 'Sign-in log',
    username: 'User name', person: 'Person', status: 'Status', factor: 'Code at sign-in', last: 'Last sign-in', never: 'never', opened: 'Opened',
    open: 'Open an account', personSearch: 'Find a person by name', personHint: 'A person has one account in use', usernameHint: '2–64 small letters, digits, dots, dashes and underscores', subject: 'Subject elsewhere', email: 'Mail for notifications', subjectHint: 'The sub at an issuer of your own, where one signs in',
    locked: 'Locked', lockedUntil: (at: string) => `locked until ${at}`, mustChange: 'has to change the password', lockedOnly: 'Locked only',
    disable: 'Disable', enable: 'Enable', unlock: 'Unlock', resetPassword: 'Reset password', resetFactor: 'Reset authenticator', link: 'Link a subject', endAll: 'Sign out everywhere',
    disableLead: 'No more sign-in; devices are signed out within a minute.', resetPasswordLead: 'Makes a password for one sign-in, which then asks for another; all devices are signed out.', resetFactorLead: 'Forgets the authenticator and its recovery codes; all devices are signed out, and the next sign-in sets up another.',
    password: 'Password for one sign-in', passwordLead: 'Hand it over in person, or by a way that is safe. It is shown this once.', passwordGone: 'The password was shown once and cannot be seen again; reset it if need be.',
    sessions: 'Devices', browser: 'Device', address: 'Address', lastSeen: 'Last used', end: 'Sign out', noSessions: 'No device is signed in', unknown: 'Unknown program',
    tokens: 'Access tokens', tokenName: 'What for', scope: 'May', expires: 'Until', revoke: 'Revoke', noTokens: 'No tokens', revoked: 'Revoked', expired: 'Expired', live: 'Live',
    at: 'When', kind: 'Outcome', nobody: '(no such name)', noEvents: 'Nothing in the log', codesLeft: (count: string) => `${count} recovery codes left`, more: 'The whole log',
  },
});

export const accountStatuses = defineMessages({ zh: { ACTIVE: '在用', DISABLED: '已停用' }, en: { ACTIVE: 'In use', DISABLED: 'Disabled' } });

export const factorStates = defineMessages({
  zh: { NOT_REQUIRED: '不要求', PENDING: '待绑定', ENROLLED: '已绑定' },
  en: { NOT_REQUIRED: 'Not required', PENDING: 'To be set up', ENROLLED: 'Set up' },
});

export const tokenScopes = defineMessages({ zh: { READ: '只读', FULL: '与本人相同' }, en: { READ: 'Read only', FULL: 'As the account' } });

export const signInKinds = defineMessages({
  zh: {
    SIGNED_IN: '登录成功', WRONG_PASSWORD: '密码错误', WRONG_CODE: '验证码错误', LOCKED: '锁定', REFUSED_LOCKED: '锁定期间被拒',
    REFUSED_DISABLED: '停用账户被拒', UNKNOWN_NAME: '无此用户名', UNLOCKED: '管理员解锁',
  },
  en: {
    SIGNED_IN: 'Signed in', WRONG_PASSWORD: 'Wrong password', WRONG_CODE: 'Wrong code', LOCKED: 'Locked', REFUSED_LOCKED: 'Refused while locked',
    REFUSED_DISABLED: 'Refused, disabled', UNKNOWN_NAME: 'No such name', UNLOCKED: 'Unlocked',
  },
});
