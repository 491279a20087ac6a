import type { Chunk } from './vite-builds.ts';

/**
 * Which scripts a browser fetches, statically, once it asks for a file: its own build's chunks by file name
 * and shared modules through the import map. Breadth first, so the outermost come first.
 *
 * @returns a function from a file name to addresses, the file's own first
 */
export function loadOrder(chunks: Chunk[], imports: Record<string, string>): (fileName: string) => string[] {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  return (fileName) => {
    const seen = new Set([fileName]);
    for (const name of seen) {
      for (const imported of byName.get(name)?.imports ?? []) seen.add(imports[imported]?.slice(1) ?? imported);
    }
    return [...seen].map((name) => `/${name}`);
  };
}
