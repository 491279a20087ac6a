import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { proofOf } from '../frontends/portal/src/routes/speak/proof.ts';
import { carryOut, main, open, state } from './support/acts.ts';
import { expectAccessible, launch, overflowing, PHONE, seen, settled, signIn, visit, WIDE, type Visit } from './support/browser.ts';
import { inDays, read, today } from './support/graph.ts';

const { url, tokens } = inject('shared');
const MARK = String(Date.now());
const SAID = `小区东门的路灯坏了两个月，晚上老人出行不便。（${MARK}）`;
const PROBLEM = `背街小巷照明不足（${MARK}）`;
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
const WHO = ['subdistrict', 'deputy', 'deputies-office', 'unit'] as const;

/** Without barriers and within its width, at a desk and on a phone. */
async function inspect(page: Page, path: string): Promise<void> {
  for (const size of [WIDE, PHONE]) {
    await page.setViewportSize(size);
    await open(page, path);
    expect(await overflowing(page)).toBe(0);
    await expectAccessible(page);
  }
  await page.setViewportSize(WIDE);
}

const choose = (form: Locator, label: string, option: string | { index: number }) =>
  form.getByRole('combobox', { name: label }).selectOption(typeof option === 'string' ? { label: option } : option);

describe('public opinion, from the sender to the answer', () => {
  let browser: Browser;
  const people = {} as Record<(typeof WHO)[number], Visit>;
  let deputyName = '';
  let code = '';
  let opinion = '';

  const asks = async <T>(query: string, variables: object = {}): Promise<T> => {
    const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens['deputies-office']}` }, body: JSON.stringify({ query, variables }) });
    const { data, errors = [] } = (await response.json()) as { data: T; errors?: object[] };
    expect(errors).toEqual([]);
    return data;
  };
  const solved = async (): Promise<string> => {
    const { opinionChallenge } = await asks<{ opinionChallenge: { json: string } }>('{ opinionChallenge { json } }');
    return proofOf(opinionChallenge.json);
  };

  /** The one that begins so and is ours. */
  const received = async (text: string): Promise<string> => {
    const { opinions } = await asks<{ opinions: { edges: { node: { id: string; text: string | null } }[] } }>('{ opinions(first: 100, filter: { states: [RECEIVED] }) { edges { node { id text } } } }');
    return opinions.edges.find(({ node }) => node.text?.startsWith(text) && node.text.includes(MARK))?.node.id ?? '';
  };

  beforeAll(async () => {
    browser = await launch();
    for (const who of WHO) {
      people[who] = await visit(browser, url);
      await signIn(people[who].page, who);
    }
    const { me } = await read<{ me: { deputy: { name: string } } }>(url, tokens.deputy, '{ me { deputy { name } } }');
    deputyName = me.deputy.name;
  });
  afterAll(() => browser?.close());

  it('E2E-250 MUST take what a citizen sends with a photograph, and give her a code', async () => {
    const challenge = await solved();
    const response = await fetch(`${url}/files/visitor`, { method: 'POST', headers: { 'x-upload-ticket': challenge, 'x-file-name': encodeURIComponent('路灯现场.png'), 'content-type': 'application/octet-stream' }, body: new Uint8Array(PNG) });
    expect(response.status).toBe(201);
    const { id: file } = (await response.json()) as { id: string };
    const { areas } = await asks<{ areas: { id: string; code: string }[] }>('{ areas { id code } }');
    const area = areas.find(({ code: each }) => each.startsWith('230717001') && each.length === 12)?.id;
    const input = { idempotencyKey: crypto.randomUUID(), challenge, text: SAID, area, files: [file], sender: { name: '周晓兰', phone: '13804585678' } };
    const { opinionSend } = await asks<{ opinionSend: { code?: string; fields?: object[] } }>(
      'mutation ($input: OpinionSendInput!) { opinionSend(input: $input) { __typename ... on OpinionSendSuccess { code } ... on ValidationProblem { fields { path rule } } } }', { input });
    expect(opinionSend.fields ?? []).toEqual([]);
    code = opinionSend.code ?? '';
    expect(code).not.toBe('');
  });

  it('E2E-251 MUST wait at the desk of the subdistrict it is from, which reads it, classifies it and routes it to a deputy', async () => {
    const { page } = people.subdistrict;
    await open(page, '/representation');
    await main(page).getByRole('link', { name: /民意待分办/ }).first().click();
    await settled(page);
    await main(page).getByRole('table').getByRole('link', { name: /待分类 · 网上反映/ }).first().waitFor();
    opinion = await received(SAID);
    await inspect(page, `/representation/opinions/${opinion}`);
    await seen(page.getByText(SAID));
    await seen(page.getByText('138****5678'));
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /路灯现场\.png/ }).click()]);
    expect(download.suggestedFilename()).toBe('路灯现场.png');
    await carryOut(main(page), '分类', {
      fill: async (form) => {
        await form.getByRole('textbox', { name: '摘要' }).fill(`东门路灯不亮（${MARK}）`);
        await choose(form, '领域', '城区建设');
        await choose(form, '类别', '意见建议');
        expect(await form.getByRole('combobox', { name: '区域' }).inputValue()).not.toBe('');
      },
    });
    await seen(state(page).getByText('已分类'));
    await carryOut(main(page), '转办', {
      fill: async (form) => {
        await form.getByRole('searchbox', { name: '代表' }).fill(deputyName);
        await form.getByRole('button', { name: `选择 ${deputyName}` }).first().click();
        await expectAccessible(page);
      },
    });
    await seen(state(page).getByText('已转办'));
    await seen(page.getByText(`您反映的情况已转${deputyName}代表办理。`));
    expect(people.subdistrict.faults).toEqual([]);
  });

  it('E2E-252 MUST let the deputy see a number for a purpose, make a suggestion of it that points back, and answer, on a phone', async () => {
    const { page } = people.deputy;
    await page.setViewportSize(PHONE);
    await open(page, '/representation/opinions?mine=true&states=ROUTED');
    await main(page).getByRole('link', { name: new RegExp(`东门路灯不亮（${MARK}）`) }).first().click();
    await page.waitForURL(new RegExp(opinion));
    await carryOut(main(page), '显示电话', { submit: '显示', fill: (form) => choose(form, '用途', '核实反映内容') });
    await seen(main(page).getByText('13804585678'));
    await carryOut(main(page), '转为建议', { fill: (form) => form.getByRole('textbox', { name: '建议的标题' }).fill(`关于修复东门路灯的建议（${MARK}）`) });
    await seen(state(page).getByText('已转为建议'));
    await carryOut(main(page), '答复', { fill: (form) => form.getByRole('textbox', { name: '答复内容' }).fill('已联系供电所，三日内更换；已据此提出建议。') });
    await seen(state(page).getByText('已答复'));
    expect(await overflowing(page)).toBe(0);
    await expectAccessible(page);
    await main(page).getByRole('link', { name: `关于修复东门路灯的建议（${MARK}）` }).click();
    await page.waitForURL(/\/suggestions\/[0-9a-f-]{36}/);
    await main(page).getByRole('link', { name: `东门路灯不亮（${MARK}）` }).click();
    await page.waitForURL(new RegExp(opinion));
    await page.setViewportSize(WIDE);
    expect(people.deputy.faults).toEqual([]);
  });

  it('E2E-253 MUST be looked at again where the sender is dissatisfied, and then be answered by a unit', async () => {
    await using sender = await visit(browser, url, { viewport: PHONE });
    await open(sender.page, '/portal/track');
    await sender.page.getByLabel('查询码').fill(code);
    await sender.page.getByRole('button', { name: '查询', exact: true }).click();
    await sender.page.getByRole('radio', { name: '不满意', exact: true }).check();
    await sender.page.getByRole('textbox', { name: /^说明/ }).fill('过了三天还是不亮。');
    await sender.page.getByRole('button', { name: '提交评价' }).click();
    await seen(sender.page.getByText('已收到您的评价，将重新办理并再次答复。'));

    const office = people['deputies-office'].page;
    await open(office, `/representation/opinions/${opinion}`);
    await seen(state(office).getByText('已分类'));
    await seen(office.getByText('重新办理 1 次'));
    await carryOut(main(office), '转办', {
      fill: async (form) => {
        await form.getByRole('radio', { name: '单位' }).check();
        await choose(form, '单位', '区住建局');
      },
    });
    const unit = people.unit.page;
    await open(unit, '/representation');
    await main(unit).getByRole('link', { name: /民意待答复/ }).first().click();
    await settled(unit);
    await main(unit).getByRole('link', { name: `东门路灯不亮（${MARK}）` }).click();
    await arrived(unit, opinion);
    await carryOut(main(unit), '答复', { fill: (form) => form.getByRole('textbox', { name: '答复内容' }).fill('今天已更换灯具并现场核实，恢复照明。') });
    await seen(state(unit).getByText('已答复'));
    await open(sender.page, '/portal/track');
    await sender.page.getByLabel('查询码').fill(code);
    await sender.page.getByRole('button', { name: '查询', exact: true }).click();
    await seen(sender.page.getByText('今天已更换灯具并现场核实，恢复照明。'));
  });

  it('E2E-254 MUST be transferred by the office with notice, recorded by hand with a code, and closed to who has no part in it', async () => {
    const office = people['deputies-office'].page;
    await open(office, '/representation/opinions');
    await main(office).getByRole('button', { name: '登记民意' }).click();
    const form = office.getByRole('dialog', { name: '登记民意' });
    await choose(form, '反映渠道', '走访');
    await form.getByLabel('反映日期').fill(today());
    await form.getByRole('textbox', { name: '反映内容' }).fill(`购买的电器三天就坏，商家不给退换，请帮助处理。（${MARK}）`);
    await expectAccessible(office);
    await form.getByRole('button', { name: '登记民意' }).click();
    const told = office.getByRole('dialog', { name: '查询码' });
    const given = await told.getByRole('strong').innerText();
    await told.getByRole('button', { name: '已交给反映人' }).click();
    await seen(main(office).getByRole('link', { name: /待分类 · 走访/ }));
    await open(office, `/representation/opinions/${await received('购买的电器三天就坏')}`);
    await carryOut(main(office), '转出', {
      fill: async (dialog) => {
        await dialog.getByRole('radio', { name: '主管机关' }).check();
        await dialog.getByRole('textbox', { name: '主管机关名称' }).fill('区市场监督管理局');
        await dialog.getByRole('textbox', { name: /^理由/ }).fill('属于消费者权益个案，由该机关处理。');
      },
    });
    await seen(state(office).getByText('已转出'));
    await using sender = await visit(browser, url, { viewport: PHONE });
    await open(sender.page, '/portal/track');
    await sender.page.getByLabel('查询码').fill(given);
    await sender.page.getByRole('button', { name: '查询', exact: true }).click();
    await seen(sender.page.getByText('您反映的事项已转区市场监督管理局办理。属于消费者权益个案，由该机关处理。'));
    const unit = people.unit.page;
    await open(unit, new URL(office.url()).pathname);
    await seen(unit.getByRole('heading', { level: 1, name: /不存在|没有/ }));
  });

  it('E2E-255 MUST show who leads the figures and no opinion, and an analyst what it is about and not what was said', async () => {
    await using party = await visit(browser, url);
    await signIn(party.page, 'party-committee');
    await open(party.page, '/representation/opinions');
    await seen(party.page.getByText('还没有民意'));
    await seen(party.page.getByRole('region', { name: '民意办理情况' }));
    await using analyst = await visit(browser, url);
    await signIn(analyst.page, 'analyst');
    await open(analyst.page, `/representation/opinions/${opinion}`);
    await seen(analyst.page.getByText('反映内容和反映人对您不显示。'));
    expect(await main(analyst.page).innerText()).not.toMatch(/138\*|过了三天/);
  });

  it('E2E-256 MUST list a pressing problem out of an opinion, and close it only once those concerned say that it is solved', async () => {
    const office = people['deputies-office'].page;
    await open(office, `/representation/opinions/${opinion}`);
    await carryOut(main(office), '列入急难愁盼清单', {
      title: '列入清单',
      fill: async (form) => {
        await form.getByRole('textbox', { name: '问题' }).fill(PROBLEM);
        await form.getByRole('textbox', { name: '情况' }).fill('多条小巷没有路灯，群众多次反映，列入清单推动解决。');
        await form.getByRole('searchbox', { name: /核验代表/ }).fill(deputyName);
        await form.getByRole('button', { name: `选择 ${deputyName}` }).first().click();
      },
    });
    await main(office).getByRole('link', { name: PROBLEM }).click();
    await office.waitForURL(/\/problems\/[0-9a-f-]{36}$/);
    const path = new URL(office.url()).pathname;
    await carryOut(main(office), '交办', {
      fill: async (form) => {
        await choose(form, '承办单位', '区住建局');
        await form.getByLabel('整改期限').fill(inDays(20));
      },
    });
    const { page: unit } = people.unit;
    const { page: deputy } = people.deputy;
    const remedies = async (text: string): Promise<void> => {
      await open(unit, path);
      await carryOut(main(unit), '报送整改', {
        fill: async (form) => {
          await form.getByRole('textbox', { name: '整改情况' }).fill(text);
          await form.locator('input[type=file]').setInputFiles({ name: '整改后.png', mimeType: 'image/png', buffer: PNG });
          await seen(form.getByText('整改后.png'));
        },
      });
      await seen(state(unit).getByText('已整改'));
    };
    await remedies('已更换全部灯具，恢复照明。');
    await open(deputy, '/representation');
    await main(deputy).getByRole('link', { name: /急难愁盼待核验/ }).first().click();
    await settled(deputy);
    await main(deputy).getByRole('link', { name: PROBLEM }).click();
    await arrived(deputy, path);
    await carryOut(main(deputy), '退回整改', { fill: (form) => form.getByRole('textbox').fill('北段仍有三盏不亮，请继续整改。') });
    await seen(state(deputy).getByText('办理中'));
    await remedies('北段三盏灯具已经更换，恢复照明。');
    await open(deputy, path);
    await carryOut(main(deputy), '核验', {
      fill: async (form) => {
        await form.getByRole('textbox', { name: '征询人数' }).fill('20');
        await form.getByRole('textbox', { name: '认可人数' }).fill('19');
      },
    });
    await seen(deputy.getByText('征询 20 人，认可 19 人'));
    await open(office, path);
    await carryOut(main(office), '销号');
    await seen(state(office).getByText('已销号'));
    await inspect(office, path);
    await inspect(office, '/representation/problems');
    await inspect(office, '/representation/opinions');
  });

  /** Comes to the record and waits for its page. */
  async function arrived(page: Page, path: string): Promise<void> {
    await page.waitForURL(new RegExp(path));
    await settled(page);
  }
});
