import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { carryOut, fillIn, main, open, opened, state, told } from './support/acts.ts';
import { expectAccessible, launch, overflowing, PHONE, seen, settled, signIn, unread, visit, WIDE, type Visit } from './support/browser.ts';
import { read, today } from './support/graph.ts';
import { inHand, replied } from './support/prepared.ts';

const shared = inject('shared');
const { url, tokens } = shared;
const MARK = String(Date.now());
const TITLE = `关于修缮老旧小区排水的建议（${MARK}）`;
const SECRET = '13804581234';
const REPLY = '排水管网已全部疏通并更换四百米，雨季前完成验收，感谢您的关心。';

describe('what the public reads', () => {
  let browser: Browser;
  let office: Visit;
  let anyone: Visit;
  let suggestion = '';
  let register = '';
  beforeAll(async () => {
    browser = await launch();
    office = await visit(browser, url);
    anyone = await visit(browser, url, { viewport: PHONE });
    await signIn(office.page, 'deputies-office');
    suggestion = await replied(shared, { title: TITLE, facts: `雨天楼前积水，居民王秀兰家进水，联系电话${SECRET}。` }, REPLY);
  });
  afterAll(() => browser?.close());

  const sought = async (): Promise<Page> => {
    const { page } = anyone;
    await open(page, `/register?search=${MARK}`);
    return page;
  };

  it('E2E-120 MUST propose an answered suggestion, and show nothing of it to the public (代表法 art. 51)', async () => {
    const { page } = office;
    await open(page, `/representation/suggestions/${suggestion}`);
    await carryOut(main(page), '提出公开');
    await told(page, '提出公开', '《代表法》第五十一条');
    await seen((await sought()).getByText('没有符合条件的公开建议'));
    await page.getByRole('link', { name: '查看脱敏和发布' }).click();
    await seen(state(page).getByText('待脱敏'));
  });

  it('E2E-121 MUST point at personal data beside the original, until the redaction has none', async () => {
    const { page } = office;
    const publish = main(page).getByRole('button', { name: '公开发布' });
    expect(await publish.getAttribute('aria-disabled')).toBe('true');
    await seen(page.locator('mark').filter({ hasText: SECRET }));
    await expectAccessible(page);
    await seen(page.getByRole('list', { name: '疑似个人信息' }).getByText(`电话：${SECRET}`));
    await fillIn(main(page), { 正文: '雨天楼前积水，有居民家中进水。请疏通排水管网。' });
    await page.getByRole('button', { name: '保存脱敏文本' }).click();
    await seen(state(page).getByText('待发布'));
    await seen(page.getByText('没有发现疑似个人信息。'));
  });

  it('E2E-122 MUST show everybody the published text alone, on a phone too', async () => {
    const { page } = office;
    await carryOut(main(page), '公开发布');
    await seen(state(page).getByText('已公开'));
    await seen(page.getByText(/^第 1 版/));

    const reader = await sought();
    expect(await overflowing(reader)).toBe(0);
    await reader.getByRole('link', { name: TITLE }).click();
    await seen(reader.getByText('雨天楼前积水，有居民家中进水。请疏通排水管网。'));
    await seen(reader.getByText(REPLY));
    const whole = await main(reader).innerText();
    for (const hidden of [SECRET, '王秀兰']) expect(whole).not.toContain(hidden);
    expect(await overflowing(reader)).toBe(0);
    await expectAccessible(reader);
    register = new URL(reader.url()).pathname;
    // The record itself stays closed to whoever is not signed in.
    await reader.goto(`/representation/suggestions/${suggestion}`);
    await settled(reader);
    expect(await reader.getByText(TITLE).count()).toBe(0);
  });

  it('E2E-123 MUST take it down at once', async () => {
    const { page } = office;
    await carryOut(main(page), '撤下或不予公开', { fill: (dialog) => fillIn(dialog, { 理由: '居民要求补充核实后再公开。' }) });
    await seen(state(page).getByText('不公开'));
    await seen((await sought()).getByText('没有符合条件的公开建议'));
    await open(anyone.page, register);
    expect(await main(anyone.page).innerText()).not.toContain(REPLY);
  });

  it('E2E-124 MUST press and urge, tell the unit, and keep the result in the ledger', async () => {
    const title = `关于增设公交候车亭的建议（${MARK}）`;
    const { suggestion: pressed } = await inHand(shared, { title });
    await using unit = await visit(browser, url);
    await signIn(unit.page, 'unit');
    await settled(unit.page);
    const before = await unread(unit.page);
    const { page } = office;
    await open(page, `/representation/suggestions/${pressed}`);
    await carryOut(main(page), '代工委督办', { fill: (dialog) => fillIn(dialog, { 督办要求: '本月内与代表见面。' }) });
    await told(page, '代工委督办', '《代表法》第五十二条');
    const urge = page.getByRole('button', { name: /^催办/ });
    const name = await urge.innerText();
    await carryOut(main(page), name, { fill: (dialog) => fillIn(dialog, { 催办内容: '请尽快与代表联系。' }) });
    await seen(page.getByText(/代工委催办 .+ 请尽快与代表联系。$/));
    await expect.poll(() => unread(unit.page)).toBeGreaterThan(before);
    await open(unit.page, `/representation/suggestions/${pressed}`);
    await seen(unit.page.getByText('请尽快与代表联系。'));
    expect(unit.faults).toEqual([]);

    await page.setViewportSize(PHONE);
    await page.getByRole('button', { name: 'English' }).click();
    await open(page, '/representation/press?kinds=OFFICE&state=OPEN');
    const row = page.getByRole('row').filter({ hasText: title });
    await carryOut(row, 'Close the press', { fill: (dialog) => fillIn(dialog, { Result: '单位已与代表见面，商定方案。' }) });
    await open(page, '/representation/press?kinds=OFFICE&state=CLOSED');
    await seen(row.getByText('单位已与代表见面，商定方案。'));
    await seen(row.getByText('Deputies’ affairs committee'));
    expect(await overflowing(page)).toBe(0);
    await page.setViewportSize(WIDE);
    await page.getByRole('button', { name: '中文' }).click();
  });

  it('E2E-125 MUST draft the report with its figures frozen, and submit it only once it is written (代表法 art. 51)', async () => {
    const { page } = office;
    const year = today().slice(0, 4);
    await open(page, '/representation/reports');
    await carryOut(main(page), '起草报告', { fill: (dialog) => fillIn(dialog, { 报告: `办理情况的报告（${MARK}）`, 提出日期自: `${year}-01-01`, 至: today() }) });
    await page.getByRole('link', { name: `办理情况的报告（${MARK}）` }).click();
    await seen(page.getByText(/^数据截至 /));
    const submit = main(page).getByRole('button', { name: '提请审议', exact: true });
    expect(await submit.getAttribute('aria-disabled')).toBe('true');
    await fillIn(main(page), { 总体情况: '本年建议全部交办，按期答复。', 主要做法: '领导领办，重点督办。', 存在问题: '个别承诺落实较慢。', 下步打算: '加强承诺事项滚动督办。' });
    await page.getByRole('button', { name: '保存正文' }).click();
    await expect.poll(() => submit.getAttribute('aria-disabled')).toBe('false');
    await expectAccessible(page);
    await carryOut(main(page), '提请审议');
    await seen(state(page).getByText('已提请审议'));
  });

  it('E2E-126 MUST record the hearing, the follow-up and the printing, and publish the report to everybody', async () => {
    const { page } = office;
    await carryOut(main(page), '登记审议情况', {
      fill: (dialog) => fillIn(dialog, { 会议: '区人大常委会第四十次会议', 审议日期: today(), '满意度测评结果（如有）': '满意二十八票', 审议意见: '请对未按期落实的承诺逐件说明。' }),
    });
    await carryOut(main(page), '登记审议意见落实情况', { fill: (dialog) => fillIn(dialog, { 审议意见落实情况: '已逐件说明并明确时限。' }) });
    await carryOut(main(page), '登记印发大会', { fill: (dialog) => fillIn(dialog, { 印发会议: '区第十届人民代表大会第六次会议' }) });
    await carryOut(main(page), '公开报告');
    await seen(state(page).getByText('已公开'));
    for (const [format, start] of [['docx', 'PK'], ['pdf', '%PDF']] as const) {
      await page.getByRole('button', { name: '文书' }).click();
      const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: new RegExp(`（${format}）`, 'i') }).click()]);
      expect(file.suggestedFilename()).toMatch(new RegExp(`${format}$`));
      const chunks: Buffer[] = [];
      for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
      expect(Buffer.concat(chunks).subarray(0, start.length).toString('latin1')).toBe(start);
      await page.keyboard.press('Escape');
    }
    const reader = anyone.page;
    await open(reader, new URL(page.url()).pathname);
    await seen(reader.getByText('加强承诺事项滚动督办。'));
    await seen(reader.getByText('已逐件说明并明确时限。'));
    expect(await overflowing(reader)).toBe(0);
    await expectAccessible(reader);
  });

  it('E2E-127 MUST refuse a dialog that is not filled in, at its fields, and keep what was entered', async () => {
    const { page } = office;
    await open(page, '/representation/reports');
    const dialog = await opened(main(page), '起草报告');
    await fillIn(dialog, { 报告: '只有标题' });
    await dialog.getByRole('button', { name: '起草报告' }).click();
    expect(await dialog.getByLabel('提出日期自').getAttribute('aria-invalid')).toBe('true');
    await dialog.getByRole('button', { name: '取消' }).click();
    await seen(dialog.getByText('已填写的内容尚未提交。'));
    await dialog.getByRole('button', { name: '继续填写' }).click();
    expect(await dialog.getByLabel('报告', { exact: true }).inputValue()).toBe('只有标题');
    const { handlingReports } = await read<{ handlingReports: { edges: { node: { title: string } }[] } }>(
      url, tokens['deputies-office'], '{ handlingReports(first: 20) { edges { node { title } } } }',
    );
    expect(handlingReports.edges.map(({ node }) => node.title)).not.toContain('只有标题');
  });

  it('E2E-128 MUST break neither the content policy nor a script', () => {
    expect([...office.faults, ...anyone.faults]).toEqual([]);
  });
});
