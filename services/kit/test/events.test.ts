import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPublicKey } from 'node:crypto';
import { Client } from 'pg';
import { generateActorKeys } from '../src/actor.ts';
import type { Database } from '../src/database.ts';
import { createInbox, type EventHandler } from '../src/inbox.ts';
import { signEvents } from '../src/outbox.ts';
import type { Peer } from '../src/peer.ts';
import { projectionHandlers, PROJECTION_TYPES } from '../src/projection.ts';
import { LIVE_CHANNEL, startRelay } from '../src/relay.ts';
import { inTransaction } from '../src/transaction.ts';
import { at, bench, clock, count, keys, log, type Bench } from './setup.ts';

let ground: Bench;
let source: Database;
let target: Database;

beforeAll(async () => {
  ground = await bench('directory', 'beta');
  source = at(ground.databases, 'directory');
  target = at(ground.databases, 'beta');
});
afterAll(() => ground[Symbol.asyncDispose]());

const inboxPeer = (handlers: Record<string, EventHandler>): Peer => ({
  answer: () => Promise.reject(new Error('not asked')),
  call: () => Promise.reject(new Error('not asked')),
  receive: (from, events) =>
    createInbox({ database: target, clock, actorPublicKey: keys.publicKey, handlers }).receive(from, events),
});
const relayTo = (subscriber: string, peer: Peer, types: readonly string[], batch = 200) =>
  startRelay({ database: source, actorKey: keys.privateKey, subscribers: { [subscriber]: { peer, types } }, log, batch });
const emitted = (type: string, payload: object) => inTransaction(source, clock, async (tx) => tx.emit(type, payload));

test('KIT-30 MUST deliver every event of many writers once', async () => {
  const had: unknown[] = [];
  const peer = inboxPeer({ 'many.made': async (_tx, events) => void had.push(...events.map(({ payload }) => payload['n'])) });
  await using relay = relayTo('many', peer, ['many.made'], 7);
  await Promise.all(
    Array.from({ length: 8 }, async (_, writer) => {
      for (let i = 0; i < 25; i += 1) {
        await inTransaction(source, clock, async (tx) => {
          tx.emit('many.made', { n: writer * 100 + i });
          // The id and the xid are taken before others that commit first.
          await tx.query('SELECT pg_current_xact_id(), pg_sleep(random() * 0.004)');
        });
      }
    }),
  );
  await relay.drain();
  expect(had).toHaveLength(200);
  expect(new Set(had).size).toBe(200);
});

test('KIT-31 MUST lose nothing when a transaction that began first commits last', async () => {
  const had: unknown[] = [];
  await using relay = relayTo('late', inboxPeer({ 'late.made': async (_tx, events) => void had.push(...events.map(({ payload }) => payload['n'])) }), ['late.made']);
  const early = new Client({ ...source.connection });
  await early.connect();
  try {
    await early.query('BEGIN');
    await early.query(`INSERT INTO outbox (type, payload) VALUES ('late.made', '{"n":1}')`);
    await emitted('late.made', { n: 2 });
    const drained = relay.drain();
    relay.wake();
    await emitted('late.other', {});
    expect(had).toEqual([]);
    await early.query('COMMIT');
    await drained;
  } finally {
    await early.end();
  }
  expect(had).toEqual([1, 2]);
});

test('KIT-32 MUST apply an event once when its receipt is lost and it comes again', async () => {
  const peer = inboxPeer({
    'once.made': async (tx) => void (await tx.query(`INSERT INTO thing (name) VALUES ('once ' || gen_random_uuid())`)),
  });
  let losses = 2;
  const forgetful: Peer = {
    ...peer,
    async receive(from, events) {
      await peer.receive(from, events);
      losses -= 1;
      if (losses >= 0) throw new Error('the connection broke after the commit');
    },
  };
  await emitted('once.made', {});
  const before = await count(target, 'thing');
  await using relay = relayTo('once', forgetful, ['once.made']);
  await expect.poll(async () => relay.drain().then(() => losses, () => losses)).toBeLessThan(0);
  expect(await count(target, 'thing')).toBe(before + 1);
  await relay.replay('once');
  await relay.drain();
  expect(await count(target, 'thing')).toBe(before + 1);
});

test('KIT-33 MUST take nothing of a batch of which one event fails, and all of it later', async () => {
  let broken = true;
  const peer = inboxPeer({
    'hard.made': async (tx, events) => {
      for (const { payload } of events) {
        await tx.query('INSERT INTO thing (name) VALUES ($1)', [payload['name']]);
        if (broken && payload['name'] === 'hard 2') throw new Error('broken');
      }
    },
  });
  for (const name of ['hard 1', 'hard 2', 'hard 3']) await emitted('hard.made', { name });
  const names = () => target.query(`SELECT name FROM thing WHERE name LIKE 'hard%' ORDER BY name`);
  await using relay = relayTo('hard', peer, ['hard.made']);
  await expect(relay.drain()).rejects.toThrow('broken');
  expect(await names()).toEqual([]);
  broken = false;
  await relay.drain();
  expect(await names()).toHaveLength(3);
});

test('KIT-34 MUST keep the newest revision of a projected row, in whatever order they come', async () => {
  const id = '01999999-0000-7000-8000-0000000000aa';
  const area = (name: string, revision: number) =>
    emitted('area.changed', { id, code: '370300', name, kind: 'DISTRICT', parent_id: null, path: '370300', revision });
  await using relay = relayTo('beta', inboxPeer(projectionHandlers), PROJECTION_TYPES);
  await area('first', 1);
  await area('third', 3);
  await area('second', 2);
  await relay.drain();
  expect(await target.query('SELECT name, revision FROM area WHERE id = $1', [id])).toMatchObject([{ name: 'third' }]);
});

test('KIT-35 MUST refuse a batch signed by another key, for another source, or not at all', async () => {
  const inbox = createInbox({ database: target, clock, actorPublicKey: keys.publicKey, handlers: {} });
  const events = [{ id: '01999999-0000-7000-8000-0000000000bb', type: 'x', at: clock().toISOString(), payload: {} }];
  const before = await count(target, 'inbox');
  await expect(inbox.receive('directory', await signEvents(generateActorKeys().privateKey, 'directory', events))).rejects.toThrow();
  await expect(inbox.receive('directory', await signEvents(keys.privateKey, 'gamma', events))).rejects.toThrow();
  await expect(inbox.receive('directory', JSON.stringify(events))).rejects.toThrow();
  expect(await count(target, 'inbox')).toBe(before);
  expect(createPublicKey(keys.privateKey).equals(keys.publicKey)).toBe(true);
});

test('KIT-36 MUST signal a change to listeners after commit, and not what was rolled back', async () => {
  const listener = new Client({ ...source.connection });
  await listener.connect();
  try {
    const heard: unknown[] = [];
    listener.on('notification', (message) => heard.push(JSON.parse(message.payload ?? 'null')));
    await listener.query(`LISTEN ${LIVE_CHANNEL}`);
    await using relay = startRelay({ database: source, actorKey: keys.privateKey, subscribers: {}, log });
    const lost = inTransaction(source, clock, async (tx) => {
      tx.changed('Thing', 'lost');
      throw new Error('rolled back');
    });
    await expect(lost).rejects.toThrow('rolled back');
    await inTransaction(source, clock, async (tx) => {
      tx.changed('Thing', '1');
      tx.notified('account');
    });
    await relay.drain();
    await expect.poll(() => heard).toEqual([{ changed: { type: 'Thing', id: '1' } }, { notification: { account: 'account' } }]);
  } finally {
    await listener.end();
  }
});
