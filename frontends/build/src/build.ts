import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { findApps, type AppPackage } from './app-manifest.ts';
import { mergeDocuments } from './document-merge.ts';
import { appPreload, loadOrder } from './load-order.ts';
import { renderPage, renderPortal } from './page.ts';
import type { BuildReport } from './report.ts';
import { collectShared, NOTHING_SHARED } from './shared-modules.ts';
import { inputHash, readStamp } from './stamp.ts';
import { buildApp, buildShared, inProduction, type Bundle, type OutputFile } from './vite-builds.ts';

const gzipAsync = promisify(gzip);
const brotliAsync = promisify(brotliCompress);
const TEXT = /\.(js|css|html|svg|json|map)$/;
const UI_SHEETS = ['ui.css', 'controls.css', 'filters.css', 'forms.css', 'table.css', 'facts.css'];
/** Below this a compressed sibling saves no packet. */
const WORTH_COMPRESSING = 1024;

export interface BuildOptions {
  /** the repository's root */
  root: string;
  log: (line: string) => void;
}

/**
 * Builds every front end into `frontends/dist` and returns the sizes. An unchanged tree costs one hash of
 * the sources. The new tree is made beside the old one and swapped in, so a reader never meets half of it.
 */
export async function buildFrontends({ root, log }: BuildOptions): Promise<BuildReport> {
  const started = performance.now();
  const frontends = join(root, 'frontends');
  const dist = join(frontends, 'dist');
  const stamp = inputHash(root);
  if (readStamp(dist) === stamp) {
    const report = JSON.parse(readFileSync(join(dist, 'report.json'), 'utf8')) as BuildReport;
    return { ...report, built: false, milliseconds: Math.round(performance.now() - started) };
  }

  const apps = findApps(frontends);
  const shared = collectShared(frontends);
  const ui = join(frontends, 'ui');
  const [portal, sharedBundle, ...appBundles] = await inProduction(() =>
    Promise.all([
      buildApp({ name: 'portal', folder: join(frontends, 'portal') }, NOTHING_SHARED, {}),
      buildShared(ui, shared),
      ...apps.map((app) => buildApp(app, shared, {})),
    ]),
  );

  const chunks = [sharedBundle, ...appBundles].flatMap((bundle) => bundle.chunks);
  const imports: Record<string, string> = {};
  for (const [specifier, entry] of shared.specifiers) imports[specifier] = `/${entryFile(sharedBundle, entry)}`;
  apps.forEach((app, index) => {
    const bundle = appBundles[index];
    if (bundle) imports[`@redpine/app/${app.name}`] = `/${entryFile(bundle, app.name)}`;
  });
  const loads = loadOrder(chunks, imports);
  const manifest = apps.map((app, index) => {
    const bundle = appBundles[index] ?? { chunks: [], assets: [] };
    return { ...app.routes, name: app.name, styles: stylesOf(bundle), preload: appPreload(bundle, entryFile(bundle, app.name), loads) };
  });
  const virtual = { 'virtual:redpine-apps': `export const apps = ${JSON.stringify(manifest)};` };
  const shell = await inProduction(() => buildApp({ name: 'shell', folder: join(frontends, 'shell') }, shared, virtual));

  const entry = entryFile(shell, 'shell');
  const shellLoads = loadOrder([...chunks, ...shell.chunks], imports)(entry);
  const baseCss = readFileSync(join(ui, 'src/base.css'), 'utf8');
  const uiCss = UI_SHEETS.map((name) => readFileSync(join(ui, 'src', name), 'utf8')).join('');
  // One sheet each: nothing is painted before the last of them is there.
  const sheet = hashed('redpine', [baseCss, uiCss, styleText(shell)].join(''));
  const portalSheet = hashed('portal', [baseCss, styleText(portal)].join(''));
  const shellStyles = [`/${sheet.fileName}`];
  const page = renderPage({ imports, styles: shellStyles, preload: shellLoads.slice(1), entry: `/${entry}` });
  const portalPage = renderPortal({ styles: [`/${portalSheet.fileName}`], entry: `/${entryFile(portal, 'portal')}` });

  const files: OutputFile[] = [
    ...[...chunks, ...shell.chunks, ...portal.chunks].map(({ fileName, content }) => ({ fileName, content })),
    ...appBundles.flatMap((bundle) => bundle.assets),
    ...[shell, portal].flatMap((bundle) => bundle.assets).filter((file) => !isStyle(file)),
    sheet,
    portalSheet,
    { fileName: 'assets/base.css', content: baseCss },
    { fileName: 'assets/redpine.svg', content: readFileSync(join(ui, 'src/redpine.svg')) },
    { fileName: 'index.html', content: page.html },
    { fileName: 'portal.html', content: portalPage },
    { fileName: 'csp.json', content: JSON.stringify({ scriptHashes: [page.scriptHash] }) },
    { fileName: 'documents.json', content: JSON.stringify(mergeDocuments([join(frontends, 'shell'), join(frontends, 'portal'), ui, ...apps.map((app) => app.folder)])) },
  ];
  const next = join(frontends, `.cache/dist-${process.pid}`);
  rmSync(next, { recursive: true, force: true });
  const sizes = await writeAll(next, files);

  const report = measure({ sizes, apps, appBundles, manifest, shell, shellLoads, shellStyles, portal, portalStyles: [`/${portalSheet.fileName}`], loads, imports });
  report.milliseconds = Math.round(performance.now() - started);
  writeFileSync(join(next, 'report.json'), JSON.stringify(report, null, 2));
  writeFileSync(join(next, '.stamp'), stamp);
  swap(next, dist);
  log(`front ends: ${apps.length + 2} apps in ${report.milliseconds} ms, shell ${Math.round(report.shell.total / 1024)} K gzip`);
  return report;
}

function entryFile(bundle: Bundle | undefined, name: string): string {
  const chunk = bundle?.chunks.find((candidate) => candidate.isEntry && candidate.name === name);
  if (!chunk) throw new Error(`the build made no entry named ${name}`);
  return chunk.fileName;
}

const isStyle = ({ fileName }: OutputFile): boolean => fileName.endsWith('.css');

function stylesOf(bundle: Bundle): string[] {
  return bundle.assets.filter(isStyle).map(({ fileName }) => `/${fileName}`);
}

const styleText = (bundle: Bundle): string => bundle.assets.filter(isStyle).map(({ content }) => Buffer.from(content).toString()).join('');

function hashed(name: string, content: string): OutputFile {
  const hash = createHash('sha256').update(content).digest('base64url').slice(0, 8);
  return { fileName: `assets/${name}-${hash}.css`, content };
}

/** Writes every file with its `.gz` and `.br` siblings; returns the gzip size by file name. */
async function writeAll(folder: string, files: OutputFile[]): Promise<Record<string, number>> {
  const sizes: Record<string, number> = {};
  const queue = [...files];
  const worker = async (): Promise<void> => {
    for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
      const path = join(folder, file.fileName);
      const content = Buffer.from(file.content);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
      const packed = await gzipAsync(content, { level: 9 });
      sizes[file.fileName] = packed.length;
      if (!TEXT.test(file.fileName) || content.length < WORTH_COMPRESSING) continue;
      writeFileSync(`${path}.gz`, packed);
      const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } };
      writeFileSync(`${path}.br`, await brotliAsync(content, quality));
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return sizes;
}

interface Measured {
  sizes: Record<string, number>;
  apps: AppPackage[];
  appBundles: Bundle[];
  manifest: { preload: string[] }[];
  shell: Bundle;
  shellLoads: string[];
  shellStyles: string[];
  portal: Bundle;
  portalStyles: string[];
  loads: (fileName: string) => string[];
  imports: Record<string, string>;
}

function measure({ sizes, apps, appBundles, manifest, shell, shellLoads, shellStyles, portal, portalStyles, loads, imports }: Measured): BuildReport {
  const sum = (addresses: Iterable<string>): number =>
    [...addresses].reduce((total, address) => total + (sizes[address.slice(1)] ?? 0), 0);
  const scripts = (bundle: Bundle): string[] => bundle.chunks.map((chunk) => `/${chunk.fileName}`);
  const report: BuildReport = {
    built: true,
    milliseconds: 0,
    files: Object.fromEntries(Object.entries(sizes).filter(([name]) => name.endsWith('.js'))),
    shared: {},
    shell: {
      own: sum(scripts(shell)),
      total: sum(shellLoads),
      styles: sum(shellStyles),
      requests: shellLoads.length + shellStyles.length + 1,
    },
    portal: { scripts: sum(scripts(portal)), styles: sum(portalStyles) },
    apps: {},
  };
  for (const address of new Set(Object.values(imports))) report.shared[address] = sum(loads(address.slice(1)));
  apps.forEach((app, index) => {
    const bundle = appBundles[index];
    if (!bundle) return;
    const beyondShell = (addresses: string[]): number => sum(new Set(addresses.filter((address) => !shellLoads.includes(address))));
    const first = manifest[index]?.preload ?? [];
    const pages = bundle.chunks.filter(({ isDynamicEntry }) => isDynamicEntry);
    report.apps[app.name] = {
      own: sum(scripts(bundle)),
      first: beyondShell(first),
      pages: Object.fromEntries(pages.map(({ name, fileName }) => [name, beyondShell([...first, ...loads(fileName)])])),
    };
  });
  return report;
}

function swap(next: string, dist: string): void {
  const old = `${next}-old`;
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(next, dist);
  rmSync(old, { recursive: true, force: true });
}
