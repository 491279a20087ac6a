import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { state } from './support/acts.ts';
import { launch, PATIENCE, seen, settled, signIn, unread, unseen, visit, type Visit } from './support/browser.ts';
import { read, today } from './support/graph.ts';

const { url, tokens } = inject('shared');
const TITLE = `关于在幸福里小区加装非机动车充电棚的建议（${Date.now()}）`;
const FACTS = '小区有电动自行车四百余辆，现有充电位三十六个，夜间飞线充电时有发生。三月走访住户一百二十户，九成希望加装。';
const PROPOSAL = '请会同街道在北门空地加装充电棚一处，配置消防喷淋，今年第三季度前完成。';
const REPLY = '经现场踏勘，北门空地具备条件。已列入年度改造计划，拟建充电位六十个并配消防喷淋，九月底前完成。感谢您的建议。';

/** Opens the notification about the suggestion as a person does: by the bell. */
async function follow(page: Page, kind: string): Promise<void> {
  await page.getByRole('banner').getByRole('link', { name: /^通知/ }).click();
  await page.getByRole('link', { name: new RegExp(`${kind}.*${TITLE.slice(-14, -1)}`) }).first().click();
  await seen(page.getByRole('heading', { level: 1, name: TITLE }));
  await settled(page);
}

describe('one suggestion, four people', () => {
  let browser: Browser;
  const people = {} as Record<'deputy' | 'deputy-2' | 'deputies-office' | 'unit', Visit>;
  const pageOf = (who: keyof typeof people): Page => people[who].page;
  let path = '';

  beforeAll(async () => {
    browser = await launch();
    for (const who of ['deputy', 'deputy-2', 'deputies-office', 'unit'] as const) {
      people[who] = await visit(browser, url);
      await signIn(people[who].page, who);
    }
  });
  afterAll(() => browser?.close());

  it('E2E-01 MUST save what a deputy writes by itself, and find it again (代表法 art. 24, 36)', async () => {
    const page = pageOf('deputy');
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '提出建议' }).click();
    await seen(page.getByRole('heading', { level: 1, name: '提出建议' }));
    await seen(page.getByText('开始填写后自动保存为草稿'));
    await page.getByRole('textbox', { name: '案由' }).fill(TITLE);
    await page.getByRole('combobox', { name: '领域' }).selectOption({ index: 1 });
    await page.getByRole('textbox', { name: '情况与问题' }).fill(FACTS);
    await page.getByRole('textbox', { name: '意见建议' }).fill(PROPOSAL);
    await seen(page.getByRole('status').filter({ hasText: /^已保存 \d{4}年/ }));
    await page.waitForURL(/\/representation\/suggestions\/[\w-]+\/edit$/);
    path = new URL(page.url()).pathname.replace(/\/edit$/, '');
    await page.reload();
    await settled(page);
    expect(await page.getByRole('textbox', { name: '案由' }).inputValue()).toBe(TITLE);
    expect(await page.getByRole('textbox', { name: '意见建议' }).inputValue()).toBe(PROPOSAL);
  });

  it('E2E-02 MUST let the deputy invite another, found by name', async () => {
    const page = pageOf('deputy');
    const { me } = await read<{ me: { name: string } }>(url, tokens['deputy-2'], '{ me { name } }');
    await page.getByRole('searchbox', { name: '查找代表' }).fill(me.name);
    await page.getByRole('button', { name: `邀请 ${me.name}` }).click();
    await seen(page.getByRole('listitem').filter({ hasText: me.name }).getByText('待确认'));
  });

  it('E2E-03 MUST tell the invited deputy, who confirms exactly this content', async () => {
    const page = pageOf('deputy-2');
    await expect.poll(() => unread(page), { timeout: PATIENCE }).toBeGreaterThan(0);
    await follow(page, '邀请您附议建议');
    await page.getByRole('button', { name: '确认附议' }).click();
    const dialog = page.getByRole('dialog', { name: '确认附议' });
    await seen(dialog.getByText(PROPOSAL));
    await dialog.getByRole('button', { name: '确认附议' }).click();
    await unseen(dialog);
    await seen(page.getByRole('definition').getByText('已附议'));
  });

  it('E2E-04 MUST show the co-signature to the deputy while she writes, and submit', async () => {
    const page = pageOf('deputy');
    await seen(page.getByRole('listitem').getByText('已附议'));
    await page.getByRole('button', { name: '提交' }).click();
    const dialog = page.getByRole('dialog', { name: '提交建议' });
    await seen(dialog.getByText('内容已填写完整'));
    await dialog.getByRole('button', { name: '确认提交' }).click();
    await page.waitForURL((address) => address.pathname === path);
    await seen(state(page).getByText('待审核'));
    await seen(page.getByText('受理后编号'));
  });

  it('E2E-05 MUST let the deputies’ office accept it and give it a number', async () => {
    const page = pageOf('deputies-office');
    await follow(page, '收到新提交的建议');
    await page.getByRole('button', { name: '受理' }).click();
    const dialog = page.getByRole('dialog', { name: '受理建议' });
    await dialog.getByRole('button', { name: '受理并编号' }).click();
    await unseen(dialog);
    await seen(state(page).getByText('待交办'));
    const number = page.getByRole('term').filter({ hasText: /^编号$/ }).locator('+ dd');
    await expect.poll(() => number.innerText(), { timeout: PATIENCE }).toMatch(/\d/);
  });

  it('E2E-06 MUST assign it to a unit alone, and explain when the reply is due (代表法 art. 51)', async () => {
    const page = pageOf('deputies-office');
    await page.getByRole('button', { name: '交办' }).click();
    const dialog = page.getByRole('dialog', { name: '交办建议' });
    await seen(dialog.getByRole('radio', { name: /^独办/, checked: true }));
    await seen(dialog.getByRole('radio', { name: /^三个月/, checked: true }));
    await dialog.getByRole('combobox', { name: '承办单位' }).selectOption({ label: '区住建局' });
    await dialog.getByRole('button', { name: '交办' }).click();
    await unseen(dialog);
    await seen(state(page).getByText('办理中'));
    const due = page.getByRole('region', { name: /答复期限/ }).first();
    await due.getByText('期限如何计算').click();
    const [year, month, day] = today().split('-').map(Number);
    await seen(due.getByText(`${year}年${month}月${day}日（当日不计入）`));
    await seen(due.getByText('3 个月'));
    await seen(due.getByText(/^HANDLING_REPLY_THREE_MONTHS，第 \d+ 版$/));
    await seen(due.getByText('《代表法》第五十一条'));
  });

  it('E2E-07 MUST let the unit accept it, and refuse a reply before any contact (代表法 art. 51)', async () => {
    const page = pageOf('unit');
    await follow(page, '收到交办的建议');
    const handling = page.getByRole('region', { name: /住.*建/ }).filter({ has: page.getByText('独办') });
    await handling.getByRole('button', { name: '接收' }).click();
    const dialog = page.getByRole('dialog', { name: '接收交办' });
    await dialog.getByRole('button', { name: '接收' }).click();
    await unseen(dialog);
    await seen(handling.getByText('办理中'));
    const reply = handling.getByRole('button', { name: '答复', exact: true });
    expect(await reply.getAttribute('aria-disabled')).toBe('true');
    await reply.hover();
    await seen(handling.getByRole('tooltip').filter({ hasText: '请先登记至少一次沟通' }));
  });

  it('E2E-08 MUST record a contact, keep a draft, and send the signed reply with its file', async () => {
    const page = pageOf('unit');
    const before = await unread(pageOf('deputy'));
    await page.getByRole('button', { name: '登记沟通' }).click();
    const contact = page.getByRole('dialog', { name: '登记沟通' });
    await contact.getByLabel('沟通日期').fill(today());
    await contact.getByRole('radio', { name: '走访' }).check();
    await contact.getByRole('textbox', { name: '沟通情况' }).fill('与代表一同到小区北门踏勘，代表认可选址。');
    await contact.getByRole('button', { name: '登记' }).click();
    await unseen(contact);
    await seen(page.getByText('与代表一同到小区北门踏勘，代表认可选址。'));

    await page.getByRole('button', { name: '答复', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: '答复代表' });
    await dialog.getByRole('combobox', { name: '答复类别' }).selectOption('A');
    await dialog.getByRole('textbox', { name: '答复内容' }).fill(REPLY);
    await dialog.getByLabel('附件').setInputFiles({ name: '改造计划.txt', mimeType: 'text/plain', buffer: Buffer.from('充电棚改造计划：充电位六十个。\n') });
    await seen(dialog.getByRole('link', { name: '改造计划.txt' }));
    await dialog.getByRole('button', { name: '保存草稿' }).click();
    await seen(dialog.getByRole('status').filter({ hasText: /^草稿已保存 / }));
    await dialog.getByRole('combobox', { name: '签发人' }).selectOption({ index: 1 });
    await dialog.getByLabel('签发日期').fill(today());
    await dialog.getByRole('button', { name: '签发并送达' }).click();
    await unseen(dialog);
    await seen(state(page).getByText('已答复'));
    // The deputy's page stands where it stood: the bell counts on by itself.
    await expect.poll(() => unread(pageOf('deputy')), { timeout: PATIENCE }).toBeGreaterThan(before);
  });

  it('E2E-09 MUST let the deputy read the reply and evaluate attitude and result apart: the suggestion is closed', async () => {
    const page = pageOf('deputy');
    await follow(page, '收到办理答复，请评价');
    await seen(page.getByText(REPLY));
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '改造计划.txt' }).click()]);
    expect(download.suggestedFilename()).toBe('改造计划.txt');
    await page.getByRole('button', { name: '评价' }).click();
    const dialog = page.getByRole('dialog', { name: '评价办理和答复' });
    await dialog.getByRole('group', { name: '对办理态度' }).getByRole('radio', { name: '满意', exact: true }).check();
    await dialog.getByRole('group', { name: '对办理结果' }).getByRole('radio', { name: '基本满意' }).check();
    await dialog.getByRole('button', { name: '提交评价' }).click();
    await unseen(dialog);
    await seen(state(page).getByText('办结'));
    await seen(page.getByRole('definition').getByText('基本满意'));
  });

  it('E2E-10 MUST tell every act in order, each with what it rests on', async () => {
    const page = pageOf('deputy');
    const acts = await page.getByRole('list', { name: '办理经过' }).getByRole('listitem').all();
    const told = await Promise.all(acts.map(async (each) => ({
      act: await each.getByRole('strong').innerText(),
      basis: (await each.getByText(/^《.+》.+条/).allInnerTexts())[0],
    })));
    const law = '《代表法》第五十一条';
    expect(told).toEqual([
      { act: '邀请附议', basis: expect.stringMatching(/^《.+》第.+条$/) as string },
      { act: '确认附议', basis: expect.stringMatching(/^《.+》第.+条$/) as string },
      { act: '提出', basis: '《代表法》第二十四条、第三十六条' },
      { act: '受理', basis: law },
      { act: '交办', basis: law },
      { act: '接收', basis: law },
      { act: '沟通联系', basis: law },
      { act: '答复', basis: law },
      { act: '评价', basis: expect.stringMatching(/^《.+》第.+条$/) as string },
    ]);
  });

  it('E2E-11 MUST break neither the content policy nor a script on the whole way', () => {
    expect(Object.values(people).flatMap(({ faults }) => faults)).toEqual([]);
  });
});
