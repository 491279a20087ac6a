import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { main, open } from './support/acts.ts';
import { expectAccessible, launch, overflowing, PATIENCE, PHONE, seen, settled, signIn, visit, WIDE, type Visit } from './support/browser.ts';
import { read } from './support/graph.ts';

const { url, tokens } = inject('shared');
const DASHBOARDS = '/representation/dashboards';
const VIEWS = ['pipeline', 'promises', 'homes', 'reach'] as const;

const number = (text: string): number => Number(/[\d,]+/.exec(text)?.[0].replaceAll(',', '') ?? Number.NaN);

/** How many rows the list says that it has. */
async function total(page: Page): Promise<number> {
  const shown = main(page).getByText(/^共 [\d,]+ 条$/).first();
  await shown.waitFor({ timeout: PATIENCE });
  return number(await shown.innerText());
}

/** The tile of a figure: its numerator, or its count, and where it leads. */
async function tile(page: Page, label: string): Promise<{ counted: number; path: string }> {
  const link = page.getByRole('link', { name: `查看明细：${label}`, exact: true });
  const figure: Locator = main(page).locator('.rp-figure', { has: link }).first();
  await figure.waitFor({ timeout: PATIENCE });
  const [, value = '', parts = ''] = await figure.locator('p').allInnerTexts();
  const ratio = /([\d,]+)\s*／\s*[\d,]+/.exec(parts)?.[1];
  return { counted: number(ratio ?? value), path: (await figure.getByRole('link').getAttribute('href')) ?? '' };
}

/** Each of the tiles leads to as many rows as it counts; those that do not. */
async function wrong(page: Page, view: (typeof VIEWS)[number], labels: readonly string[]): Promise<string[]> {
  await open(page, `${DASHBOARDS}?view=${view}`);
  await settled(page);
  const tiles: { label: string; counted: number; path: string }[] = [];
  for (const label of labels) tiles.push({ label, ...(await tile(page, label)) });
  const found: string[] = [];
  for (const { label, counted, path } of tiles) {
    await open(page, path);
    await settled(page);
    const rows = counted === 0 && (await main(page).getByText(/^共 [\d,]+ 条$/).count()) === 0 ? 0 : await total(page);
    if (rows !== counted) found.push(`${view} ${label}: ${counted} counted, ${rows} rows behind ${path}`);
  }
  return found;
}

describe('领导驾驶舱, by who stands before it', () => {
  let browser: Browser;
  const people = {} as Record<'chairperson' | 'deputies-office' | 'subdistrict' | 'analyst', Visit>;

  beforeAll(async () => {
    browser = await launch();
    for (const who of ['chairperson', 'deputies-office', 'subdistrict', 'analyst'] as const) {
      people[who] = await visit(browser, url);
      await signIn(people[who].page, who);
    }
  });
  afterAll(() => browser?.close());

  it('E2E-280 MUST stand first for who leads, and lead from each tile to as many rows as it counts', async () => {
    const { page } = people.chairperson;
    const entries = page.getByRole('navigation', { name: '主导航' }).getByRole('link');
    await seen(page.getByRole('link', { name: '领导驾驶舱' }));
    expect((await entries.allInnerTexts()).slice(0, 2)).toEqual(['首页', '领导驾驶舱']);
    expect([
      ...await wrong(page, 'pipeline', ['受理建议', '有事项逾期的建议']),
      ...await wrong(page, 'promises', ['承诺事项', '正在落实', '逾期未落实', '承诺兑现率', '按期兑现率']),
      ...await wrong(page, 'homes', ['组织覆盖', '工作覆盖', '代表进家率', '良好率', '待加强', '接待场次']),
      ...await wrong(page, 'reach', ['受访代表', '未受访代表', '组成人员联系代表', '年度联系达标']),
    ]).toEqual([]);
  });

  it('E2E-281 MUST have the stages add up to what was accepted, and the clock to what must be replied (代表法 art. 51)', async () => {
    const { page } = people['deputies-office'];
    await open(page, DASHBOARDS);
    await settled(page);
    const { counted } = await tile(page, '受理建议');
    const stages = await main(page).locator('.rep-stages strong').allInnerTexts();
    expect(stages.reduce((sum, each) => sum + number(each), 0)).toBe(counted);
    const parts = await main(page).getByRole('list', { name: '法定时限' }).getByRole('listitem').locator('strong').allInnerTexts();
    const whole = await main(page).getByText(/^应答复的 [\d,]+ 件承办/).innerText();
    expect(parts.reduce((sum, each) => sum + number(each), 0)).toBe(number(whole));
    await main(page).getByRole('combobox', { name: '年份' }).selectOption({ index: 3 });
    await page.waitForURL(/year=/);
    await settled(page);
    await seen(main(page).getByText(/上年同期/));
  });

  it('E2E-282 MUST show a subdistrict its own area, with rows that it may see', async () => {
    const { page } = people.subdistrict;
    await open(page, `${DASHBOARDS}?view=homes`);
    await settled(page);
    const required = await tile(page, '应建单位');
    await open(page, required.path);
    await seen(main(page).getByRole('heading', { name: `${required.counted} 个单位` }));
    expect(await wrong(page, 'homes', ['组织覆盖', '待加强', '接待场次'])).toEqual([]);
    expect(await wrong(page, 'reach', ['受访代表', '未受访代表', '联系到的选民'])).toEqual([]);
    await open(page, DASHBOARDS);
    await settled(page);
    await seen(main(page).getByText(/统计范围：.*朝阳街道/));
    expect(await main(page).getByRole('link', { name: '落实与承诺' }).count()).toBe(0);
    expect(await wrong(page, 'pipeline', ['受理建议'])).toEqual([]);
  });

  it('E2E-283 MUST show an analyst counts and no names', async () => {
    const { page } = people.analyst;
    expect(await wrong(page, 'pipeline', ['受理建议'])).toEqual([]);
    expect(await wrong(page, 'homes', ['组织覆盖', '接待场次'])).toEqual([]);
    await open(page, `${DASHBOARDS}?view=reach`);
    await settled(page);
    const { path } = await tile(page, '受访代表');
    expect(path).toMatch(/^\/representation\/reach\?/);
    const data = await read<{ topics: { homeFigures: object }[]; homeBreakdown: object[]; areas: { tieFigures: { deputiesVisited: { denominator: number } } }[] }>(url, tokens.analyst, `{
      topics { code suggestionFigures { implemented { value } } commitmentFigures { fulfilled { value } } opinionFigures { answered { value } } pressingProblemFigures { closed { value } } homeFigures { converted { value } } }
      homeBreakdown(by: SUBDIVISION, filter: { covered: true, idleQuarters: 2 }) { area { name } figures { receptions { value } } }
      areas(filter: { kind: SUBDISTRICT }) { name tieFigures { deputiesVisited { denominator } } dutyFigures(filter: { year: 2026 }) { reach { value } } }
    }`);
    expect(data.topics.every(({ homeFigures }) => homeFigures !== null)).toBe(true);
    expect(data.areas.some(({ tieFigures }) => tieFigures.deputiesVisited.denominator > 0)).toBe(true);
  });

  it('E2E-284 MUST have no barrier at a desk and on a phone, in both languages', async () => {
    for (const [who, language] of [['chairperson', '中文'], ['subdistrict', '中文'], ['chairperson', 'English']] as const) {
      const { page } = people[who];
      if (language === 'English') await page.getByRole('button', { name: 'English' }).click();
      for (const view of VIEWS) for (const size of [WIDE, PHONE]) {
        await page.setViewportSize(size);
        await open(page, `${DASHBOARDS}?view=${view}`);
        await settled(page);
        expect(await overflowing(page)).toBeLessThanOrEqual(0);
        await expectAccessible(page);
      }
      await page.setViewportSize(WIDE);
    }
    await people.chairperson.page.getByRole('button', { name: '中文' }).click();
    expect(Object.values(people).flatMap(({ faults }) => faults)).toEqual([]);
  });
});
