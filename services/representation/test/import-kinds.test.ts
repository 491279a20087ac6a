import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestOfFile } from '../src/import/import.file.ts';
import { resumeImports, runImport } from '../src/import/import.run.ts';
import { actors, AREA, bench, type Bench, id } from './bench.ts';
import { csv, ended, imported, readRun, type Run, start, upload } from './import.ts';

const STREET = id(61);
const TOWN = id(62);
const WEST = id(63);

let on: Bench;
beforeAll(async () => {
  on = await bench();
  await on.sql(`insert into area values
    ('${STREET}', '230717001', '红升街道', 'SUBDISTRICT', '${AREA}', '230717/230717001', 1), ('${TOWN}', '230717101', '美溪镇', 'TOWN', '${AREA}', '230717/230717101', 1),
    ('${WEST}', '230717001001', '西山社区', 'COMMUNITY', '${STREET}', '230717/230717001/230717001001', 1)`);
});
afterAll(async () => on?.[Symbol.asyncDispose]());

/** `row rule` of every problem. */
const rules = ({ problems }: Run): string[] => problems.map(({ row, field, rule }) => `${row} ${field} ${rule}`);
const deputies = () =>
  on.sql<{ name: string }>(
    `select d.name, d.level, d.status, e.name as district, g.name as delegation, d.confirmed_on::text as confirmed, d.person_id as person
       from deputy d left join electoral_district e on e.id = d.electoral_district_id left join delegation g on g.id = d.delegation_id
      where d.from_on > '2022-01-01' order by d.name collate "C", d.level`,
  );

/** In the order of the database, whatever its collation makes of Chinese names. */
const byName = <Row extends { name: string }>(rows: Row[]): Row[] => rows.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));

const ROLL = ['姓名', '层级', '所在镇', '选区', '选区范围', '代表团', '任职起始日', '任职终止日', '资格确认日'];

describe('a roll of deputies', () => {
  const roll = csv(
    ROLL,
    ['张建国', '区级', '', '第一选区', '西山社区', '第一代表团', '2022-01-10', '', '2022-01-12'],
    ['李秀兰', '区级', '', '第一选区', '', '第一代表团', '2022-01-10', '', ''],
    ['张建国', '镇', '美溪镇', '', '', '', '2022-01-11', '', ''],
    ['老代表', '区', '', '', '', '', '2022-01-10', '2024-05-01', ''],
    ['坏日子', '区', '', '', '', '', '2022-02-30', '', ''],
    ['无镇', '镇', '', '', '', '', '2022-01-10', '', ''],
    ['郑科员', '区', '', '', '', '', '2022-01-10', '', ''],
  );

  it('IMP-70 MUST go in row by row, with what is wrong named and left out, and the dry run saying so before', async () => {
    const dry = await imported(on, roll, { kind: 'DEPUTIES', dryRun: true });
    expect(dry).toMatchObject({ kind: 'DEPUTIES', state: 'DONE', rows: 7, created: 5, refused: 2, flagged: 2 });
    expect(await deputies()).toEqual([]);
    const run = await imported(on, roll, { kind: 'DEPUTIES' });
    expect(run).toMatchObject({ state: 'DONE', rows: 7, done: 7, created: 5, updated: 0, unchanged: 0, refused: 2 });
    expect(rules(run)).toEqual([
      '5 FROM_ON IMPOSSIBLE_DATE', '6 AREA TOWN_DEPUTY',
      '1 ELECTORAL_DISTRICT NEW_ELECTORAL_DISTRICT', '1 DELEGATION NEW_DELEGATION', '7 NAME KNOWN_PERSON',
    ]);
    expect(await deputies()).toMatchObject(byName([
      { name: '张建国', level: 'DISTRICT', status: 'ACTIVE', district: '第一选区', delegation: '第一代表团', confirmed: '2022-01-12' },
      { name: '张建国', level: 'TOWN', district: null },
      { name: '李秀兰', district: '第一选区' },
      { name: '老代表', status: 'ENDED' },
      { name: '郑科员', person: actors.clerk.person },
    ]));
    expect(await on.sql(`select a.name from electoral_district_area e join area a on a.id = e.area_id`)).toEqual([{ name: '西山社区' }]);
  });

  it('IMP-71 MUST introduce each new person once, and none who is known', async () => {
    const told = await on.sql<{ name: string; id: string }>(`select payload ->> 'name' as name, payload ->> 'id' as id from outbox where type = 'person.introduced' order by 1`);
    expect(told.map(({ name }) => name).toSorted()).toEqual(['张建国', '李秀兰', '老代表'].toSorted());
    const [person] = await on.sql<{ n: number }>(`select count(distinct person_id)::int as n from deputy where name = '张建国'`);
    expect(person?.n).toBe(1);
  });

  it('IMP-72 MUST change nothing the second time, and what the roll says anew the third', async () => {
    const before = await deputies();
    expect(await imported(on, roll, { kind: 'DEPUTIES' })).toMatchObject({ created: 0, updated: 0, unchanged: 5, refused: 2 });
    expect(await deputies()).toEqual(before);
    expect((await on.sql(`select 1 from outbox where type = 'person.introduced'`)).length).toBe(3);
    const again = csv(ROLL, ['李秀兰', '区级', '', '', '', '第二代表团', '2022-01-10', '', '2022-01-12']);
    expect(await imported(on, again, { kind: 'DEPUTIES' })).toMatchObject({ updated: 1, created: 0 });
    expect((await deputies()).find(({ name }) => name === '李秀兰')).toMatchObject({ delegation: '第二代表团', district: '第一选区', confirmed: '2022-01-12' });
  });

  it('IMP-73 MUST not end a mandate, nor give another in the same term (代表法 art. 62)', async () => {
    const run = await imported(on, csv(ROLL, ['李秀兰', '区', '', '', '', '', '2022-01-10', '2025-01-01', ''], ['王代表', '区', '', '', '', '', '2023-01-01', '', '']), { kind: 'DEPUTIES' });
    expect(run).toMatchObject({ state: 'REFUSED', refused: 2 });
    expect(rules(run)).toEqual(['1 UNTIL_ON ENDED_BY_ACT', '2 FROM_ON ANOTHER_MANDATE']);
  });

  it('IMP-74 MUST stand in the audit log act by act, with the run closed by an entry of its own', async () => {
    const acts = await on.sql<{ action: string; n: number }>(`select action, count(*)::int as n from audit_entry where action in ('deputy.enter', 'deputy.revise') and subject_type = 'Deputy' group by 1 order by 1`);
    expect(acts).toEqual([{ action: 'deputy.enter', n: 5 }, { action: 'deputy.revise', n: 1 }]);
    const [closed] = await on.sql<{ after: object }>(`select after from audit_entry where action = 'suggestionImport.write' order by id limit 1`);
    expect(closed?.after).toMatchObject({ kind: 'DEPUTIES', created: 5, refused: 2 });
  });
});

const HOME = ['名称', '类型', '所属区域', '地址', '开放时间', '联系电话', '面积', '功能区', '无障碍', '启用日期', '进家代表'];

describe('homes', () => {
  const file = csv(
    HOME,
    ['红升街道代表之家', '区域', '红升街道', '新兴路 1 号', '工作日 8:30–17:00', '0458-6100000', '60㎡', '接待区、议事区', '是', '2024-03-01', '张建国、李秀兰'],
    ['西山社区代表之家', '', '230717001001', '西山路 2 号', '', '', '', '', '', '', ''],
    ['无此地', '', '东山社区', '某路', '', '', '', '', '', '', ''],
    ['养老之家', '专业', '伊美区', '某路', '', '13912345678', '', '', '', '', ''],
    ['西山又一家', '', '西山社区', '某路', '', '', '', '', '', '', ''],
  );
  const homes = () => on.sql(`select name, level, state, opened_on::text as opened, square_metres as m2, zones, barrier_free as free, (select count(*)::int from home_member m where m.home_id = h.id) as members from home h order by name collate "C"`);

  it('IMP-75 MUST be planned, put in force and given their deputies by those acts', async () => {
    const run = await imported(on, file, { kind: 'HOMES' });
    expect(run).toMatchObject({ state: 'DONE', created: 2, refused: 3 });
    expect(rules(run)).toEqual(['3 AREA UNKNOWN_AREA', '4 CONTACT PERSONAL_NUMBER', '4 TOPIC UNFIT_TOPIC', '5 NAME DUPLICATE']);
    expect(run.problems[1]?.value).not.toContain('139');
    expect(await homes()).toEqual(byName([
      { name: '红升街道代表之家', level: 'SUBDISTRICT', state: 'OPEN', opened: '2024-03-01', m2: 60, zones: ['MEETING', 'RECEPTION'], free: true, members: 2 },
      { name: '西山社区代表之家', level: 'COMMUNITY', state: 'PLANNED', opened: null, m2: null, zones: [], free: null, members: 0 },
    ]));
    expect(await on.sql(`select action, count(*)::int as n from audit_entry where action like 'home.%' group by 1 order by 1`)).toEqual([
      { action: 'home.memberAttach', n: 2 }, { action: 'home.open', n: 1 }, { action: 'home.plan', n: 2 },
    ]);
  });
  it('IMP-76 MUST change nothing the second time, and be revised where the file says otherwise', async () => {
    expect(await imported(on, file, { kind: 'HOMES' })).toMatchObject({ created: 0, updated: 0, unchanged: 2, refused: 3 });
    const run = await imported(on, csv(['名称', '所属区域', '地址'], ['西山社区代表之家', '西山社区', '西山路 3 号']), { kind: 'HOMES' });
    expect(run).toMatchObject({ updated: 1, unchanged: 0 });
    expect(await on.sql(`select address, version from home where name like '西山%'`)).toEqual([{ address: '西山路 3 号', version: 2 }]);
  });
});

const TURNS = ['代表之家', '日期', '时间', '主题', '值班代表'];

describe('the rota', () => {
  const file = csv(
    TURNS,
    ['红升街道代表之家', '2026-03-20', '9:00-11:00', '', '张建国、李秀兰'],
    ['红升街道', '2026-03-27', '14时至16时30分', '养老服务', '张建国'],
    ['红升街道', '2026-04-03', '9:00', '', '张建国'],
    ['西山社区', '2026-04-03', '9:00-10:00', '', '张建国'],
    ['红升街道', '2026-04-10', '9:00-10:00', '', '没有此人'],
  );
  it('IMP-77 MUST become turns of the homes, once', async () => {
    const run = await imported(on, file, { kind: 'ROTA' });
    expect(run).toMatchObject({ state: 'DONE', created: 2, refused: 3 });
    expect(rules(run)).toEqual(['3 UNTIL_TIME REQUIRED', '4 HOME HOME_NOT_OPEN', '5 DEPUTIES UNKNOWN_DEPUTY']);
    expect(await on.sql(`select subject, on_day::text as day, from_time, until_time, (select count(*)::int from home_event_deputy d where d.event_id = e.id) as deputies from home_event e order by on_day`)).toEqual([
      { subject: '代表接待日', day: '2026-03-20', from_time: '09:00', until_time: '11:00', deputies: 2 },
      { subject: '养老服务', day: '2026-03-27', from_time: '14:00', until_time: '16:30', deputies: 1 },
    ]);
    expect(await imported(on, file, { kind: 'ROTA' })).toMatchObject({ created: 0, unchanged: 2, refused: 3 });
    const other = await imported(on, csv(TURNS, ['红升街道', '2026-03-20', '9:00-10:00', '', '张建国']), { kind: 'ROTA' });
    expect(rules(other)).toEqual(['1 FROM_TIME TAKEN']);
  });
});

const DUTIES = ['代表姓名', '履职种类', '日期', '事项', '依据'];

describe('duty events', () => {
  const file = csv(
    DUTIES,
    ['张建国', '出席人代会会议', '2025-06-18', '出席区十八届人大四次会议', '签到表'],
    ['张建国', 'MEETING_ATTENDED', '2025-07-02', '列席常委会会议', ''],
    ['张建国', '接待', '2025-07-03', '接待群众', ''],
    ['老代表', '出席人代会会议', '2025-06-18', '出席会议', ''],
    ['张建国', '出席人代会会议', '2030-06-18', '出席会议', ''],
  );
  it('IMP-78 MUST wait for another person’s verification, and stand once however often they come', async () => {
    const run = await imported(on, file, { kind: 'DUTY_EVENTS' });
    expect(run).toMatchObject({ state: 'DONE', created: 2, refused: 3 });
    expect(rules(run)).toEqual(['3 KIND UNKNOWN_KIND', '4 DEPUTY UNKNOWN_DEPUTY', '5 ON_DAY IN_FUTURE']);
    expect(await on.sql(`select kind, state, source_type as source, note, entered_by from duty_event order by on_day`)).toEqual([
      { kind: 'SESSION_ATTENDED', state: 'RECORDED', source: 'Import', note: '签到表', entered_by: actors.office.person },
      { kind: 'MEETING_ATTENDED', state: 'RECORDED', source: 'Import', note: expect.stringContaining('导入'), entered_by: actors.office.person },
    ]);
    expect(await imported(on, file, { kind: 'DUTY_EVENTS' })).toMatchObject({ created: 0, unchanged: 2, refused: 3 });
  });
  it('IMP-96 MUST count as verified where the district’s rule takes files as they are', async () => {
    await on.sql(`with ended as (update rule set effective_until = '2026-01-31' where code = 'DUTY_IMPORT' returning code)
      insert into rule (code, version, effective_from, mark, value, law, article, source)
      select code, 2, '2026-02-01', 'D', '{"verified": true}', '区人大常委会决定', '第一条', '测试' from ended`);
    await imported(on, csv(DUTIES, ['张建国', 'MEETING_ATTENDED', '2025-08-02', '列席会议', '签到表']), { kind: 'DUTY_EVENTS' });
    expect(await on.sql(`select state, decided_at is not null as decided from duty_event where on_day = '2025-08-02'`)).toEqual([{ state: 'VERIFIED', decided: true }]);
    expect(await on.sql(`select action from history_entry where subject_type = 'DutyEvent' order by id desc limit 2`)).toEqual([{ action: 'VERIFY' }, { action: 'ENTER' }]);
  });
});

describe('a file of any kind', () => {
  it('IMP-79 MUST be refused for a column of personal data, and for rows that are not its kind', async () => {
    const run = await imported(on, csv(['姓名', '任职起始日', '身份证号'], ['甲某', '2022-01-10', '230702198001011234']), { kind: 'DEPUTIES' });
    expect(run).toMatchObject({ state: 'REFUSED', refused: 1, created: 0 });
    expect(run.problems).toMatchObject([{ row: 0, rule: 'PERSONAL_COLUMN', value: '身份证号' }]);
    const value = await imported(on, csv(['姓名', '任职起始日', '选区'], ['甲某', '2022-01-10', '230702198001011234']), { kind: 'DEPUTIES' });
    expect(value).toMatchObject({ state: 'REFUSED' });
    expect(JSON.stringify(value.problems)).not.toContain('23070219800101');
    expect(rules(await imported(on, csv(DUTIES, ['a', '', '', '', '']), { kind: 'HOMES' }))).toEqual(['0 NAME REQUIRED_COLUMN']);
  });

  it('IMP-80 MUST be previewed by the fields of its kind, with a sample of each that is read back by its own headings', async () => {
    const { data } = await on.ask(actors.office, '{ importKinds { kind fields { field required heading example } } }');
    const kinds = data?.['importKinds'] as { kind: string; fields: { field: string; required: boolean; heading: string; example: string }[] }[];
    expect(kinds.map(({ kind }) => kind)).toEqual(['SUGGESTIONS', 'DEPUTIES', 'HOMES', 'ROTA', 'DUTY_EVENTS']);
    for (const { kind, fields } of kinds) {
      const sample = csv(fields.map(({ heading }) => heading), fields.map(({ example }) => example));
      const { data: answered } = await on.ask(actors.office, `query ($file: ID!, $kind: ImportKind!) { suggestionImportPreview(file: $file, kind: $kind) { columns { name } mapping { field required column } } }`, { file: upload(on, sample), kind });
      expect(answered?.['suggestionImportPreview'], kind).toMatchObject({ mapping: fields.map(({ field, required, heading }) => ({ field, required, column: heading })) });
      expect(fields.filter(({ required, example }) => required && example === ''), kind).toEqual([]);
    }
    expect((await on.ask(actors.deputy, '{ importKinds { kind } }')).data).toEqual({ importKinds: [] });
  });

  it('IMP-81 MUST go on where it was broken off: no row twice, none left out, and counted as one run', async () => {
    const rows = ['一', '二', '三', '四'].map((name) => [`续${name}`, '区', '', '', '', '', '2022-01-10', '', '']);
    const file = csv(ROLL, ...rows);
    const begun = await start(on, upload(on, file), { kind: 'DEPUTIES' });
    const run = begun.import?.id ?? '';
    await ended(on, run);
    // As a process leaves it that is killed between the second row and the third.
    await on.sql(`delete from deputy where name in ('续三', '续四')`);
    await on.sql(`delete from idempotency where key in ('import:${run}:3:created', 'import:${run}:4:created', 'import:${run}')`);
    await on.sql(`update suggestion_import set state = 'RUNNING', ended_at = null, created = 0 where id = $1`, [run]);
    await resumeImports(on.service.asOf(actors.office, () => on.now));
    expect(await ended(on, run)).toMatchObject({ state: 'DONE', created: 4, unchanged: 0, refused: 0 });
    expect(await on.sql(`select count(*)::int as n from deputy where name like '续%'`)).toEqual([{ n: 4 }]);
  });

  it('IMP-95 MUST stay under way where the service goes down in the middle, and end when it is there again', async () => {
    const bytes = csv(ROLL, ['停一', '区', '', '', '', '', '2022-01-10', '', '']);
    const file = upload(on, bytes);
    const [waiting] = await on.sql<{ id: string }>(
      `insert into suggestion_import (kind, file_id, file_name, digest, dry_run, actor, started_at) values ('DEPUTIES', $1, 'a.csv', $2, false, $3, now()) returning id`,
      [file, digestOfFile(Buffer.from(bytes)), JSON.stringify(actors.office)],
    );
    const run = waiting?.id ?? '';
    const context = on.service.asOf(actors.office, () => on.now);
    await runImport({ as: () => context, signal: AbortSignal.abort() }, context, run);
    expect(await readRun(on, run)).toMatchObject({ state: 'RUNNING', created: 0 });
    await resumeImports(context);
    expect(await ended(on, run)).toMatchObject({ state: 'DONE', created: 1 });
  });

  it('IMP-82 MUST be the deputies’ office’s', async () => {
    expect(await start(on, upload(on, csv(ROLL, ['a']), 'a.csv', actors.deputy), { kind: 'DEPUTIES', by: actors.deputy })).toMatchObject({ code: 'FORBIDDEN' });
  });
});
