import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Language } from '@redpine/kit/language';
import { languageOf } from '@redpine/kit/language';
import type { Visitor } from '../account/account.signIn.ts';

const LANGUAGE_COOKIE = 'redpine_language';
const LARGEST_FORM = 8_192;
const YEAR_S = 31_536_000;

/** The page's scripts are none; whatever a page needs comes from this origin, and it posts to this origin alone. */
const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'none'; form-action 'self'; " +
    "base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
};

export function setPageHeaders(response: ServerResponse): void {
  for (const [name, value] of Object.entries(PAGE_HEADERS)) response.setHeader(name, value);
}

export function sendPage(response: ServerResponse, status: number, page: string): void {
  response.statusCode = status;
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(page);
}

function cookie(request: IncomingMessage, name: string): string | undefined {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [key, value] = pair.trim().split('=');
    if (key === name) return value;
  }
  return undefined;
}

function known(value: string | null | undefined): Language | undefined {
  return value === 'zh-CN' || value === 'en' ? value : undefined;
}

/** From `?lang`, else the cookie, else Accept-Language. */
export function pageLanguage(request: IncomingMessage): Language {
  const chosen = known(queryOf(request).get('lang')) ?? known(cookie(request, LANGUAGE_COOKIE));
  return chosen ?? languageOf(request.headers['accept-language']);
}

/** Keeps a choice made by `?lang` for the pages that follow. */
export function keepLanguage(request: IncomingMessage, response: ServerResponse, secure: boolean): void {
  const chosen = known(queryOf(request).get('lang'));
  if (!chosen) return;
  response.appendHeader(
    'set-cookie',
    `${LANGUAGE_COOKIE}=${chosen}; Path=/; Max-Age=${YEAR_S}; SameSite=Lax${secure ? '; Secure' : ''}`,
  );
}

export function queryOf(request: IncomingMessage): URLSearchParams {
  return new URL(request.url ?? '/', 'http://localhost').searchParams;
}

/** The gateway says where a request comes from; what a client sends under that name does not get past it. */
export function visitorOf({ headers, socket }: IncomingMessage): Visitor {
  const address = headers['x-redpine-address'];
  return { address: typeof address === 'string' ? address : (socket.remoteAddress ?? ''), browser: (headers['user-agent'] ?? '').slice(0, 300) };
}

/** Whether the browser says that the form was posted from a page of this origin. */
export function isSameOrigin(request: IncomingMessage, origin: string): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  return request.headers.origin === origin;
}

/** The fields of a posted form; null where the body is no form, or too large. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams | null> {
  if (!/^application\/x-www-form-urlencoded\b/.test(request.headers['content-type'] ?? '')) return null;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > LARGEST_FORM) return null;
    chunks.push(bytes);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}
