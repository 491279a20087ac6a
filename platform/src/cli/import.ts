import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openTable } from '@redpine/representation/import/table';
import { UnfitFile } from '@redpine/representation/import/table.read';
import { startPlatform } from '../constellation.ts';
import { fillDemo } from '../demo/demo.ts';
import { type ImportClient, importClient, type ImportKindCode, type ImportRun, type ImportRunProblem } from '../import-client.ts';
import type { Installation } from '../installation.ts';
import { platformOptions } from '../options.ts';
import { freePort } from '../postgres/server.ts';
import { PlatformProblem } from '../problem.ts';
import { running } from '../runtime-file.ts';
import { tokenOf } from './token.ts';

const USAGE = 'Usage: npm run import -- suggestions|deputies|homes|rota|duty-events FILE [--as USERNAME] [--dry-run] [--map FIELD=COLUMN …]';
const KINDS: ReadonlyMap<string, ImportKindCode> = new Map([
  ['suggestions', 'SUGGESTIONS'], ['deputies', 'DEPUTIES'], ['homes', 'HOMES'], ['rota', 'ROTA'], ['duty-events', 'DUTY_EVENTS'],
]);
const LARGEST_MB = 50;
const POLL_MS = 300;
const PLAIN_LINE_MS = 5_000;
const MOST_SHOWN = 20;

export interface ImportArguments {
  kind: ImportKindCode;
  file: string;
  username: string;
  dryRun: boolean;
  /** Column by field. */
  map: ReadonlyMap<string, string>;
}

/** Reads the command's arguments. @throws PlatformProblem with the usage where they are none of it */
export function importArguments(args: string[]): ImportArguments {
  let given;
  try {
    given = parseArgs({
      args,
      allowPositionals: true,
      options: {
        as: { type: 'string', default: 'deputies-office' },
        'dry-run': { type: 'boolean', default: false },
        map: { type: 'string', multiple: true, default: [] },
      },
    });
  } catch {
    throw new PlatformProblem(USAGE);
  }
  const { positionals: [what, file, ...more], values } = given;
  const kind = KINDS.get(what ?? '');
  if (kind === undefined || file === undefined) throw new PlatformProblem(USAGE);
  const map = new Map<string, string>();
  for (const pair of [...values.map, ...more]) {
    const [, field, column] = /^([A-Za-z_]+)=(.+)$/u.exec(pair) ?? [];
    if (field === undefined || column === undefined) throw new PlatformProblem(USAGE);
    map.set(field.toUpperCase(), column);
  }
  return { kind, file, username: values.as, dryRun: values['dry-run'], map };
}

/** The last line that the command prints, as JSON. */
export type ImportSummary = Record<'rows' | 'created' | 'updated' | 'unchanged' | 'flagged' | 'refused' | 'seconds', number>;

/** Imports a file into the running platform, or into one that is started for it. */
export async function run(root: string, args: string[]): Promise<void> {
  const given = importArguments(args);
  const bytes = await contentOf(given.file);
  await using platform = await reachPlatform(root);
  const token = await tokenOf(platform.installation, given.username, 'npm run import');
  const begun = performance.now();
  const ended = await importFile(importClient(platform.url, token), given, bytes);
  report(ended);
  if (ended.state === 'FAILED') console.log(`The platform broke the import off: ${given.kind === 'SUGGESTIONS' ? 'nothing was written' : 'import the same file again to go on'}.`);
  if (ended.unmatched > 0) console.log(`${ended.unmatched} rows carry a name that matches nobody: they wait to be matched.`);
  const { rows, created, updated, unchanged, flagged, refused } = ended;
  const seconds = Math.round((performance.now() - begun) / 100) / 10;
  const summary: ImportSummary = { rows: rows ?? 0, created, updated, unchanged, flagged, refused, seconds };
  if (ended.state !== 'DONE') process.exitCode = 1;
  console.log(JSON.stringify(summary));
}

async function contentOf(file: string): Promise<Buffer> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw new PlatformProblem(`${file} cannot be read: ${String(error.code)}.`);
    throw error;
  }
  if (bytes.length > LARGEST_MB * 1024 * 1024) throw new PlatformProblem(`${file} is larger than ${LARGEST_MB} MB.`);
  return bytes;
}

interface Reached extends AsyncDisposable {
  url: string;
  installation: Installation;
}

/** The platform that runs over the data directory; else one of its own on a free port, until disposed of. */
async function reachPlatform(root: string): Promise<Reached> {
  const options = platformOptions(process.env, root);
  const there = running(options.dataDir);
  if (there) {
    const clock = (): Date => new Date(Date.now() + there.aheadMs);
    const installation = { options, databaseUrl: there.databaseUrl, clock };
    return { url: there.url, installation, [Symbol.asyncDispose]: () => Promise.resolve() };
  }
  console.log('No platform runs: one is started for this import.');
  const host = '127.0.0.1';
  const port = await freePort();
  const { TLS_CERT: _cert, TLS_KEY: _key, ...env } = process.env;
  const platform = await startPlatform({
    ...options,
    host,
    port,
    publicUrl: `http://${host}:${port}`,
    env,
    // Nobody looks at this one.
    builtFrontends: Promise.resolve(join(root, 'frontends/dist')),
    say: (sentence) => console.log(sentence),
    ...(options.demo ? { fill: fillDemo } : {}),
  });
  const { url, databaseUrl, clock } = platform;
  return { url, installation: { options, databaseUrl, clock }, [Symbol.asyncDispose]: () => platform[Symbol.asyncDispose]() };
}

async function importFile(client: ImportClient, given: ImportArguments, bytes: Buffer): Promise<ImportRun> {
  const uploaded = await client.upload(basename(given.file), bytes);
  if (!('id' in uploaded)) return notTaken(given, bytes, uploaded);
  const mapping = given.map.size === 0 ? undefined : merged(await client.proposal(uploaded.id, given.kind), given.map);
  const id = await client.start({
    idempotencyKey: `cli:${randomUUID()}`, file: uploaded.id, kind: given.kind, dryRun: given.dryRun, ...(mapping ? { mapping } : {}),
  });
  const show = progress();
  for (;;) {
    const now = await client.run(id);
    show(now);
    if (now.state !== 'WAITING' && now.state !== 'RUNNING') return now;
    await sleep(POLL_MS);
  }
}

/** The proposal with the columns that were named on the command line; a column serves one field. */
function merged(
  proposal: readonly { field: string; column: string | null }[],
  map: ReadonlyMap<string, string>,
): { field: string; column: string }[] {
  const unknown = [...map.keys()].find((field) => !proposal.some((each) => each.field === field));
  if (unknown !== undefined) {
    throw new PlatformProblem(`There is no field ${unknown}: the fields are ${proposal.map(({ field }) => field).join(', ')}.`);
  }
  const named = new Set(map.values());
  return proposal.flatMap(({ field, column }) => {
    const chosen = map.get(field) ?? (column !== null && !named.has(column) ? column : null);
    return chosen === null ? [] : [{ field, column: chosen }];
  });
}

/** The store of files takes no text with control characters: where there is one, the row is named all the same. */
async function notTaken(given: ImportArguments, bytes: Buffer, { rule, message }: { rule: string; message: string }): Promise<ImportRun> {
  const found = await firstNul(bytes);
  const problem = found ?? { row: 0, field: 'FILE', value: basename(given.file), rule, message };
  return {
    state: 'REFUSED', rows: null, done: 0, rate: null, secondsLeft: null,
    created: 0, updated: 0, unchanged: 0, flagged: 0, refused: 1, unmatched: 0, problems: [{ ...problem, severity: 'REFUSED' }],
  };
}

async function firstNul(bytes: Buffer): Promise<Omit<ImportRunProblem, 'severity'> | null> {
  try {
    await using table = await openTable(bytes);
    let row = 0;
    for await (const batch of table.batches()) {
      for (const cells of batch) {
        row += 1;
        const at = cells.findIndex((cell) => cell.includes('\0'));
        if (at < 0) continue;
        const value = (cells[at] ?? '').replaceAll('\0', '␀').slice(0, 100);
        return { row, field: table.head.columns[at] ?? '', value, rule: 'NUL', message: 'Contains a NUL character.' };
      }
    }
  } catch (error) {
    if (!(error instanceof UnfitFile)) throw error;
  }
  return null;
}

/** One line that changes on a terminal; now and then a line elsewhere. */
function progress(): (run: ImportRun) => void {
  const isTerminal = process.stdout.isTTY;
  let said = 0;
  return ({ state, rows, done, rate, secondsLeft }) => {
    const line =
      state === 'WAITING' ? 'waiting'
      : done === 0 ? `checking ${rows ?? '…'} rows`
      : `${done} of ${rows} rows${rate === null ? '' : `, ${rate} rows/s`}${secondsLeft === null ? '' : `, ${secondsLeft} s left`}`;
    const isOver = state !== 'WAITING' && state !== 'RUNNING';
    if (isTerminal) {
      process.stdout.write(`\r\u001b[K${isOver ? '' : line}`);
    } else if (!isOver && performance.now() - said > PLAIN_LINE_MS) {
      said = performance.now();
      console.log(line);
    }
  };
}

function report({ problems, refused, state }: ImportRun): void {
  for (const severity of ['REFUSED', 'FLAGGED'] as const) {
    const of = problems.filter((problem) => problem.severity === severity);
    for (const { row, field, value, rule, message } of of.slice(0, MOST_SHOWN)) {
      console.log(`${severity === 'REFUSED' ? 'refused' : 'flagged'}: ${row === 0 ? 'the file' : `row ${row}`}, ${field} ${JSON.stringify(value)}: ${rule} — ${message}`);
    }
    if (of.length > MOST_SHOWN) console.log(`… and ${of.length - MOST_SHOWN} more ${severity === 'REFUSED' ? 'refusals' : 'flags'} are kept.`);
  }
  if (refused > 0) console.log(state === 'REFUSED' ? 'Refused: nothing was written.' : `${refused} rows stay out; the others are in.`);
}
