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
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export interface StoredFile extends FileReference {
  /** SHA-256 of the content, hexadecimal. */
  digest: string;
}

/** Files by content: `<data>/files/ab/cdef…`, named in the gateway's table `file`; equal content is kept once. */
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
   * @throws GatewayProblem 413 past 50 MB, 400 when empty, 415 where the content is of no accepted kind
   */
  async take(content: Readable, name: string, account: string): Promise<StoredFile> {
    const incoming = join(this.#folder, 'incoming', randomUUID());
    await mkdir(join(this.#folder, 'incoming'), { recursive: true });
    try {
      const { digest, size } = await receive(content, incoming);
      if (size === 0) throw new GatewayProblem(400, 'FILE_EMPTY', 'The file is empty.');
      const detected = (await fileTypeFromFile(incoming))?.mime;
      const kind = kindOf({ detected, isText: detected === undefined && (await isText(incoming)), name });
      if (!kind) {
        const kinds = ACCEPTED.join(', ');
        throw new GatewayProblem(415, 'FILE_KIND', `The content is of no kind that is accepted: ${kinds}.`);
      }
      const path = this.#path(digest);
      await mkdir(join(path, '..'), { recursive: true });
      await rename(incoming, path);
      const stored = { digest, name: safeName(name, kind), mediaType: kind.mediaType, size, uploadedBy: account };
      const [row] = await this.#database.query<{ id: string }>(
        `INSERT INTO file (digest, name, media_type, size, uploaded_by, at) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
        [digest, stored.name, stored.mediaType, size, account, this.#clock()],
      );
      if (!row) throw new Error('the row of a file did not come back');
      return { id: row.id, ...stored };
    } finally {
      await rm(incoming, { force: true });
    }
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

/** Writes a stream to disk, durably, within the size. */
async function receive(content: Readable, path: string): Promise<{ digest: string; size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  const measured = new Transform({
    transform(piece: Buffer, _encoding, done) {
      size += piece.length;
      if (size > MAXIMUM_BYTES) {
        done(new GatewayProblem(413, 'FILE_SIZE', `A file has at most ${MAXIMUM_BYTES / 1024 / 1024} MB.`));
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
