import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { recordReading } from '@redpine/kit/audit/reading';
import { save } from '../backup/save.ts';
import type { Lock } from '../backup/seal.ts';
import { findInstallation, inDirectory } from '../installation.ts';
import { PlatformProblem } from '../problem.ts';
import type { Environment } from '../services.ts';

const USAGE = 'Usage: npm run backup -- FILE [--recipient age1… …]';
const SHORTEST = 12;
/** Secrets that stand in the environment and not in the data directory. */
const ELSEWHERE = ['ACTOR_KEY', 'AUDIT_KEY', 'ACCOUNT_KEY', 'OIDC_CLIENT_SECRET'];

/** The passphrase of a backup. @throws PlatformProblem where there is none, or one that is soon guessed */
export function passphraseOf(env: Environment): string {
  const passphrase = env['BACKUP_PASSPHRASE'] ?? '';
  if (passphrase.length >= SHORTEST) return passphrase;
  throw new PlatformProblem(
    `请在变量 BACKUP_PASSPHRASE 中给出至少 ${SHORTEST} 个字符的口令。Give a passphrase of ${SHORTEST} characters or more in the variable BACKUP_PASSPHRASE.`,
  );
}

/** Writes one encrypted file of the whole installation, while it runs. */
export async function run(root: string, args: string[]): Promise<void> {
  const { file, recipients } = backupArguments(args);
  const lock: Lock = recipients.length > 0 ? { recipients } : { passphrase: passphraseOf(process.env) };
  const apart = ['DIRECTORY', 'REPRESENTATION', 'GATEWAY'].map((part) => `DATABASE_URL_${part}`).filter((each) => process.env[each]);
  if (apart.length > 0) {
    throw new PlatformProblem(
      `${apart.join('、')} 指向不同的数据库，无法取同一时刻的快照：请取消这些变量，逐库以 DATABASE_URL 备份。` +
        `${apart.join(', ')}: two databases have no instant in common. Unset these and back each up by giving it as DATABASE_URL.`,
    );
  }
  if (existsSync(file)) throw new PlatformProblem(`文件 ${file} 已存在。There is a file ${file} already.`);
  const installation = await findInstallation(root, process.env);
  await inDirectory(installation, (context) =>
    recordReading(context, { action: 'backup.make', subject: { type: 'Platform', id: 'all' }, asked: { by: 'npm run backup' } }),
  );
  const { options: { dataDir }, databaseUrl, clock } = installation;
  const { tables, rows, files, lost } = await save({ databaseUrl, dataDir, file, lock, now: clock() });
  const outside = ELSEWHERE.filter((each) => process.env[each]);
  if (outside.length > 0) console.error(`环境变量中的密钥不在备份内，请另行保管：${outside.join('、')}。These keys stand in the environment and not in the backup: keep ${outside.join(', ')} elsewhere.`);
  if (lost.length > 0) console.error(`有 ${lost.length} 个文件丢失或损坏，备份中没有它们。${lost.length} files are lost or damaged and not in the backup:\n${lost.join('\n')}`);
  console.log(`已备份 ${tables} 张表 ${rows} 行、${files} 个文件到 ${file}。${rows} rows of ${tables} tables and ${files} files are in ${file}.`);
}

function backupArguments(args: string[]): { file: string; recipients: string[] } {
  try {
    const { positionals: [file, ...more], values } = parseArgs({
      args, allowPositionals: true, options: { recipient: { type: 'string', multiple: true, default: [] } },
    });
    if (file !== undefined && more.length === 0) return { file, recipients: values.recipient };
  } catch {
    throw new PlatformProblem(USAGE);
  }
  throw new PlatformProblem(USAGE);
}
