import { createHash } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO_PASSWORD } from '@redpine/directory/account/account.demo';
import { openSite, type Site } from '../src/drill/site.ts';

/** The site of the drill, as somebody before a browser and at a terminal meets it. */
export interface Apart extends Omit<Site, 'command'> {
  /** The first gateway's: the public origin. */
  url: string;
  /** Signs in by the demonstration's password; answers the session's cookie. */
  signIn(username: string): Promise<string>;
  /** Runs a command of the platform against the same database; answers what it printed. */
  command(...args: string[]): Promise<string>;
}

/** The hash by which a browser sends a document of the build. */
export const hashOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;

/** @param texts what the built front ends may send */
export async function apart(databaseUrl: string, texts: readonly string[]): Promise<Apart> {
  const folder = await mkdtemp(join(tmpdir(), 'redpine-apart-'));
  await chmod(folder, 0o711);
  const documents = Object.fromEntries(texts.map((text) => [hashOf(text), text]));
  const site = await openSite({ databaseUrl, folder, documents, preload: undefined, env: {} });
  const url = site.at('gateway-1');
  return {
    ...site,
    url,
    signIn: (username) => signIn(url, username),
    async command(...args) {
      const { code, said } = await site.command(...args);
      if (code !== 0) throw new Error(`${args.join(' ')} ended with ${String(code)}: ${said}`);
      return said;
    },
    async [Symbol.asyncDispose]() {
      await site[Symbol.asyncDispose]();
      await rm(folder, { recursive: true });
    },
  };
}

/** Signs in through the issuer's pages; answers the session's cookie. */
async function signIn(origin: string, username: string): Promise<string> {
  const cookies = new Map<string, string>();
  const go = async (url: URL, init: RequestInit = {}): Promise<{ url: URL; response: Response }> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { accept: 'text/html', origin, 'sec-fetch-site': 'same-origin', cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const location = response.headers.get('location');
    return location === null ? { url, response } : go(new URL(location, url));
  };
  const page = await go(new URL('/auth/login?return=/', origin));
  const action = /<form method="post" action="([^"]+)"/.exec(await page.response.text())?.[1];
  if (action === undefined) throw new Error(`no form at ${page.url.pathname}`);
  await go(new URL(action, page.url), { method: 'POST', body: new URLSearchParams({ username, password: DEMO_PASSWORD }) });
  const session = cookies.get('redpine');
  if (session === undefined) throw new Error('no session');
  return `redpine=${session}`;
}
