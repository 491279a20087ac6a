/** What a picture tells beside what is to be seen, such as where and when it was taken (个人信息保护法 art. 6). */

const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;
const COMMENT = 0xfe;
const ORIENTATION = 0x0112;
const PNG_HEADER = 8;
/** What a PNG is made of, and what its colours need. */
const PNG_KEPT: ReadonlySet<string> = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'cICP', 'sBIT', 'pHYs', 'bKGD', 'acTL', 'fcTL', 'fdAT']);

/**
 * The picture without its metadata and without what is hung behind it; turned as before. Undefined where the bytes are
 * not what a JPEG or PNG is made of. Files of other kinds as they are.
 */
export function withoutMetadata(content: Buffer, mediaType: string): Buffer | undefined {
  if (mediaType === 'image/jpeg') return jpeg(content);
  return mediaType === 'image/png' ? png(content) : content;
}

function jpeg(content: Buffer): Buffer | undefined {
  if (content[0] !== 0xff || content[1] !== START) return undefined;
  const kept: Buffer[] = [content.subarray(0, 2)];
  let at = 2;
  while (at + 2 <= content.length) {
    if (content[at] !== 0xff) return undefined;
    const marker = content[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === END) return Buffer.concat([...kept, content.subarray(at, at + 2)]);
    if (at + 4 > content.length) return undefined;
    const end = at + 2 + content.readUInt16BE(at + 2);
    if (end > content.length || end < at + 4) return undefined;
    const body = content.subarray(at + 4, end);
    const turned = marker === 0xe1 ? orientationOf(body) : 1;
    if (turned !== 1) kept.push(turnedBy(turned));
    const next = marker === SCAN ? scanEnd(content, end) : end;
    if (isShown(marker, body)) kept.push(content.subarray(at, next));
    at = next;
  }
  return undefined;
}

/** Of what applications add, the picture needs its profile of colours and what Adobe says of their order. */
function isShown(marker: number, body: Buffer): boolean {
  if (marker === COMMENT) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  return marker === 0xe0 || marker === 0xee || (marker === 0xe2 && body.toString('latin1', 0, 11) === 'ICC_PROFILE');
}

/** Where the coded lines end: at the first marker that is neither stuffing nor a restart. */
function scanEnd(content: Buffer, from: number): number {
  for (let at = content.indexOf(0xff, from); at !== -1; at = content.indexOf(0xff, at + 1)) {
    const next = content[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return content.length;
}

/** 1 to 8 as Exif counts them; 1 where it says nothing. */
function orientationOf(body: Buffer): number {
  if (body.toString('latin1', 0, 6) !== 'Exif\0\0') return 1;
  const tiff = body.subarray(6);
  const isLittle = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number): number => (at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const long = (at: number): number => (at + 4 > tiff.length ? 0 : isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const directory = long(4);
  for (let n = 0; n < Math.min(short(directory), 100); n += 1) {
    const entry = directory + 2 + 12 * n;
    if (short(entry) === ORIENTATION) return short(entry + 8) <= 8 ? Math.max(short(entry + 8), 1) : 1;
  }
  return 1;
}

/** An Exif segment that says how the picture is turned and nothing else. */
function turnedBy(orientation: number): Buffer {
  const tiff = Buffer.from([0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]);
  const head = Buffer.from([0xff, 0xe1, 0, 2 + 6 + tiff.length]);
  return Buffer.concat([head, Buffer.from('Exif\0\0', 'latin1'), tiff]);
}

function png(content: Buffer): Buffer | undefined {
  const kept: Buffer[] = [content.subarray(0, PNG_HEADER)];
  for (let at = PNG_HEADER; at + 12 <= content.length; ) {
    const end = at + 12 + content.readUInt32BE(at);
    if (end > content.length) return undefined;
    const type = content.toString('latin1', at + 4, at + 8);
    if (PNG_KEPT.has(type)) kept.push(content.subarray(at, end));
    if (type === 'IEND') return Buffer.concat(kept);
    at = end;
  }
  return undefined;
}
