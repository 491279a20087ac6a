import type { Writable } from 'node:stream';
import { once } from 'node:events';

const BLOCK = 512;

/** The archive is not as it was written. */
export class Damaged extends Error {}

/** One file of an archive; its content must be read before the next is asked for. */
export interface Member {
  name: string;
  size: number;
  content: AsyncIterable<Buffer>;
}

/** Writes members one after the other, whoever hands them in; waits while the target is full. */
export class TarWriter {
  readonly #target: Writable;
  #last: Promise<void> = Promise.resolve();

  constructor(target: Writable) {
    this.#target = target;
  }

  /** @param content of exactly `size` bytes */
  add(name: string, size: number, content: Iterable<Buffer> | AsyncIterable<Buffer>): Promise<void> {
    const mine = this.#last.then(() => this.#write(name, size, content));
    // What failed is thrown to whom it belongs to; the next one fails by itself on the same target.
    this.#last = mine.catch(() => undefined);
    return mine;
  }

  addJson(name: string, value: object): Promise<void> {
    const text = Buffer.from(JSON.stringify(value));
    return this.add(name, text.length, [text]);
  }

  async end(): Promise<void> {
    await this.#last;
    await this.#push(Buffer.alloc(2 * BLOCK));
    this.#target.end();
  }

  async #write(name: string, size: number, content: Iterable<Buffer> | AsyncIterable<Buffer>): Promise<void> {
    await this.#push(header(name, size));
    let written = 0;
    for await (const piece of content) {
      written += piece.length;
      if (written > size) break;
      await this.#push(piece);
    }
    if (written !== size) throw new Error(`${name} changed while it was read`);
    const over = size % BLOCK;
    if (over > 0) await this.#push(Buffer.alloc(BLOCK - over));
  }

  async #push(piece: Buffer): Promise<void> {
    const { errored } = this.#target;
    if (errored) throw errored;
    if (!this.#target.write(piece)) await once(this.#target, 'drain');
  }
}

/** Header of an ordinary file, POSIX ustar: what any tar reads. */
function header(name: string, size: number): Buffer {
  if (!/^[\x21-\x7e]{1,100}$/.test(name)) throw new Error(`not a name for an archive: ${name}`);
  const block = Buffer.alloc(BLOCK);
  const octal = (value: number, length: number): string => `${value.toString(8).padStart(length, '0')}\0`;
  block.write(`${octal(0o600, 7)}${octal(0, 7)}${octal(0, 7)}${octal(size, 11)}${octal(0, 11)}        0`, 100, 'latin1');
  block.write(name, 0, 'latin1');
  block.write('ustar\x0000', 257, 'latin1');
  block.write(`${octal(sumOf(block), 6)} `, 148, 'latin1');
  return block;
}

const sumOf = (block: Buffer): number => block.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 32 : byte), 0);

/** The members of an archive, to its very end. @throws Damaged where it is not one, or is cut off */
export async function* readTar(source: AsyncIterable<Buffer>): AsyncGenerator<Member> {
  const taken = new Taker(source);
  for (;;) {
    const block = await taken.exactly(BLOCK);
    if (block.every((byte) => byte === 0)) break;
    const name = /^[^\0]*/.exec(block.toString('latin1', 0, 100))?.[0] ?? '';
    const size = Number.parseInt(block.toString('latin1', 124, 135), 8);
    if (block.toString('latin1', 257, 262) !== 'ustar' || Number.parseInt(block.toString('latin1', 148, 154), 8) !== sumOf(block)) {
      throw new Damaged('not a header of an archive');
    }
    const content = taken.next(size);
    yield { name, size, content };
    for await (const _rest of content);
    await taken.exactly((BLOCK - (size % BLOCK)) % BLOCK);
  }
  for await (const rest of taken.next(Infinity)) if (rest.some((byte) => byte !== 0)) throw new Damaged('something follows the end');
}

/** Pieces of a stream as they are needed. */
class Taker {
  readonly #source: AsyncIterator<Buffer>;
  #held: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  async exactly(size: number): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for await (const piece of this.next(size)) pieces.push(piece);
    return Buffer.concat(pieces);
  }

  /** @throws Damaged where a finite size is not there */
  next(size: number): AsyncGenerator<Buffer> {
    let left = size;
    const take = async (): Promise<Buffer | undefined> => {
      if (left === 0) return undefined;
      if (this.#held.length === 0) {
        const { value, done } = await this.#source.next();
        if (done) {
          if (left === Infinity) return undefined;
          throw new Damaged('the archive is cut off');
        }
        this.#held = value;
      }
      const piece = this.#held.subarray(0, Math.min(left, this.#held.length));
      this.#held = this.#held.subarray(piece.length);
      left -= piece.length;
      return piece;
    };
    return (async function* () {
      for (let piece = await take(); piece; piece = await take()) yield piece;
    })();
  }
}
