import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { emailSender } from '../src/delivery/email.sender.ts';
import type { Message, Sender } from '../src/delivery/sender.ts';
import { webhookSender } from '../src/delivery/webhook.sender.ts';
import { bench, type Bench, ORIGIN } from './bench.ts';

const SECRET = 'a secret of at least thirty-two characters';
const open: (() => PromiseLike<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close();
});

/** A mail server on the loopback that keeps what it takes; `refuse` answers the next ones with a code. */
async function sink(): Promise<{ url: string; mails: string[]; refuse: (code: number, times: number) => void }> {
  const mails: string[] = [];
  let refusal = { code: 0, left: 0 };
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, _session, done) {
      let text = '';
      stream.setEncoding('utf8');
      stream.on('data', (chunk: string) => (text += chunk));
      stream.on('end', () => {
        if (refusal.left > 0) {
          refusal = { ...refusal, left: refusal.left - 1 };
          done(Object.assign(new Error('not now'), { responseCode: refusal.code }));
          return;
        }
        mails.push(text);
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const { port } = server.server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, mails, refuse: (code, times) => (refusal = { code, left: times }) };
}

async function hook(): Promise<{ url: string; calls: { headers: IncomingHttpHeaders; body: string }[]; status: { value: number } }> {
  const calls: { headers: IncomingHttpHeaders; body: string }[] = [];
  const status = { value: 200 };
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
    request.on('end', () => {
      calls.push({ headers: request.headers, body });
      response.writeHead(status.value).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, calls, status };
}

const NOW = '2026-05-06T02:00:00Z';
const mail = { from: '红松 <noreply@renda.example.cn>' };

async function ground(senders: readonly Sender[], digest?: (persons: string[]) => object): Promise<Bench> {
  const made = await bench({}, { senders, ...(digest ? { digest } : {}) });
  open.push(() => made[Symbol.asyncDispose]());
  return made;
}

const CHOOSE = `mutation ($input: NotificationChannelsChooseInput!) { notificationChannelsChoose(input: $input) { __typename
  ... on NotificationChannelsChooseSuccess { notificationChannels { email delivery language emailOffered } }
  ... on ValidationProblem { fields { path rule } } } }`;
async function choose(on: Bench, username: string, more: object = {}): Promise<object> {
  const input = { email: `${username}@example.cn`, delivery: 'IMMEDIATE', language: 'ZH', idempotencyKey: randomUUID(), ...more };
  const answer = await on.ask<{ notificationChannelsChoose: object }>(CHOOSE, await on.actorOf(username), { input });
  return answer.notificationChannelsChoose;
}

async function tell(on: Bench, code: string, more: { at?: string; subject?: string } = {}): Promise<void> {
  const { at = NOW, subject = '2026-06-02 · 闭1号 关于增设社区助餐点的建议' } = more;
  const payload = { to: { persons: [on.ids.people[code]] }, kind: 'REPLY_DUE_SOON', subject, path: '/representation/suggestions/1' };
  await on.receive('representation', [{ id: randomUUID(), type: 'notification.requested', at, payload }]);
  await on.service.delivery.drain();
}

const rows = (on: Bench) =>
  on.rows<{ id: string; channel: string; state: string; attempts: number; fault: string | null }>(
    'SELECT id, channel, state, attempts, fault FROM delivery ORDER BY id');

describe('what is configured', () => {
  it('DEL-10 MUST send nothing and keep nothing to send where no channel is configured', async () => {
    const on = await ground([]);
    expect(await choose(on, 'unit')).toMatchObject({ notificationChannels: { emailOffered: false } });
    await tell(on, 'P2');
    expect(await rows(on)).toEqual([]);
    expect(await on.rows('SELECT kind FROM notification')).toEqual([{ kind: 'REPLY_DUE_SOON' }]);
  });

  it('DEL-11 MUST mail a notification once, in the account’s language, to whoever gave an address', async () => {
    const { url, mails } = await sink();
    const on = await ground([emailSender({ url, ...mail }, 'renda.example.cn')]);
    await choose(on, 'unit', { language: 'EN' });
    await tell(on, 'P2');
    await tell(on, 'P1');
    await on.service.delivery.drain();
    expect(mails).toHaveLength(1);
    const [row] = await rows(on);
    expect(row).toMatchObject({ channel: 'EMAIL', state: 'SENT', attempts: 1, fault: null });
    expect(mails[0]).toContain(`Message-ID: <${row?.id}@renda.example.cn>`);
    expect(mails[0]).toContain('Auto-Submitted: auto-generated');
    expect(mails[0]).toContain('unit@example.cn');
  });

  it('DEL-12 MUST sign what goes to the webhook, under an id that a receiver can know a repeat by', async () => {
    const { url, calls } = await hook();
    const on = await ground([webhookSender({ url, secret: SECRET })]);
    await tell(on, 'P2');
    const [call] = calls;
    const timestamp = String(call?.headers['x-redpine-timestamp']);
    const signature = createHmac('sha256', SECRET).update(`${timestamp}.${call?.body}`).digest('hex');
    expect(call?.headers['x-redpine-signature']).toBe(`sha256=${signature}`);
    const [row] = await rows(on);
    expect(call?.headers['x-redpine-delivery']).toBe(row?.id);
    expect(JSON.parse(call?.body ?? '')).toMatchObject({
      id: row?.id, account: { username: 'unit', name: '李二' }, title: '答复期限将到', url: `${ORIGIN}/representation/suggestions/1`,
    });
    expect(call?.body).not.toContain('@');
  });

  it('DEL-13 MUST NOT send what is old news when it arrives: it stays in the shell', async () => {
    const { url, calls } = await hook();
    const on = await ground([webhookSender({ url, secret: SECRET })]);
    await tell(on, 'P2', { at: '2026-05-01T02:00:00Z' });
    expect([calls.length, await rows(on)]).toEqual([0, []]);
  });
});

describe('attempts', () => {
  it('DEL-20 MUST try again later under the same id, and give up after the last attempt', async () => {
    const { url, calls, status } = await hook();
    status.value = 503;
    const on = await ground([webhookSender({ url, secret: SECRET })]);
    await tell(on, 'P2');
    expect(await rows(on)).toMatchObject([{ state: 'PENDING', attempts: 1, fault: 'HTTP 503' }]);
    await on.service.delivery.drain();
    expect(calls).toHaveLength(1);
    on.at('2026-05-06T02:01:01Z');
    status.value = 200;
    await on.service.delivery.drain();
    expect(await rows(on)).toMatchObject([{ state: 'SENT', attempts: 2, fault: null }]);
    expect(new Set(calls.map(({ headers }) => headers['x-redpine-delivery'])).size).toBe(1);

    status.value = 500;
    await tell(on, 'P2');
    for (let day = 7; day < 20; day += 1) {
      on.at(`2026-05-${String(day).padStart(2, '0')}T02:00:00Z`);
      await on.service.delivery.drain();
    }
    expect((await rows(on))[1]).toMatchObject({ state: 'FAILED', attempts: 8, fault: 'HTTP 500' });
  });

  it('DEL-21 MUST keep a mail that the server refuses for now, and no address in what it keeps of the fault', async () => {
    const { url, mails, refuse } = await sink();
    const on = await ground([emailSender({ url, ...mail }, 'renda.example.cn')]);
    await choose(on, 'unit');
    refuse(451, 1);
    await tell(on, 'P2');
    const [row] = await rows(on);
    expect(row).toMatchObject({ state: 'PENDING', attempts: 1 });
    expect(row?.fault).toMatch(/^SMTP [A-Z]+ 451$/);
    on.at('2026-05-06T02:02:00Z');
    await on.service.delivery.drain();
    expect(mails).toHaveLength(1);
  });

  it('DEL-22 MUST send once after a crash between claim and sending, and not before the lease is over', async () => {
    const { url, calls } = await hook();
    const on = await ground([webhookSender({ url, secret: SECRET })]);
    // As a process leaves it that claimed and died.
    const [note] = await on.rows<{ id: string }>(
      `INSERT INTO notification (account_id, kind, subject, path, at) VALUES ($1, 'REPLY_DUE_SOON', '闭1号', '/', $2) RETURNING id`,
      [on.ids.accounts['unit'], NOW]);
    await on.rows(`INSERT INTO delivery (notification_id, channel, attempts, next_at) VALUES ($1, 'WEBHOOK', 1, $2)`, [note?.id, '2026-05-06T02:02:00Z']);
    await on.service.delivery.drain();
    expect(calls).toHaveLength(0);
    on.at('2026-05-06T02:02:01Z');
    await Promise.all([on.service.delivery.drain(), on.service.delivery.drain()]);
    await on.service.delivery.drain();
    expect(calls).toHaveLength(1);
  });

  it('DEL-23 MUST repeat under the same id what was sent but not marked, for the receiver to drop', async () => {
    const ids: string[] = [];
    const slow: { release?: () => void } = {};
    const sender: Sender = {
      channel: 'WEBHOOK',
      send: async ({ id }: Message) => {
        ids.push(id);
        if (ids.length === 1) await new Promise<void>((resolve) => (slow.release = resolve));
      },
    };
    const on = await ground([sender]);
    const payload = { to: { persons: [on.ids.people['P2']] }, kind: 'REPLY_DUE_SOON', subject: '闭1号', path: '/' };
    await on.receive('representation', [{ id: randomUUID(), type: 'notification.requested', at: NOW, payload }]);
    const first = on.service.delivery.drain();
    while (!slow.release) await new Promise((resolve) => setImmediate(resolve));
    // The process is as good as dead: its lease ends, and another attempt takes over and counts.
    await on.rows('UPDATE delivery SET attempts = attempts + 1');
    slow.release();
    await first;
    expect(await rows(on)).toMatchObject([{ state: 'PENDING', attempts: 2 }]);
    on.at('2026-05-06T02:03:00Z');
    await on.service.delivery.drain();
    expect(await rows(on)).toMatchObject([{ state: 'SENT', attempts: 3 }]);
    expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
  });
});

describe('what an account chooses', () => {
  it('DEL-30 MUST be shown to nobody else, and refuse what is no address', async () => {
    const on = await ground([]);
    await choose(on, 'unit', { delivery: 'DIGEST', language: 'EN' });
    const read = async (as?: string) =>
      on.ask<{ me: object }>('{ me { notificationChannels { email delivery language } } }', ...(as ? [await on.actorOf(as)] : []));
    expect(await read('unit')).toEqual({ me: { notificationChannels: { email: 'unit@example.cn', delivery: 'DIGEST', language: 'EN' } } });
    expect(await read('deputy')).toEqual({ me: { notificationChannels: { email: null, delivery: 'IMMEDIATE', language: 'ZH' } } });
    expect(await read()).toEqual({ me: { notificationChannels: null } });
    for (const email of ['nobody', 'a@b', 'a@b.cn, c@d.cn', 'a@b.cn\nBcc: c@d.cn']) {
      expect(await choose(on, 'unit', { email })).toMatchObject({ __typename: 'ValidationProblem', fields: [{ path: 'email' }] });
    }
    const audit = await on.rows<{ text: string }>(`SELECT a::text AS text FROM audit_entry a WHERE action = 'notification.chooseChannels'`);
    expect(audit.map(({ text }) => text).join()).not.toContain('unit@example.cn');
  });

  it('DEL-31 MUST hold for what is still on its way', async () => {
    const { url, calls, status } = await hook();
    status.value = 503;
    const on = await ground([webhookSender({ url, secret: SECRET })]);
    await tell(on, 'P2');
    await choose(on, 'unit', { delivery: 'OFF' });
    on.at('2026-05-06T03:00:00Z');
    await on.service.delivery.drain();
    await tell(on, 'P2', { at: '2026-05-06T03:00:00Z' });
    expect(calls).toHaveLength(1);
    expect(await rows(on)).toMatchObject([{ state: 'FAILED', fault: 'NOT_WANTED' }]);
  });
});

describe('the weekly digest', () => {
  const lines = [
    { name: { zh: '待答复', en: 'To reply' }, count: 3, overdue: 1, path: '/representation/suggestions?queue=TO_REPLY' },
    { name: { zh: '待接收', en: 'To accept' }, count: 2, overdue: 0, path: '/representation/suggestions?queue=TO_ACCEPT' },
  ];

  it('DEL-40 MUST come once an ISO week to each account that has something waiting and wants it', async () => {
    const { url, mails } = await sink();
    const made: { on?: Bench } = {};
    const digest = (persons: string[]): object =>
      Object.fromEntries(persons.filter((id) => id !== made.on?.ids.people['P3']).map((id) => [id, lines]));
    const on = (made.on = await ground([emailSender({ url, ...mail }, 'renda.example.cn')], digest));
    await choose(on, 'unit', { delivery: 'DIGEST', language: 'EN' });
    await choose(on, 'deputy', { delivery: 'OFF' });
    expect(await on.service.weeklyDigest()).toBe(1);
    await Promise.all([on.service.weeklyDigest(), on.service.weeklyDigest()]);
    await on.service.delivery.drain();
    expect(mails).toHaveLength(1);
    expect(mails[0]).toContain('What_waits_this_week');
    expect(mails[0]?.replaceAll('=\r\n', '')).toContain('- To reply: 3, 1 of them overdue');
    expect(await on.rows('SELECT kind, subject, path FROM notification')).toEqual([
      { kind: 'WEEKLY_DIGEST', subject: '5 waiting, 1 of them overdue', path: '/' },
    ]);
    on.at('2026-05-11T00:00:00Z');
    expect(await on.service.weeklyDigest()).toBe(1);
    expect(await on.rows('SELECT week FROM digest ORDER BY week')).toEqual([{ week: '2026-W19' }, { week: '2026-W20' }]);
  });
});
