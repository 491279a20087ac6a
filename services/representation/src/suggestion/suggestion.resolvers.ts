import type { Views } from '@redpine/kit/view/views';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../context.ts';
import type {
  MutationSuggestionCosignWithdrawArgs,
  MutationSuggestionWithdrawArgs,
  MutationSuggestionMotionRegisterArgs,
  MutationSuggestionRegisterArgs,
  MutationSuggestionToLetterArgs,
  MutationSuggestionAcceptanceRetractArgs,
  MutationSuggestionAssignmentRetractArgs,
  MutationSuggestionCorrectArgs,
  MutationSuggestionJoinArgs,
  MutationSuggestionLeaveCaseArgs,
  MutationSuggestionHandOverArgs,
  MutationSuggestionArchiveArgs,
  MutationSuggestionAcceptArgs,
  MutationSuggestionAssignArgs,
  MutationSuggestionAssignBatchArgs,
  MutationSuggestionCosignConfirmArgs,
  MutationSuggestionCosignDeclineArgs,
  MutationSuggestionCosignerInviteArgs,
  MutationSuggestionDraftDiscardArgs,
  MutationSuggestionDraftSaveArgs,
  MutationSuggestionKeepConfidentialArgs,
  MutationSuggestionLiftConfidentialityArgs,
  MutationSuggestionReturnArgs,
  MutationSuggestionSubmitArgs,
} from '../generated/types.ts';
import { answered } from '../read.ts';
import type { AssignBatchDone } from './assign.commands.ts';
import { assignSuggestion, assignSuggestions } from './assign.commands.ts';
import { keepConfidential, liftConfidentiality } from './confidential.commands.ts';
import { confirmCosign, declineCosign, inviteCosigners } from './cosign.commands.ts';
import type { SuggestionDone } from './draft.commands.ts';
import { discardDraft, saveDraft } from './draft.commands.ts';
import { correctSuggestion, retractAcceptance, retractAssignment } from './correct.commands.ts';
import { archiveSuggestions, handOverSuggestions } from './handover.commands.ts';
import { joinSuggestions, leaveCase } from './join.commands.ts';
import { registerMotion, registerOnPaper } from './register.commands.ts';
import type { BatchDone } from './suggestion.batch.ts';
import { turnIntoLetter, withdrawCosign, withdrawSuggestion } from './withdraw.commands.ts';
import { acceptSuggestion, returnSuggestion, submitSuggestion } from './review.commands.ts';

const Mutation = {
  suggestionCosignWithdraw: (_: unknown, { input }: MutationSuggestionCosignWithdrawArgs, context: Context) => withdrawCosign(context, input),
  suggestionWithdraw: (_: unknown, { input }: MutationSuggestionWithdrawArgs, context: Context) => withdrawSuggestion(context, input),
  suggestionKeepConfidential: (_: unknown, { input }: MutationSuggestionKeepConfidentialArgs, context: Context) => keepConfidential(context, input),
  suggestionLiftConfidentiality: (_: unknown, { input }: MutationSuggestionLiftConfidentialityArgs, context: Context) => liftConfidentiality(context, input),
  suggestionMotionRegister: (_: unknown, { input }: MutationSuggestionMotionRegisterArgs, context: Context) => registerMotion(context, input),
  suggestionRegister: (_: unknown, { input }: MutationSuggestionRegisterArgs, context: Context) => registerOnPaper(context, input),
  suggestionToLetter: (_: unknown, { input }: MutationSuggestionToLetterArgs, context: Context) => turnIntoLetter(context, input),
  suggestionAcceptanceRetract: (_: unknown, { input }: MutationSuggestionAcceptanceRetractArgs, context: Context) => retractAcceptance(context, input),
  suggestionAssignmentRetract: (_: unknown, { input }: MutationSuggestionAssignmentRetractArgs, context: Context) => retractAssignment(context, input),
  suggestionCorrect: (_: unknown, { input }: MutationSuggestionCorrectArgs, context: Context) => correctSuggestion(context, input),
  suggestionJoin: (_: unknown, { input }: MutationSuggestionJoinArgs, context: Context) => joinSuggestions(context, input),
  suggestionLeaveCase: (_: unknown, { input }: MutationSuggestionLeaveCaseArgs, context: Context) => leaveCase(context, input),
  suggestionHandOver: (_: unknown, { input }: MutationSuggestionHandOverArgs, context: Context) => handOverSuggestions(context, input),
  suggestionArchive: (_: unknown, { input }: MutationSuggestionArchiveArgs, context: Context) => archiveSuggestions(context, input),
  suggestionDraftSave: (_: unknown, { input }: MutationSuggestionDraftSaveArgs, context: Context) =>
    saveDraft(context, input),
  suggestionDraftDiscard: (_: unknown, { input }: MutationSuggestionDraftDiscardArgs, context: Context) =>
    discardDraft(context, input),
  suggestionCosignerInvite: (_: unknown, { input }: MutationSuggestionCosignerInviteArgs, context: Context) =>
    inviteCosigners(context, input),
  suggestionCosignConfirm: (_: unknown, { input }: MutationSuggestionCosignConfirmArgs, context: Context) =>
    confirmCosign(context, input),
  suggestionCosignDecline: (_: unknown, { input }: MutationSuggestionCosignDeclineArgs, context: Context) =>
    declineCosign(context, input),
  suggestionSubmit: (_: unknown, { input }: MutationSuggestionSubmitArgs, context: Context) =>
    submitSuggestion(context, input),
  suggestionAccept: (_: unknown, { input }: MutationSuggestionAcceptArgs, context: Context) =>
    acceptSuggestion(context, input),
  suggestionReturn: (_: unknown, { input }: MutationSuggestionReturnArgs, context: Context) =>
    returnSuggestion(context, input),
  suggestionAssign: (_: unknown, { input }: MutationSuggestionAssignArgs, context: Context) =>
    assignSuggestion(context, input),
  suggestionAssignBatch: (_: unknown, { input }: MutationSuggestionAssignBatchArgs, context: Context) =>
    assignSuggestions(context, input),
};

/** The acts on suggestions; what they answer is read by the same views as everything else. */
export function suggestionResolvers(views: Views) {
  return {
    Mutation,
    SuggestionActSuccess: {
      suggestion: (done: SuggestionDone, _: unknown, context: Context, info: GraphQLResolveInfo) =>
        answered(views, { type: 'Suggestion', id: done.suggestion }, context, info),
    },
    SuggestionAssignBatchSuccess: {
      suggestions: (done: AssignBatchDone, _: unknown, context: Context, info: GraphQLResolveInfo) =>
        views.list(context, 'Suggestion', done.suggestions, info),
    },
    SuggestionBatchSuccess: {
      suggestions: (done: BatchDone, _: unknown, context: Context, info: GraphQLResolveInfo) =>
        views.list(context, 'Suggestion', done.suggestions, info),
    },
  };
}
