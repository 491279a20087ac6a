import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { barriers, launch, overflowing, PHONE, settled, signIn, visit, WIDE } from './support/browser.ts';
import type { Holder } from './support/global.ts';
import { read } from './support/graph.ts';

const { url, tokens } = inject('shared');

/** What is wrong with the page as it stands: a width that does not fit, or no words. */
async function misfits(page: Page): Promise<string[]> {
  await settled(page);
  const wider = await overflowing(page);
  const text = await page.getByRole('main').innerText();
  return [...(wider > 0 ? [`${wider} px too wide`] : []), ...(text.trim().length < 20 ? ['blank'] : [])];
}

/**
 * The address in each size and language: loaded in Chinese and wide, then as a reader changes it. Barriers are looked
 * for in each size and each language once.
 */
async function inspect(page: Page, path: string): Promise<string[]> {
  const found: string[] = [];
  const look = async (how: string, whole: boolean): Promise<void> => {
    const wrong = [...(await misfits(page)), ...(whole ? await barriers(page) : [])];
    found.push(...wrong.map((each) => `${path} ${how}: ${each}`));
  };
  await page.setViewportSize(WIDE);
  await page.goto(path);
  await look('zh 1440', true);
  await page.setViewportSize(PHONE);
  await look('zh 390', false);
  await page.getByRole('button', { name: 'English' }).click();
  await look('en 390', true);
  await page.setViewportSize(WIDE);
  await look('en 1440', false);
  await page.getByRole('button', { name: '中文' }).click();
  return found;
}

interface Places { suggestions: { edges: { node: { id: string } }[] } }

describe('every page', () => {
  let browser: Browser;
  const places: Record<string, string> = {};

  beforeAll(async () => {
    browser = await launch();
    const first = async (holder: Holder, filter: string): Promise<string> => {
      const { suggestions } = await read<Places>(url, tokens[holder], `{ suggestions(first: 1, filter: ${filter}) { edges { node { id } } } }`);
      const id = suggestions.edges[0]?.node.id;
      if (id === undefined) throw new Error(`the demonstration shows ${holder} nothing of ${filter}`);
      return id;
    };
    places['draft'] = await first('deputy', '{ queue: MY_DRAFTS }');
    places['closed'] = await first('deputy', '{ states: [CLOSED] }');
    places['inHand'] = await first('unit', '{ queue: TO_REPLY }');
    places['accepted'] = await first('deputies-office', '{ states: [ACCEPTED] }');
    const { deputies, organs } = await read<{ deputies: { edges: { node: { id: string } }[] }; organs: { id: string; shortName: string }[] }>(
      url, tokens['deputies-office'], '{ deputies(first: 1) { edges { node { id } } } organs(filter: { handlesSuggestions: true }) { id shortName } }',
    );
    places['someone'] = deputies.edges[0]?.node.id ?? '';
    places['housing'] = organs.find(({ shortName }) => shortName === '区住建局')?.id ?? '';
  });
  afterAll(() => browser?.close());

  const inspectAll = async (username: string | null, paths: readonly string[]): Promise<void> => {
    await using visitor = await visit(browser, url);
    if (username !== null) await signIn(visitor.page, username);
    const found: string[] = [];
    for (const path of paths) found.push(...(await inspect(visitor.page, path.replace(/:(\w+)/, (_, name: string) => places[name] ?? name))));
    expect([...found, ...visitor.faults]).toEqual([]);
  };

  it('E2E-40 MUST stand without barriers before a visitor', () =>
    inspectAll(null, ['/', '/register', '/notifications', '/representation/suggestions', '/no-such-page']));

  it('E2E-41 MUST stand without barriers before a deputy', () =>
    inspectAll('deputy', [
      '/', '/notifications', '/representation/suggestions/new', '/representation/suggestions/:draft/edit', '/representation/suggestions/:closed',
      '/representation/import', '/representation/no-such-page',
    ]));

  it('E2E-42 MUST stand without barriers before the deputies’ office', () =>
    inspectAll('deputies-office', [
      '/representation', '/representation/suggestions', '/representation/suggestions/:accepted', '/representation/assign',
      '/representation/deputies', '/representation/deputies/:someone', '/representation/units/:housing', '/representation/import',
    ]));

  it('E2E-44 MUST stand without barriers where the office presses, publishes and keeps its ledgers', () =>
    inspectAll('deputies-office', [
      '/representation/commitments', '/representation/press', '/representation/publications', '/representation/reports', '/representation/figures?by=TOPIC',
      '/representation/meetings', '/representation/registration', '/settings',
    ]));

  it('E2E-45 MUST stand without barriers where directory, rules and calendar are administered', () =>
    inspectAll('deputies-office', ['/administration/organs', '/administration/people', '/administration/rules', '/administration/calendar']));

  it('E2E-46 MUST stand without barriers before the audit administrator', () => inspectAll('audit-admin', ['/administration/audit']));

  it('E2E-47 MUST stand without barriers before the security administrator', () =>
    inspectAll('security-admin', ['/administration/accounts', '/administration/delegations', '/settings']));

  it('E2E-43 MUST stand without barriers before a unit', () => inspectAll('unit', ['/', '/representation/suggestions/:inHand', '/representation/units/:housing']));
});
