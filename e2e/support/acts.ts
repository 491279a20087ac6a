import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { PATIENCE, seen, settled, unseen } from './browser.ts';

interface Dialog {
  /** the dialog's name, that of the button unless told */
  title?: string;
  /** the name of its main button, that of the dialog unless told */
  submit?: string;
  fill?: (dialog: Locator) => Promise<unknown>;
}

/** Opens what a button opens: the dialog over the page. */
export async function opened(where: Locator, button: string, title = button): Promise<Locator> {
  await where.getByRole('button', { name: button, exact: true }).click();
  const dialog = where.page().getByRole('dialog', { name: title, exact: true });
  await seen(dialog);
  return dialog;
}

/** Carries one act out as a person does: its button, what the dialog asks for, the main button; it is done once the dialog is gone. */
export async function carryOut(where: Locator, button: string, { title = button, submit = title, fill }: Dialog = {}): Promise<void> {
  const dialog = await opened(where, button, title);
  await fill?.(dialog);
  await dialog.getByRole('button', { name: submit, exact: true }).click();
  await unseen(dialog);
}

/** Fills text fields and day fields by their labels. */
export async function fillIn(form: Locator, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(values)) await form.getByLabel(label, { exact: true }).fill(value);
}

export const main = (page: Page): Locator => page.getByRole('main');

/** The state of a record beside its title. */
export const state = (page: Page): Locator =>
  page.locator('header', { has: page.getByRole('heading', { level: 1 }) }).locator('.rp-state-tag, .rp-tag, span');

/** Opens an address of the platform and waits until it has come to rest. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await settled(page);
}

/** The act stands in the suggestion's history as often as told, the last time on this basis. */
export async function told(page: Page, act: string, basis: string | RegExp | null, times = 1): Promise<void> {
  const rows = page.getByRole('list', { name: '办理经过' }).getByRole('listitem').filter({ has: page.getByText(act, { exact: true }) });
  await expect.poll(() => rows.count(), { timeout: PATIENCE, message: act }).toBe(times);
  if (basis !== null) await rows.last().getByText(basis).waitFor();
}
