import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launch, seen, settled, signIn, visit } from './support/browser.ts';
import { freePort, startPlatform, temporaryDirectory } from './support/platform.ts';

const { url, frontends } = inject('shared');

let browser: Browser;
beforeAll(async () => { browser = await launch(); });
afterAll(() => browser?.close());

describe('deputies’ work does not answer', () => {
  /** Answers what the app of deputies' work asks as the gateway does while that service is down. */
  const failing = async (route: Route): Promise<void> => {
    const { operationName } = route.request().postDataJSON() as { operationName?: string };
    if (operationName?.startsWith('Shell')) return route.continue();
    return route.fulfill({ json: { data: null, errors: [{ message: '服务暂时不可用。', extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'of-this-request' } }] } });
  };

  it('E2E-50 MUST say so in its place alone: signing in, the frame and the notifications go on', async () => {
    await using visitor = await visit(browser, url);
    const { page } = visitor;
    await page.route('**/graphql', failing);
    await signIn(page, 'deputy');
    await seen(page.getByRole('heading', { level: 1, name: /好$/ }));
    const alert = page.getByRole('main').getByRole('alert');
    await seen(alert.getByText('内容没有加载成功'));
    await seen(alert.getByText('of-this-request'));
    await page.getByRole('banner').getByRole('link', { name: /^通知/ }).click();
    await seen(page.getByRole('heading', { level: 1, name: '通知' }));
    await settled(page);
    expect(await page.getByRole('alert').filter({ hasText: '内容没有加载成功' }).count()).toBe(0);

    await page.goto('/representation/suggestions');
    await seen(alert.getByText('内容没有加载成功'));
    await page.unroute('**/graphql');
    await alert.getByRole('button', { name: '重新加载' }).click();
    await seen(page.getByRole('table', { name: '代表建议' }));
    expect(visitor.faults).toEqual([]);
  });

  it('E2E-51 MUST keep the frame where the app itself cannot be loaded', async () => {
    await using visitor = await visit(browser, url);
    const { page } = visitor;
    await page.route(/\/assets\/representation-[^/]*\.js$/, (route) => route.abort());
    await signIn(page, 'deputy', '/representation/suggestions');
    await seen(page.getByRole('alert').getByRole('heading', { level: 1, name: '这一部分暂时打不开' }));
    await page.getByRole('banner').getByRole('link', { name: /^通知/ }).click();
    await seen(page.getByRole('heading', { level: 1, name: '通知' }));
  });
});

describe('the platform restarts', () => {
  const bell = (page: Page) => page.getByRole('banner').getByRole('link', { name: /^通知/ });

  it('E2E-52 MUST let whoever is signed in go on without signing in again, and lose nothing that she wrote', async () => {
    const dataDir = await temporaryDirectory();
    const env = { PORT: String(await freePort()), REDPINE_FRONTENDS: frontends };
    let platform = await startPlatform({ dataDir, env });
    try {
      await using visitor = await visit(browser, platform.url);
      const { page } = visitor;
      await signIn(page, 'deputy', '/representation/suggestions/new');
      const title = page.getByRole('textbox', { name: '案由' });
      const saved = page.getByRole('status').filter({ hasText: /^已保存 \d{4}年/ });
      await title.fill('关于改造农贸市场的建议');
      await seen(saved);

      expect(await platform.stop()).toBe(0);
      await title.fill('关于改造东城农贸市场的建议');
      const failed = page.getByRole('status').filter({ hasText: '没有保存成功' });
      await seen(failed);
      platform = await startPlatform({ dataDir, env });
      expect(await title.inputValue()).toBe('关于改造东城农贸市场的建议');
      await page.getByRole('button', { name: '重新保存' }).click();
      await seen(saved);
      await page.reload();
      await settled(page);
      expect(await title.inputValue()).toBe('关于改造东城农贸市场的建议');
      await seen(bell(page));
      expect(visitor.faults).toEqual([]);
    } finally {
      await platform.stop();
      await rm(dirname(dataDir), { recursive: true, force: true });
    }
  });
});
