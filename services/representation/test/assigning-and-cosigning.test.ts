import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accepted, act, assign, CONTENT, draft, fieldsOf, refused, send, suggestionNow, sure } from './acts.ts';
import { actors, bench, type Bench, id as fixed, UNIT, UNIT_2 } from './bench.ts';

let on: Bench;
beforeAll(async () => {
  on = await bench();
});
afterAll(async () => on?.[Symbol.asyncDispose]());
beforeEach(() => {
  on.now = new Date('2026-03-02T02:00:00Z');
});

describe('assigning many at once', () => {
  it('REP-50 MUST assign all or none, and name the item at fault (集中交办)', async () => {
    const ids = [await accepted(on), await accepted(on), await accepted(on)];
    const versions = await Promise.all(ids.map((each) => suggestionNow(on, each)));
    const assignments = versions.map(({ id, version }) => ({
      suggestion: id, version, mode: 'ALONE', lead: UNIT, track: 'THREE_MONTHS',
    }));
    const faulty = assignments.map((each, n) => (n === 2 ? { ...each, lead: fixed(997), track: 'SIX_MONTHS' } : each));
    const answer = await refused(on, () => send(on, actors.office, 'suggestionAssignBatch', { assignments: faulty }));
    expect(fieldsOf(answer)).toEqual(['assignments.2.trackReason REQUIRED', 'assignments.2.lead UNKNOWN_UNIT']);
    const stale = assignments.map((each, n) => (n === 1 ? { ...each, version: 1 } : each));
    const conflict = await refused(on, () => send(on, actors.office, 'suggestionAssignBatch', { assignments: stale }));
    expect(conflict.__typename).toBe('ConflictProblem');
    const done = await sure(send(on, actors.office, 'suggestionAssignBatch', { assignments }));
    expect(done.suggestions?.map(({ id, state }) => `${id} ${state}`)).toEqual(ids.map((id) => `${id} ASSIGNED`));
  });

  it('REP-51 MUST ask for units and reasons that the mode and track need', async () => {
    const id = await accepted(on);
    const alone = await refused(on, () => assign(on, id, { others: [UNIT_2] }));
    expect(fieldsOf(alone)).toEqual(['assignment.others NOT_ALLOWED']);
    const twice = await refused(on, () => assign(on, id, { mode: 'SEPARATE', others: [UNIT] }));
    expect(fieldsOf(twice)).toEqual(['assignment.others DUPLICATE']);
  });
});

describe('co-signing', () => {
  it('REP-60 MUST undo a confirmation when the content changes (参照青岛第二十八条)', async () => {
    const id = await draft(on);
    const deputies = [on.deputies.cosigner, on.deputies.other];
    await sure(act(on, actors.deputy, 'suggestionCosignerInvite', id, { deputies }));
    await sure(act(on, actors.cosigner, 'suggestionCosignConfirm', id));
    await sure(act(on, actors.other, 'suggestionCosignDecline', id));
    const states = async () =>
      (await on.sql<{ state: string }>('select state from cosigner where suggestion_id = $1 order by position', [id])).map(
        ({ state }) => state,
      );
    expect(await states()).toEqual(['CONFIRMED', 'DECLINED']);
    await sure(act(on, actors.deputy, 'suggestionDraftSave', id, { title: CONTENT.title }));
    expect(await states()).toEqual(['CONFIRMED', 'DECLINED']);
    await sure(act(on, actors.deputy, 'suggestionDraftSave', id, { title: '改过的案由' }));
    expect(await states()).toEqual(['INVITED', 'DECLINED']);
    await sure(act(on, actors.deputy, 'suggestionSubmit', id));
    expect(await states()).toEqual(['LAPSED', 'DECLINED']);
    expect((await refused(on, () => act(on, actors.cosigner, 'suggestionCosignConfirm', id))).__typename).toBe('TransitionProblem');
  });

  it('REP-61 MUST refuse to invite the lead herself, twice, or nobody', async () => {
    const id = await draft(on);
    const deputies = [on.deputies.deputy, on.deputies.other, on.deputies.other, fixed(996)];
    const answer = await refused(on, () => act(on, actors.deputy, 'suggestionCosignerInvite', id, { deputies }));
    expect(fieldsOf(answer)).toEqual(['deputies.0 LEAD_DEPUTY', 'deputies.2 DUPLICATE', 'deputies.3 UNKNOWN_DEPUTY']);
    const none = await refused(on, () => act(on, actors.deputy, 'suggestionCosignerInvite', id, { deputies: [] }));
    expect(fieldsOf(none)).toEqual(['deputies REQUIRED']);
  });

  it('REP-62 MUST discard a draft with everything that hangs on it, and keep the audit', async () => {
    const id = await draft(on);
    await sure(act(on, actors.deputy, 'suggestionCosignerInvite', id, { deputies: [on.deputies.cosigner] }));
    expect((await sure(act(on, actors.deputy, 'suggestionDraftDiscard', id))).discarded).toBe(id);
    expect(await on.sql('select 1 from suggestion where id = $1', [id])).toEqual([]);
    expect(await on.sql('select action from audit_entry where subject_id = $1 order by id', [id])).toEqual([
      { action: 'suggestion.draftSave' },
      { action: 'suggestion.cosignerInvite' },
      { action: 'suggestion.draftDiscard' },
    ]);
  });
});
