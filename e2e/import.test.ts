import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { expectAccessible, launch, PATIENCE, seen, settled, signIn, visit, type Visit } from './support/browser.ts';
import { read } from './support/graph.ts';

const { url, tokens } = inject('shared');
const series = Date.now();
const HEADING = '编号,案由,内容,提出日期,领衔代表,承办单位,交办日期,答复日期,满意度';
const register = (...rows: string[]): Buffer => Buffer.from(`\ufeff${[HEADING, ...rows].join('\r\n')}\r\n`);

const GOOD = register(
  `${series}-1,关于修缮老旧小区围墙的建议,围墙年久失修。,2024-03-05,,区住建局,2024-03-12,2024-05-20,满意`,
  `${series}-2,关于增设老年食堂的建议,老年人就餐不便。,2024-03-06,,区民政局,2024-03-12,2024-01-20,满意`,
  `${series}-3,关于清理河道垃圾的建议,河道垃圾较多。,2024-03-07,,没有这个局,2024-03-12,2024-05-21,基本满意`,
);
const BAD = register(
  `${series}-4,关于新建公厕的建议,步行街没有公厕。,2024-04-01,,区住建局,,,`,
  `${series}-5,关于增设路灯的建议,夜间照明不足。,2024-02-30,,区住建局,,,`,
);

const total = async (): Promise<number> =>
  (await read<{ suggestions: { totalCount: number } }>(url, tokens['deputies-office'], '{ suggestions(first: 1) { totalCount } }')).suggestions.totalCount;

/** One count of the result, by the word above it. */
const count = (page: Page, word: string): Promise<string> =>
  page.getByRole('term').filter({ hasText: new RegExp(`^${word}$`) }).locator('+ dd').innerText();

describe('importing a register', () => {
  let browser: Browser;
  let office: Visit;
  let before: number;
  beforeAll(async () => {
    browser = await launch();
    office = await visit(browser, url);
    await signIn(office.page, 'deputies-office', '/representation/import');
    before = await total();
  });
  afterAll(() => browser?.close());

  const upload = async (name: string, buffer: Buffer): Promise<void> => {
    const { page } = office;
    await page.goto('/representation/import');
    await page.getByLabel('台账文件（CSV、Excel、JSON）').setInputFiles({ name, mimeType: 'text/csv', buffer });
    await seen(page.getByRole('heading', { name: '核对列的对应关系' }));
  };
  const run = async (button: '试运行' | '正式导入', state: string): Promise<void> => {
    const { page } = office;
    await page.getByRole('button', { name: button }).click();
    const heading = page.getByRole('heading', { name: button === '试运行' ? '试运行结果' : '导入结果' });
    await seen(heading);
    await seen(heading.locator('..').getByText(state));
  };

  it('E2E-70 MUST show how the columns would be read, before anything happens', async () => {
    await upload('台账.csv', GOOD);
    const { page } = office;
    await seen(page.getByText(/^CSV 文件，3 行，编码 UTF-8/i));
    for (const [field, column] of [['台账标识', '编号'], ['案由', '案由'], ['提出日期', '提出日期'], ['承办单位', '承办单位'], ['首次答复日期', '答复日期'], ['结果评价', '满意度']]) {
      expect(await page.getByRole('combobox', { name: `对应“${field}”的列` }).inputValue(), field).toBe(column);
    }
    expect(await page.getByRole('button', { name: '正式导入' }).isEnabled()).toBe(false);
    await expectAccessible(page);
  });

  it('E2E-71 MUST count in a dry run what an import would do, name what a register got wrong, and write nothing', async () => {
    const { page } = office;
    await run('试运行', '已完成');
    expect([await count(page, '新增'), await count(page, '带标记导入'), await count(page, '名称未匹配'), await count(page, '不合格')]).toEqual(['3', '1', '1', '0']);
    const flagged = page.getByRole('row').filter({ hasText: 'REPLY_BEFORE_MOTION' });
    expect(await flagged.getByRole('cell').allInnerTexts()).toEqual(['2', '首次答复日期', '2024-01-20', '答复日期早于提出日期。', 'REPLY_BEFORE_MOTION', '带标记导入']);
    await seen(page.getByText('试运行已通过，可以正式导入。'));
    expect(await total()).toBe(before);
    await expectAccessible(page);
  });

  it('E2E-72 MUST write all rows in the import, and show the flag at its record', async () => {
    const { page } = office;
    await run('正式导入', '已完成');
    expect([await count(page, '新增'), await count(page, '带标记导入'), await count(page, '名称未匹配')]).toEqual(['3', '1', '1']);
    await expect.poll(total, { timeout: PATIENCE }).toBe(before + 3);
    await page.goto('/representation/suggestions?search=' + encodeURIComponent('增设老年食堂'));
    await page.getByRole('link', { name: '关于增设老年食堂的建议' }).click();
    await seen(page.getByText('导入标记'));
    await seen(page.getByText('答复日期早于提出日期。'));
    await seen(page.getByText('原值：2024-01-20'));
  });

  it('E2E-73 MUST find the same file unchanged a second time', async () => {
    await upload('台账.csv', GOOD);
    await run('试运行', '已完成');
    expect([await count(office.page, '新增'), await count(office.page, '无变化')]).toEqual(['0', '3']);
    expect(await total()).toBe(before + 3);
  });

  it('E2E-74 MUST refuse a file with one impossible day by row, field, value and rule, and write nothing of it', async () => {
    const { page } = office;
    await upload('有误的台账.csv', BAD);
    await run('试运行', '未通过');
    await seen(page.getByText('有不合格的行，没有写入任何数据。请修正文件后重新上传。'));
    const refused = page.getByRole('row').filter({ hasText: 'IMPOSSIBLE_DATE' });
    expect(await refused.getByRole('cell').allInnerTexts()).toEqual(['2', '提出日期', '2024-02-30', '没有这一天。', 'IMPOSSIBLE_DATE', '不合格']);
    expect(await page.getByRole('button', { name: '正式导入' }).isEnabled()).toBe(false);
    expect(await total()).toBe(before + 3);
    await settled(page);
    await expectAccessible(page);
    expect(office.faults).toEqual([]);
  });
});
