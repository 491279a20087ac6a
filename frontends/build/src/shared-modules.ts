import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { sourcesUnder, valueImports } from './import-scan.ts';

/**
 * The shared modules: what every app takes from the import map instead of bundling.
 * `entries` are the modules the shared build makes (name → source text); `specifiers` says which entry
 * answers which import. Several `@redpine/ui/*` specifiers answer from one entry, because thirty small
 * files cost more in requests than they save in bytes; a module may export more than is asked of it.
 */
export interface SharedModules {
  entries: Map<string, string>;
  specifiers: Map<string, string>;
}

/** For a document of its own, which bundles all that it needs. */
export const NOTHING_SHARED: SharedModules = { entries: new Map(), specifiers: new Map() };

const COMMONJS = ['react', 'react-dom', 'react-dom/client', 'react/jsx-runtime'] as const;

/** The entry that every page needs and that changes with the dependencies alone: one file instead of seven. */
const LIBRARIES = 'libraries';

export function collectShared(frontends: string): SharedModules {
  const ui = join(frontends, 'ui');
  const uiExports = readUiExports(ui);
  const shellFiles = sourcesUnder(join(frontends, 'shell/src'));
  const core = uiFilesReached(shellFiles, uiExports);
  const work = [...uiExports.values()].filter((file) => !core.has(file));

  const entries = new Map<string, string>();
  const specifiers = new Map<string, string>();
  const libraries = [...reexportCommonJs(ui), `export * from 'single-spa';`, `export * from 'urql';`];
  for (const specifier of [...COMMONJS, 'single-spa', 'urql']) specifiers.set(specifier, LIBRARIES);
  entries.set(LIBRARIES, libraries.join('\n'));

  const union = (files: Iterable<string>): string =>
    [...files].toSorted().map((file) => `export * from ${JSON.stringify(file)};`).join('\n');
  const coreExports = [...uiExports.values()].filter((file) => core.has(file));
  entries.set('ui-core', union(coreExports));
  if (work.length > 0) entries.set('ui-work', union(work));
  for (const [specifier, file] of uiExports) specifiers.set(specifier, core.has(file) ? 'ui-core' : 'ui-work');
  return { entries, specifiers };
}

function readUiExports(ui: string): Map<string, string> {
  const manifest = JSON.parse(readFileSync(join(ui, 'package.json'), 'utf8')) as { exports: Record<string, string> };
  return new Map(
    Object.entries(manifest.exports)
      .filter(([, file]) => /\.tsx?$/.test(file))
      .map(([key, file]) => [`@redpine/ui${key.slice(1)}`, resolve(ui, file)]),
  );
}

/** The ui files that `files` import, and what those import in turn. */
function uiFilesReached(files: string[], uiExports: Map<string, string>): Set<string> {
  const reached = new Set<string>();
  const visit = (file: string, own: boolean): void => {
    if (own && reached.has(file)) return;
    if (own) reached.add(file);
    for (const specifier of valueImports(readFileSync(file, 'utf8'))) {
      const exported = uiExports.get(specifier);
      if (exported) visit(exported, true);
      else if (own && /^\.\.?\/.*\.tsx?$/.test(specifier)) visit(resolve(dirname(file), specifier), true);
    }
  };
  for (const file of files) visit(file, false);
  return reached;
}

/** React ships CommonJS: a module entry has to list the names it exports. Each once; nothing imports a default one. */
function reexportCommonJs(ui: string): string[] {
  const require = createRequire(join(ui, 'package.json'));
  const taken = new Set(['default']);
  return COMMONJS.map((specifier) => {
    const names = Object.keys(require(specifier) as object).filter((name) => /^[a-zA-Z]\w*$/.test(name) && !taken.has(name));
    for (const name of names) taken.add(name);
    return `export { ${names.join(', ')} } from '${specifier}';`;
  });
}
