import { randomUUID } from 'node:crypto';
import type { Actor } from '@redpine/kit/actor';
import { requestContext, type RequestContext } from '@redpine/kit/context';
import { PeerProblem } from '@redpine/kit/peer';
import { z } from 'zod';
import { resolveActor } from './account/account.actor.ts';
import { resolveSession, sessionBegin, sessionEnd } from './account/account.session.ts';
import { issueToken, resolveToken, revokeToken } from './account/account.token.ts';

const account = z.object({ subject: z.string() });
const digest = z.string().regex(/^[0-9a-f]{64}$/);
const session = z.object({ session: digest });
const begun = z.object({
  subject: z.string(), external: z.boolean(), digest, address: z.string(), browser: z.string(), expiresAt: z.coerce.date(),
});
const bearer = z.object({ token: z.string() });
const issued = z.object({ username: z.string(), name: z.string().min(1).max(100), hours: z.number() });

/**
 * Directory's internal operations, for services alone: `resolveActor { subject }` and `resolveToken { token }` answer
 * an actor with the posts of the day or null, `resolveSession { session }` the same for a session's digest,
 * `sessionBegin` (see `NewSession`) `{ account }`, `sessionEnd { session }` null, `issueToken { username, name, hours }` answers `{ token }`,
 * `revokeToken { token }` answers `{ revoked }`. Throws `PeerProblem` 403 for others than services, 404 for an unknown operation.
 */
export async function callOperation(
  parts: Pick<RequestContext, 'database' | 'clock' | 'log'>,
  caller: Actor,
  operation: string,
  payload: unknown,
): Promise<Actor | { token: string } | { revoked: boolean } | { account: string | null } | null> {
  if (caller.kind !== 'SERVICE') throw new PeerProblem(`${operation}: for services alone`, 403);
  const context = requestContext({ actor: caller, language: 'zh-CN', requestId: randomUUID() }, parts);
  switch (operation) {
    case 'resolveActor':
      return resolveActor(parts.database, parts.clock, account.parse(payload).subject);
    case 'resolveToken':
      return resolveToken(context, bearer.parse(payload).token);
    case 'resolveSession':
      return resolveSession(parts.database, parts.clock, session.parse(payload).session);
    case 'sessionBegin':
      return { account: await sessionBegin(context, begun.parse(payload)) };
    case 'sessionEnd':
      await sessionEnd(context, session.parse(payload).session);
      return null;
    case 'issueToken':
      return issueToken(context, issued.parse(payload));
    case 'revokeToken':
      return { revoked: await revokeToken(context, bearer.parse(payload).token) };
    default:
      throw new PeerProblem(`There is no operation ${operation}`, 404);
  }
}
