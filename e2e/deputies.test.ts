import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { carryOut, fillIn, main, open, state, told } from './support/acts.ts';
import { expectAccessible, launch, overflowing, PATIENCE, PHONE, seen, settled, signIn, unseen, visit, WIDE, type Visit } from './support/browser.ts';
import { read, today } from './support/graph.ts';

const { url, tokens } = inject('shared');
const MARK = String(Date.now()).slice(-8);
/** A portrait of one point. */
const PHOTO = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');

/** Fills the page’s width and a phone’s; nothing may stick out or be a barrier on either. */
async function fitsBoth(page: Page): Promise<void> {
  for (const size of [PHONE, WIDE]) {
    await page.setViewportSize(size);
    expect(await overflowing(page)).toBe(0);
    await expectAccessible(page);
  }
}

describe('deputies of every level, their credentials and what is published of them', () => {
  let browser: Browser;
  let office: Visit;
  let deputy: Visit;
  let anyone: Visit;
  let analyst: Visit;
  let own = '';
  let resigned = '';

  beforeAll(async () => {
    browser = await launch();
    [office, deputy, anyone, analyst] = await Promise.all([visit(browser, url), visit(browser, url), visit(browser, url, { viewport: PHONE }), visit(browser, url)]);
    await signIn(office.page, 'deputies-office');
    await signIn(deputy.page, 'deputy');
    await signIn(analyst.page, 'analyst');
    const { me } = await read<{ me: { deputy: { id: string } } }>(url, tokens.deputy, '{ me { id deputy { id } } }');
    own = me.deputy.id;
  });
  afterAll(() => browser?.close());

  /** What follows the opening of a matter that somebody decides, up to its announcement. */
  async function bringToItsEnd(page: Page, body: string): Promise<void> {
    await carryOut(main(page), '登记决定', { fill: (dialog) => fillIn(dialog, { 决定机构: body, 日期: today(), 赞成人数: '21', 全体人数: '23' }) });
    await carryOut(main(page), '登记资格审查报告', { fill: (dialog) => fillIn(dialog, { 文号: `资审${MARK}`, 日期: today(), 审查结论: '符合法律规定，建议予以公告。' }) });
    await carryOut(main(page), '公告', {
      fill: async (dialog) => {
        expect(await dialog.getByLabel('公告正文').inputValue()).toContain('现予公告。');
        await fillIn(dialog, { 文号: `公告${MARK}`, 日期: today() });
        await expectAccessible(page);
      },
    });
    await seen(state(page).getByText('已公告'));
    await told(page, '公告', '第六十二条');
  }

  it('E2E-320 MUST list deputies by level with their counts, and take a resignation to its announcement (代表法 art. 62–63)', async () => {
    const { page } = office;
    await open(page, '/representation/deputies');
    await seen(page.getByRole('region', { name: '代表人数' }));
    await fitsBoth(page);
    await page.getByRole('navigation', { name: '各级在任代表' }).getByRole('link', { name: /^市人大代表/ }).click();
    await settled(page);
    const first = page.getByRole('table', { name: '代表名录' }).getByRole('link').first();
    resigned = await first.innerText();
    await first.click();
    await seen(page.getByRole('heading', { level: 1, name: resigned }));
    await seen(main(page).getByText('市人大代表', { exact: true }));
    await fitsBoth(page);
    await carryOut(main(page), '提出辞职', { fill: (dialog) => fillIn(dialog, { 事实和理由: '因工作调动，请求辞去代表职务。' }) });
    await page.getByRole('list', { name: '代表资格' }).getByRole('link', { name: '辞职', exact: true }).click();
    await seen(state(page).getByText('已提出'));
    await bringToItsEnd(page, '区第二届人大常委会第三十次会议');
    await fitsBoth(page);
    await page.getByRole('link', { name: '打印公告' }).click();
    await seen(page.getByText(`${resigned}的代表资格终止`));
    await fitsBoth(page);
    await open(page, '/representation/deputies?level=CITY&status=ENDED');
    await seen(page.getByRole('link', { name: resigned, exact: true }));
  });

  it('E2E-321 MUST make a mandate of a by-election with its announcement (地方组织法 art. 45)', async () => {
    const { page } = office;
    await open(page, '/representation/mandates');
    await fitsBoth(page);
    await carryOut(main(page), '登记补选', {
      fill: async (dialog) => {
        await dialog.getByLabel('当选人', { exact: true }).fill(resigned);
        await dialog.getByRole('button', { name: `选择 ${resigned}`, exact: true }).first().click();
        await dialog.getByRole('combobox', { name: '选区' }).selectOption({ index: 1 });
        await fillIn(dialog, { 补选缘由: `原选区代表出缺，依法组织补选。${MARK}` });
        await expectAccessible(page);
      },
    });
    await page.getByRole('row', { name: new RegExp(`${resigned}.*补选`) }).getByRole('link').first().click();
    await carryOut(main(page), '登记决定', { fill: (dialog) => fillIn(dialog, { 决定机构: '原选区选民', 日期: today() }) });
    await carryOut(main(page), '登记资格审查报告', { fill: (dialog) => fillIn(dialog, { 文号: `资审补${MARK}`, 日期: today(), 审查结论: '选举依法进行，代表资格有效。' }) });
    await carryOut(main(page), '公告', { fill: (dialog) => fillIn(dialog, { 文号: `公告补${MARK}`, 日期: today() }) });
    await seen(state(page).getByText('已公告'));
    await main(page).getByRole('link', { name: resigned, exact: true }).click();
    await seen(main(page).getByText('区人大代表', { exact: true }));
  });

  it('E2E-322 MUST let a deputy write about herself on a phone, and show nothing of it before it is published (代表法 art. 58)', async () => {
    const { page } = deputy;
    await page.setViewportSize(PHONE);
    await open(page, `/representation/deputies/${own}`);
    await carryOut(main(page), '编写公示资料', {
      fill: async (dialog) => {
        await fillIn(dialog, { 工作单位和职务: `社区书记${MARK}`, 简介: `关注一老一小${MARK}` });
        await expectAccessible(page);
      },
    });
    if ((await main(page).getByRole('button', { name: '撤回公开电话的同意' }).count()) > 0) await carryOut(main(page), '撤回公开电话的同意');
    await carryOut(main(page), '同意公开电话', { fill: (dialog) => fillIn(dialog, { 公开的电话: `0458-${MARK.slice(-7)}` }) });
    await carryOut(main(page), '同意公开照片', {
      fill: async (dialog) => {
        await dialog.locator('input[type=file]').setInputFiles({ name: '照片.png', mimeType: 'image/png', buffer: PHOTO });
        await seen(dialog.getByRole('link', { name: '照片.png' }));
      },
    });
    expect(await main(page).getByRole('button', { name: '公示', exact: true }).count()).toBe(0);
    await fitsBoth(page);
    await open(anyone.page, `/portal/deputies/${own}`);
    expect(await main(anyone.page).innerText()).not.toContain(MARK);
    expect(await main(anyone.page).locator('img').count()).toBe(0);
  });

  it('E2E-323 MUST show everybody what the office publishes and nothing else, and remove at once what she consents to no longer (个人信息保护法 art. 25, 47)', async () => {
    await open(office.page, `/representation/deputies/${own}`);
    await seen(main(office.page).getByText(/^有修改尚未公示/));
    await carryOut(main(office.page), '公示');
    await unseen(main(office.page).getByText(/^有修改尚未公示/));
    const { page } = anyone;
    await page.reload();
    await seen(main(page).getByText(`社区书记${MARK}`));
    await seen(main(page).getByText(`0458-${MARK.slice(-7)}`));
    const photo = main(page).getByRole('img');
    await expect.poll(() => photo.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth), { timeout: PATIENCE }).toBe(1);
    await expectAccessible(page);
    expect(await overflowing(page)).toBe(0);
    const address = new URL((await photo.getAttribute('src')) ?? '', url).href;
    expect((await fetch(address)).status).toBe(200);

    await deputy.page.reload();
    await carryOut(main(deputy.page), '撤回公开电话的同意');
    await carryOut(main(deputy.page), '撤回公开照片的同意');
    await page.reload();
    await settled(page);
    await seen(main(page).getByText(`社区书记${MARK}`));
    expect(await main(page).innerText()).not.toContain(`0458-${MARK.slice(-7)}`);
    expect(await main(page).locator('img').count()).toBe(0);
    expect((await fetch(address)).status).toBe(401);
    const closed = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: `{ deputyProfile(id: "${own}") { id } }` }) });
    expect(await closed.text()).not.toContain(`"id":"${own}"`);
  });

  it('E2E-324 MUST let a deputy resign, and the office record that she took it back', async () => {
    const { page } = deputy;
    await page.setViewportSize(WIDE);
    await open(page, `/representation/deputies/${own}`);
    await carryOut(main(page), '提出辞职', { fill: (dialog) => fillIn(dialog, { 事实和理由: `拟调往外地工作，请求辞去代表职务。${MARK}` }) });
    await page.getByRole('list', { name: '代表资格' }).getByRole('link', { name: '辞职', exact: true }).first().click();
    await seen(main(page).getByText(new RegExp(MARK)));
    expect(await main(page).getByRole('button', { name: '登记决定' }).count()).toBe(0);
    await open(office.page, new URL(page.url()).pathname);
    await carryOut(main(office.page), '登记未通过或终止', { fill: (dialog) => fillIn(dialog, { 理由: '工作调动取消，本人撤回辞职申请。' }) });
    await seen(state(office.page).getByText('未通过或终止'));
    await fitsBoth(office.page);
  });

  it('E2E-325 MUST let an analyst read counts and nobody’s name', async () => {
    const { deputyFigures, deputies } = await read<{ deputyFigures: { serving: { value: number } }; deputies: { totalCount: number } }>(
      url, tokens.analyst, '{ deputyFigures { serving { value } } deputies { totalCount } }');
    expect(deputyFigures.serving.value).toBeGreaterThan(100);
    expect(deputies.totalCount).toBe(0);
    await open(analyst.page, '/representation/deputies');
    await seen(analyst.page.getByText('名录不对您显示'));
    expect(await main(analyst.page).innerText()).toContain(String(deputyFigures.serving.value));
    await fitsBoth(analyst.page);
  });

  it('E2E-326 MUST speak English too, and break neither the content policy nor a script', async () => {
    const { page } = office;
    for (const [path, heading] of [['/representation/deputies', 'Deputies'], ['/representation/mandates', 'Credentials matters']] as const) {
      await open(page, path);
      if ((await page.getByRole('button', { name: 'English' }).count()) > 0) await page.getByRole('button', { name: 'English' }).click();
      await seen(page.getByRole('heading', { level: 1, name: heading }));
      await fitsBoth(page);
    }
    await page.getByRole('button', { name: '中文' }).click();
    expect([...office.faults, ...deputy.faults, ...anyone.faults, ...analyst.faults]).toEqual([]);
  });
});
