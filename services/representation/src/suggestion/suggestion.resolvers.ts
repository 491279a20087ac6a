import type { Views } from '@redpine/kit/view/views';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../context.ts';
import type {
  MutationSuggestionAcceptArgs,
  MutationSuggestionAssignArgs,
  MutationSuggestionAssignBatchArgs,
  MutationSuggestionCosignConfirmArgs,
  MutationSuggestionCosignDeclineArgs,
  MutationSuggestionCosignerInviteArgs,
  MutationSuggestionDraftDiscardArgs,
  MutationSuggestionDraftSaveArgs,
  MutationSuggestionReturnArgs,
  MutationSuggestionSubmitArgs,
} from '../generated/types.ts';
import type { AssignBatchDone } from './assign.commands.ts';
import { assignSuggestion, assignSuggestions } from './assign.commands.ts';
import { confirmCosign, declineCosign, inviteCosigners } from './cosign.commands.ts';
import type { SuggestionDone } from './draft.commands.ts';
import { discardDraft, saveDraft } from './draft.commands.ts';
import { acceptSuggestion, returnSuggestion, submitSuggestion } from './review.commands.ts';

const Mutation = {
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
        views.one(context, 'Suggestion', done.suggestion, info),
    },
    SuggestionAssignBatchSuccess: {
      suggestions: (done: AssignBatchDone, _: unknown, context: Context, info: GraphQLResolveInfo) =>
        views.list(context, 'Suggestion', done.suggestions, info),
    },
  };
}
