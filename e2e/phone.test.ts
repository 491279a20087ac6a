import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launch, overflowing, PHONE, seen, settled, signIn, unseen, visit, type Visit } from './support/browser.ts';
import { replied } from './support/prepared.ts';

const shared = inject('shared');
const { url } = shared;
const TITLE = `关于在河滨步道增设夜间照明的建议（${Date.now()}）`;

describe('a deputy with a phone', () => {
  let browser: Browser;
  let deputy: Visit;
  beforeAll(async () => {
    browser = await launch();
    deputy = await visit(browser, url, { viewport: PHONE });
    await signIn(deputy.page, 'deputy');
  });
  afterAll(() => browser?.close());

  it('E2E-30 MUST let her write and submit within the width of the phone', async () => {
    const { page } = deputy;
    await settled(page);
    expect(await overflowing(page)).toBe(0);
    const foot = page.getByRole('navigation', { name: '主导航' });
    const link = foot.getByRole('link', { name: '提出建议' });
    if (!(await link.isVisible())) await foot.getByRole('button', { name: '菜单' }).click();
    await link.click();
    await page.getByRole('textbox', { name: '案由' }).fill(TITLE);
    await page.getByRole('combobox', { name: '领域' }).selectOption({ index: 1 });
    await page.getByRole('textbox', { name: '情况与问题' }).fill('步道全长三公里，路灯间距约八十米，夜间多处无光。');
    await page.getByRole('textbox', { name: '意见建议' }).fill('请在暗处补装路灯，并纳入日常养护。');
    await seen(page.getByRole('status').filter({ hasText: /^已保存 \d{4}年/ }));
    expect(await overflowing(page)).toBe(0);
    await page.getByRole('button', { name: '提交' }).click();
    const dialog = page.getByRole('dialog', { name: '提交建议' });
    await dialog.getByRole('button', { name: '确认提交' }).click();
    await unseen(dialog);
    await seen(page.getByRole('heading', { level: 1, name: TITLE }));
    await seen(page.getByText('待审核'));
    expect(await overflowing(page)).toBe(0);
  });

  it('E2E-31 MUST let her evaluate a reply that waits for her', async () => {
    const { page } = deputy;
    const title = `关于补装步道路灯的建议（${Date.now()}）`;
    const id = await replied(shared, { title });
    await page.goto('/');
    await page.getByRole('link', { name: /^待我评价/ }).click();
    await settled(page);
    expect(await overflowing(page)).toBe(0);
    await page.getByRole('link', { name: title }).click();
    await page.waitForURL((address) => address.pathname.endsWith(id));
    await page.getByRole('button', { name: '评价' }).click();
    const dialog = page.getByRole('dialog', { name: '评价办理和答复' });
    expect(await overflowing(page)).toBe(0);
    await dialog.getByRole('group', { name: '对办理态度' }).getByRole('radio', { name: '满意', exact: true }).check();
    await dialog.getByRole('group', { name: '对办理结果' }).getByRole('radio', { name: '不满意' }).check();
    // Dissatisfaction needs its reason: the form says so at the field and sends nothing.
    await dialog.getByRole('button', { name: '提交评价' }).click();
    const comment = dialog.getByRole('textbox', { name: '意见' });
    expect(await comment.getAttribute('aria-invalid')).toBe('true');
    await comment.fill('有四盏灯两周后又不亮了。');
    await dialog.getByRole('button', { name: '提交评价' }).click();
    await unseen(dialog);
    await seen(page.getByText('有四盏灯两周后又不亮了。'));
    // Whoever is not satisfied in the result has not seen the end of it.
    await seen(page.getByText('已答复'));
  });

  it('E2E-32 MUST grow with large type and still fit', async () => {
    const { page } = deputy;
    const size = () => page.getByRole('heading', { level: 1 }).evaluate((heading) => Number.parseFloat(getComputedStyle(heading).fontSize));
    const before = await size();
    await page.getByRole('button', { name: '大字版' }).click();
    expect(await size()).toBeGreaterThan(before);
    for (const path of ['/', '/representation/suggestions', '/representation/suggestions/new']) {
      await page.goto(path);
      await settled(page);
      await seen(page.getByRole('button', { name: '标准字号' }));
      expect(await overflowing(page), path).toBe(0);
    }
    await page.getByRole('button', { name: '标准字号' }).click();
    await seen(page.getByRole('button', { name: '大字版' }));
  });

  it('E2E-33 MUST switch to English at once, keep it, and come back', async () => {
    const { page } = deputy;
    await page.goto('/representation/suggestions');
    await seen(page.getByRole('heading', { level: 1, name: '代表建议' }));
    await page.getByRole('button', { name: 'English' }).click();
    await seen(page.getByRole('heading', { level: 1, name: 'Suggestions' }));
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.reload();
    await seen(page.getByRole('heading', { level: 1, name: 'Suggestions' }));
    await settled(page);
    expect(await overflowing(page)).toBe(0);
    await page.getByRole('button', { name: '中文' }).click();
    await seen(page.getByRole('heading', { level: 1, name: '代表建议' }));
  });

  it('E2E-34 MUST break neither the content policy nor a script', () => {
    expect(deputy.faults).toEqual([]);
  });
});
