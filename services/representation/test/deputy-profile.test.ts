import { type Actor, createActorSigner } from '@redpine/kit/actor';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fieldsOf, refused, send, sure } from './acts.ts';
import { actors, AREA, bench, type Bench, id as fixed, keys } from './bench.ts';

const TOWN = fixed(912);
const TODAY = '2026-03-02';
const holding = (n: number, kind: string, area: string | null = null): Actor => ({
  id: fixed(n), kind: 'ACCOUNT', username: `u${n}`, name: '钱主席', person: fixed(n + 1), posts: [{ id: fixed(n + 2), kind, title: '镇人大主席', organ: null, area }],
});
const town = holding(920, 'TOWN_PRESIDIUM', TOWN);
const analyst = holding(924, 'ANALYST');

let on: Bench;
beforeAll(async () => {
  on = await bench();
  await on.sql(`insert into area values ('${TOWN}', '230717101', '东升镇', 'TOWN', '${AREA}', '230717/101', 1)`);
});
afterAll(async () => on?.[Symbol.asyncDispose]());
beforeEach(() => {
  on.now = new Date(`${TODAY}T02:00:00Z`);
});

const seated = async (level = 'DISTRICT', area: string | null = null): Promise<string> => {
  const [row] = await on.sql<{ id: string }>(`with p as (insert into person values (uuidv7(), '新代表', false, 1) returning id)
    insert into deputy (person_id, name, term_id, from_on, level, area_id) select p.id, '新代表', '${fixed(1)}', '2022-01-01', $1, $2 from p returning id`, [level, area]);
  return row?.id ?? '';
};
const PROFILE = `version state occupation introduction phone phoneConsent { form on paper } photo { name } photoConsent { form on paper } changed withdrawReason
  published { occupation introduction phone photo { name } duties { kind name count } publishedAt } history { action } availableActions { action allowed }`;
interface Profile {
  version: number; state: string; occupation: string; phone: string | null; changed: boolean; withdrawReason: string | null;
  published: { occupation: string; introduction: string; phone: string | null; photo: { name: string } | null; duties: { kind: string; name: string; count: number }[] } | null;
  history: { action: string }[]; availableActions: { action: string; allowed: boolean }[];
}
async function shown(actor: Actor, id: string): Promise<Profile | null> {
  const answer = await on.ask(actor, `query ($id: ID!) { deputyProfile(id: $id) { ${PROFILE} } }`, { id });
  expect(answer.errors ?? []).toEqual([]);
  return (answer.data?.['deputyProfile'] ?? null) as Profile | null;
}
const act = async (actor: Actor, mutation: string, deputy: string, more: object = {}) => {
  const [row] = await on.sql<{ version: number }>('select version from deputy_profile where deputy_id = $1', [deputy]);
  return send(on, actor, mutation, { deputy, version: row?.version ?? 0, ...more });
};
async function read(deputy: string): Promise<Record<string, unknown> | null> {
  const answer = await on.ask(actors.anonymous, 'query ($id: ID!) { publicDeputy(id: $id) { name level occupation introduction phone photo { id name } duties { kind count } electoralUnit } }', { id: deputy });
  expect(answer.errors ?? []).toEqual([]);
  return (answer.data?.['publicDeputy'] ?? null) as Record<string, unknown> | null;
}
const WORDS = { occupation: '第一小学教师', introduction: '在教学一线工作二十年，关注义务教育和校园周边安全。' };
const photo = (n: number, uploadedBy: string, mediaType = 'image/jpeg') => {
  on.files.push({ id: fixed(n), name: '照片.jpg', mediaType, size: 10, uploadedBy });
  return fixed(n);
};

describe('a deputy’s profile', () => {
  it('PRF-20 MUST be written by herself, published by her keeper, and read by everybody from then on (代表法 art. 58)', async () => {
    const { deputy } = on.deputies;
    expect(await shown(actors.deputy, deputy)).toMatchObject({ state: 'NONE', version: 0, published: null });
    await sure(act(actors.deputy, 'deputyProfileSave', deputy, WORDS));
    expect(await read(deputy)).toBeNull();
    expect((await refused(on, () => act(actors.deputy, 'deputyProfilePublish', deputy))).code).toBe('FORBIDDEN');
    await sure(act(actors.office, 'deputyProfilePublish', deputy));
    expect(await read(deputy)).toEqual({ name: '王代表', level: 'DISTRICT', ...WORDS, phone: null, photo: null, duties: [], electoralUnit: null });
    expect(await shown(actors.deputy, deputy)).toMatchObject({ state: 'PUBLISHED', changed: false, history: [{ action: 'SAVE' }, { action: 'PUBLISH' }] });
  });

  it('PRF-21 MUST show what was published until the keeper publishes anew', async () => {
    const { deputy } = on.deputies;
    await sure(act(actors.deputy, 'deputyProfileSave', deputy, { ...WORDS, occupation: '第二小学校长' }));
    expect(await read(deputy)).toMatchObject({ occupation: '第一小学教师' });
    expect(await shown(actors.office, deputy)).toMatchObject({ changed: true, occupation: '第二小学校长' });
    await on.sql(`insert into duty_event (deputy_id, kind, on_day, title, path, source_service, source_type, source_id, state, recorded_at, decided_at)
      select $1, k, '2026-02-01', '履职', '/', 'test', 'Test', uuidv7(), s, now(), case when s = 'VERIFIED' then now() end
      from (values ('TALK_HELD', 'VERIFIED'), ('TALK_HELD', 'VERIFIED'), ('RECEPTION_HELD', 'RECORDED')) as t(k, s)`, [deputy]);
    await sure(act(actors.office, 'deputyProfilePublish', deputy));
    expect(await read(deputy)).toMatchObject({ occupation: '第二小学校长', duties: [{ kind: 'TALK_HELD', count: 2 }] });
  });

  it('PRF-22 MUST show photo and telephone by separate consent alone, and remove each at once when it is taken back (个人信息保护法 art. 13, 25, 47)', async () => {
    const deputy = on.deputies.cosigner;
    await sure(act(actors.cosigner, 'deputyProfileConsent', deputy, { item: 'PHONE', phone: '138 0458 1234' }));
    await sure(act(actors.cosigner, 'deputyProfileConsent', deputy, { item: 'PHOTO', photo: photo(931, actors.cosigner.id) }));
    expect(await read(deputy)).toBeNull();
    await sure(act(actors.office, 'deputyProfilePublish', deputy));
    expect(await read(deputy)).toMatchObject({ phone: '138 0458 1234', photo: { name: '照片.jpg' } });
    const mayRead = async (actor: Actor) => on.service.call('mayReadFile', { file: fixed(931) }, await createActorSigner(keys.privateKey).sign(actor));
    expect(await mayRead(actors.anonymous)).toBe(true);
    await sure(act(actors.cosigner, 'deputyProfileConsentWithdraw', deputy, { item: 'PHONE' }));
    expect(await read(deputy)).toMatchObject({ phone: null, photo: { name: '照片.jpg' } });
    await sure(act(actors.office, 'deputyProfileConsentWithdraw', deputy, { item: 'PHOTO' }));
    expect(await read(deputy)).toMatchObject({ phone: null, photo: null });
    expect(await mayRead(actors.anonymous)).toBe(false);
    expect((await refused(on, () => act(actors.cosigner, 'deputyProfileConsentWithdraw', deputy, { item: 'PHONE' }))).reason).toBe('NO_CONSENT');
    const [kept] = await on.sql<{ phone: string | null; files: unknown[] }>('select phone, files from deputy_profile where deputy_id = $1', [deputy]);
    expect(kept).toEqual({ phone: null, files: [] });
  });

  it('PRF-23 MUST keep the telephone out of audit, history and events', async () => {
    const places = ['audit_entry', 'history_entry', 'outbox'];
    for (const place of places) expect(await on.sql(`select 1 from ${place} t where t::text like '%0458 1234%'`)).toEqual([]);
  });

  it('PRF-24 MUST take a consent on paper from her keeper with its day and place alone, and a photo that is one', async () => {
    const deputy = on.deputies.other;
    expect(fieldsOf(await refused(on, () => act(actors.office, 'deputyProfileConsent', deputy, { item: 'PHONE', phone: '电话' })))).toEqual(['phone NO_PHONE', 'on REQUIRED']);
    expect(fieldsOf(await refused(on, () => act(actors.office, 'deputyProfileConsent', deputy, { item: 'PHONE', phone: '0458-3601234', on: '2026-03-03' })))).toEqual(['on IN_FUTURE', 'paper REQUIRED']);
    expect(fieldsOf(await refused(on, () => act(actors.other, 'deputyProfileConsent', deputy, { item: 'PHOTO', photo: photo(932, actors.other.id, 'application/pdf') })))).toEqual(['photo NO_IMAGE']);
    expect(fieldsOf(await refused(on, () => act(actors.other, 'deputyProfileConsent', deputy, { item: 'PHOTO' })))).toEqual(['photo REQUIRED']);
    expect(fieldsOf(await refused(on, () => act(actors.other, 'deputyProfileConsent', deputy, { item: 'PHOTO', photo: photo(933, actors.deputy.id) })))).toEqual(['photo UNKNOWN_FILE']);
    await sure(act(actors.office, 'deputyProfileConsent', deputy, { item: 'PHONE', phone: '0458-3601234', on: '2026-03-01', paper: '同意书第 3 号，存代工委' }));
    expect(await shown(actors.other, deputy)).toMatchObject({ phoneConsent: { form: 'ON_PAPER', on: '2026-03-01', paper: '同意书第 3 号，存代工委' } });
  });

  it('PRF-25 MUST be taken down with a reason, and be gone while she is suspended and once her mandate is over', async () => {
    const deputy = await seated();
    await sure(act(actors.office, 'deputyProfilePublish', deputy));
    expect(await read(deputy)).not.toBeNull();
    await sure(act(actors.office, 'deputyProfileWithdraw', deputy, { reason: '姓名有误，更正后再公示。' }));
    expect([await read(deputy), await shown(actors.office, deputy)]).toMatchObject([null, { state: 'WITHDRAWN', withdrawReason: '姓名有误，更正后再公示。' }]);
    await sure(act(actors.office, 'deputyProfilePublish', deputy));
    await on.sql(`update deputy set status = 'SUSPENDED' where id = $1`, [deputy]);
    expect(await read(deputy)).toBeNull();
    await on.sql(`update deputy set status = 'ACTIVE' where id = $1`, [deputy]);
    const facts = { kind: 'LOSE', ground: 'MOVED_AWAY', facts: '已迁出本区，户籍证明附卷。', effectiveOn: '2026-03-01' };
    const mandateMatter = (await sure(send(on, actors.office, 'mandateMatterOpen', { deputy, ...facts }))).record?.id ?? '';
    await sure(send(on, actors.office, 'mandateMatterReport', { mandateMatter, version: 1, number: '资审〔2026〕1号', on: TODAY, conclusion: '符合法律规定。' }));
    expect(await read(deputy)).not.toBeNull();
    await sure(send(on, actors.office, 'mandateMatterAnnounce', { mandateMatter, version: 2, number: '第1号公告', on: TODAY, text: '代表资格终止，现予公告。' }));
    expect(await on.sql('select 1 from published_deputy where id = $1', [deputy])).toEqual([]);
    expect(await shown(actors.office, deputy)).toMatchObject({ state: 'WITHDRAWN', withdrawReason: '代表资格终止' });
    expect((await refused(on, () => act(actors.office, 'deputyProfilePublish', deputy))).reason).toBe('DEPUTY_ENDED');
  });

  it('PRF-26 MUST publish many at once with basic and duty information alone, and leave their words to a look at each', async () => {
    const [plain, written, down] = [await seated(), await seated(), await seated()];
    await sure(act(actors.office, 'deputyProfileSave', written, WORDS));
    await sure(act(actors.office, 'deputyProfilePublish', down));
    await sure(act(actors.office, 'deputyProfileWithdraw', down, { reason: '信息有误，更正后再公示。' }));
    expect((await refused(on, () => send(on, actors.deputy, 'deputyProfilePublishAll', {}))).code).toBe('FORBIDDEN');
    expect(fieldsOf(await refused(on, () => send(on, actors.office, 'deputyProfilePublishAll', { deputies: [plain, down] })))).toEqual(['deputies.1 UNKNOWN_DEPUTY']);
    expect(await sure(send(on, actors.office, 'deputyProfilePublishAll', { deputies: [plain, written] }))).toMatchObject({ published: 2 });
    expect([await read(plain), await read(written), await read(down)]).toMatchObject([{ occupation: '' }, { occupation: '', introduction: '' }, null]);
    expect(await shown(actors.office, written)).toMatchObject({ state: 'PUBLISHED', changed: true, history: [{ action: 'SAVE' }, { action: 'PUBLISH_ALL' }] });
    const before = await read(on.deputies.deputy);
    const all = await sure(send(on, actors.office, 'deputyProfilePublishAll', {}));
    expect(all.published).toBeGreaterThanOrEqual(5);
    expect([await read(down), await read(on.deputies.deputy)]).toEqual([null, before]);
  });

  it('PRF-27 MUST be the town’s for deputies of its town', async () => {
    const deputy = await seated('TOWN', TOWN);
    expect((await refused(on, () => act(actors.office, 'deputyProfilePublish', deputy))).code).toBe('NOT_FOUND');
    expect(await sure(send(on, town, 'deputyProfilePublishAll', {}))).toMatchObject({ published: 1 });
    expect(await read(deputy)).toMatchObject({ level: 'TOWN' });
    const found = await on.ask(actors.anonymous, 'query ($area: ID!) { publicDeputies(filter: { area: $area }) { edges { node { id area { id } } } } }', { area: TOWN });
    expect(found.data).toEqual({ publicDeputies: { edges: [{ node: { id: deputy, area: { id: TOWN } } }] } });
  });

  it('PRF-28 MUST be open to herself and her keeper alone; others read what is published', async () => {
    const { deputy } = on.deputies;
    for (const actor of [actors.other, actors.member, actors.anonymous, analyst, town]) expect(await shown(actor, deputy)).toBeNull();
    const seen = await on.ask(actors.member, 'query ($id: ID!) { deputy(id: $id) { profile { id } published { occupation } } }', { id: deputy });
    expect(seen.data).toEqual({ deputy: { profile: null, published: { occupation: '第二小学校长' } } });
  });

  it('PRF-29 MUST be refused on a version that is past, and to visitors', async () => {
    const { deputy } = on.deputies;
    expect((await refused(on, () => send(on, actors.deputy, 'deputyProfileSave', { deputy, version: 0, ...WORDS }))).__typename).toBe('ConflictProblem');
    expect((await refused(on, () => act(actors.anonymous, 'deputyProfileSave', deputy, WORDS))).code).toBe('UNAUTHENTICATED');
    expect(fieldsOf(await refused(on, () => act(actors.deputy, 'deputyProfileSave', deputy, { occupation: '长'.repeat(101), introduction: '长'.repeat(501) })))).toEqual(['occupation TOO_LONG', 'introduction TOO_LONG']);
  });

  it('PRF-31 MUST wait for its keeper as long as it says something else than what is published, and be listed by exactly that', async () => {
    const waits = async (actor: Actor) => {
      const answer = await on.ask(actor, `query ($v: [_Any!]!) { _entities(representations: $v) { ... on Viewer { representation { queues { code count { value drillDown } } } } }
        deputies(filter: { toPublish: true }, first: 50) { totalCount } }`, { v: [{ __typename: 'Viewer', id: actor.id }] });
      expect(answer.errors ?? []).toEqual([]);
      const { _entities: [viewer], deputies } = answer.data as unknown as { _entities: [{ representation: { queues: { code: string; count: { value: number; drillDown: string } }[] } }]; deputies: { totalCount: number } };
      const queue = viewer.representation.queues.find(({ code }) => code === 'PROFILES_TO_PUBLISH');
      expect(queue?.count.value).toBe(deputies.totalCount);
      return queue?.count;
    };
    const before = (await waits(actors.office))?.value ?? 0;
    const deputy = await seated('CITY');
    await sure(act(actors.office, 'deputyProfileSave', deputy, WORDS));
    expect(await waits(actors.office)).toEqual({ value: before + 1, drillDown: '/representation/deputies?toPublish=true' });
    await sure(act(actors.office, 'deputyProfilePublish', deputy));
    expect((await waits(actors.office))?.value).toBe(before);
    expect((await waits(town))?.value).toBe(0);
  });

  it('PRF-30 MUST be counted for everybody with an account, naming nobody', async () => {
    const figures = '{ deputyFigures { serving { value drillDown } published { numerator denominator drillDown } suspended { value } ended { value } levels { level serving { value drillDown } } } }';
    const counted = await on.ask(analyst, figures);
    expect(counted.errors ?? []).toEqual([]);
    const { deputyFigures: of } = counted.data as { deputyFigures: { serving: { value: number }; published: { numerator: number; denominator: number; drillDown: string }; ended: { value: number }; levels: { level: string; serving: { value: number; drillDown: string } }[] } };
    expect(of.published).toMatchObject({ numerator: of.serving.value - 1, denominator: of.serving.value, drillDown: '/representation/deputies?published=true' });
    expect(of.ended.value).toBe(1);
    expect(of.levels.map(({ level, serving }) => [level, serving.value, serving.drillDown])).toEqual([
      ['TOWN', 1, '/representation/deputies?level=TOWN'], ['DISTRICT', of.serving.value, '/representation/deputies'], ['CITY', 1, '/representation/deputies?level=CITY'],
      ['PROVINCE', 0, '/representation/deputies?level=PROVINCE'], ['NATION', 0, '/representation/deputies?level=NATION'],
    ]);
    const nothing = await on.ask(actors.anonymous, figures);
    expect(nothing.data).toMatchObject({ deputyFigures: { serving: { value: 0 }, published: { denominator: 0 } } });
  });
});
