/**
 * A Merkle tree over an append-only log, as in RFC 6962 section 2.1 (RFC 9162 section 2.1): SHA-256, leaves hashed with
 * 0x00 before them and nodes with 0x01, so that neither passes for the other. Pure.
 */
import { hash } from 'node:crypto';

/** Hash of the complete subtree over the `2 ** level` leaves that begin at leaf `index * 2 ** level`. */
export type Subtree = (level: number, index: number) => Buffer;

const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

export const leafHash = (content: Uint8Array): Buffer => hash('sha256', Buffer.concat([LEAF, content]), 'buffer');

export const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer =>
  hash('sha256', Buffer.concat([NODE, left, right]), 'buffer');

/** The root over no leaves. */
const EMPTY = hash('sha256', '', 'buffer');

/** The largest power of two smaller than the number of leaves, which is at least 2; where the tree divides. */
function split(leaves: number): number {
  let half = 1;
  while (half * 2 < leaves) half *= 2;
  return half;
}

/** Root over the leaves from `from` (a multiple of the largest power of two in the range) to before `to`. */
function rangeRoot(from: number, to: number, subtree: Subtree): Buffer {
  const leaves = to - from;
  if (leaves === 1) return subtree(0, from);
  const half = split(leaves);
  if (half * 2 === leaves) return subtree(Math.round(Math.log2(leaves)), from / leaves);
  return nodeHash(rangeRoot(from, from + half, subtree), rangeRoot(from + half, to, subtree));
}

/** MTH(D[size]): the root over the first `size` leaves. */
export const treeRoot = (size: number, subtree: Subtree): Buffer => (size === 0 ? EMPTY : rangeRoot(0, size, subtree));

/** PATH(index, D[size]): what proves that a leaf is in the tree, from the leaf's side upwards. Throws RangeError. */
export function inclusionPath(index: number, size: number, subtree: Subtree): Buffer[] {
  if (index < 0 || index >= size) throw new RangeError(`leaf ${index} of ${size}`);
  const path: Buffer[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + split(to - from);
    if (index < middle) {
      path.push(rangeRoot(middle, to, subtree));
      to = middle;
    } else {
      path.push(rangeRoot(from, middle, subtree));
      from = middle;
    }
  }
  return path.reverse();
}

/** The root that the path leads to from the leaf; null where the path is not one of such a tree (RFC 9162, 2.1.3.2). */
export function rootOfInclusion(leaf: Uint8Array, index: number, size: number, path: readonly Uint8Array[]): Buffer | null {
  if (index < 0 || index >= size) return null;
  let [at, last] = [index, size - 1];
  let reached: Buffer = Buffer.from(leaf);
  for (const sibling of path) {
    if (last === 0) return null;
    if (at % 2 === 1 || at === last) {
      reached = nodeHash(sibling, reached);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else reached = nodeHash(reached, sibling);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? reached : null;
}

/** PROOF(old, D[size]): what proves that the tree of `old` leaves is the beginning of this one. Throws RangeError. */
export function consistencyPath(old: number, size: number, subtree: Subtree): Buffer[] {
  if (old < 0 || old > size) throw new RangeError(`${old} leaves of ${size}`);
  if (old === 0 || old === size) return [];
  const within = (from: number, to: number, isOldRoot: boolean): Buffer[] => {
    if (to === old) return isOldRoot ? [] : [rangeRoot(from, to, subtree)];
    const middle = from + split(to - from);
    return old <= middle
      ? [...within(from, middle, isOldRoot), rangeRoot(middle, to, subtree)]
      : [...within(middle, to, false), rangeRoot(from, middle, subtree)];
  };
  return within(0, size, true);
}

/** A tree of so many leaves. */
export interface Head {
  size: number;
  root: Uint8Array;
}

/** Whether the path proves that the second tree begins with the first (RFC 9162, 2.1.4.2). */
export function isConsistent(first: Head, second: Head, path: readonly Uint8Array[]): boolean {
  const same = (a: Uint8Array | undefined, b: Uint8Array): boolean => a !== undefined && Buffer.compare(a, b) === 0;
  if (first.size > second.size || first.size < 0) return false;
  if (first.size === second.size) return path.length === 0 && same(first.root, second.root);
  if (first.size === 0) return path.length === 0 && same(first.root, EMPTY);
  let [at, last] = [first.size - 1, second.size - 1];
  while (at % 2 === 1) [at, last] = [(at - 1) / 2, Math.floor(last / 2)];
  // A first tree that is a complete subtree is its own first node.
  const [start, ...rest] = at === 0 ? [first.root, ...path] : path;
  if (start === undefined) return false;
  let [one, two]: [Buffer, Buffer] = [Buffer.from(start), Buffer.from(start)];
  for (const node of rest) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      [one, two] = [nodeHash(node, one), nodeHash(node, two)];
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else two = nodeHash(two, node);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 && same(one, first.root) && same(two, second.root);
}

/** A subtree that became complete with the leaf that was last appended. */
export interface Completed {
  level: number;
  index: number;
  hash: Buffer;
}

/** The right edge of a growing tree: all that is needed to append and to say the root. */
export class Edge {
  /** Complete subtrees, the largest first. */
  readonly #complete: { level: number; hash: Buffer }[] = [];
  #size = 0;

  /** The edge of the tree of the first `size` leaves. */
  static of(size: number, subtree: Subtree): Edge {
    const edge = new Edge();
    for (let level = Math.floor(Math.log2(Math.max(size, 1))); level >= 0; level -= 1) {
      const width = 2 ** level;
      if (Math.floor(size / width) % 2 === 1) edge.#complete.push({ level, hash: subtree(level, Math.floor(size / width) - 1) });
    }
    edge.#size = size;
    return edge;
  }

  get size(): number {
    return this.#size;
  }

  /** Appends a leaf; answers the subtrees above it that are complete now, the smallest first. */
  append(leaf: Buffer): Completed[] {
    const made: Completed[] = [];
    let top = { level: 0, hash: leaf };
    this.#size += 1;
    for (let below = this.#complete.at(-1); below?.level === top.level; below = this.#complete.at(-1)) {
      this.#complete.pop();
      top = { level: top.level + 1, hash: nodeHash(below.hash, top.hash) };
      made.push({ ...top, index: this.#size / 2 ** top.level - 1 });
    }
    this.#complete.push(top);
    return made;
  }

  root(): Buffer {
    const [last, ...larger] = [...this.#complete].reverse();
    return last ? larger.reduce((right, { hash: left }) => nodeHash(left, right), last.hash) : EMPTY;
  }
}
