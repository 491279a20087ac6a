import { legalDay } from '@redpine/kit/clock';
import { revealPersonal } from '@redpine/kit/personal/reveal';
import { isProblem } from '@redpine/kit/problem';
import type { View } from '@redpine/kit/view/define';
import type { Context } from '../context.ts';
import type { ConstituentRecordType, MutationConstituentDataRevealArgs } from '../generated/types.ts';

const TYPES: Readonly<Record<ConstituentRecordType, string>> = { OPINION_SENDER: 'OpinionSender', TIE_VOTER: 'Constituent', HOME_VISIT: 'Visit' };

/** Personal values of constituents: masked wherever they stand, and one at a time to who says what it is needed for. */
export function revealResolvers(views: readonly View[]) {
  return {
    Query: {
      constituentRevealPurposes: async (_: unknown, _args: unknown, { actor, database, clock }: Context) =>
        actor.kind === 'ANONYMOUS'
          ? []
          : database.query(
              'SELECT code, name FROM reveal_purpose WHERE from_on <= $1::date AND (until_on IS NULL OR until_on >= $1::date) ORDER BY position, code',
              [legalDay(clock())],
            ),
    },
    Mutation: {
      constituentDataReveal: async (_: unknown, { input }: MutationConstituentDataRevealArgs, context: Context) => {
        const { type, id, note, ...rest } = input;
        const done = await revealPersonal(context, views, { ...rest, note: note ?? null, subject: { type: TYPES[type], id } });
        return isProblem(done) ? done : { __typename: 'ConstituentDataRevealSuccess', ...done };
      },
    },
  };
}
