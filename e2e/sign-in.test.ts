import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { expectAccessible, launch, seen, settled, signIn, visit } from './support/browser.ts';
import { PASSWORD } from './support/platform.ts';

const { url } = inject('shared');

describe('signing in and out', () => {
  let browser: Browser;
  beforeAll(async () => { browser = await launch(); });
  afterAll(() => browser?.close());

  it('E2E-20 MUST ask a visitor to sign in wherever data would stand, and show none', async () => {
    await using visitor = await visit(browser, url);
    const { page } = visitor;
    const answers: string[] = [];
    page.on('response', (response) => {
      if (response.url().endsWith('/graphql')) void response.text().then((text) => answers.push(text), () => undefined);
    });
    for (const path of ['/representation', '/representation/suggestions', '/representation/deputies', '/notifications']) {
      await page.goto(path);
      await seen(page.getByRole('heading', { level: 1, name: '请登录后办理' }));
      await seen(page.getByRole('main').getByRole('link', { name: '登录' }));
      expect(await page.getByRole('table').count()).toBe(0);
      expect(await page.getByRole('navigation', { name: '主导航' }).count()).toBe(0);
    }
    expect(answers.join('')).not.toMatch(/"(title|facts|suggestions|deputies|organs)":(?!false)/);
    await page.goto('/');
    await seen(page.getByRole('heading', { level: 1, name: '代表工作，一件一件办到底' }));
    expect(visitor.faults).toEqual([]);
  });

  it('E2E-21 MUST come back from signing in to the page that was asked for', async () => {
    await using visitor = await visit(browser, url);
    const { page } = visitor;
    await page.goto('/representation/deputies');
    await page.getByRole('main').getByRole('link', { name: '登录' }).click();
    await page.getByLabel('用户名').fill('unit');
    await page.getByLabel('密码').fill(PASSWORD);
    await page.getByRole('button', { name: '登录' }).click();
    await seen(page.getByRole('heading', { level: 1, name: '代表名录' }));
    expect(new URL(page.url()).pathname).toBe('/representation/deputies');
    expect(visitor.faults).toEqual([]);
  });

  it('E2E-22 MUST say what is wrong with a wrong password, and not which of the two it is', async () => {
    await using visitor = await visit(browser, url);
    const { page } = visitor;
    for (const username of ['member', 'nobody-of-this-name']) {
      await page.goto('/auth/login?return=/');
      await page.getByLabel('用户名').fill(username);
      await page.getByLabel('密码').fill('not-the-password-2026');
      await page.getByRole('button', { name: '登录' }).click();
      const alert = page.getByRole('alert');
      await seen(alert.getByText('用户名或密码不正确'));
      await seen(alert.getByText('连续多次输错，账户将被锁定'));
      expect(await page.getByLabel('用户名').inputValue()).toBe(username);
      expect(await page.getByLabel('密码').inputValue()).toBe('');
      await expectAccessible(page);
    }
    await page.goto('/notifications');
    await seen(page.getByRole('heading', { level: 1, name: '请登录后办理' }));
    expect(visitor.faults).toEqual([]);
  });

  it('E2E-23 MUST end the session on signing out: going back shows nothing any more', async () => {
    await using visitor = await visit(browser, url);
    const { page, context } = visitor;
    await signIn(page, 'deputy', '/representation/suggestions');
    await seen(page.getByRole('table'));
    const kept = await context.cookies();
    await page.getByRole('banner').getByRole('button', { name: /^账号/ }).click();
    await page.getByRole('button', { name: '退出登录' }).click();
    await seen(page.getByRole('heading', { level: 1, name: '代表工作，一件一件办到底' }));
    await page.goBack();
    await seen(page.getByRole('heading', { level: 1, name: '请登录后办理' }));
    expect(await page.getByRole('table').count()).toBe(0);
    // A cookie that somebody kept opens nothing either.
    await context.addCookies(kept);
    await page.goto('/representation/suggestions');
    await settled(page);
    await seen(page.getByRole('heading', { level: 1, name: '请登录后办理' }));
    expect(visitor.faults).toEqual([]);
  });
});
