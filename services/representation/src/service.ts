import { readFileSync } from 'node:fs';
import type { Actor } from '@redpine/kit/actor';
import { createActorSigner, createActorVerifier, serviceActor } from '@redpine/kit/actor';
import type { Clock } from '@redpine/kit/clock';
import type { ServiceConfig } from '@redpine/kit/config';
import { requestContext, type RequestBase } from '@redpine/kit/context';
import { openDatabase } from '@redpine/kit/database';
import { type Files, httpFiles } from '@redpine/kit/files';
import { createInbox } from '@redpine/kit/inbox';
import { startJobs } from '@redpine/kit/jobs';
import { kitMigration, projectionEndsMigration, projectionMigration, sqlMigration } from '@redpine/kit/kitTables';
import { createLog } from '@redpine/kit/log';
import { httpPeer, PeerProblem } from '@redpine/kit/peer';
import { projectionHandlers } from '@redpine/kit/projection';
import { type Relay, startRelay } from '@redpine/kit/relay';
import type { Service, ServiceOverrides } from '@redpine/kit/service';
import { createSubgraph } from '@redpine/kit/subgraph';
import { NOTIFICATION_REQUESTED } from '@redpine/kit/transaction';
import { parse } from 'graphql';
import { z } from 'zod';
import { suggestionWholeSql } from '../migrations/0006-suggestion.sql.ts';
import { handlingSql } from '../migrations/0007-handling.sql.ts';
import { rulesAndCalendarSql } from '../migrations/0008-rules-and-calendar.sql.ts';
import { commitmentSql } from '../migrations/0009-commitment.sql.ts';
import { publicationSql } from '../migrations/0010-publication.sql.ts';
import { pressAndReportSql } from '../migrations/0012-press-and-report.sql.ts';
import { figuresSql } from '../migrations/0013-figures.sql.ts';
import { reminderSql } from '../migrations/0011-reminder.sql.ts';
import { ledgerWorkSql } from '../migrations/0014-ledger-work.sql.ts';
import { ruleWithdrawalSql } from '../migrations/0015-rule-withdrawal.sql.ts';
import { onPaperSql } from '../migrations/0016-on-paper.sql.ts';
import { replyRulesSql } from '../migrations/0018-reply-rules.sql.ts';
import { importSql } from '../migrations/import.sql.ts';
import { rulesSql } from '../migrations/rules.sql.ts';
import { searchSql } from '../migrations/search.sql.ts';
import { tablesSql } from '../migrations/tables.sql.ts';
import { calendarResolvers } from './calendar/calendar.resolvers.ts';
import { commitmentResolvers } from './commitment/commitment.resolvers.ts';
import { pressCommitments } from './commitment/press.commands.ts';
import type { Context, RecordType } from './context.ts';
import { entities } from './entities.ts';
import { handlingResolvers } from './handling/handling.resolvers.ts';
import { closeWindows } from './handling/window.commands.ts';
import { importResolvers } from './import/import.resolvers.ts';
import { IMPORT_JOB, resumeImports, runImport } from './import/import.run.ts';
import { callOperation, seesRecord } from './operations.ts';
import { digestOf } from './reminder/digest.ts';
import { remind } from './reminder/reminder.commands.ts';
import { reportResolvers } from './handling-report/report.resolvers.ts';
import { pressResolvers } from './press/press.resolvers.ts';
import { ruleResolvers } from './rules/rule.resolvers.ts';
import { openSettings } from './settings.ts';
import { publicationResolvers } from './publication/publication.resolvers.ts';
import { suggestionResolvers } from './suggestion/suggestion.resolvers.ts';
import { createRepresentationViews } from './views.ts';

/** Representation, with what the platform's own process may ask of it beside what every peer may. */
export interface RepresentationService extends Service {
  readonly clock: Clock;
  /** A context of the actor at an instant: what seeds and imports act with. */
  asOf(actor: Actor, clock: Clock): Context;
  /** Marks the replies whose evaluation window has passed, as the daily job does; returns how many. */
  closeWindows(): Promise<number>;
  /** Puts open commitments on the year's press list, as the daily job does in the last quarter; returns how many. */
  pressCommitments(): Promise<number>;
  /** Reminds of deadlines that come near or have just passed, as the job of every morning does; returns how many. */
  remind(): Promise<number>;
  /** Delivers what is in the outbox, now or (`replay`) all of it again; `resume` ends a pause. */
  relay: Pick<Relay, 'drain' | 'replay' | 'resume'>;
}

const NAME = 'representation';
// 00:10 in Shanghai, when a day has just ended; jobs count in UTC.
const DAILY = '10 16 * * *';
// 08:10 in Shanghai, when people are at their desks; a morning that the service was away is made up for until night.
const MORNING = '10 0 * * *';
const MADE_UP_FOR_MS = 10 * 3_600_000;
const importJob = z.object({ import: z.uuid() });
const sdl = (name: string): string =>
  readFileSync(new URL(`../../../schema/${name}.graphql`, import.meta.url), 'utf8');

/**
 * Representation over its schema in the database: subgraph, inbox of directory's events, relay to `peers.directory`,
 * the daily jobs, and the internal operations `mayReadFile` and `digest`. Files come from `overrides.files` or `peers.gateway`.
 */
export async function createService(
  config: ServiceConfig,
  overrides: ServiceOverrides = {},
): Promise<RepresentationService> {
  const log = overrides.log ?? createLog(NAME, config.logLevel);
  const clock = overrides.clock ?? config.clock;
  const { actorKey, actorPublicKey } = config;
  if (!actorKey) throw new Error('ACTOR_KEY is the key that representation signs its events with');

  await using opened = new AsyncDisposableStack();
  const database = opened.use(
    await openDatabase({
      name: NAME,
      url: config.databaseUrl,
      entities,
      migrations: [
        kitMigration(NAME),
        projectionMigration(NAME),
        sqlMigration('0002_representation', [tablesSql]),
        sqlMigration('0003_rules', [rulesSql]),
        sqlMigration('0004_search', [searchSql]),
        sqlMigration('0005_import', [importSql]),
        sqlMigration('0006_suggestion', [suggestionWholeSql]),
        sqlMigration('0007_handling', [handlingSql]),
        sqlMigration('0009_commitment', [commitmentSql]),
        sqlMigration('0010_publication', [publicationSql]),
        projectionEndsMigration(),
        sqlMigration('0008_rules_and_calendar', [rulesAndCalendarSql]),
        sqlMigration('0012_press_and_report', [pressAndReportSql]),
        sqlMigration('0011_reminder', [reminderSql]),
        sqlMigration('0013_figures', [figuresSql]),
        sqlMigration('0014_ledger_work', [ledgerWorkSql]),
        sqlMigration('0015_rule_withdrawal', [ruleWithdrawalSql]),
        sqlMigration('0016_on_paper', [onPaperSql]),
        sqlMigration('0018_reply_rules', [replyRulesSql]),
      ],
      jobs: true,
      log,
    }),
  );
  const settings = await openSettings(database);
  const files = overrides.files ?? filesElsewhere(config.peers['gateway'], actorKey);
  const typeDefs = parse(`${sdl(NAME)}\n${sdl('shared')}`);
  const views = createRepresentationViews(typeDefs);

  const makeContext = (base: RequestBase, at: Clock = clock): Context => {
    const context: Context = Object.assign(requestContext(base, { clock: at, log, database }), {
      files,
      settings,
      rules: settings.last.rules,
      calendar: settings.last.calendar,
      sees: (type: RecordType, id: string) => seesRecord(context, views, type, id),
    });
    return context;
  };
  const asOf: RepresentationService['asOf'] = (actor, at) =>
    makeContext({ actor, language: 'zh-CN', requestId: `${NAME}:${actor.id}` }, at);
  const press = (): Promise<number> => pressCommitments(asOf(serviceActor(NAME), clock));
  const passWindows = async (): Promise<number> => {
    await settings.read(database);
    return closeWindows(asOf(serviceActor(NAME), clock));
  };
  const remindNow = async (): Promise<number> => {
    await settings.read(database);
    return remind(asOf(serviceActor(NAME), clock));
  };

  const verifier = createActorVerifier(actorPublicKey);
  const subgraph = opened.use(
    await createSubgraph<Context>({
      name: NAME,
      typeDefs,
      resolvers: merged(suggestionResolvers(views), handlingResolvers(views), commitmentResolvers(views), publicationResolvers(views), pressResolvers(views), reportResolvers(views), importResolvers(views), ruleResolvers(views), calendarResolvers),
      views,
      makeContext,
      verifier,
      log,
    }),
  );
  const inbox = createInbox({ database, clock, actorPublicKey, handlers: projectionHandlers });
  const elsewhere = config.peers['directory'];
  const directory = overrides.peers?.['directory'] ?? (elsewhere ? httpPeer(elsewhere) : undefined);
  const relay = opened.use(
    startRelay({
      database,
      actorKey,
      subscribers: directory ? { directory: { peer: directory, types: [NOTIFICATION_REQUESTED] } } : {},
      paused: overrides.relayPaused ?? false,
      log,
    }),
  );
  const own = asOf(serviceActor(NAME), clock);
  const stopping = new AbortController();
  const imports = { as: (actor: Actor) => asOf(actor, clock), signal: stopping.signal };
  await resumeImports(own);
  opened.use(
    await startJobs({
      database,
      tasks: {
        closeWindows: async () => void (await passWindows()),
        pressCommitments: async () => void (await press()),
        remind: async () => void (await remindNow()),
        [IMPORT_JOB]: (payload) => runImport(imports, own, importJob.parse(payload).import),
      },
      crontab: [
        { task: 'closeWindows', match: DAILY },
        { task: 'pressCommitments', match: DAILY },
        { task: 'remind', match: MORNING, options: { backfillPeriod: MADE_UP_FOR_MS, queueName: 'remind' } },
      ],
      log,
    }),
  );
  // Before the jobs are waited for: an import breaks off, and nothing of it is written.
  opened.defer(() => stopping.abort());
  // What fell due while the service was down.
  await passWindows();
  await press();

  const running = opened.move();
  return {
    name: NAME,
    http: {},
    clock,
    relay,
    asOf,
    closeWindows: passWindows,
    pressCommitments: press,
    remind: remindNow,
    answer: (request) => subgraph.answer(request),
    answerText: (request) => subgraph.answerText(request),
    receive: (source, events) => inbox.receive(source, events),
    call: async (operation, payload, actorToken) => {
      const actor = await verifier.verify(actorToken);
      if (operation === 'digest') return digestOf({ views, caller: actor, as: (other) => asOf(other, clock) }, payload);
      return callOperation(asOf(actor, clock), views, operation, payload);
    },
    ready: async () => {
      await database.query('SELECT 1');
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

function filesElsewhere(gateway: string | undefined, actorKey: NonNullable<ServiceConfig['actorKey']>): Files {
  if (gateway) return httpFiles(gateway, () => createActorSigner(actorKey).sign(serviceActor(NAME)));
  const away = async (): Promise<never> => {
    throw new PeerProblem('GATEWAY_URL names where files are', 0);
  };
  return { describe: away, open: away };
}

function merged(...maps: { Query?: object; Mutation: object }[]): object {
  return Object.assign({}, ...maps, {
    Query: Object.assign({}, ...maps.map((map) => map.Query)) as object,
    Mutation: Object.assign({}, ...maps.map((map) => map.Mutation)) as object,
  }) as object;
}
