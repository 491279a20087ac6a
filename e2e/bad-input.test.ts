import { beforeEach, describe, expect, inject, it } from 'vitest';
import { act, type Answer, ask, done, read, type Result, today } from './support/graph.ts';

const { url, tokens } = inject('shared');

const FACTS = '现有设施老化，群众多次反映。';
const RECORD = `query ($id: ID!) { suggestion(id: $id) {
  id version number title state facts proposal topic { code } files { id } cosigners { id state } submittedAt assignedOn updatedAt
  handlings { id version state contacts { id on note } replyDraft { text } reply { text } evaluation { result } }
  deadlines { id dueOn metOn } timeline { id action }
} }`;

/** What an act was answered with, in a word: the problem's name with the rules broken, or the error's code. */
function named({ data, errors }: Answer<{ result: Result }>): string {
  if (errors[0]) return errors[0].extensions.code;
  const { __typename, fields = [] } = data?.result ?? { __typename: 'nothing' };
  return [__typename, ...fields.map(({ path, rule }) => `${path} ${rule}`)].join(': ');
}

/** The record and how many there are, as those see it who see all of it. */
async function standing(id: string): Promise<unknown> {
  const records = await Promise.all([
    read(url, tokens.deputy, RECORD, { id }),
    read(url, tokens['deputies-office'], RECORD, { id }),
    ...(['deputy', 'deputy-2', 'deputies-office'] as const).map((holder) => read(url, tokens[holder], '{ suggestions(first: 1) { totalCount } }')),
  ]);
  return records;
}

interface Draft { suggestion: string; version: number }

async function draft(title: string): Promise<Draft> {
  const topic = (await read<{ topics: { code: string }[] }>(url, tokens.deputy, '{ topics { code } }')).topics[0]?.code;
  const { suggestion } = await done(url, tokens.deputy, 'suggestionDraftSave', { title, topic, facts: FACTS, proposal: '请尽快维修更新。' });
  return { suggestion: suggestion?.id ?? '', version: suggestion?.version ?? 0 };
}

describe('what cannot be right', () => {
  let mine: Draft;
  let before: unknown;
  beforeEach(async () => {
    mine = await draft('关于维修健身设施的建议');
    before = await standing(mine.suggestion);
  });
  const unchanged = async (): Promise<void> => expect(await standing(mine.suggestion)).toEqual(before);
  const save = (changes: object, key: object = {}): Promise<Answer<{ result: Result }>> =>
    act(url, tokens.deputy, 'suggestionDraftSave', { ...mine, ...changes, ...key });

  it.each([
    ['a right-to-left override', { proposal: '请\u202e维修' }, 'ValidationProblem: proposal BIDI_OVERRIDE'],
    ['a text past its length', { facts: '长'.repeat(10_001) }, 'ValidationProblem: facts TOO_LONG'],
    ['an unknown code', { topic: 'NO_SUCH_TOPIC' }, 'ValidationProblem: topic UNKNOWN_CODE'],
    ['an unknown area', { area: '01890000-0000-7000-8000-000000000000' }, 'ValidationProblem: area UNKNOWN_AREA'],
    ['several at once', { title: '长'.repeat(101), topic: 'NO_SUCH_TOPIC' }, 'ValidationProblem: title TOO_LONG: topic UNKNOWN_CODE'],
  ])('E2E-60 MUST name %s at its field and change nothing', async (_, changes, problem) => {
    expect(named(await save(changes))).toBe(problem);
    await unchanged();
  });

  it.each([
    ['a NUL', { title: '关于\u0000维修的建议' }, 'title'],
    ['half of a character', { facts: '设施\ud800老化' }, 'facts'],
  ])('E2E-60 MUST name %s before anything reads it, with its place, and change nothing', async (_, changes, place) => {
    const answer = await save(changes);
    expect(named(answer)).toBe('BAD_USER_INPUT');
    expect(answer.errors[0]?.message).toMatch(new RegExp(`^input\\.${place}: 含有.+字符`));
    await unchanged();
  });

  it('E2E-61 MUST refuse two million characters at the door and change nothing', async () => {
    const { status, errors } = await save({ facts: 'x'.repeat(2_000_000) });
    expect(status).toBe(413);
    expect(errors[0]?.extensions.code).toMatch(/^[A-Z_]+$/);
    await unchanged();
  });

  it('E2E-62 MUST refuse a day that does not exist, in acts and in filters', async () => {
    const on = '2026-02-30';
    const recorded = await act(url, tokens.unit, 'handlingContactRecord', { handling: mine.suggestion, version: 1, on, mode: 'VISIT', stage: 'BEFORE', note: '走访' });
    expect(named(recorded)).toBe('BAD_USER_INPUT');
    const listed = await ask(url, tokens.deputy, 'query ($on: Date!) { suggestions(first: 1, filter: { submittedFrom: $on }) { totalCount } }', { on });
    expect(listed.errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    for (const { errors } of [recorded, listed]) expect(errors[0]?.message).toContain(on);
    await unchanged();
  });

  it('E2E-63 MUST name an identity that is none, and never say more of it', async () => {
    for (const suggestion of ['1', '\u0000', "' OR 1=1 --", 'x'.repeat(5_000)]) {
      const answer = await act(url, tokens.deputy, 'suggestionSubmit', { suggestion, version: 1 });
      expect(['NOT_FOUND', 'BAD_USER_INPUT']).toContain(named(answer));
      expect(JSON.stringify(answer)).not.toMatch(/select|syntax|postgres|node_modules|\.ts\b/i);
    }
    await unchanged();
  });

  it('E2E-64 MUST answer a stale version with the version there is', async () => {
    const { suggestion } = await done(url, tokens.deputy, 'suggestionDraftSave', { ...mine, title: '关于更新健身设施的建议' });
    before = await standing(mine.suggestion);
    const { data } = await save({ title: '关于别的建议' });
    expect(data?.result).toMatchObject({ __typename: 'ConflictProblem', currentVersion: suggestion?.version });
    await unchanged();
  });

  it('E2E-65 MUST carry a repeated submission out once: the same key is answered alike, another is refused', async () => {
    const idempotencyKey = crypto.randomUUID();
    const submit = (input: object): Promise<Answer<{ result: Result }>> => act(url, tokens.deputy, 'suggestionSubmit', { ...mine, ...input });
    const first = await submit({ idempotencyKey });
    expect(named(first)).toBe('SuggestionActSuccess');
    before = await standing(mine.suggestion);
    expect(await submit({ idempotencyKey })).toEqual(first);
    expect(named(await submit({}))).toMatch(/^(ConflictProblem|TransitionProblem)$/);
    expect((await submit({ version: first.data?.result.suggestion?.version })).data?.result).toMatchObject({ __typename: 'TransitionProblem', reason: expect.stringMatching(/^[A-Z_]+$/) as string });
    expect(named(await submit({ idempotencyKey, version: 99 }))).toBe('ValidationProblem: idempotencyKey IDEMPOTENCY_KEY_REUSED');
    await unchanged();
  });

  it('E2E-66 MUST keep another’s draft from whoever it is not, in reading and in every act', async () => {
    for (const holder of ['deputy-2', 'unit', 'analyst', 'deputies-office'] as const) {
      expect(await read(url, tokens[holder], 'query ($id: ID!) { suggestion(id: $id) { title } }', { id: mine.suggestion })).toEqual({ suggestion: null });
      for (const mutation of ['suggestionDraftSave', 'suggestionSubmit', 'suggestionCosignConfirm', 'suggestionAccept']) {
        const answer = await act(url, tokens[holder], mutation, mine);
        expect(['NOT_FOUND', 'FORBIDDEN'], `${holder} ${mutation}`).toContain(named(answer));
      }
    }
    await unchanged();
  });

  it('E2E-67 MUST refuse what carries no token, a wrong one, or no question', async () => {
    for (const token of ['', 'rp_wrong', 'ey.J0.x', `${tokens.deputy}x`]) {
      const answer = await act(url, token, 'suggestionSubmit', mine);
      expect([400, 401, 403]).toContain(answer.status);
      expect(answer.data).toBe(null);
      expect(answer.errors[0]?.extensions.code).toMatch(/^[A-Z_]+$/);
    }
    for (const body of ['', '{', '[]', '{"query":1}', '{"query":"{"}', '{"query":"{ nothing }"}', '\u0000']) {
      const response = await fetch(`${url}/graphql`, { method: 'POST', body, headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens.deputy}` } });
      expect(response.status, body).toBeLessThan(500);
      const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
      expect(errors[0]?.extensions.code, body).toMatch(/^[A-Z_]+$/);
    }
    await unchanged();
  });

  it('E2E-68 MUST let exactly one of several writers at once win, and keep what she wrote', async () => {
    const titles = Array.from({ length: 6 }, (_, n) => `关于维修健身设施的建议，第 ${n + 1} 稿`);
    const answers = await Promise.all(titles.map((title) => save({ title })));
    const won = answers.filter(({ data }) => data?.result.__typename === 'SuggestionActSuccess');
    expect(answers.map(named).toSorted()).toEqual([...Array.from({ length: 5 }, () => 'ConflictProblem'), 'SuggestionActSuccess']);
    const { suggestion } = await read<{ suggestion: { title: string; version: number } }>(
      url, tokens.deputy, 'query ($id: ID!) { suggestion(id: $id) { title version } }', { id: mine.suggestion },
    );
    expect(suggestion).toMatchObject({ title: won[0]?.data?.result.suggestion?.title, version: won[0]?.data?.result.suggestion?.version });
  });

  it('E2E-69 MUST carry out once what several send at once under one key', async () => {
    const idempotencyKey = crypto.randomUUID();
    const answers = await Promise.all(Array.from({ length: 6 }, () => act(url, tokens.deputy, 'suggestionSubmit', { ...mine, idempotencyKey })));
    expect(new Set(answers.map(named))).toEqual(new Set(['SuggestionActSuccess']));
    const { suggestion } = await read<{ suggestion: { timeline: { action: string }[]; submittedAt: string } }>(
      url, tokens.deputy, 'query ($id: ID!) { suggestion(id: $id) { submittedAt timeline { action } } }', { id: mine.suggestion },
    );
    expect(suggestion.timeline.filter(({ action }) => action === 'SUBMIT')).toHaveLength(1);
    expect(suggestion.submittedAt.slice(0, 4)).toBe(today().slice(0, 4));
  });
});
