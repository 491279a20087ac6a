import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { carryOut, fillIn, main, open, state, told } from './support/acts.ts';
import { expectAccessible, launch, overflowing, PHONE, seen, signIn, visit, WIDE, type Visit } from './support/browser.ts';
import { inDays, read, today } from './support/graph.ts';

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

describe('talks, and what deputies take part in', () => {
  let browser: Browser;
  let office: Visit;
  let deputy: Visit;
  let name = '';
  const choose = async (dialog: Locator, label: string, verb: string): Promise<void> => {
    await dialog.getByLabel(label, { exact: true }).fill(name);
    await dialog.getByRole('button', { name: `${verb} ${name}`, exact: true }).first().click();
  };

  beforeAll(async () => {
    browser = await launch();
    [office, deputy] = await Promise.all([visit(browser, url), visit(browser, url)]);
    await signIn(office.page, 'deputies-office');
    await signIn(deputy.page, 'deputy');
    const { me } = await read<{ me: { deputy: { name: string } } }>(url, tokens.deputy, '{ me { id deputy { id name } } }');
    name = me.deputy.name;
  });
  afterAll(() => browser?.close());

  it('E2E-240 MUST take a talk from its assignment to the feedback of its audience', async () => {
    const subject = `宣讲代表法${MARK}`;
    await open(office.page, '/representation/talks');
    await fitsBoth(office.page);
    await carryOut(main(office.page), '安排宣讲', {
      fill: async (dialog) => {
        await choose(dialog, '宣讲代表', '选择');
        await fillIn(dialog, { 宣讲主题: subject, 地点: '朝阳社区代表之家', 对象: '社区居民', 计划日期: today() });
        await dialog.getByRole('combobox', { name: '区域' }).selectOption({ label: '朝阳街道' });
        await expectAccessible(office.page);
      },
    });
    await open(deputy.page, `/representation/talks?search=${encodeURIComponent(subject)}`);
    await deputy.page.getByRole('link', { name: subject, exact: true }).click();
    await carryOut(main(deputy.page), '登记宣讲', { fill: (dialog) => fillIn(dialog, { 宣讲日期: today(), 听众人数: '40', 宣讲情况: '讲解代表法修改的主要内容，回答居民的问题。' }) });
    await seen(state(deputy.page).getByText('已宣讲'));
    await open(office.page, new URL(deputy.page.url()).pathname);
    await carryOut(main(office.page), '登记反馈', { fill: (dialog) => fillIn(dialog, { 好: '30', 一般: '6', 较差: '0' }) });
    await seen(state(office.page).getByText('已反馈'));
    await told(office.page, '登记反馈', null);
    await fitsBoth(office.page);
  });

  it('E2E-241 MUST invite to an inspection, take the answer, the attendance on a phone, the opinion and what became of it', async () => {
    const title = `视察养老服务${MARK}`;
    await open(office.page, '/representation/occasions');
    await fitsBoth(office.page);
    await carryOut(main(office.page), '安排活动', {
      fill: async (dialog) => {
        await dialog.getByRole('combobox', { name: '方式' }).selectOption('INSPECTION');
        await dialog.getByLabel('持代表证视察').check();
        await dialog.getByRole('combobox', { name: '区域' }).selectOption({ label: '朝阳街道' });
        await fillIn(dialog, { 活动名称: title, 地点: '日间照料中心', 日期: today(), 代表名额: '5' });
      },
    });
    await open(office.page, `/representation/occasions?search=${encodeURIComponent(title)}`);
    await office.page.getByRole('link', { name: title, exact: true }).click();
    await carryOut(main(office.page), '邀请代表', {
      fill: async (dialog) => {
        await seen(dialog.getByText(/^本届受邀 \d+ 次/));
        await choose(dialog, '查找代表', '加入');
        await expectAccessible(office.page);
      },
    });

    await deputy.page.setViewportSize(PHONE);
    await open(deputy.page, '/representation/occasions');
    await deputy.page.getByRole('list', { name: '我的邀请' }).getByRole('link', { name: title }).click();
    await carryOut(main(deputy.page), '接受邀请');
    await seen(main(deputy.page).getByText('已接受', { exact: true }));

    await office.page.setViewportSize(PHONE);
    await office.page.reload();
    await carryOut(main(office.page), '登记出席', {
      fill: async (dialog) => {
        await dialog.getByRole('group', { name }).getByText('出席', { exact: true }).click();
        expect(await overflowing(office.page)).toBe(0);
        await expectAccessible(office.page);
      },
    });
    await seen(state(office.page).getByText('已举行'));
    await deputy.page.reload();
    await carryOut(main(deputy.page), '提出意见', { fill: (dialog) => fillIn(dialog, { 代表意见: '建议日间照料中心周末也开放。' }) });
    await office.page.reload();
    await carryOut(main(office.page), '反馈处理结果', { fill: (dialog) => fillIn(dialog, { 处理单位: '区民政局', 处理结果: '自下月起周六全天开放。' }) });
    await carryOut(main(office.page), '办结');
    await seen(state(office.page).getByText('已办结'));
    await fitsBoth(office.page);
    await seen(main(deputy.page).getByText(/自下月起周六全天开放。/));
  });

  it('E2E-242 MUST show how invitations are shared out, fewest first, in English too', async () => {
    await open(office.page, '/representation/occasions/shares');
    await seen(office.page.getByRole('table', { name: '受邀均衡情况' }));
    await fitsBoth(office.page);
    await office.page.getByRole('button', { name: 'English' }).click();
    await seen(office.page.getByRole('heading', { level: 1, name: 'How invitations are shared out' }));
    await office.page.getByRole('button', { name: '中文' }).click();
  });

  it('E2E-243 MUST take a deed from the pledge over evidence and the voters to its publication', async () => {
    const title = `修好楼前坡道${MARK}`;
    await deputy.page.setViewportSize(PHONE);
    await open(deputy.page, '/representation/deeds');
    await fitsBoth(deputy.page);
    await carryOut(main(deputy.page), '作出承诺', {
      fill: async (dialog) => {
        await fillIn(dialog, { 承诺事项: title, 办成标准: '坡道铺好，轮椅可以通行', 完成期限: inDays(60) });
        await dialog.getByRole('combobox', { name: '受益区域' }).selectOption({ label: '朝阳街道' });
        await expectAccessible(deputy.page);
      },
    });
    await open(deputy.page, `/representation/deeds?search=${encodeURIComponent(title)}`);
    await deputy.page.getByRole('link', { name: title, exact: true }).click();
    await carryOut(main(deputy.page), '登记进展', { fill: (dialog) => fillIn(dialog, { 进展: '已与物业确定方案。' }) });
    await carryOut(main(deputy.page), '报告办成', { fill: (dialog) => fillIn(dialog, { 办成日期: today(), 办成情况: '坡道已铺好，轮椅可以通行。' }) });
    await seen(state(deputy.page).getByText('待选民核实'));
    expect(await main(deputy.page).getByRole('button', { name: '登记选民核实' }).count()).toBe(0);

    await open(office.page, new URL(deputy.page.url()).pathname);
    await carryOut(main(office.page), '登记选民核实', { fill: (dialog) => fillIn(dialog, { 征询选民人数: '40', 确认办成人数: '36', 核实方式: '社区入户征询' }) });
    await carryOut(main(office.page), '公开');
    await seen(state(office.page).getByText('已公开'));
    await told(office.page, '公开', '第五十八条');
    await fitsBoth(office.page);
  });

  it('E2E-244 MUST break neither the content policy nor a script', () => {
    expect([...office.faults, ...deputy.faults]).toEqual([]);
  });
});
