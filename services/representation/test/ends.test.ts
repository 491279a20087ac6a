import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accepted, act, assigned, CONTACT, handle, handlingNow, replied, reply, send, suggestionNow, sure } from './acts.ts';
import { actors, bench, type Bench, UNIT, UNIT_2 } from './bench.ts';
import { REASON } from './every-act.ts';
import { broken } from './traces.ts';

let on: Bench;
beforeAll(async () => {
  on = await bench();
});
afterAll(async () => on?.[Symbol.asyncDispose]());
beforeEach(() => {
  on.now = new Date('2026-03-02T02:00:00Z');
});

/** Whether the suggestion waits in the queue of whoever decides. */
async function waits(queue: string, suggestion: string): Promise<boolean> {
  const actor = queue === 'TO_CHECK_DRAFT' ? actors.government : actors.office;
  const { data, errors } = await on.ask(actor, 'query ($f: SuggestionFilter) { suggestions(first: 100, filter: $f) { edges { node { id } } } }', { f: { queue } });
  if (errors) throw new Error(JSON.stringify(errors));
  const found = data?.['suggestions'] as { edges: { node: { id: string } }[] } | undefined;
  return (found?.edges ?? []).some(({ node }) => node.id === suggestion);
}
const waiting = async (suggestion: string): Promise<string[]> => {
  const queues = ['TO_DECIDE_EXTENSION', 'TO_CHECK_DRAFT'];
  const found = await Promise.all(queues.map((queue) => waits(queue, suggestion)));
  return queues.filter((_queue, n) => found[n]);
};

/** In hand, an extension asked for and the draft of the reply under its check. */
async function asked(): Promise<{ suggestion: string; unit: string }> {
  on.now = new Date('2026-03-02T02:00:00Z');
  const suggestion = await assigned(on);
  const of = { suggestion, unit: UNIT };
  on.now = new Date('2026-03-05T02:00:00Z');
  await sure(handle(on, actors.clerk, 'handlingAccept', of));
  await sure(handle(on, actors.clerk, 'handlingContactRecord', of, CONTACT));
  await sure(handle(on, actors.clerk, 'handlingExtensionAsk', of, { ...REASON, until: '2026-07-01' }));
  await sure(handle(on, actors.clerk, 'handlingReplyDraft', of, { text: '拟答复如下。', category: 'B' }));
  await sure(handle(on, actors.clerk, 'handlingCheckSubmit', of));
  expect(await waiting(suggestion)).toEqual(['TO_DECIDE_EXTENSION', 'TO_CHECK_DRAFT']);
  return of;
}

describe('what waits for a decision', () => {
  it('REP-320 MUST fall away when the suggestion is withdrawn, and when another unit takes its place', async () => {
    const withdrawn = await asked();
    on.now = new Date('2026-03-06T02:00:00Z');
    await sure(act(on, actors.deputy, 'suggestionWithdraw', withdrawn.suggestion, REASON));
    const reassigned = await asked();
    on.now = new Date('2026-03-06T02:00:00Z');
    await sure(handle(on, actors.office, 'handlingReassign', reassigned, { ...REASON, unit: UNIT_2 }));
    for (const { suggestion } of [withdrawn, reassigned]) {
      expect(await waiting(suggestion)).toEqual([]);
      expect(await on.sql('select e.state, e.decided_at is not null as decided from extension e join handling h on h.id = e.handling_id where h.suggestion_id = $1', [suggestion])).toEqual([
        { state: 'LAPSED', decided: true },
      ]);
      expect(await broken(on, [suggestion])).toEqual([]);
    }
  });

  it('REP-321 MUST fall away with the archive: a continued reply that was never sent is checked by nobody', async () => {
    const suggestion = await assigned(on);
    const of = { suggestion, unit: UNIT };
    await replied(on, of, actors.clerk, actors.head);
    await sure(handle(on, actors.deputy, 'handlingEvaluate', of, { attitude: 'SATISFIED', result: 'SATISFIED' }));
    const { id: handling, version } = await handlingNow(on, suggestion, UNIT);
    await on.sql(`update reply set category_id = (select id from reply_category where code = 'B' limit 1) where handling_id = $1`, [handling]);
    on.now = new Date('2026-03-06T02:00:00Z');
    await sure(send(on, actors.clerk, 'handlingReplyDraft', { handling, version, text: '续办拟稿。', category: 'A' }));
    await sure(handle(on, actors.clerk, 'handlingCheckSubmit', of));
    expect(await waiting(suggestion)).toEqual(['TO_CHECK_DRAFT']);
    const { version: present } = await suggestionNow(on, suggestion);
    await sure(send(on, actors.office, 'suggestionArchive', { suggestions: [{ suggestion, version: present }] }));
    expect(await waiting(suggestion)).toEqual([]);
    expect((await handle(on, actors.clerk, 'handlingContinue', of, reply(actors.head))).reason).toBe('SUGGESTION_NOT_IN_HAND');
  });
});

describe('a joint case', () => {
  it('REP-322 MUST lose who is withdrawn from it: the other is not handled together with nothing (参照青岛第十二条)', async () => {
    on.now = new Date('2026-03-02T02:00:00Z');
    const both = [await accepted(on), await accepted(on)];
    const suggestions = await Promise.all(both.map(async (id) => ({ suggestion: id, version: (await suggestionNow(on, id)).version })));
    await sure(send(on, actors.office, 'suggestionJoin', { suggestions, ...REASON }));
    await sure(act(on, actors.deputy, 'suggestionWithdraw', both[0] ?? '', REASON));
    expect(await on.sql('select id from suggestion where id = any($1::uuid[]) and joint_case_id is not null', [both])).toEqual([]);
    expect(await broken(on, both)).toEqual([]);
  });
});
