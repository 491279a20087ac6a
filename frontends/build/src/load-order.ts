import type { Bundle, Chunk } from './vite-builds.ts';

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

/**
 * What to fetch as soon as an app is wanted: its entry's scripts, and those that at least half of its pages need,
 * which a browser would otherwise learn of from the entry, and then from the page.
 */
export function appPreload(bundle: Bundle, entry: string, loads: (fileName: string) => string[]): string[] {
  const pages = bundle.chunks.filter((chunk) => chunk.isDynamicEntry);
  const uses = Map.groupBy(pages.flatMap((page) => loads(page.fileName)), (address) => address);
  const common = [...uses].filter(([, each]) => each.length * 2 >= pages.length).map(([address]) => address);
  return [...new Set([...loads(entry), ...common])];
}
