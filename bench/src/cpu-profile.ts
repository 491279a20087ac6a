/** Where Node's time goes, by part of the house: from the profiles that `node --cpu-prof` writes. */

export interface Share {
  part: string;
  /** Of the time in which Node was not idle. */
  share: number;
}

interface ProfileNode {
  id: number;
  callFrame: { functionName: string; url: string };
  children?: readonly number[];
  /** How many samples fell on which line, from 1. */
  positionTicks?: readonly { line: number; ticks: number }[];
}

/** The lines of a file, by its address; none where it cannot be read. */
export type SourceLines = (url: string) => readonly string[];

/** What is read of a `.cpuprofile`. */
export interface CpuProfile {
  nodes: readonly ProfileNode[];
  /** Ids of nodes. */
  samples: readonly number[];
  /** Microseconds since the sample before; the first since `startTime`. */
  timeDeltas: readonly number[];
  /** Microseconds of the system's monotonic clock, which `process.hrtime` reads too. */
  startTime: number;
}

/** Microseconds of the monotonic clock. */
export interface Window {
  from: number;
  until: number;
}

const OTHERS = 'others, each below 1 %';
const LEAST = 0.01;

/** Self time of all processes within the window, the greatest first. @throws Error where nothing was sampled in it */
export function sharesOf(profiles: readonly CpuProfile[], window: Window, source: SourceLines): Share[] {
  const times = new Map<string, number>();
  for (const profile of profiles) addTimes(times, profile, window, source);
  const all = [...times.values()].reduce((sum, time) => sum + time, 0);
  if (all === 0) throw new Error('nothing was sampled');
  const large = [...times].filter(([, time]) => time / all >= LEAST).toSorted(([, a], [, b]) => b - a);
  const rest = all - large.reduce((sum, [, time]) => sum + time, 0);
  const share = (time: number): number => Math.round((time / all) * 1_000) / 1_000;
  return [...large.map(([part, time]) => ({ part, share: share(time) })), ...(share(rest) > 0 ? [{ part: OTHERS, share: share(rest) }] : [])];
}

function addTimes(times: Map<string, number>, profile: CpuProfile, { from, until }: Window, source: SourceLines): void {
  const parts = partsOf(profile);
  const json = new Map(profile.nodes.map((node) => [node.id, jsonIn(node, source)]));
  const add = (part: string, time: number): void => {
    if (time > 0) times.set(part, (times.get(part) ?? 0) + time);
  };
  let at = profile.startTime;
  for (const [index, id] of profile.samples.entries()) {
    at += profile.timeDeltas[index] ?? 0;
    // A sample stands for the time until the next one.
    const lasted = profile.timeDeltas[index + 1] ?? 0;
    const part = parts.get(id);
    if (part === undefined || part === null || at < from || at >= until) continue;
    const written = (json.get(id) ?? 0) * lasted;
    add(part, lasted - written);
    add('JSON', written);
  }
}

/** How much of a function's own time it is within JSON.parse and JSON.stringify, which have no frame of their own: by its lines. */
function jsonIn({ callFrame: { url }, positionTicks = [] }: ProfileNode, source: SourceLines): number {
  if (!url.startsWith('file:')) return 0;
  const lines = source(url);
  const sum = (of: typeof positionTicks): number => of.reduce((total, { ticks }) => total + ticks, 0);
  const within = sum(positionTicks.filter(({ line }) => /\bJSON\.(parse|stringify)\(/.test(lines[line - 1] ?? '')));
  return within === 0 ? 0 : within / sum(positionTicks);
}

/** The part of each node; null where Node is idle. */
function partsOf({ nodes }: CpuProfile): ReadonlyMap<number, string | null> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parts = new Map<number, string | null>();
  const open = nodes.slice(0, 1).map((root) => ({ node: root, above: NATIVE as string | null }));
  for (let next = open.pop(); next; next = open.pop()) {
    const { functionName, url } = next.node.callFrame;
    const part = partOf(functionName, url, next.above);
    parts.set(next.node.id, part);
    for (const child of next.node.children ?? []) {
      const node = byId.get(child);
      if (node) open.push({ node, above: part });
    }
  }
  return parts;
}

const NATIVE = 'Node: native code (reading sockets, polling, timers)';
const SOCKETS = 'Node: writing sockets';
const STREAMS = 'Node: HTTP and streams';
const MODULES = 'Node: the rest';
const HOUSE = [
  ['/services/kit/src/view/', 'kit: views'], ['/services/kit/', 'kit: the rest'], ['/services/representation/', 'representation'],
  ['/services/directory/', 'directory'], ['/gateway/', 'gateway'], ['/platform/', 'platform'], ['/bench/', 'benchmark'],
] as const;
const WRITES = /^(writev|write(Utf8|Latin1|Ascii|Ucs2)String|writeBuffer|shutdown)$/;

/** What is written in C++ has no address: it is its caller's, but for what is worth telling apart. */
function partOf(name: string, url: string, above: string | null): string | null {
  if (url === '') {
    if (name === '(idle)') return null;
    if (name === '(garbage collector)') return 'garbage collection';
    if (name === '(program)' || name === '(root)') return NATIVE;
    if (WRITES.test(name)) return SOCKETS;
    return above;
  }
  if (url.startsWith('node:')) {
    if (url.includes('crypto')) return 'Node: cryptography';
    return /^node:(_http|net|http|internal\/(http|stream|streams|net|js_stream))/.test(url) || url.includes('stream') ? STREAMS : MODULES;
  }
  const [, found] = /.*\/node_modules\/((?:@[^/]+)|[^/]+)/.exec(url) ?? [];
  if (found !== undefined) return /^pg(-|$)/.test(found) ? 'pg' : found;
  return HOUSE.find(([folder]) => url.includes(folder))?.[1] ?? above;
}
