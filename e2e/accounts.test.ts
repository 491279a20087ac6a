import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { expectAccessible, launch, seen, settled, signIn, visit } from './support/browser.ts';

const { url } = inject('shared');

describe('accounts', () => {
  let browser: Browser;
  beforeAll(async () => { browser = await launch(); });
  afterAll(() => browser?.close());

  it('E2E-90 MUST let the security administrator open an account, and its holder in, who first chooses a password', async () => {
    await using office = await visit(browser, url);
    const { page } = office;
    await signIn(page, 'security-admin', '/administration/people');
    await settled(page);
    await page.getByRole('button', { name: '新增人员' }).click();
    await page.getByRole('dialog').getByLabel('名称').fill('新来的人');
    await page.getByRole('dialog').getByRole('button', { name: /新\s*增/ }).click();
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '账户' }).click();
    await settled(page);
    await expectAccessible(page);
    await page.getByRole('button', { name: /开\s*户/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('按姓名查找人员').fill('新来的人');
    await dialog.getByLabel('人员', { exact: true }).selectOption({ label: '新来的人' });
    await dialog.getByLabel('用户名').fill('newcomer');
    await dialog.getByRole('button', { name: /开\s*户/ }).click();
    const password = (await page.locator('.adm-secret code').textContent()) ?? '';

    await using holder = await visit(browser, url);
    await holder.page.goto('/auth/login?return=/settings');
    await holder.page.getByLabel('用户名').fill('newcomer');
    await holder.page.getByLabel('密码').fill(password);
    await holder.page.getByRole('button', { name: /登\s*录/ }).click();
    await seen(holder.page.getByRole('heading', { level: 1, name: '设置新密码' }));
    await expectAccessible(holder.page);
    for (const label of ['新密码', '再次输入新密码']) await holder.page.getByLabel(label, { exact: true }).fill('nine tall pines stand');
    await holder.page.getByRole('button', { name: '保存并登录' }).click();
    await seen(holder.page.getByRole('heading', { level: 2, name: '登录设备' }));
    await seen(holder.page.getByText('本机'));
    await settled(holder.page);
    await expectAccessible(holder.page);
    expect([...office.faults, ...holder.faults]).toEqual([]);
  });

  it('E2E-91 MUST sign out a device from another one', async () => {
    await using lost = await visit(browser, url);
    await signIn(lost.page, 'budget-office', '/settings');
    await using here = await visit(browser, url);
    await signIn(here.page, 'budget-office', '/settings');
    await here.page.getByRole('button', { name: '退出其他全部设备' }).click();
    await seen(here.page.getByText('其他设备已全部退出'));
    await expect.poll(async () => {
      await lost.page.goto('/settings');
      await lost.page.getByRole('heading', { level: 1 }).first().waitFor();
      return lost.page.getByRole('heading', { level: 1 }).first().textContent();
    }, { timeout: 60_000, interval: 2_000 }).toBe('请登录后办理');
    await here.page.reload();
    await seen(here.page.getByRole('heading', { level: 1, name: '个人设置' }));
  });

  it('E2E-92 MUST show an analyst the token she makes, once', async () => {
    await using visitor = await visit(browser, url);
    const { page } = visitor;
    await signIn(page, 'analyst', '/settings');
    await page.getByLabel('用途').fill('月报脚本');
    await page.getByLabel('有效期至（含）').fill(new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10));
    await page.getByRole('button', { name: '新建令牌' }).click();
    const token = (await page.locator('.security-secret code').textContent()) ?? '';
    const ask = async (query: string) => {
      const answer = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify({ query }) });
      return (await answer.json()) as { data?: object; errors?: { extensions: { code: string } }[] };
    };
    expect((await ask('{ me { username } }')).data).toEqual({ me: { username: 'analyst' } });
    expect((await ask('mutation { notificationMarkAllRead(input: { idempotencyKey: "12345678" }) { __typename } }')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    await page.reload();
    await seen(page.getByText('月报脚本'));
    expect(await page.getByText(token).count()).toBe(0);
  });
});
