import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestContext } from '@redpine/kit/context';
import type { Text } from '@redpine/kit/language';
import { unfit } from '@redpine/kit/text';
import { errors, type Provider } from 'oidc-provider';
import { demoAccounts, DEMO_PASSWORD } from '../account/account.demo.ts';
import type { PasswordFault } from '../account/account.policy.ts';
import { codeAt, demoSecret, newSecret } from '../account/account.secondFactor.ts';
import { completeSignIn, enrol, passCode, passPassword, replacePassword } from '../account/account.signIn.ts';
import { createSealing } from '../account/sealing.ts';
import { isSameOrigin, keepLanguage, pageLanguage, queryOf, readForm, sendPage, visitorOf } from './issuer.http.ts';
import type { Fault } from './issuer.page.ts';
import { messagePage, signInPage } from './issuer.page.ts';
import { changePage, codePage, enrolPage, recoveryPage } from './issuer.steps.ts';
import { readTicket, type Ticket, writeTicket } from './issuer.ticket.ts';
import { words } from './issuer.words.ts';

export interface InteractionOptions {
  provider: Provider;
  parts: Pick<RequestContext, 'database' | 'clock' | 'log'>;
  /** The one public origin. */
  origin: string;
  demo: boolean;
  /** Seals second factors at rest, and what passes from page to page. */
  accountKey: string;
}

/** A request to one interaction's pages; `path` is the interaction's. */
interface Visit {
  request: IncomingMessage;
  response: ServerResponse;
  path: string;
  uid: string;
}

const FAULTS: Record<PasswordFault, Text> = {
  TOO_SHORT: words.tooShort,
  TOO_LONG: words.tooLong,
  UNCHANGED: words.unchanged,
  NAMED: words.named,
  COMMON: words.common,
};

/** The path of an interaction within the issuer: its id, and the step after the first. */
const ROUTE = /^\/interaction\/([\w-]{1,64})(?:\/(code|enrol|recovery|password))?$/;
type Step = 'code' | 'enrol' | 'recovery' | 'password';
const RETRY_S = 300;

/** The sign-in pages; answers whether the request was for one. */
export function createInteractions(options: InteractionOptions) {
  const { provider, parts, origin } = options;
  const secure = origin.startsWith('https:');
  const tickets = createSealing(options.accountKey, 'sign-in');
  const secrets = createSealing(options.accountKey, 'second factor');

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

  /** What the page of a step needs. */
  const frameOf = (visit: Visit, ticket: Ticket, faults: readonly Fault[] = []) => ({
    language: pageLanguage(visit.request),
    path: visit.path,
    username: ticket.username,
    ticket: writeTicket(tickets, ticket),
    faults,
  });

  /** The next page that the sign-in needs, or its end. */
  async function proceed(visit: Visit, ticket: Ticket): Promise<void> {
    const { request, response } = visit;
    switch (ticket.secondFactor) {
      case 'CODE':
        return showCode(visit, ticket, 200);
      case 'ENROL':
        return sendPage(response, 200, enrolPage({ ...frameOf(visit, { ...ticket, secret: ticket.secret ??= newSecret() }), secret: ticket.secret }));
      case 'NONE':
      case 'DONE':
    }
    if (ticket.mustChange) return sendPage(response, 200, changePage(frameOf(visit, ticket)));
    if (!(await completeSignIn(parts, visitorOf(request), ticket.account))) return showSignIn(visit, 422, '', [{ field: 'username', text: words.wrong }]);
    const login = { accountId: ticket.account, remember: false, amr: ticket.secondFactor === 'DONE' ? ['pwd', 'otp'] : ['pwd'] };
    return provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
  }

  function showCode(visit: Visit, ticket: Ticket, status: number, faults: readonly Fault[] = []): void {
    const demoCode = options.demo && ticket.demo ? codeAt(demoSecret(ticket.username), Date.now()) : null;
    sendPage(visit.response, status, codePage({ ...frameOf(visit, ticket, faults), demoCode }));
  }

  async function postSignIn(visit: Visit, form: URLSearchParams): Promise<void> {
    const { username, password } = credentials(form);
    const missing: Fault[] = [];
    if (!username) missing.push({ field: 'username', text: words.usernameMissing });
    if (!password) missing.push({ field: 'password', text: words.passwordMissing });
    if (missing.length > 0) return showSignIn(visit, 422, username, missing);
    const known = await passPassword(parts, visitorOf(visit.request), username, password);
    if (known === 'WRONG') return showSignIn(visit, 422, username, [{ field: 'username', text: words.wrong }]);
    if (known === 'SLOW') {
      visit.response.setHeader('retry-after', RETRY_S);
      return sendPage(visit.response, 429, messagePage(pageLanguage(visit.request), words.slow, words.slowLead));
    }
    return proceed(visit, { ...known, uid: visit.uid });
  }

  async function postStep(visit: Visit, step: Step, form: URLSearchParams): Promise<void> {
    const ticket = readTicket(tickets, form.get('ticket') ?? '', visit.uid);
    if (!ticket) return sendPage(visit.response, 400, messagePage(pageLanguage(visit.request), words.expired, words.expiredLead));
    const code = (form.get('code') ?? '').slice(0, 40);
    // What a ticket does not stand at is not answered: it shows where the sign-in is.
    if (step === 'code' && ticket.secondFactor === 'CODE') return postCode(visit, ticket, code);
    if (step === 'enrol' && ticket.secondFactor === 'ENROL') return postEnrol(visit, ticket, code);
    if (step === 'password' && ticket.mustChange && /NONE|DONE/.test(ticket.secondFactor)) return postPassword(visit, ticket, form);
    return proceed(visit, ticket);
  }

  async function postCode(visit: Visit, ticket: Ticket, code: string): Promise<void> {
    const visitor = visitorOf(visit.request);
    if (!unfit(code) && (await passCode(parts, secrets, visitor, ticket.account, code))) return proceed(visit, { ...ticket, secondFactor: 'DONE' });
    return showCode(visit, ticket, 422, [{ field: 'code', text: words.codeWrong }]);
  }

  async function postEnrol(visit: Visit, ticket: Ticket, code: string): Promise<void> {
    const { secret = newSecret() } = ticket;
    const codes = await enrol(parts, secrets, ticket.account, secret, code);
    if (codes) return sendPage(visit.response, 200, recoveryPage({ ...frameOf(visit, { ...ticket, secondFactor: 'DONE', secret: undefined }), codes }));
    return sendPage(visit.response, 422, enrolPage({ ...frameOf(visit, { ...ticket, secret }, [{ field: 'code', text: words.codeWrong }]), secret }));
  }

  async function postPassword(visit: Visit, ticket: Ticket, form: URLSearchParams): Promise<void> {
    const next = form.get('new-password') ?? '';
    const faults: Fault[] = [];
    if (unfit(next)) faults.push({ field: 'new-password', text: words.tooShort });
    else if (form.get('repeat') !== next) faults.push({ field: 'repeat', text: words.notRepeated });
    const fault = faults.length === 0 ? await replacePassword(parts, ticket.account, next) : null;
    if (fault) faults.push({ field: 'new-password', text: FAULTS[fault] });
    if (faults.length === 0) return proceed(visit, { ...ticket, mustChange: false });
    return sendPage(visit.response, 422, changePage(frameOf(visit, ticket, faults)));
  }

  async function answer(visit: Visit, step: Step | undefined): Promise<void> {
    const { request, response } = visit;
    const details = await provider.interactionDetails(request, response);
    // The cookie's path tells interactions apart already; a page of one never answers for another.
    if (details.uid !== visit.uid || details.prompt.name !== 'login') throw new errors.SessionNotFound('another interaction');
    keepLanguage(request, response, secure);
    if (request.method === 'GET' || request.method === 'HEAD') {
      const username = queryOf(request).get('username') ?? '';
      return showSignIn(visit, 200, username.slice(0, 64), []);
    }
    const form = request.method === 'POST' && isSameOrigin(request, origin) ? await readForm(request) : null;
    if (!form) return sendPage(response, 403, messagePage(pageLanguage(request), words.failed, words.failedLead));
    return step === undefined ? postSignIn(visit, form) : postStep(visit, step, form);
  }

  return async (request: IncomingMessage, response: ServerResponse, path: string): Promise<boolean> => {
    const [, uid, step] = ROUTE.exec(path) ?? [];
    if (uid === undefined) return false;
    try {
      await answer({ request, response, uid, path: `/oidc/interaction/${uid}` }, step as Step | undefined);
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
