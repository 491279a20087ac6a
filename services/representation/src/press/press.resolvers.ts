import type { Views } from '@redpine/kit/view/views';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../context.ts';
import type { MutationPressCloseArgs, MutationPressNoteArgs, MutationPressStartArgs } from '../generated/types.ts';
import { answered } from '../read.ts';
import type { PressDone } from './press.act.ts';
import { closePress, notePress, startPress } from './press.commands.ts';

const Mutation = {
  pressStart: (_: unknown, { input }: MutationPressStartArgs, context: Context) => startPress(context, input),
  pressNote: (_: unknown, { input }: MutationPressNoteArgs, context: Context) => notePress(context, input),
  pressClose: (_: unknown, { input }: MutationPressCloseArgs, context: Context) => closePress(context, input),
};

/** The acts on presses; what they answer is read by the same views as everything else. */
export function pressResolvers(views: Views) {
  return {
    Mutation,
    PressActSuccess: {
      press: (done: PressDone, _: unknown, context: Context, info: GraphQLResolveInfo) => answered(views, { type: 'Press', id: done.press }, context, info),
    },
  };
}
