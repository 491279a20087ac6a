import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { main, open } from './support/acts.ts';
import { expectAccessible, launch, overflowing, PATIENCE, PHONE, seen, settled, signIn, visit, WIDE, type Visit } from './support/browser.ts';

const { url } = inject('shared');
const number = (text: string): number => Number(text.replaceAll(/[^\d]/g, ''));

/** How many rows the list says that it has. */
async function total(page: Page): Promise<number> {
  const shown = main(page).getByText(/^共 [\d,]+ 条$/).first();
  await shown.waitFor({ timeout: PATIENCE });
  return number(await shown.innerText());
}

describe('figures and what is behind them', () => {
  let browser: Browser;
  let office: Visit;
  const page = (): Page => office.page;

  beforeAll(async () => {
    browser = await launch();
    office = await visit(browser, url);
    await signIn(office.page, 'deputies-office');
  });
  afterAll(() => browser?.close());

  /** Follows a figure and expects as many rows as it counts. */
  const expectRows = async (figure: Locator, counted: number): Promise<void> => {
    const before = page().url();
    await figure.click();
    await page().waitForURL((address) => address.href !== before);
    await settled(page());
    expect(await total(page())).toBe(counted);
    await page().goBack();
    await settled(page());
  };

  it('E2E-140 MUST lead from the figure of each tab to as many rows as it counts', async () => {
    await open(page(), '/representation/figures');
    const tabs = page().getByRole('navigation', { name: '统计维度' });
    for (const tab of ['承办单位', '领域', '涉及区域', '提出年份']) {
      await tabs.getByRole('link', { name: tab }).click();
      await seen(page().getByRole('table', { name: `分项统计：${tab}` }));
      await settled(page());
      const figure = page().getByRole('link', { name: /^查看明细：.+ 受理建议 [\d,]+$/ }).first();
      await expectRows(figure, number(await figure.innerText()));
    }
  });

  it('E2E-141 MUST have the parts of the legal clock add up to its whole (代表法 art. 51)', async () => {
    const parts = await page().getByRole('list', { name: '法定时限' }).getByRole('listitem').locator('strong').allInnerTexts();
    const whole = await page().getByText(/^应答复的 [\d,]+ 件承办/).innerText();
    expect(parts.reduce((sum, each) => sum + number(each), 0)).toBe(number(/应答复的 ([\d,]+) 件/.exec(whole)?.[1] ?? ''));
  });

  it('E2E-142 MUST narrow by a filter, sort by a column, and export what is shown with its counts', async () => {
    await open(page(), '/representation/figures?by=TOPIC');
    const topics = page().getByRole('combobox', { name: '领域' });
    const chosen = await topics.locator('option').nth(1).innerText();
    await topics.selectOption({ index: 1 });
    await page().waitForURL(/topic=/);
    await page().getByRole('navigation', { name: '统计维度' }).getByRole('link', { name: '承办单位' }).click();
    await seen(page().getByRole('table', { name: '分项统计：承办单位' }));
    await page().getByRole('columnheader', { name: '受理建议' }).getByRole('button').click();
    await page().waitForURL(/sort=-total/);
    await settled(page());
    const counts = (await page().getByRole('link', { name: /^查看明细：.+ 受理建议 [\d,]+$/ }).allInnerTexts()).map(number);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    await page().getByRole('button', { name: '导出' }).click();
    const [file] = await Promise.all([page().waitForEvent('download'), page().getByRole('button', { name: '导出 CSV' }).click()]);
    expect(file.suggestedFilename()).toMatch(/^办理统计-演示数据-\d{4}-\d{2}-\d{2}\.csv$/);
    const chunks: Buffer[] = [];
    for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
    const lines = Buffer.concat(chunks).toString('utf8').split('\r\n');
    expect(lines.join('\n')).toContain(`领域：${chosen}`);
    const heading = lines.findIndex((line) => line.startsWith('承办单位,受理建议'));
    expect(lines.slice(heading + 1, heading + 1 + counts.length).map((line) => Number(line.split(',')[1]))).toEqual(counts);
  });

  it('E2E-143 MUST compare a year with the year before, on a phone and in English', async () => {
    await page().setViewportSize(PHONE);
    await page().getByRole('button', { name: 'English' }).click();
    await open(page(), '/representation/figures?by=TOPIC');
    await page().getByRole('button', { name: 'More filters' }).click();
    await page().getByRole('combobox', { name: 'Submitted in' }).selectOption({ index: 1 });
    await seen(page().getByText(/^A year earlier/));
    await settled(page());
    expect(await overflowing(page())).toBe(0);
    await expectAccessible(page());
    await page().getByRole('button', { name: '中文' }).click();
    await page().setViewportSize(WIDE);
  });

  it('E2E-144 MUST count in each queue what waits behind it', async () => {
    await open(page(), '/');
    const queues = page().getByRole('region', { name: '待办' }).getByRole('listitem').getByRole('link').filter({ hasText: /[\d,]+\s*件/ });
    await seen(queues);
    const told = await Promise.all((await queues.all()).map(async (queue) => ({ path: (await queue.getAttribute('href')) ?? '', text: await queue.innerText() })));
    expect(told.length).toBeGreaterThan(3);
    const wrong: string[] = [];
    for (const { path, text } of told) {
      const counted = number(/([\d,]+)\s*件/.exec(text)?.[1] ?? '');
      await open(page(), path);
      const rows = await total(page());
      if (rows !== counted) wrong.push(`${path}: ${counted} counted, ${rows} rows`);
    }
    expect(wrong).toEqual([]);
  });

  it('E2E-145 MUST break neither the content policy nor a script', () => {
    expect(office.faults).toEqual([]);
  });
});
