import { replyRules } from '../src/rules/reply.rules.ts';
import { insertRules } from './rules.sql.ts';

/** What a reply must be beside its text, in the schema `representation`. */
export const replyRulesSql = insertRules(replyRules);
