import type { Problem } from '@redpine/kit/problem';
import { isProblem } from '@redpine/kit/problem';
import type { Views } from '@redpine/kit/view/views';
import type { GraphQLResolveInfo } from 'graphql';
import { areaAdd, areaEnd, areaRename } from '../area/area.commands.ts';
import type { Context } from '../context.ts';
import { postDelegate, postDelegationEnd } from '../delegation/delegation.commands.ts';
import type { Channel } from '../delivery/sender.ts';
import type { MutationResolvers } from '../generated/types.ts';
import {
  organAdd,
  organEnd,
  organHandlingGrant,
  organHandlingWithdraw,
  organPlace,
  organRename,
} from '../organ/organ.commands.ts';
import { personAdd, personEnd, personRename } from '../person/person.commands.ts';
import { postEnd, postGive } from '../post/post.commands.ts';
import { sessionAdd, sessionReschedule, termOpen, termReschedule } from '../term/term.commands.ts';
import { topicAdd, topicEnd, topicPlace, topicRename } from '../topic/topic.commands.ts';
import type { Done } from './administration.act.ts';

type Command<Input> = (context: Context, input: Input) => Promise<Done | Problem>;

/** A mutation whose success is of the named type; the row itself is read by the views. */
const mutation =
  <Input>(success: string, command: Command<Input>) =>
  async (_: unknown, { input }: { input: Input }, context: Context): Promise<object> => {
    const result = await command(context, input);
    return isProblem(result) ? result : { __typename: success, ...result };
  };

const mutations = (channels: readonly Channel[]): Partial<Record<keyof MutationResolvers, unknown>> => ({
  areaAdd: mutation('AreaActSuccess', areaAdd),
  areaRename: mutation('AreaActSuccess', areaRename),
  areaEnd: mutation('AreaActSuccess', areaEnd),
  organAdd: mutation('OrganActSuccess', organAdd),
  organRename: mutation('OrganActSuccess', organRename),
  organPlace: mutation('OrganActSuccess', organPlace),
  organHandlingGrant: mutation('OrganActSuccess', organHandlingGrant),
  organHandlingWithdraw: mutation('OrganActSuccess', organHandlingWithdraw),
  organEnd: mutation('OrganActSuccess', organEnd),
  personAdd: mutation('PersonActSuccess', personAdd),
  personRename: mutation('PersonActSuccess', personRename),
  personEnd: mutation('PersonActSuccess', personEnd),
  postGive: mutation('PostActSuccess', postGive),
  postEnd: mutation('PostActSuccess', postEnd),
  postDelegate: mutation('PostDelegationActSuccess', postDelegate(channels)),
  postDelegationEnd: mutation('PostDelegationActSuccess', postDelegationEnd(channels)),
  termOpen: mutation('TermActSuccess', termOpen),
  termReschedule: mutation('TermActSuccess', termReschedule),
  sessionAdd: mutation('SessionActSuccess', sessionAdd),
  sessionReschedule: mutation('SessionActSuccess', sessionReschedule),
  topicAdd: mutation('TopicActSuccess', topicAdd),
  topicRename: mutation('TopicActSuccess', topicRename),
  topicPlace: mutation('TopicActSuccess', topicPlace),
  topicEnd: mutation('TopicActSuccess', topicEnd),
});

/** The acts of administration; what they answer is read by the same views as everything else. */
export function administrationResolvers(views: Views, channels: readonly Channel[]) {
  const read = (type: string) => (done: Done, _: unknown, context: Context, info: GraphQLResolveInfo) =>
    views.one(context, type, done.id, info);
  return {
    Mutation: mutations(channels),
    AreaActSuccess: { area: read('Area') },
    OrganActSuccess: { organ: read('Organ') },
    PersonActSuccess: { person: read('Person') },
    PostActSuccess: { post: read('Post') },
    PostDelegationActSuccess: { delegation: read('PostDelegation') },
    TermActSuccess: { term: read('Term') },
    SessionActSuccess: { session: read('CongressSession') },
    TopicActSuccess: { topic: read('Topic') },
  };
}
