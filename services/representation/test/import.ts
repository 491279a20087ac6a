import { randomUUID } from 'node:crypto';
import type { Actor } from '@redpine/kit/actor';
import { expect, vi } from 'vitest';
import { actors, type Bench } from './bench.ts';

/** A run as a client reads it. */
export interface Run {
  id: string;
  kind: string;
  register: string | null;
  state: string;
  rows: number | null;
  done: number;
  created: number;
  updated: number;
  unchanged: number;
  flagged: number;
  refused: number;
  unmatched: number;
  problems: { row: number; field: string; value: string; rule: string; severity: string; message: string }[];
}

const RUN = `id kind fileName digest register state dryRun startedAt endedAt rows done rate secondsLeft created updated unchanged flagged
  refused unmatched problems { row field value rule severity message }`;

/** Puts a file into the bench's store, as the actor's; returns its id. */
export function upload(on: Bench, bytes: Buffer | string, name = '登记表.csv', by: Actor = actors.office): string {
  const id = randomUUID();
  const content = Buffer.from(bytes);
  on.contents.set(id, content);
  on.files.push({ id, name, mediaType: 'text/csv', size: content.length, uploadedBy: by.id });
  return id;
}

export interface StartOptions {
  by?: Actor;
  dryRun?: boolean;
  mapping?: { field: string; column: string }[];
  idempotencyKey?: string;
  register?: string;
  kind?: string;
}

export type Started = { __typename: string; import?: Run; fields?: { path: string; rule: string }[]; code?: string };

export async function start(on: Bench, file: string, { by = actors.office, ...more }: StartOptions = {}): Promise<Started> {
  const { data, errors } = await on.ask(
    by,
    `mutation ($input: SuggestionImportStartInput!) { suggestionImportStart(input: $input) { __typename
      ... on SuggestionImportStartSuccess { import { ${RUN} } } ... on ValidationProblem { fields { path rule } } } }`,
    { input: { idempotencyKey: randomUUID(), file, dryRun: false, ...more } },
  );
  if (errors?.[0]) return { __typename: 'Error', code: String(errors[0].extensions?.['code']) };
  return data?.['suggestionImportStart'] as Started;
}

export async function readRun(on: Bench, id: string): Promise<Run> {
  const { data } = await on.ask(actors.office, `query ($id: ID!) { suggestionImport(id: $id) { ${RUN} } }`, { id });
  return data?.['suggestionImport'] as Run;
}

/** Waits until the run has ended. */
export async function ended(on: Bench, id: string): Promise<Run> {
  await vi.waitFor(async () => expect((await readRun(on, id)).state).not.toMatch(/WAITING|RUNNING/), { timeout: 60_000, interval: 50 });
  return readRun(on, id);
}

/** Uploads and imports, to the end. */
export async function imported(on: Bench, bytes: Buffer | string, options: StartOptions = {}): Promise<Run> {
  const started = await start(on, upload(on, bytes), options);
  if (!started.import) throw new Error(JSON.stringify(started));
  return ended(on, started.import.id);
}

/** A CSV register of these rows. */
export function csv(columns: readonly string[], ...rows: readonly (readonly string[])[]): string {
  const cell = (value: string): string => (/[",\n]/u.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  return [columns, ...rows].map((row) => row.map(cell).join(',')).join('\r\n');
}
