import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const SYSTEM = [
  '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const PACKAGED = '@sparticuz/chromium';
const VERSION = '153.0.0';
const tools = join(import.meta.dirname, '../../.tools', `chromium-${VERSION}`);

/**
 * A Chromium of this machine: CHROMIUM_PATH, else an installed one, else (on Linux) the one inside an npm package,
 * fetched into .tools/ once. No test downloads a browser of its own.
 */
export async function chromiumPath(): Promise<string> {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return named;
  const installed = SYSTEM.find((path) => existsSync(path));
  if (installed) return installed;
  if (process.platform !== 'linux') throw new Error('No Chromium was found: install Google Chrome or name one with CHROMIUM_PATH.');
  const home = join(tools, 'package.json');
  if (!existsSync(join(tools, 'node_modules', PACKAGED, 'package.json'))) {
    mkdirSync(tools, { recursive: true });
    writeFileSync(home, '{"private":true}\n');
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error', '--prefix', tools, `${PACKAGED}@${VERSION}`], { stdio: 'inherit' });
  }
  const { default: packaged } = (await import(createRequire(home).resolve(PACKAGED))) as { default: { executablePath(): Promise<string> } };
  return packaged.executablePath();
}
