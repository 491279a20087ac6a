import { retentionTables } from '@redpine/kit/personal/personalTables';

/** How long what is kept that is no record of a legal act: a suggestion that was submitted is never removed. */
export const retentionSql: readonly string[] = [
  ...retentionTables('representation'),
  `insert into retention_rule (item, from_on, days, law, article, mark, source) values
     ('DRAFTS', '2000-01-01', 1827, '个人信息保护法', '第十九条', 'M', '平台默认：从未提交且五年未改动的草稿，一届任期后删除'),
     ('IMPORT_PROBLEMS', '2000-01-01', 366, '个人信息保护法', '第十九条', 'M', '平台默认：导入登记表时的问题行保存一年'),
     ('CONFIDENTIAL_READINGS', '2000-01-01', 1096, '个人信息保护法', '第五十六条', 'M', '处理情况记录至少保存三年；审计日志另存')`,
];
