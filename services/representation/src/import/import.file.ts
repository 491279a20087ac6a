import { createHash } from 'node:crypto';
import type { Context } from '../context.ts';
import { UnfitFile } from './table.read.ts';

/** Bytes at most; the gateway takes no larger file. */
export const LARGEST = 50 * 1024 * 1024;

/** The bytes of an uploaded file. @throws UnfitFile where it is larger than allowed */
export async function readFile(context: Context, id: string): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of await context.files.open(id)) {
    const bytes = Buffer.from(piece as Uint8Array);
    size += bytes.length;
    if (size > LARGEST) throw new UnfitFile('TOO_LARGE');
    pieces.push(bytes);
  }
  return Buffer.concat(pieces);
}

/** SHA-256, hexadecimal. */
export function digestOfFile(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
