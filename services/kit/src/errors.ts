import { GraphQLError } from 'graphql';
import type { Language, Text } from './language.ts';
import { say } from './language.ts';

/** The codes that leave a subgraph with their message; every other error leaves as INTERNAL_SERVER_ERROR. */
export const PUBLIC_CODES: ReadonlySet<string> = new Set([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'SUBGRAPH_UNAVAILABLE',
]);

const SIGN_IN: Text = { zh: '请先登录。', en: 'Sign in first.' };
const MAY_NOT: Text = { zh: '您的职务无权进行此操作。', en: 'Your posts do not allow this.' };
const NOT_THERE: Text = { zh: '没有找到，或您无权查看。', en: 'Not found, or not open to you.' };

const AWAY: Text = { zh: '这部分数据暂时无法提供，请稍后重试。', en: 'This part is not available at the moment.' };

export function unauthenticated(language: Language): GraphQLError {
  return coded('UNAUTHENTICATED', SIGN_IN, language);
}

export function forbidden(language: Language, reason: Text = MAY_NOT): GraphQLError {
  return coded('FORBIDDEN', reason, language);
}

/** Also the answer for what the actor may not see: its existence is not told. */
export function notFound(language: Language, what: Text = NOT_THERE): GraphQLError {
  return coded('NOT_FOUND', what, language);
}

/** A service, or its database, is away or overrun. */
export function unavailable(language: Language): GraphQLError {
  return coded('SUBGRAPH_UNAVAILABLE', AWAY, language);
}

/** @param path where in the variables, dotted. */
export function badInput(language: Language, path: string, reason: Text): GraphQLError {
  return new GraphQLError(`${path}: ${say(reason, language)}`, { extensions: { code: 'BAD_USER_INPUT', path } });
}

function coded(code: string, message: Text, language: Language): GraphQLError {
  return new GraphQLError(say(message, language), { extensions: { code } });
}
