import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { carryOut, fillIn, main, open, state, told } from './support/acts.ts';
import { expectAccessible, launch, overflowing, PHONE, seen, settled, signIn, visit, WIDE, type Visit } from './support/browser.ts';
import { inDays, read, today } from './support/graph.ts';

const { url, tokens } = inject('shared');
const MARK = String(Date.now()).slice(-8);
const GROUP = `朝阳街道第${MARK}小组`;
const TITLE = `社区养老调研${MARK}`;

/** Fills the page’s width and a phone’s; nothing may stick out or be a barrier on either. */
async function fitsBoth(page: Page): Promise<void> {
  for (const size of [PHONE, WIDE]) {
    await page.setViewportSize(size);
    expect(await overflowing(page)).toBe(0);
    await expectAccessible(page);
  }
}

describe('deputy groups, leave and activity funds', () => {
  let browser: Browser;
  let office: Visit;
  let deputy: Visit;
  let subdistrict: Visit;
  let name = '';
  let others: string[] = [];
  const choose = async (dialog: Locator, label: string, verb: string, who: string): Promise<void> => {
    await dialog.getByLabel(label, { exact: true }).fill(who);
    await dialog.getByRole('button', { name: `${verb} ${who}`, exact: true }).first().click();
  };
  /** Opens the record that the list’s search finds. */
  const find = async (page: Page, list: string, title: string): Promise<void> => {
    await open(page, `${list}?search=${encodeURIComponent(title)}`);
    await page.getByRole('link', { name: title, exact: true }).click();
    await seen(page.getByRole('heading', { level: 1, name: title }));
    await settled(page);
  };

  beforeAll(async () => {
    browser = await launch();
    [office, deputy, subdistrict] = await Promise.all([visit(browser, url), visit(browser, url), visit(browser, url)]);
    await signIn(office.page, 'deputies-office');
    await signIn(deputy.page, 'deputy');
    await signIn(subdistrict.page, 'subdistrict');
    const { me, deputies } = await read<{ me: { deputy: { name: string } }; deputies: { edges: { node: { name: string } }[] } }>(
      url, tokens.deputy, '{ me { id deputy { id name } } deputies(filter: { status: ACTIVE }, first: 30) { edges { node { id name } } } }');
    name = me.deputy.name;
    others = deputies.edges.map(({ node }) => node.name).filter((each) => each !== name).slice(0, 2);
  });
  afterAll(() => browser?.close());

  it('E2E-300 MUST form a group, whose leader plans what it does', async () => {
    await open(office.page, '/representation/groups');
    await fitsBoth(office.page);
    await carryOut(main(office.page), '组成代表小组', {
      fill: async (dialog) => {
        await fillIn(dialog, { 小组名称: GROUP });
        await dialog.getByRole('combobox', { name: '区域' }).selectOption({ label: '朝阳街道' });
        for (const who of [name, ...others]) await choose(dialog, '查找代表', '加入', who);
        await dialog.getByRole('combobox', { name: '组长' }).selectOption({ label: name });
        await expectAccessible(office.page);
      },
    });
    await deputy.page.setViewportSize(PHONE);
    await find(deputy.page, '/representation/groups', GROUP);
    expect(await main(deputy.page).getByRole('button', { name: '解散小组' }).count()).toBe(0);
    await carryOut(main(deputy.page), '登记年度计划', { fill: (dialog) => fillIn(dialog, { 年度计划: '一季度学习代表法，二季度调研社区养老。' }) });
    await carryOut(main(deputy.page), '安排活动', {
      fill: async (dialog) => {
        await dialog.getByRole('combobox', { name: '活动类型' }).selectOption('SURVEY');
        await fillIn(dialog, { 活动主题: TITLE, 地点: '朝阳社区代表之家', 计划日期: today() });
        await expectAccessible(deputy.page);
      },
    });
    await seen(main(deputy.page).getByRole('link', { name: TITLE }));
    await fitsBoth(deputy.page);
  });

  it('E2E-301 MUST record the activity where it was held, and put it into the duty record of who was there', async () => {
    const { page } = subdistrict;
    await page.setViewportSize(PHONE);
    await find(page, '/representation/groups/activities', TITLE);
    await carryOut(main(page), '登记活动', {
      fill: async (dialog) => {
        await fillIn(dialog, { 活动日期: today(), 活动情况: '走访三处养老服务站，听取老人和家属意见。' });
        for (const who of [name, others[0] ?? '']) await dialog.getByRole('checkbox', { name: who, exact: true }).check();
        expect(await overflowing(page)).toBe(0);
        await expectAccessible(page);
      },
    });
    await seen(state(page).getByText('待确认'));
    await seen(main(page).getByText('出席 2 ／ 3 人'));
    await carryOut(main(page), '确认');
    await seen(state(page).getByText('已确认'));
    await told(page, '确认', /第二十六条/);
    await fitsBoth(page);
    await open(deputy.page, `/representation/duty?search=${encodeURIComponent(TITLE)}`);
    await seen(deputy.page.getByRole('link', { name: TITLE }));
    await open(office.page, '/representation/groups/activities');
    await fitsBoth(office.page);
  });

  it('E2E-302 MUST ask for leave on a phone and have it answered, why being nobody else’s business', async () => {
    const occasion = `年底集中视察${MARK}`;
    await deputy.page.setViewportSize(PHONE);
    await open(deputy.page, '/representation/leaves');
    await carryOut(main(deputy.page), '申请请假', {
      fill: async (dialog) => {
        await dialog.getByRole('combobox', { name: '原因' }).selectOption('HEALTH');
        await fillIn(dialog, { 请假事项: occasion, 事由: '住院治疗。', 开始日期: inDays(400), 结束日期: inDays(402) });
        await expectAccessible(deputy.page);
      },
    });
    await deputy.page.getByRole('link', { name: occasion }).click();
    await seen(state(deputy.page).getByText('待批准'));
    expect(await main(deputy.page).getByRole('button', { name: '批准', exact: true }).count()).toBe(0);
    const path = new URL(deputy.page.url()).pathname;
    await open(office.page, '/representation/leaves');
    await fitsBoth(office.page);
    await open(office.page, path);
    await carryOut(main(office.page), '批准');
    await seen(state(office.page).getByText('已批准'));
    await fitsBoth(office.page);
    await open(subdistrict.page, path);
    await seen(subdistrict.page.getByText('没有找到这一页'));
    await deputy.page.reload();
    await carryOut(main(deputy.page), '撤回');
    await seen(state(deputy.page).getByText('已撤回'));
    await fitsBoth(deputy.page);
  });

  it('E2E-303 MUST keep the activity fund, tell the deputy what is left, and give the list as a file', async () => {
    const purpose = `走访交通费${MARK}`;
    await open(office.page, '/representation/funds');
    await seen(main(office.page).getByText(/待本级核定/));
    await carryOut(main(office.page), '登记支出', {
      fill: async (dialog) => {
        await choose(dialog, '代表', '选择', name);
        await seen(dialog.getByText(/剩余经费/));
        await fillIn(dialog, { 支出日期: today(), 用途: purpose, '金额（元）': '12.5' });
        await expectAccessible(office.page);
      },
    });
    await fitsBoth(office.page);
    const downloading = office.page.waitForEvent('download');
    await main(office.page).getByRole('button', { name: '导出', exact: true }).click();
    await main(office.page).getByRole('button', { name: '导出 CSV' }).click();
    expect((await downloading).suggestedFilename()).toBe('代表活动经费支出.csv');
    await find(deputy.page, '/representation/funds', purpose);
    await seen(main(deputy.page).getByText('12.50 元').first());
    await open(office.page, new URL(deputy.page.url()).pathname);
    await carryOut(main(office.page), '作废', { fill: (dialog) => fillIn(dialog, { 理由: '票据登记有误，重新登记。' }) });
    await seen(state(office.page).getByText('已作废'));
    await fitsBoth(office.page);
  });

  it('E2E-304 MUST speak English too', async () => {
    await open(office.page, '/representation/groups');
    await office.page.getByRole('button', { name: 'English' }).click();
    await seen(office.page.getByRole('heading', { level: 1, name: 'Deputy groups' }));
    await fitsBoth(office.page);
    await office.page.getByRole('button', { name: '中文' }).click();
  });

  it('E2E-305 MUST break neither the content policy nor a script', () => {
    expect([...office.faults, ...deputy.faults, ...subdistrict.faults]).toEqual([]);
  });
});
