import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { fillIn, main, open } from './support/acts.ts';
import { barriers, expectAccessible, launch, overflowing, PHONE, seen, settled, visit, WIDE, type Visit } from './support/browser.ts';
import { ask, read } from './support/graph.ts';

const { url, tokens } = inject('shared');
const MARK = String(Date.now());
/** One point of a picture. */
const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

interface Edges<Node> { edges: { node: Node }[] }

const NARROW = { width: 320, height: 640 };

describe('the public portal', () => {
  let browser: Browser;
  let anyone: Visit;
  let page: Page;
  const places: Record<string, string> = {};
  let code = '';

  beforeAll(async () => {
    browser = await launch();
    anyone = await visit(browser, url, { viewport: PHONE });
    ({ page } = anyone);
    const found = await read<{ publicDeputies: Edges<{ id: string }>; publishedSuggestions: Edges<{ id: string }>; publishedHomes: Edges<{ id: string }> }>(
      url, tokens['deputies-office'],
      '{ publicDeputies(first: 1) { edges { node { id } } } publishedSuggestions(first: 1) { edges { node { id } } } publishedHomes(first: 1) { edges { node { id } } } }',
    );
    for (const [name, { edges }] of Object.entries(found)) places[name] = edges[0]?.node.id ?? '';
  });
  afterAll(() => browser?.close());

  it('POR-10 MUST lead a resident from the first page to the deputies of her community, without location or account (代表法 art. 58)', async () => {
    await open(page, '/portal');
    await seen(page.getByRole('heading', { level: 1, name: '网上代表之家' }));
    await main(page).getByRole('link', { name: /^找代表/ }).click();
    await seen(page.getByRole('heading', { level: 1, name: '找到您的代表' }));
    await settled(page);
    const groups = page.locator('details');
    expect(await groups.count()).toBeGreaterThan(1);
    await groups.first().locator('summary').click();
    await groups.first().getByRole('link').first().click();
    await seen(page.getByText(/^共 \d+ 位$/));
    await page.getByRole('heading', { level: 3 }).first().getByRole('link').click();
    await seen(page.getByText('依照《代表法》第五十八条公开。'));
    await seen(page.getByText('选区', { exact: true }));
    expect(await overflowing(page)).toBe(0);
  });

  it('POR-11 MUST find a place or a deputy by what is typed, keep it in the address, and say where nothing is found', async () => {
    const { publicDeputies } = await read<{ publicDeputies: Edges<{ name: string }> }>(url, tokens['deputies-office'], '{ publicDeputies(first: 1) { edges { node { name } } } }');
    const name = publicDeputies.edges[0]?.node.name ?? '';
    await open(page, '/portal/deputies');
    await page.getByRole('searchbox').fill(name);
    await page.keyboard.press('Enter');
    await seen(main(page).getByRole('link', { name, exact: true }));
    expect(new URL(page.url()).searchParams.get('search')).toBe(name);
    await page.getByRole('searchbox').fill('没有这样的地方');
    await page.getByRole('button', { name: '搜索' }).click();
    await seen(page.getByText(/^没有找到代表。/));
  });

  it('POR-26 MUST find the nearest deputies’ home for who likes to be located, and send nobody where she is (个人信息保护法 art. 6)', async () => {
    const sent: string[] = [];
    await using near = await visit(browser, url, { viewport: PHONE });
    near.page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
    await open(near.page, '/portal/deputies');
    await near.page.getByRole('button', { name: '用定位找最近的代表之家' }).click();
    await seen(near.page.getByText('没有取得位置'));
    await near.context.grantPermissions(['geolocation'], { origin: url });
    await near.context.setGeolocation({ latitude: 47.7312, longitude: 128.9034 });
    await near.page.getByRole('button', { name: '用定位找最近的代表之家' }).click();
    await seen(near.page.getByRole('heading', { level: 2, name: '离您最近的代表之家' }));
    const away = await near.page.getByText(/^约 [\d.]+ 公里/).allInnerTexts();
    const distances = away.map((text) => Number(/[\d.]+/.exec(text)?.[0]));
    expect(distances.length).toBe(5);
    expect(distances).toEqual(distances.toSorted((one, other) => one - other));
    expect(await overflowing(near.page)).toBe(0);
    await expectAccessible(near.page);
    await near.page.getByRole('link', { name: /的代表$/ }).first().click();
    await seen(near.page.getByText(/^共 \d+ 位$/));
    expect(sent.join('\n')).not.toMatch(/47\.73|128\.90/);
    expect(near.faults).toEqual([]);
  });

  it('POR-12 MUST show the register with its replies to everybody, and search it (代表法 art. 51)', async () => {
    await open(page, '/portal/register');
    await seen(page.getByText(/^共 \d+ 件$/));
    await page.locator('.portal-card a').first().click();
    await seen(page.getByRole('heading', { level: 2, name: '建议内容' }));
    await seen(page.getByRole('heading', { level: 2, name: /的答复$/ }));
    await open(page, '/portal/register?search=绝无此词');
    await seen(page.getByText(/^没有符合条件的公开建议/));
  });

  it('POR-13 MUST state what is taken before the form, and refuse a text that says nothing at its field, keeping what was entered', async () => {
    await open(page, '/portal/speak');
    const [scope, form] = [page.getByRole('heading', { name: '这里受理什么' }), page.getByRole('heading', { name: '写下您的意见' })];
    await seen(scope);
    expect((await scope.boundingBox())?.y ?? 0).toBeLessThan((await form.boundingBox())?.y ?? 0);
    await fillIn(main(page), { 意见内容: '太短', 姓名: '周晓' });
    await page.getByRole('button', { name: '提交' }).click();
    await seen(page.getByRole('alert'));
    expect(await page.getByLabel('意见内容').getAttribute('aria-invalid')).toBe('true');
    expect(await page.getByLabel('姓名', { exact: true }).inputValue()).toBe('周晓');
    await expectAccessible(page);
  });

  it('POR-14 MUST take what she says with a proof of work, and give her a code that stands in no address by itself', async () => {
    await fillIn(main(page), { 意见内容: `小区门前的路灯坏了一个月，夜里看不清路，请修好。（${MARK}）`, '电话（可不填）': '13804581234' });
    const choose = page.getByLabel('附件（可不选）');
    await choose.setInputFiles({ name: '说明.txt', mimeType: 'text/plain', buffer: Buffer.from('路灯') });
    await seen(page.getByText('说明.txt：只能是 PDF、JPEG 或 PNG 文件。'));
    await choose.setInputFiles({ name: '路灯.png', mimeType: 'image/png', buffer: PICTURE });
    await seen(page.getByRole('button', { name: '移除 路灯.png' }));
    await expectAccessible(page);
    await page.getByRole('button', { name: '提交' }).click();
    await seen(page.getByRole('heading', { level: 1, name: '已经收到' }));
    await seen(page.getByText(/^最迟 .* 前答复/));
    code = await page.locator('.portal-code').innerText();
    expect(code).toMatch(/^[0-9A-Z-]{16,}$/);
    expect(page.url()).not.toContain(code);
    expect(await overflowing(page)).toBe(0);
    await expectAccessible(page);
  });

  it('POR-15 MUST show whoever holds the code how it stands, whatever its spelling, and nothing to whoever holds another', async () => {
    await open(page, '/portal/track');
    await page.getByLabel('查询码').fill(code.toLowerCase().replaceAll('-', ' '));
    await page.getByRole('button', { name: '查询', exact: true }).click();
    await seen(page.getByText('待分办'));
    expect(await main(page).innerText()).not.toContain('13804581234');
    await page.getByLabel('补充说明').fill('路口东侧第三盏。');
    await page.getByRole('button', { name: '提交补充' }).click();
    await seen(page.getByText('补充已经送达。'));
    expect(await overflowing(page)).toBe(0);
    await expectAccessible(page);
    await page.getByLabel('查询码').fill('0000-0000-0000-0000-0000-0000-0000-0000');
    await page.getByRole('button', { name: '查询', exact: true }).click();
    await seen(page.getByText('没有这个查询码，请核对后再试。'));
  });

  it('POR-16 MUST let her rate the answer that she got', async () => {
    const office = tokens['deputies-office'];
    const { opinions } = await read<{ opinions: Edges<{ id: string; version: number; text: string }> }>(url, office, '{ opinions(first: 100, filter: { states: [RECEIVED] }) { edges { node { id version text } } } }');
    const mine = opinions.edges.find(({ node }) => node.text.includes(MARK))?.node;
    const { opinion } = await read<{ opinion: { files: { name: string }[] } }>(url, office, 'query ($id: ID!) { opinion(id: $id) { files { name } } }', { id: mine?.id });
    expect(opinion.files).toEqual([{ name: '路灯.png' }]);
    const { topics, areas } = await read<{ topics: { code: string }[]; areas: { id: string }[] }>(url, office, '{ topics { code } areas { id } }');
    const acts = [
      ['opinionTriage', 'OpinionTriageInput', { subject: '小区路灯', topic: topics[0]?.code, area: areas.at(-1)?.id, kind: 'PROPOSAL' }],
      ['opinionAnswer', 'OpinionAnswerInput', { text: '路灯已经修好，感谢您的反映。' }],
    ] as const;
    let version = mine?.version;
    for (const [name, type, more] of acts) {
      const { data, errors } = await ask<{ result: { __typename: string; opinion?: { version: number } } }>(
        url, office, `mutation ($input: ${type}!) { result: ${name}(input: $input) { __typename ... on OpinionActSuccess { opinion { version } } ... on ValidationProblem { fields { path rule message } } ... on TransitionProblem { reason } } }`,
        { input: { idempotencyKey: crypto.randomUUID(), opinion: mine?.id, version, ...more } },
      );
      expect([...errors, data?.result]).toEqual([expect.objectContaining({ __typename: 'OpinionActSuccess' })]);
      version = data?.result.opinion?.version;
    }
    await page.getByLabel('查询码').fill(code);
    await page.getByRole('button', { name: '查询', exact: true }).click();
    await seen(page.getByText('路灯已经修好，感谢您的反映。'));
    await page.getByRole('button', { name: '提交评价' }).click();
    await seen(page.getByText('请先选择满意程度。'));
    await expectAccessible(page);
    await page.getByRole('radio', { name: '基本满意' }).check();
    await page.getByRole('button', { name: '提交评价' }).click();
    await seen(page.getByText('您的评价'));
    expect(await page.getByRole('button', { name: '提交评价' }).count()).toBe(0);
  });

  it('POR-17 MUST stand without barriers on every page, on a phone and wide, in both languages', async () => {
    const paths = [
      '/portal', '/portal/deputies', `/portal/deputies/${places['publicDeputies']}`, '/portal/homes', `/portal/homes/${places['publishedHomes']}`,
      '/portal/speak', '/portal/track', '/portal/register', `/portal/register/${places['publishedSuggestions']}`, '/portal/reports', '/portal/deeds', '/portal/duty', '/portal/no-such-page',
    ];
    const found: string[] = [];
    const look = async (path: string, how: string): Promise<void> => {
      await settled(page);
      const wider = await overflowing(page);
      found.push(...[...(wider > 0 ? [`${wider} px too wide`] : []), ...(await barriers(page))].map((each) => `${path} ${how}: ${each}`));
    };
    for (const path of paths) {
      await page.setViewportSize(PHONE);
      await page.goto(path);
      await look(path, 'zh 390');
      await page.getByRole('button', { name: 'English' }).click();
      await page.setViewportSize(WIDE);
      await look(path, 'en 1440');
      await page.getByRole('button', { name: '中文' }).click();
    }
    expect(found).toEqual([]);
  });

  it('POR-18 MUST grow with large type, keep it, and still fit', async () => {
    await page.setViewportSize(PHONE);
    await open(page, '/portal');
    const size = (): Promise<number> => page.getByRole('heading', { level: 1 }).evaluate((heading) => Number.parseFloat(getComputedStyle(heading).fontSize));
    const before = await size();
    await page.getByRole('button', { name: '大字版' }).click();
    expect(await size()).toBeGreaterThan(before);
    for (const path of ['/portal', '/portal/deputies', '/portal/speak', '/portal/register', `/portal/register/${places['publishedSuggestions']}`, '/portal/track']) {
      for (const viewport of [PHONE, NARROW]) {
        await page.setViewportSize(viewport);
        await open(page, path);
        expect(await overflowing(page), path).toBe(0);
      }
      await expectAccessible(page);
    }
    await page.getByRole('button', { name: '标准字号' }).click();
    await page.setViewportSize(PHONE);
  });

  it('POR-19 MUST be walked with the keyboard alone: past the head, into the content, to the new page’s heading', async () => {
    await open(page, '/portal');
    await page.keyboard.press('Tab');
    await seen(page.locator('.portal-skip:focus'));
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await seen(page.locator('.portal-ways a:focus'));
    await page.keyboard.press('Enter');
    await seen(page.locator('h1:focus'));
    expect(new URL(page.url()).pathname).toBe('/portal/deputies');
  });

  it('POR-23 MUST open and close its menu on a phone, and lead from it to what deputies did', async () => {
    await open(page, '/portal');
    const pages = page.getByRole('navigation', { name: '页面' });
    expect(await pages.isVisible()).toBe(false);
    await page.getByRole('button', { name: '菜单' }).click();
    await expectAccessible(page);
    await pages.getByRole('link', { name: '履职公开' }).click();
    await seen(page.getByRole('heading', { level: 1, name: '代表履职公开' }));
    await settled(page);
    expect(await pages.isVisible()).toBe(false);
    await seen(page.getByText(/^共 \d+ 位代表/));
  });

  it('POR-24 MUST print a record of the register without what is for the screen, and stand still where less motion is wanted', async () => {
    await open(page, `/portal/register/${places['publishedSuggestions']}`);
    await page.emulateMedia({ media: 'print', reducedMotion: 'reduce' });
    expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0);
    expect(await page.getByRole('navigation').isVisible()).toBe(false);
    await seen(page.getByRole('heading', { level: 2, name: '建议内容' }));
    await page.emulateMedia({ media: 'screen', reducedMotion: null });
  });

  it('POR-25 MUST say without scripts what is needed, and where else she is heard', async () => {
    await using bare = await visit(browser, url, { viewport: PHONE, javaScriptEnabled: false });
    await bare.page.goto('/portal/speak');
    const need = bare.page.locator('.rp-noscript');
    await seen(need);
    expect(await need.textContent()).toContain('本页需要启用 JavaScript');
  });

  it('POR-20 MUST say so where the network is gone, keep what is open, and go on once it is back', async () => {
    await open(page, '/portal');
    await anyone.context.setOffline(true);
    await main(page).getByRole('link', { name: /^看结果/ }).click();
    await seen(page.getByText('没有网络连接', { exact: true }));
    await anyone.context.setOffline(false);
    await page.getByRole('button', { name: '重试' }).click();
    await seen(page.getByText(/^共 \d+ 件$/));
  });

  it('POR-21 MUST be found from the platform’s first page and from the register', async () => {
    for (const from of ['/', '/register']) {
      await open(page, from);
      await main(page).getByRole('link', { name: '网上代表之家' }).click();
      await seen(page.getByRole('heading', { level: 1, name: '网上代表之家' }));
      expect(new URL(page.url()).pathname).toBe('/portal');
    }
  });

  it('POR-22 MUST break neither the content policy nor a script', () => {
    expect(anyone.faults).toEqual([]);
  });
});
