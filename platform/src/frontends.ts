import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PlatformProblem } from './problem.ts';

/**
 * Brings the front ends up to date and answers their folder; REDPINE_FRONTENDS names one that is built already. In a
 * process of its own: what a build takes of memory goes back when it ends. Throws at once where that folder is none.
 */
export function freshFrontends(root: string, built: string | undefined): Promise<string> {
  if (built) {
    const folder = resolve(root, built);
    if (!existsSync(join(folder, 'index.html'))) throw new PlatformProblem(`REDPINE_FRONTENDS: ${folder} holds no index.html.`);
    return Promise.resolve(folder);
  }
  return build(root);
}

async function build(root: string): Promise<string> {
  for (const script of ['scripts/codegen.ts', 'frontends/build/src/main.ts']) await runQuietly(root, script);
  return join(root, 'frontends/dist');
}

function runQuietly(root: string, script: string): Promise<void> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [join(root, script)], {
      cwd: root, env: { ...process.env, NO_COLOR: '1' }, stdio: ['ignore', 'pipe', 'pipe'],
    });
    const end = (): void => void child.kill();
    process.once('exit', end);
    let said = '';
    const keep = (chunk: Buffer) => { said = (said + chunk.toString()).slice(-4000); };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', failed);
    child.on('exit', (code, signal) => {
      process.removeListener('exit', end);
      if (code === 0) done();
      else failed(new PlatformProblem(`${script} failed (${code ?? signal}):\n${said.trimEnd()}`));
    });
  });
}
