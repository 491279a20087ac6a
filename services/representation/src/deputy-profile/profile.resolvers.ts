import type { Views } from '@redpine/kit/view/views';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../context.ts';
import type {
  MutationDeputyProfileConsentArgs, MutationDeputyProfileConsentWithdrawArgs, MutationDeputyProfilePublishAllArgs, MutationDeputyProfilePublishArgs,
  MutationDeputyProfileSaveArgs, MutationDeputyProfileWithdrawArgs,
} from '../generated/types.ts';
import { answered } from '../read.ts';
import type { ProfileDone } from './profile.act.ts';
import { consentToProfile, publishProfile, saveProfile, withdrawConsent, withdrawProfile } from './profile.commands.ts';
import { publishAll } from './publish-all.commands.ts';

const Mutation = {
  deputyProfileSave: (_: unknown, { input }: MutationDeputyProfileSaveArgs, context: Context) => saveProfile(context, input),
  deputyProfileConsent: (_: unknown, { input }: MutationDeputyProfileConsentArgs, context: Context) => consentToProfile(context, input),
  deputyProfileConsentWithdraw: (_: unknown, { input }: MutationDeputyProfileConsentWithdrawArgs, context: Context) => withdrawConsent(context, input),
  deputyProfilePublish: (_: unknown, { input }: MutationDeputyProfilePublishArgs, context: Context) => publishProfile(context, input),
  deputyProfilePublishAll: (_: unknown, { input }: MutationDeputyProfilePublishAllArgs, context: Context) => publishAll(context, input),
  deputyProfileWithdraw: (_: unknown, { input }: MutationDeputyProfileWithdrawArgs, context: Context) => withdrawProfile(context, input),
};

/** The acts on profiles; what they answer is read by the same views as everything else. */
export function profileResolvers(views: Views) {
  return {
    Mutation,
    DeputyProfileActSuccess: {
      deputyProfile: (done: ProfileDone, _: unknown, context: Context, info: GraphQLResolveInfo) =>
        answered(views, { type: 'DeputyProfile', id: done.deputyProfile }, context, info),
    },
  };
}
