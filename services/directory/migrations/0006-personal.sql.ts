import { retentionTables, revealTables } from '@redpine/kit/personal/personalTables';

/**
 * How people are reached, who had it revealed, and how long what is kept. Contacts are a table of their own: a person's
 * row goes to the other services whole, and this never does.
 */
export const personalSql: readonly string[] = [
  `CREATE TABLE person_contact (
     -- The person's.
     id uuid PRIMARY KEY REFERENCES person,
     phone text CHECK (phone <> ''),
     email text CHECK (email <> ''),
     address text CHECK (address <> ''),
     version integer NOT NULL DEFAULT 1
   )`,
  ...revealTables('directory'),
  `INSERT INTO reveal_rule (from_on, per_day, source, mark) VALUES ('2000-01-01', 30, '平台默认：每个账户每日 30 项，待区里确认', 'D')`,
  `INSERT INTO reveal_purpose (code, name, position, from_on, source, mark)
   SELECT code, name, position, '2000-01-01', '平台默认，待区里确认', 'D' FROM (VALUES
     ('CONTACT', '联系代表', 1), ('MEETING', '会议和活动通知', 2), ('HANDLING', '建议办理沟通', 3),
     ('CORRECTION', '核对、更正信息', 4), ('SECURITY', '安全事件核查', 5)) AS purpose (code, name, position)`,
  ...retentionTables('directory'),
  `INSERT INTO retention_rule (item, from_on, days, law, article, mark, source) VALUES
     ('SIGN_IN_LOG', '2000-01-01', 180, '网络安全法', '第二十一条', 'M', '网络日志留存不少于六个月'),
     ('SESSIONS', '2000-01-01', 30, '个人信息保护法', '第十九条', 'M', '平台默认：退出或到期 30 日后删除登录设备'),
     ('NOTIFICATIONS', '2000-01-01', 366, '个人信息保护法', '第十九条', 'M', '平台默认：通知保存一年'),
     ('REVEALS', '2000-01-01', 1096, '个人信息保护法', '第五十六条', 'M', '处理情况记录至少保存三年')`,
  'CREATE INDEX notification_at ON notification (at)',
  // The schedule says it now.
  'ALTER TABLE sign_in_rule DROP COLUMN log_days',
];
