import { type Language, say } from '@redpine/kit/language';
import { renderSVG } from 'uqr';
import { keyUri } from '../account/account.secondFactor.ts';
import { type Fault, frame, Html, html, input, NOTHING, summary } from './issuer.page.ts';
import { words } from './issuer.words.ts';

/** The pages between a right password and the end of a sign-in. */
export interface StepPage {
  language: Language;
  path: string;
  username: string;
  /** What the form carries on to the next page. */
  ticket: string;
  faults: readonly Fault[];
}

const hidden = ({ ticket, username, language }: StepPage): Html => html`<input type="hidden" name="ticket" value="${ticket}">
<div class="field"><label for="username">${say(words.username, language)}</label>
<input id="username" type="text" autocomplete="username" value="${username}" readonly></div>`;

function codeField({ faults, language }: StepPage): Html {
  return input({ id: 'code', label: words.code6, type: 'text', autocomplete: 'one-time-code', inputmode: 'numeric', first: true }, faults, language);
}

export function codePage(page: StepPage & { demoCode: string | null }): string {
  const { language, path, faults, demoCode } = page;
  const hint = demoCode === null
    ? NOTHING
    : html`<p class="demo-code">${say(words.demoCode, language)} <code class="secret">${demoCode}</code></p>`;
  return frame({ language, title: words.codeTitle, path: null, faulty: faults.length > 0 }, html`<div class="card">
<h1>${say(words.codeTitle, language)}</h1>
<p class="lead">${say(words.codeLead, language)}</p>${hint}
${summary(words.notSignedIn, faults, language, faults.length > 0 ? words.lockNotice : undefined)}
<form method="post" action="${path}/code" novalidate>${hidden(page)}${codeField(page)}
<button type="submit">${say(words.signIn, language)}</button></form>
<p class="hint">${say(words.codeLost, language)}</p></div>`);
}

/** The picture is drawn here, without a script; the same secret stands below it in letters. */
export function enrolPage(page: StepPage & { secret: string }): string {
  const { language, path, faults, secret, username } = page;
  const picture = new Html(renderSVG(keyUri(secret, username), { ecc: 'M', border: 2, pixelSize: 4 }));
  const letters = secret.replaceAll(/(.{4})(?=.)/g, '$1 ');
  return frame({ language, title: words.enrolTitle, path: null, faulty: faults.length > 0 }, html`<div class="card">
<h1>${say(words.enrolTitle, language)}</h1>
<p class="lead">${say(words.enrolLead, language)}</p>
${summary(words.notEnrolled, faults, language)}
<div class="picture" role="img" aria-label="${say(words.picture, language)}">${picture}</div>
<p class="hint">${say(words.letters, language)} <code class="secret">${letters}</code></p>
<form method="post" action="${path}/enrol" novalidate>${hidden(page)}${codeField(page)}
<button type="submit">${say(words.enrolSubmit, language)}</button></form></div>`);
}

export function recoveryPage(page: StepPage & { codes: readonly string[] }): string {
  const { language, path, codes } = page;
  return frame({ language, title: words.recoveryTitle, path: null }, html`<div class="card">
<h1>${say(words.recoveryTitle, language)}</h1>
<p class="lead">${say(words.recoveryLead, language)}</p>
<ul class="codes">${codes.map((code) => html`<li><code>${code}</code></li>`)}</ul>
<form method="post" action="${path}/recovery">${hidden(page)}
<button type="submit">${say(words.recoverySubmit, language)}</button></form></div>`);
}

export function changePage(page: StepPage): string {
  const { language, path, faults } = page;
  const fields = [
    input({ id: 'new-password', label: words.newPassword, type: 'password', autocomplete: 'new-password',
      hint: words.newPasswordHint, first: true }, faults, language),
    input({ id: 'repeat', label: words.repeatPassword, type: 'password', autocomplete: 'new-password' }, faults, language),
  ];
  return frame({ language, title: words.changePassword, path: null, faulty: faults.length > 0 }, html`<div class="card">
<h1>${say(words.changePassword, language)}</h1>
<p class="lead">${say(words.changeLead, language)}</p>
${summary(words.notSaved, faults, language)}
<form method="post" action="${path}/password" novalidate>${hidden(page)}${fields}
<button type="submit">${say(words.saveAndSignIn, language)}</button></form></div>`);
}
