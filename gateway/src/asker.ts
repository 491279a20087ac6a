import type { IncomingHttpHeaders } from 'node:http';
import type { Actor } from '@redpine/kit/actor';
import { ANONYMOUS } from '@redpine/kit/actor';
import type { Identities } from './identities.ts';
import { GatewayProblem } from './problem.ts';
import type { Session, Sessions } from './sessions.ts';

/** Who a request comes from and what proves it. */
export interface Asker {
  actor: Actor;
  via: 'NOTHING' | 'COOKIE' | 'BEARER';
  /** What proves it again later; for streams that outlive a request. Not counted as use. */
  still: () => Promise<boolean>;
  /** Names the session or token among others, without revealing it. */
  key: string;
}

export interface Askers {
  /**
   * @param cookie the session cookie's value
   * @throws GatewayProblem 401 for a bearer token that is not valid; a cookie that is over is nobody's
   */
  of(headers: IncomingHttpHeaders, cookie: string | undefined): Promise<Asker>;
}

const NOBODY: Asker = { actor: ANONYMOUS, via: 'NOTHING', still: async () => false, key: 'nobody' };

export function createAskers({ sessions, identities }: { sessions: Sessions; identities: Identities }): Askers {
  const signedIn = async (id: string, use: boolean): Promise<{ session: Session; actor: Actor } | undefined> => {
    const session = await sessions.find(id, use);
    const actor = session && (await identities.session(session.digest));
    return session && actor ? { session, actor } : undefined;
  };
  return {
    async of(headers, cookie) {
      const { authorization } = headers;
      if (authorization !== undefined) {
        const token = /^bearer (rp_[\w.-]{1,200})$/i.exec(authorization)?.[1];
        const actor = token === undefined ? null : await identities.token(token);
        if (token === undefined || !actor) throw new GatewayProblem(401, 'UNAUTHENTICATED', 'The token is not valid, or not any more.');
        return {
          actor,
          via: 'BEARER',
          still: async () => (await identities.token(token)) !== null,
          key: `account ${actor.id}`,
        };
      }
      const found = cookie === undefined ? undefined : await signedIn(cookie, true);
      if (cookie === undefined || !found) return NOBODY;
      return {
        actor: found.actor,
        via: 'COOKIE',
        still: async () => (await signedIn(cookie, false)) !== undefined,
        key: `session ${found.session.digest}`,
      };
    },
  };
}
