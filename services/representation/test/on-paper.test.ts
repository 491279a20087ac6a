import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Actor, createActorSigner } from '@redpine/kit/actor';
import type { LetterFile } from '../src/letter/letter.operation.ts';
import { act, assigned, CONTENT, fieldsOf, handle, handlingNow, refused, replied, send, submitted, suggestionNow, sure } from './acts.ts';
import { actors, bench, type Bench, id as fixed, keys, SESSION, UNIT, UNIT_2 } from './bench.ts';
import { docxLines, pdfPages } from './letters-read.ts';

const signer = createActorSigner(keys.privateKey);
const SCAN = fixed(951);
const VERDICT = { attitude: 'SATISFIED', result: 'BASICALLY_SATISFIED', comment: null, files: [SCAN] };

let on: Bench;
beforeAll(async () => {
  on = await bench();
  on.files.push(
    { id: SCAN, name: '扫描件.pdf', mediaType: 'application/pdf', size: 10, uploadedBy: actors.office.id },
    { id: fixed(952), name: '扫描件.pdf', mediaType: 'application/pdf', size: 10, uploadedBy: actors.session.id },
  );
});
afterAll(async () => on?.[Symbol.asyncDispose]());
beforeEach(() => {
  on.now = new Date('2026-03-02T02:00:00Z');
});

const form = (more: object = {}): object => ({
  ...CONTENT, deputy: on.deputies.deputy, cosigners: [on.deputies.cosigner], submittedOn: '2026-02-27', files: [SCAN], ...more,
});
const notes = async (kind: string): Promise<unknown[]> =>
  (await on.sql<{ to: unknown }>(`select payload->'to' as to from outbox where payload->>'kind' = $1 order by id desc`, [kind])).map(({ to }) => to);

describe('a suggestion handed in on paper', () => {
  it('REP-140 MUST be submitted as of the day it was handed in, co-signed as the form is, and told to those who signed (代表法 24、36)', async () => {
    const made = await sure(send(on, actors.office, 'suggestionRegister', form()));
    expect(made.suggestion).toMatchObject({ state: 'SUBMITTED', origin: 'BETWEEN_SESSIONS' });
    const id = made.suggestion?.id ?? '';
    const query = `query ($id: ID!) { suggestion(id: $id) { paperOn submittedAt confidential leadDeputy { name } cosigners { state deputy { name } }
      files { id } timeline { action actor facts { name value } note } } }`;
    const { data } = await on.ask(actors.deputy, query, { id });
    expect(data?.['suggestion']).toEqual({
      paperOn: '2026-02-27', submittedAt: '2026-02-26T16:00:00.000Z', confidential: false, leadDeputy: { name: '王代表' },
      cosigners: [{ state: 'CONFIRMED', deputy: { name: '李代表' } }], files: [{ id: SCAN }],
      timeline: [{ action: 'PAPER_REGISTER', actor: '代表工作委员会主任 周主任', facts: [{ name: 'SUBMITTED_ON', value: '2026-02-27' }], note: null }],
    });
    expect((await notes('SUGGESTION_REGISTERED'))[0]).toEqual({ persons: [actors.deputy.person, actors.cosigner.person] });
    const [entry] = await on.sql<{ after: object }>(`select after from audit_entry where action = 'suggestion.register' and subject_id = $1`, [id]);
    expect(entry?.after).toMatchObject({ paperOn: '2026-02-27', leadDeputy: on.deputies.deputy, cosigners: [on.deputies.cosigner], files: [{ id: SCAN }] });
    // As usual, what a co-signer did not sign so she withdraws; the rest goes to review.
    await sure(act(on, actors.cosigner, 'suggestionCosignWithdraw', id, { reason: '纸质表上不是本人签名。' }));
    expect((await sure(act(on, actors.office, 'suggestionAccept', id))).suggestion?.number).toMatch(/^闭\d+号$/);
  });

  it('REP-141 MUST be entered by the deputies’ affairs committee, and for a day of a session by the motion group too', async () => {
    for (const actor of [actors.deputy, actors.government, actors.clerk, actors.member]) {
      expect((await refused(on, () => send(on, actor, 'suggestionRegister', form()))).code).toBe('FORBIDDEN');
    }
    const theirs = (submittedOn: string) => form({ submittedOn, files: [fixed(952)] });
    expect(fieldsOf(await refused(on, () => send(on, actors.session, 'suggestionRegister', theirs('2026-02-27'))))).toEqual(['submittedOn NOT_IN_SESSION']);
    const made = await sure(send(on, actors.session, 'suggestionRegister', theirs('2026-01-14')));
    expect(made.suggestion).toMatchObject({ state: 'SUBMITTED', origin: 'IN_SESSION' });
  });

  it('REP-142 MUST have a scan, a day that has come, a serving lead and co-signers who are not the lead', async () => {
    const cosigners = [on.deputies.deputy, on.deputies.cosigner, on.deputies.cosigner, fixed(999)];
    const wrong = await refused(on, () => send(on, actors.office, 'suggestionRegister', form({ submittedOn: '2026-03-03', cosigners, files: [], title: '' })));
    expect(fieldsOf(wrong)).toEqual([
      'submittedOn IN_FUTURE', 'files REQUIRED', 'cosigners.0 LEAD_DEPUTY', 'cosigners.2 DUPLICATE', 'cosigners.3 UNKNOWN_DEPUTY', 'title REQUIRED',
    ]);
    expect(fieldsOf(await refused(on, () => send(on, actors.office, 'suggestionRegister', form({ deputy: fixed(999) }))))).toEqual(['deputy NOT_SERVING']);
  });
});

describe('an evaluation that came back on paper', () => {
  const ready = async (): Promise<{ suggestion: string; unit: string }> => {
    const of = { suggestion: await assigned(on), unit: UNIT };
    await replied(on, of, actors.clerk, actors.head);
    return of;
  };
  const record = (of: { suggestion: string; unit: string }, actor: Actor, more: object = {}) =>
    handle(on, actor, 'handlingEvaluationRecord', of, { ...VERDICT, returnedOn: '2026-03-09', ...more });

  it('REP-143 MUST be recorded by the committee alone, with scan and day, told to deputy and unit', async () => {
    const of = await ready();
    on.now = new Date('2026-03-10T02:00:00Z');
    for (const actor of [actors.clerk, actors.head, actors.deputy, actors.government, actors.session]) {
      expect([actor.name, (await refused(on, () => record(of, actor))).code]).toEqual([actor.name, expect.stringMatching(/^(FORBIDDEN|NOT_FOUND)$/)]);
    }
    expect(fieldsOf(await refused(on, () => record(of, actors.office, { files: [], returnedOn: '2026-03-11' })))).toEqual(['returnedOn IN_FUTURE', 'files REQUIRED']);
    expect(fieldsOf(await refused(on, () => record(of, actors.office, { returnedOn: '2026-03-04' })))).toEqual(['returnedOn BEFORE_REPLY']);
    const { id } = await handlingNow(on, of.suggestion, UNIT);
    const query = `query ($id: ID!) { handling(id: $id) { evaluation { attitude result returnedOn files { id } } } }`;
    expect((await on.ask(actors.clerk, query, { id })).data).toEqual({ handling: { evaluation: null } });
    await sure(record(of, actors.office));
    expect((await on.ask(actors.clerk, query, { id })).data).toEqual({
      handling: { evaluation: { attitude: 'SATISFIED', result: 'BASICALLY_SATISFIED', returnedOn: '2026-03-09', files: [{ id: SCAN }] } },
    });
    expect((await notes('HANDLING_EVALUATION_RECORDED'))[0]).toEqual({ persons: [actors.deputy.person] });
    const [told] = await on.sql<{ facts: object[]; note: string | null; actor_post: string }>(`select facts, note, actor_post from timeline_entry where action = 'EVALUATION_RECORD' and handling_id = $1`, [id]);
    expect(told).toEqual({ facts: [{ name: 'RETURNED_ON', value: '2026-03-09' }], note: null, actor_post: '代表工作委员会主任' });
    const opened = async (actor: Actor): Promise<unknown> => on.service.call('mayReadFile', { file: SCAN }, await signer.sign(actor));
    expect([await opened(actors.head), await opened(actors.clerk3)]).toEqual([true, false]);
    expect(await refused(on, () => handle(on, actors.deputy, 'handlingEvaluate', of, { attitude: 'SATISFIED', result: 'SATISFIED' }))).toMatchObject({ reason: 'WRONG_STATE' });
  });

  it('REP-144 MUST count by the day it came back, also where it is found when the window has passed (重庆 29)', async () => {
    const of = await ready();
    on.now = new Date('2026-06-01T02:00:00Z');
    await on.service.closeWindows();
    expect(await handlingNow(on, of.suggestion, UNIT)).toMatchObject({ state: 'UNRETURNED' });
    expect(await refused(on, () => record(of, actors.office, { returnedOn: '2026-05-30' }))).toMatchObject({ reason: 'WINDOW_PASSED' });
    const worse = { result: 'DISSATISFIED', comment: '未见实际举措。' };
    await sure(record(of, actors.office, worse));
    expect(await handlingNow(on, of.suggestion, UNIT)).toMatchObject({ state: 'DISSATISFIED' });
    expect(await suggestionNow(on, of.suggestion)).toMatchObject({ state: 'ANSWERED' });
    const [window] = await on.sql<object>(
      `select d.met_on::text as met, d.lapsed_on::text as lapsed from deadline d join handling h on h.id = d.handling_id where h.suggestion_id = $1 and d.kind = 'EVALUATE'`, [of.suggestion],
    );
    expect(window).toEqual({ met: '2026-03-09', lapsed: null });
  });
});

describe('what goes out on paper', () => {
  const meeting = { name: '区十八届人大五次会议建议交办会', on: '2026-03-02' };
  const get = async (actor: Actor, payload: object): Promise<LetterFile | null> =>
    (await on.service.call('letter', payload, await signer.sign(actor))) as LetterFile | null;
  const bytes = (file: LetterFile | null): Buffer => Buffer.from(file?.content ?? '', 'base64');
  const SECRET = '关于保密事项的建议';

  async function held(): Promise<{ id: string; numbers: string[] }> {
    const ids = [await submitted(on), await submitted(on)];
    const secret = (await sure(send(on, actors.office, 'suggestionRegister', form({ title: SECRET, confidential: true })))).suggestion?.id ?? '';
    for (const id of [...ids, secret]) await sure(act(on, actors.office, 'suggestionAccept', id));
    const others = [{ mode: 'ALONE', lead: UNIT }, { mode: 'LEAD_WITH_COHANDLERS', lead: UNIT, others: [UNIT_2] }, { mode: 'ALONE', lead: UNIT_2 }];
    const assignments = [];
    for (const [index, id] of [...ids, secret].entries()) {
      assignments.push({ suggestion: id, version: (await suggestionNow(on, id)).version, track: 'THREE_MONTHS', ...others[index] });
    }
    await sure(send(on, actors.office, 'suggestionAssignBatch', { assignments, meeting }));
    const [row] = await on.sql<{ id: string }>('select id from assignment_meeting where name = $1', [meeting.name]);
    const numbers = await on.sql<{ number: string }>('select number from suggestion where id = any($1::uuid[]) order by number_key', [ids]);
    return { id: row?.id ?? '', numbers: numbers.map(({ number }) => number) };
  }

  it('LET-50 MUST list what a meeting assigned and print its notices in one, without what is confidential, for the offices that assign (参照青岛 18)', async () => {
    const { id, numbers } = await held();
    const query = `query ($id: ID!) { assignmentMeeting(id: $id) { letters { kind format path } } }`;
    const listed = async (actor: Actor): Promise<unknown> => (await on.ask(actor, query, { id })).data?.['assignmentMeeting'];
    const links = [['list', 'docx'], ['list', 'pdf'], ['notices', 'pdf']].map(([kind, format]) => ({
      kind: `MEETING_${kind?.toUpperCase()}`, format: format?.toUpperCase(), path: `/letters/meeting-${kind}/${id}.${format}`,
    }));
    expect(await listed(actors.office)).toEqual({ letters: links });
    expect(await listed(actors.government)).toEqual({ letters: links });
    expect(await listed(actors.member)).toEqual({ letters: [] });
    const lines = docxLines(bytes(await get(actors.office, { kind: 'MEETING_LIST', format: 'DOCX', id })));
    expect(lines).toEqual(expect.arrayContaining([...numbers, '民政局', '财政局', '独办', '主办会办', '2026年', '6月2日']));
    expect(lines.join('')).toContain('交办代表建议2件，列表如下。另有代表要求保密的建议1件');
    expect(lines.join('')).not.toContain(SECRET);
    const notices = await get(actors.government, { kind: 'MEETING_NOTICES', format: 'PDF', id });
    expect(notices?.name).toBe('交办通知汇编-2026-03-02.pdf');
    const pages = (await pdfPages(bytes(notices))).map(({ text }) => text);
    expect(pages.map((text) => /民政局：|财政局：/.exec(text)?.[0])).toEqual(['民政局：', '民政局：', '财政局：']);
    expect(pages.join('')).not.toContain(SECRET);
    for (const actor of [actors.member, actors.clerk, actors.deputy, actors.session]) {
      for (const kind of ['MEETING_LIST', 'MEETING_NOTICES']) expect([actor.name, await get(actor, { kind, format: 'PDF', id })]).toEqual([actor.name, null]);
    }
    expect(await get(actors.office, { kind: 'MEETING_NOTICES', format: 'DOCX', id })).toBeNull();
  });

  it('LET-51 MUST compile the suggestions of a session for those who read every one, without what is confidential (参照青岛 18)', async () => {
    const id = SESSION;
    const lines = docxLines(bytes(await get(actors.member, { kind: 'COMPILATION', format: 'DOCX', id })));
    expect(lines[0]).toBe('第十八届第五次会议代表建议汇编');
    expect(lines).toEqual(expect.arrayContaining(['领衔代表：王代表', CONTENT.facts, CONTENT.proposal]));
    expect(lines.join('')).toMatch(/另有代表要求保密的建议1件，未予收录/);
    expect(lines.join('')).not.toContain(SECRET);
    // Sessions may name their term themselves.
    await on.sql(`update congress_session set name = '第十八届第五次会议' where id = $1`, [id]);
    expect((await get(actors.office, { kind: 'COMPILATION', format: 'PDF', id }))?.name).toBe('代表建议汇编-第十八届第五次会议.pdf');
    for (const actor of [actors.deputy, actors.clerk, actors.session, actors.auditor]) {
      expect([actor.name, await get(actor, { kind: 'COMPILATION', format: 'PDF', id })]).toEqual([actor.name, null]);
    }
    expect(await get(actors.office, { kind: 'COMPILATION', format: 'PDF', id: fixed(999) })).toBeNull();
  });
});
