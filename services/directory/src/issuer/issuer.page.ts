import { type Language, say, type Text } from '@redpine/kit/language';
import { words } from './issuer.words.ts';

/** HTML that is safe to send: text only gets into it through `html`, which escapes. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const NOTHING = new Html('');

type Splice = string | Html | readonly Html[];

function spliced(value: Splice): string {
  if (value instanceof Html) return value.text;
  if (typeof value === 'string') return value.replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
  return value.map((part) => part.text).join('');
}

export function html(parts: TemplateStringsArray, ...values: Splice[]): Html {
  return new Html(parts.map((part, index) => part + spliced(values[index] ?? '')).join(''));
}

export interface Fault {
  /** The field's id. */
  field: string;
  text: Text;
}

export interface DemoAccount {
  username: string;
  name: string;
  /** Titles of the posts held today. */
  titles: readonly string[];
}

interface Frame {
  language: Language;
  title: Text;
  /** Path of this page, for the language switch; null where it cannot be asked for again. */
  path: string | null;
  faulty?: boolean;
}

export function frame({ language, title, path, faulty }: Frame, body: Html): string {
  const other: Language = language === 'en' ? 'zh-CN' : 'en';
  const heading = faulty ? `${say({ zh: '错误：', en: 'Error: ' }, language)}${say(title, language)}` : say(title, language);
  const languages = path === null
    ? NOTHING
    : html`<nav aria-label="${say(words.languageNav, language)}"><a class="switch" lang="${other}" hreflang="${other}"
        href="${path}?lang=${other}">${say(words.switchTo, language)}</a></nav>`;
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<meta name="referrer" content="same-origin">
<title>${heading} — ${say(words.product, language)}</title>
<link rel="icon" href="/oidc/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/base.css">
<link rel="stylesheet" href="/oidc/style.css">
</head>
<body class="sign-in">
<header class="bar"><span class="mark"><img src="/oidc/icon.svg" alt="" width="32" height="32">
<span>${say(words.product, language)}</span></span>${languages}</header>
<main>
${body}
</main>
</body>
</html>
`.text;
}

export function summary(title: Text, faults: readonly Fault[], language: Language, note?: Text): Html {
  if (faults.length === 0) return NOTHING;
  return html`<div class="faults" role="alert" aria-labelledby="faults-title"><h2 id="faults-title">${say(title, language)}</h2>
<ul>${faults.map((fault) => html`<li><a href="#${fault.field}">${say(fault.text, language)}</a></li>`)}</ul>
${note ? html`<p>${say(note, language)}</p>` : NOTHING}</div>`;
}

interface Input {
  id: string;
  label: Text;
  type: 'text' | 'password';
  autocomplete: string;
  inputmode?: 'numeric';
  value?: string;
  hint?: Text;
  /** Takes the focus: the first field to fill in. */
  first?: boolean;
}

export function input(field: Input, faults: readonly Fault[], language: Language): Html {
  const fault = faults.find((entry) => entry.field === field.id);
  const described = [field.hint ? `${field.id}-hint` : '', fault ? `${field.id}-fault` : ''].filter(Boolean).join(' ');
  return html`<div class="field"><label for="${field.id}">${say(field.label, language)}</label>
${field.hint ? html`<p class="hint" id="${field.id}-hint">${say(field.hint, language)}</p>` : NOTHING}
${fault ? html`<p class="fault" id="${field.id}-fault">${say(fault.text, language)}</p>` : NOTHING}
<input id="${field.id}" name="${field.id}" type="${field.type}" autocomplete="${field.autocomplete}" required
maxlength="200" autocapitalize="none" spellcheck="false"${field.value ? html` value="${field.value}"` : NOTHING}${
    described ? html` aria-describedby="${described}"` : NOTHING}${fault ? html` aria-invalid="true"` : NOTHING}${
    field.first ? html` autofocus` : NOTHING}${field.inputmode ? html` inputmode="${field.inputmode}"` : NOTHING}></div>`;
}

export interface SignInPage {
  language: Language;
  path: string;
  username: string;
  faults: readonly Fault[];
  /** Empty outside of the demonstration. */
  demoAccounts: readonly DemoAccount[];
  demoPassword: string;
}

export function signInPage(page: SignInPage): string {
  const { language, path, faults, username } = page;
  const wrong = faults.some((fault) => fault.text === words.wrong);
  const fields = [
    input({ id: 'username', label: words.username, type: 'text', autocomplete: 'username', value: username,
      first: !username }, faults, language),
    input({ id: 'password', label: words.password, type: 'password', autocomplete: 'current-password',
      first: Boolean(username) }, faults, language),
  ];
  return frame({ language, title: words.signIn, path, faulty: faults.length > 0 }, html`<div class="card">
<h1>${say(words.signIn, language)}</h1>
<p class="lead">${say(words.signInLead, language)}</p>
${summary(words.notSignedIn, faults, language, wrong ? words.lockNotice : undefined)}
<form method="post" action="${path}" novalidate>${fields}
<button type="submit">${say(words.signIn, language)}</button></form>
<p class="lead">${say(words.residents, language)} <a href="/portal">${say(words.portal, language)}</a></p>
</div>${demoList(page)}`);
}

function demoList({ language, path, demoAccounts, demoPassword }: SignInPage): Html {
  if (demoAccounts.length === 0) return NOTHING;
  const items = demoAccounts.map((account) => html`<li><a href="${path}?username=${encodeURIComponent(account.username)}">
<span class="name">${account.name}</span> <span class="titles">${account.titles.join('、')}</span>
<code>${account.username}</code></a></li>`);
  return html`<section class="demo" aria-labelledby="demo-title"><h2 id="demo-title">${say(words.demo, language)}</h2>
<p>${say(words.demoLead, language)} <code class="secret">${demoPassword}</code></p><ul>${items}</ul></section>`;
}

/** `form` is oidc-provider's own form, which holds the token against forged requests and has the id op.logoutForm. */
export function signOutPage(language: Language, form: Html): string {
  return frame({ language, title: words.signOut, path: null }, html`<div class="card"><h1>${say(words.signOut, language)}</h1>
<p class="lead">${say(words.signOutLead, language)}</p>${form}
<button type="submit" form="op.logoutForm" name="logout" value="yes">${say(words.signOut, language)}</button>
<a class="quiet" href="/">${say(words.stay, language)}</a></div>`);
}

export function messagePage(language: Language, title: Text, lead: Text, code?: string): string {
  return frame({ language, title, path: null }, html`<div class="card"><h1>${say(title, language)}</h1>
<p class="lead">${say(lead, language)}</p>
${code ? html`<p class="hint">${say(words.code, language)} <code>${code}</code></p>` : NOTHING}
<a class="button" href="/">${say(words.home, language)}</a></div>`);
}
