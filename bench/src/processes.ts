/** What the processes of this machine have used: CPU and memory, by the system's own count. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

export interface Process {
  pid: number;
  parent: number;
  /** Milliseconds of CPU, of all its threads. */
  cpuMs: number;
  /** The same of its children that have ended, where the system tells. */
  endedMs: number;
  rssMb: number;
}

/** Linux counts in hundredths of a second, whatever the kernel ticks by. */
const MS_PER_TICK = 10;

export function processes(): ReadonlyMap<number, Process> {
  const all = process.platform === 'linux' ? fromProc() : fromPs();
  return new Map(all.map((each) => [each.pid, each]));
}

function fromProc(): Process[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => {
    try {
      return [parseStat(readFileSync(`/proc/${name}/stat`, 'utf8'), PAGE_BYTES)];
    } catch {
      // It has ended meanwhile.
      return [];
    }
  });
}

const PAGE_BYTES = process.platform === 'linux' ? Number(execFileSync('getconf', ['PAGESIZE'], { encoding: 'utf8' })) : 0;

/** A line of /proc/<pid>/stat; the name stands in parentheses and may hold any letters. */
export function parseStat(line: string, pageBytes: number): Process {
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ').map(Number);
  const field = (number: number): number => fields[number - 3] ?? Number.NaN;
  return {
    pid: Number.parseInt(line, 10),
    parent: field(4),
    cpuMs: (field(14) + field(15)) * MS_PER_TICK,
    endedMs: (field(16) + field(17)) * MS_PER_TICK,
    rssMb: (field(24) * pageBytes) / 2 ** 20,
  };
}

function fromPs(): Process[] {
  const said = execFileSync('ps', ['-axo', 'pid=,ppid=,time=,rss='], { encoding: 'utf8' });
  return said.trim().split('\n').map(parsePs);
}

/** A line of ps: pid, parent, [hours:]minutes:seconds.hundredths, KiB. */
export function parsePs(line: string): Process {
  const [pid = '', parent = '', time = '', rss = ''] = line.trim().split(/\s+/);
  const seconds = time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  return { pid: Number(pid), parent: Number(parent), cpuMs: Math.round(seconds * 1000), endedMs: 0, rssMb: Number(rss) / 1024 };
}

/** The process and all below it. */
export function treeOf(root: number, all: ReadonlyMap<number, Process>): Process[] {
  const found = all.get(root);
  if (!found) return [];
  return [found, ...[...all.values()].filter(({ parent }) => parent === root).flatMap(({ pid }) => treeOf(pid, all))];
}

/** Milliseconds of CPU of the trees, with those of children that have ended. */
export function cpuOf(roots: readonly number[], all: ReadonlyMap<number, Process>): number {
  return roots.flatMap((root) => treeOf(root, all)).reduce((sum, { cpuMs, endedMs }) => sum + cpuMs + endedMs, 0);
}

export function rssOf(roots: readonly number[], all: ReadonlyMap<number, Process>): number {
  return roots.flatMap((root) => treeOf(root, all)).reduce((sum, { rssMb }) => sum + rssMb, 0);
}
