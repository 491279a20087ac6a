import { forbidden } from '@redpine/kit/errors';
import type { Problem } from '@redpine/kit/problem';
import { isProblem } from '@redpine/kit/problem';
import type { Views } from '@redpine/kit/view/views';
import type { GraphQLResolveInfo } from 'graphql';
import type { Done } from '../administration/administration.act.ts';
import type { Context } from '../context.ts';
import type { PasswordReplaceInput } from '../generated/types.ts';
import { accountDisable, accountEnable, accountLink, accountOpen, accountPasswordReset, accountSecondFactorReset, accountUnlock } from './account.act.ts';
import { accountSessionEnd, accountSessionsEnd, passwordReplace, personalTokenCreate, personalTokenRevoke } from './account.own.ts';

const mutation =
  <Input>(success: string, command: (context: Context, input: Input) => Promise<object | Problem>) =>
  async (_: unknown, { input }: { input: Input }, context: Context): Promise<object> => {
    const result = await command(context, input);
    return isProblem(result) ? result : { __typename: success, ...result };
  };

/** The acts on accounts; `passwordOffered` where the embedded issuer, and with it the password, is in use. */
export function accountResolvers(views: Views, passwordOffered: boolean) {
  const account = (done: Done, _: unknown, context: Context, info: GraphQLResolveInfo) => views.one(context, 'Account', done.id, info);
  const act = 'AccountActSuccess';
  return {
    Mutation: {
      accountOpen: mutation('AccountPasswordSuccess', accountOpen),
      accountPasswordReset: mutation('AccountPasswordSuccess', accountPasswordReset),
      accountDisable: mutation(act, accountDisable),
      accountEnable: mutation(act, accountEnable),
      accountUnlock: mutation(act, accountUnlock),
      accountSecondFactorReset: mutation(act, accountSecondFactorReset),
      accountLink: mutation(act, accountLink),
      accountSessionEnd: mutation(act, accountSessionEnd),
      accountSessionsEnd: mutation(act, accountSessionsEnd),
      passwordReplace: mutation(act, async (context, input: PasswordReplaceInput) => {
        if (!passwordOffered) throw forbidden(context.language);
        return passwordReplace(context, input);
      }),
      personalTokenCreate: mutation('PersonalTokenCreateSuccess', personalTokenCreate),
      personalTokenRevoke: mutation(act, personalTokenRevoke),
    },
    AccountActSuccess: { account },
    AccountPasswordSuccess: { account },
    PersonalTokenCreateSuccess: {
      token: (done: { token: string }, _: unknown, context: Context, info: GraphQLResolveInfo) =>
        views.one(context, 'PersonalToken', done.token, info),
    },
  };
}
