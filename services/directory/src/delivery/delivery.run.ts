import type { Clock } from '@redpine/kit/clock';
import type { Database } from '@redpine/kit/database';
import type { Text } from '@redpine/kit/language';
import type { Log } from '@redpine/kit/log';
import type { NotificationLanguage } from '../generated/types.ts';
import { inLanguage, kindWords } from './message.words.ts';
import { type Message, type Sender, SendProblem } from './sender.ts';

export interface DeliveryOptions {
  database: Database;
  clock: Clock;
  log: Log;
  /** At most one for each channel. */
  senders: readonly Sender[];
  /** Public origin that addresses begin with. */
  origin: string;
}

export interface Delivery extends AsyncDisposable {
  /** Attempts what is due now, one after the other, and returns how many were sent. */
  drain(): Promise<number>;
}

const POLL_MS = 10_000;
/** Longer than any sender takes: while it lasts, nobody else attempts the same. */
const LEASE_MS = 120_000;
/** Minutes before the next attempt; after the last one it has failed. */
const BACKOFF_MIN = [1, 5, 15, 60, 240, 720, 1_440] as const;

interface Claimed {
  id: string;
  channel: Sender['channel'];
  attempts: number;
  wanted: boolean;
  username: string;
  name: string;
  email: string | null;
  language: NotificationLanguage;
  kind: string;
  subject: string;
  path: string;
  at: string;
  lines: { name: Text; count: number; overdue: number; path: string }[] | null;
}

/** The claim is committed before anything is sent; a claim is taken over once its lease is over. */
const CLAIM = `WITH mine AS (
    SELECT id FROM delivery WHERE state = 'PENDING' AND next_at <= $1 AND channel = ANY ($3::text[])
     ORDER BY next_at, id LIMIT 1 FOR UPDATE SKIP LOCKED),
  claimed AS (
    UPDATE delivery d SET attempts = d.attempts + 1, next_at = $2 FROM mine WHERE d.id = mine.id
    RETURNING d.id, d.channel, d.attempts, d.notification_id)
  SELECT c.id, c.channel, c.attempts, a.username, coalesce(p.name, a.username) AS name, a.email,
         a.delivery_language AS language, n.kind, n.subject, n.path,
         to_char(n.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS at, g.lines,
         a.status = 'ACTIVE' AND (a.delivery_mode = 'IMMEDIATE' OR (a.delivery_mode = 'DIGEST' AND g.week IS NOT NULL)) AS wanted
    FROM claimed c JOIN notification n ON n.id = c.notification_id JOIN account a ON a.id = n.account_id
    LEFT JOIN person p ON p.id = a.person_id LEFT JOIN digest g ON g.notification_id = n.id`;

/** What an attempt came to; only where no later attempt has taken over. */
const SETTLE = `UPDATE delivery SET state = $3, sent_at = $4, fault = $5, next_at = coalesce($6, next_at)
  WHERE id = $1 AND attempts = $2 AND state = 'PENDING'`;

/**
 * Sends what is pending, at least once: a row is claimed and the claim committed, then it is sent, then marked. A process
 * that dies before sending leaves a claim that is taken up after its lease; one that dies between sending and marking
 * leaves a message that goes out again under the same id, which the receiver drops. Runs until disposed of; an attempt
 * under way is waited for.
 */
export function startDelivery(options: DeliveryOptions): Delivery {
  const { database, clock, log, senders } = options;
  const channels = senders.map(({ channel }) => channel);
  let stopped = senders.length === 0;
  let running: Promise<number> | null = null;

  async function claim(): Promise<Claimed | null> {
    if (stopped) return null;
    const now = clock();
    const [claimed] = await database.query<Claimed>(CLAIM, [now, new Date(now.getTime() + LEASE_MS), channels]);
    return claimed ?? null;
  }
  async function round(): Promise<number> {
    let sent = 0;
    for (let claimed = await claim(); claimed; claimed = await claim()) {
      if (await attempt(options, claimed)) sent += 1;
    }
    return sent;
  }
  const drain = (): Promise<number> =>
    (running ??= round().finally(() => {
      running = null;
    }));
  const wake = (): void => {
    drain().catch((error: unknown) => log.warn({ err: error }, 'deliveries wait'));
  };
  const timer = stopped ? undefined : setInterval(wake, POLL_MS).unref();
  const unlisten = stopped ? () => false : database.onCommit(wake);
  return {
    drain,
    async [Symbol.asyncDispose]() {
      stopped = true;
      clearInterval(timer);
      unlisten();
      await running?.catch(() => 0);
    },
  };
}

async function attempt({ database, clock, log, senders, origin }: DeliveryOptions, claimed: Claimed): Promise<boolean> {
  const { id, attempts, channel } = claimed;
  const settle = (state: 'PENDING' | 'SENT' | 'FAILED', sentAt: Date | null, fault: string | null, nextAt: Date | null) =>
    database.query(SETTLE, [id, attempts, state, sentAt, fault, nextAt]);
  const sender = senders.find((each) => each.channel === channel);
  if (!sender || !claimed.wanted) {
    await settle('FAILED', null, 'NOT_WANTED', null);
    return false;
  }
  try {
    await sender.send(messageOf(claimed, origin));
  } catch (error) {
    const { code, final } = error instanceof SendProblem ? error : { code: 'FAILED', final: false };
    const minutes = final ? undefined : BACKOFF_MIN[attempts - 1];
    const nextAt = minutes === undefined ? null : new Date(clock().getTime() + minutes * 60_000);
    log.warn({ delivery: id, channel, attempts, fault: code, nextAt }, 'a notification was not delivered');
    await settle(nextAt ? 'PENDING' : 'FAILED', null, code, nextAt);
    return false;
  }
  await settle('SENT', clock(), null, null);
  return true;
}

function messageOf(claimed: Claimed, origin: string): Message {
  const { id, username, name, email, language, kind, subject, path, at, lines } = claimed;
  const words = kindWords.get(kind);
  return {
    id,
    account: { username, name, email },
    language,
    kind,
    title: words ? inLanguage(words, language) : null,
    subject,
    url: `${origin}${path}`,
    at,
    lines: (lines ?? []).map((line) => ({ ...line, name: inLanguage(line.name, language), url: `${origin}${line.path}` })),
    settingsUrl: `${origin}/settings`,
  };
}
