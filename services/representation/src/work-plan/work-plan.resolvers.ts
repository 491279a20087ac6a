import type { Views } from '@redpine/kit/view/views';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../context.ts';
import type {
  MutationWorkPlanDraftArgs,
  MutationWorkPlanEditArgs,
  MutationWorkPlanExecuteArgs,
  MutationWorkPlanPassArgs,
  MutationWorkPlanPublishArgs,
  MutationWorkPlanTellArgs,
} from '../generated/types.ts';
import { answered } from '../read.ts';
import type { WorkPlanDone } from './work-plan.commands.ts';
import { draftWorkPlan, editWorkPlan, executeWorkPlan, passWorkPlan, publishWorkPlan, tellWorkPlan } from './work-plan.commands.ts';

const Mutation = {
  workPlanDraft: (_: unknown, { input }: MutationWorkPlanDraftArgs, context: Context) => draftWorkPlan(context, input),
  workPlanEdit: (_: unknown, { input }: MutationWorkPlanEditArgs, context: Context) => editWorkPlan(context, input),
  workPlanPass: (_: unknown, { input }: MutationWorkPlanPassArgs, context: Context) => passWorkPlan(context, input),
  workPlanTell: (_: unknown, { input }: MutationWorkPlanTellArgs, context: Context) => tellWorkPlan(context, input),
  workPlanPublish: (_: unknown, { input }: MutationWorkPlanPublishArgs, context: Context) => publishWorkPlan(context, input),
  workPlanExecute: (_: unknown, { input }: MutationWorkPlanExecuteArgs, context: Context) => executeWorkPlan(context, input),
};

/** The acts on plans; what they answer is read by the same views as everything else. */
export function workPlanResolvers(views: Views) {
  return {
    Mutation,
    WorkPlanActSuccess: {
      workPlan: (done: WorkPlanDone, _: unknown, context: Context, info: GraphQLResolveInfo) => answered(views, { type: 'WorkPlan', id: done.workPlan }, context, info),
    },
  };
}
