import type { Actor } from '@redpine/kit/actor';
import { createActorSigner, createActorVerifier, serviceActor } from '@redpine/kit/actor';
import { callAudit, isAuditOperation } from '@redpine/kit/audit/read';
import { startSequencer } from '@redpine/kit/audit/sequencer';
import type { Clock } from '@redpine/kit/clock';
import type { ServiceConfig } from '@redpine/kit/config';
import { requestContext, type RequestBase } from '@redpine/kit/context';
import { openDatabase } from '@redpine/kit/database';
import { type Files, httpFiles } from '@redpine/kit/files';
import { createInbox } from '@redpine/kit/inbox';
import { startJobs } from '@redpine/kit/jobs';
import { createLog } from '@redpine/kit/log';
import { httpPeer, PeerProblem } from '@redpine/kit/peer';
import { keepToSchedule } from '@redpine/kit/personal/retention';
import { PERSON_INTRODUCED, projectionHandlers } from '@redpine/kit/projection';
import { type Relay, startRelay } from '@redpine/kit/relay';
import { subgraphSdl } from '@redpine/kit/sdl';
import type { Service, ServiceOverrides } from '@redpine/kit/service';
import { createSubgraph } from '@redpine/kit/subgraph';
import { NOTIFICATION_REQUESTED } from '@redpine/kit/transaction';
import { parse } from 'graphql';
import { z } from 'zod';
import { calendarResolvers } from './calendar/calendar.resolvers.ts';
import { commitmentResolvers } from './commitment/commitment.resolvers.ts';
import { pressCommitments } from './commitment/press.commands.ts';
import type { Context, RecordType } from './context.ts';
import { dutyHandlers } from './duty/duty.record.ts';
import { dutyResolvers } from './duty/duty.resolvers.ts';
import { entities } from './entities.ts';
import { checkFigures, startFolding } from './figures/folding.ts';
import { handlingResolvers } from './handling/handling.resolvers.ts';
import { closeWindows } from './handling/window.commands.ts';
import { importResolvers } from './import/import.resolvers.ts';
import { IMPORT_JOB, resumeImports, runImport } from './import/import.run.ts';
import { migrations } from './migrations.ts';
import { callOperation, seesRecord } from './operations.ts';
import { callPersonal, isPersonalOperation } from './personal/personal.operations.ts';
import { RETAINED } from './personal/retained.ts';
import { digestOf } from './reminder/digest.ts';
import { remind } from './reminder/reminder.commands.ts';
import { reportResolvers } from './handling-report/report.resolvers.ts';
import { mandateResolvers } from './mandate/mandate.resolvers.ts';
import { profileResolvers } from './deputy-profile/profile.resolvers.ts';
import { pressResolvers } from './press/press.resolvers.ts';
import { ruleResolvers } from './rules/rule.resolvers.ts';
import { listExportResolvers } from './list-export/list-export.resolvers.ts';
import { openSettings } from './settings.ts';
import { opinionResolvers } from './opinion/opinion.resolvers.ts';
import { opinionSecrets } from './opinion/opinion.secret.ts';
import { revealResolvers } from './personal/reveal.resolvers.ts';
import { popoloResolvers } from './popolo/popolo.resolvers.ts';
import { problemResolvers } from './pressing-problem/problem.resolvers.ts';
import { publicationResolvers } from './publication/publication.resolvers.ts';
import { suggestionResolvers } from './suggestion/suggestion.resolvers.ts';
import { groupResolvers } from './deputy-group/group.resolvers.ts';
import { leaveResolvers } from './leave/leave.resolvers.ts';
import { fundResolvers } from './fund/fund.resolvers.ts';
import { homeResolvers } from './home/home.resolvers.ts';
import { occasionResolvers } from './occasion/occasion.resolvers.ts';
import { tieResolvers } from './tie/tie.resolvers.ts';
import { visitResolvers } from './visit/visit.resolvers.ts';
import { deedResolvers } from './deed/deed.resolvers.ts';
import { talkResolvers } from './talk/talk.resolvers.ts';
import { voterReportResolvers } from './voter-report/voter-report.resolvers.ts';
import { workPlanResolvers } from './work-plan/work-plan.resolvers.ts';
import { createRepresentationViews, representationViews } from './views.ts';

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
  /** Removes what is kept no longer, as the job of every night does; how many of each item. */
  keepToSchedule(): Promise<Record<string, number>>;
  /** Compares the sums of figures with the rows, as the job of every night does; how many differed, and were made anew. */
  checkFigures(): Promise<number>;
  /** Delivers what is in the outbox, now or (`replay`) all of it again; `resume` ends a pause. */
  relay: Pick<Relay, 'drain' | 'replay' | 'resume'>;
}

const NAME = 'representation';
// 00:10 in Shanghai, when a day has just ended; jobs count in UTC.
const DAILY = '10 16 * * *';
// 08:10 in Shanghai, when people are at their desks; a morning that the service was away is made up for until night.
const MORNING = '10 0 * * *';
// 02:30 in Shanghai, when nobody waits for the database.
const NIGHTLY = '30 18 * * *';
const MADE_UP_FOR_MS = 10 * 3_600_000;
/** What guards the rows of the queries that no view answers. */
export const QUERY_GUARDS: Readonly<Record<string, string>> = {
  calendarYear: 'public calendar; names of who entered it for the signed in alone',
  holidayNoticePreview: 'null for all but those who keep the calendar',
  opinionScope: 'public: what is said before the form',
  opinionChannels: 'public vocabulary',
  opinionChallenge: 'no row: a task for whoever asks',
  opinionByCode: 'one row, for whoever knows its code of 160 bits; never its sender',
  constituentRevealPurposes: 'vocabulary for the signed in alone',
  importKinds: 'vocabulary of the import, for those who import',
  popolo: 'public data of deputies, null for all but those who export lists',
  suggestionImportPreview: 'null for all but those who import, and their own file alone',
};
const importJob = z.object({ import: z.uuid() });

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
      migrations,
      jobs: true,
      log,
    }),
  );
  const settings = await openSettings(database);
  const files = overrides.files ?? filesElsewhere(config.peers['gateway'], actorKey);
  const typeDefs = parse(subgraphSdl(NAME));
  const views = createRepresentationViews(typeDefs);
  const secrets = opinionSecrets(actorKey);

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

  const retain = (): Promise<Record<string, number>> => keepToSchedule(asOf(serviceActor(NAME), clock), RETAINED);

  const verifier = createActorVerifier(actorPublicKey);
  const subgraph = opened.use(
    await createSubgraph<Context>({
      name: NAME,
      typeDefs,
      resolvers: merged(suggestionResolvers(views), handlingResolvers(views), commitmentResolvers(views), publicationResolvers(views), pressResolvers(views), reportResolvers(views), importResolvers(views), ruleResolvers(views), talkResolvers(views), deedResolvers(views), occasionResolvers(views), dutyResolvers(views), voterReportResolvers(views), workPlanResolvers(views), tieResolvers(views), visitResolvers(views), problemResolvers(views), opinionResolvers(views, secrets), revealResolvers(representationViews), mandateResolvers(views), groupResolvers(views), leaveResolvers(views), fundResolvers(views), profileResolvers(views), homeResolvers(views), calendarResolvers, listExportResolvers, popoloResolvers),
      views,
      guards: QUERY_GUARDS,
      makeContext,
      verifier,
      log,
    }),
  );
  opened.use(startSequencer({ database, seal: config.audit, log }));
  opened.use(startFolding({ database, log }));
  const inbox = createInbox({ database, clock, actorPublicKey, handlers: { ...projectionHandlers, ...dutyHandlers } });
  const elsewhere = config.peers['directory'];
  const directory = overrides.peers?.['directory'] ?? (elsewhere ? httpPeer(elsewhere) : undefined);
  const relay = opened.use(
    startRelay({
      database,
      actorKey,
      subscribers: directory ? { directory: { peer: directory, types: [NOTIFICATION_REQUESTED, PERSON_INTRODUCED] } } : {},
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
        keepToSchedule: async () => void (await retain()),
        checkFigures: async () => void (await checkFigures({ database, log })),
        [IMPORT_JOB]: (payload) => runImport(imports, own, importJob.parse(payload).import),
      },
      crontab: [
        { task: 'closeWindows', match: DAILY },
        { task: 'pressCommitments', match: DAILY },
        { task: 'keepToSchedule', match: NIGHTLY, options: { backfillPeriod: MADE_UP_FOR_MS } },
        { task: 'checkFigures', match: NIGHTLY, options: { backfillPeriod: MADE_UP_FOR_MS } },
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
    keepToSchedule: retain,
    checkFigures: () => checkFigures({ database, log }),
    answer: (request) => subgraph.answer(request),
    receive: (source, events) => inbox.receive(source, events),
    call: async (operation, payload, actorToken) => {
      const actor = await verifier.verify(actorToken);
      if (isAuditOperation(operation)) return callAudit(database, actor, operation, payload);
      if (isPersonalOperation(operation)) return callPersonal(asOf(actor, clock), actor, operation);
      if (operation === 'digest') return digestOf({ views, caller: actor, as: (other) => asOf(other, clock) }, payload);
      return callOperation({ context: asOf(actor, clock), views, secrets }, operation, payload);
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
