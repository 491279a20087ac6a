import type { Actor } from '@redpine/kit/actor';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assigned, draft, handle, replied, submitted, sure } from '../acts.ts';
import { actors, AREA, bench, type Bench, id, SESSION, UNIT, UNIT_2 } from '../bench.ts';
import { EVERYTHING, FIGURES, HANDLING, type Listed, type Read, type ReadDirectory, type ReadHandling, type ReadViewer } from './everything.ts';

let on: Bench;
let drafted: string;
let waiting: string;
let inHand: string;
let answered: string;
beforeAll(async () => {
  on = await bench();
  drafted = await draft(on, { title: '草稿中的建议' });
  waiting = await submitted(on);
  inHand = await assigned(on);
  answered = await assigned(on);
  on.now = new Date('2026-03-05T02:00:00Z');
  await replied(on, { suggestion: answered, unit: UNIT }, actors.clerk, actors.head);
});
afterAll(async () => on?.[Symbol.asyncDispose]());

const analyst: Actor = { ...actors.auditor, id: id(900), person: id(901), posts: [{ id: id(902), kind: 'ANALYST', title: '分析员', organ: null, area: null }] };

async function read<T extends object>(actor: Actor, query: string, variables: Record<string, unknown> = {}): Promise<T> {
  const answer = await on.ask(actor, query, variables);
  expect(answer.errors ?? []).toEqual([]);
  return answer.data as T;
}

async function everything(actor: Actor, suggestion: string): Promise<Read | null> {
  const query = `query ($id: ID!) { suggestion(id: $id) { ${EVERYTHING} } }`;
  return (await read<{ suggestion: Read | null }>(actor, query, { id: suggestion })).suggestion;
}

async function shown(actor: Actor, suggestion: string): Promise<Read> {
  const found = await everything(actor, suggestion);
  if (!found) throw new Error(`${actor.name} sees no ${suggestion}`);
  return found;
}

describe('a suggestion', () => {
  it('READ-01 MUST show the lead deputy and the office all of it', async () => {
    for (const actor of [actors.deputy, actors.office]) {
      const read_ = await shown(actor, answered);
      expect(read_).toMatchObject({
        id: answered,
        state: 'ANSWERED',
        title: '关于增设社区助餐点的建议',
        leadDeputy: { name: '王代表' },
        assignedOn: '2026-03-02',
        submittedAt: '2026-03-02T02:00:00.000Z',
        handlings: [
          {
            unit: { id: UNIT },
            state: 'REPLIED',
            reply: { category: { code: 'A' }, signatoryName: '冯局长', signatory: { id: actors.head.person } },
            replyDraft: null,
          },
        ],
        nextDeadline: { kind: 'EVALUATE', overdue: false },
      });
      expect(read_.deadlines.map((deadline) => deadline.kind).toSorted()).toEqual(['ASSIGN', 'EVALUATE', 'REPLY', 'RETURN']);
      expect(read_.timeline.map((entry) => entry.action)).toEqual(['SUBMIT', 'ACCEPT', 'ASSIGN', 'ACCEPT', 'CONTACT', 'REPLY']);
    }
  });

  it('READ-02 MUST show other deputies the heading and the unit, not the text', async () => {
    const read_ = await shown(actors.other, answered);
    expect(read_).toMatchObject({
      title: '关于增设社区助餐点的建议',
      facts: null,
      proposal: null,
      files: [],
      leadDeputy: { name: '王代表' },
      cosigners: [],
      timeline: [],
      handlings: [{ unit: { id: UNIT }, state: 'REPLIED', reply: null, contacts: [], evaluation: null }],
      availableActions: [],
    });
  });

  it('READ-03 MUST give the analyst no name and no file', async () => {
    const read_ = await shown(analyst, answered);
    expect(read_).toMatchObject({ leadDeputy: null, cosigners: [], facts: '辖区高龄老人较多，现有助餐点覆盖不足。' });
    expect(read_.handlings[0]?.reply).toMatchObject({ signatory: null, signatoryName: '', text: expect.any(String) });
    expect(read_.timeline.map((entry) => entry.actor)).toEqual([
      '代表',
      '代表工作委员会',
      '代表工作委员会',
      '民政局',
      '民政局',
      '民政局',
    ]);
    expect(JSON.stringify(read_)).not.toMatch(/王代表|冯局长|郑科员|周主任/);
    const data = await read<object>(analyst, `{ deputies { totalCount } suggestions(filter: { deputy: "${on.deputies.deputy}" }) { totalCount } }`);
    expect(data).toEqual({ deputies: { totalCount: 0 }, suggestions: { totalCount: 0 } });
  });

  it('READ-04 MUST not exist for those who may not see it', async () => {
    for (const actor of [actors.auditor, actors.anonymous, actors.clerk2]) expect(await everything(actor, answered)).toBeNull();
    for (const actor of [actors.office, actors.other, actors.clerk, analyst]) expect(await everything(actor, drafted)).toBeNull();
    expect(await everything(actors.deputy, drafted)).toMatchObject({ title: '草稿中的建议', number: null });
  });

  it('READ-05 MUST keep a reply’s draft within the unit, and show the unit its own handling', async () => {
    await sure(handle(on, actors.clerk, 'handlingAccept', { suggestion: inHand, unit: UNIT }));
    await sure(handle(on, actors.clerk, 'handlingReplyDraft', { suggestion: inHand, unit: UNIT }, { text: '拟稿', category: 'B' }));
    const drafts = async (actor: Actor) => (await shown(actor, inHand)).handlings[0]?.replyDraft;
    expect(await drafts(actors.clerk)).toMatchObject({ category: 'B', text: '拟稿' });
    expect(await drafts(actors.office)).toBeNull();
    expect(await drafts(actors.deputy)).toBeNull();
  });

  it('READ-06 MUST show each action as it stands for the viewer', async () => {
    const actions = async (actor: Actor, of: string) =>
      (await shown(actor, of)).availableActions.filter(({ allowed }) => allowed).map(({ action }) => action);
    expect(await actions(actors.deputy, drafted)).toContain('SUBMIT');
    expect(await actions(actors.office, waiting)).toEqual(['ACCEPT', 'RETURN']);
    const [handling] = await on.sql<{ id: string }>('select id from handling where suggestion_id = $1', [inHand]);
    const data = await read<{ handling: ReadHandling }>(actors.clerk, `{ handling(id: "${handling?.id}") { ${HANDLING} } }`);
    expect(data.handling.availableActions.find(({ action }) => action === 'REPLY')).toMatchObject({
      allowed: false,
      legalBasis: { law: '代表法', article: '第五十一条' },
      reason: expect.stringContaining('沟通'),
    });
  });
});

describe('lists', () => {
  it('READ-07 MUST filter, order and count what the viewer may see', async () => {
    const ids = async (actor: Actor, args: string): Promise<string[]> => {
      const { suggestions } = await read<Listed>(actor, `{ suggestions(${args}) { totalCount edges { node { id } } } }`);
      expect(suggestions.totalCount).toBe(suggestions.edges.length);
      return suggestions.edges.map((edge) => edge.node.id);
    };
    expect(await ids(actors.office, 'first: 50')).toHaveLength(3);
    expect(await ids(actors.deputy, 'first: 50')).toHaveLength(4);
    for (const orderBy of ['NEWEST', 'DEADLINE', 'NUMBER']) expect(await ids(actors.office, `orderBy: ${orderBy}`)).toHaveLength(3);
    const filters: Record<string, string[]> = {
      'states: [SUBMITTED]': [waiting],
      'origin: BETWEEN_SESSIONS, states: [ANSWERED]': [answered],
      'source: IMPORTED': [],
      'topic: "ELDERLY", states: [ANSWERED, SUBMITTED]': [answered, waiting],
      'topic: "HEALTH"': [],
      [`area: "${AREA}"`]: [],
      [`unit: "${UNIT}"`]: [answered, inHand],
      [`unit: "${UNIT_2}"`]: [],
      [`deputy: "${on.deputies.deputy}", states: [SUBMITTED]`]: [waiting],
      [`congressSession: "${SESSION}", states: [SUBMITTED]`]: [waiting],
      'replyCategory: "A"': [answered],
      'overdue: true': [],
      'dissatisfied: true': [],
      'repliedInTime: true': [answered],
      'repliedInTime: false': [],
      'submittedFrom: "2026-03-02", submittedUntil: "2026-03-02", states: [SUBMITTED]': [waiting],
      'submittedFrom: "2026-03-03"': [],
      'submittedUntil: "2026-03-01"': [],
      'flagged: true': [],
      'flagged: false, unmatched: false, states: [SUBMITTED]': [waiting],
      'queue: TO_REVIEW': [waiting],
      'mine: true': [],
      'search: "餐点 覆盖"': [answered, inHand, waiting],
    };
    for (const [filter, expected] of Object.entries(filters)) {
      expect({ filter, ids: (await ids(actors.office, `filter: { ${filter} }`)).toSorted() }).toEqual({ filter, ids: expected.toSorted() });
    }
    expect(await ids(actors.other, 'filter: { search: "覆盖" }')).toEqual([]);
    expect(await ids(actors.other, 'filter: { search: "助餐点" }')).toHaveLength(3);
    expect(await ids(actors.deputy, 'filter: { mine: true }')).toHaveLength(4);
    const without = await on.ask(actors.office, '{ suggestions(orderBy: RELEVANCE) { totalCount edges { node { id } } } }');
    expect(without.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('READ-08 MUST count what waits for the viewer, and what of it is overdue', async () => {
    const queues = async (actor: Actor) => {
      const data = await read<{ _entities: [ReadViewer, null] }>(
        actor,
        `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Viewer { id deputy { name }
          representation { draft browse review assign handle import export queues { code count { value asOf drillDown } overdue } } } } }`,
        { r: [{ __typename: 'Viewer', id: actor.id }, { __typename: 'Viewer', id: id(5) }] },
      );
      expect(data._entities[1]).toBeNull();
      const { representation, deputy } = data._entities[0];
      return {
        deputy,
        ...representation,
        queues: Object.fromEntries(representation.queues.map((queue) => [queue.code, [queue.count.value, queue.overdue]])),
      };
    };
    const before = on.now;
    expect(await queues(actors.deputy)).toMatchObject({
      deputy: { name: '王代表' },
      draft: true,
      browse: true,
      review: false,
      queues: { MY_DRAFTS: [1, 0], TO_COSIGN: [0, 0], TO_REVISE: [0, 0], TO_EVALUATE: [1, 0] },
    });
    on.now = new Date('2026-06-20T02:00:00Z');
    expect(await queues(actors.office)).toMatchObject({ deputy: null, draft: false, queues: { TO_REVIEW: [1, 0], TO_ASSIGN: [0, 0], OVERDUE: [1, 1] } });
    expect(await queues(actors.clerk)).toMatchObject({ handle: true, queues: { TO_ACCEPT: [0, 0], TO_REPLY: [1, 1] } });
    expect(await queues(actors.anonymous)).toMatchObject({ browse: false, queues: {} });
    on.now = before;
  });

  it('READ-09 MUST read deputies, districts, delegations, categories and the extensions of directory’s entities', async () => {
    const r = [
      { __typename: 'Organ', id: UNIT },
      { __typename: 'Area', id: AREA },
      { __typename: 'Topic', id: id(31) },
      { __typename: 'Person', id: actors.deputy.person },
      { __typename: 'CongressSession', id: SESSION },
    ];
    const data = await read<ReadDirectory>(
      actors.office,
      `query ($r: [_Any!]!) { deputies { totalCount edges { node { id name status from until demo person { id deputies { id } }
          term { id } delegation { name } electoralDistrict { name } suggestions { totalCount } } } }
        electoralDistricts { id ordinal name areas { id } deputies { id } } delegations { id ordinal name deputies { id } }
        replyCategories { code name mark } deputy(id: "${on.deputies.deputy}") { name }
        _entities(representations: $r) { __typename
          ... on Organ { suggestions { totalCount edges { node { id } } } suggestionFigures { ${FIGURES} } }
          ... on Area { suggestions { totalCount } suggestionFigures { total { value } } }
          ... on Topic { suggestionFigures { total { value drillDown } } }
          ... on Person { deputies { name } }
          ... on CongressSession { suggestionFigures(filter: { states: [ASSIGNED] }) { total { value drillDown } } } } }`,
      { r },
    );
    expect(data.deputies.totalCount).toBe(3);
    expect(data.deputies.edges.map((edge) => edge.node.name)).toEqual(['李代表', '王代表', '赵代表']);
    expect(data.replyCategories.map((category) => category.code)).toEqual(['A', 'B', 'C', 'D']);
    const [organ, area, topic, person, session] = data._entities;
    expect(organ).toMatchObject({ suggestions: { totalCount: 2 } });
    expect(area).toMatchObject({ suggestionFigures: { total: { value: 0 } } });
    expect(topic).toMatchObject({ suggestionFigures: { total: { value: 2, drillDown: expect.stringMatching(/&topic=ELDERLY$/) } } });
    expect(person).toEqual({ __typename: 'Person', deputies: [{ name: '王代表' }] });
    expect(session).toMatchObject({ suggestionFigures: { total: { value: 1, drillDown: expect.stringContaining(`congressSession=${SESSION}`) } } });
  });
});

describe('figures', () => {
  const figures = async (actor: Actor, filter = '') =>
    (await read<{ suggestionFigures: object }>(actor, `{ suggestionFigures${filter ? `(filter: { ${filter} })` : ''} { ${FIGURES} } }`)).suggestionFigures;

  it('READ-10 MUST count replies by unit, and neither drafts nor what is not accepted', async () => {
    const all = await figures(actors.office);
    expect(all).toMatchObject({
      total: { value: 2, asOf: '2026-03-05T02:00:00.000Z' },
      inHand: { value: 1 },
      overdue: { value: 0 },
      replied: { numerator: 1, denominator: 2, value: 50 },
      repliedInTime: { numerator: 1, denominator: 1, value: 100 },
      solved: { numerator: 1, denominator: 1, value: 100 },
      satisfied: { numerator: 0, denominator: 0, value: null },
    });
    const others = await figures(actors.office, `unit: "${UNIT_2}"`);
    expect(others).toMatchObject({ total: { value: 0 }, replied: { numerator: 0, denominator: 0, value: null } });
    // Another deputy reads no reply: results are in no count of hers.
    expect(await figures(actors.other)).toMatchObject({ total: { value: 2 }, solved: { denominator: 0 } });
    expect(await figures(actors.anonymous)).toMatchObject({ total: { value: 0 } });
  });

  it('READ-11 MUST leave flagged rows outside and unmatched names outside unit figures', async () => {
    const imported = async (external: string, flags: object[], organ: string | null) => {
      const [row] = await on.sql<{ id: string }>(
        `insert into suggestion (title, state, origin, lead_deputy_text, created_at, updated_at, source, import_digest, source_system, external_id, flags, counted)
         values ('导入', 'ANSWERED', 'BETWEEN_SESSIONS', '无名氏', now(), now(), 'IMPORTED', 'digest', 'x', $1, $2, $3) returning id`,
        [external, JSON.stringify(flags), flags.length === 0],
      );
      await on.sql(
        `insert into handling (suggestion_id, organ_id, unit_text, role, state, position, offered_at, updated_at)
         values ($1, $2, '某局', 'ALONE', 'UNRETURNED', 1, now(), now())`,
        [row?.id, organ],
      );
      return row?.id ?? '';
    };
    const unknown = await imported('1', [], null);
    const flagged = await imported('2', [{ rule: 'REPLY_BEFORE_MOTION', field: 'REPLIED_ON', value: '2020', message: '…' }], UNIT);
    expect(await figures(actors.office)).toMatchObject({ total: { value: 3 }, replied: { numerator: 2, denominator: 3 }, satisfied: { denominator: 0 } });
    expect(await figures(actors.office, `unit: "${UNIT}"`)).toMatchObject({ total: { value: 2 }, replied: { denominator: 2 } });
    expect(await everything(actors.office, flagged)).toMatchObject({ flags: [{ rule: 'REPLY_BEFORE_MOTION' }], leadDeputyText: '无名氏' });
    expect((await shown(actors.office, unknown)).handlings).toMatchObject([{ unit: null, unitText: '某局' }]);
    const found = await read(actors.office, '{ a: suggestions(filter: { flagged: true }) { totalCount } b: suggestions(filter: { unmatched: true }) { totalCount } }');
    expect(found).toEqual({ a: { totalCount: 1 }, b: { totalCount: 2 } });
    await on.sql('delete from suggestion where id = any($1)', [[unknown, flagged]]);
  });

  it('READ-12 MUST count satisfaction with the result among the evaluated alone', async () => {
    const of = { suggestion: answered, unit: UNIT };
    await sure(handle(on, actors.deputy, 'handlingEvaluate', of, { attitude: 'SATISFIED', result: 'DISSATISFIED', comment: '未解决' }));
    expect(await figures(actors.office)).toMatchObject({ satisfied: { numerator: 0, denominator: 1, value: 0 } });
    expect((await shown(actors.clerk, answered)).handlings[0]?.evaluation).toMatchObject({ result: 'DISSATISFIED', comment: '未解决' });
    const data = await read<Listed>(actors.office, '{ suggestions(filter: { dissatisfied: true }) { edges { node { id } } } }');
    expect(data.suggestions.edges).toEqual([{ node: { id: answered } }]);
  });
});
