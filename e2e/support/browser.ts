import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { chromiumPath } from './chromium.ts';
import { PASSWORD } from './platform.ts';

const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'];

export const WIDE = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** How long anything may take before a test gives up; machines are busy. */
export const PATIENCE = 30_000;

/** Under a locale without UTF-8 a download's Chinese name would be lost to the test. */
const LOCALE = { LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' };

export const launch = async (args: readonly string[] = []): Promise<Browser> =>
  chromium.launch({ executablePath: await chromiumPath(), args: [...QUIET, ...args], env: { ...process.env, ...LOCALE } });

export interface Visit extends AsyncDisposable {
  page: Page;
  context: BrowserContext;
  /** What the page broke so far: policy violations, script errors, failed loads of our own. */
  faults: string[];
}

/** A person's own browser window, Chinese unless told. */
export async function visit(browser: Browser, url: string, options: { viewport?: typeof WIDE; locale?: string; javaScriptEnabled?: boolean } = {}): Promise<Visit> {
  const context = await browser.newContext({ baseURL: url, viewport: options.viewport ?? WIDE, locale: options.locale ?? 'zh-CN', timezoneId: 'Asia/Shanghai', javaScriptEnabled: options.javaScriptEnabled ?? true });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|Refused to/.test(message.text())) faults.push(`policy: ${message.text()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} ${response.url()}`);
  });
  return { page, context, faults, [Symbol.asyncDispose]: () => context.close() };
}

/** Signs in through the issuer's pages as a person does; where the post asks for a code, the demonstration shows it. */
export async function signIn(page: Page, username: string, to = '/'): Promise<void> {
  await page.goto(`/auth/login?return=${encodeURIComponent(to)}`);
  await page.getByLabel(/用户名|Username/).fill(username);
  await page.getByLabel(/密码|Password/).first().fill(PASSWORD);
  const submit = page.getByRole('button', { name: /登\s*录|Sign in/ });
  await submit.click();
  await page.waitForLoadState();
  const code = page.locator('.demo-code code');
  if (await code.isVisible()) {
    await page.getByLabel(/验证码|Code/).fill((await code.textContent()) ?? '');
    await submit.click();
  }
  await page.waitForURL((address) => !address.pathname.startsWith('/oidc') && !address.pathname.startsWith('/auth'));
}

/** What a person sees on the page once it has come to rest: a heading, and nothing that is still loading. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await expect.poll(() => page.getByText(/^(正在加载…|Loading…|正在更新…|Updating…)$/).count(), { timeout: PATIENCE }).toBe(0);
}

/** Waits until it is to be seen. */
export const seen = (what: Locator): Promise<void> => what.first().waitFor();

/** Waits until it is seen no more; what stays says what it says, such as why an act was refused. */
export async function unseen(what: Locator): Promise<void> {
  try {
    await what.waitFor({ state: 'hidden' });
  } catch (error) {
    throw new Error(`Still there: ${await what.first().innerText()}`, { cause: error });
  }
}

/** The count on the bell, 0 where nothing is unread. */
export async function unread(page: Page): Promise<number> {
  const label = await page.getByRole('banner').getByRole('link', { name: /^通知/ }).getAttribute('aria-label');
  return Number(/[\d,]+/.exec(label ?? '')?.[0].replaceAll(',', '') ?? 0);
}

/** By how many pixels the page is wider than the window. */
export const overflowing = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** No automatic check finds a barrier on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await barriers(page)).toEqual([]);
}

/** The barriers that an automatic check finds: rule and place of each. */
export async function barriers(page: Page): Promise<string[]> {
  // No page has frames: the mode that analyses frames apart would open a window for each check.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
