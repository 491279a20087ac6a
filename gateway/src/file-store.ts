import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileTypeFromFile } from 'file-type';
import type { Clock } from '@redpine/kit/clock';
import type { Database } from '@redpine/kit/database';
import type { FileReference, Files } from '@redpine/kit/files';
import { PeerProblem } from '@redpine/kit/peer';
import { ACCEPTED, kindOf, safeName, TextSniffer } from './file-kinds.ts';
import { GatewayProblem } from './problem.ts';

export const MAXIMUM_BYTES = 50 * 1024 * 1024;
/** Files looked at in one sweep. */
const SWEPT = 1_000;
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export interface StoredFile extends FileReference {
  /** SHA-256 of the content, hexadecimal; of a visitor's, with a salt before it. */
  digest: string;
}

/** Bounds of what somebody without an account uploads. */
export interface Intake {
  bytes: number;
  /** Extensions. */
  kinds: readonly string[];
  /** By one uploader. */
  most: number;
  /** By all of them in a day: nobody fills the disk. */
  daily: number;
}

const DAY_MS = 86_400_000;

/**
 * Files by content: `<data>/files/ab/cdef…`, named in the gateway's table `file`; equal content is kept once. A visitor's
 * file is kept by itself, so that it can go again.
 */
export class FileStore implements Files {
  readonly #database: Pick<Database, 'query'>;
  readonly #folder: string;
  readonly #clock: Clock;

  constructor(options: { database: Pick<Database, 'query'>; dataDir: string; clock: Clock }) {
    this.#database = options.database;
    this.#folder = join(options.dataDir, 'files');
    this.#clock = options.clock;
  }

  /**
   * Takes a stream in. Nothing of it is kept where it is refused.
   * @param intake bounds for a visitor; an account has none of her own
   * @throws GatewayProblem 413 past 50 MB or the intake's size, 400 when empty, 415 where the content is of no accepted kind,
   *   409 past the intake's number, 429 past that of a day
   */
  async take(content: Readable, name: string, uploader: string, intake?: Intake): Promise<StoredFile> {
    if (intake) await this.#hasRoom(uploader, intake);
    const incoming = join(this.#folder, 'incoming', randomUUID());
    await mkdir(join(this.#folder, 'incoming'), { recursive: true });
    try {
      const { digest, size } = await receive(content, incoming, { bytes: intake?.bytes ?? MAXIMUM_BYTES, salt: intake ? randomUUID() : '' });
      if (size === 0) throw new GatewayProblem(400, 'FILE_EMPTY', 'The file is empty.');
      const detected = (await fileTypeFromFile(incoming))?.mime;
      const kind = kindOf({ detected, isText: detected === undefined && (await isText(incoming)), name });
      if (!kind || intake?.kinds.includes(kind.extension) === false) {
        const kinds = (intake?.kinds ?? ACCEPTED).join(', ');
        throw new GatewayProblem(415, 'FILE_KIND', `The content is of no kind that is accepted: ${kinds}.`);
      }
      const path = this.#path(digest);
      await mkdir(join(path, '..'), { recursive: true });
      await rename(incoming, path);
      const stored = { digest, name: safeName(name, kind), mediaType: kind.mediaType, size, uploadedBy: uploader };
      const id = await this.#enter(stored, intake);
      if (id === undefined) {
        await rm(path, { force: true });
        throw tooMany(intake?.most ?? 0);
      }
      return { id, ...stored };
    } finally {
      await rm(incoming, { force: true });
    }
  }

  /** The row's id; nothing where the uploader's places are taken meanwhile. */
  async #enter({ digest, name, mediaType, size, uploadedBy }: Omit<StoredFile, 'id'>, intake?: Intake): Promise<string | undefined> {
    for (const slot of intake ? Array.from({ length: intake.most }, (_, n) => n + 1) : [null]) {
      const [row] = await this.#database.query<{ id: string }>(
        `INSERT INTO file (digest, name, media_type, size, uploaded_by, at, slot, checked_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7::smallint, CASE WHEN $7::smallint IS NOT NULL THEN $6::timestamptz END)
         ON CONFLICT (uploaded_by, slot) WHERE slot IS NOT NULL DO NOTHING RETURNING id`,
        [digest, name, mediaType, size, uploadedBy, this.#clock(), slot],
      );
      if (row) return row.id;
    }
    return undefined;
  }

  async #hasRoom(uploader: string, { most, daily }: Intake): Promise<void> {
    const [row] = await this.#database.query<{ own: number; lately: number }>(
      `SELECT count(*) FILTER (WHERE uploaded_by = $1)::int AS own, count(*) FILTER (WHERE at > $2)::int AS lately
       FROM file WHERE slot IS NOT NULL AND (uploaded_by = $1 OR at > $2)`,
      [uploader, new Date(this.#clock().getTime() - DAY_MS)],
    );
    if ((row?.own ?? 0) >= most) throw tooMany(most);
    if ((row?.lately ?? 0) >= daily) throw new GatewayProblem(429, 'FILE_RATE', 'No more files are taken today.', {}, { 'retry-after': '3600' });
  }

  /**
   * Removes those visitors' files that no service keeps, a day after they came and once a day from then on.
   * @param kept which of the ids some service refers to; throws where one does not say
   */
  async sweep(kept: (ids: readonly string[]) => Promise<ReadonlySet<string>>): Promise<void> {
    const now = this.#clock();
    const due = await this.#database.query<{ id: string }>(
      'SELECT id FROM file WHERE checked_at <= $1 ORDER BY checked_at LIMIT $2', [new Date(now.getTime() - DAY_MS), SWEPT],
    );
    if (due.length === 0) return;
    const ids = due.map(({ id }) => id);
    const stay = await kept(ids);
    await this.#database.query('UPDATE file SET checked_at = $2 WHERE id = ANY($1::uuid[])', [ids.filter((id) => stay.has(id)), now]);
    const gone = await this.#database.query<{ digest: string }>(
      'DELETE FROM file WHERE id = ANY($1::uuid[]) AND slot IS NOT NULL RETURNING digest', [ids.filter((id) => !stay.has(id))],
    );
    for (const { digest } of gone) await rm(this.#path(digest), { force: true });
  }

  async find(id: string): Promise<StoredFile | undefined> {
    return (await this.describe([id]))[0];
  }

  async describe(ids: readonly string[]): Promise<StoredFile[]> {
    const known = ids.filter((id) => ID.test(id));
    if (known.length === 0) return [];
    const rows = await this.#database.query<{
      id: string;
      digest: string;
      name: string;
      media_type: string;
      size: string;
      uploaded_by: string;
    }>(
      `SELECT f.id, f.digest, f.name, f.media_type, f.size, f.uploaded_by
       FROM unnest($1::uuid[]) WITH ORDINALITY AS asked(id, n) JOIN file f USING (id) ORDER BY asked.n`,
      [known],
    );
    return rows.map((row) => ({
      id: row.id,
      digest: row.digest,
      name: row.name,
      mediaType: row.media_type,
      size: Number(row.size),
      uploadedBy: row.uploaded_by,
    }));
  }

  async open(id: string): Promise<Readable> {
    const file = await this.find(id);
    if (!file) throw new PeerProblem('no such file', 404);
    return this.read(file);
  }

  /** The bytes of a file found before. Throws where the folder has lost them. */
  async read(file: Pick<StoredFile, 'digest'>): Promise<Readable> {
    const handle = await open(this.#path(file.digest));
    return handle.createReadStream();
  }

  #path(digest: string): string {
    return join(this.#folder, digest.slice(0, 2), digest.slice(2));
  }
}

export const tooLarge = (bytes: number): GatewayProblem => new GatewayProblem(413, 'FILE_SIZE', `A file has at most ${bytes / 1024 / 1024} MB.`);
const tooMany = (most: number): GatewayProblem => new GatewayProblem(409, 'FILE_COUNT', `At most ${most} files go together.`);

/** Writes a stream to disk, durably, within the size. With a salt, equal content has another digest. */
async function receive(content: Readable, path: string, { bytes, salt }: { bytes: number; salt: string }): Promise<{ digest: string; size: number }> {
  const hash = createHash('sha256').update(salt);
  let size = 0;
  const measured = new Transform({
    transform(piece: Buffer, _encoding, done) {
      size += piece.length;
      if (size > bytes) {
        done(tooLarge(bytes));
        return;
      }
      hash.update(piece);
      done(null, piece);
    },
  });
  const file = await open(path, 'wx', 0o600);
  await pipeline(content, measured, file.createWriteStream({ flush: true }));
  return { digest: hash.digest('hex'), size };
}

async function isText(path: string): Promise<boolean> {
  const sniffer = new TextSniffer();
  for await (const piece of createReadStream(path)) sniffer.add(piece as Buffer);
  return sniffer.isText();
}
