import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createLog } from '@redpine/kit/log';
import { restore } from '../backup/restore.ts';
import type { Opener } from '../backup/seal.ts';
import { platformOptions } from '../options.ts';
import { PlatformProblem } from '../problem.ts';
import { verifyDatabase } from './audit.ts';
import { passphraseOf } from './backup.ts';

const USAGE = 'Usage: npm run restore -- FILE [--identity FILE_WITH_AGE_KEY]';

/** Makes an installation of a backup, in an empty data directory and an empty database. */
export async function run(root: string, args: string[]): Promise<void> {
  const { file, identity } = restoreArguments(args);
  const opener: Opener = identity === undefined ? { passphrase: passphraseOf(process.env) } : { identity: identityOf(identity) };
  const { dataDir, databaseUrl, logLevel } = platformOptions(process.env, root);
  const { at, tables } = await restore(
    { file, opener, dataDir, databaseUrl, log: createLog('restore', logLevel), say: (sentence) => console.log(sentence) },
    (url) => verifyDatabase(url, join(dataDir, 'audit')),
  );
  console.log(`已恢复到 ${at} 的状态，共 ${tables.length} 张表；所有人须重新登录。Restored as at ${at}, ${tables.length} tables; everybody signs in anew.`);
}

function identityOf(file: string): string {
  const key = existsSync(file) ? /^AGE-SECRET-KEY-\S+$/m.exec(readFileSync(file, 'utf8'))?.[0] : undefined;
  if (key === undefined) throw new PlatformProblem(`${file} 中没有 age 私钥。There is no private key of age in ${file}.`);
  return key;
}

function restoreArguments(args: string[]): { file: string; identity: string | undefined } {
  try {
    const { positionals: [file, ...more], values } = parseArgs({ args, allowPositionals: true, options: { identity: { type: 'string' } } });
    if (file !== undefined && more.length === 0) return { file, identity: values.identity };
  } catch {
    throw new PlatformProblem(USAGE);
  }
  throw new PlatformProblem(USAGE);
}
