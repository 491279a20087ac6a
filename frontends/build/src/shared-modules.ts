import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import type { AppPackage } from './app-manifest.ts';
import { importsOf, sourcesUnder, valueImports } from './import-scan.ts';

/**
 * The shared modules: what every app takes from the import map instead of bundling.
 * `entries` are the modules the shared build makes (name → source text); `specifiers` says which entry
 * answers which import. Several `@redpine/ui/*` specifiers answer from one entry, because thirty small
 * files cost more in requests than they save in bytes; a module may export more than is asked of it.
 */
export interface SharedModules {
  entries: Map<string, string>;
  specifiers: Map<string, string>;
  /** antd export name → the tier specifier that an app's import is rewritten to */
  antdTier: Map<string, string>;
}

/** antd in parts by weight: what the chrome needs, and the heavy families that only some pages need. */
const ANTD_FAMILIES: Record<string, readonly string[]> = {
  'antd-date': ['DatePicker', 'TimePicker', 'Calendar'],
  'antd-table': ['Table', 'Pagination', 'Tree', 'Transfer', 'List'],
};

const COMMONJS = ['react', 'react-dom', 'react-dom/client', 'react/jsx-runtime'] as const;

/** The entry that every page needs and that changes with the dependencies alone: one file instead of seven. */
const LIBRARIES = 'libraries';
const CORE_TIER = 'antd/antd-core';

export function antdFolder(name: string): string {
  return name.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}

export function collectShared(frontends: string, apps: AppPackage[]): SharedModules {
  const ui = join(frontends, 'ui');
  const uiExports = readUiExports(ui);
  const shellFiles = sourcesUnder(join(frontends, 'shell/src'));
  const appFiles = apps.flatMap((app) => sourcesUnder(join(app.folder, 'src')));
  const core = uiFilesReached(shellFiles, uiExports);
  const work = [...uiExports.values()].filter((file) => !core.has(file));

  const entries = new Map<string, string>();
  const specifiers = new Map<string, string>();
  const add = (specifier: string, entry: string, source: string): void => {
    entries.set(entry, source);
    specifiers.set(specifier, entry);
  };
  const libraries = [...reexportCommonJs(ui), `export * from 'single-spa';`, `export * from 'urql';`];
  for (const specifier of [...COMMONJS, 'single-spa', 'urql']) specifiers.set(specifier, LIBRARIES);

  const antdTier = new Map<string, string>();
  const everything = importsOf([...shellFiles, ...appFiles, ...core, ...work]);
  const coreAntd = importsOf([...shellFiles, ...core]).get('antd') ?? new Set<string>();
  for (const name of everything.get('antd') ?? []) antdTier.set(name, `antd/${antdTierOf(name, coreAntd)}`);
  for (const tier of new Set(antdTier.values())) {
    const names = [...antdTier].filter(([, of]) => of === tier).map(([name]) => name).toSorted();
    const lines = names.map((name) => `export { default as ${name} } from 'antd/es/${antdFolder(name)}';`);
    // antd's calendars speak through dayjs, which knows English alone until told.
    if (tier === CORE_TIER) {
      libraries.push(...lines);
      specifiers.set(tier, LIBRARIES);
      continue;
    }
    if (tier === 'antd/antd-date') lines.push(`import 'dayjs/locale/zh-cn';`);
    add(tier, tier.slice('antd/'.length), lines.join('\n'));
  }
  entries.set(LIBRARIES, libraries.join('\n'));
  if (everything.has('dayjs')) add('dayjs', 'dayjs', `export { default } from 'dayjs';`);
  const icons = [...(everything.get('@ant-design/icons') ?? [])].toSorted();
  const iconLines = icons.map((name) => `export { default as ${name} } from '@ant-design/icons/es/icons/${name}';`);
  if (icons.length > 0) add('@ant-design/icons', 'icons', iconLines.join('\n'));

  const union = (files: Iterable<string>): string =>
    [...files].toSorted().map((file) => `export * from ${JSON.stringify(file)};`).join('\n');
  const coreExports = [...uiExports.values()].filter((file) => core.has(file));
  entries.set('ui-core', union(coreExports));
  if (work.length > 0) entries.set('ui-work', union(work));
  for (const [specifier, file] of uiExports) specifiers.set(specifier, core.has(file) ? 'ui-core' : 'ui-work');
  return { entries, specifiers, antdTier };
}

function antdTierOf(name: string, core: Set<string>): string {
  if (core.has(name)) return CORE_TIER.slice('antd/'.length);
  return Object.entries(ANTD_FAMILIES).find(([, names]) => names.includes(name))?.[0] ?? 'antd-form';
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
    for (const { specifier } of valueImports(readFileSync(file, 'utf8'))) {
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
