/** What proves that an entry stands in a log (RFC 9162): hashes are hexadecimal. */
export interface Proof {
  seq: number;
  leaf: string;
  path: readonly string[];
  checkpoint: { size: number; root: string };
}

const bytes = (hex: string): Uint8Array<ArrayBuffer> => new Uint8Array((hex.match(/../g) ?? []).map((pair) => parseInt(pair, 16)));
const hexOf = (content: ArrayBuffer): string => Array.from(new Uint8Array(content), (byte) => byte.toString(16).padStart(2, '0')).join('');

async function nodeOf(left: string, right: string): Promise<string> {
  return hexOf(await crypto.subtle.digest('SHA-256', bytes(`01${left}${right}`)));
}

/** Whether the path leads from the leaf to the signed root; computed here, so that the server's word is not taken for it. */
export async function isProven({ seq, leaf, path, checkpoint }: Proof): Promise<boolean> {
  if (seq < 0 || seq >= checkpoint.size) return false;
  let [at, last, hash] = [seq, checkpoint.size - 1, leaf];
  for (const sibling of path) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      hash = await nodeOf(sibling, hash);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else hash = await nodeOf(hash, sibling);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 && hash === checkpoint.root;
}
