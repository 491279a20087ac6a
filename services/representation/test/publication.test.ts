import type { Actor } from '@redpine/kit/actor';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { act as actOn, type Answer, assigned, CONTENT, fieldsOf, handlingNow, refused, replied, send, suggestionNow, sure } from './acts.ts';
import { actors, bench, type Bench, id as fixed, TOPIC, UNIT, UNIT_2 } from './bench.ts';

let on: Bench;
beforeAll(async () => {
  on = await bench();
});
afterAll(async () => on?.[Symbol.asyncDispose]());
beforeEach(() => {
  on.now = new Date('2026-03-02T02:00:00Z');
});

const REASON = { reason: '涉及居民隐私，需进一步处理。' };
const SECRET = '反映人王秀兰，电话13945678901。';

interface Public { id: string; title: string; text: string; deputyName: string | null; replies: { unitName: string; text: string; categoryName: string }[] }

async function read<T>(actor: Actor, query: string, variables: Record<string, unknown> = {}): Promise<T> {
  const answer = await on.ask(actor, query, variables);
  expect(answer.errors ?? []).toEqual([]);
  return answer.data as T;
}

const PUBLIC = 'id number title text topic { id } area { id } deputyName submittedOn publishedAt replies { unitName categoryName signedOn text }';
const WORK = `id version state showDeputy reason proposedAt redactedAt original { title text replies { handling unitName text } hints { part reply kind start end found } }
  redacted { title text replies { handling text } hints { kind found } } snapshots { version title publishedAt publishedBy } availableActions { action allowed reason }`;

async function register(filter: object = {}, actor: Actor = actors.anonymous): Promise<Public[]> {
  const { publishedSuggestions: page } = await read<{ publishedSuggestions: { totalCount: number; edges: { node: Public }[] } }>(
    actor, `query ($filter: PublishedSuggestionFilter) { publishedSuggestions(filter: $filter, first: 50) { totalCount edges { node { ${PUBLIC} } } } }`, { filter },
  );
  expect(page.totalCount).toBe(page.edges.length);
  return page.edges.map(({ node }) => node);
}

async function published(id: string, actor: Actor = actors.anonymous): Promise<Public | null> {
  return (await read<{ publishedSuggestion: Public | null }>(actor, `query ($id: ID!) { publishedSuggestion(id: $id) { ${PUBLIC} } }`, { id })).publishedSuggestion;
}

async function answered(): Promise<string> {
  on.now = new Date('2026-03-02T02:00:00Z');
  const suggestion = await assigned(on);
  await on.sql('update suggestion set facts = $2 where id = $1', [suggestion, `${CONTENT.facts}${SECRET}`]);
  await replied(on, { suggestion, unit: UNIT }, actors.clerk, actors.head);
  return suggestion;
}

async function proposed(): Promise<{ suggestion: string; publication: string; handling: string }> {
  const suggestion = await answered();
  const answer = await sure(send(on, actors.office, 'publicationPropose', { suggestion }));
  return { suggestion, publication: answer.publication?.id ?? '', handling: (await handlingNow(on, suggestion, UNIT)).id };
}

/** An act on the publication as it stands. */
async function act(actor: Actor, mutation: string, publication: string, more: object = {}): Promise<Answer> {
  const [row] = await on.sql<{ version: number }>('select version from publication where id = $1', [publication]);
  return send(on, actor, mutation, { publication, version: row?.version ?? 0, ...more });
}

const redaction = (handling: string, text = '辖区高龄老人较多，建议增设社区助餐点。') => ({
  title: '关于增设社区助餐点的建议', text, replies: [{ handling, text: '拟于今年六月底前增设三处助餐点。' }], showDeputy: true,
});

async function live(): Promise<{ suggestion: string; publication: string; handling: string }> {
  const made = await proposed();
  await sure(act(actors.office, 'publicationRedact', made.publication, redaction(made.handling)));
  await sure(act(actors.office, 'publicationPublish', made.publication, { hintsReviewed: false }));
  return made;
}

describe('a publication through its life', () => {
  it('REP-120 MUST be proposed, redacted with hints, published as a snapshot and withdrawn with a reason (青岛 18, 30)', async () => {
    const { suggestion, publication, handling } = await proposed();
    const work = async (actor: Actor) => (await read<{ publication: { original: { hints: object[]; text: string } } | null }>(actor, `query ($id: ID!) { publication(id: $id) { ${WORK} } }`, { id: publication })).publication;
    const { original } = (await work(actors.office)) ?? { original: { hints: [], text: '' } };
    expect(original.hints).toEqual([expect.objectContaining({ part: 'TEXT', kind: 'PHONE', found: '13945678901' })]);
    await on.sql(`insert into person values ($1, '王秀兰', false, 1)`, [fixed(960)]);
    expect((await work(actors.office))?.original.hints).toMatchObject([{ kind: 'PERSON', found: '王秀兰' }, { kind: 'PHONE' }]);
    expect(await published(publication)).toBeNull();
    expect((await refused(on, () => act(actors.office, 'publicationPublish', publication, { hintsReviewed: true }))).reason).toBe('WRONG_STATE');

    const left = redaction(handling, `${CONTENT.facts}${SECRET}`);
    await sure(act(actors.office, 'publicationRedact', publication, left));
    expect(fieldsOf(await refused(on, () => act(actors.office, 'publicationPublish', publication, { hintsReviewed: false })))).toEqual(['hintsReviewed REQUIRED']);
    await sure(act(actors.office, 'publicationRedact', publication, { ...left, text: `${left.text}身份证230702196503120023。` }));
    expect((await refused(on, () => act(actors.office, 'publicationPublish', publication, { hintsReviewed: true }))).reason).toBe('NUMBERS_LEFT');
    await sure(act(actors.office, 'publicationRedact', publication, redaction(handling)));
    await sure(act(actors.office, 'publicationPublish', publication, { hintsReviewed: false }));
    expect(await published(publication)).toMatchObject({
      id: publication, title: '关于增设社区助餐点的建议', deputyName: '王代表', submittedOn: '2026-03-02',
      replies: [{ unitName: '民政局', categoryName: '已解决或基本解决', signedOn: '2026-03-04', text: '拟于今年六月底前增设三处助餐点。' }],
    });
    expect((await refused(on, () => act(actors.office, 'publicationPublish', publication, { hintsReviewed: true }))).reason).toBe('UNCHANGED');
    expect((await work(actors.deputy))?.original.text).toContain(SECRET);
    for (const actor of [actors.anonymous, actors.other, actors.clerk, actors.auditor]) expect(await work(actor)).toBeNull();
    await sure(act(actors.office, 'publicationWithdraw', publication, REASON));
    expect(await published(publication)).toBeNull();
    expect((await suggestionNow(on, suggestion)).state).toBe('ANSWERED');
  });

  it('REP-121 MUST serve the latest snapshot alone after another redaction, and keep the earlier ones on record', async () => {
    const { publication, handling } = await live();
    await sure(act(actors.office, 'publicationRedact', publication, { ...redaction(handling, '改正后的公开文本，仍为十个字以上。'), showDeputy: false }));
    expect((await published(publication))?.text).toContain('高龄老人');
    await sure(act(actors.office, 'publicationPublish', publication, { hintsReviewed: false }));
    expect(await published(publication)).toMatchObject({ text: '改正后的公开文本，仍为十个字以上。', deputyName: null });
    const kept = await on.sql<{ ordinal: number; text: string }>('select ordinal, text from publication_snapshot where publication_id = $1 order by ordinal', [publication]);
    expect(kept.map(({ ordinal }) => ordinal)).toEqual([1, 2]);
    expect(kept[0]?.text).toContain('高龄老人');
    await expect(on.sql(`update publication_snapshot set text = 'x'`)).rejects.toThrow(/permission denied/);
    await expect(on.sql('delete from publication_snapshot')).rejects.toThrow(/permission denied/);
  });

  it('REP-122 MUST refuse what is not answered or is confidential (青岛 18)', async () => {
    const inHand = await assigned(on);
    expect((await refused(on, () => send(on, actors.office, 'publicationPropose', { suggestion: inHand }))).reason).toBe('NOT_ANSWERED');
    const { suggestion, publication } = await live();
    for (const actor of [actors.office, actors.other, actors.clerk]) {
      expect((await refused(on, () => actOn(on, actor, 'suggestionKeepConfidential', suggestion, REASON))).code).toBe('FORBIDDEN');
    }
    await sure(actOn(on, actors.deputy, 'suggestionKeepConfidential', suggestion, REASON));
    expect(await published(publication)).toBeNull();
    expect(await on.sql('select state, reason, changed from publication where id = $1', [publication])).toEqual([{ state: 'WITHDRAWN', ...REASON, changed: true }]);
    expect((await refused(on, () => actOn(on, actors.deputy, 'suggestionKeepConfidential', suggestion, REASON))).reason).toBe('CONFIDENTIAL');
    const handling = (await handlingNow(on, suggestion, UNIT)).id;
    expect((await refused(on, () => act(actors.office, 'publicationRedact', publication, redaction(handling)))).reason).toBe('CONFIDENTIAL');
    await sure(actOn(on, actors.deputy, 'suggestionLiftConfidentiality', suggestion, REASON));
    expect(await published(publication)).toBeNull();
    await sure(act(actors.office, 'publicationRedact', publication, redaction(handling)));
    const fresh = await answered();
    await on.sql('update suggestion set confidential = true where id = $1', [fresh]);
    expect((await refused(on, () => send(on, actors.office, 'publicationPropose', { suggestion: fresh }))).reason).toBe('CONFIDENTIAL');
    const shown = await live();
    await on.sql('update suggestion set confidential = true where id = $1', [shown.suggestion]);
    expect(await published(shown.publication)).toBeNull();
  });

  it('REP-123 MUST be proposed by the office or the lead deputy, and decided by the office alone', async () => {
    const suggestion = await answered();
    for (const actor of [actors.clerk, actors.other]) {
      expect((await refused(on, () => send(on, actor, 'publicationPropose', { suggestion }))).code).toBe('FORBIDDEN');
    }
    expect((await refused(on, () => send(on, actors.anonymous, 'publicationPropose', { suggestion }))).code).toBe('UNAUTHENTICATED');
    const { publication: of } = await sure(send(on, actors.deputy, 'publicationPropose', { suggestion }));
    const publication = of?.id ?? '';
    const handling = (await handlingNow(on, suggestion, UNIT)).id;
    expect((await refused(on, () => act(actors.deputy, 'publicationRedact', publication, redaction(handling)))).code).toBe('FORBIDDEN');
    expect((await refused(on, () => act(actors.clerk, 'publicationWithdraw', publication, REASON))).code).toBe('NOT_FOUND');
    const broken = { ...redaction(handling), title: '', text: '短', replies: [] };
    expect(fieldsOf(await refused(on, () => act(actors.office, 'publicationRedact', publication, broken)))).toEqual(['title REQUIRED', 'text TOO_SHORT', 'replies INCOMPLETE']);
    expect((await refused(on, () => send(on, actors.office, 'publicationPropose', { suggestion }))).reason).toBe('WRONG_STATE');
  });
});

describe('the public register', () => {
  it('REP-124 MUST show nothing that is not published, whichever id is guessed and whoever asks', async () => {
    const waiting = await proposed();
    const shown = await live();
    const withdrawn = await live();
    await sure(act(actors.office, 'publicationWithdraw', withdrawn.publication, REASON));
    const snapshots = await on.sql<{ id: string }>('select id from publication_snapshot');
    const guesses = [
      ...snapshots.map(({ id }) => id), waiting.suggestion, waiting.publication, waiting.handling, shown.suggestion, shown.handling,
      withdrawn.publication, withdrawn.suggestion, fixed(1), 'x', '',
    ];
    for (const actor of [actors.anonymous, actors.office, actors.deputy]) {
      for (const guess of guesses) expect(await published(guess, actor)).toBeNull();
      const { _entities } = await read<{ _entities: (object | null)[] }>(
        actor, `query ($of: [_Any!]!) { _entities(representations: $of) { ... on PublishedSuggestion { ${PUBLIC} } } }`,
        { of: guesses.map((id) => ({ __typename: 'PublishedSuggestion', id })) },
      );
      expect(_entities.every((found) => found === null)).toBe(true);
      expect((await register({}, actor)).map(({ id }) => id)).not.toContain(withdrawn.publication);
    }
    // The live record, its working text and the lists around it stay closed to the public.
    const closed = await read<Record<string, unknown>>(actors.anonymous, `query ($s: ID!, $p: ID!, $h: ID!) {
      suggestion(id: $s) { id } publication(id: $p) { id } handling(id: $h) { id }
      suggestions(first: 10) { totalCount } publications(first: 10) { totalCount } publishableSuggestions(first: 10) { totalCount } }`,
      { s: shown.suggestion, p: shown.publication, h: shown.handling });
    expect(closed).toEqual({
      suggestion: null, publication: null, handling: null,
      suggestions: { totalCount: 0 }, publications: { totalCount: 0 }, publishableSuggestions: { totalCount: 0 },
    });
    expect(JSON.stringify(await register())).not.toContain('13945678901');
  });

  it('REP-125 MUST be searched and filtered in what is published alone', async () => {
    const { publication } = await live();
    const ids = async (filter: object): Promise<boolean> => (await register(filter)).some(({ id }) => id === publication);
    expect(await ids({ search: '高龄老人' })).toBe(true);
    expect(await ids({ search: '三处助餐点' })).toBe(true);
    expect(await ids({ search: '王秀兰' })).toBe(false);
    expect(await register({ search: '13945678901' })).toEqual([]);
    expect(await ids({ topic: TOPIC })).toBe(true);
    expect(await ids({ topic: 'HEALTH' })).toBe(false);
    expect(await ids({ unit: UNIT })).toBe(true);
    expect(await ids({ unit: UNIT_2 })).toBe(false);
    expect(await ids({ year: 2026 })).toBe(true);
    expect(await ids({ year: 2025 })).toBe(false);
    expect((await on.ask(actors.anonymous, '{ publishedSuggestions(first: 10, filter: { search: " " }) { totalCount } }')).errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
  });

  it('REP-126 MUST keep a list of what the office has not decided on, and of what it works on', async () => {
    const open = await answered();
    const { publishableSuggestions: page } = await read<{ publishableSuggestions: { edges: { node: { id: string; publicationActions: object[] } }[] } }>(
      actors.office, '{ publishableSuggestions(first: 50) { edges { node { id publication { id } publicationActions { action allowed } } } } }',
    );
    expect(page.edges.map(({ node }) => node.id)).toContain(open);
    expect(page.edges.find(({ node }) => node.id === open)?.node.publicationActions).toContainEqual({ action: 'PROPOSE', allowed: true });
    const { publication } = await live();
    const { publications } = await read<{ publications: { edges: { node: { id: string } }[] } }>(
      actors.office, '{ publications(first: 50, filter: { states: [PUBLISHED] }) { edges { node { id suggestion { id publication { id } } } } } }',
    );
    expect(publications.edges.map(({ node }) => node.id)).toContain(publication);
  });
});
