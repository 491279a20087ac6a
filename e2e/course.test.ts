import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { carryOut, fillIn, main, open, opened, state, told } from './support/acts.ts';
import { expectAccessible, launch, overflowing, PATIENCE, PHONE, seen, settled, signIn, unseen, visit, type Visit } from './support/browser.ts';
import { inDays, today } from './support/graph.ts';

const { url } = inject('shared');
const PEOPLE = ['deputy', 'deputies-office', 'chairperson', 'vice-chairperson', 'government-office', 'unit', 'unit-2'] as const;
type Who = (typeof PEOPLE)[number];

const TITLE = `关于完善老旧小区适老化改造的建议（${Date.now()}）`;
const REPLIES = [
  '已会同区民政局现场勘查，三个小区具备加装扶手和坡道的条件，列入明年改造计划，六月底前完成。感谢您的建议。',
  '已按您的意见调整方案：增加单元门口坡道十二处、楼道扶手四十八处，今年内完成首批两个小区，其余六月底前完成。',
] as const;
const PROMISE = '六月底前完成三个小区适老化改造';
const LAW = '《代表法》第五十一条';
// A weekday: a last day that is none would move on.
const UNTIL = [130, 131, 132].map(inDays).find((day) => ![0, 6].includes(new Date(day).getUTCDay())) ?? '';

describe('one suggestion until its promise is kept, seven people', () => {
  let browser: Browser;
  const people = {} as Record<Who, Visit>;
  let path = '';

  /** The page of one of them, opened at the suggestion. */
  const at = async (who: Who): Promise<Page> => {
    const { page } = people[who];
    await open(page, path);
    return page;
  };
  /** What is shown, and done, about one unit's handling. */
  const handlingOf = (page: Page, unit: RegExp): Locator => page.getByRole('region', { name: unit }).filter({ has: page.getByText(/^(主办|会办)$/) });
  const HOUSING = /^区?.*住.*建.*局$/;
  const CIVIL = /民政局$/;

  beforeAll(async () => {
    browser = await launch();
    for (const who of PEOPLE) {
      people[who] = await visit(browser, url, who === 'deputy' ? { viewport: PHONE } : {});
      await signIn(people[who].page, who);
    }
  });
  afterAll(() => browser?.close());

  it('E2E-100 MUST let the deputy submit on her phone (代表法 art. 24, 36)', async () => {
    const { page } = people.deputy;
    await open(page, '/representation/suggestions/new');
    await fillIn(main(page), { 案由: TITLE, 情况与问题: '三个小区建成三十年，六十岁以上老人占四成，单元门口没有坡道，楼道没有扶手。', 意见建议: '请在明年实施适老化改造，先做坡道和扶手，并听取老人意见。' });
    await page.getByRole('combobox', { name: '领域' }).selectOption({ index: 1 });
    await seen(page.getByRole('status').filter({ hasText: /^已保存 \d{4}年/ }));
    await carryOut(main(page), '提交', { title: '提交建议', submit: '确认提交' });
    await seen(page.getByRole('heading', { level: 1, name: TITLE }));
    path = new URL(page.url()).pathname;
    await seen(state(page).getByText('待审核'));
    await told(page, '提出', '《代表法》第二十四条、第三十六条');
    expect(await overflowing(page)).toBe(0);
  });

  it('E2E-101 MUST accept it, and have the chairperson choose it as a key suggestion with who leads (代表法 art. 51, 52)', async () => {
    const office = await at('deputies-office');
    await carryOut(main(office), '受理', { title: '受理建议', submit: '受理并编号' });
    await seen(state(office).getByText('待交办'));
    await told(office, '受理', LAW);
    await explained(office, '交办期限', today());

    const page = await at('chairperson');
    await carryOut(main(page), '列为重点督办', {
      fill: async (dialog) => {
        await fillIn(dialog, { '会议（主任会议届次）': '第二十三次主任会议', 决定日期: today(), 督办要求: '现场督办，年内见效。' });
        await dialog.getByRole('combobox', { name: '领衔督办人' }).selectOption(await optionOf(dialog, '领衔督办人', /副主任/));
        await expectAccessible(page);
      },
    });
    await seen(page.getByText('第二十三次主任会议'));
    await told(page, '列为重点督办', '《代表法》第五十二条');
  });

  it('E2E-102 MUST hand it over to the government office, from when on the legal clock runs', async () => {
    const page = await at('deputies-office');
    await carryOut(main(page), '转交政府办公室');
    await seen(state(page).getByText('已转交'));
    await told(page, '转交政府办公室', /^平台默认值：.+/);
    await seen(page.getByRole('term').filter({ hasText: /^转交日期$/ }));
  });

  it('E2E-103 MUST let the government office assign it to a lead and a co-handler, and explain both days (代表法 art. 51)', async () => {
    const page = await at('government-office');
    await carryOut(main(page), '政府系统内交办', {
      title: '交办建议', submit: '交办',
      fill: async (dialog) => {
        await dialog.getByRole('radio', { name: /^主办会办/ }).check();
        await dialog.getByRole('combobox', { name: '主办单位' }).selectOption({ label: '区住建局' });
        await dialog.getByRole('checkbox', { name: '区民政局' }).check();
        await expectAccessible(page);
      },
    });
    await seen(state(page).getByText('办理中'));
    await told(page, '政府系统内交办', LAW);
    await explained(page, '答复期限 · 区住建局', today(), LAW);
    await explained(page, '会办意见期限 · 区民政局', today());
    await expectAccessible(page);
  });

  it('E2E-104 MUST let both units accept, and the co-handler tell the lead what it thinks', async () => {
    for (const [who, unit] of [['unit', HOUSING], ['unit-2', CIVIL]] as const) {
      const page = await at(who);
      const handling = handlingOf(page, unit);
      await carryOut(handling, '接收', { title: '接收交办', submit: '接收' });
      await seen(handling.getByText('办理中'));
    }
    const { page } = people['unit-2'];
    await carryOut(handlingOf(page, CIVIL), '提交会办意见', { submit: '提交', fill: (dialog) => fillIn(dialog, { 会办意见: '可由居家养老服务资金配套扶手。' }) });
    await told(page, '提交会办意见', /《地方规定（参照青岛、山东）》/);
    const lead = await at('unit');
    await seen(lead.getByText('可由居家养老服务资金配套扶手。'));
  });

  it('E2E-105 MUST record a contact, and move the due day by nothing but a granted extension', async () => {
    const page = await at('unit');
    await contact(handlingOf(page, HOUSING), '与代表一同走访三个小区，代表希望先做坡道。');
    await told(page, '沟通联系', LAW);
    await carryOut(handlingOf(page, HOUSING), '申请延期', { title: '申请延期答复', submit: '申请', fill: (dialog) => fillIn(dialog, { 延期至: UNTIL, 延期理由: '冬季不宜施工，需开春后复勘。' }) });
    await told(page, '申请延期', /《地方规定（参照青岛、上海）》/);

    const office = await at('deputies-office');
    await carryOut(handlingOf(office, HOUSING), '同意延期', { submit: '同意' });
    await told(office, '同意延期', /《地方规定（参照青岛、上海）》/);
    await seen(office.getByRole('region', { name: '答复期限 · 区住建局' }).locator(`time[datetime="${UNTIL}"]`));
  });

  it('E2E-106 MUST let the leader note progress, in English', async () => {
    const page = await at('vice-chairperson');
    await page.getByRole('button', { name: 'English' }).click();
    await carryOut(main(page), 'Note progress', { fill: (dialog) => fillIn(dialog, { Progress: '已到小区现场督办，要求先做坡道。' }) });
    await seen(page.getByRole('listitem').filter({ hasText: '已到小区现场督办，要求先做坡道。' }));
    await seen(page.getByRole('region', { name: 'Reply due · 区住建局' }).getByText(/^\d+ days left$/));
    await expectAccessible(page);
  });

  it('E2E-107 MUST check the draft in the government office, and send it as a promise', async () => {
    const page = await at('unit');
    const handling = handlingOf(page, HOUSING);
    const dialog = await opened(handling, '答复', '答复代表');
    await dialog.getByRole('combobox', { name: '答复类别' }).selectOption('B');
    await fillIn(dialog, { 答复内容: REPLIES[0] });
    await expectAccessible(page);
    await dialog.getByRole('button', { name: '保存草稿' }).click();
    await seen(dialog.getByRole('status').filter({ hasText: /^草稿已保存 / }));
    await dialog.getByRole('button', { name: '取消' }).click();
    await unseen(dialog);
    await carryOut(handling, '送核');
    await seen(handling.getByText('送核中'));

    const checking = await at('government-office');
    await seen(checking.getByText(REPLIES[0]));
    await carryOut(handlingOf(checking, HOUSING), '核稿通过', { submit: '通过' });

    await seen(handling.getByText('核稿通过'));
    await carryOut(handling, '答复', { title: '答复代表', submit: '签发并送达', fill: (reply) => sign(reply) });
    await seen(state(page).getByText('已答复'));
    await told(page, '答复', LAW);
  });

  it('E2E-108 MUST let the deputy say on her phone that the result does not satisfy her', async () => {
    const page = await at('deputy');
    await seen(page.getByText(REPLIES[0]));
    await expectAccessible(page);
    await evaluate(page, '不满意', '没有写明先做坡道，也没有年内的安排。');
    await seen(handlingOf(page, HOUSING).getByText('不满意待处理'));
    await told(page, '评价', /《地方规定（参照北京）》/);
    expect(await overflowing(page)).toBe(0);
  });

  it('E2E-109 MUST have it handled again, with a day of its own', async () => {
    const page = await at('deputies-office');
    const handling = handlingOf(page, HOUSING);
    await carryOut(handling, '交付重新办理', { submit: '交付', fill: (dialog) => fillIn(dialog, { 办理要求: '请与代表面商，明确年内的安排。' }) });
    await seen(handling.getByText('重新办理中'));
    await told(page, '交付重新办理', /《地方规定（参照浙江、山东、上海）》/);
    await explained(page, '重新办理期限 · 区住建局', today());
  });

  it('E2E-110 MUST close it once the second reply satisfies the deputy, the first one kept', async () => {
    const page = await at('unit');
    const handling = handlingOf(page, HOUSING);
    await contact(handling, '与代表面商，年内先做两个小区的坡道，代表同意。');
    await told(page, '沟通联系', LAW, 2);
    await carryOut(handling, '答复', {
      title: '答复代表', submit: '签发并送达',
      fill: async (dialog) => {
        await dialog.getByRole('combobox', { name: '答复类别' }).selectOption('B');
        await fillIn(dialog, { 答复内容: REPLIES[1] });
        await sign(dialog);
      },
    });
    await told(page, '答复', LAW, 2);

    const deputy = await at('deputy');
    await seen(deputy.getByText(REPLIES[1]));
    await deputy.getByText('此前的答复（1）').click();
    await seen(deputy.getByText(REPLIES[0]));
    await evaluate(deputy, '满意');
    await seen(state(deputy).getByText('办结'));
    expect(await overflowing(deputy)).toBe(0);
  });

  it('E2E-111 MUST keep the promise of the reply in the ledger, and take evidence that it is kept', async () => {
    const page = await at('unit');
    await carryOut(main(page), '登记承诺事项', { submit: '提交', fill: (dialog) => fillIn(dialog, { 承诺内容: PROMISE, 量化目标: '坡道十二处、扶手四十八处', 完成期限: inDays(200) }) });
    const promise = page.getByRole('article').filter({ hasText: PROMISE });
    await seen(promise.getByText('待落实', { exact: true }));
    await seen(promise.getByText(/^还剩 200 天$/));
    await told(page, '登记承诺事项', /《地方规定（参照重庆）》/);
    await carryOut(promise, '报送落实情况', {
      submit: '提交',
      fill: async (dialog) => {
        await fillIn(dialog, { 落实情况: '三个小区坡道十二处、扶手四十八处全部完工，经居民代表验收。' });
        await dialog.getByLabel('佐证材料').setInputFiles({ name: '验收单.txt', mimeType: 'text/plain', buffer: Buffer.from('验收合格：坡道十二处，扶手四十八处。\n') });
        await seen(dialog.getByRole('link', { name: '验收单.txt' }));
        await expectAccessible(page);
      },
    });
    await seen(promise.getByText('待核实', { exact: true }));
  });

  it('E2E-112 MUST confirm it, hear the deputy again, and only then close it', async () => {
    const page = await at('deputies-office');
    const promise = page.getByRole('article').filter({ hasText: PROMISE });
    const [file] = await Promise.all([page.waitForEvent('download'), promise.getByRole('link', { name: '验收单.txt' }).click()]);
    expect(file.suggestedFilename()).toBe('验收单.txt');
    await carryOut(promise, '核实');
    await seen(promise.getByText('已落实', { exact: true }));

    const deputy = await at('deputy');
    await carryOut(deputy.getByRole('article').filter({ hasText: PROMISE }), '再次评价', {
      submit: '提交',
      fill: async (dialog) => {
        for (const axis of ['对落实态度', '对落实结果']) await dialog.getByRole('group', { name: axis }).getByRole('radio', { name: '满意', exact: true }).check();
      },
    });
    await seen(deputy.getByText('再次评价：态度 满意，结果 满意'));

    // The office's page hears of it by itself.
    await seen(promise.getByText('已再评', { exact: true }));
    await carryOut(promise, '销号');
    await seen(promise.getByText('已销号', { exact: true }));
    await told(page, '承诺事项销号', /《地方规定（参照重庆）》/);
    await expectAccessible(page);
  });

  it('E2E-113 MUST show the chairperson how the press ended, and the suggestion behind the figures', async () => {
    const leader = await at('vice-chairperson');
    await carryOut(main(leader), 'Close the press', { fill: (dialog) => fillIn(dialog, { Result: '承诺事项已落实，代表满意。' }) });

    const { page } = people.chairperson;
    await open(page, '/representation/press?state=CLOSED');
    const row = page.getByRole('row').filter({ hasText: TITLE });
    await seen(row.getByText('重点督办'));
    await seen(row.getByText('承诺事项已落实，代表满意。'));
    await open(page, '/representation/figures?by=UNIT');
    await page.getByRole('row').filter({ hasText: /住.{0,3}建/ }).getByRole('link', { name: /^查看明细：.+ 受理建议 [\d,]+$/ }).click();
    await page.waitForURL((address) => address.pathname === '/representation/suggestions');
    await page.getByRole('searchbox', { name: /^搜索/ }).fill(TITLE);
    await page.getByRole('searchbox', { name: /^搜索/ }).press('Enter');
    await seen(page.getByRole('link', { name: TITLE }));
    await settled(page);
    await expectAccessible(page);
  });

  it('E2E-114 MUST tell the whole course in order', async () => {
    const page = await at('deputies-office');
    const acts = await page.getByRole('list', { name: '办理经过' }).getByRole('listitem').locator('strong').allInnerTexts();
    expect(acts).toEqual([
      '提出', '受理', '列为重点督办', '转交政府办公室', '政府系统内交办', '接收', '接收', '提交会办意见', '沟通联系', '申请延期', '同意延期',
      '登记督办进展', '送核', '核稿通过', '答复', '评价', '交付重新办理', '沟通联系', '答复', '评价', '登记承诺事项', '报送承诺落实情况',
      '核实承诺落实', '再次评价承诺事项', '承诺事项销号', '督办办结',
    ]);
  });

  it('E2E-115 MUST break neither the content policy nor a script on the whole way', () => {
    expect(Object.values(people).flatMap(({ faults }) => faults)).toEqual([]);
  });
});

/** The deadline says from which day, by which rule and on what basis it was counted. */
async function explained(page: Page, name: string, start: string, basis: string | RegExp = /《.+》/): Promise<void> {
  const card = page.getByRole('region', { name, exact: true });
  await card.getByText('期限如何计算').click();
  const [year, month, day] = start.split('-').map(Number);
  await seen(card.getByText(`${year}年${month}月${day}日（当日不计入）`));
  await seen(card.getByText(/^[A-Z_]+，第 \d+ 版$/));
  await seen(card.getByText(basis));
}

const optionOf = async (form: Locator, label: string, option: RegExp): Promise<string> => {
  const found = form.getByRole('combobox', { name: label }).locator('option').filter({ hasText: option }).first();
  await found.waitFor({ state: 'attached', timeout: PATIENCE });
  return (await found.getAttribute('value')) ?? '';
};

const contact = (handling: Locator, note: string): Promise<void> =>
  carryOut(handling, '登记沟通', { submit: '登记', fill: (dialog) => fillIn(dialog, { 沟通日期: today(), 沟通情况: note }) });

async function sign(dialog: Locator): Promise<void> {
  await dialog.getByRole('combobox', { name: '签发人' }).selectOption({ index: 1 });
  await fillIn(dialog, { 签发日期: today() });
}

const evaluate = (page: Page, result: '满意' | '不满意', comment?: string): Promise<void> =>
  carryOut(main(page), '评价', {
    title: '评价办理和答复', submit: '提交评价',
    fill: async (dialog) => {
      await dialog.getByRole('group', { name: '对办理态度' }).getByRole('radio', { name: '满意', exact: true }).check();
      await dialog.getByRole('group', { name: '对办理结果' }).getByRole('radio', { name: result, exact: true }).check();
      if (comment) await fillIn(dialog, { 意见: comment });
    },
  });
