import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { createZstdCompress, createZstdDecompress } from 'node:zlib';
import { Decrypter, Encrypter } from 'age-encryption';
import { PlatformProblem } from '../problem.ts';
import { Damaged, type Member, readTar, TarWriter } from './tar.ts';

/** Who can open a backup: whoever knows the passphrase, or holds the private half of one of the keys (`age1…`). */
export type Lock = { passphrase: string } | { recipients: readonly string[] };
/** What opens one: the passphrase, or a private key (`AGE-SECRET-KEY-1…`). */
export type Opener = { passphrase: string } | { identity: string };

/**
 * Writes a new file: a tar, compressed (zstd), encrypted (age: scrypt or X25519, ChaCha20-Poly1305 in pieces of 64 KB
 * whose order and end are part of the proof). It bears its name only once it is whole and on the disk.
 */
export async function writeSealed(file: string, lock: Lock, fill: (archive: TarWriter) => Promise<void>): Promise<void> {
  const encrypter = new Encrypter();
  if ('passphrase' in lock) encrypter.setPassphrase(lock.passphrase);
  else for (const recipient of lock.recipients) addRecipient(encrypter, recipient);
  const draft = `${file}.part`;
  const compressed = createZstdCompress();
  const sealed = await encrypter.encrypt(Readable.toWeb(compressed) as globalThis.ReadableStream<Uint8Array>);
  const written = pipeline(
    Readable.fromWeb(sealed as ReadableStream<Uint8Array>),
    createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true }),
  );
  // Whoever fills hears of a full disk at once.
  written.catch((error: unknown) => compressed.destroy(error instanceof Error ? error : undefined));
  const archive = new TarWriter(compressed);
  try {
    await fill(archive);
    await archive.end();
    await written;
    await rename(draft, file);
  } catch (error) {
    compressed.destroy(error instanceof Error ? error : undefined);
    await written.catch(() => undefined);
    await rm(draft, { force: true });
    throw error;
  }
}

function addRecipient(encrypter: Encrypter, recipient: string): void {
  try {
    encrypter.addRecipient(recipient);
  } catch {
    throw new PlatformProblem(`${recipient} 不是 age 公钥（age1…）。${recipient} is not a public key of age (age1…).`);
  }
}

/**
 * Reads the members of a backup to its end, each proven before it is handed out.
 * @throws PlatformProblem where the file is none, is opened by something else, was altered or cut off
 */
export async function readSealed(file: string, opener: Opener, read: (members: AsyncIterable<Member>) => Promise<void>): Promise<void> {
  const decrypter = new Decrypter();
  if ('passphrase' in opener) decrypter.addPassphrase(opener.passphrase);
  else decrypter.addIdentity(opener.identity);
  const source = createReadStream(file);
  const opened = await decrypter.decrypt(Readable.toWeb(source) as globalThis.ReadableStream<Uint8Array>).catch((error: unknown) => {
    source.destroy();
    if (isOfSystem(error)) throw error;
    if (error instanceof Error && error.message.includes('no identity matched')) {
      throw new PlatformProblem(`口令或密钥打不开备份 ${file}。The passphrase or key does not open the backup ${file}.`, { cause: error });
    }
    throw new PlatformProblem(`${file} 不是红松的备份，或其开头已损坏。${file} is not a backup of Redpine, or its beginning is damaged.`, { cause: error });
  });
  let failed: { error: unknown } | undefined;
  try {
    await pipeline(Readable.fromWeb(opened as unknown as ReadableStream<Uint8Array>), createZstdDecompress(), async (plain: AsyncIterable<Buffer>) => {
      try {
        await read(readTar(proven(plain)));
      } catch (error) {
        failed = { error };
        throw error;
      }
    });
  } catch (error) {
    // The first to fail says why; what it tears down fails after it.
    const reason = failed ? failed.error : error;
    if (!(reason instanceof Damaged)) throw reason;
    throw new PlatformProblem(`备份 ${file} 已被改动或不完整。The backup ${file} was altered or cut off.`, { cause: reason });
  }
}

async function* proven(plain: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* plain;
  } catch (error) {
    throw isOfSystem(error) ? error : new Damaged('not as it was sealed', { cause: error });
  }
}

const isOfSystem = (error: unknown): boolean => error instanceof Error && 'syscall' in error;
