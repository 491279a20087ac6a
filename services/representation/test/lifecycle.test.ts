import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { act, assign, assigned, CONTACT, draft, handle, handlingNow, replied, reply, suggestionNow, sure } from './acts.ts';
import { actors, bench, type Bench, UNIT, UNIT_2, UNIT_3 } from './bench.ts';

let on: Bench;
beforeAll(async () => {
  on = await bench();
});
afterAll(async () => on?.[Symbol.asyncDispose]());
beforeEach(() => {
  on.now = new Date('2026-03-02T02:00:00Z');
});

const audited = async (): Promise<number> =>
  (await on.sql<{ n: number }>('select count(*)::int as n from audit_entry'))[0]?.n ?? 0;

async function handlingStates(suggestion: string): Promise<string[]> {
  const rows = await on.sql<{ at: string }>(
    `select role || ' ' || state as at from handling where suggestion_id = $1 order by position`,
    [suggestion],
  );
  return rows.map(({ at }) => at);
}

const SATISFIED = { attitude: 'SATISFIED', result: 'BASICALLY_SATISFIED' };

describe('the way of a suggestion', () => {
  it('REP-01 MUST go from draft to closed with one unit alone, each act leaving one audit row (代表法 art. 51)', async () => {
    const before = await audited();
    const id = await draft(on);
    await sure(act(on, actors.deputy, 'suggestionSubmit', id));
    const number = (await sure(act(on, actors.office, 'suggestionAccept', id))).suggestion?.number;
    expect(number).toMatch(/^闭\d+号$/);
    await sure(assign(on, id));
    expect((await suggestionNow(on, id)).state).toBe('ASSIGNED');
    const of = { suggestion: id, unit: UNIT };
    on.now = new Date('2026-03-05T02:00:00Z');
    await sure(handle(on, actors.clerk, 'handlingAccept', of));
    await sure(handle(on, actors.clerk, 'handlingContactRecord', of, CONTACT));
    await sure(handle(on, actors.clerk, 'handlingReplyDraft', of, { text: '拟稿', category: 'B' }));
    await sure(handle(on, actors.head, 'handlingReply', of, reply(actors.head)));
    expect((await suggestionNow(on, id)).state).toBe('ANSWERED');
    await sure(handle(on, actors.deputy, 'handlingEvaluate', of, SATISFIED));
    expect((await suggestionNow(on, id)).state).toBe('CLOSED');
    expect((await audited()) - before).toBe(9);

    const entries = await on.sql<{ line: string }>(
      `select action || ' ' || actor_name || coalesce(' ' || actor_organ || actor_post, '') as line
         from timeline_entry where suggestion_id = $1 order by at, id`,
      [id],
    );
    expect(entries.map(({ line }) => line)).toEqual([
      'SUBMIT 王代表',
      'ACCEPT 周主任 代表工作委员会代表工作委员会主任',
      'ASSIGN 周主任 代表工作委员会代表工作委员会主任',
      'ACCEPT 郑科员 民政局经办人',
      'CONTACT 郑科员 民政局经办人',
      'REPLY 冯局长 民政局局长',
      'EVALUATE 王代表',
    ]);
    const deadlines = await on.sql<{ line: string }>(
      `select kind || ' ' || start_on || ' ' || due_on || ' ' || coalesce(met_on::text, '-') || ' ' || mark as line
         from deadline where suggestion_id = $1 order by 1`,
      [id],
    );
    expect(deadlines.map(({ line }) => line)).toEqual([
      'ASSIGN 2026-03-02 2026-03-09 2026-03-02 D',
      'EVALUATE 2026-03-05 2026-03-26 2026-03-05 D',
      'FIRST_CONTACT 2026-03-02 2026-03-30 2026-03-03 D',
      'REPLY 2026-03-02 2026-06-02 2026-03-05 F',
      'RETURN 2026-03-02 2026-03-09 2026-03-05 D',
    ]);
    expect(await on.sql('select next_due_on from suggestion where id = $1', [id])).toEqual([{ next_due_on: null }]);
    expect(await on.sql('select 1 from reply_draft')).toEqual([]);
  });

  it('REP-02 MUST conclude co-handlers when the lead replies: one reply for all (主办会办)', async () => {
    const id = await assigned(on, { mode: 'LEAD_WITH_COHANDLERS', others: [UNIT_2, UNIT_3] });
    await sure(handle(on, actors.clerk2, 'handlingAccept', { suggestion: id, unit: UNIT_2 }));
    const co = await handle(on, actors.clerk2, 'handlingReply', { suggestion: id, unit: UNIT_2 }, reply(actors.head2));
    expect(co).toMatchObject({ __typename: 'Error', code: 'FORBIDDEN' });
    await replied(on, { suggestion: id, unit: UNIT }, actors.clerk, actors.head);
    expect(await handlingStates(id)).toEqual(['LEAD REPLIED', 'CO CONCLUDED', 'CO CONCLUDED']);
    expect((await suggestionNow(on, id)).state).toBe('ANSWERED');
    await sure(handle(on, actors.deputy, 'handlingEvaluate', { suggestion: id, unit: UNIT }, SATISFIED));
    expect((await suggestionNow(on, id)).state).toBe('CLOSED');
    expect(await on.sql('select kind from deadline where suggestion_id = $1 and met_on is null and lapsed_on is null', [id])).toEqual([]);
  });

  it('REP-03 MUST answer and evaluate each unit on its own where assigned separately (分办)', async () => {
    const id = await assigned(on, { mode: 'SEPARATE', others: [UNIT_2, UNIT_3] });
    await replied(on, { suggestion: id, unit: UNIT }, actors.clerk, actors.head);
    await sure(handle(on, actors.deputy, 'handlingEvaluate', { suggestion: id, unit: UNIT }, SATISFIED));
    expect((await suggestionNow(on, id)).state).toBe('ASSIGNED');
    await replied(on, { suggestion: id, unit: UNIT_2 }, actors.clerk2, actors.head2);
    // The third one returns it: the others are enough.
    const reason = '不属于本单位职责，应由民政局办理。';
    await sure(handle(on, actors.clerk3, 'handlingReturn', { suggestion: id, unit: UNIT_3 }, { reason }));
    expect((await suggestionNow(on, id)).state).toBe('ANSWERED');
    await sure(handle(on, actors.deputy, 'handlingEvaluate', { suggestion: id, unit: UNIT_2 }, SATISFIED));
    expect((await suggestionNow(on, id)).state).toBe('CLOSED');
    expect(await handlingStates(id)).toEqual(['SEPARATE EVALUATED', 'SEPARATE EVALUATED', 'SEPARATE RETURNED']);
  });

  it('REP-04 MUST come back from review with a reason and be submitted again', async () => {
    const id = await draft(on);
    await sure(act(on, actors.deputy, 'suggestionSubmit', id));
    await sure(act(on, actors.office, 'suggestionReturn', id, { reason: '内容不够具体，请补充。' }));
    expect((await suggestionNow(on, id)).state).toBe('RETURNED');
    expect((await act(on, actors.deputy, 'suggestionDraftDiscard', id)).__typename).toBe('TransitionProblem');
    await sure(act(on, actors.deputy, 'suggestionDraftSave', id, { facts: '补充了具体情况。' }));
    await sure(act(on, actors.deputy, 'suggestionSubmit', id));
    expect(await on.sql('select state, return_reason from suggestion where id = $1', [id])).toEqual([
      { state: 'SUBMITTED', return_reason: null },
    ]);
  });

  it('REP-05 MUST wait for assignment again when the unit returns it, with the reply clock running on', async () => {
    const id = await assigned(on, { mode: 'LEAD_WITH_COHANDLERS', others: [UNIT_2] });
    on.now = new Date('2026-03-06T02:00:00Z');
    const reason = '不属于本单位职责，应由住建局办理。';
    await sure(handle(on, actors.clerk, 'handlingReturn', { suggestion: id, unit: UNIT }, { reason }));
    expect((await suggestionNow(on, id)).state).toBe('ACCEPTED');
    expect(await handlingStates(id)).toEqual(['LEAD RETURNED', 'CO CONCLUDED']);
    await sure(assign(on, id, { lead: UNIT_3 }));
    expect(await handlingStates(id)).toEqual(['LEAD RETURNED', 'CO CONCLUDED', 'ALONE OFFERED']);
    const { id: handling } = await handlingNow(on, id, UNIT_3);
    expect(
      await on.sql(`select start_on::text, due_on::text from deadline where handling_id = $1 and kind = 'REPLY'`, [handling]),
    ).toEqual([{ start_on: '2026-03-02', due_on: '2026-06-02' }]);
  });
});
