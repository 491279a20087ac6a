import { spawn } from 'node:child_process';
import { join } from 'node:path';

/**
 * Brings the front ends up to date and answers their folder. In a process of its own: what a build takes of memory
 * goes back when it ends.
 */
export async function freshFrontends(root: string): Promise<string> {
  for (const script of ['scripts/codegen.ts', 'frontends/build/src/main.ts']) await runQuietly(root, script);
  return join(root, 'frontends/dist');
}

function runQuietly(root: string, script: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, script)], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    const keep = (chunk: Buffer) => { said = (said + chunk.toString()).slice(-4000); };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`${script} failed (${code ?? signal}):\n${said}`));
    });
  });
}
