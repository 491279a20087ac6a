import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { RequestContext } from '@redpine/kit/context';
import { type Configuration, type KoaContextWithOIDC, Provider } from 'oidc-provider';
import { resolveActor } from '../account/account.actor.ts';
import { issuerAdapter } from './issuer.adapter.ts';
import { pageLanguage, sendPage, setPageHeaders } from './issuer.http.ts';
import { createInteractions } from './issuer.interaction.ts';
import type { IssuerKeys } from './issuer.keys.ts';
import { Html, messagePage, signOutPage } from './issuer.page.ts';
import { words } from './issuer.words.ts';

export const CLIENT_ID = 'redpine-gateway';
export const ISSUER_PATH = '/oidc';

export interface IssuerOptions {
  /** The one public origin of the installation, such as https://renda.example.cn. */
  origin: string;
  keys: IssuerKeys;
  parts: Pick<RequestContext, 'database' | 'clock' | 'log'>;
  demo: boolean;
  /** See `InteractionOptions`. */
  accountKey: string;
}

const MINUTE_S = 60;
const HOUR_S = 3_600;
const ASSETS = new Map([
  ['/style.css', asset('style.css', 'text/css; charset=utf-8')],
  ['/icon.svg', asset('icon.svg', 'image/svg+xml')],
]);

function asset(name: string, type: string): { body: Buffer; type: string } {
  return { body: readFileSync(new URL(name, import.meta.url)), type };
}

/**
 * The embedded OpenID Connect issuer as a handler of everything under `/oidc`. Discovery stands at
 * `/oidc/.well-known/openid-configuration`, the gateway's client is `redpine-gateway` (code with PKCE S256).
 */
export function createIssuer(options: IssuerOptions): RequestListener {
  const { origin, parts } = options;
  const { host, protocol } = new URL(origin);
  const provider = new Provider(origin + ISSUER_PATH, configuration(options));
  // Never what a client sends: `atOrigin` writes the forwarded headers from the configuration.
  provider.proxy = true;
  provider.use((ctx, next) => next().then(() => signOutWithoutSession(ctx as KoaContextWithOIDC)));
  const failed = (error: unknown): void => parts.log.error({ err: error }, 'issuer failed');
  provider.on('server_error', (_ctx, error) => failed(error));
  // Koa prints what it cannot answer; the log says it instead.
  EventEmitter.prototype.on.call(provider, 'error', failed);
  const callback = provider.callback();
  const interact = createInteractions({ provider, parts, origin, demo: options.demo, accountKey: options.accountKey });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const original = request.url ?? '/';
    atOrigin(request, host, protocol.slice(0, -1));
    Object.assign(request, { originalUrl: original });
    request.url = original.slice(ISSUER_PATH.length) || '/';
    const path = request.url.split('?', 1)[0] ?? '/';
    const file = ASSETS.get(path);
    if (file) return sendAsset(response, file);
    setPageHeaders(response);
    if (!(await interact(request, response, path))) await callback(request, response);
  }

  return (request, response) => {
    answer(request, response).catch((error: unknown) => {
      parts.log.error({ err: error }, 'issuer failed');
      if (response.headersSent) response.destroy();
      else sendPage(response, 500, messagePage(pageLanguage(request), words.failed, words.failedLead));
    });
  };
}

/** The address that the issuer speaks of is the configured one, whatever host or scheme the request names. */
function atOrigin(request: IncomingMessage, host: string, protocol: string): void {
  const { headers } = request;
  headers.host = host;
  if (request.httpVersionMajor >= 2) headers[':authority'] = host;
  headers['x-forwarded-proto'] = protocol;
  headers['x-forwarded-host'] = host;
  delete headers['x-forwarded-for'];
}

function sendAsset(response: ServerResponse, file: { body: Buffer; type: string }): void {
  response.writeHead(200, {
    'content-type': file.type,
    'content-length': file.body.length,
    'cache-control': 'public, max-age=3600',
    'x-content-type-options': 'nosniff',
  });
  response.end(file.body);
}

function configuration({ origin, keys, parts }: IssuerOptions): Configuration {
  const cookie = { httpOnly: true, sameSite: 'lax', signed: true, path: ISSUER_PATH } as const;
  return {
    adapter: issuerAdapter(parts.database),
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: keys.clientSecret,
        client_name: 'Redpine',
        redirect_uris: [`${origin}/auth/callback`],
        post_logout_redirect_uris: [`${origin}/`, origin],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'client_secret_basic',
      },
    ],
    jwks: keys.jwks,
    cookies: {
      keys: keys.cookieKeys,
      names: { session: 'redpine_issuer', interaction: 'redpine_sign_in', resume: 'redpine_resume' },
      long: cookie,
      short: { httpOnly: true, sameSite: 'lax', signed: true },
    },
    claims: { openid: ['sub'], profile: ['name', 'preferred_username'] },
    // The gateway reads the name from the ID token: it need not ask again.
    conformIdTokenClaims: false,
    scopes: ['openid', 'profile'],
    pkce: { required: () => true },
    responseTypes: ['code'],
    clientBasedCORS: () => false,
    interactions: { url: (_ctx, interaction) => `${ISSUER_PATH}/interaction/${interaction.uid}` },
    findAccount: async (_ctx, sub) => {
      const actor = await resolveActor(parts.database, parts.clock, sub);
      if (!actor) return undefined;
      return {
        accountId: sub,
        claims: () => ({ sub, name: actor.name, preferred_username: actor.username ?? undefined }),
      };
    },
    loadExistingGrant,
    renderError: (ctx, out) => renderError(ctx, out.error),
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource: signOut, postLogoutSuccessSource: signedOut },
    },
    ttl: {
      AccessToken: 5 * MINUTE_S,
      AuthorizationCode: MINUTE_S,
      IdToken: HOUR_S,
      Interaction: HOUR_S,
      Grant: 12 * HOUR_S,
      Session: 12 * HOUR_S,
    },
  };
}

/** The gateway is the platform itself: signing in is all the consent there is. */
async function loadExistingGrant(ctx: KoaContextWithOIDC) {
  const { client, provider, session } = ctx.oidc;
  if (!client || !session) return undefined;
  const known = session.grantIdFor(client.clientId);
  const kept = known ? await provider.Grant.find(known) : undefined;
  if (kept) return kept;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId ?? '' });
  grant.addOIDCScope('openid profile');
  await grant.save();
  return grant;
}

/** Signs out at once where the gateway proves whose session it is; else asks, since anybody may link here. */
async function signOut(ctx: KoaContextWithOIDC, form: string): Promise<void> {
  const { session, provider, entities } = ctx.oidc;
  if (!session) throw new Error('signing out without a session');
  const hint = entities.IdTokenHint?.payload;
  if (!hint || hint['sub'] !== session.accountId) {
    ctx.body = signOutPage(pageLanguage(ctx.req), new Html(form));
    return;
  }
  const back = ctx.oidc.params?.['post_logout_redirect_uri'];
  for (const { grantId } of Object.values(session.authorizations ?? {})) {
    if (!grantId) continue;
    await Promise.all([provider.AccessToken.revokeByGrantId(grantId), provider.AuthorizationCode.revokeByGrantId(grantId)]);
    await (await provider.Grant.find(grantId))?.destroy();
  }
  await session.destroy();
  ctx.cookies.set(provider.cookieName('session'), null, { path: ISSUER_PATH, httpOnly: true, sameSite: 'lax' });
  redirectBack(ctx, back);
}

/** Without a session there is nothing to confirm; oidc-provider's own page for it needs a script. */
function signOutWithoutSession(ctx: KoaContextWithOIDC): void {
  if (ctx.oidc?.route !== 'end_session' || ctx.status !== 200 || ctx.oidc.session?.accountId) return;
  redirectBack(ctx, ctx.oidc.params?.['post_logout_redirect_uri']);
}

/** `back` has been compared with the client's registered addresses. */
function redirectBack(ctx: KoaContextWithOIDC, back: unknown): void {
  const state = ctx.oidc.params?.['state'];
  const target = new URL(typeof back === 'string' ? back : '/', ctx.oidc.issuer);
  if (typeof state === 'string') target.searchParams.set('state', state);
  ctx.body = null;
  ctx.status = 303;
  ctx.redirect(target.href);
}

function signedOut(ctx: KoaContextWithOIDC): void {
  ctx.body = messagePage(pageLanguage(ctx.req), words.signedOut, words.signedOutLead);
}

function renderError(ctx: KoaContextWithOIDC, code: string): void {
  ctx.type = 'html';
  ctx.body = messagePage(pageLanguage(ctx.req), words.failed, words.failedLead, code);
}
