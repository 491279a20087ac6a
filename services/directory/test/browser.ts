import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CLIENT_ID } from '../src/issuer/issuer.ts';
import { ORIGIN } from './bench.ts';

interface Cookie {
  value: string;
  path: string;
}

/** As much of a browser as signing in needs: a cookie jar that minds paths, and forms. */
export class Browser {
  readonly cookies = new Map<string, Cookie>();
  readonly #base: string;

  constructor(base: string) {
    this.#base = base;
  }

  async get(url: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.#fetch(url, { headers });
  }

  async post(url: string, fields: Record<string, string>, headers: Record<string, string> = { origin: ORIGIN, 'sec-fetch-site': 'same-origin' }): Promise<Response> {
    return this.#fetch(url, { method: 'POST', headers, body: new URLSearchParams(fields) });
  }

  async #fetch(url: string, init: { method?: string; headers: Record<string, string>; body?: URLSearchParams }): Promise<Response> {
    // The issuer speaks of its public origin; here a server on some port stands in for it.
    const target = new URL(url, ORIGIN);
    const sent = [...this.cookies].filter(([, { path }]) => target.pathname.startsWith(path)).map(([name, { value }]) => `${name}=${value}`);
    const response = await fetch(this.#base + target.pathname + target.search, {
      ...init,
      redirect: 'manual',
      headers: { ...init.headers, ...(sent.length > 0 ? { cookie: sent.join('; ') } : {}) },
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split('; ');
      const [name = '', value = ''] = pair.split('=');
      const path = attributes.find((attribute) => /^path=/i.test(attribute))?.slice(5) ?? '/';
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, { value, path });
    }
    return response;
  }

  /** Follows redirects within the issuer; ends at a page or at the redirect that leaves it. */
  async follow(response: Response): Promise<Response> {
    let at = response;
    for (;;) {
      const location = at.headers.get('location');
      if (!location || !new URL(location, ORIGIN).pathname.startsWith('/oidc/')) return at;
      at = await this.get(location);
      if (!at.headers.get('location')) Object.defineProperty(at, 'place', { value: new URL(location, ORIGIN).pathname });
    }
  }
}

/** What the form of a sign-in's later page carries. */
export const ticketOf = (page: string): string => /name="ticket" value="([^"]+)"/.exec(page)?.[1] ?? '';

export interface Flow {
  verifier: string;
  url: string;
}

/** An authorization request as the gateway makes it. */
export function authorization(more: Record<string, string> = {}): Flow {
  const verifier = randomBytes(32).toString('base64url');
  const query = new URLSearchParams({
    client_id: CLIENT_ID,
    response_type: 'code',
    scope: 'openid profile',
    redirect_uri: `${ORIGIN}/auth/callback`,
    state: 'state-1',
    nonce: 'nonce-1',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...more,
  });
  return { verifier, url: `/oidc/auth?${query}` };
}

export async function listen(handler: RequestListener): Promise<{ base: string } & AsyncDisposable> {
  const server = createServer(handler).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
