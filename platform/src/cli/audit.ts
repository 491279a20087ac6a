import { createPublicKey, type KeyObject } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { type Checkpoint, checkpointShape } from '@redpine/kit/audit/checkpoint';
import { type ExportLine, exportLineShape, readLog } from '@redpine/kit/audit/exported';
import { recordReading } from '@redpine/kit/audit/reading';
import { type Verified, verifyLogs } from '@redpine/kit/audit/verify';
import { Pool } from 'pg';
import { ZodError } from 'zod';
import { findInstallation, inDirectory } from '../installation.ts';
import { platformOptions } from '../options.ts';
import { PlatformProblem } from '../problem.ts';

const USAGE =
  'Usage: npm run audit:verify -- [--file EXPORT] [--key PUBLIC_KEY_PEM …] [--checkpoints FILE …] | npm run audit:export -- FILE';
// Longer than any transaction may last: what one of them holds back is no fault.
const GRACE_S = 120;

export interface AuditArguments {
  verb: 'verify' | 'export';
  /** The export to verify in place of the database, or the file to write. */
  file: string | null;
  /** Public keys beside those of the data directory. */
  keys: string[];
  /** Checkpoints that were kept elsewhere, beside those of the data directory. */
  checkpoints: string[];
}

/** Reads the command's arguments. */
export function auditArguments(args: string[]): AuditArguments {
  const many = { type: 'string', multiple: true, default: [] as string[] } as const;
  let given;
  try {
    given = parseArgs({ args, allowPositionals: true, options: { file: { type: 'string' }, key: many, checkpoints: many } });
  } catch {
    throw new PlatformProblem(USAGE);
  }
  const { positionals: [verb, file, ...more], values } = given;
  const { key: keys, checkpoints } = values;
  if (verb === 'verify' && file === undefined) return { verb, file: values.file ?? null, keys, checkpoints };
  const isPlain = values.file === undefined && keys.length === 0 && checkpoints.length === 0 && more.length === 0;
  if (verb === 'export' && file !== undefined && isPlain) return { verb, file, keys, checkpoints };
  throw new PlatformProblem(USAGE);
}

/** Verifies the audit logs, or exports them. */
export async function run(root: string, args: string[]): Promise<void> {
  const { verb, file, keys, checkpoints } = auditArguments(args);
  if (verb === 'export') return exportLogs(root, file ?? '');
  const folder = join(platformOptions(process.env, root).dataDir, 'audit');
  await verify(file === null ? linesOf((await findInstallation(root, process.env)).databaseUrl) : linesOfFile(file), folder, { keys, checkpoints });
}

/** Verifies the logs of a database by the keys and checkpoints of a folder, and says what was found. @throws PlatformProblem naming each fault */
export async function verifyDatabase(databaseUrl: string, folder: string): Promise<void> {
  await verify(linesOf(databaseUrl), folder, { keys: [], checkpoints: [] });
}

async function verify(lines: AsyncIterable<ExportLine>, folder: string, { keys, checkpoints }: Pick<AuditArguments, 'keys' | 'checkpoints'>): Promise<void> {
  const trusted = publicKeys(folder, keys);
  const kept = [join(folder, 'checkpoints.ndjson'), ...checkpoints].flatMap((each, n) => (n === 0 && !existsSync(each) ? [] : checkpointsOf(each)));
  report(await verifyLogs(lines, { publicKeys: trusted, kept, graceSeconds: GRACE_S }));
}

function report(logs: readonly Verified[]): void {
  for (const { service, links, unlinked, newest } of logs) {
    console.log(`${service}: ${links} 条已编入 linked, ${unlinked} 条待编入 waiting`);
    // To be kept elsewhere: whoever can cut the log's end off cannot make this again.
    if (newest) console.log(JSON.stringify(newest));
  }
  const faults = logs.flatMap(({ service, faults: found }) => found.map(({ zh, en }) => `${service}: ${zh} ${en}`));
  if (logs.length === 0) throw new PlatformProblem('没有审计日志可核验。There is no audit log to verify.');
  if (faults.length > 0) throw new PlatformProblem(`审计日志核验不通过。The audit log does not verify.\n${faults.join('\n')}`);
  const unsigned = logs.filter(({ links, newest }) => links > 0 && !newest).map(({ service }) => service);
  if (unsigned.length > 0) throw new PlatformProblem(`${unsigned.join(', ')}: 日志未经签署，无法证明未被改写。The log is not signed: nothing proves that it was not written anew.`);
  console.log('审计日志核验通过。The audit log verifies.');
}

/** The keys that sign for the installation: what was made public in its data directory, and what the command names. */
function publicKeys(folder: string, files: readonly string[]): KeyObject[] {
  const own = existsSync(folder) ? readdirSync(folder).filter((name) => /^key-[0-9a-f]{16}\.pem$/.test(name)) : [];
  const all = [...own.map((name) => join(folder, name)), ...files];
  if (all.length === 0) {
    throw new PlatformProblem(`${folder} 中没有审计公钥，请用 --key 指定。There is no public audit key in ${folder}: name one with --key.`);
  }
  return all.map((file) => {
    try {
      return createPublicKey(readFileSync(file));
    } catch {
      throw new PlatformProblem(`${file} 不是可读的公钥文件。${file} is not a readable public key (PEM).`);
    }
  });
}

function checkpointsOf(file: string): Checkpoint[] {
  try {
    const lines = readFileSync(file, 'utf8').split('\n').filter((line) => line.trim() !== '');
    return lines.map((line) => checkpointShape.parse(JSON.parse(line)));
  } catch {
    throw new PlatformProblem(`检查点文件 ${file} 不可读或已损坏。The file of checkpoints ${file} is not readable or damaged.`);
  }
}

/** Every audit log in the database, one service after the other. */
async function* linesOf(databaseUrl: string): AsyncGenerator<ExportLine> {
  const pool = new Pool({ connectionString: databaseUrl, max: 1 });
  try {
    const { rows } = await pool.query<{ name: string }>(
      `SELECT n.nspname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relname = 'audit_link' AND c.relkind = 'r' ORDER BY n.nspname`,
    );
    for (const { name } of rows) yield* readLog(pool, name);
  } finally {
    await pool.end();
  }
}

async function* linesOfFile(file: string): AsyncGenerator<ExportLine> {
  if (!existsSync(file)) throw new PlatformProblem(`没有文件 ${file}。There is no file ${file}.`);
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    number += 1;
    let read: ExportLine;
    try {
      read = exportLineShape.parse(JSON.parse(line));
    } catch (error) {
      if (!(error instanceof SyntaxError || error instanceof ZodError)) throw error;
      throw new PlatformProblem(`${file} 第 ${number} 行已损坏，不是导出的原样。Line ${number} of ${file} is damaged: it is not as it was exported.`);
    }
    yield read;
  }
}

/** Writes every log to a new file; the export is an act in the log that it exports. */
async function exportLogs(root: string, file: string): Promise<void> {
  const installation = await findInstallation(root, process.env);
  if (existsSync(file)) throw new PlatformProblem(`文件 ${file} 已存在。There is a file ${file} already.`);
  await inDirectory(installation, (context) =>
    recordReading(context, { action: 'audit.export', subject: { type: 'AuditLog', id: 'all' }, asked: { by: 'npm run audit:export' } }),
  );
  const handle = await open(file, 'wx', 0o600);
  let written = 0;
  try {
    let held: string[] = [];
    const flush = async (): Promise<void> => {
      await handle.appendFile(held.join(''));
      held = [];
    };
    for await (const line of linesOf(installation.databaseUrl)) {
      held.push(`${JSON.stringify(line)}\n`);
      if (line.kind === 'entry') written += 1;
      if (held.length >= 5_000) await flush();
    }
    await flush();
    await handle.sync();
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
  console.log(`已导出 ${written} 条到 ${file}（含业务内容，请妥善保管）。${written} entries are in ${file}, business content among them: keep it safe.`);
}
