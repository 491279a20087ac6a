import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Database } from '@redpine/kit/database';
import { exportJWK, generateKeyPair } from 'jose';
import { z } from 'zod';

const keysSchema = z.object({
  /** Private signing keys; the first signs, all verify. */
  jwks: z.object({ keys: z.array(z.record(z.string(), z.unknown())).min(1) }),
  /** Sign the issuer's cookies; the first signs, all verify. */
  cookieKeys: z.array(z.string().min(32)).min(1),
  /** The gateway's secret at the token endpoint. */
  clientSecret: z.string().min(32),
});

export type IssuerKeys = z.infer<typeof keysSchema>;

/**
 * The issuer's keys from `<dataDir>/keys/issuer.json`, made on first use and readable by the owner alone.
 * The platform hands `clientSecret` to the gateway.
 */
export async function issuerKeysOnDisk(dataDir: string): Promise<IssuerKeys> {
  const path = join(dataDir, 'keys', 'issuer.json');
  const kept = await readKept(path);
  if (kept) return kept;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, JSON.stringify(await makeKeys(), null, 2), { mode: 0o600, flag: 'wx' });
  try {
    // A link refuses an existing name: of two processes that start together, one makes the keys for both.
    await link(draft, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    await rm(draft);
  }
  const made = await readKept(path);
  if (!made) throw new Error(`The issuer's keys could not be written to ${path}.`);
  return made;
}

async function readKept(path: string): Promise<IssuerKeys | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  await chmod(path, 0o600);
  const parsed = keysSchema.safeParse(JSON.parse(text));
  if (!parsed.success) throw new Error(`${path} does not hold the issuer's keys; restore it from a backup.`);
  return parsed.data;
}

/** The issuer's keys from the database, for processes without a data directory of their own. */
export async function issuerKeysInDatabase(database: Database): Promise<IssuerKeys> {
  const select = 'SELECT keys FROM issuer_key';
  const [kept] = await database.query<{ keys: unknown }>(select, []);
  if (kept) return keysSchema.parse(kept.keys);
  await database.query('INSERT INTO issuer_key (keys) VALUES ($1::jsonb) ON CONFLICT DO NOTHING', [
    JSON.stringify(await makeKeys()),
  ]);
  const [made] = await database.query<{ keys: unknown }>(select, []);
  return keysSchema.parse(made?.keys);
}

async function makeKeys(): Promise<IssuerKeys> {
  const { privateKey } = await generateKeyPair('RS256', { modulusLength: 2048, extractable: true });
  const kid = randomBytes(8).toString('hex');
  return {
    jwks: { keys: [{ ...(await exportJWK(privateKey)), kid, use: 'sig', alg: 'RS256' }] },
    cookieKeys: [randomBytes(32).toString('base64url')],
    clientSecret: randomBytes(32).toString('base64url'),
  };
}
