import type { Views } from '@redpine/kit/view/views';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../context.ts';
import type {
  MutationReplyCategoryAddArgs,
  MutationReplyCategoryEndArgs,
  MutationRuleVersionAddArgs,
  MutationRuleVersionWithdrawArgs,
} from '../generated/types.ts';
import { addReplyCategory, type CategoryDone, endReplyCategory } from './category.commands.ts';
import { addRuleVersion, type RuleDone, withdrawRuleVersion } from './rule.commands.ts';

/** The acts on rules and result categories. */
export function ruleResolvers(views: Views) {
  return {
    Mutation: {
      ruleVersionAdd: (_: unknown, { input }: MutationRuleVersionAddArgs, context: Context) => addRuleVersion(context, input),
      ruleVersionWithdraw: (_: unknown, { input }: MutationRuleVersionWithdrawArgs, context: Context) => withdrawRuleVersion(context, input),
      replyCategoryAdd: (_: unknown, { input }: MutationReplyCategoryAddArgs, context: Context) =>
        addReplyCategory(context, input),
      replyCategoryEnd: (_: unknown, { input }: MutationReplyCategoryEndArgs, context: Context) =>
        endReplyCategory(context, input),
    },
    RuleActSuccess: {
      // The id of a rule of the whole district is its code.
      rule: (done: RuleDone, _: unknown, context: Context, info: GraphQLResolveInfo) => views.one(context, 'Rule', done.rule, info),
    },
    ReplyCategoryActSuccess: {
      category: (done: CategoryDone, _: unknown, context: Context, info: GraphQLResolveInfo) =>
        views.one(context, 'ReplyCategory', done.category, info),
    },
  };
}
