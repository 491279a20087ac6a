import type { Actor } from '@redpine/kit/actor';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actors, AREA, id, SESSION, UNIT, UNIT_2 } from '../bench.ts';
import { FIGURES, type Listed, type ReadDirectory, type ReadViewer } from './everything.ts';
import { openStory, type Story } from './story.ts';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(async () => story?.[Symbol.asyncDispose]());

describe('lists', () => {
  it('READ-07 MUST filter, order and count what the viewer may see', async () => {
    const ids = async (actor: Actor, args: string): Promise<string[]> => {
      const { suggestions } = await story.read<Listed>(
        actor,
        `{ suggestions(${args}) { totalCount edges { node { id } } } }`,
      );
      expect(suggestions.totalCount).toBe(suggestions.edges.length);
      return suggestions.edges.map((edge) => edge.node.id);
    };
    expect(await ids(actors.office, 'first: 50')).toHaveLength(3);
    expect(await ids(actors.deputy, 'first: 50')).toHaveLength(4);
    for (const orderBy of ['NEWEST', 'DEADLINE', 'NUMBER'])
      expect(await ids(actors.office, `orderBy: ${orderBy}`)).toHaveLength(3);
    const filters: Record<string, string[]> = {
      'states: [SUBMITTED]': [story.waiting],
      'origin: BETWEEN_SESSIONS, states: [ANSWERED]': [story.answered],
      'source: IMPORTED': [],
      'topic: "ELDERLY", states: [ANSWERED, SUBMITTED]': [story.answered, story.waiting],
      'topic: "HEALTH"': [],
      [`area: "${AREA}"`]: [],
      [`unit: "${UNIT}"`]: [story.answered, story.inHand],
      [`unit: "${UNIT_2}"`]: [],
      [`deputy: "${story.on.deputies.deputy}", states: [SUBMITTED]`]: [story.waiting],
      [`congressSession: "${SESSION}", states: [SUBMITTED]`]: [story.waiting],
      'replyCategory: "A"': [story.answered],
      'overdue: true': [],
      'dissatisfied: true': [],
      'repliedInTime: true': [story.answered],
      'repliedInTime: false': [],
      'submittedFrom: "2026-03-02", submittedUntil: "2026-03-02", states: [SUBMITTED]': [story.waiting],
      'submittedFrom: "2026-03-03"': [],
      'submittedUntil: "2026-03-01"': [],
      'flagged: true': [],
      'flagged: false, unmatched: false, states: [SUBMITTED]': [story.waiting],
      'queue: TO_REVIEW': [story.waiting],
      'mine: true': [],
      'search: "餐点 覆盖"': [story.answered, story.inHand, story.waiting],
    };
    for (const [filter, expected] of Object.entries(filters)) {
      expect({ filter, ids: (await ids(actors.office, `filter: { ${filter} }`)).toSorted() }).toEqual({
        filter,
        ids: expected.toSorted(),
      });
    }
    expect(await ids(actors.other, 'filter: { search: "覆盖" }')).toEqual([]);
    expect(await ids(actors.other, 'filter: { search: "助餐点" }')).toHaveLength(3);
    expect(await ids(actors.deputy, 'filter: { mine: true }')).toHaveLength(4);
    const without = await story.on.ask(
      actors.office,
      '{ suggestions(orderBy: RELEVANCE) { totalCount edges { node { id } } } }',
    );
    expect(without.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('READ-08 MUST count what waits for the viewer, and what of it is overdue', async () => {
    const queues = async (actor: Actor) => {
      const data = await story.read<{ _entities: [ReadViewer, null] }>(
        actor,
        `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Viewer { id deputy { name }
          representation { draft browse review assign handle import export queues { code count { value asOf drillDown } overdue } } } } }`,
        {
          r: [
            { __typename: 'Viewer', id: actor.id },
            { __typename: 'Viewer', id: id(5) },
          ],
        },
      );
      expect(data._entities[1]).toBeNull();
      const { representation, deputy } = data._entities[0];
      return {
        deputy,
        ...representation,
        queues: Object.fromEntries(
          representation.queues.map((queue) => [queue.code, [queue.count.value, queue.overdue]]),
        ),
      };
    };
    const before = story.on.now;
    expect(await queues(actors.deputy)).toMatchObject({
      deputy: { name: '王代表' },
      draft: true,
      browse: true,
      review: false,
      queues: { MY_DRAFTS: [1, 0], TO_COSIGN: [0, 0], TO_REVISE: [0, 0], TO_EVALUATE: [1, 0] },
    });
    story.on.now = new Date('2026-06-20T02:00:00Z');
    expect(await queues(actors.office)).toMatchObject({
      deputy: null,
      draft: false,
      queues: { TO_REVIEW: [1, 0], TO_ASSIGN: [0, 0], OVERDUE: [1, 1] },
    });
    expect(await queues(actors.clerk)).toMatchObject({
      handle: true,
      queues: { TO_ACCEPT: [0, 0], TO_REPLY: [1, 1] },
    });
    expect(await queues(actors.anonymous)).toMatchObject({ browse: false, queues: {} });
    story.on.now = before;
  });

  it('READ-09 MUST read deputies, districts, delegations, categories and the extensions of directory’s entities', async () => {
    const r = [
      { __typename: 'Organ', id: UNIT },
      { __typename: 'Area', id: AREA },
      { __typename: 'Topic', id: id(31) },
      { __typename: 'Person', id: actors.deputy.person },
      { __typename: 'CongressSession', id: SESSION },
    ];
    const data = await story.read<ReadDirectory>(
      actors.office,
      `query ($r: [_Any!]!) { deputies { totalCount edges { node { id name status from until demo person { id deputies { id } }
          term { id } delegation { name } electoralDistrict { name } suggestions { totalCount } } } }
        electoralDistricts { id ordinal name areas { id } deputies { id } } delegations { id ordinal name deputies { id } }
        replyCategories { code name mark } deputy(id: "${story.on.deputies.deputy}") { name }
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
    expect(topic).toMatchObject({
      suggestionFigures: { total: { value: 2, drillDown: expect.stringMatching(/&topic=ELDERLY$/) } },
    });
    expect(person).toEqual({ __typename: 'Person', deputies: [{ name: '王代表' }] });
    expect(session).toMatchObject({
      suggestionFigures: { total: { value: 1, drillDown: expect.stringContaining(`congressSession=${SESSION}`) } },
    });
  });
});
