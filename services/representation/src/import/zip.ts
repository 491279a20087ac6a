import { constants, inflateRawSync } from 'node:zlib';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const MOST_ENTRIES = 2_000;
// Marks values that stand in the records of ZIP64, which a register of 50 MB does not need.
const ELSEWHERE = 0xffffffff;

export type ZipVerdict = 'FITS' | 'TOO_LARGE' | 'UNREADABLE';

/**
 * Whether everything in the archive unpacks to at most `limit` bytes in all. It is truly unpacked, entry by entry and
 * never beyond the limit: the sizes that an archive declares are its author's word alone.
 */
export function measureZip(archive: Buffer, limit: number): ZipVerdict {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > archive.length || archive.readUInt32LE(end) !== END) return 'UNREADABLE';
  const entries = archive.readUInt16LE(end + 10);
  if (entries > MOST_ENTRIES) return 'TOO_LARGE';
  let at = archive.readUInt32LE(end + 16);
  let left = limit;
  try {
    for (let entry = 0; entry < entries; entry += 1) {
      if (archive.readUInt32LE(at) !== ENTRY) return 'UNREADABLE';
      const declared = archive.readUInt32LE(at + 24);
      const size = unpackedSize(archive, at, left);
      if (size === null) return 'UNREADABLE';
      // Whoever unpacks later takes as much room as is declared.
      left -= Math.max(size, declared);
      if (left < 0) return 'TOO_LARGE';
      at += 46 + archive.readUInt16LE(at + 28) + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
    }
  } catch (error) {
    if (error instanceof RangeError && 'code' in error) {
      return error.code === 'ERR_BUFFER_TOO_LARGE' ? 'TOO_LARGE' : 'UNREADABLE';
    }
    if (error instanceof Error && 'errno' in error) return 'UNREADABLE';
    throw error;
  }
  return 'FITS';
}

/** Null where the entry is not as an entry must be. */
function unpackedSize(archive: Buffer, at: number, limit: number): number | null {
  const [method, packed, header] = [archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 20), archive.readUInt32LE(at + 42)];
  if (packed === ELSEWHERE || header === ELSEWHERE || archive.readUInt32LE(header) !== LOCAL) return null;
  const from = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
  if (from + packed > archive.length) return null;
  if (method === 0) return packed;
  if (method !== 8) return null;
  const bytes = archive.subarray(from, from + packed);
  return inflateRawSync(bytes, { maxOutputLength: Math.max(limit, 1), finishFlush: constants.Z_FINISH }).length;
}
