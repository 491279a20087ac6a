import type { Actor } from '@redpine/kit/actor';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { assigned, CONTACT, fieldsOf, handle, handlingNow, refused, replied, reply, suggestionNow, sure } from './acts.ts';
import { actors, bench, type Bench, UNIT, UNIT_2, UNIT_3 } from './bench.ts';

let on: Bench;
beforeAll(async () => {
  on = await bench();
});
afterAll(async () => on?.[Symbol.asyncDispose]());
beforeEach(() => {
  on.now = new Date('2026-03-02T02:00:00Z');
});

const REASON = '按照规定办理，理由已写明。';
const DISSATISFIED = { attitude: 'SATISFIED', result: 'DISSATISFIED', comment: '未见实际举措' };
const SATISFIED = { attitude: 'SATISFIED', result: 'SATISFIED' };
const at = (day: string): void => {
  on.now = new Date(`${day}T02:00:00Z`);
};

async function states(suggestion: string): Promise<string[]> {
  const rows = await on.sql<{ at: string }>(
    `select role || ' ' || state as at from handling where suggestion_id = $1 order by position`,
    [suggestion],
  );
  return [(await suggestionNow(on, suggestion)).state, ...rows.map((row) => row.at)];
}

async function read<T>(actor: Actor, id: string, fields: string): Promise<T> {
  const answer = await on.ask(actor, `query ($id: ID!) { handling(id: $id) { ${fields} } }`, { id });
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data?.['handling'] as T;
}

async function queue(actor: Actor, code: string): Promise<number> {
  const query = `query ($filter: SuggestionFilter) { suggestions(first: 1, filter: $filter) { totalCount } }`;
  const answer = await on.ask(actor, query, { filter: { queue: code } });
  const { suggestions } = (answer.data ?? {}) as { suggestions?: { totalCount: number } };
  return suggestions?.totalCount ?? -1;
}

const deadlines = (handling: string, kind: string) =>
  on.sql<{ due: string; met: string | null; lapsed: string | null; superseded: boolean }>(
    `select due_on::text as due, met_on::text as met, lapsed_on::text as lapsed, superseded from deadline
      where handling_id = $1 and kind = $2 order by start_on, id`,
    [handling, kind],
  );

describe('another unit', () => {
  it('HAN-50 MUST take the place of one that returned it while the others go on, under the same clock (代表法 art. 51)', async () => {
    const id = await assigned(on, { mode: 'SEPARATE', others: [UNIT_2] });
    await sure(handle(on, actors.clerk2, 'handlingAccept', { suggestion: id, unit: UNIT_2 }));
    await sure(handle(on, actors.clerk, 'handlingReturn', { suggestion: id, unit: UNIT }, { reason: REASON }));
    expect([await states(id), await queue(actors.office, 'TO_REASSIGN')]).toEqual([
      ['ASSIGNED', 'SEPARATE RETURNED', 'SEPARATE IN_HAND'], 1,
    ]);
    at('2026-03-09');
    const of = { suggestion: id, unit: UNIT };
    expect((await refused(on, () => handle(on, actors.clerk2, 'handlingReassign', of, { unit: UNIT_3, reason: REASON }))).code).toBe('FORBIDDEN');
    expect(fieldsOf(await handle(on, actors.office, 'handlingReassign', of, { unit: UNIT_2, reason: '太短' }))).toEqual([
      'unit DUPLICATE', 'reason TOO_SHORT',
    ]);
    await sure(handle(on, actors.government, 'handlingReassign', of, { unit: UNIT_3, reason: REASON }));
    expect(await states(id)).toEqual(['ASSIGNED', 'SEPARATE REPLACED', 'SEPARATE IN_HAND', 'SEPARATE OFFERED']);
    const { id: next } = await handlingNow(on, id, UNIT_3);
    expect((await deadlines(next, 'REPLY')).map(({ due }) => due)).toEqual(['2026-06-02']);
    expect((await deadlines(next, 'FIRST_CONTACT')).map(({ due }) => due)).toEqual(['2026-04-07']);
    expect(await read(actors.office, next, 'replaces { unit { id } replaceReason }')).toEqual({
      replaces: { unit: { id: UNIT }, replaceReason: REASON },
    });
    expect(await queue(actors.office, 'TO_REASSIGN')).toBe(0);
  });

  it('HAN-51 MUST take the place of one that has it in hand alone, and open an answered suggestion again', async () => {
    const id = await assigned(on);
    await sure(handle(on, actors.clerk, 'handlingAccept', { suggestion: id, unit: UNIT }));
    await sure(handle(on, actors.office, 'handlingReassign', { suggestion: id, unit: UNIT }, { unit: UNIT_2, reason: REASON }));
    expect(await states(id)).toEqual(['ASSIGNED', 'ALONE REPLACED', 'ALONE OFFERED']);

    const two = await assigned(on, { mode: 'SEPARATE', others: [UNIT_2] });
    await sure(handle(on, actors.clerk2, 'handlingReturn', { suggestion: two, unit: UNIT_2 }, { reason: REASON }));
    await replied(on, { suggestion: two, unit: UNIT }, actors.clerk, actors.head);
    expect(await states(two)).toEqual(['ANSWERED', 'SEPARATE REPLIED', 'SEPARATE RETURNED']);
    await sure(handle(on, actors.office, 'handlingReassign', { suggestion: two, unit: UNIT_2 }, { unit: UNIT_3, reason: REASON }));
    expect(await states(two)).toEqual(['ASSIGNED', 'SEPARATE REPLIED', 'SEPARATE REPLACED', 'SEPARATE OFFERED']);
  });
});

describe('more time', () => {
  it('HAN-52 MUST be granted by the deputies’ affairs committee within six months, with the first day kept (青岛 25、上海 19)', async () => {
    const id = await assigned(on);
    const of = { suggestion: id, unit: UNIT };
    await sure(handle(on, actors.clerk, 'handlingAccept', of));
    const { id: handling } = await handlingNow(on, id, UNIT);
    at('2026-05-20');
    const ask = (until: string) => handle(on, actors.clerk, 'handlingExtensionAsk', of, { until, reason: REASON });
    expect(fieldsOf(await refused(on, () => ask('2026-06-02')))).toEqual(['until NOT_LATER']);
    expect(fieldsOf(await refused(on, () => ask('2026-09-03')))).toEqual(['until PAST_LIMIT']);
    await sure(ask('2026-07-02'));
    expect((await refused(on, () => ask('2026-07-03'))).reason).toBe('EXTENSION_ASKED');
    expect(await queue(actors.office, 'TO_DECIDE_EXTENSION')).toBe(1);
    expect((await refused(on, () => handle(on, actors.head, 'handlingExtensionGrant', of))).code).toBe('FORBIDDEN');
    await sure(handle(on, actors.office, 'handlingExtensionRefuse', of, { reason: REASON }));
    await sure(ask('2026-07-02'));
    await sure(handle(on, actors.office, 'handlingExtensionGrant', of));
    expect(await deadlines(handling, 'REPLY')).toEqual([
      { due: '2026-06-02', met: null, lapsed: '2026-05-20', superseded: true },
      { due: '2026-07-02', met: null, lapsed: null, superseded: false },
    ]);
    expect(await read(actors.deputy, handling, 'replyDeadline { dueOn rule superseded } extensions { state until }')).toEqual({
      replyDeadline: { dueOn: '2026-07-02', rule: 'HANDLING_EXTENSION', superseded: false },
      extensions: [{ state: 'REFUSED', until: '2026-07-02' }, { state: 'GRANTED', until: '2026-07-02' }],
    });
    const figures = await on.ask(actors.office, '{ suggestionFigures { clock { inExtension { value } } } }');
    expect(figures.data?.['suggestionFigures']).toEqual({ clock: { inExtension: { value: 1 } } });

    at('2026-06-20');
    await sure(handle(on, actors.clerk, 'handlingContactRecord', of, { ...CONTACT, on: '2026-06-19' }));
    await sure(handle(on, actors.head, 'handlingReply', of, reply(actors.head, { signedOn: '2026-06-20' })));
    expect((await deadlines(handling, 'REPLY')).map(({ met }) => met)).toEqual([null, '2026-06-20']);
    expect((await deadlines(handling, 'FIRST_CONTACT')).map(({ due, met }) => [due, met])).toEqual([['2026-03-30', '2026-06-19']]);
  });
});

describe('a co-handler', () => {
  it('HAN-53 MUST give its opinion once, within a month, and the lead reads it (青岛 24、山东 21)', async () => {
    const id = await assigned(on, { mode: 'LEAD_WITH_COHANDLERS', others: [UNIT_2] });
    const of = { suggestion: id, unit: UNIT_2 };
    await sure(handle(on, actors.clerk2, 'handlingAccept', of));
    expect(await queue(actors.clerk2, 'TO_GIVE_OPINION')).toBe(1);
    await sure(handle(on, actors.clerk2, 'handlingOpinion', of, { text: '所需经费可在本年度预算内安排。' }));
    expect((await refused(on, () => handle(on, actors.clerk2, 'handlingOpinion', of, { text: '再次提出意见。' }))).reason).toBe('OPINION_GIVEN');
    const { id: handling } = await handlingNow(on, id, UNIT_2);
    expect((await deadlines(handling, 'CO_OPINION'))[0]).toMatchObject({ due: '2026-04-02', met: '2026-03-02' });
    for (const reader of [actors.clerk2, actors.clerk, actors.deputy, actors.office]) {
      expect(await read(reader, handling, 'opinion { text }')).toEqual({ opinion: { text: '所需经费可在本年度预算内安排。' } });
    }
    expect(await read(actors.other, handling, 'opinion { text }')).toEqual({ opinion: null });
  });
});

describe('the check of a draft', () => {
  it('HAN-54 MUST come before the reply where the district asks for it, and hold for what was checked (核稿)', async () => {
    // For that day alone.
    await on.sql(`with ended as (update rule set effective_until = '2026-03-03' where code = 'REPLY_DRAFT_CHECK' returning *)
      insert into rule (code, version, effective_from, effective_until, value, law, article, mark, source)
      select code, 2, '2026-03-04'::date, '2026-03-04'::date, '{"required": true}'::jsonb, law, article, mark, source from ended
      union all select code, 3, '2026-03-05', null, value, law, article, mark, source from ended`);
    const id = await assigned(on);
    const of = { suggestion: id, unit: UNIT };
    at('2026-03-04');
    await sure(handle(on, actors.clerk, 'handlingAccept', of));
    await sure(handle(on, actors.clerk, 'handlingContactRecord', of, CONTACT));
    const { id: handling } = await handlingNow(on, id, UNIT);
    const { text } = reply(actors.head) as { text: string };
    await sure(handle(on, actors.clerk, 'handlingReplyDraft', of, { text, category: 'A' }));
    expect(await read(actors.government, handling, 'replyDraft { text }')).toEqual({ replyDraft: null });
    expect((await refused(on, () => handle(on, actors.head, 'handlingReply', of, reply(actors.head)))).reason).toBe('DRAFT_NOT_CHECKED');
    await sure(handle(on, actors.clerk, 'handlingCheckSubmit', of));
    expect(await queue(actors.government, 'TO_CHECK_DRAFT')).toBe(1);
    expect(await read(actors.government, handling, 'replyDraft { text check }')).toEqual({ replyDraft: { text, check: 'SUBMITTED' } });
    expect((await refused(on, () => handle(on, actors.head, 'handlingReply', of, reply(actors.head)))).reason).toBe('DRAFT_UNDER_CHECK');
    await sure(handle(on, actors.government, 'handlingCheckReturn', of, { reason: '请补充完成时限。' }));
    expect(await read(actors.clerk, handling, 'replyDraft { check checkNote }')).toEqual({
      replyDraft: { check: 'RETURNED', checkNote: '请补充完成时限。' },
    });
    await sure(handle(on, actors.clerk, 'handlingReplyDraft', of, { text, category: 'A' }));
    await sure(handle(on, actors.clerk, 'handlingCheckSubmit', of));
    await sure(handle(on, actors.government, 'handlingCheckPass', of));
    const other = reply(actors.head, { category: 'B' });
    expect(fieldsOf(await refused(on, () => handle(on, actors.head, 'handlingReply', of, other)))).toEqual(['text NOT_AS_CHECKED']);
    const letter = { documentNumber: '伊美民函〔2026〕12号', contactName: '郑科员', contactPhone: '0458-0000000', copies: ['区政府办公室'] };
    await sure(handle(on, actors.head, 'handlingReply', of, reply(actors.head, letter)));
    expect(await read(actors.deputy, handling, 'reply { round kind documentNumber contactName contactPhone copies }')).toEqual({
      reply: { round: 1, kind: 'FIRST', ...letter },
    });
  });
});

describe('handling again', () => {
  const second = (text: string, signedOn: string, category = 'A') => reply(actors.head, { text, signedOn, category });

  it('HAN-55 MUST follow dissatisfaction, with its own clock, reply and evaluation, and end after both sides were convened', async () => {
    const id = await assigned(on);
    const of = { suggestion: id, unit: UNIT };
    await replied(on, of, actors.clerk, actors.head);
    await sure(handle(on, actors.deputy, 'handlingEvaluate', of, DISSATISFIED));
    expect([await states(id), await queue(actors.office, 'TO_REHANDLE')]).toEqual([['ANSWERED', 'ALONE DISSATISFIED'], 1]);
    const convened = { convenedOn: '2026-03-06', participants: '王代表、民政局', outcome: '双方同意继续推进。' };
    at('2026-03-06');
    expect((await refused(on, () => handle(on, actors.office, 'handlingEscalate', of, convened))).reason).toBe('NOT_HANDLED_AGAIN');
    await sure(handle(on, actors.office, 'handlingRehandle', of, { reason: REASON }));
    const { id: handling } = await handlingNow(on, id, UNIT);
    expect((await deadlines(handling, 'REHANDLE'))[0]).toMatchObject({ due: '2026-04-07', met: null });
    at('2026-04-08');
    expect(await read(actors.deputy, handling, 'rehandleCause rehandleDeadline { overdue }')).toEqual({
      rehandleCause: 'DISSATISFIED', rehandleDeadline: { overdue: true },
    });
    expect(await queue(actors.office, 'OVERDUE')).toBe(1);
    await sure(handle(on, actors.head, 'handlingReply', of, second('已重新研究，三个助餐点均已落实场地，四月底开工建设。', '2026-04-08')));
    expect(await states(id)).toEqual(['ANSWERED', 'ALONE REPLIED']);
    expect((await deadlines(handling, 'EVALUATE')).map(({ superseded }) => superseded)).toEqual([true, false]);
    await sure(handle(on, actors.deputy, 'handlingEvaluate', of, DISSATISFIED));
    await sure(handle(on, actors.office, 'handlingEscalate', of, convened));
    expect(await states(id)).toEqual(['ANSWERED', 'ALONE ESCALATED']);
    await sure(handle(on, actors.office, 'handlingSettle', of, { reason: '双方达成一致，按协调意见办理。' }));
    expect(await states(id)).toEqual(['CLOSED', 'ALONE SETTLED']);
    const rounds = 'replies { round kind evaluation { result } } reply { round } evaluation { result } escalations { convenedOn participants outcome }';
    expect(await read(actors.deputy, handling, rounds)).toEqual({
      replies: [
        { round: 1, kind: 'FIRST', evaluation: { result: 'DISSATISFIED' } },
        { round: 2, kind: 'REHANDLED', evaluation: { result: 'DISSATISFIED' } },
      ],
      reply: { round: 2 },
      evaluation: { result: 'DISSATISFIED' },
      escalations: [convened],
    });
  });

  it('HAN-56 MUST count the last evaluation, the first one apart, and close a second window of its own', async () => {
    const figures = async () => {
      const query = '{ suggestionFigures { satisfied { numerator denominator } satisfiedFirst { numerator denominator } } }';
      type Ratio = { numerator: number; denominator: number };
      const { data } = await on.ask(actors.office, query);
      const { suggestionFigures: found } = data as { suggestionFigures: Record<'satisfied' | 'satisfiedFirst', Ratio> };
      return [found.satisfied, found.satisfiedFirst].flatMap(({ numerator, denominator }) => [numerator, denominator]);
    };
    const before = await figures();
    const grown = async () => (await figures()).map((value, index) => value - (before[index] ?? 0));
    const id = await assigned(on);
    const of = { suggestion: id, unit: UNIT };
    await replied(on, of, actors.clerk, actors.head);
    await sure(handle(on, actors.deputy, 'handlingEvaluate', of, DISSATISFIED));
    await sure(handle(on, actors.office, 'handlingRehandle', of, { reason: REASON }));
    await sure(handle(on, actors.head, 'handlingReply', of, second('已重新研究，三个助餐点均已落实场地，四月底开工建设。', '2026-03-05', 'B')));
    expect(await grown()).toEqual([0, 1, 0, 1]);
    await sure(handle(on, actors.deputy, 'handlingEvaluate', of, SATISFIED));
    expect([await states(id), await grown()]).toEqual([['CLOSED', 'ALONE EVALUATED'], [1, 1, 0, 1]]);

    // 续办: B becomes A after the suggestion was closed; nobody evaluates it in time.
    at('2026-06-10');
    await sure(handle(on, actors.head, 'handlingContinue', of, second('三个助餐点已经全部建成并投入使用，欢迎代表视察。', '2026-06-10')));
    expect(await states(id)).toEqual(['ANSWERED', 'ALONE REPLIED']);
    at('2026-08-10');
    await on.service.closeWindows();
    expect([await states(id), await grown()]).toEqual([['CLOSED', 'ALONE UNRETURNED'], [1, 1, 0, 1]]);
    const { id: handling } = await handlingNow(on, id, UNIT);
    expect(await read(actors.deputy, handling, 'replies { kind category { code } }')).toEqual({
      replies: [
        { kind: 'FIRST', category: { code: 'A' } },
        { kind: 'REHANDLED', category: { code: 'B' } },
        { kind: 'CONTINUED', category: { code: 'A' } },
      ],
    });
    expect((await refused(on, () => handle(on, actors.head, 'handlingContinue', of, second('继续答复，内容与前次答复一致，请代表知悉并监督。', '2026-08-10')))).reason).toBe('NOT_TO_CONTINUE');

    await sure(handle(on, actors.office, 'handlingQualityCheck', of, { reason: '现场复核未见已建成的助餐点。' }));
    expect(await states(id)).toEqual(['ANSWERED', 'ALONE REHANDLING']);
    expect(await read(actors.clerk, handling, 'rehandleCause rehandleReason')).toEqual({
      rehandleCause: 'QUALITY_CHECK', rehandleReason: '现场复核未见已建成的助餐点。',
    });
  });
});
