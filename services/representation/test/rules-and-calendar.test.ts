import { randomUUID } from 'node:crypto';
import type { Actor } from '@redpine/kit/actor';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accepted, assigned, submitted, suggestionNow } from './acts.ts';
import { actors, bench, type Bench } from './bench.ts';

let on: Bench;
beforeAll(async () => {
  on = await bench();
});
afterAll(async () => on?.[Symbol.asyncDispose]());
beforeEach(() => {
  on.now = new Date('2026-03-02T02:00:00Z');
});

interface Answer {
  __typename: string;
  fields?: { path: string; rule: string }[];
  currentVersion?: number;
  revised?: number;
  rule?: { current: { version: number } | null; versions: { version: number; effectiveUntil: string | null }[] };
  category?: { id: string; code: string };
  code?: string;
}

const SUCCESS: Record<string, string> = {
  ruleVersionAdd: '... on RuleActSuccess { rule { current { version } versions { version effectiveUntil } } } ... on ConflictProblem { currentVersion }',
  ruleVersionWithdraw: '... on RuleActSuccess { rule { current { version } versions { version effectiveUntil withdrawn } } } ... on ConflictProblem { currentVersion }',
  replyCategoryAdd: '... on ReplyCategoryActSuccess { category { id code } }',
  replyCategoryEnd: '... on ReplyCategoryActSuccess { category { id code } }',
  holidayNoticeEnter: '... on CalendarActSuccess { revised calendar { year } }',
  calendarDayCorrect: '... on CalendarActSuccess { revised calendar { year } }',
};

async function send(mutation: string, input: object, actor: Actor = actors.office): Promise<Answer> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const { data, errors } = await on.ask(
    actor,
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename ${SUCCESS[mutation]} ... on ValidationProblem { fields { path rule } } } }`,
    { input: { idempotencyKey: randomUUID(), ...input } },
  );
  if (errors?.[0]) return { __typename: 'Error', code: JSON.stringify(errors[0].extensions?.['code'] ?? errors[0].message) };
  return data?.[mutation] as Answer;
}

const rules = (answer: Answer): string[] => (answer.fields ?? []).map(({ path, rule }) => `${path} ${rule}`);
const DECISION = { meeting: '区人大常委会主任会议第十二次会议', on: '2026-02-27', document: '代表建议办理办法' };
const period = (length: number, unit: string) => [{ name: 'length', value: String(length) }, { name: 'unit', value: JSON.stringify(unit) }];
const version = (more: object = {}) => ({
  rule: 'SUGGESTION_ASSIGN_BETWEEN_SESSIONS', version: 1, effectiveFrom: '2026-03-02', settings: period(7, 'WORKDAY'),
  law: '伊美区代表建议办理办法', article: '第九条', decision: DECISION, ...more,
});

const deadlines = (suggestion: string) => on.sql<{ line: string }>(
  `select kind || ' ' || due_on || ' ' || certainty || ' v' || rule_version as line from deadline
    where suggestion_id = $1 and superseded = false order by 1`, [suggestion]).then((rows) => rows.map(({ line }) => line));

describe('rules', () => {
  it('RULE-40 MUST put a version in force for what follows and leave what is counted already as it was', async () => {
    const before = await accepted(on);
    expect(await deadlines(before)).toEqual(['ASSIGN 2026-03-09 CONFIRMED v1']);
    const answer = await send('ruleVersionAdd', version());
    expect(answer.rule).toEqual({
      current: { version: 2 },
      versions: [{ version: 2, effectiveUntil: null }, { version: 1, effectiveUntil: '2026-03-01' }],
    });
    expect(await deadlines(before)).toEqual(['ASSIGN 2026-03-09 CONFIRMED v1']);
    const after = await accepted(on);
    expect(await deadlines(after)).toEqual(['ASSIGN 2026-03-11 CONFIRMED v2']);
    const { data } = await on.ask(actors.clerk, '{ rule(code: "SUGGESTION_ASSIGN_BETWEEN_SESSIONS") { name current { settings { name value } legalBasis { law mark } source decision { meeting enteredBy } } } }');
    expect(data?.['rule']).toEqual({
      name: '闭会期间建议的交办期限',
      current: {
        settings: [{ name: 'length', value: '7' }, { name: 'unit', value: '"WORKDAY"' }],
        legalBasis: { law: '伊美区代表建议办理办法', mark: 'F' },
        source: '区人大常委会主任会议第十二次会议（2026-02-27）《代表建议办理办法》',
        decision: { meeting: DECISION.meeting, enteredBy: '周主任' },
      },
    });
    const [audit] = await on.sql<{ before: { version: number }; after: { version: number } }>(
      `select before, after from audit_entry where action = 'rule.versionAdd'`);
    expect([audit?.before.version, audit?.after.version]).toEqual([1, 2]);
  });

  it('RULE-41 MUST refuse whoever is not 代工委, a lost race, and what is wrong with the fields', async () => {
    expect(await send('ruleVersionAdd', version({ rule: 'HANDLING_RETURN' }), actors.clerk)).toMatchObject({ code: '"FORBIDDEN"' });
    expect(await send('ruleVersionAdd', version({ rule: 'SUGGESTION_ASSIGN_IN_SESSION', version: 9 }))).toMatchObject({
      __typename: 'ConflictProblem', currentVersion: 1,
    });
    expect(rules(await send('ruleVersionAdd', version({ rule: 'NONE' })))).toEqual(['rule UNKNOWN_CODE']);
    const wrong = version({ rule: 'HANDLING_RETURN', effectiveFrom: '2026-03-01', settings: period(0, 'WORKDAY'), law: '', decision: { ...DECISION, on: '2026-03-03' } });
    expect(rules(await send('ruleVersionAdd', wrong))).toEqual(['effectiveFrom BACKDATED', 'settings PERIOD', 'law REQUIRED', 'decision.on FUTURE']);
    const wide = version({ rule: 'HANDLING_REPLY_THREE_MONTHS', version: 2, settings: period(4, 'MONTH') });
    expect(rules(await send('ruleVersionAdd', wide))).toEqual(['settings ABOVE_THE_LAW']);
    expect((await on.ask(actors.anonymous, '{ rules { code } }')).data?.['rules']).toEqual([]);
  });

  it('RULE-42 MUST NOT let the application overwrite or delete what is in force', async () => {
    await expect(on.sql(`update rule set value = '1'`)).rejects.toThrow(/permission denied/);
    await expect(on.sql('delete from rule')).rejects.toThrow(/permission denied/);
    await expect(on.sql(`update reply_category set name = 'x'`)).rejects.toThrow(/permission denied/);
    await expect(on.sql('delete from deadline_revision')).rejects.toThrow(/permission denied/);
    await expect(on.sql(`update calendar_day set kind = 'WORKDAY'`)).rejects.toThrow(/permission denied/);
  });

  it('RULE-43 MUST be read at use: another process’s version holds for the next act', async () => {
    await on.sql(`update rule set effective_until = '2026-03-01' where code = 'HANDLING_RETURN'`);
    await on.sql(`insert into rule (code, version, effective_from, value, law, article, mark, source)
      values ('HANDLING_RETURN', 2, '2026-03-02', '{"length": 8, "unit": "WORKDAY"}', '办法', '第一条', 'F', '办法')`);
    expect((await deadlines(await assigned(on))).filter((line) => line.startsWith('RETURN'))).toEqual(['RETURN 2026-03-12 CONFIRMED v2']);
  });

  it('RULE-45 MUST withdraw a version before its first day alone, keep its row, let the version before last on, and leave history as it was', async () => {
    const code = 'SUGGESTION_ASSIGN_IN_SESSION';
    const counted = await deadlines(await accepted(on));
    const [first] = await on.sql<{ law: string; value: object }>('select law, value from rule where code = $1', [code]);
    const added = version({ rule: code, effectiveFrom: '2026-04-01', settings: period(9, 'WORKDAY') });
    expect((await send('ruleVersionAdd', added)).__typename).toBe('RuleActSuccess');
    const withdraw = { rule: code, version: 2, decision: DECISION };
    expect(await send('ruleVersionWithdraw', withdraw, actors.clerk)).toMatchObject({ code: '"FORBIDDEN"' });
    expect(await send('ruleVersionWithdraw', { ...withdraw, version: 1 })).toMatchObject({ __typename: 'ConflictProblem', currentVersion: 2 });
    expect(rules(await send('ruleVersionWithdraw', { ...withdraw, decision: { ...DECISION, meeting: '' } }))).toEqual(['decision.meeting REQUIRED']);

    const idempotencyKey = randomUUID();
    const answer = await send('ruleVersionWithdraw', { ...withdraw, idempotencyKey });
    expect(answer.rule).toEqual({
      current: { version: 1 },
      versions: [
        { version: 2, effectiveUntil: '2026-03-31', withdrawn: '区人大常委会主任会议第十二次会议（2026-02-27）《代表建议办理办法》' },
        { version: 1, effectiveUntil: null, withdrawn: null },
      ],
    });
    expect(await send('ruleVersionWithdraw', { ...withdraw, idempotencyKey })).toEqual(answer);
    expect(await deadlines(await accepted(on))).toEqual(counted);
    expect((await on.sql('select law, value from rule where code = $1 and version = 1', [code]))[0]).toEqual(first);
    const [audit] = await on.sql<{ before: { version: number }; after: { version: number; withdrawn: number } }>(
      `select before, after from audit_entry where action = 'rule.versionWithdraw'`);
    expect([audit?.before.version, audit?.after.version, audit?.after.withdrawn]).toEqual([2, 1, 2]);

    // What is in force is not withdrawn, and a number is not given twice.
    expect(rules(await send('ruleVersionWithdraw', { ...withdraw, version: 1 }))).toEqual(['version IN_FORCE']);
    expect((await send('ruleVersionAdd', { ...added, effectiveFrom: '2026-03-20' })).rule?.versions.map((each) => each.version)).toEqual([3, 2, 1]);
    on.now = new Date('2026-04-02T02:00:00Z');
    expect((await on.ask(actors.office, `{ rule(code: "${code}") { current { version } } }`)).data?.['rule']).toEqual({ current: { version: 3 } });
    expect(rules(await send('ruleVersionWithdraw', { ...withdraw, version: 3 }))).toEqual(['version IN_FORCE']);
  });

  it('RULE-44 MUST define result categories anew and end them, and keep every definition', async () => {
    const add = { code: 'B', name: '正在解决或已有计划', position: 2, effectiveFrom: '2026-03-05', decision: DECISION };
    expect((await send('replyCategoryAdd', add)).category?.code).toBe('B');
    expect(rules(await send('replyCategoryAdd', { ...add, code: 'b', position: 0, effectiveFrom: '2026-03-01' }))).toEqual([
      'code CODE', 'position RANGE', 'effectiveFrom BACKDATED',
    ]);
    expect(rules(await send('replyCategoryAdd', add))).toEqual(['effectiveFrom NOT_LATER']);
    const names = async () => (await on.ask(actors.office, '{ replyCategories { code name } }')).data?.['replyCategories'] as { code: string; name: string }[];
    expect((await names())[1]?.name).toBe('正在解决');
    on.now = new Date('2026-03-05T02:00:00Z');
    expect((await names())[1]?.name).toBe('正在解决或已有计划');
    const versions = (await on.ask(actors.office, '{ replyCategoryVersions { id code effectiveUntil } }')).data?.['replyCategoryVersions'] as { id: string; code: string; effectiveUntil: string | null }[];
    const d = versions.find(({ code }) => code === 'D');
    expect((await send('replyCategoryEnd', { category: d?.id, effectiveUntil: '2026-03-05', decision: DECISION })).category?.code).toBe('D');
    expect(rules(await send('replyCategoryEnd', { category: d?.id, effectiveUntil: '2026-03-06', decision: DECISION }))).toEqual(['category UNKNOWN']);
    on.now = new Date('2026-03-06T02:00:00Z');
    expect((await names()).map(({ code }) => code)).toEqual(['A', 'B', 'C']);
    expect(versions.filter(({ code }) => code === 'B')).toHaveLength(2);
  });
});

const NOTICE = {
  year: 2027,
  number: '国办发明电〔2026〕9号',
  days: [
    { on: '2027-01-01', kind: 'HOLIDAY', name: '元旦' },
    ...['2027-01-04', '2027-01-05'].map((day) => ({ on: day, kind: 'HOLIDAY', name: '元旦' })),
    { on: '2027-01-09', kind: 'MAKE_UP_WORKDAY', name: '元旦' },
  ],
};

describe('the calendar', () => {
  it('CAL-50 MUST count open provisional deadlines anew when the notice comes, keep how they stood, and leave confirmed ones (民法典 art. 203)', async () => {
    on.now = new Date('2026-12-15T02:00:00Z');
    const confirmed = await accepted(on);
    const certain = await deadlines(confirmed);
    on.now = new Date('2026-12-28T02:00:00Z');
    const open = await accepted(on);
    expect(await deadlines(open)).toEqual(['ASSIGN 2027-01-07 PROVISIONAL v2']);

    const ask = 'query ($notice: HolidayNoticeInput!) { holidayNoticePreview(notice: $notice) { moved changes { suggestion oldDueOn newDueOn certainty } } }';
    const preview = (await on.ask(actors.office, ask, { notice: NOTICE })).data?.['holidayNoticePreview'] as { moved: number; changes: { suggestion: string }[] };
    expect(preview.changes.find(({ suggestion }) => suggestion === open)).toEqual({
      suggestion: open, oldDueOn: '2027-01-07', newDueOn: '2027-01-09', certainty: 'CONFIRMED',
    });
    expect((await on.ask(actors.clerk, ask, { notice: NOTICE })).data?.['holidayNoticePreview']).toBeNull();
    expect(await deadlines(open)).toEqual(['ASSIGN 2027-01-07 PROVISIONAL v2']);

    const idempotencyKey = randomUUID();
    const first = await send('holidayNoticeEnter', { idempotencyKey, notice: NOTICE });
    expect(first.revised).toBeGreaterThan(0);
    expect(await send('holidayNoticeEnter', { idempotencyKey, notice: NOTICE })).toEqual(first);
    expect(rules(await send('holidayNoticeEnter', { notice: NOTICE }))).toEqual(['notice.number TAKEN']);
    expect(await deadlines(open)).toEqual(['ASSIGN 2027-01-09 CONFIRMED v2']);
    expect(await deadlines(confirmed)).toEqual(certain);
    expect(await on.sql('select next_due_on::text as due from suggestion where id = $1', [open])).toEqual([{ due: '2027-01-09' }]);
    const { data } = await on.ask(actors.office, 'query ($id: ID!) { suggestion(id: $id) { deadlines { dueOn revisions { reason number oldDueOn newDueOn oldCertainty newCertainty } } } }', { id: open });
    expect(data?.['suggestion']).toEqual({
      deadlines: [{
        dueOn: '2027-01-09',
        revisions: [{ reason: 'NOTICE', number: NOTICE.number, oldDueOn: '2027-01-07', newDueOn: '2027-01-09', oldCertainty: 'PROVISIONAL', newCertainty: 'CONFIRMED' }],
      }],
    });
    const [audited] = await on.sql<{ n: number }>(`select count(*)::int as n from audit_entry where action = 'calendar.noticeEnter' and subject_type = 'Deadline'`);
    expect(audited?.n).toBe(first.revised);
    // What is accepted from now on is counted with the notice.
    expect(await deadlines(await accepted(on))).toEqual(['ASSIGN 2027-01-09 CONFIRMED v2']);
  });

  it('CAL-51 MUST show a year with where each day comes from, and what was entered by whom', async () => {
    const { data } = await on.ask(actors.clerk, '{ calendarYear(year: 2027) { settled notice days { on kind origin number } entries { origin number dayCount enteredBy } } }');
    expect(data?.['calendarYear']).toMatchObject({
      settled: true, notice: NOTICE.number,
      days: [{ on: '2027-01-01', origin: 'NOTICE', number: NOTICE.number }, {}, {}, { on: '2027-01-09', kind: 'MAKE_UP_WORKDAY' }],
      entries: [{ origin: 'NOTICE', number: NOTICE.number, dayCount: 4, enteredBy: '周主任' }],
    });
    const year = (n: number, actor: Actor) => on.ask(actor, `{ calendarYear(year: ${n}) { settled notice } }`).then((answer) => answer.data?.['calendarYear']);
    expect(await year(2026, actors.clerk)).toEqual({ settled: true, notice: '国办发明电〔2025〕7号' });
    expect(await year(2028, actors.clerk)).toEqual({ settled: false, notice: null });
    expect(await year(2026, actors.anonymous)).toBeNull();
  });

  it('CAL-52 MUST correct one day for provisional deadlines alone, and refuse what a notice cannot say', async () => {
    on.now = new Date('2027-12-28T02:00:00Z');
    const open = await accepted(on);
    expect(await deadlines(open)).toEqual(['ASSIGN 2028-01-06 PROVISIONAL v2']);
    const correct = { on: '2028-01-05', kind: 'HOLIDAY', name: '临时放假', number: '国办发明电〔2027〕8号' };
    expect(await send('calendarDayCorrect', correct, actors.clerk)).toMatchObject({ code: '"FORBIDDEN"' });
    expect((await send('calendarDayCorrect', correct)).revised).toBe(1);
    expect(await deadlines(open)).toEqual(['ASSIGN 2028-01-07 PROVISIONAL v2']);
    const days = [{ on: '2027-12-31', kind: 'HOLIDAY' }, { on: '2027-12-31', kind: 'HOLIDAY' }, { on: '2028-03-01', kind: 'MAKE_UP_WORKDAY' }, { on: '2029-01-01', kind: 'HOLIDAY' }];
    expect(rules(await send('holidayNoticeEnter', { notice: { year: 2028, number: 'x', days } }))).toEqual([
      'notice.number TOO_SHORT', 'notice.days.1.on DUPLICATE', 'notice.days.2.on WEEKEND', 'notice.days.3.on OUTSIDE_YEAR',
    ]);
  });
});

describe('what has ended in the directory', () => {
  it('RULE-50 MUST not be chosen for anything new', async () => {
    await on.sql(`update topic set until_on = '2026-03-01' where code = 'ELDERLY'`);
    await expect(submitted(on)).rejects.toThrow(/topic/);
    await on.sql(`update topic set until_on = '2026-03-02' where code = 'ELDERLY'`);
    expect((await suggestionNow(on, await submitted(on))).state).toBe('SUBMITTED');
  });
});
