import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const IMPORT = /^(?:import|export)\s+(?!type\s)([^'";]*?)\s*from\s*'([^']+)'/gm;

/** What one source imports as values: specifier → the names (empty for a namespace or default import). */
export function valueImports(source: string): { specifier: string; names: string[] }[] {
  return [...source.matchAll(IMPORT)].map((match) => ({
    specifier: match[2] ?? '',
    names: namesOf(match[1] ?? ''),
  }));
}

function namesOf(clause: string): string[] {
  const braces = /\{([^}]*)\}/.exec(clause);
  return (braces?.[1] ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '))
    .map((name) => name.split(/\s+as\s+/)[0] ?? name);
}

export function sourcesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules' || entry.name === 'gql') return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourcesUnder(path);
    return /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

/** Value imports of many files, merged: specifier → names. */
export function importsOf(files: string[]): Map<string, Set<string>> {
  const merged = new Map<string, Set<string>>();
  for (const file of files) {
    for (const { specifier, names } of valueImports(readFileSync(file, 'utf8'))) {
      const known = merged.get(specifier) ?? new Set<string>();
      for (const name of names) known.add(name);
      merged.set(specifier, known);
    }
  }
  return merged;
}
