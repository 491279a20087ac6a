import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { state } from './support/acts.ts';
import { expectAccessible, launch, overflowing, PHONE, seen, settled, signIn, unseen, visit, type Visit, WIDE } from './support/browser.ts';
import { read, today } from './support/graph.ts';

const { url, tokens } = inject('shared');
const SUBJECT = `代表接待日（${Date.now()}）`;
const inDays = (days: number): string => new Date(Date.parse(`${today()}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Without barriers and within its width, at a desk and on a phone. */
async function inspect(page: Page, path: string): Promise<void> {
  for (const size of [WIDE, PHONE]) {
    await page.setViewportSize(size);
    await page.goto(path);
    await settled(page);
    expect(await overflowing(page)).toBeLessThanOrEqual(0);
    await expectAccessible(page);
  }
  await page.setViewportSize(WIDE);
}

describe('a deputies’ home, four people', () => {
  let browser: Browser;
  const people = {} as Record<'subdistrict' | 'deputy' | 'deputies-office' | 'member', Visit>;
  let home = '';
  let event = '';

  beforeAll(async () => {
    browser = await launch();
    for (const who of ['subdistrict', 'deputy', 'deputies-office', 'member'] as const) {
      people[who] = await visit(browser, url);
      await signIn(people[who].page, who);
    }
    const { me } = await read<{ me: { deputy: { homes: { id: string; kind: string }[] } } }>(url, tokens.deputy, '{ me { deputy { homes { id kind } } } }');
    home = me.deputy.homes.find(({ kind }) => kind === 'AREA')?.id ?? '';
  });
  afterAll(() => browser?.close());

  it('E2E-90 MUST let the subdistrict plan a reception of its own home and publish it ahead (代表法 art. 28)', async () => {
    const { page } = people.subdistrict;
    await page.goto(`/representation/homes/${home}`);
    await settled(page);
    await page.getByRole('button', { name: '排班' }).click();
    const dialog = page.getByRole('dialog', { name: '排班' });
    await dialog.getByRole('textbox', { name: '事项' }).fill(SUBJECT);
    await dialog.getByLabel('日期').fill(inDays(5));
    await dialog.getByRole('checkbox').first().check();
    await dialog.getByRole('button', { name: '排班' }).click();
    await unseen(dialog);
    await page.getByRole('link', { name: SUBJECT }).click();
    await seen(page.getByRole('heading', { level: 1, name: SUBJECT }));
    event = new URL(page.url()).pathname;
    await page.getByRole('button', { name: '公布' }).click();
    const sure = page.getByRole('dialog', { name: '公布' });
    await sure.getByRole('button', { name: '公布' }).click();
    await unseen(sure);
    await seen(state(page).getByText('已公布'));
  });

  it('E2E-91 MUST let the deputy find her turn and confirm it', async () => {
    const { page } = people.deputy;
    await page.goto(event);
    await settled(page);
    await page.getByRole('button', { name: '确认到岗' }).click();
    const dialog = page.getByRole('dialog', { name: '确认到岗' });
    await dialog.getByRole('button', { name: '确认到岗' }).click();
    await unseen(dialog);
    await seen(page.getByRole('definition').getByText('已确认'));
    expect(await page.getByRole('button', { name: '核实' }).count()).toBe(0);
  });

  it('E2E-92 MUST show 代工委 the 41 areas as tiles, by subdistrict and town, each to be reached by keyboard', async () => {
    const { page } = people['deputies-office'];
    await page.goto('/representation/homes/map');
    await settled(page);
    expect(await page.locator('.rep-tile').count()).toBe(41);
    const tile = page.locator('a.rep-tile').first();
    await tile.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/representation\/homes\/[\w-]{36}$/);
    await settled(page);
    await seen(page.getByRole('button', { name: '评定等次' }));
  });

  it('E2E-93 MUST let everybody else read, and act on nothing', async () => {
    const { page } = people.member;
    await page.goto(`/representation/homes/${home}`);
    await settled(page);
    await seen(page.getByRole('heading', { level: 2, name: '等次与标准' }));
    expect(await page.getByRole('button', { name: /排班|评定等次|暂停/ }).count()).toBe(0);
  });

  it('E2E-94 MUST stand without barriers, at a desk and on a phone', async () => {
    const { page, faults } = people['deputies-office'];
    for (const path of ['/representation/homes', '/representation/homes/map', '/representation/homes/rota', `/representation/homes/${home}`, event]) await inspect(page, path);
    expect(faults).toEqual([]);
  });
});
