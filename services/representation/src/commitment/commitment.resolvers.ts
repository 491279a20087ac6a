import type { Views } from '@redpine/kit/view/views';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../context.ts';
import type {
  MutationCommitmentCloseArgs,
  MutationCommitmentConfirmArgs,
  MutationCommitmentDueAskArgs,
  MutationCommitmentDueGrantArgs,
  MutationCommitmentDueRefuseArgs,
  MutationCommitmentEvaluateArgs,
  MutationCommitmentRegisterArgs,
  MutationCommitmentReopenArgs,
  MutationCommitmentReportArgs,
  MutationCommitmentSendBackArgs,
} from '../generated/types.ts';
import { answered } from '../read.ts';
import type { CommitmentDone } from './commitment.act.ts';
import {
  confirmCommitment,
  registerCommitment,
  reopenCommitment,
  reportCommitment,
  sendBackCommitment,
} from './commitment.commands.ts';
import { askForDueDay, grantDueDay, refuseDueDay } from './due.commands.ts';
import { closeCommitment, evaluateCommitment } from './evaluate.commands.ts';

const Mutation = {
  commitmentRegister: (_: unknown, { input }: MutationCommitmentRegisterArgs, context: Context) =>
    registerCommitment(context, input),
  commitmentReport: (_: unknown, { input }: MutationCommitmentReportArgs, context: Context) =>
    reportCommitment(context, input),
  commitmentConfirm: (_: unknown, { input }: MutationCommitmentConfirmArgs, context: Context) =>
    confirmCommitment(context, input),
  commitmentSendBack: (_: unknown, { input }: MutationCommitmentSendBackArgs, context: Context) =>
    sendBackCommitment(context, input),
  commitmentEvaluate: (_: unknown, { input }: MutationCommitmentEvaluateArgs, context: Context) =>
    evaluateCommitment(context, input),
  commitmentReopen: (_: unknown, { input }: MutationCommitmentReopenArgs, context: Context) =>
    reopenCommitment(context, input),
  commitmentClose: (_: unknown, { input }: MutationCommitmentCloseArgs, context: Context) =>
    closeCommitment(context, input),
  commitmentDueAsk: (_: unknown, { input }: MutationCommitmentDueAskArgs, context: Context) =>
    askForDueDay(context, input),
  commitmentDueGrant: (_: unknown, { input }: MutationCommitmentDueGrantArgs, context: Context) =>
    grantDueDay(context, input),
  commitmentDueRefuse: (_: unknown, { input }: MutationCommitmentDueRefuseArgs, context: Context) =>
    refuseDueDay(context, input),
};

/** The acts on commitments; what they answer is read by the same views as everything else. */
export function commitmentResolvers(views: Views) {
  return {
    Mutation,
    CommitmentActSuccess: {
      commitment: (done: CommitmentDone, _: unknown, context: Context, info: GraphQLResolveInfo) =>
        answered(views, { type: 'Commitment', id: done.commitment }, context, info),
    },
  };
}
