import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { type Actor, type ActorPost, createActorSigner, generateActorKeys } from '@redpine/kit/actor';
import type { FileReference } from '@redpine/kit/files';
import { createLog } from '@redpine/kit/log';
import { readAnswer } from '@redpine/kit/peer';
import type { FormattedExecutionResult } from 'graphql';
import { testDatabase } from '../../../platform/src/postgres/fixture.ts';
import { createService, type RepresentationService } from '../src/service.ts';

export const keys = generateActorKeys();
const signer = createActorSigner(keys.privateKey);

/** A fixed id for each name, so that tests read by names. */
export const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

export const TERM = id(1);
export const SESSION = id(2);
export const AREA = id(11);
export const TOPIC = 'ELDERLY';
export const UNIT = id(21);
export const UNIT_2 = id(22);
export const UNIT_3 = id(23);
const OFFICE = id(24);

let posts = 1000;
const post = (kind: string, title: string, organ: string | null = null): ActorPost => ({
  id: id((posts += 1)),
  kind,
  title,
  organ,
  area: null,
});
const person = (n: number, name: string, ...held: ActorPost[]): Actor => ({
  id: id(n + 100),
  kind: 'ACCOUNT',
  username: `u${n}`,
  name,
  person: id(n),
  posts: held,
});

export const actors = {
  deputy: person(301, '王代表', post('DEPUTY', '区人大代表')),
  cosigner: person(302, '李代表', post('DEPUTY', '区人大代表')),
  other: person(303, '赵代表', post('DEPUTY', '区人大代表')),
  office: person(304, '周主任', post('DEPUTIES_OFFICE', '代表工作委员会主任', OFFICE)),
  session: person(305, '吴组长', post('SESSION_OFFICE', '大会议案组组长', OFFICE)),
  clerk: person(306, '郑科员', post('UNIT_CLERK', '经办人', UNIT)),
  head: person(307, '冯局长', post('UNIT_HEAD', '局长', UNIT)),
  clerk2: person(308, '陈科员', post('UNIT_CLERK', '经办人', UNIT_2)),
  head2: person(309, '褚局长', post('UNIT_HEAD', '局长', UNIT_2)),
  clerk3: person(310, '卫科员', post('UNIT_CLERK', '经办人', UNIT_3)),
  head3: person(311, '蒋局长', post('UNIT_HEAD', '局长', UNIT_3)),
  auditor: person(312, '沈审计', post('AUDIT_ADMIN', '审计管理员')),
  government: person(313, '韩主任', post('GOVERNMENT_OFFICE', '政府办公室主任', id(25))),
  member: person(321, '宋委员', post('SC_MEMBER', '常委会委员')),
  anonymous: { id: 'anonymous', kind: 'ANONYMOUS', username: null, name: '匿名', person: null, posts: [] },
} satisfies Record<string, Actor>;

export interface Bench extends AsyncDisposable {
  service: RepresentationService;
  /** What the clock shows; move it by assigning. */
  now: Date;
  files: FileReference[];
  /** Bytes of files by id; a file without any is empty. */
  contents: Map<string, Buffer>;
  /** Ids of deputies by actor. */
  deputies: Record<'deputy' | 'cosigner' | 'other', string>;
  ask(actor: Actor, query: string, variables?: Record<string, unknown>): Promise<FormattedExecutionResult>;
  /** One statement as the application's role; dates come as text. */
  sql<T extends object>(text: string, values?: unknown[]): Promise<T[]>;
}

/** A service over a database of its own, with a small district in it; between sessions, on 2026-03-02. */
export async function bench(): Promise<Bench> {
  await using opened = new AsyncDisposableStack();
  const { url } = opened.use(await testDatabase());
  const made: Pick<Bench, 'now' | 'files' | 'contents'> = { now: new Date('2026-03-02T02:00:00Z'), files: [], contents: new Map() };
  const service = opened.use(
    await createService(
      {
        databaseUrl: url,
        host: '127.0.0.1',
        port: 0,
        actorKey: keys.privateKey,
        actorPublicKey: keys.publicKey,
        peers: {},
        demo: false,
        clock: () => made.now,
        logLevel: process.env['TEST_LOG'] ?? 'silent',
        dataDir: '/nonexistent',
      },
      {
        files: {
          describe: async (ids) => made.files.filter((file) => ids.includes(file.id)),
          open: async (file) => Readable.from([made.contents.get(file) ?? Buffer.alloc(0)]),
        },
        log: createLog('representation', process.env['TEST_LOG'] ?? 'silent'),
      },
    ),
  );
  const { database } = service.asOf(actors.office, () => made.now);
  const sql = <T extends object>(text: string, values: unknown[] = []): Promise<T[]> => database.query<T>(text, values);
  await district(sql);
  const deputies = await sql<{ person_id: string; id: string }>('select id, person_id from deputy');
  const seat = (actor: Actor) => deputies.find((row) => row.person_id === actor.person)?.id ?? '';
  const running = opened.move();
  return Object.assign(made, {
    service,
    sql,
    deputies: { deputy: seat(actors.deputy), cosigner: seat(actors.cosigner), other: seat(actors.other) },
    ask: async (actor: Actor, query: string, variables: Record<string, unknown> = {}) =>
      readAnswer(await service.answer({
        query,
        variables,
        actorToken: await signer.sign(actor),
        language: 'zh-CN' as const,
        requestId: randomUUID(),
      })),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  });
}

async function district(sql: Bench['sql']): Promise<void> {
  await sql(`insert into term values ('${TERM}', 18, '第十八届', '2022-01-01', null, 1)`);
  await sql(`insert into congress_session values ('${SESSION}', 5, '第五次会议', '${TERM}', '2026-01-13', '2026-01-16', 1)`);
  await sql(`insert into area values ('${AREA}', '230717', '伊美区', 'DISTRICT', null, '230717', 1)`);
  await sql(`insert into topic values ('${id(31)}', '${TOPIC}', '养老', 1, 1), ('${id(32)}', 'HEALTH', '医疗', 2, 1)`);
  for (const [organ, name] of [[UNIT, '民政局'], [UNIT_2, '财政局'], [UNIT_3, '住建局']]) {
    await sql(`insert into organ values ($1::uuid, $1, $2, $2, 'GOVERNMENT', null, null, true, false, 1)`, [organ, name]);
  }
  await sql(`insert into organ values ('${OFFICE}', 'DGW', '代表工作委员会', '代工委', 'CONGRESS', null, null, false, false, 1)`);
  for (const actor of Object.values(actors) as Actor[]) {
    if (actor.person === null) continue;
    await sql('insert into person values ($1, $2, false, 1)', [actor.person, actor.name]);
    for (const { id: post, kind, title, organ } of actor.posts) {
      await sql(`insert into post values ($1, $2, $3, $4, $5, null, '2024-01-01', null, 1)`, [
        post, kind, title, actor.person, organ,
      ]);
    }
    if (actor.posts[0]?.kind !== 'DEPUTY') continue;
    await sql(`insert into deputy (person_id, name, term_id, from_on) values ($1, $2, $3, '2022-01-01')`, [
      actor.person, actor.name, TERM,
    ]);
  }
}
