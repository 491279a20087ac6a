import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { isErrno } from './errno.ts';

const linux = process.platform === 'linux';

/**
 * What tells this run of a process from a later one under the same number: boot and start time.
 * Undefined where no such process lives; a zombie is as good as gone.
 */
export function processIdentity(pid: number): string | undefined {
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  if (!linux) return ps(['-o', 'lstart=', '-p', String(pid)])[0];
  const stat = readProc(`/proc/${pid}/stat`);
  // The command's name stands in parentheses and may hold spaces: the fields begin after the last one.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, started] = [fields?.[0], fields?.[19]];
  if (started === undefined || state === 'Z' || state === 'X') return undefined;
  return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${started}`;
}

/**
 * The processes of the PostgreSQL server over one data directory, the postmaster or what it left behind.
 * They are known by their command lines: the working directory of another user's process is hidden even
 * from root inside a container.
 */
export function serverProcesses(dataDirectory: string, clusterName: string): number[] {
  const found: number[] = [];
  for (const [pid, args] of commandLines()) {
    const postmaster = /(^|\/)postgres$/.test(args[0] ?? '') && args[1] === '-D' && args[2] === dataDirectory;
    if (postmaster || args[0]?.startsWith(`postgres: ${clusterName}: `)) found.push(pid);
  }
  return found;
}

function commandLines(): [number, string[]][] {
  if (!linux) {
    return ps(['-axwwo', 'pid=,command=']).map((line) => {
      const [, pid, command = ''] = /^\s*(\d+)\s+(.*)$/.exec(line) ?? [];
      const postmaster = /^(\S.*?\/postgres) -D (.+?) -p \d+ /.exec(command);
      return [Number(pid), postmaster ? [postmaster[1] ?? '', '-D', postmaster[2] ?? ''] : [command]];
    });
  }
  const numbers = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number);
  return numbers.map((pid) => [pid, readProc(`/proc/${pid}/cmdline`)?.split('\0') ?? []]);
}

function ps(args: string[]): string[] {
  try {
    const environment = { ...process.env, LC_ALL: 'C' };
    const text = execFileSync('ps', args, { encoding: 'utf8', env: environment, maxBuffer: 64 * 1024 * 1024 });
    return text.split('\n').filter((line) => line.trim() !== '');
  } catch (error) {
    // ps ends with 1 where it finds no process.
    if (error instanceof Error && 'status' in error && error.status === 1) return [];
    throw error;
  }
}

function readProc(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    // ESRCH: the process went between opening and reading.
    if (isErrno(error, 'ENOENT', 'ESRCH')) return undefined;
    throw error;
  }
}
