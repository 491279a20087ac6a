import { GraphQLError } from 'graphql';

/** What was sent cannot be answered; the message names it. */
export function badInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}
