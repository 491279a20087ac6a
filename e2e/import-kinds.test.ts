import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { expectAccessible, launch, overflowing, PATIENCE, PHONE, seen, settled, signIn, visit, type Visit, WIDE } from './support/browser.ts';
import { inDays, read } from './support/graph.ts';

const { url, tokens } = inject('shared');
const series = String(Date.now()).slice(-6);
const NEW = `新代表${series}`;
const HOME = `银发代表之家${series}`;
const rows = (...lines: string[]): Buffer => Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`);

interface Seat {
  name: string;
  level: string;
  status: string;
  person: { id: string; name: string } | null;
  delegation: { name: string } | null;
}
const deputies = async (search: string): Promise<Seat[]> =>
  (await read<{ deputies: { edges: { node: Seat }[] } }>(
    url, tokens['deputies-office'], 'query ($filter: DeputyFilter) { deputies(filter: $filter) { edges { node { name level status person { id name } delegation { name } } } } }', { filter: { search } },
  )).deputies.edges.map(({ node }) => node);

/** One count of the result, by the word above it. */
const count = (page: Page, word: string): Promise<string> =>
  page.getByRole('term').filter({ hasText: new RegExp(`^${word}$`) }).locator('+ dd').innerText();
const counts = async (page: Page): Promise<Record<string, string>> =>
  Object.fromEntries(await Promise.all(['新增', '更新', '无变化', '不合格'].map(async (word) => [word, await count(page, word)] as const)));

describe('importing deputies, homes and the rota', () => {
  let browser: Browser;
  let office: Visit;
  let from = '';
  let delegation = '';
  beforeAll(async () => {
    browser = await launch();
    office = await visit(browser, url);
    await signIn(office.page, 'deputies-office', '/representation/import');
    const { deputies: found } = await read<{ deputies: { edges: { node: { from: string; delegation: { name: string } | null } }[] } }>(
      url, tokens['deputies-office'], '{ deputies(first: 1) { edges { node { from delegation { name } } } } }',
    );
    from = found.edges[0]?.node.from ?? '';
    delegation = found.edges[0]?.node.delegation?.name ?? '';
  });
  afterAll(() => browser?.close());

  const upload = async (kind: string, label: string, buffer: Buffer, name = '名册.csv'): Promise<void> => {
    const { page } = office;
    await page.goto('/representation/import');
    await page.getByRole('navigation', { name: '导入种类' }).getByRole('link', { name: kind }).click();
    await page.getByLabel(label).setInputFiles({ name, mimeType: 'text/csv', buffer });
    await seen(page.getByRole('heading', { name: '核对列的对应关系' }));
  };
  const run = async (button: '试运行' | '正式导入'): Promise<void> => {
    const { page } = office;
    await page.getByRole('button', { name: button }).click();
    const heading = page.getByRole('heading', { name: button === '试运行' ? '试运行结果' : '导入结果' });
    await seen(heading);
    await seen(heading.locator('..').getByText('已完成'));
  };
  const problem = (rule: string): Promise<string[]> =>
    office.page.getByRole('row').filter({ has: office.page.getByText(rule, { exact: true }) }).getByRole('cell').allInnerTexts();

  it('E2E-130 MUST offer each kind with its columns and a sample that goes in by its own headings', async () => {
    const { page } = office;
    await page.goto('/representation/import?kind=DEPUTIES');
    await settled(page);
    await seen(page.getByText('必填：姓名、任职起始日'));
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载示例文件（CSV）' }).click();
    const sample = await waiting;
    expect(sample.suggestedFilename()).toBe('示例-代表名册.csv');
    expect(await readFile(await sample.path(), 'utf8')).toMatch(/^\ufeff姓名,人员编号,层级/u);
    for (const size of [WIDE, PHONE]) {
      await page.setViewportSize(size);
      expect(await overflowing(page)).toBeLessThanOrEqual(0);
      await expectAccessible(page);
    }
    await page.setViewportSize(WIDE);
  });

  it('E2E-131 MUST take a roll in row by row, name the row that cannot go in, and make the person known', async () => {
    const roll = rows('姓名,层级,代表团,任职起始日', `${NEW},区级,${delegation},${from}`, `坏日子${series},区级,,2024-02-30`);
    await upload('代表名册', '文件（CSV、Excel、JSON、Popolo）', roll);
    const { page } = office;
    await run('试运行');
    expect(await counts(page)).toEqual({ 新增: '1', 更新: '0', 无变化: '0', 不合格: '1' });
    await seen(page.getByText('有 1 行不合格，正式导入时不会写入；其余各行可以导入。'));
    expect(await deputies(NEW)).toEqual([]);
    await run('正式导入');
    expect(await problem('IMPOSSIBLE_DATE')).toEqual(['2', '任职起始日', '2024-02-30', '没有这一天。', 'IMPOSSIBLE_DATE', '不合格']);
    await seen(page.getByText('有 1 行不合格，没有导入，其余各行已写入。'));
    await expectAccessible(page);
    expect(await deputies(NEW)).toMatchObject([{ level: 'DISTRICT', status: 'ACTIVE', delegation: { name: delegation } }]);
    expect(await deputies(`坏日子${series}`)).toEqual([]);
    // Directory has her from the event that travelled with the act.
    await expect.poll(async () => (await deputies(NEW))[0]?.person?.name, { timeout: PATIENCE }).toBe(NEW);

    await upload('代表名册', '文件（CSV、Excel、JSON、Popolo）', roll);
    await run('试运行');
    expect(await counts(page)).toEqual({ 新增: '0', 更新: '0', 无变化: '1', 不合格: '1' });
  });

  it('E2E-132 MUST put a home in force with its deputy, and leave out the one in no area', async () => {
    const file = rows(
      '名称,类型,所属区域,领域,地址,开放时间,联系电话,启用日期,进家代表',
      `${HOME},专业,230717,养老,新兴路 1 号,工作日 9:00–17:00,0458-6100000,${inDays(-30)},${NEW}`,
      `无处代表之家${series},区域,没有这个街道,,某路 1 号,,,,`,
    );
    await upload('代表之家', '文件（CSV、Excel、JSON）', file);
    await run('试运行');
    await run('正式导入');
    expect(await counts(office.page)).toEqual({ 新增: '1', 更新: '0', 无变化: '0', 不合格: '1' });
    expect((await problem('UNKNOWN_AREA')).slice(0, 3)).toEqual(['2', '所属区域', '没有这个街道']);
    await office.page.goto('/representation/homes?search=' + encodeURIComponent(HOME));
    await office.page.getByRole('link', { name: HOME }).click();
    await seen(office.page.getByRole('heading', { level: 1, name: HOME }));
    await seen(office.page.getByText(NEW));
    await seen(office.page.getByText('运行', { exact: true }));
  });

  it('E2E-133 MUST plan the turns of the rota, and name the one whose deputy nobody is', async () => {
    const on = inDays(14);
    await upload('值班接待表', '文件（CSV、Excel、JSON）', rows('代表之家,日期,时间,主题,值班代表', `${HOME},${on},9:00-11:00,养老服务接待${series},${NEW}`, `${HOME},${on},14:00-16:00,,没有此人${series}`));
    await run('试运行');
    await run('正式导入');
    expect(await counts(office.page)).toEqual({ 新增: '1', 更新: '0', 无变化: '0', 不合格: '1' });
    expect((await problem('UNKNOWN_DEPUTY')).slice(0, 3)).toEqual(['2', '值班代表', `没有此人${series}`]);
    await office.page.getByRole('link', { name: '查看导入的记录' }).click();
    await settled(office.page);
    await seen(office.page.getByText(`养老服务接待${series}`));
  });

  it('E2E-134 MUST enter duty events for another person to verify', async () => {
    await upload('履职事项', '文件（CSV、Excel、JSON）', rows('代表姓名,履职种类,日期,事项', `${NEW},MEETING_ATTENDED,${inDays(-20)},列席常委会会议${series}`, `${NEW},RECEPTION_HELD,${inDays(-20)},接待群众`));
    await run('试运行');
    await run('正式导入');
    expect(await counts(office.page)).toEqual({ 新增: '1', 更新: '0', 无变化: '0', 不合格: '1' });
    expect((await problem('UNKNOWN_KIND')).slice(0, 3)).toEqual(['2', '类型', 'RECEPTION_HELD']);
  });

  it('E2E-135 MUST refuse a file with identity numbers before anything is read of it (个人信息保护法 art. 28)', async () => {
    await upload('代表名册', '文件（CSV、Excel、JSON、Popolo）', rows('姓名,任职起始日,身份证号', `甲某,${from},230702198001011234`));
    const { page } = office;
    await seen(page.getByText('以下列含个人信息，不予接收，请删去后重新上传：身份证号'));
    expect(await page.getByRole('main').innerText()).not.toContain('230702198001011234');
    await page.getByRole('button', { name: '试运行' }).click();
    await seen(page.getByRole('heading', { name: '试运行结果' }).locator('..').getByText('未通过'));
    expect((await problem('PERSONAL_COLUMN')).slice(0, 3)).toEqual(['整个文件', '—', '身份证号']);
    expect(await page.getByRole('button', { name: '正式导入' }).isEnabled()).toBe(false);
  });

  it('E2E-136 MUST take the deputies out as Popolo, which changes nothing where it goes in again', async () => {
    const { page } = office;
    await page.goto('/representation/deputies');
    await settled(page);
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出 Popolo（JSON）' }).click();
    const file = await waiting;
    expect(file.suggestedFilename()).toMatch(/^popolo-230717-\d{4}-\d\d-\d\d\.json$/u);
    const content = await readFile(await file.path());
    const { persons, memberships } = JSON.parse(content.toString()) as { persons: { name: string }[]; memberships: { organization_id: string }[] };
    const mandates = memberships.filter(({ organization_id }) => organization_id.startsWith('congress/'));
    expect(persons.filter(({ name }) => name === NEW).length).toBe(1);
    await upload('代表名册', '文件（CSV、Excel、JSON、Popolo）', content, file.suggestedFilename());
    await seen(page.getByText(/^Popolo 文件/iu));
    await run('试运行');
    expect(await counts(page)).toEqual({ 新增: '0', 更新: '0', 无变化: new Intl.NumberFormat('zh-CN').format(mandates.length), 不合格: '0' });
    for (const size of [WIDE, PHONE]) {
      await page.setViewportSize(size);
      expect(await overflowing(page)).toBeLessThanOrEqual(0);
      await expectAccessible(page);
    }
    expect(office.faults).toEqual([]);
  });
});
