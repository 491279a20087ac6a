import { randomUUID } from 'node:crypto';
import { ANONYMOUS, type Actor, createActorSigner, generateActorKeys, serviceActor } from '@redpine/kit/actor';
import type { Database } from '@redpine/kit/database';
import { createLog } from '@redpine/kit/log';
import type { DomainEvent } from '@redpine/kit/outbox';
import { signEvents, verifyEvents } from '@redpine/kit/outbox';
import { type Peer, readAnswer } from '@redpine/kit/peer';
import { LIVE_CHANNEL } from '@redpine/kit/relay';
import { Client, Pool } from 'pg';
import { testDatabase } from '../../../platform/src/postgres/fixture.ts';
import type { DirectoryConfig } from '../src/config.ts';
import { createService, type DirectoryService } from '../src/service.ts';
import type { Sender } from '../src/delivery/sender.ts';
import type { DirectoryIds, DirectoryRows } from '../src/seed/rows.ts';

export const ORIGIN = 'http://127.0.0.1:4000';
export const PASSWORD = 'correct horse battery';
export const keys = generateActorKeys();
const signer = createActorSigner(keys.privateKey);
const gateway = serviceActor('gateway');

/** A deputy, an officer whose post began and ends on known days, and somebody who holds none. */
export const ROWS: DirectoryRows = {
  organs: [
    { code: 'NPC_OFFICE', name: '区人大常委会代表工作委员会', shortName: '代工委', kind: 'CONGRESS', area: '230717' },
    { code: 'CIVIL', name: '区民政局', shortName: '民政局', kind: 'GOVERNMENT', area: '230717', handlesSuggestions: true },
  ],
  people: [
    { code: 'P1', name: '王一', demo: true },
    { code: 'P2', name: '李二' },
    { code: 'P3', name: '张三' },
  ],
  posts: [
    { person: 'P1', kind: 'DEPUTY', title: '区人大代表', area: '230717001', from: '2021-12-01' },
    { person: 'P2', kind: 'UNIT_CLERK', title: '办公室主任', organ: 'CIVIL', from: '2026-03-01', until: '2026-06-30' },
    { person: 'P2', kind: 'UNIT_HEAD', title: '局长', organ: 'CIVIL', from: '2026-07-01' },
  ],
  terms: [{ ordinal: 2, name: '第二届', from: '2021-12-01' }],
  sessions: [{ term: 2, ordinal: 5, name: '第二届第五次会议', from: '2026-01-12', until: '2026-01-15' }],
  accounts: [
    { username: 'deputy', password: PASSWORD, person: 'P1', demo: true },
    { username: 'unit', password: PASSWORD, person: 'P2' },
    { username: 'fresh', password: PASSWORD, person: 'P3', mustChange: true },
  ],
};

export interface Bench extends AsyncDisposable {
  service: DirectoryService;
  ids: DirectoryIds;
  /** The instant that the service's clock shows. */
  at(instant: string): void;
  /** Events that representation has received. */
  received: DomainEvent[];
  /** Live signals sent so far. */
  signals: object[];
  ask<T>(query: string, actor?: Actor, variables?: Record<string, unknown>): Promise<T>;
  call(operation: string, payload: object, as?: Actor): Promise<unknown>;
  receive(source: string, events: DomainEvent[]): Promise<void>;
  actorOf(username: string): Promise<Actor>;
  rows: Database['query'];
}

/** @param given senders in place of none, and what representation answers for a digest */
export async function bench(
  settings: Partial<DirectoryConfig> = {},
  given: { senders?: readonly Sender[]; digest?: (persons: string[]) => object; call?: Peer['call'] } = {},
): Promise<Bench> {
  await using opened = new AsyncDisposableStack();
  const ground = opened.use(await testDatabase());
  let now = new Date('2026-05-06T02:00:00Z');
  const received: DomainEvent[] = [];
  const representation: Peer = {
    answer: () => Promise.reject(new Error('not asked')),
    call: async (operation, payload, token) => {
      if (given.call && operation !== 'digest') return given.call(operation, payload, token);
      if (operation !== 'digest' || !given.digest) throw new Error('not asked');
      return given.digest((payload as { persons: string[] }).persons);
    },
    async receive(source, events) {
      received.push(...(await verifyEvents(keys.publicKey, source, events)));
    },
  };
  const config: DirectoryConfig = {
    databaseUrl: ground.url, host: '127.0.0.1', port: 0, actorKey: keys.privateKey, actorPublicKey: keys.publicKey,
    peers: {}, demo: true, clock: () => now, logLevel: 'silent', origin: ORIGIN, accountKey: 'a key of the accounts, forty characters ..', ...settings,
  };
  const service = opened.use(
    await createService(config, {
      peers: { representation }, log: createLog('directory', 'silent'), ...(given.senders ? { senders: given.senders } : {}),
    }),
  );
  const pool = new Pool({ connectionString: ground.url, options: '-c search_path=directory', max: 2 });
  opened.defer(() => pool.end());
  const signals: object[] = [];
  const listener = new Client({ connectionString: ground.url });
  listener.on('notification', ({ payload }) => signals.push(JSON.parse(payload ?? '{}') as object));
  await listener.connect();
  opened.defer(() => listener.end());
  await listener.query(`LISTEN ${LIVE_CHANNEL}`);
  const ids = await service.seed(ROWS);

  async function ask<T>(query: string, actor: Actor = ANONYMOUS, variables: Record<string, unknown> = {}): Promise<T> {
    const answer = readAnswer(await service.answer({
      query, variables, actorToken: await signer.sign(actor), language: 'zh-CN', requestId: randomUUID(),
    }));
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return answer.data as T;
  }
  const call: Bench['call'] = async (operation, payload, as = gateway) =>
    service.call(operation, payload, await signer.sign(as));

  const running = opened.move();
  return {
    service, ids, received, signals, ask, call,
    at(instant) {
      now = new Date(instant);
    },
    receive: async (source, events) => service.receive(source, await signEvents(keys.privateKey, source, events)),
    actorOf: async (username) => (await call('resolveActor', { subject: ids.accounts[username] })) as Actor,
    rows: async (text, values = []) => (await pool.query(text, [...values])).rows,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}
