import type { Actor } from '@redpine/kit/actor';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handle, sure } from '../acts.ts';
import { actors, UNIT, UNIT_2 } from '../bench.ts';
import { FIGURES, type Listed } from './everything.ts';
import { openStory, type Story } from './story.ts';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(async () => story?.[Symbol.asyncDispose]());

describe('figures', () => {
  const figures = async (actor: Actor, filter = '') =>
    (
      await story.read<{ suggestionFigures: object }>(
        actor,
        `{ suggestionFigures${filter ? `(filter: { ${filter} })` : ''} { ${FIGURES} } }`,
      )
    ).suggestionFigures;

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
      const [row] = await story.on.sql<{ id: string }>(
        `insert into suggestion (title, state, origin, lead_deputy_text, created_at, updated_at, source, import_digest, source_system, external_id, flags, counted)
         values ('导入', 'ANSWERED', 'BETWEEN_SESSIONS', '无名氏', now(), now(), 'IMPORTED', 'digest', 'x', $1, $2, $3) returning id`,
        [external, JSON.stringify(flags), flags.length === 0],
      );
      await story.on.sql(
        `insert into handling (suggestion_id, organ_id, unit_text, role, state, position, offered_at, updated_at)
         values ($1, $2, '某局', 'ALONE', 'UNRETURNED', 1, now(), now())`,
        [row?.id, organ],
      );
      return row?.id ?? '';
    };
    const unknown = await imported('1', [], null);
    const flagged = await imported(
      '2',
      [{ rule: 'REPLY_BEFORE_MOTION', field: 'REPLIED_ON', value: '2020', message: '…' }],
      UNIT,
    );
    expect(await figures(actors.office)).toMatchObject({
      total: { value: 3 },
      replied: { numerator: 2, denominator: 3 },
      satisfied: { denominator: 0 },
    });
    expect(await figures(actors.office, `unit: "${UNIT}"`)).toMatchObject({
      total: { value: 2 },
      replied: { denominator: 2 },
    });
    expect(await story.everything(actors.office, flagged)).toMatchObject({
      flags: [{ rule: 'REPLY_BEFORE_MOTION' }],
      leadDeputyText: '无名氏',
    });
    expect((await story.shown(actors.office, unknown)).handlings).toMatchObject([
      { unit: null, unitText: '某局' },
    ]);
    const found = await story.read(
      actors.office,
      '{ a: suggestions(filter: { flagged: true }) { totalCount } b: suggestions(filter: { unmatched: true }) { totalCount } }',
    );
    expect(found).toEqual({ a: { totalCount: 1 }, b: { totalCount: 2 } });
    await story.on.sql('delete from suggestion where id = any($1)', [[unknown, flagged]]);
  });

  it('READ-12 MUST count satisfaction with the result among the evaluated alone', async () => {
    const of = { suggestion: story.answered, unit: UNIT };
    await sure(
      handle(story.on, actors.deputy, 'handlingEvaluate', of, {
        attitude: 'SATISFIED',
        result: 'DISSATISFIED',
        comment: '未解决',
      }),
    );
    expect(await figures(actors.office)).toMatchObject({ satisfied: { numerator: 0, denominator: 1, value: 0 } });
    expect((await story.shown(actors.clerk, story.answered)).handlings[0]?.evaluation).toMatchObject({
      result: 'DISSATISFIED',
      comment: '未解决',
    });
    const data = await story.read<Listed>(
      actors.office,
      '{ suggestions(filter: { dissatisfied: true }) { edges { node { id } } } }',
    );
    expect(data.suggestions.edges).toEqual([{ node: { id: story.answered } }]);
  });
});
