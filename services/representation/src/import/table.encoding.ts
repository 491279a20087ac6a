/** Which encoding a text is in, and its pieces. Pure. */

export interface Decoded {
  encoding: 'UTF-8' | 'GB18030' | 'UTF-16';
  /** The text from its start, without a byte order mark, in pieces of about a million bytes. */
  pieces: () => Iterable<string>;
}

const PIECE = 1024 * 1024;
/** Above this share of broken characters a text was never UTF-8. */
const MOST_BROKEN = 0.05;

/** Null where the bytes are none of these. UTF-8 goes first: what is valid in it is hardly ever anything else. */
export function decoderFor(bytes: Uint8Array): Decoded | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decoded(bytes, 'utf-16le', 'UTF-16');
  const utf8 = decoded(bytes, 'utf-8', 'UTF-8');
  if (utf8) return utf8;
  // A single broken character in UTF-8 must not turn the whole text into other Chinese characters.
  return isBrokenUtf8(bytes) ? null : decoded(bytes, 'gb18030', 'GB18030');
}

function decoded(bytes: Uint8Array, label: string, encoding: Decoded['encoding']): Decoded | null {
  const pieces = function* (): Generator<string> {
    const decoder = new TextDecoder(label, { fatal: true });
    for (let at = 0; at < bytes.length; at += PIECE) yield decoder.decode(bytes.subarray(at, at + PIECE), { stream: true });
    yield decoder.decode();
  };
  try {
    for (const piece of pieces()) void piece;
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
  return { encoding, pieces };
}

function isBrokenUtf8(bytes: Uint8Array): boolean {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return true;
  const text = new TextDecoder('utf-8').decode(bytes);
  let broken = 0;
  let beyondAscii = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit > 0x7f) beyondAscii += 1;
    if (unit === 0xfffd) broken += 1;
  }
  return broken / beyondAscii < MOST_BROKEN;
}
