import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestContext } from '@redpine/kit/context';
import type { Text } from '@redpine/kit/language';
import { unfit } from '@redpine/kit/text';
import { errors, type Provider } from 'oidc-provider';
import type { SignedIn } from '../account/account.commands.ts';
import { changePassword, passwordFault, signIn } from '../account/account.commands.ts';
import { demoAccounts, DEMO_PASSWORD } from '../account/account.demo.ts';
import { isSameOrigin, keepLanguage, pageLanguage, queryOf, readForm, sendPage } from './issuer.http.ts';
import type { Fault } from './issuer.page.ts';
import { changePage, messagePage, signInPage } from './issuer.page.ts';
import { words } from './issuer.words.ts';

export interface InteractionOptions {
  provider: Provider;
  parts: Pick<RequestContext, 'database' | 'clock' | 'log'>;
  /** The one public origin. */
  origin: string;
  demo: boolean;
}

/** A request to one interaction's pages; `path` is the interaction's. */
interface Visit {
  request: IncomingMessage;
  response: ServerResponse;
  path: string;
}

const FAULTS: Record<NonNullable<ReturnType<typeof passwordFault>>, Text> = {
  TOO_SHORT: words.tooShort,
  TOO_LONG: words.tooLong,
  UNCHANGED: words.unchanged,
};

/** The path of an interaction within the issuer: its id, and whether it is the step that sets a new password. */
const ROUTE = /^\/interaction\/([\w-]{1,64})(\/password)?$/;

/** The sign-in pages; answers whether the request was for one. */
export function createInteractions(options: InteractionOptions) {
  const { provider, parts, origin } = options;
  const secure = origin.startsWith('https:');

  async function showSignIn(visit: Visit, status: number, username: string, faults: readonly Fault[]): Promise<void> {
    const page = signInPage({
      language: pageLanguage(visit.request),
      path: visit.path,
      username,
      faults,
      demoAccounts: options.demo ? await demoAccounts(parts.database, parts.clock) : [],
      demoPassword: DEMO_PASSWORD,
    });
    sendPage(visit.response, status, page);
  }

  async function proceed({ request, response }: Visit, { account }: SignedIn): Promise<void> {
    const login = { accountId: account, remember: false, amr: ['pwd'] };
    await provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
  }

  async function postSignIn(visit: Visit, form: URLSearchParams): Promise<void> {
    const { username, password } = credentials(form);
    const missing: Fault[] = [];
    if (!username) missing.push({ field: 'username', text: words.usernameMissing });
    if (!password) missing.push({ field: 'password', text: words.passwordMissing });
    if (missing.length > 0) return showSignIn(visit, 422, username, missing);
    const signedIn = await signIn(parts, username, password);
    if (!signedIn) return showSignIn(visit, 422, username, [{ field: 'username', text: words.wrong }]);
    if (!signedIn.mustChange) return proceed(visit, signedIn);
    const { request, response, path } = visit;
    return sendPage(response, 200, changePage({ language: pageLanguage(request), path, username, faults: [] }));
  }

  async function postPassword(visit: Visit, form: URLSearchParams): Promise<void> {
    const { username, password } = credentials(form);
    const next = form.get('new-password') ?? '';
    const faults: Fault[] = [];
    if (!password) faults.push({ field: 'password', text: words.passwordMissing });
    const fault = passwordFault(username, password, next);
    if (fault || unfit(next)) faults.push({ field: 'new-password', text: FAULTS[fault ?? 'TOO_SHORT'] });
    else if (form.get('repeat') !== next) faults.push({ field: 'repeat', text: words.notRepeated });
    const signedIn = faults.length === 0 ? await changePassword(parts, username, password, next) : null;
    if (signedIn) return proceed(visit, signedIn);
    const { request, response, path } = visit;
    if (faults.length === 0) faults.push({ field: 'password', text: words.wrong });
    return sendPage(response, 422, changePage({ language: pageLanguage(request), path, username, faults }));
  }

  async function answer(visit: Visit, uid: string, isPassword: boolean): Promise<void> {
    const { request, response } = visit;
    const details = await provider.interactionDetails(request, response);
    // The cookie's path tells interactions apart already; a page of one never answers for another.
    if (details.uid !== uid || details.prompt.name !== 'login') throw new errors.SessionNotFound('another interaction');
    keepLanguage(request, response, secure);
    if (request.method === 'GET' || request.method === 'HEAD') {
      const username = queryOf(request).get('username') ?? '';
      return showSignIn(visit, 200, username.slice(0, 64), []);
    }
    const form = request.method === 'POST' && isSameOrigin(request, origin) ? await readForm(request) : null;
    if (!form) return sendPage(response, 403, messagePage(pageLanguage(request), words.failed, words.failedLead));
    return isPassword ? postPassword(visit, form) : postSignIn(visit, form);
  }

  return async (request: IncomingMessage, response: ServerResponse, path: string): Promise<boolean> => {
    const [, uid, password] = ROUTE.exec(path) ?? [];
    if (uid === undefined) return false;
    try {
      await answer({ request, response, path: `/oidc/interaction/${uid}` }, uid, password !== undefined);
    } catch (error) {
      if (!(error instanceof errors.SessionNotFound)) throw error;
      sendPage(response, 400, messagePage(pageLanguage(request), words.expired, words.expiredLead));
    }
    return true;
  };
}

/** What cannot be stored cannot be a name: it is read as empty. */
function credentials(form: URLSearchParams): { username: string; password: string } {
  const username = (form.get('username') ?? '').trim().slice(0, 64);
  return { username: unfit(username) ? '' : username, password: form.get('password') ?? '' };
}
