import { callAudit, isAuditOperation } from '@redpine/kit/audit/read';
import { startSequencer } from '@redpine/kit/audit/sequencer';
import { type Actor, createActorSigner, createActorVerifier } from '@redpine/kit/actor';
import { requestContext, systemContext } from '@redpine/kit/context';
import { openDatabase } from '@redpine/kit/database';
import { startJobs } from '@redpine/kit/jobs';
import { createInbox } from '@redpine/kit/inbox';
import { createLog } from '@redpine/kit/log';
import { httpPeer } from '@redpine/kit/peer';
import { keepToSchedule } from '@redpine/kit/personal/retention';
import { PERSON_INTRODUCED, PROJECTION_TYPES } from '@redpine/kit/projection';
import { type Relay, startRelay } from '@redpine/kit/relay';
import { subgraphSdl } from '@redpine/kit/sdl';
import type { Service, ServiceOverrides } from '@redpine/kit/service';
import { createSubgraph } from '@redpine/kit/subgraph';
import { NOTIFICATION_REQUESTED } from '@redpine/kit/transaction';
import { parse } from 'graphql';
import type { RequestListener } from 'node:http';
import { accountResolvers } from './account/account.resolvers.ts';
import { type SignInRule, signInRule } from './account/account.rule.ts';
import { administrationResolvers } from './administration/administration.resolvers.ts';
import { auditResolvers } from './audit/audit.resolvers.ts';
import type { DirectoryConfig } from './config.ts';
import type { Context } from './context.ts';
import type { DeliveryConfig } from './delivery/delivery.config.ts';
import { type Delivery, startDelivery } from './delivery/delivery.run.ts';
import { weeklyDigest } from './delivery/digest.ts';
import { emailSender } from './delivery/email.sender.ts';
import type { Sender } from './delivery/sender.ts';
import { webhookSender } from './delivery/webhook.sender.ts';
import { createIssuer, ISSUER_PATH } from './issuer/issuer.ts';
import { issuerSweep } from './issuer/issuer.adapter.ts';
import { issuerKeysInDatabase, issuerKeysOnDisk } from './issuer/issuer.keys.ts';
import { migrations } from './migrations.ts';
import { onNotificationRequested } from './notification/notification.commands.ts';
import { notificationResolvers } from './notification/notification.resolvers.ts';
import { callOperation } from './operations.ts';
import { onPersonIntroduced } from './person/person.introduced.ts';
import { personalResolvers } from './personal/personal.resolvers.ts';
import { RETAINED } from './personal/retained.ts';
import { seedBase } from './seed/base.ts';
import { readDemoNotifications } from './seed/demoNotifications.ts';
import { directorySeed } from './seed/directorySeed.ts';
import type { DirectoryIds, DirectoryRows } from './seed/rows.ts';
import { createDirectoryViews, personalViews } from './views.ts';

/** Directory, with what the platform's own process may ask of it beside what every peer may. */
export interface DirectoryService extends Service {
  /** See `directorySeed`. */
  seed(rows: DirectoryRows): Promise<DirectoryIds>;
  /** See `readDemoNotifications`. */
  readDemoNotifications(before: Date): Promise<number>;
  /** Delivers what is in the outbox, now or (`replay`) all of it again; `resume` ends a pause. */
  relay: Pick<Relay, 'drain' | 'replay' | 'resume'>;
  /** Sends what is due of the notifications that leave the house. */
  delivery: Pick<Delivery, 'drain'>;
  /** How signing in is guarded today. */
  signInRule(): Promise<SignInRule>;
  /** Tells every account what waits for it, once a week, as the job of Monday morning does; returns how many. */
  weeklyDigest(): Promise<number>;
  /** Removes what is kept no longer, as the job of every night does; how many of each item. */
  keepToSchedule(): Promise<Record<string, number>>;
}

/** Senders in place of the configured ones, for tests. */
export interface DirectoryOverrides extends ServiceOverrides {
  senders?: readonly Sender[];
}

/** What guards the rows of the queries that no view answers. */
export const QUERY_GUARDS: Readonly<Record<string, string>> = {
  auditEntries: 'FORBIDDEN for all but the audit administrator, and each reading recorded',
  auditEntry: 'FORBIDDEN for all but the audit administrator, and each reading recorded',
  revealPurposes: 'public vocabulary',
  retentionSchedule: 'FORBIDDEN for all but the security and the audit administrator',
};
const SWEEP_MS = 3_600_000;
// Monday, 08:00 in Shanghai; jobs count in UTC. A Monday that the service was away is made up for until its evening.
const MONDAY = '0 0 * * 1';
const MADE_UP_FOR_MS = 12 * 3_600_000;
// 02:30 in Shanghai, when nobody waits for the database.
const NIGHTLY = '30 18 * * *';

/**
 * Directory over its schema in the database: subgraph, inbox, relay to `peers.representation`, internal operations
 * (see `callOperation`) and, unless another issuer is configured, the issuer at `http['/oidc']`.
 */
export async function createService(
  config: DirectoryConfig,
  overrides: DirectoryOverrides = {},
): Promise<DirectoryService> {
  const log = overrides.log ?? createLog('directory', config.logLevel);
  const clock = overrides.clock ?? config.clock;
  const { actorKey, actorPublicKey } = config;
  if (!actorKey) throw new Error('ACTOR_KEY is the key that directory signs its events with');

  await using opened = new AsyncDisposableStack();
  const database = opened.use(
    await openDatabase({
      name: 'directory',
      url: config.databaseUrl,
      entities: [],
      migrations,
      jobs: true,
      log,
    }),
  );
  const parts = { database, clock, log };
  await seedBase(parts);

  const senders = overrides.senders ?? configuredSenders(config.delivery);
  const channels = senders.map(({ channel }) => channel);
  const emailOffered = channels.includes('EMAIL');
  const verifier = createActorVerifier(actorPublicKey);
  const typeDefs = parse(subgraphSdl('directory'));
  const elsewhere = config.peers['representation'];
  const representation = overrides.peers?.['representation'] ?? (elsewhere ? httpPeer(elsewhere) : undefined);
  const signer = createActorSigner(actorKey);
  const others = { peers: representation ? { representation } : {}, sign: (actor: Actor) => signer.sign(actor) };
  const views = createDirectoryViews(typeDefs, config.demo, emailOffered, config.origin !== null);
  const subgraph = opened.use(
    await createSubgraph<Context>({
      name: 'directory',
      typeDefs,
      resolvers: merged(notificationResolvers(views, emailOffered), administrationResolvers(views, channels), auditResolvers(others), accountResolvers(views, config.origin !== null), personalResolvers({ views: personalViews, holders: others, channels })),
      views,
      guards: QUERY_GUARDS,
      makeContext: (base) => requestContext(base, parts),
      verifier,
      log,
    }),
  );
  opened.use(startSequencer({ database, seal: config.audit, log }));
  const inbox = createInbox({
    database,
    clock,
    actorPublicKey,
    handlers: { [NOTIFICATION_REQUESTED]: onNotificationRequested(channels), [PERSON_INTRODUCED]: onPersonIntroduced },
  });
  const relay = opened.use(
    startRelay({
      database,
      actorKey,
      subscribers: representation ? { representation: { peer: representation, types: PROJECTION_TYPES } } : {},
      paused: overrides.relayPaused ?? false,
      log,
    }),
  );
  const delivery = opened.use(
    startDelivery({ database, clock, log, senders, origin: config.delivery?.origin ?? config.origin ?? '' }),
  );
  const digest = async (): Promise<number> =>
    representation ? weeklyDigest({ database, clock, actorKey, representation, channels }) : 0;
  const retain = (): Promise<Record<string, number>> => keepToSchedule(systemContext(parts), RETAINED);
  opened.use(
    await startJobs({
      database,
      tasks: { weeklyDigest: async () => void (await digest()), keepToSchedule: async () => void (await retain()) },
      crontab: [
        { task: 'weeklyDigest', match: MONDAY, options: { backfillPeriod: MADE_UP_FOR_MS } },
        { task: 'keepToSchedule', match: NIGHTLY, options: { backfillPeriod: MADE_UP_FOR_MS } },
      ],
      log,
      concurrency: 1,
    }),
  );
  const http = await issuerRoutes(config, parts);
  const sweep = setInterval(() => {
    issuerSweep(database).catch((error: unknown) => log.warn({ err: error }, 'expired sign-ins were not removed'));
  }, SWEEP_MS).unref();
  opened.defer(() => clearInterval(sweep));

  const running = opened.move();
  return {
    name: 'directory',
    http,
    relay,
    delivery,
    weeklyDigest: digest,
    keepToSchedule: retain,
    signInRule: () => signInRule(database, clock()),
    answer: (request) => subgraph.answer(request),
    receive: (source, events) => inbox.receive(source, events),
    call: async (operation, payload, actorToken) => {
      const caller = await verifier.verify(actorToken);
      if (isAuditOperation(operation)) return callAudit(database, caller, operation, payload);
      return callOperation(parts, caller, operation, payload);
    },
    seed: (rows) => directorySeed(parts, rows),
    readDemoNotifications: (before) => readDemoNotifications(parts, before),
    ready: async () => {
      await database.query('SELECT 1');
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

function configuredSenders(config: DeliveryConfig | undefined): Sender[] {
  if (!config) return [];
  const { origin, smtp, webhook } = config;
  return [
    ...(smtp ? [emailSender(smtp, new URL(origin).hostname)] : []),
    ...(webhook ? [webhookSender(webhook)] : []),
  ];
}

async function issuerRoutes(
  config: DirectoryConfig,
  parts: Parameters<typeof createIssuer>[0]['parts'],
): Promise<Record<string, RequestListener>> {
  const { origin, dataDir, clientSecret, demo, accountKey } = config;
  if (origin === null) return {};
  if (accountKey === undefined) throw new Error('the issuer needs ACCOUNT_KEY');
  const made = dataDir ? await issuerKeysOnDisk(dataDir) : await issuerKeysInDatabase(parts.database);
  const keys = clientSecret ? { ...made, clientSecret } : made;
  return { [ISSUER_PATH]: createIssuer({ origin, keys, parts, demo, accountKey }) };
}

function merged(...maps: { Query?: object; Mutation: object }[]): object {
  return Object.assign({}, ...maps, {
    Query: Object.assign({}, ...maps.map((map) => map.Query)) as object,
    Mutation: Object.assign({}, ...maps.map((map) => map.Mutation)) as object,
  }) as object;
}
