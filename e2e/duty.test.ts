import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { carryOut, fillIn, main, open, state, told } from './support/acts.ts';
import { expectAccessible, launch, overflowing, PHONE, seen, signIn, visit, WIDE, type Visit } from './support/browser.ts';
import { read, today } from './support/graph.ts';

const { url, tokens } = inject('shared');
const MARK = String(Date.now()).slice(-8);

/** Fills the page’s width and a phone’s; nothing may stick out or be a barrier on either. */
async function fitsBoth(page: Page): Promise<void> {
  for (const size of [PHONE, WIDE]) {
    await page.setViewportSize(size);
    expect(await overflowing(page)).toBe(0);
    await expectAccessible(page);
  }
}

describe('what deputies do, on record', () => {
  let browser: Browser;
  let office: Visit;
  let deputy: Visit;
  let subdistrict: Visit;
  let me: { id: string; name: string };

  beforeAll(async () => {
    browser = await launch();
    [office, deputy, subdistrict] = await Promise.all([visit(browser, url), visit(browser, url), visit(browser, url)]);
    await signIn(office.page, 'deputies-office');
    await signIn(deputy.page, 'deputy');
    await signIn(subdistrict.page, 'subdistrict');
    me = (await read<{ me: { deputy: { id: string; name: string } } }>(url, tokens.deputy, '{ me { id deputy { id name } } }')).me.deputy;
  });
  afterAll(() => browser?.close());

  it('E2E-250 MUST let the deputy look at her record, enter what is missing, object to a rejection, and see the point that it brings', async () => {
    const title = `参加供热视察${MARK}`;
    await open(deputy.page, '/representation/duty/mine');
    await seen(deputy.page.getByRole('heading', { level: 1, name: '我的履职档案' }));
    await fitsBoth(deputy.page);
    await carryOut(main(deputy.page), '登记履职事项', {
      fill: async (dialog) => {
        await dialog.getByRole('combobox', { name: '种类' }).selectOption({ label: '参加视察、调研、执法检查' });
        await fillIn(dialog, { 日期: today(), 事项: title, 说明: '附签到表' });
        await expectAccessible(deputy.page);
      },
    });
    const waiting = main(deputy.page).getByRole('list', { name: '待核实和未认定的事项' });
    await waiting.getByRole('link', { name: title }).click();
    await seen(state(deputy.page).getByText('待核实'));
    const path = new URL(deputy.page.url()).pathname;

    await open(office.page, '/');
    await main(office.page).getByRole('link', { name: /^履职事项待核实/ }).click();
    await office.page.getByRole('link', { name: title, exact: true }).click();
    await carryOut(main(office.page), '不予认定', { fill: (dialog) => fillIn(dialog, { 理由: '签到表没有上传。' }) });
    await seen(state(office.page).getByText('未予认定'));

    await open(deputy.page, path);
    await carryOut(main(deputy.page), '提出异议', { fill: (dialog) => fillIn(dialog, { 理由: '签到表已交代工委存档。' }) });
    await seen(state(deputy.page).getByText('代表有异议'));
    await fitsBoth(deputy.page);

    await open(office.page, '/');
    await main(office.page).getByRole('link', { name: /^履职异议待处理/ }).click();
    await office.page.getByRole('link', { name: title, exact: true }).click();
    await carryOut(main(office.page), '采纳异议', { fill: (dialog) => fillIn(dialog, { 理由: '经核对存档，应予认定。' }) });
    await seen(state(office.page).getByText('已核实'));
    await told(office.page, '采纳异议', '平台默认值');
    await fitsBoth(office.page);

    await open(deputy.page, '/representation/duty/mine');
    const counted = main(deputy.page).getByRole('table', { name: '计分事项' });
    await seen(counted.getByRole('row', { name: new RegExp(title) }).getByRole('cell', { name: '3', exact: true }));
    expect(await main(deputy.page).getByRole('button', { name: '核实' }).count()).toBe(0);
  });

  it('E2E-251 MUST show the office every deputy’s points with the days they rest on, and publish a quarter anew', async () => {
    await open(office.page, '/representation/duty');
    await fitsBoth(office.page);
    await office.page.getByRole('navigation', { name: '履职档案的页面' }).getByRole('link', { name: '代表积分' }).click();
    const points = main(office.page).getByRole('table', { name: '代表积分' });
    await seen(points.getByRole('link', { name: me.name, exact: true }));
    await fitsBoth(office.page);
    await points.getByRole('link', { name: me.name, exact: true }).click();
    await seen(office.page.getByRole('heading', { level: 1, name: `${me.name}的履职档案` }));

    await open(office.page, '/representation/duty/publications');
    await fitsBoth(office.page);
    const [latest] = (await read<{ dutyPublications: { year: number; quarter: number }[] }>(url, tokens['deputies-office'], '{ dutyPublications { id year quarter } }')).dutyPublications;
    const quarter = `${latest?.year} 年第 ${latest?.quarter} 季度`;
    await office.page.getByRole('link', { name: quarter, exact: true }).first().click();
    await seen(main(office.page).getByRole('rowheader', { name: me.name, exact: true }));
    await fitsBoth(office.page);
    await carryOut(main(office.page), '撤回公开', { fill: (dialog) => fillIn(dialog, { 理由: '更正一项后重新公开。' }) });
    await seen(state(office.page).getByText('已撤回'));
    await open(office.page, '/representation/duty/publications');
    await carryOut(main(office.page), '公开履职情况', {
      fill: async (dialog) => {
        await dialog.getByRole('combobox', { name: '年份' }).selectOption(String(latest?.year));
        await dialog.getByRole('combobox', { name: '季度' }).selectOption(String(latest?.quarter));
        await expectAccessible(office.page);
      },
    });
    await seen(main(office.page).getByRole('row', { name: new RegExp(`${quarter}.*已公开`) }));
  });

  it('E2E-252 MUST let a subdistrict hold a report to voters, with questions, appraisal and document, and publish it', async () => {
    const place = `朝阳社区会议室${MARK}`;
    const { page } = subdistrict;
    await open(page, '/representation/voter-reports');
    await fitsBoth(page);
    await carryOut(main(page), '安排述职', {
      fill: async (dialog) => {
        await dialog.getByLabel('述职代表', { exact: true }).fill(me.name);
        await dialog.getByRole('button', { name: `选择 ${me.name}`, exact: true }).first().click();
        await dialog.getByRole('combobox', { name: '区域' }).selectOption({ label: '朝阳街道' });
        await fillIn(dialog, { 地点: place, 计划日期: today() });
        await expectAccessible(page);
      },
    });
    await open(page, `/representation/voter-reports?search=${encodeURIComponent(place)}`);
    await page.getByRole('link', { name: `${me.name}向选民述职`, exact: true }).click();
    await carryOut(main(page), '登记述职', {
      fill: async (dialog) => {
        await fillIn(dialog, { 述职日期: today(), 到会选民人数: '32', 述职报告: '一年来领衔提出建议三件，参加视察四次，接待选民十二次。' });
        await dialog.getByRole('button', { name: '添加提问' }).click();
        await fillIn(dialog, { '选民提问 1': '小区停车难何时解决？', '代表答复 1': '建议已交办，六月底前增设车位。' });
        await expectAccessible(page);
      },
    });
    await seen(state(page).getByText('已述职'));
    await carryOut(main(page), '登记评议', { fill: (dialog) => fillIn(dialog, { 满意: '26', 基本满意: '5', 不满意: '1' }) });
    await seen(state(page).getByText('已评议'));
    await carryOut(main(page), '反馈代表', { fill: (dialog) => fillIn(dialog, { 反馈意见: '请继续跟进停车问题。' }) });
    await seen(state(page).getByText('已反馈'));
    await told(page, '登记述职', '第五十八条');
    await page.getByText('文书', { exact: true }).click();
    const document = await page.getByRole('link', { name: /DOCX/ }).getAttribute('href');
    expect((await page.request.get(document ?? '')).headers()['content-type']).toContain('wordprocessingml');
    await page.keyboard.press('Escape');
    await fitsBoth(page);
    await open(deputy.page, new URL(page.url()).pathname);
    expect(await main(deputy.page).getByRole('button', { name: '登记评议' }).count()).toBe(0);

    await carryOut(main(page), '公开述职', { fill: () => expectAccessible(page) });
    await seen(main(page).getByText(/起公开，任何人可以查看/));
    await told(page, '公开述职', '第五十八条');
    const citizen = await visit(browser, url);
    await open(citizen.page, `/portal/deputies/${me.id}`);
    const published = citizen.page.getByRole('group').filter({ hasText: place });
    await published.getByText(place).click();
    await seen(published.getByText('小区停车难何时解决？'));
    await fitsBoth(citizen.page);
    await carryOut(main(page), '撤回公开', { fill: (dialog) => fillIn(dialog, { 理由: '答复需要更正。' }) });
    await seen(main(page).getByText('答复需要更正。').first());
    await fitsBoth(page);
    await open(citizen.page, `/portal/deputies/${me.id}`);
    await seen(citizen.page.getByRole('heading', { name: '履职情况' }));
    expect(await citizen.page.getByText(place).count()).toBe(0);
  });

  it('E2E-253 MUST take a yearly plan from its draft to execution, measured by the record', async () => {
    const { page } = office;
    const title = `明年代表工作计划${MARK}`;
    await open(page, '/representation/plan');
    await fitsBoth(page);
    await carryOut(main(page), '起草计划', {
      fill: async (dialog) => {
        await fillIn(dialog, { 标题: title, 事项: '组织代表向选民述职', 责任单位: '各街道人大工委' });
        await dialog.getByRole('combobox', { name: '月份' }).selectOption('1');
        await dialog.getByRole('combobox', { name: '计入的履职种类' }).selectOption({ label: '向选民述职' });
        await expectAccessible(page);
      },
    });
    await seen(page.getByRole('heading', { level: 1, name: title }));
    await carryOut(main(page), '登记主任会议通过', { fill: (dialog) => fillIn(dialog, { 主任会议: '第三十次主任会议', 会议日期: today() }) });
    await carryOut(main(page), '通知代表');
    await carryOut(main(page), '公布计划');
    await seen(state(page).getByText('已公布'));
    await carryOut(main(page), '登记执行', {
      fill: async (dialog) => {
        await dialog.getByRole('combobox', { name: '事项' }).selectOption({ label: '1 月 组织代表向选民述职' });
        await fillIn(dialog, { 完成日期: today(), 说明: '三十位代表述职' });
      },
    });
    await seen(main(page).getByRole('row', { name: /组织代表向选民述职.*已完成/ }));
    await told(page, '公布计划', '第四十三条');
    await fitsBoth(page);
    await open(deputy.page, '/representation/plan');
    await seen(deputy.page.getByRole('link', { name: title, exact: true }));
    await page.getByRole('button', { name: 'English' }).click();
    await seen(page.getByRole('heading', { name: 'Items' }));
    await page.getByRole('button', { name: '中文' }).click();
  });

  it('E2E-254 MUST show everybody what a quarter’s publication says of a deputy, on a phone and without an account', async () => {
    await using reader = await visit(browser, url, { viewport: PHONE });
    await open(reader.page, `/portal/deputies/${me.id}`);
    await seen(reader.page.getByRole('heading', { name: '履职情况', exact: true }));
    await seen(reader.page.getByText(/^\d{4} 年第 [1-4] 季度$/));
    expect(await overflowing(reader.page)).toBe(0);
    await expectAccessible(reader.page);
    expect(reader.faults).toEqual([]);
  });

  it('E2E-257 MUST let an office verify what it picked in one act, and the deputy take her record of the year with her', async () => {
    const titles = [`参加执法检查${MARK}`, `参加专题调研${MARK}`];
    await open(deputy.page, '/representation/duty/mine');
    for (const title of titles) {
      await carryOut(main(deputy.page), '登记履职事项', {
        fill: async (dialog) => {
          await dialog.getByRole('combobox', { name: '种类' }).selectOption({ label: '参加视察、调研、执法检查' });
          await fillIn(dialog, { 日期: today(), 事项: title, 说明: '附签到表' });
        },
      });
    }
    await open(office.page, `/representation/duty?states=RECORDED&verifies=true&search=${MARK}`);
    await fitsBoth(office.page);
    for (const title of titles) await main(office.page).getByRole('checkbox', { name: `选择：${title}` }).check();
    await main(office.page).getByRole('button', { name: '核实所选 2 项' }).click();
    await seen(office.page.getByText('已核实 2 项'));
    await seen(main(office.page).getByText('没有符合条件的履职事项'));

    await open(deputy.page, '/representation/duty/mine');
    await main(deputy.page).getByRole('button', { name: '导出', exact: true }).click();
    const [file] = await Promise.all([deputy.page.waitForEvent('download'), deputy.page.getByRole('button', { name: '导出 CSV' }).click()]);
    const text = await readFile(await file.path(), 'utf8');
    for (const title of titles) expect(text).toContain(title);
  });

  it('E2E-255 MUST break neither the content policy nor a script, and keep the points of one from another', async () => {
    const other = await read<{ deputies: { edges: { node: { id: string; dutyRecord: object | null } }[] } }>(
      url, tokens['deputy-2'], '{ deputies(first: 30) { edges { node { id dutyRecord(year: 2026) { points } } } } }');
    expect(other.deputies.edges.filter(({ node }) => node.dutyRecord !== null).length).toBeLessThanOrEqual(1);
    expect([...office.faults, ...deputy.faults, ...subdistrict.faults]).toEqual([]);
  });
});
