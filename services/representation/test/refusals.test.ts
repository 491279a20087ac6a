import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  act,
  assigned,
  CONTACT,
  CONTENT,
  draft,
  fieldsOf,
  handle,
  handlingNow,
  refused,
  replied,
  reply,
  send,
  submitted,
  suggestionNow,
  sure,
} from './acts.ts';
import { actors, bench, type Bench, id as fixed, UNIT } from './bench.ts';

let on: Bench;
beforeAll(async () => {
  on = await bench();
});
afterAll(async () => on?.[Symbol.asyncDispose]());
beforeEach(() => {
  on.now = new Date('2026-03-02T02:00:00Z');
});

describe('what cannot be sent', () => {
  it('REP-20 MUST name every field at fault at once and write nothing', async () => {
    const answer = await refused(on, () =>
      send(on, actors.deputy, 'suggestionDraftSave', {
        title: '长'.repeat(101),
        facts: 'x'.repeat(2 * 1024 * 1024),
        proposal: `字${String.fromCharCode(0x202e)}倒`,
        topic: 'NOWHERE',
        area: fixed(999),
        files: ['no-file'],
      }),
    );
    expect(answer.__typename).toBe('ValidationProblem');
    expect(fieldsOf(answer)).toEqual([
      'title TOO_LONG',
      'facts TOO_LONG',
      'proposal BIDI_OVERRIDE',
      'topic UNKNOWN_CODE',
      'area UNKNOWN_AREA',
      'files.0 UNKNOWN_FILE',
    ]);
  });

  it.each([
    ['NUL', { title: 'a\0b' }],
    ['half a character', { title: 'a\ud800b' }],
  ])('REP-21 MUST refuse %s by its field', async (_name, content) => {
    const answer = await refused(on, () => send(on, actors.deputy, 'suggestionDraftSave', content));
    expect(answer.code).toBe('BAD_USER_INPUT');
    expect(answer.message).toContain('title');
  });

  it('REP-22 MUST refuse a day that does not exist by its field', async () => {
    const id = await assigned(on);
    await sure(handle(on, actors.clerk, 'handlingAccept', { suggestion: id, unit: UNIT }));
    const impossible = { ...CONTACT, on: '2026-02-30' };
    const answer = await refused(on, () =>
      handle(on, actors.clerk, 'handlingContactRecord', { suggestion: id, unit: UNIT }, impossible),
    );
    expect(answer.code).toBe('BAD_USER_INPUT');
    expect(answer.message).toContain('input.on');
  });

  it('REP-23 MUST refuse a contact in the future or before the assignment (代表法 art. 51)', async () => {
    const id = await assigned(on);
    await sure(handle(on, actors.clerk, 'handlingAccept', { suggestion: id, unit: UNIT }));
    for (const [day, rule] of [['2026-03-03', 'on IN_FUTURE'], ['2026-03-01', 'on BEFORE_ASSIGNMENT']] as const) {
      const contact = { ...CONTACT, on: day, note: '' };
      const of = { suggestion: id, unit: UNIT };
      const answer = await refused(on, () => handle(on, actors.clerk, 'handlingContactRecord', of, contact));
      expect(fieldsOf(answer)).toEqual(['note REQUIRED', rule]);
    }
  });

  it('REP-24 MUST refuse a reply with an unknown category, a signer who is no head, and too short a text', async () => {
    const id = await assigned(on);
    const of = { suggestion: id, unit: UNIT };
    await sure(handle(on, actors.clerk, 'handlingAccept', of));
    const answer = await refused(on, () =>
      handle(on, actors.clerk, 'handlingReply', of, {
        ...reply(actors.clerk),
        category: 'Z',
        text: '已办。',
        signedOn: '2026-03-02',
      }),
    );
    expect(fieldsOf(answer)).toEqual(['text TOO_SHORT', 'category UNKNOWN_CODE', 'signatory NOT_UNIT_HEAD']);
  });

  it('REP-25 MUST refuse a reply before any contact with the article (代表法 art. 51)', async () => {
    const id = await assigned(on);
    const of = { suggestion: id, unit: UNIT };
    await sure(handle(on, actors.clerk, 'handlingAccept', of));
    const answer = await refused(on, () =>
      handle(on, actors.clerk, 'handlingReply', of, reply(actors.head, { signedOn: '2026-03-02' })),
    );
    expect(answer).toMatchObject({
      __typename: 'TransitionProblem',
      reason: 'NO_CONTACT',
      state: 'IN_HAND',
      legalBasis: { law: '代表法', article: '第五十一条', mark: 'F' },
    });
  });

  it('REP-26 MUST ask for a comment where dissatisfied', async () => {
    const id = await assigned(on);
    await replied(on, { suggestion: id, unit: UNIT }, actors.clerk, actors.head);
    const of = { suggestion: id, unit: UNIT };
    const level = { attitude: 'SATISFIED', result: 'DISSATISFIED' };
    const answer = await refused(on, () => handle(on, actors.deputy, 'handlingEvaluate', of, level));
    expect(fieldsOf(answer)).toEqual(['comment REQUIRED']);
  });

  it('REP-27 MUST refuse files of somebody else, and keep those of the actor’s own', async () => {
    const file = (n: number, uploadedBy: string) =>
      ({ id: fixed(n), name: '附件.pdf', mediaType: 'application/pdf', size: 10, uploadedBy });
    on.files = [file(901, actors.deputy.id), file(902, actors.other.id)];
    const answer = await refused(on, () => send(on, actors.deputy, 'suggestionDraftSave', { files: [fixed(901), fixed(902)] }));
    expect(fieldsOf(answer)).toEqual(['files.1 UNKNOWN_FILE']);
    const id = await draft(on, { files: [fixed(901)] });
    expect(await on.sql('select files from suggestion where id = $1', [id])).toEqual([
      { files: [{ id: fixed(901), name: '附件.pdf', mediaType: 'application/pdf', size: 10 }] },
    ]);
  });
});

describe('what cannot be done now', () => {
  it('REP-30 MUST refuse a stale version with the present one', async () => {
    const id = await draft(on);
    await sure(act(on, actors.deputy, 'suggestionDraftSave', id, { title: '另一案由' }));
    const answer = await refused(on, () =>
      send(on, actors.deputy, 'suggestionDraftSave', { suggestion: id, version: 1, title: '第三个案由' }),
    );
    expect(answer).toMatchObject({ __typename: 'ConflictProblem', currentVersion: 2 });
  });

  it('REP-31 MUST name what is missing at submission (代表法 art. 24)', async () => {
    const id = await draft(on, { proposal: '', topic: null });
    const answer = await refused(on, () => act(on, actors.deputy, 'suggestionSubmit', id));
    expect(answer).toMatchObject({ __typename: 'TransitionProblem', action: 'SUBMIT', state: 'DRAFT', reason: 'INCOMPLETE' });
    expect(answer.message).toContain('意见建议');
  });

  it('REP-32 MUST act once for one key, and refuse the key for anything else', async () => {
    const idempotencyKey = randomUUID();
    const first = await sure(send(on, actors.deputy, 'suggestionDraftSave', { ...CONTENT, idempotencyKey }));
    const again = await refused(on, () => send(on, actors.deputy, 'suggestionDraftSave', { ...CONTENT, idempotencyKey }));
    expect(again.suggestion?.id).toBe(first.suggestion?.id);
    const other = await refused(on, () => send(on, actors.deputy, 'suggestionDraftSave', { title: '别的', idempotencyKey }));
    expect(fieldsOf(other)).toEqual(['idempotencyKey IDEMPOTENCY_KEY_REUSED']);
  });

  it('REP-33 MUST submit once, whatever the key of the second try', async () => {
    const id = await draft(on);
    const { version } = await suggestionNow(on, id);
    const idempotencyKey = randomUUID();
    const input = { suggestion: id, version, idempotencyKey };
    await sure(send(on, actors.deputy, 'suggestionSubmit', input));
    const same = await refused(on, () => send(on, actors.deputy, 'suggestionSubmit', input));
    expect(same.suggestion?.state).toBe('SUBMITTED');
    const stale = await refused(on, () => send(on, actors.deputy, 'suggestionSubmit', { suggestion: id, version }));
    expect(stale.__typename).toBe('ConflictProblem');
    const late = await refused(on, () => act(on, actors.deputy, 'suggestionSubmit', id));
    expect(late).toMatchObject({ __typename: 'TransitionProblem', reason: 'WRONG_STATE', state: 'SUBMITTED' });
  });

  it('REP-34 MUST let one of two win where both act at once', async () => {
    const id = await submitted(on);
    const { version } = await suggestionNow(on, id);
    const input = { suggestion: id, version };
    const both = await Promise.all([
      send(on, actors.office, 'suggestionAccept', input),
      send(on, actors.office, 'suggestionReturn', { ...input, reason: '内容不够具体，请补充。' }),
    ]);
    expect(both.map((answer) => answer.__typename).toSorted()).toEqual(['ConflictProblem', 'SuggestionActSuccess']);
  });

  it('REP-35 MUST give each acceptance a number of its own when many come at once', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, () => submitted(on)));
    const numbers = await Promise.all(
      ids.map(async (id) => (await sure(act(on, actors.office, 'suggestionAccept', id))).suggestion?.number),
    );
    expect(new Set(numbers).size).toBe(6);
  });

  it('REP-36 MUST refuse the return of an assignment after the local limit', async () => {
    const id = await assigned(on);
    on.now = new Date('2026-03-10T02:00:00Z');
    const reason = '不属于本单位职责范围。';
    const answer = await refused(on, () => handle(on, actors.clerk, 'handlingReturn', { suggestion: id, unit: UNIT }, { reason }));
    expect(answer).toMatchObject({ __typename: 'TransitionProblem', reason: 'RETURN_LIMIT_PASSED' });
  });

  it('REP-37 MUST refuse an evaluation after its window, and mark it unreturned', async () => {
    const id = await assigned(on);
    const of = { suggestion: id, unit: UNIT };
    await replied(on, of, actors.clerk, actors.head);
    on.now = new Date('2026-03-26T15:59:00Z');
    expect(await on.service.closeWindows()).toBe(0);
    on.now = new Date('2026-03-26T16:01:00Z');
    const level = { attitude: 'SATISFIED', result: 'SATISFIED' };
    const answer = await refused(on, () => handle(on, actors.deputy, 'handlingEvaluate', of, level));
    expect(answer).toMatchObject({ __typename: 'TransitionProblem', reason: 'WINDOW_PASSED' });
    const audit = async () => (await on.sql<{ n: number }>('select count(*)::int as n from audit_entry'))[0]?.n ?? 0;
    const before = await audit();
    const closed = await on.service.closeWindows();
    expect(closed).toBeGreaterThan(0);
    expect((await audit()) - before).toBe(closed);
    expect((await handlingNow(on, id, UNIT)).state).toBe('UNRETURNED');
    expect((await suggestionNow(on, id)).state).toBe('CLOSED');
    expect(await on.service.closeWindows()).toBe(0);
    const [row] = await on.sql(
      `select actor_id from audit_entry where subject_id = $1 and action = 'handling.windowPassed'`,
      [(await handlingNow(on, id, UNIT)).id],
    );
    expect(row).toEqual({ actor_id: 'service:representation' });
  });
});

describe('what is not open', () => {
  it('REP-40 MUST answer NOT_FOUND where the actor may not see it, FORBIDDEN where she may only not act', async () => {
    const own = await draft(on);
    const input = { suggestion: own, version: 1 };
    expect((await refused(on, () => send(on, actors.other, 'suggestionSubmit', input))).code).toBe('NOT_FOUND');
    expect((await refused(on, () => send(on, actors.office, 'suggestionAccept', { ...input, suggestion: fixed(998) }))).code).toBe('NOT_FOUND');
    expect((await refused(on, () => send(on, actors.anonymous, 'suggestionSubmit', input))).code).toBe('UNAUTHENTICATED');
    const id = await assigned(on);
    expect((await refused(on, () => act(on, actors.other, 'suggestionSubmit', id))).code).toBe('FORBIDDEN');
    expect((await refused(on, () => act(on, actors.deputy, 'suggestionAccept', id))).code).toBe('FORBIDDEN');
    const of = { suggestion: id, unit: UNIT };
    expect((await refused(on, () => handle(on, actors.clerk2, 'handlingAccept', of))).code).toBe('NOT_FOUND');
    expect((await refused(on, () => handle(on, actors.office, 'handlingAccept', of))).code).toBe('FORBIDDEN');
    expect((await refused(on, () => handle(on, actors.auditor, 'handlingAccept', of))).code).toBe('NOT_FOUND');
  });

  it('REP-41 MUST let the motion group review in session only', async () => {
    const between = await submitted(on);
    expect((await refused(on, () => act(on, actors.session, 'suggestionAccept', between))).code).toBe('NOT_FOUND');
    on.now = new Date('2026-01-14T02:00:00Z');
    const inSession = await submitted(on);
    const answer = await sure(act(on, actors.session, 'suggestionAccept', inSession));
    expect(answer.suggestion).toMatchObject({ origin: 'IN_SESSION', number: '第1号' });
    expect(await on.sql(`select start_on::text from deadline where suggestion_id = $1`, [inSession])).toEqual([
      { start_on: '2026-01-16' },
    ]);
  });

  it('REP-42 MUST refuse a draft to whoever is no serving deputy (代表法 art. 61)', async () => {
    expect((await refused(on, () => send(on, actors.office, 'suggestionDraftSave', CONTENT))).code).toBe('FORBIDDEN');
    const id = await draft(on);
    await on.sql(`update deputy set status = 'SUSPENDED' where id = $1`, [on.deputies.deputy]);
    try {
      expect((await refused(on, () => send(on, actors.deputy, 'suggestionDraftSave', CONTENT))).code).toBe('FORBIDDEN');
      expect(await refused(on, () => act(on, actors.deputy, 'suggestionSubmit', id))).toMatchObject({
        __typename: 'TransitionProblem',
        reason: 'DEPUTY_SUSPENDED',
      });
    } finally {
      await on.sql(`update deputy set status = 'ACTIVE' where id = $1`, [on.deputies.deputy]);
    }
  });
});

describe('the record', () => {
  it('REP-70 MUST not let the application change the timeline', async () => {
    await submitted(on);
    await expect(on.sql(`update timeline_entry set note = 'x'`)).rejects.toThrow(/permission denied/);
    await expect(on.sql('delete from timeline_entry')).rejects.toThrow(/permission denied/);
    await expect(on.sql(`update audit_entry set note = 'x'`)).rejects.toThrow(/permission denied/);
  });
});
