import type { KeyObject } from 'node:crypto';
import type { Text } from '../language.ts';
import { type Checkpoint, isSigned } from './checkpoint.ts';
import { entryLeaf } from './entry.ts';
import type { ExportLine } from './exported.ts';
import { Edge } from './merkle.ts';
import { storedLevel, WIDTH } from './tree.ts';

export interface VerifyOptions {
  /** The keys that may have signed: a site that changed its key still knows the old one. */
  publicKeys: readonly KeyObject[];
  /** Checkpoints kept outside the database: what proves that the end of a log was cut off. */
  kept: readonly Checkpoint[];
  /** How long an entry may wait for its link, in seconds. */
  graceSeconds: number;
}

/** What was found of one log. */
export interface Verified {
  service: string;
  links: number;
  unlinked: number;
  /** The newest checkpoint of the log itself. */
  newest: Checkpoint | null;
  /** What is wrong, in the order found; the first 20 of each log. */
  faults: readonly Text[];
}

const MOST = 20;

/** One log while it is read. */
class Log {
  readonly service: string;
  readonly #options: VerifyOptions;
  readonly #edge = new Edge();
  readonly #nodes = new Map<string, string>();
  readonly #entries = new Set<string>();
  readonly #pending: (Checkpoint & { isKept: boolean })[] = [];
  readonly faults: Text[] = [];
  newest: Checkpoint | null = null;
  links = 0;
  unlinked = 0;
  hasEnded = false;
  /** The size up to which checkpoints bear the log out. */
  #proven = 0;
  #isBroken = false;

  constructor(service: string, options: VerifyOptions) {
    this.service = service;
    this.#options = options;
    for (const each of options.kept) if (each.service === service) this.#addCheckpoint(each, true);
  }

  checkpoint(line: Checkpoint): void {
    if (!this.newest || line.size > this.newest.size) this.newest = line;
    this.#addCheckpoint(line, false);
  }

  #addCheckpoint(line: Checkpoint, isKept: boolean): void {
    if (isSigned(line, this.#options.publicKeys)) this.#pending.push({ ...line, isKept });
    else if (isKept) {
      this.#fault(`另存的检查点（前 ${line.size} 条）不是本平台密钥所签，或已被改动。`, `The checkpoint over ${line.size} entries that was kept elsewhere is not signed by this installation, or was changed.`);
    } else {
      this.#fault(`检查点（前 ${line.size} 条）是伪造的：不是本平台密钥所签，或已被改动。`, `The checkpoint over ${line.size} entries is forged: it is not signed by this installation, or was changed.`);
    }
  }

  entry({ seq, id, hash, entry }: Extract<ExportLine, { kind: 'entry' }>): void {
    const expected = this.links;
    if (seq !== expected) {
      this.#fault(`第 ${expected} 条至第 ${seq - 1} 条缺失（记录 ${id} 之前）。`, `Entries ${expected} to ${seq - 1} are missing, before ${id}.`);
      this.#isBroken = true;
      this.links = seq;
    }
    this.links += 1;
    if (this.#entries.has(id)) this.#fault(`记录 ${id} 被编入两次（第 ${seq} 条）。`, `Entry ${id} stands in the log twice, the second time as number ${seq}.`);
    this.#entries.add(id);
    let leaf = Buffer.from(hash, 'hex');
    if (!entry) this.#fault(`第 ${seq} 条记录 ${id} 已被删除。`, `Entry ${seq}, ${id}, was removed.`);
    else if (!entryLeaf(this.service, entry).equals(leaf) || entry.id !== id) {
      this.#fault(`第 ${seq} 条记录 ${entry.id} 已被改动。`, `Entry ${seq}, ${entry.id}, was changed.`);
    }
    if (leaf.length !== 32) leaf = Buffer.alloc(32);
    for (const node of this.#edge.append(leaf)) {
      const level = storedLevel(node.level);
      if (level !== null) this.#nodes.set(`${level}:${node.index}`, node.hash.toString('hex'));
    }
    this.#compare();
  }

  /** Checkpoints over exactly what has been read, each against the root of it. */
  #compare(): void {
    if (this.#isBroken) return;
    const due = this.#pending.filter(({ size }) => size === this.#edge.size);
    if (due.length === 0) return;
    const root = this.#edge.root().toString('hex');
    for (const each of due) {
      if (each.root === root) this.#proven = each.size;
      else {
        const [first, last] = [this.#proven, each.size - 1];
        this.#fault(
          `第 ${first} 条至第 ${last} 条之间有记录被改动、删除、插入或调换顺序：与 ${each.at} 签署的${each.isKept ? '另存' : ''}检查点不符。`,
          `Among entries ${first} to ${last} something was changed, removed, inserted or reordered: they do not give the root signed at ${each.at}${each.isKept ? ' and kept elsewhere' : ''}.`,
        );
        this.#isBroken = true;
      }
    }
  }

  waiting({ id, seconds }: Extract<ExportLine, { kind: 'unlinked' }>): void {
    this.unlinked += 1;
    if (seconds !== null && Math.abs(seconds) <= this.#options.graceSeconds) return;
    this.#fault(`记录 ${id} 未编入日志：是事后插入的，或编号程序没有运行。`, `Entry ${id} is not linked: it was inserted afterwards, or the sequencer does not run.`);
  }

  node({ level, index, hash }: Extract<ExportLine, { kind: 'node' }>): void {
    const key = `${level}:${index}`;
    const is = this.#nodes.get(key);
    this.#nodes.delete(key);
    if (this.#isBroken || is === hash) return;
    const [first, last] = [index * WIDTH ** level, (index + 1) * WIDTH ** level - 1];
    if (last >= this.links) {
      this.#fault(`日志末尾被截断：中间节点涵盖 ${last + 1} 条，现只有 ${this.links} 条。`, `The end of the log was cut off: a node covers ${last + 1} entries, and there are ${this.links}.`);
      return;
    }
    this.#fault(`第 ${first} 条至第 ${last} 条之间有记录被改动、删除、插入或调换顺序：与中间节点不符。`, `Among entries ${first} to ${last} something was changed, removed, inserted or reordered: they do not give the node above them.`);
  }

  end(links: number): void {
    this.hasEnded = true;
    if (links !== this.links && !this.#isBroken) this.#fault(`共 ${links} 条，只读到 ${this.links} 条。`, `There are ${links} entries, and ${this.links} were read.`);
    this.close();
  }

  /** What only the end of the log shows. */
  close(): void {
    if (!this.hasEnded) this.#fault('日志文件不完整，末尾缺失。', 'The file is incomplete: its end is missing.');
    for (const { size, at, isKept } of this.#pending) {
      if (size <= this.links) continue;
      this.#fault(
        `日志末尾被截断：${at} 签署的${isKept ? '另存' : ''}检查点有 ${size} 条，现只有 ${this.links} 条。`,
        `The end of the log was cut off: a checkpoint${isKept ? ' kept elsewhere and' : ''} signed at ${at} covers ${size} entries, and there are ${this.links}.`,
      );
    }
    const own = new Set(this.#pending.flatMap(({ size, isKept }) => (isKept ? [] : [size])));
    for (const { size, at, isKept } of this.#pending) {
      if (!isKept || own.has(size) || size > this.links) continue;
      this.#fault(`${at} 签署的检查点（前 ${size} 条）已从数据库中删除。`, `The checkpoint over ${size} entries, signed at ${at}, was removed from the database.`);
    }
    for (const key of this.#isBroken ? [] : this.#nodes.keys()) this.#fault(`中间节点 ${key} 缺失。`, `Node ${key} is missing.`);
  }

  #fault(zh: string, en: string): void {
    if (this.faults.length < MOST) this.faults.push({ zh, en });
  }
}

/**
 * Reads logs and finds whatever was changed, removed, reordered, inserted or cut off, also of a log that a kept
 * checkpoint knows and that is not there any more. Entries younger than the newest checkpoint are vouched for by their
 * links alone.
 */
export async function verifyLogs(lines: AsyncIterable<ExportLine> | Iterable<ExportLine>, options: VerifyOptions): Promise<Verified[]> {
  const logs = new Map<string, Log>();
  const of = (service: string): Log => {
    const known = logs.get(service);
    if (known) return known;
    const made = new Log(service, options);
    logs.set(service, made);
    return made;
  };
  for await (const line of lines) {
    const log = of(line.service);
    if (line.kind === 'checkpoint') log.checkpoint(line);
    if (line.kind === 'entry') log.entry(line);
    if (line.kind === 'unlinked') log.waiting(line);
    if (line.kind === 'node') log.node(line);
    if (line.kind === 'end') log.end(line.links);
  }
  for (const { service } of options.kept) of(service);
  for (const log of logs.values()) if (!log.hasEnded) log.close();
  return [...logs.values()].map(({ service, links, unlinked, newest, faults }) => ({ service, links, unlinked, newest, faults }));
}
