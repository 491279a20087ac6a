import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import writeExcel from 'write-excel-file/node';
import { digest } from './acts.ts';
import { actors, bench, type Bench, UNIT } from './bench.ts';
import { csv, ended, imported, start, upload } from './import.ts';
import { municipalMotions } from './motions.ts';


const COLUMNS = ['编号', '案由', '提出日期', '交办日期', '答复日期', '承办单位', '领衔代表', '答复类别', '满意度', '专题', '内容'];
/** A row with whatever is given over a plain one. */
function row(id: string, given: Record<string, string> = {}): string[] {
  const plain: Record<string, string> = { 编号: id, 案由: `关于第${id}件事的建议`, 提出日期: '2025-12-01', 专题: '养老', ...given };
  return COLUMNS.map((column) => plain[column] ?? '');
}

let on: Bench;
beforeAll(async () => {
  on = await bench();
  on.now = new Date('2026-11-01T02:00:00Z');
});
afterAll(async () => on?.[Symbol.asyncDispose]());

interface Stored {
  state: string;
  handling: string | null;
  counted: boolean;
  deputy: string | null;
  unit: string | null;
  topic: string | null;
  deadlines: string | null;
  reply: string | null;
  evaluation: string | null;
  timeline: string;
}

async function stored(id: string): Promise<Stored | undefined> {
  const [found] = await on.sql<Stored>(
    `select s.state, h.state as handling, s.counted, coalesce(d.name, s.lead_deputy_text || '?') as deputy,
            coalesce(o.name, h.unit_text || '?') as unit, t.code as topic,
            (select string_agg(concat_ws(' ', l.kind, l.start_on, l.due_on, l.met_on), ', ' order by l.kind)
               from deadline l where l.suggestion_id = s.id) as deadlines,
            (select concat_ws(' ', c.code, r.signed_on) from reply r join reply_category c on c.id = r.category_id where r.handling_id = h.id) as reply,
            (select e.result from evaluation e where e.handling_id = h.id) as evaluation,
            (select string_agg(concat_ws(' ', action, actor_organ, actor_post, actor_name), ', ' order by e.at, e.id)
               from timeline_entry e where e.suggestion_id = s.id) as timeline
       from suggestion s left join handling h on h.suggestion_id = s.id left join organ o on o.id = h.organ_id
       left join deputy d on d.id = s.lead_deputy_id left join topic t on t.id = s.topic_id where s.external_id = $1`,
    [id],
  );
  return found;
}

const figures = async (): Promise<unknown> =>
  (await on.ask(actors.office, '{ suggestionFigures { total { value } replied { numerator denominator } solved { numerator denominator } } }'))
    .data?.['suggestionFigures'];

describe('a register of real motions', () => {
  const motions = readFileSync(municipalMotions());

  it('IMP-01 MUST go in whole, with the replies that are dated before their motion flagged and outside figures', async () => {
    const run = await imported(on, motions);
    expect(run).toMatchObject({ state: 'DONE', rows: 529, done: 529, created: 529, updated: 0, unchanged: 0, flagged: 8, refused: 0, unmatched: 0 });
    expect(run.problems.map(({ rule, field, severity }) => `${rule} ${field} ${severity}`)).toEqual(
      Array.from({ length: 8 }, () => 'REPLY_BEFORE_MOTION REPLIED_ON FLAGGED'),
    );
    expect(await figures()).toEqual({
      total: { value: 521 },
      replied: { numerator: 361, denominator: 361 },
      solved: { numerator: 0, denominator: 0 },
    });
    expect(await stored('114')).toMatchObject({ state: 'CLOSED', counted: false, reply: 'NOT_STATED 2015-07-28', deadlines: null });
  });
  it('IMP-62 MUST answer no category for a reply whose register states none', async () => {
    const [row] = await on.sql<{ id: string }>(`select id from suggestion where external_id = '114'`);
    const { data, errors } = await on.ask(actors.office, 'query ($id: ID!) { suggestion(id: $id) { handlings { reply { signedOn category { code } } } } }', { id: row?.id });
    expect(errors ?? []).toEqual([]);
    expect(data?.['suggestion']).toEqual({ handlings: [{ reply: { signedOn: '2015-07-28', category: null } }] });
  });

  it('IMP-02 MUST change nothing the second time', async () => {
    const before = await on.sql('select id, version, updated_at from suggestion order by id');
    expect(await imported(on, motions)).toMatchObject({ state: 'DONE', created: 0, updated: 0, unchanged: 529, flagged: 8 });
    expect(await on.sql('select id, version, updated_at from suggestion order by id')).toEqual(before);
  });
  it('IMP-03 MUST leave one audited act with the digest of the file', async () => {
    const [entry] = await on.sql<{ actor_name: string; after: { digest: string; created: number } }>(
      `select actor_name, after from audit_entry where action = 'suggestionImport.write' order by id limit 1`,
    );
    expect(entry?.actor_name).toBe(actors.office.name);
    expect(entry?.after).toMatchObject({ created: 529, digest: expect.stringMatching(/^[0-9a-f]{64}$/u) });
  });
});

describe('what a row becomes', () => {
  it('IMP-04 MUST follow from its days, with the rule in force then and no day invented', async () => {
    const run = await imported(
      on,
      csv(
        COLUMNS,
        row('W1'),
        row('W2', { 承办单位: '民政局', 领衔代表: '王代表' }),
        row('W3', { 承办单位: '民政局', 交办日期: '2026-09-10' }),
        row('W4', { 承办单位: '民政局', 交办日期: '2025-03-03', 答复日期: '2025-05-30', 答复类别: 'A', 提出日期: '2025-03-01' }),
        row('W5', { 承办单位: '财政局', 交办日期: '2026-09-01', 答复日期: '2026-10-28', 答复类别: 'B类' }),
        row('W6', { 承办单位: '财政局', 交办日期: '2026-01-05', 答复日期: '2026-03-02', 答复类别: '正在解决', 满意度: '基本满意' }),
        row('W7', { 承办单位: '某某局', 领衔代表: '某某' }),
      ),
    );
    expect(run).toMatchObject({ state: 'DONE', created: 7, flagged: 0, unmatched: 1 });
    expect(await stored('W1')).toMatchObject({ state: 'ACCEPTED', handling: null, topic: 'ELDERLY', deadlines: null });
    expect(await stored('W2')).toMatchObject({ state: 'ASSIGNED', handling: 'IN_HAND', unit: '民政局', deputy: '王代表', deadlines: null });
    expect(await stored('W3')).toMatchObject({ state: 'ASSIGNED', deadlines: 'REPLY 2026-09-10 2026-12-10' });
    expect(await stored('W4')).toMatchObject({
      state: 'CLOSED', handling: 'UNRETURNED', reply: 'A 2025-05-30', deadlines: 'REPLY 2025-03-03 2025-06-03 2025-05-30',
      timeline: 'IMPORT 代表工作委员会 代表工作委员会主任 周主任',
    });
    expect(await stored('W5')).toMatchObject({ state: 'ANSWERED', handling: 'REPLIED', reply: 'B 2026-10-28' });
    expect((await stored('W5'))?.deadlines).toMatch(/^EVALUATE 2026-10-28 2026-11-18, REPLY 2026-09-01 2026-12-01 2026-10-28$/u);
    expect(await stored('W6')).toMatchObject({ state: 'CLOSED', handling: 'EVALUATED', evaluation: 'BASICALLY_SATISFIED', reply: 'B 2026-03-02' });
    expect(await stored('W7')).toMatchObject({ state: 'ASSIGNED', unit: '某某局?', deputy: '某某?' });
    const rules = await on.sql<{ law: string }>(
      `select distinct d.law from deadline d join suggestion s on s.id = d.suggestion_id where s.external_id in ('W3', 'W4') and d.kind = 'REPLY' order by 1`,
    );
    expect(rules.map(({ law }) => law)).toEqual(['代表法', '代表法（2010、2015 年修正）']);
  });
  it('IMP-05 MUST change with the row alone, and stand out of figures while the row is wrong', async () => {
    const before = await stored('W2');
    const run = await imported(
      on,
      csv(COLUMNS, row('W1', { 案由: '关于另一件事的建议' }), row('W2', { 承办单位: '民政局', 领衔代表: '王代表' }), row('W3', { 承办单位: '民政局', 答复日期: '2026-12-01' })),
    );
    expect(run).toMatchObject({ state: 'DONE', created: 0, updated: 2, unchanged: 1, flagged: 1 });
    expect(await stored('W2')).toEqual(before);
    expect(await stored('W3')).toMatchObject({ state: 'CLOSED', counted: false, deadlines: null });
    const { data } = await on.ask(actors.office, '{ suggestions(filter: { flagged: true, search: "W3件" }) { edges { node { title version flags { rule field value message } } } } }');
    expect(data?.['suggestions']).toEqual({
      edges: [
        { node: { title: '关于第W3件事的建议', version: 2, flags: [{ rule: 'REPLY_IN_FUTURE', field: 'REPLIED_ON', value: '2026-12-01', message: '答复日期在将来。' }] } },
      ],
    });
  });
  it('IMP-06 MUST stay as it is once somebody has acted on it: a register that says otherwise is refused', async () => {
    const [it] = await on.sql<{ id: string }>(`select id from suggestion where external_id = 'W1'`);
    await on.sql(`insert into timeline_entry (suggestion_id, at, action, actor_name) values ($1, now(), 'ASSIGN', '周主任')`, [it?.id]);
    const run = await imported(on, csv(COLUMNS, row('W1', { 案由: '关于第三件事的建议' })));
    expect(run).toMatchObject({ state: 'REFUSED', refused: 1, updated: 0 });
    expect(run.problems).toMatchObject([{ row: 1, field: 'EXTERNAL_ID', value: 'W1', rule: 'ACTED_ON', severity: 'REFUSED' }]);
  });
});

describe('a file', () => {
  it('IMP-07 MUST be read in GB18030', async () => {
    const run = await imported(on, iconv.encode(csv(COLUMNS, row('G1', { 案由: '关于㐀字𠮷的建议' })), 'gb18030'));
    expect(run).toMatchObject({ state: 'DONE', created: 1 });
    expect(await on.sql(`select title from suggestion where external_id = 'G1'`)).toEqual([{ title: '关于㐀字𠮷的建议' }]);
  });
  it('IMP-08 MUST be read in UTF-8 with a byte order mark, and with semicolons', async () => {
    const text = `\ufeff${COLUMNS.join(';')}\n${row('S1', { 案由: '"甲；乙; 丙"' }).join(';')}\n`;
    expect(await imported(on, text)).toMatchObject({ state: 'DONE', created: 1 });
    expect(await on.sql(`select title from suggestion where external_id = 'S1'`)).toEqual([{ title: '甲；乙; 丙' }]);
  });
  it('IMP-09 MUST be read as a workbook, days as days', async () => {
    const sheet = [
      ['编号', '案由', '提出日期'].map((value) => ({ value })),
      [{ value: 'X1' }, { value: '关于工作簿的建议' }, { value: new Date(Date.UTC(2026, 1, 3)), type: Date, format: 'yyyy-mm-dd' }],
    ];
    const workbook = await writeExcel(sheet).toBuffer();
    expect(await imported(on, workbook)).toMatchObject({ state: 'DONE', created: 1 });
    expect(await on.sql(`select (submitted_at at time zone 'Asia/Shanghai')::date::text as day from suggestion where external_id = 'X1'`)).toEqual([
      { day: '2026-02-03' },
    ]);
  });
  it('IMP-10 MUST be previewed with its columns and a proposal, and read as it was the last time', async () => {
    const preview = async (bytes: string): Promise<unknown> =>
      (await on.ask(
        actors.office,
        `query ($file: ID!) { suggestionImportPreview(file: $file) { format encoding rows columns { name sample } mapping { field required column } } }`,
        { file: upload(on, bytes) },
      )).data?.['suggestionImportPreview'];
    const register = csv(['Ref', 'Heading', 'type'], ['M1', '关于记忆的建议', 'Antrag']);
    expect(await preview(register)).toMatchObject({
      format: 'CSV', encoding: 'UTF-8', rows: 1,
      columns: [{ name: 'Ref', sample: ['M1'] }, { name: 'Heading' }, { name: 'type', sample: ['Antrag'] }],
      mapping: expect.arrayContaining([{ field: 'TITLE', required: true, column: null }]),
    });
    const mapping = [{ field: 'EXTERNAL_ID', column: 'Ref' }, { field: 'TITLE', column: 'Heading' }];
    expect(await imported(on, register, { mapping })).toMatchObject({ state: 'DONE', created: 1 });
    expect(await preview(csv(['REF', 'heading', 'type'], ['M2', '另一件', '']))).toMatchObject({
      mapping: expect.arrayContaining([
        { field: 'EXTERNAL_ID', required: true, column: 'REF' },
        { field: 'TITLE', required: true, column: 'heading' },
      ]),
    });
    expect(await imported(on, register)).toMatchObject({ state: 'DONE', unchanged: 1 });
  });
  it('IMP-11 MUST be checked and not written by a dry run', async () => {
    const before = await on.sql('select count(*) from suggestion');
    const run = await imported(on, csv(COLUMNS, row('D1'), row('D2', { 承办单位: '无此局' })), { dryRun: true });
    expect(run).toMatchObject({ state: 'DONE', rows: 2, done: 2, created: 2, unmatched: 1 });
    expect(await on.sql('select count(*) from suggestion')).toEqual(before);
  });
});

describe('names that match nobody', () => {
  const names = async (): Promise<unknown> =>
    (await on.ask(actors.office, '{ unmatchedNames { kind name rows } }')).data?.['unmatchedNames'];
  const match = async (name: string, target: object, by = actors.office): Promise<unknown> => {
    const { data, errors } = await on.ask(
      by,
      `mutation ($input: UnmatchedNameMatchInput!) { unmatchedNameMatch(input: $input) { __typename
        ... on UnmatchedNameMatchSuccess { rows } ... on ValidationProblem { fields { path rule } } } }`,
      { input: { idempotencyKey: randomUUID(), name, target } },
    );
    return errors?.[0]?.extensions?.['code'] ?? data?.['unmatchedNameMatch'];
  };
  const ofUnit = async (): Promise<number> => {
    const { data } = await on.ask(actors.office, `{ suggestions(filter: { unit: "${UNIT}" }) { totalCount } }`);
    const { totalCount } = Object(data?.['suggestions']) as { totalCount: number };
    return totalCount;
  };

  it('IMP-12 MUST be listed, tied in one audited act, and tied by themselves from then on', async () => {
    await imported(on, csv(COLUMNS, row('N1', { 承办单位: '区民政', 领衔代表: '李代 表' }), row('N2', { 承办单位: '区民政' })));
    expect(await names()).toEqual([
      { kind: 'UNIT', name: '区民政', rows: 2 },
      { kind: 'DEPUTY', name: '某某', rows: 1 },
      { kind: 'UNIT', name: '某某局', rows: 1 },
    ]);
    const before = await ofUnit();
    expect(await match('区民政', { unit: UNIT })).toEqual({ __typename: 'UnmatchedNameMatchSuccess', rows: 2 });
    expect(await ofUnit()).toBe(before + 2);
    expect(await match('某某', { deputy: on.deputies.cosigner })).toEqual({ __typename: 'UnmatchedNameMatchSuccess', rows: 1 });
    expect(await stored('W7')).toMatchObject({ deputy: '李代表', timeline: expect.stringContaining('MATCH 代表工作委员会') });
    expect(await names()).toEqual([{ kind: 'UNIT', name: '某某局', rows: 1 }]);
    expect(await on.sql(`select count(*)::int as n from audit_entry where action = 'unmatchedName.match'`)).toEqual([{ n: 2 }]);

    const again = await imported(on, csv(COLUMNS, row('N2', { 承办单位: '区民政', 案由: '改过的案由' }), row('N3', { 承办单位: '区民政' })));
    expect(again).toMatchObject({ created: 1, updated: 1, unmatched: 0 });
    expect(await stored('N3')).toMatchObject({ unit: '民政局' });
  });
  it('IMP-13 MUST be matched by the office alone, to what there is', async () => {
    expect(await match('某某局', { unit: UNIT }, actors.clerk)).toBe('FORBIDDEN');
    expect(await match('没有', { unit: UNIT })).toEqual({ __typename: 'ValidationProblem', fields: [{ path: 'name', rule: 'UNKNOWN_NAME' }] });
    expect(await match('某某局', { unit: on.deputies.deputy })).toEqual({
      __typename: 'ValidationProblem', fields: [{ path: 'target.unit', rule: 'UNKNOWN_UNIT' }],
    });
  });
});

describe('several registers', () => {
  it('IMP-60 MUST keep the same number of two registers apart, and know each again by its name', async () => {
    const rows = (title: string) => csv(COLUMNS, row('R1', { 案由: title }), row('R2', { 案由: title }));
    const of = async () =>
      on.sql<{ system: string; id: string; title: string }>(
        `select source_system as system, external_id as id, title from suggestion where external_id in ('R1', 'R2') order by 1, 2`,
      );
    expect(await imported(on, rows('关于一本台账的建议'))).toMatchObject({ created: 2, register: null });
    expect(await imported(on, rows('关于另一本台账的建议'), { register: '政协转办台账' })).toMatchObject({ created: 2, updated: 0, register: '政协转办台账' });
    expect(await imported(on, rows('关于一本台账的建议'))).toMatchObject({ created: 0, unchanged: 2 });
    expect(await imported(on, rows('关于修改后的建议'), { register: ' 政协转办台账  ' })).toMatchObject({ created: 0, updated: 2 });
    expect((await of()).map(({ id, title }) => `${id} ${title}`)).toEqual([
      'R1 关于一本台账的建议', 'R2 关于一本台账的建议', 'R1 关于修改后的建议', 'R2 关于修改后的建议',
    ]);
    expect(new Set((await of()).map(({ system }) => system)).size).toBe(2);
    const told = await on.sql(`select facts, note from timeline_entry where action = 'IMPORT' and facts @> '[{"name": "REGISTER_NUMBER", "value": "R1"}]' order by id limit 2`);
    const number = { name: 'REGISTER_NUMBER', value: 'R1' };
    expect(told).toEqual([{ facts: [number], note: null }, { facts: [{ name: 'REGISTER', value: '政协转办台账' }, number], note: null }]);
  });

  it('IMP-61 MUST refuse a register’s name that is too long', async () => {
    const refused = await start(on, upload(on, csv(COLUMNS, row('R3'))), { register: '长'.repeat(51) });
    expect(refused.fields).toEqual([{ path: 'register', rule: 'TOO_LONG' }]);
  });
});

describe('who imports', () => {
  it('IMP-14 MUST be the office of deputies, with a file of her own', async () => {
    const file = upload(on, csv(COLUMNS, row('A1')));
    expect(await start(on, file, { by: actors.deputy })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await start(on, file, { by: actors.anonymous })).toMatchObject({ code: 'UNAUTHENTICATED' });
    const foreign = upload(on, 'a', 'a.csv', actors.clerk);
    expect(await start(on, foreign)).toMatchObject({ __typename: 'ValidationProblem', fields: [{ path: 'file', rule: 'UNKNOWN_FILE' }] });
    const { data } = await on.ask(actors.deputy, `{ suggestionImportPreview(file: "${file}") { rows } unmatchedNames { name } suggestionImports { totalCount } }`);
    expect(data).toEqual({ suggestionImportPreview: null, unmatchedNames: [], suggestionImports: { totalCount: 0 } });
  });
  it('IMP-15 MUST get the same run for the same key, and act once', async () => {
    const file = upload(on, csv(COLUMNS, row('K1')));
    const first = await start(on, file, { idempotencyKey: 'import-key-1' });
    await ended(on, first.import?.id ?? '');
    const before = await digest(on);
    const again = await start(on, file, { idempotencyKey: 'import-key-1' });
    expect(again.import?.id).toBe(first.import?.id);
    expect(await digest(on)).toBe(before);
  });
});
