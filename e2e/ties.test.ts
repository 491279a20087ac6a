import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { carryOut, main, open } from './support/acts.ts';
import { expectAccessible, launch, overflowing, PHONE, seen, settled, signIn, visit, WIDE, type Visit } from './support/browser.ts';
import { today } from './support/graph.ts';

const { url } = inject('shared');
const NAME = '钱桂芝';
const PAIR = '代表联系选民结对';

describe('ties and home visits, by who keeps them', () => {
  let browser: Browser;
  let deputy: Visit;
  let path = '';
  beforeAll(async () => {
    browser = await launch();
    deputy = await visit(browser, url, { viewport: PHONE });
    await signIn(deputy.page, 'deputy');
  });
  afterAll(() => browser?.close());

  const at = async (username: string): Promise<Visit> => {
    const one = await visit(browser, url);
    await signIn(one.page, username);
    return one;
  };

  it('E2E-200 MUST let a deputy pair with a voter, record a contact and a visit at the door, on a phone', async () => {
    const { page } = deputy;
    await open(page, '/representation/ties');
    await settled(page);
    await carryOut(main(page), PAIR, {
      fill: async (form) => {
        await form.getByRole('textbox', { name: '姓名' }).fill(NAME);
        await form.getByRole('textbox', { name: '电话' }).fill('13904580000');
        await form.getByRole('combobox', { name: '所在社区（村）' }).selectOption({ index: 2 });
        await form.getByLabel('起始日期').fill(today());
      },
    });
    expect(await overflowing(page)).toBe(0);
    await main(page).getByRole('link', { name: /钱\*/ }).first().click();
    await page.waitForURL(/\/ties\/[0-9a-f-]{36}$/);
    path = new URL(page.url()).pathname;
    await seen(page.getByText('139****0000'));
    await carryOut(main(page), '登记联系', {
      fill: async (form) => {
        await form.getByLabel('日期').fill(today());
        await form.getByRole('textbox', { name: '联系情况' }).fill('了解供暖情况，室温达标。');
      },
    });
    await carryOut(main(page), '计划家访', { fill: (form) => form.getByLabel('计划日期').fill(today()) });
    await main(page).getByRole('link', { name: /^计划/ }).first().click();
    await page.waitForURL(/\/visits\/[0-9a-f-]{36}$/);
    await carryOut(main(page), '登记家访', {
      fill: async (form) => {
        await form.getByLabel('家访日期').fill(today());
        await form.getByRole('textbox', { name: '家访情况' }).fill('入户了解生活情况。');
        await form.getByRole('textbox', { name: '反映的意见' }).fill('希望增设老年助餐点。');
        await form.getByRole('textbox', { name: '家访笔记' }).fill('老人独居。');
      },
    });
    // What was raised is an opinion of the district from then on.
    await page.getByRole('link', { name: '希望增设老年助餐点。' }).click();
    await page.waitForURL(/\/opinions\/[0-9a-f-]{36}$/);
    await seen(page.getByText('家访对象，由家访人告知'));
    expect(await overflowing(page)).toBe(0);
    await expectAccessible(page);
    await main(page).getByRole('link', { name: /家访$/ }).click();
    await page.waitForURL(/\/visits\/[0-9a-f-]{36}$/);
    await settled(page);
    expect(await overflowing(page)).toBe(0);
    await expectAccessible(page);
  });

  it('E2E-201 MUST show a voter whole only to who says what for, and for a while', async () => {
    const { page } = deputy;
    await open(page, path);
    await carryOut(main(page), '显示姓名', { submit: '显示', fill: (form) => form.getByRole('combobox', { name: '用途' }).selectOption({ index: 1 }).then(() => undefined) });
    await seen(main(page).getByText(NAME));
    expect(await overflowing(page)).toBe(0);
    await expectAccessible(page);
  });

  it('E2E-202 MUST let the office see who was not reached this quarter, and verify a visit', async () => {
    await using office = await at('deputies-office');
    const { page } = office;
    await open(page, '/representation/ties?reached=false&state=ACTIVE');
    await settled(page);
    await expectAccessible(page);
    await open(page, '/representation/visits?states=VISITED');
    await main(page).getByRole('table').getByRole('link').first().click();
    await page.waitForURL(/\/visits\/[0-9a-f-]{36}$/);
    await carryOut(main(page), '核实家访');
    await seen(main(page).getByText('已核实'));
    await expectAccessible(page);
  });

  it('E2E-203 MUST show who leads the reach by quarter and place and the deputies not visited, and no voter', async () => {
    await using chair = await at('chairperson');
    const { page } = chair;
    await open(page, '/representation/reach');
    await seen(page.getByRole('heading', { level: 1, name: '联系和家访覆盖' }));
    await settled(page);
    await expectAccessible(page);
    await page.setViewportSize(PHONE);
    expect(await overflowing(page)).toBe(0);
    await page.setViewportSize(WIDE);
    await open(page, path);
    await seen(page.getByRole('heading', { level: 1, name: /不存在|没有/ }));
  });

  it('E2E-204 MUST show an analyst the counts and not one tie', async () => {
    await using analyst = await at('analyst');
    const { page } = analyst;
    await open(page, '/representation/ties');
    await seen(main(page).getByText('还没有您可见的结对'));
    await seen(page.getByRole('region', { name: '联系和家访情况' }));
  });
});
