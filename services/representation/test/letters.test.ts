import { type Actor, createActorSigner } from '@redpine/kit/actor';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LetterFile } from '../src/letter/letter.operation.ts';
import { act, assigned, CONTENT, draft, handle, handlingNow, replied, reply, submitted, sure, suggestionNow } from './acts.ts';
import { actors, bench, type Bench, keys, UNIT, UNIT_2 } from './bench.ts';
import { characters, docxLines, pdfPages } from './letters-read.ts';

const signer = createActorSigner(keys.privateKey);
let on: Bench;
beforeAll(async () => {
  on = await bench();
});
afterAll(async () => on?.[Symbol.asyncDispose]());
beforeEach(() => {
  on.now = new Date('2026-03-02T02:00:00Z');
});

interface Link {
  kind: string;
  format: string;
  title: string;
  path: string;
}

async function letters(actor: Actor, record: 'suggestion' | 'handling', id: string): Promise<Link[] | null> {
  const answer = await on.ask(actor, `query ($id: ID!) { ${record}(id: $id) { letters { kind format title path } } }`, { id });
  expect(answer.errors ?? []).toEqual([]);
  return (answer.data?.[record] as { letters: Link[] } | null)?.letters ?? null;
}

const kinds = async (actor: Actor, id: string): Promise<string[]> => [...new Set((await letters(actor, 'handling', id))?.map(({ kind }) => kind))];

const get = async (actor: Actor, payload: object): Promise<LetterFile | null> =>
  (await on.service.call('letter', payload, await signer.sign(actor))) as LetterFile | null;

async function read(actor: Actor, kind: string, id: string): Promise<string> {
  const [docx, pdf] = [await get(actor, { kind, id, format: 'DOCX' }), await get(actor, { kind, id, format: 'PDF' })];
  const bytes = (file: LetterFile | null): Buffer => Buffer.from(file?.content ?? '', 'base64');
  const text = characters(docxLines(bytes(docx)).join(''));
  const pages = (await pdfPages(bytes(pdf))).map((page) => page.text.replaceAll(/— \d+ —|演示数据/g, ''));
  expect(characters(pages.join(''))).toBe(text);
  return text;
}

const answered = async (more: object = {}): Promise<{ suggestion: string; handling: string }> => {
  on.now = new Date('2026-03-02T02:00:00Z');
  const suggestion = await assigned(on, more);
  await replied(on, { suggestion, unit: UNIT }, actors.clerk, actors.head);
  return { suggestion, handling: (await handlingNow(on, suggestion, UNIT)).id };
};

describe('letters', () => {
  it('LET-40 MUST list the form of a suggestion in both formats, with the path where it is served, once it is submitted', async () => {
    const id = await submitted(on);
    expect(await letters(actors.deputy, 'suggestion', id)).toEqual([
      { kind: 'SUGGESTION_FORM', format: 'DOCX', title: '代表建议表', path: `/letters/suggestion-form/${id}.docx` },
      { kind: 'SUGGESTION_FORM', format: 'PDF', title: '代表建议表', path: `/letters/suggestion-form/${id}.pdf` },
    ]);
    expect(await letters(actors.deputy, 'suggestion', await draft(on))).toEqual([]);
  });

  it('LET-41 MUST write the form with title, text and signers in both formats', async () => {
    const text = await read(actors.office, 'SUGGESTION_FORM', await submitted(on));
    for (const part of [CONTENT.title, CONTENT.facts, CONTENT.proposal, '王代表', '养老', '闭会期间，2026年3月2日']) expect(text).toContain(part);
  });

  it('LET-42 MUST write the notice from the committee to the unit, with the day of the reply that the law gives (代表法 51)', async () => {
    const suggestion = await assigned(on);
    const { id } = await handlingNow(on, suggestion, UNIT);
    const text = await read(actors.clerk, 'ASSIGNMENT', id);
    const [due] = await on.sql<{ text: string }>(
      `select to_char(due_on, 'FMYYYY"年"FMMM"月"FMDD"日"') as text from deadline where handling_id = $1 and kind = 'REPLY'`, [id],
    );
    for (const part of ['民政局：', '独办', `请于${due?.text}前（代表法第五十一条）`, '代表工作委员会2026年3月2日', '〔2026〕号']) expect(text).toContain(part);
  });

  it('LET-43 MUST write the reply as it was sent, with category, number, signatory and the form for the opinion', async () => {
    const suggestion = await assigned(on);
    const of = { suggestion, unit: UNIT };
    on.now = new Date('2026-03-05T02:00:00Z');
    await sure(handle(on, actors.clerk, 'handlingAccept', of));
    await sure(handle(on, actors.clerk, 'handlingContactRecord', of, { on: '2026-03-03', mode: 'VISIT', stage: 'BEFORE', note: '走访。' }));
    await sure(handle(on, actors.clerk, 'handlingReply', of, reply(actors.head, { documentNumber: '伊美民函〔2026〕7号', contactName: '郑科员', contactPhone: '0458-1' })));
    const { id } = await handlingNow(on, suggestion, UNIT);
    const text = await read(actors.deputy, 'REPLY', id);
    expect(text.startsWith('A（已解决或基本解决）民政局伊美民函〔2026〕7号')).toBe(true);
    for (const part of ['王代表代表：', '六月底前完工并投入使用', '签发人：冯局长', '2026年3月4日', '征询意见表', '联系人及电话：郑科员']) expect(text).toContain(part);
    expect((await get(actors.deputy, { kind: 'REPLY', format: 'DOCX', id }))?.name).toMatch(/^答复函（附征询意见表）-闭\d+号\.docx$/);
  });

  it('LET-44 MUST give the urging letter to the committee alone while the reply is owed, and say how late it is', async () => {
    const suggestion = await assigned(on);
    const { id } = await handlingNow(on, suggestion, UNIT);
    on.now = new Date('2026-06-20T02:00:00Z');
    expect(await kinds(actors.office, id)).toEqual(['ASSIGNMENT', 'URGING']);
    expect(await kinds(actors.government, id)).toEqual(['ASSIGNMENT', 'URGING']);
    expect(await kinds(actors.clerk, id)).toEqual(['ASSIGNMENT']);
    expect(await kinds(actors.deputy, id)).toEqual(['ASSIGNMENT']);
    const text = await read(actors.office, 'URGING', id);
    expect(text).toMatch(/截至2026年6月20日已逾期\d+日，尚未答复代表/);
    expect(text).toContain('代表工作委员会2026年6月20日');
    expect(await get(actors.clerk, { kind: 'URGING', format: 'PDF', id })).toBeNull();
    const done = await answered();
    expect(await kinds(actors.office, done.handling)).toEqual(['ASSIGNMENT', 'REPLY']);
  });

  it('LET-45 MUST give nobody a letter of what she may not see whole: other deputies, other units, members without the file', async () => {
    const { suggestion, handling } = await answered({ mode: 'SEPARATE', others: [UNIT_2] });
    const other = (await handlingNow(on, suggestion, UNIT_2)).id;
    for (const actor of [actors.other, actors.clerk3, actors.auditor, actors.anonymous]) {
      const listed = [await letters(actor, 'suggestion', suggestion), await letters(actor, 'handling', handling)];
      expect([actor.name, listed.map((each) => each ?? [])]).toEqual([actor.name, [[], []]]);
      for (const [kind, id] of [['SUGGESTION_FORM', suggestion], ['ASSIGNMENT', handling], ['REPLY', handling], ['URGING', handling]]) {
        expect([actor.name, kind, await get(actor, { kind, id, format: 'DOCX' })]).toEqual([actor.name, kind, null]);
      }
    }
    // A unit has those of its own handling, and not those of another one.
    expect(await kinds(actors.clerk, handling)).toEqual(['ASSIGNMENT', 'REPLY']);
    expect(await kinds(actors.clerk, other)).toEqual([]);
    expect(await get(actors.clerk, { kind: 'ASSIGNMENT', id: other, format: 'PDF' })).toBeNull();
    expect(await kinds(actors.clerk2, handling)).toEqual([]);
  });

  it('LET-46 MUST keep the letters of a confidential suggestion to its parties and the offices, and note who reads it (青岛 18)', async () => {
    const id = await draft(on, { confidential: true });
    await sure(act(on, actors.deputy, 'suggestionSubmit', id));
    expect((await letters(actors.member, 'suggestion', id)) ?? []).toEqual([]);
    expect(await get(actors.member, { kind: 'SUGGESTION_FORM', id, format: 'PDF' })).toBeNull();
    expect(await read(actors.office, 'SUGGESTION_FORM', id)).toContain('代表要求保密');
    const readings = await on.sql("select 1 from audit_entry where subject_id = $1 and actor_id = $2 and action ilike '%read%'", [id, actors.office.id]);
    expect(readings.length).toBe(1);
  });

  it('LET-47 MUST mark letters that name somebody of the demonstration', async () => {
    const id = await submitted(on);
    await on.sql('update deputy set demo = true where id = $1', [on.deputies.deputy]);
    const file = await get(actors.office, { kind: 'SUGGESTION_FORM', id, format: 'PDF' });
    const pages = await pdfPages(Buffer.from(file?.content ?? '', 'base64'));
    await on.sql('update deputy set demo = false where id = $1', [on.deputies.deputy]);
    expect(file?.name).toContain('演示数据');
    expect(pages.every(({ text }) => text.includes('演示数据'))).toBe(true);
  });

  it('LET-48 MUST answer nothing to what is no letter, and refuse unknown operations', async () => {
    const { id } = await suggestionNow(on, await submitted(on));
    for (const payload of [{}, { kind: 'X', format: 'PDF', id }, { kind: 'SUGGESTION_FORM', format: 'RTF', id }, { kind: 'REPLY', format: 'PDF', id: 'x' }, { kind: 'REPLY', format: 'PDF', id }]) {
      expect(await get(actors.office, payload)).toBeNull();
    }
    await expect(on.service.call('letters', {}, await signer.sign(actors.office))).rejects.toMatchObject({ status: 404 });
  });

  it('LET-49 MUST write the report on handling for those who read it and every suggestion, with its frozen figures and open key suggestions (代表法 51)', async () => {
    on.now = new Date('2026-03-02T02:00:00Z');
    const { suggestion } = await answered();
    await on.sql(`insert into press (suggestion_id, kind, meeting, on_day, leader_id, leader_name, started_at, updated_at)
      values ($1, 'KEY', '主任会议', '2026-03-03', gen_random_uuid(), '赵副主任', '2026-03-03T00:00:00Z', '2026-03-03T00:00:00Z')`, [suggestion]);
    on.now = new Date('2026-03-20T02:00:00Z');
    const drafted = await on.ask(actors.office, `mutation ($input: HandlingReportDraftInput!) { handlingReportDraft(input: $input) {
      ... on HandlingReportActSuccess { report { id figures { total } } } } }`, {
      input: { idempotencyKey: crypto.randomUUID(), title: '关于三月代表建议办理情况的报告', from: '2026-03-02', until: '2026-03-02' },
    });
    const report = (drafted.data?.['handlingReportDraft'] as { report: { id: string; figures: { total: number } } } | undefined)?.report ?? { id: '', figures: { total: 0 } };
    const listed = async (actor: Actor): Promise<string[] | undefined> => {
      const answer = await on.ask(actor, 'query ($id: ID!) { handlingReport(id: $id) { letters { kind format } } }', { id: report.id });
      return (answer.data?.['handlingReport'] as { letters: Link[] } | null)?.letters.map(({ kind, format }) => `${kind} ${format}`);
    };
    expect(await listed(actors.office)).toEqual(['HANDLING_REPORT DOCX', 'HANDLING_REPORT PDF']);
    const text = await read(actors.office, 'HANDLING_REPORT', report.id);
    for (const part of ['关于三月代表建议办理情况的报告', '区人民代表大会常务委员会：', '一、总体情况', `受理代表建议${report.figures.total}`, '数据截至2026年3月20日。', `号${CONTENT.title}赵副主任督办中`]) {
      expect(text).toContain(part);
    }
    // What is drafted is its writers'; deputies read it once it is printed, on its page.
    for (const actor of [actors.deputy, actors.clerk, actors.anonymous]) {
      expect([actor.name, (await listed(actor)) ?? []]).toEqual([actor.name, []]);
      expect([actor.name, await get(actor, { kind: 'HANDLING_REPORT', format: 'PDF', id: report.id })]).toEqual([actor.name, null]);
    }
    await on.sql(`update handling_report set state = 'PUBLISHED', submitted_on = '2026-03-20', meeting = '主任会议', heard_on = '2026-03-20', opinions = '同意。',
      follow_up = '已落实。', printed_for = '六次会议', published_at = '2026-03-20T03:00:00Z' where id = $1`, [report.id]);
    expect(await listed(actors.deputy)).toEqual([]);
    expect(await listed(actors.member)).toEqual(['HANDLING_REPORT DOCX', 'HANDLING_REPORT PDF']);
  });
});
