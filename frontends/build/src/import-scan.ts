import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const IMPORT = /^(?:import|export)\s+(?!type\s)[^'";]*?\s*from\s*'([^']+)'/gm;

/** What one source imports as values. */
export function valueImports(source: string): string[] {
  return [...source.matchAll(IMPORT)].map((match) => match[1] ?? '');
}

export function sourcesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules' || entry.name === 'gql') return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourcesUnder(path);
    return /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) ? [path] : [];
  });
}
