import type { Views } from '@redpine/kit/view/views';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../context.ts';
import type {
  MutationDutyEventDismissArgs,
  MutationDutyEventEnterArgs,
  MutationDutyEventObjectArgs,
  MutationDutyEventRejectArgs,
  MutationDutyEventUpholdArgs,
  MutationDutyEventsVerifyArgs,
  MutationDutyEventVerifyArgs,
  MutationDutyEventWithdrawArgs,
  MutationDutyPublicationPublishArgs,
  MutationDutyPublicationWithdrawArgs,
} from '../generated/types.ts';
import { answered } from '../read.ts';
import type { DutyDone } from './duty.act.ts';
import type { DutiesDone } from './duty.batch.ts';
import { verifyDuties } from './duty.batch.ts';
import { dismissObjection, enterDuty, objectToDuty, rejectDuty, upholdObjection, verifyDuty, withdrawDuty } from './duty.commands.ts';
import { publishDuty, withdrawDutyPublication } from './publication.commands.ts';

const Mutation = {
  dutyEventEnter: (_: unknown, { input }: MutationDutyEventEnterArgs, context: Context) => enterDuty(context, input),
  dutyEventVerify: (_: unknown, { input }: MutationDutyEventVerifyArgs, context: Context) => verifyDuty(context, input),
  dutyEventsVerify: (_: unknown, { input }: MutationDutyEventsVerifyArgs, context: Context) => verifyDuties(context, input),
  dutyEventReject: (_: unknown, { input }: MutationDutyEventRejectArgs, context: Context) => rejectDuty(context, input),
  dutyEventObject: (_: unknown, { input }: MutationDutyEventObjectArgs, context: Context) => objectToDuty(context, input),
  dutyEventUphold: (_: unknown, { input }: MutationDutyEventUpholdArgs, context: Context) => upholdObjection(context, input),
  dutyEventDismiss: (_: unknown, { input }: MutationDutyEventDismissArgs, context: Context) => dismissObjection(context, input),
  dutyEventWithdraw: (_: unknown, { input }: MutationDutyEventWithdrawArgs, context: Context) => withdrawDuty(context, input),
  dutyPublicationPublish: (_: unknown, { input }: MutationDutyPublicationPublishArgs, context: Context) => publishDuty(context, input),
  dutyPublicationWithdraw: (_: unknown, { input }: MutationDutyPublicationWithdrawArgs, context: Context) => withdrawDutyPublication(context, input),
};

/** The acts on duty records; what they answer is read by the same views as everything else. */
export function dutyResolvers(views: Views) {
  return {
    Mutation,
    DutyEventActSuccess: {
      dutyEvent: (done: DutyDone, _: unknown, context: Context, info: GraphQLResolveInfo) => answered(views, { type: 'DutyEvent', id: done.dutyEvent }, context, info),
    },
    DutyEventsVerifySuccess: {
      dutyEvents: (done: DutiesDone, _: unknown, context: Context, info: GraphQLResolveInfo) => views.list(context, 'DutyEvent', done.dutyEvents, info),
    },
    DutyPublicationActSuccess: {
      dutyPublication: (done: { dutyPublication: string }, _: unknown, context: Context, info: GraphQLResolveInfo) =>
        answered(views, { type: 'DutyPublication', id: done.dutyPublication }, context, info),
    },
  };
}
