import { join } from 'node:path';
import { build, type InlineConfig, type Plugin, type Rolldown } from 'vite';
import type { AppPackage } from './app-manifest.ts';
import { documentNames } from './document-names.ts';
import type { SharedModules } from './shared-modules.ts';

/** One file of the output, not yet on disk. */
export interface OutputFile {
  fileName: string;
  content: string | Uint8Array;
}

/** A script chunk and what it imports statically: file names for its own build, bare specifiers for shared modules. */
export interface Chunk extends OutputFile {
  name: string;
  isEntry: boolean;
  /** what `import()` names, such as a page */
  isDynamicEntry: boolean;
  imports: string[];
  modules: string[];
}

export interface Bundle {
  chunks: Chunk[];
  assets: OutputFile[];
}

const ENTRY = '\0shared-entry:';

function base(folder: string, plugins: Plugin[], bundler: Rolldown.InputOptions, groups: Rolldown.CodeSplittingGroup[]): InlineConfig {
  return {
    root: folder,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins,
    oxc: { jsx: { runtime: 'automatic', development: false } },
    build: {
      write: false,
      target: 'chrome111',
      minify: true,
      modulePreload: false,
      cssCodeSplit: false,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 2000,
      rolldownOptions: {
        preserveEntrySignatures: 'allow-extension',
        checks: { pluginTimings: false },
        ...bundler,
        output: {
          codeSplitting: { groups },
          entryFileNames: 'assets/[name]-[hash].js',
          chunkFileNames: 'assets/[name]-[hash].js',
          assetFileNames: 'assets/[name]-[hash][extname]',
        },
      },
    },
  };
}

/** Runs `work` as a production build does, whatever the environment of the process (a test, a server) says. */
export async function inProduction<Result>(work: () => Promise<Result>): Promise<Result> {
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
}

async function run(config: InlineConfig): Promise<Bundle> {
  const result = await build(config);
  if (!Array.isArray(result) && !('output' in result)) throw new Error('the bundler went into watch mode');
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((bundle) => bundle.output);
  const chunks: Chunk[] = [];
  const assets: OutputFile[] = [];
  for (const output of outputs) {
    if (output.type === 'asset') assets.push({ fileName: output.fileName, content: output.source });
    else {
      const { fileName, name, isEntry, isDynamicEntry, imports, code } = output;
      chunks.push({ fileName, name, isEntry, isDynamicEntry, imports, content: code, modules: Object.keys(output.modules) });
    }
  }
  return { chunks, assets };
}

export function buildShared(ui: string, shared: SharedModules): Promise<Bundle> {
  const entries: Plugin = {
    name: 'redpine-shared-entries',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (source.startsWith(ENTRY)) return source;
      // An entry is text without a folder: what it imports is looked up as if from ui.
      if (importer?.startsWith(ENTRY)) return this.resolve(source, join(ui, 'src/entry.ts'), { skipSelf: true });
      return null;
    },
    load: (id) => (id.startsWith(ENTRY) ? (shared.entries.get(id.slice(ENTRY.length)) ?? null) : null),
  };
  // An entry with all that it needs: left alone, the bundler makes a file of whatever two entries share.
  const together = (entry: string) => ({ name: entry, test: (id: string) => id === ENTRY + entry });
  const input = Object.fromEntries([...shared.entries.keys()].map((name) => [name, ENTRY + name]));
  return run(base(ui, [entries], { input }, [together('libraries'), together('ui-core')]));
}

/** An app or the shell: everything in the import map stays a bare import. */
export function buildApp(
  app: Pick<AppPackage, 'name' | 'folder'>,
  shared: SharedModules,
  virtual: Record<string, string>,
): Promise<Bundle> {
  const data: Plugin = {
    name: 'redpine-build-data',
    enforce: 'pre',
    resolveId: (source) => (source in virtual ? `\0${source}` : null),
    load: (id) => (id.startsWith('\0') ? (virtual[id.slice(1)] ?? null) : null),
  };
  const bundler = {
    input: { [app.name]: join(app.folder, 'src/main.ts') },
    external: (id: string) => shared.specifiers.has(id),
  };
  // What several pages share is small: one file of it costs less than a request for each.
  const parts = { name: `${app.name}-parts`, test: /\/src\//, minShareCount: 2 };
  return run(base(app.folder, [documentNames(app.folder), data], bundler, [parts]));
}
