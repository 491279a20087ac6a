import { createHash } from 'node:crypto';
import { migrations as ofDirectory } from '@redpine/directory/migrations';
import { migrations as ofGateway } from '@redpine/gateway/migrations';
import { migrations as ofRepresentation } from '@redpine/representation/migrations';
import { z } from 'zod';
import { PlatformProblem } from '../problem.ts';
import { FORMAT, MANIFEST, type Manifest } from './save.ts';
import { type Opener, readSealed } from './seal.ts';
import { PARTS, RowSum, type Sum } from './tables.ts';
import { Damaged, type Member } from './tar.ts';

/** What makes the tables of each part, in order. */
export const MIGRATIONS = { directory: ofDirectory, representation: ofRepresentation, gateway: ofGateway } as const;

const name = z.string().regex(/^[a-z_][a-z0-9_]*$/);
const manifestShape = z.object({
  format: z.literal(FORMAT),
  at: z.iso.datetime(),
  parts: z.array(z.object({ part: z.enum(PARTS), migrations: z.array(z.string()) })).min(1),
  tables: z.array(z.object({ schema: name, name, columns: z.array(name).min(1) })),
  sequences: z.array(z.object({ schema: name, name, last: z.string().regex(/^\d+$/), called: z.boolean() })),
});
export const sumShape = z.object({ rows: z.number(), digest: z.string() });
const TABLE = /^tables\/(?<table>[a-z_]+\/[a-z0-9_]+)\/(?<what>\d{6}\.copy|sum\.json)$/;
const FILE = /^files\/(?<folder>[0-9a-f]{2})\/(?<rest>[0-9a-f]{62})$/;
const BESIDE = /^(keys\/platform\.json|audit\/[A-Za-z0-9.-]+)$/;

/** Where a member of a backup belongs. */
export type Place =
  | { kind: 'rows' | 'sum'; table: string }
  | { kind: 'file'; digest: string }
  | { kind: 'beside' };

/** @throws Damaged for a name that no backup has, such as one that leads out of the data directory */
export function placeOf(member: string): Place {
  const table = TABLE.exec(member)?.groups;
  if (table) return { kind: table['what'] === 'sum.json' ? 'sum' : 'rows', table: table['table'] ?? '' };
  const file = FILE.exec(member)?.groups;
  if (file) return { kind: 'file', digest: `${file['folder']}${file['rest']}` };
  if (BESIDE.test(member)) return { kind: 'beside' };
  throw new Damaged(`not a member of a backup: ${member}`);
}

export async function textOf(member: Member): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of member.content) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

/** The manifest, which is the first member. @throws PlatformProblem where a newer Redpine wrote it */
export async function readManifest(member: Member): Promise<Manifest> {
  if (member.name !== MANIFEST) throw new Damaged('there is no manifest');
  const found: unknown = JSON.parse(await textOf(member));
  const { format } = z.object({ format: z.number() }).parse(found);
  if (format > FORMAT) throw newer();
  const manifest = manifestShape.parse(found);
  for (const { part, migrations } of manifest.parts) {
    const known = new Set(MIGRATIONS[part].map((each) => ('name' in each ? each.name : '')));
    if (migrations.some((each) => !known.has(each))) throw newer();
  }
  return manifest;
}

export const newer = (): PlatformProblem =>
  new PlatformProblem('备份由更新版本的红松制作，请用该版本恢复。The backup was made by a newer Redpine: restore it with that one.');

/** Reads a whole backup and proves all of it, writing nothing. @throws PlatformProblem as `readSealed` */
export async function checkBackup(file: string, opener: Opener): Promise<Manifest> {
  let manifest: Manifest | undefined;
  const sums = new Map<string, RowSum>();
  const whole = new Set<string>();
  await readSealed(file, opener, async (members) => {
    for await (const member of members) {
      if (!manifest) {
        manifest = await readManifest(member);
        continue;
      }
      const place = placeOf(member.name);
      if (place.kind === 'rows') {
        const sum = sums.get(place.table) ?? new RowSum();
        sums.set(place.table, sum);
        for await (const piece of member.content) sum.add(piece);
      } else if (place.kind === 'sum') {
        const wanted = sumShape.parse(JSON.parse(await textOf(member)));
        if (!isSame(wanted, (sums.get(place.table) ?? new RowSum()).sum())) throw new Damaged(`rows are missing: ${place.table}`);
        whole.add(place.table);
      } else if (place.kind === 'file') {
        const digest = createHash('sha256');
        for await (const piece of member.content) digest.update(piece);
        if (digest.digest('hex') !== place.digest) throw new Damaged(`not the file that it was: ${member.name}`);
      }
    }
    if (!manifest?.tables.every((each) => whole.has(`${each.schema}/${each.name}`))) throw new Damaged('tables are missing');
  });
  if (!manifest) throw new Error('a backup was read without its manifest');
  return manifest;
}

export const isSame = (one: Sum, other: Sum): boolean => one.rows === other.rows && one.digest === other.digest;
