import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { carryOut, fillIn, main, open, opened, state } from './support/acts.ts';
import { expectAccessible, launch, overflowing, PHONE, seen, signIn, unseen, visit, WIDE, type Visit } from './support/browser.ts';
import { inDays, today } from './support/graph.ts';

const { url } = inject('shared');
const MARK = String(Date.now()).slice(-8);
const DECISION = { 决定的会议: '区人大常委会主任会议第三十次会议', 决定日期: today(), 文件名称或文号: '关于调整评价期限的决定' };

describe('keeping directory, rules and calendar', () => {
  let browser: Browser;
  let office: Visit;
  let organ = '';
  const name = `区城市更新中心${MARK}`;
  const clerk = `林晓${MARK}`;
  const page = (): Page => office.page;

  beforeAll(async () => {
    browser = await launch();
    office = await visit(browser, url);
    await signIn(office.page, 'deputies-office');
  });
  afterAll(() => browser?.close());

  it('E2E-130 MUST add an organ that suggestions can then be assigned to, and rename it', async () => {
    await open(page(), '/administration/organs');
    await carryOut(main(page()), '新增机构', {
      submit: '新增',
      fill: async (dialog) => {
        await fillIn(dialog, { 名称: `筹建机构${MARK}`, 简称: `筹${MARK}`, 代码: `E2E_${MARK}` });
        await dialog.getByRole('combobox', { name: '类别' }).selectOption('GOVERNMENT');
        await dialog.getByRole('combobox', { name: '承办建议' }).selectOption('yes');
      },
    });
    await page().getByRole('link', { name: `筹建机构${MARK}` }).click();
    await carryOut(main(page()), `更名 筹建机构${MARK}`, { title: '更名', submit: '保存', fill: (dialog) => fillIn(dialog, { 名称: name, 简称: `更新中心${MARK}` }) });
    await seen(page().getByRole('heading', { level: 1, name }));
    await seen(page().getByText(/ · 承办建议$/));
    organ = new URL(page().url()).pathname;
    await expectAccessible(page());

    await open(page(), '/representation/figures');
    expect(await page().getByRole('combobox', { name: '承办单位' }).locator('option').allInnerTexts()).toContain(`更新中心${MARK}`);
  });

  it('E2E-131 MUST give a person a post found by name, within a phone’s width, and end it', async () => {
    await open(page(), '/administration/people');
    await carryOut(main(page()), '新增人员', { submit: '新增', fill: (dialog) => fillIn(dialog, { 名称: clerk }) });
    await page().setViewportSize(PHONE);
    await open(page(), organ);
    await carryOut(main(page()), '任职', {
      submit: '保存',
      fill: async (dialog) => {
        await fillIn(dialog, { 查找人员: clerk, 职务名称: '建议办理联络员' });
        await dialog.getByRole('combobox', { name: '人员', exact: true }).selectOption({ label: clerk });
        await dialog.getByRole('combobox', { name: '职务', exact: true }).selectOption('UNIT_CLERK');
        expect(await overflowing(page())).toBe(0);
        await expectAccessible(page());
      },
    });
    const post = page().getByRole('row').filter({ hasText: clerk });
    await seen(post.getByText('承办单位经办人'));
    expect(await overflowing(page())).toBe(0);
    await carryOut(post, `免职 ${clerk} 建议办理联络员`, { title: '免职' });
    await page().setViewportSize(WIDE);
    await open(page(), '/administration/people');
    await page().getByRole('searchbox', { name: '搜索' }).fill(clerk);
    await page().getByRole('searchbox', { name: '搜索' }).press('Enter');
    await page().getByRole('link', { name: clerk }).click();
    const [year, month, day] = today().split('-').map(Number);
    await seen(page().getByRole('row').filter({ hasText: '建议办理联络员' }).getByText(new RegExp(`– ${year}[-/.年]0?${month}[-/.月]0?${day}`)));
  });

  it('E2E-132 MUST end an organ and keep its record', async () => {
    await open(page(), organ);
    await carryOut(main(page()), `终止 ${name}`, { title: '终止', submit: '保存', fill: (dialog) => fillIn(dialog, { '终止日（含）': today() }) });
    await seen(state(page()).getByText(/^终止日（含）/));
    expect(await page().getByRole('button', { name: '任职' }).count()).toBe(0);
    await seen(page().getByRole('row').filter({ hasText: clerk }));
  });

  it('E2E-133 MUST put a version of a rule in force by a decision, ahead, and withdraw it with its record', async () => {
    await open(page(), '/administration/rules');
    const rule = page().locator('section').filter({ has: page().getByRole('heading', { name: '代表评价的期限', exact: true }) });
    const before = await rule.locator('strong').first().innerText();
    // Each rule speaks in words: no setting goes by its name in the code.
    expect((await page().locator('section p > strong').allInnerTexts()).filter((words) => /[a-z]{2}/.test(words))).toEqual([]);
    const dialog = await opened(rule, '施行新版本 代表评价的期限', '施行新版本');
    await expectAccessible(page());
    await dialog.getByRole('button', { name: '施行新版本' }).click();
    expect(await dialog.getByLabel('施行首日').getAttribute('aria-invalid')).toBe('true');
    await fillIn(dialog, { 时长: '20', 施行首日: inDays(30), 依据的法律或规定: '区人大常委会工作办法', 条款: '第九条', ...DECISION });
    await dialog.getByRole('button', { name: '施行新版本' }).click();
    await unseen(dialog);
    await rule.getByText(/^全部版本（\d+）$/).click();
    await seen(rule.getByText(/关于调整评价期限的决定/));
    expect(await rule.locator('strong').first().innerText()).toBe(before);
    await carryOut(rule, '撤回未施行的版本 代表评价的期限', { title: '撤回未施行的版本', fill: (form) => fillIn(form, { ...DECISION, 文件名称或文号: '关于暂缓调整评价期限的决定' }) });
    await seen(rule.getByText(/已撤回：.*关于暂缓调整评价期限的决定/));
    expect(await rule.getByRole('button', { name: /^撤回未施行的版本/ }).count()).toBe(0);
  });

  it('E2E-134 MUST read a pasted holiday notice, show what it does to deadlines, and settle the year, in English', async () => {
    await page().getByRole('button', { name: 'English' }).click();
    await open(page(), '/administration/calendar?year=2031');
    await seen(state(page()).getByText('No notice yet'));
    const number = `国办发明电〔2030〕${MARK}号`;
    await carryOut(main(page()), 'Enter the notice', {
      title: 'Enter the notice of 2031', submit: 'Enter and count anew',
      fill: async (dialog) => {
        await fillIn(dialog, {
          'Document number': number,
          'Paste the notice’s text, or one day a line': '一、元旦：1月1日（周三）放假，共1天。\n二、春节：1月22日至28日放假调休，共7天。1月19日（周日）上班。',
        });
        await seen(dialog.getByText('8 days off, 1 make-up workdays'));
        await seen(dialog.getByText(/provisional deadlines/));
        await expectAccessible(page());
      },
    });
    await seen(state(page()).getByText(number));
    await seen(page().getByRole('listitem').filter({ hasText: `${number} (9 days)` }));
    await page().setViewportSize(PHONE);
    expect(await overflowing(page())).toBe(0);
    await page().getByRole('button', { name: '中文' }).click();
    await seen(page().getByRole('heading', { level: 1, name: /^节假日历/ }));
  });

  it('E2E-135 MUST break neither the content policy nor a script', () => {
    expect(office.faults).toEqual([]);
  });
});
