import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Clock } from '@redpine/kit/clock';
import type { Identities } from './identities.ts';
import { localPath } from './local-path.ts';
import { GatewayProblem } from './problem.ts';
import { ABSOLUTE_MS, newSessionId, sessionDigest, type Sessions } from './sessions.ts';
import type { Attempt, SignIn } from './sign-in.ts';

/** How long a sign-in may take at the issuer. */
const ATTEMPT_S = 15 * 60;
const ATTEMPT = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), path: z.string() });

/** The names and kind of our cookies: `__Host-` and Secure wherever the origin is https. */
export interface Cookies {
  session(request: FastifyRequest): string | undefined;
  setSession(reply: FastifyReply, id: string): void;
  clearSession(reply: FastifyReply): void;
  attempt(request: FastifyRequest): Attempt | undefined;
  setAttempt(reply: FastifyReply, attempt: Attempt): void;
  clearAttempt(reply: FastifyReply): void;
}

export function createCookies(secure: () => boolean): Cookies {
  const prefix = () => (secure() ? '__Host-' : '');
  const options = () => ({ path: '/', httpOnly: true, sameSite: 'lax', secure: secure() }) as const;
  const session = () => `${prefix()}redpine`;
  const attempt = () => `${prefix()}redpine-sign-in`;
  return {
    session: (request) => request.cookies[session()],
    setSession: (reply, id) => void reply.setCookie(session(), id, { ...options(), maxAge: ABSOLUTE_MS / 1000 }),
    clearSession: (reply) => void reply.clearCookie(session(), options()),
    attempt(request) {
      const value = request.cookies[attempt()];
      if (value === undefined) return undefined;
      try {
        return ATTEMPT.parse(JSON.parse(Buffer.from(value, 'base64url').toString()));
      } catch (error) {
        if (error instanceof SyntaxError || error instanceof z.ZodError) return undefined;
        throw error;
      }
    },
    setAttempt(reply, value) {
      const encoded = Buffer.from(JSON.stringify(value)).toString('base64url');
      void reply.setCookie(attempt(), encoded, { ...options(), maxAge: ATTEMPT_S });
    },
    clearAttempt: (reply) => void reply.clearCookie(attempt(), options()),
  };
}

export interface AuthRoutes {
  cookies: Cookies;
  sessions: Sessions;
  identities: Identities;
  signIn: SignIn;
  origin: () => URL;
  /** Whether an issuer of the site's own signs people in. */
  external: boolean;
  clock: Clock;
}

/** GET /auth/login?return=/path, GET /auth/callback, POST /auth/logout. */
export function authRoutes({ cookies, sessions, identities, signIn, origin, external, clock }: AuthRoutes) {
  const end = async (id: string): Promise<{ idToken: string | null } | undefined> => {
    const ended = await sessions.end(id);
    if (ended) await identities.end(sessionDigest(id));
    return ended;
  };
  const fromHere = (request: FastifyRequest): boolean =>
    request.headers['x-redpine'] !== undefined ||
    request.headers.origin === origin().origin ||
    request.headers['sec-fetch-site'] === 'same-origin';

  return async (app: FastifyInstance): Promise<void> => {
    app.addHook('onRequest', async (_request, reply) => {
      reply.header('cache-control', 'no-store');
    });
    // A form may post here; what it carries does not matter.
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'string' }, (_request, _body, done) => done(null));

    app.get<{ Querystring: { return?: unknown } }>('/auth/login', async (request, reply) => {
      const { location, attempt } = await signIn.begin(localPath(request.query.return));
      cookies.setAttempt(reply, attempt);
      return reply.redirect(location.href, 303);
    });

    app.get('/auth/callback', async (request, reply) => {
      const attempt = cookies.attempt(request);
      // The address was opened again, or the attempt took too long: what counts is whether one is signed in.
      if (!attempt) return reply.redirect('/', 303);
      cookies.clearAttempt(reply);
      const search = request.url.includes('?') ? request.url.slice(request.url.indexOf('?')) : '';
      const { subject, idToken } = await signIn.finish(search, attempt);
      // A new id at every sign-in; what the browser held before is over.
      const id = newSessionId();
      const account = await identities.begin({
        subject,
        external,
        digest: sessionDigest(id),
        address: request.ip,
        browser: request.headers['user-agent'] ?? '',
        expiresAt: new Date(clock().getTime() + ABSOLUTE_MS).toISOString(),
      });
      if (account === null) throw new GatewayProblem(403, 'ACCOUNT_UNKNOWN', 'This account has no access here.');
      const before = cookies.session(request);
      if (before !== undefined) await end(before);
      cookies.setSession(reply, await sessions.begin(account, idToken, id));
      return reply.redirect(localPath(attempt.path), 303);
    });

    app.post('/auth/logout', async (request, reply) => {
      if (!fromHere(request)) throw new GatewayProblem(403, 'CSRF', 'Signing out is asked for from this site only.');
      const id = cookies.session(request);
      const ended = id === undefined ? undefined : await end(id);
      cookies.clearSession(reply);
      const home = new URL('/', origin());
      // Signed out here even where the issuer is away.
      const location = ended ? await signIn.endLocation(ended.idToken).catch(() => home) : home;
      if (request.headers.accept?.includes('application/json')) return { location: location.href };
      return reply.redirect(location.href, 303);
    });
  };
}
