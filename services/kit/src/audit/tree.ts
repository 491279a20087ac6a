import type { Subtree } from './merkle.ts';
import { nodeHash } from './merkle.ts';

/** Leaves of a tile, and nodes below one node of the next stored level: few enough to hash anew for each proof. */
export const WIDTH = 16;
const LEVELS_A_TILE = 4;

/** Rows of one statement, of whichever connection. */
export type Query = <T extends object>(text: string, values: readonly unknown[]) => Promise<T[]>;

// A tile's hashes in one value: one row to read where there would be 256.
const TILES = `
  SELECT t.level, t.first::float8 AS first,
         CASE t.level
           WHEN 0 THEN (SELECT string_agg(l.hash, ''::bytea ORDER BY l.seq) FROM audit_link l
                         WHERE l.seq >= t.first AND l.seq < t.first + ${WIDTH})
           ELSE (SELECT string_agg(n.hash, ''::bytea ORDER BY n.index) FROM audit_node n
                  WHERE n.level = t.level AND n.index >= t.first AND n.index < t.first + ${WIDTH})
         END AS hashes
    FROM unnest($1::smallint[], $2::bigint[]) AS t(level, first)`;

/**
 * The subtrees around the positions, read from the log's tables: all that proofs for such leaves and trees of such
 * sizes need, at most one tile per position and level. Throws, when it is used, where the log lacks a node.
 */
export async function readSubtrees(query: Query, positions: readonly number[]): Promise<Subtree> {
  const wanted = new Map<string, [level: number, first: number]>();
  const size = Math.max(...positions);
  for (let level = 0, width = 1; width <= size || level === 0; level += 1, width *= WIDTH) {
    for (const position of positions) {
      const first = Math.floor(position / width / WIDTH) * WIDTH;
      wanted.set(`${level}:${first}`, [level, first]);
    }
  }
  const tiles = [...wanted.values()];
  const rows = await query<{ level: number; first: number; hashes: Buffer | null }>(TILES, [
    tiles.map(([level]) => level),
    tiles.map(([, first]) => first),
  ]);
  const found = new Map(rows.map(({ level, first, hashes }) => [`${level}:${first}`, hashes]));
  const subtree: Subtree = (level, index) => {
    if (level % LEVELS_A_TILE > 0) return nodeHash(subtree(level - 1, 2 * index), subtree(level - 1, 2 * index + 1));
    const place = index % WIDTH;
    const hash = found.get(`${level / LEVELS_A_TILE}:${index - place}`)?.subarray(place * 32, place * 32 + 32);
    if (hash?.length !== 32) throw new Error(`The audit log lacks node ${index} of level ${level}`);
    return hash;
  };
  return subtree;
}

/** The level of `audit_node` that holds subtrees of this height; null where they are computed when they are needed. */
export const storedLevel = (level: number): number | null =>
  level > 0 && level % LEVELS_A_TILE === 0 ? level / LEVELS_A_TILE : null;
