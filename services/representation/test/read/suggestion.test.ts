import type { Actor } from '@redpine/kit/actor';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handle, sure } from '../acts.ts';
import { actors, UNIT } from '../bench.ts';
import { HANDLING, type ReadHandling } from './everything.ts';
import { analyst, openStory, type Story } from './story.ts';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(async () => story?.[Symbol.asyncDispose]());

describe('a suggestion', () => {
  it('READ-01 MUST show the lead deputy and the office all of it', async () => {
    for (const actor of [actors.deputy, actors.office]) {
      const read_ = await story.shown(actor, story.answered);
      expect(read_).toMatchObject({
        id: story.answered,
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
      expect(read_.deadlines.map((deadline) => deadline.kind).toSorted()).toEqual([
        'ASSIGN',
        'EVALUATE',
        'FIRST_CONTACT',
        'REPLY',
        'RETURN',
      ]);
      expect(read_.timeline.map((entry) => entry.action)).toEqual([
        'SUBMIT',
        'ACCEPT',
        'ASSIGN',
        'ACCEPT',
        'CONTACT',
        'REPLY',
      ]);
    }
  });

  it('READ-02 MUST show other deputies the heading and the unit, not the text', async () => {
    const read_ = await story.shown(actors.other, story.answered);
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
    const read_ = await story.shown(analyst, story.answered);
    expect(read_).toMatchObject({
      leadDeputy: null,
      cosigners: [],
      facts: '辖区高龄老人较多，现有助餐点覆盖不足。',
    });
    expect(read_.handlings[0]?.reply).toMatchObject({
      signatory: null,
      signatoryName: '',
      text: expect.any(String),
    });
    expect(read_.timeline.map((entry) => entry.actor)).toEqual([
      '代表',
      '代表工作委员会',
      '代表工作委员会',
      '民政局',
      '民政局',
      '民政局',
    ]);
    expect(JSON.stringify(read_)).not.toMatch(/王代表|冯局长|郑科员|周主任/);
    const data = await story.read<object>(
      analyst,
      `{ deputies { totalCount } suggestions(filter: { deputy: "${story.on.deputies.deputy}" }) { totalCount } }`,
    );
    expect(data).toEqual({ deputies: { totalCount: 0 }, suggestions: { totalCount: 0 } });
  });

  it('READ-04 MUST not exist for those who may not see it', async () => {
    for (const actor of [actors.auditor, actors.anonymous, actors.clerk2])
      expect(await story.everything(actor, story.answered)).toBeNull();
    for (const actor of [actors.office, actors.other, actors.clerk, analyst])
      expect(await story.everything(actor, story.drafted)).toBeNull();
    expect(await story.everything(actors.deputy, story.drafted)).toMatchObject({
      title: '草稿中的建议',
      number: null,
    });
  });

  it('READ-05 MUST keep a reply’s draft within the unit, and show the unit its own handling', async () => {
    await sure(
      handle(
        story.on,
        actors.clerk,
        'handlingReplyDraft',
        { suggestion: story.inHand, unit: UNIT },
        { text: '拟稿', category: 'B' },
      ),
    );
    const drafts = async (actor: Actor) => (await story.shown(actor, story.inHand)).handlings[0]?.replyDraft;
    expect(await drafts(actors.clerk)).toMatchObject({ category: 'B', text: '拟稿' });
    expect(await drafts(actors.office)).toBeNull();
    expect(await drafts(actors.deputy)).toBeNull();
  });

  it('READ-06 MUST show each action as it stands for the viewer', async () => {
    const actions = async (actor: Actor, of: string) =>
      (await story.shown(actor, of)).availableActions.filter(({ allowed }) => allowed).map(({ action }) => action);
    expect(await actions(actors.deputy, story.drafted)).toContain('SUBMIT');
    expect(await actions(actors.office, story.waiting)).toEqual(['ACCEPT', 'RETURN', 'TO_LETTER', 'CORRECT']);
    const [handling] = await story.on.sql<{ id: string }>('select id from handling where suggestion_id = $1', [
      story.inHand,
    ]);
    const data = await story.read<{ handling: ReadHandling }>(
      actors.clerk,
      `{ handling(id: "${handling?.id}") { ${HANDLING} } }`,
    );
    expect(data.handling.availableActions.find(({ action }) => action === 'REPLY')).toMatchObject({
      allowed: false,
      legalBasis: { law: '代表法', article: '第五十一条' },
      reason: expect.stringContaining('沟通'),
    });
  });

  it('READ-13 MUST show the latest entries of the timeline alone where they are asked for, in order', async () => {
    const query = 'query ($id: ID!, $latest: Int) { suggestion(id: $id) { timeline(latest: $latest) { action } } }';
    const latest = async (count: number | null): Promise<string[]> => {
      const data = await story.read<{ suggestion: { timeline: { action: string }[] } }>(actors.office, query, { id: story.answered, latest: count });
      return data.suggestion.timeline.map(({ action }) => action);
    };
    expect(await latest(3)).toEqual(['ACCEPT', 'CONTACT', 'REPLY']);
    expect(await latest(100)).toEqual(await latest(null));
    for (const count of [0, 101, -1]) {
      const answer = await story.on.ask(actors.office, query, { id: story.answered, latest: count });
      expect(answer.errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
    }
    expect(await story.read(actors.other, query, { id: story.answered, latest: 2 })).toEqual({ suggestion: { timeline: [] } });
  });
});
