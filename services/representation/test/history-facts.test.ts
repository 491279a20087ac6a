import type { Actor } from '@redpine/kit/actor';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { act, assigned, CONTACT, handle, replied, send, sure } from './acts.ts';
import { actors, AREA, bench, type Bench, id as fixed, TOPIC, UNIT } from './bench.ts';
import { analyst } from './read/story.ts';

const chair: Actor = {
  id: fixed(960), kind: 'ACCOUNT', username: 'chair', name: '孙主任', person: fixed(961), posts: [{ id: fixed(962), kind: 'CHAIRPERSON', title: '主任', organ: null, area: null }],
};

let on: Bench;
let answered: string;
beforeAll(async () => {
  on = await bench();
  on.now = new Date('2026-03-02T02:00:00Z');
});
afterAll(async () => on?.[Symbol.asyncDispose]());

interface Told {
  action: string;
  facts: { name: string; value: string }[];
  note: string | null;
}
const ENTRY = '{ action facts { name value } note }';
const asked = async (actor: Actor, query: string, id: string): Promise<Told[]> => {
  const answer = await on.ask(actor, query, { id });
  expect(answer.errors ?? []).toEqual([]);
  const [of] = Object.values(answer.data ?? {}) as { history?: Told[]; timeline?: Told[] }[];
  return of?.history ?? of?.timeline ?? [];
};
const history = (actor: Actor, field: string, id: string) => asked(actor, `query ($id: ID!) { ${field}(id: $id) { history ${ENTRY} } }`, id);
const timeline = (actor: Actor, id: string) => asked(actor, `query ($id: ID!) { suggestion(id: $id) { timeline ${ENTRY} } }`, id);
const inLines = (told: readonly Told[]) => told.map(({ action, facts, note }) => [action, ...facts.map(({ name, value }) => `${name} ${value}`), note]);
const again = async (table: string, field: string, actor: Actor, mutation: string, id: string, more: object = {}) => {
  const [row] = await on.sql<{ version: number }>(`select version from ${table} where id = $1`, [id]);
  return sure(send(on, actor, mutation, { [field]: id, version: row?.version ?? 0, ...more }));
};

describe('the history of a record', () => {
  it('REP-340 MUST keep what acts of every kind of record fixed as facts, and in the note what was typed alone', async () => {
    const talk = { speaker: on.deputies.deputy, subject: '宣讲新修改的代表法', topic: TOPIC, area: AREA, place: '向阳社区代表之家', audience: '社区居民', plannedOn: '2026-03-01' };
    const told = (await sure(send(on, actors.office, 'talkAssign', talk))).record?.id ?? '';
    await again('talk', 'talk', actors.deputy, 'talkHold', told, { heldOn: '2026-03-01', listeners: 1_240, summary: '讲解代表法修改的主要内容，回答居民五个问题。' });
    await again('talk', 'talk', actors.office, 'talkSendBack', told, { reason: '请补充宣讲提纲。' });
    expect(inLines(await history(actors.office, 'talk', told))).toEqual([
      ['ASSIGN', 'PLANNED_ON 2026-03-01', 'PLACE 向阳社区代表之家', null],
      ['HOLD', 'HELD_ON 2026-03-01', 'LISTENERS 1240', null],
      ['SEND_BACK', '请补充宣讲提纲。'],
    ]);

    const spent = { deputy: on.deputies.deputy, on: '2026-03-01', purpose: '走访选民交通费', fen: 36_050 };
    const spending = (await sure(send(on, actors.office, 'fundSpendingRecord', spent))).record?.id ?? '';
    expect(inLines(await history(actors.deputy, 'fundSpending', spending))).toEqual([['RECORD', 'HAPPENED_ON 2026-03-01', 'AMOUNT 36050', null]]);

    const plan = { year: 2026, title: '2026 年代表工作计划', items: [{ month: 2, title: '组织代表述职', owner: '各街道人大工委' }] };
    const made = (await sure(send(on, actors.office, 'workPlanDraft', plan))).record?.id ?? '';
    await again('work_plan', 'workPlan', chair, 'workPlanPass', made, { meeting: '第三十次主任会议', on: '2026-02-20' });
    const [item] = await on.sql<{ id: string }>(`select items -> 0 ->> 'id' as id from work_plan where id = $1`, [made]);
    await again('work_plan', 'workPlan', actors.office, 'workPlanTell', made);
    await again('work_plan', 'workPlan', actors.office, 'workPlanExecute', made, { item: item?.id, note: '与调研合并开展' });
    const answer = await on.ask(chair, `{ workPlans { history ${ENTRY} } }`);
    const [shown] = (answer.data?.['workPlans'] ?? []) as { history: Told[] }[];
    expect(inLines(shown?.history ?? [])).toEqual([
      ['DRAFT', 'ITEMS 1', '2026 年代表工作计划'],
      ['PASS', 'MEETING 第三十次主任会议', 'PASSED_ON 2026-02-20', null],
      ['TELL', null],
      ['EXECUTE', 'ITEM 组织代表述职', '与调研合并开展'],
    ]);

    answered = await assigned(on);
    const of = { suggestion: answered, unit: UNIT };
    await sure(handle(on, actors.clerk, 'handlingAccept', of));
    await sure(handle(on, actors.clerk, 'handlingExtensionAsk', of, { until: '2026-06-30', reason: '涉及多个部门，需要进一步论证。' }));
    await sure(handle(on, actors.office, 'handlingExtensionGrant', of));
    const [number] = await on.sql<{ number: string }>('select number from suggestion where id = $1', [answered]);
    expect(inLines(await timeline(actors.deputy, answered))).toEqual([
      ['SUBMIT', null],
      ['ACCEPT', `NUMBER ${number?.number}`, null],
      ['ASSIGN', 'UNITS 民政局', null],
      ['ACCEPT', null],
      ['EXTENSION_ASK', 'UNTIL 2026-06-30', '涉及多个部门，需要进一步论证。'],
      ['EXTENSION_GRANT', 'DUE_ON 2026-06-30', null],
    ]);
    // The audit log says it in one line, as ever.
    const audited = await on.sql<{ note: string | null }>(`select note from audit_entry where action like 'handling.extension%' order by id`);
    expect(audited.map(({ note }) => note)).toEqual(['2026-06-30：涉及多个部门，需要进一步论证。', '2026-06-30']);
  });

  it('REP-341 MUST show a suggestion’s facts to those alone who see its notes: both may name people', async () => {
    const returned = await assigned(on);
    await replied(on, { suggestion: returned, unit: UNIT }, actors.clerk, actors.head);
    const whole = await timeline(actors.office, returned);
    expect(inLines(whole.slice(-2))).toEqual([['CONTACT', `HAPPENED_ON ${CONTACT.on}`, null], ['REPLY', expect.stringMatching(/^CATEGORY A /), null]]);
    const seen = await timeline(analyst, returned);
    expect(seen.map(({ action }) => action)).toEqual(whole.map(({ action }) => action));
    expect(seen.map(({ facts, note }) => ({ facts, note }))).toEqual(seen.map(() => ({ facts: [], note: null })));
  });

  it('REP-342 MUST leave what was written before facts were kept as it stands', async () => {
    await on.sql(`insert into timeline_entry (suggestion_id, at, action, actor_name, note) values ($1, '2026-03-09', 'PRESS_NOTE', '周主任', '2026-03-09 区热力公司')`, [answered]);
    expect((await timeline(actors.office, answered)).at(-1)).toEqual({ action: 'PRESS_NOTE', facts: [], note: '2026-03-09 区热力公司' });
    await sure(act(on, actors.deputy, 'suggestionWithdraw', answered, { reason: '情况已经变化，不再提出。' }));
    expect((await timeline(actors.office, answered)).filter(({ action }) => action === 'WITHDRAW')).toEqual([{ action: 'WITHDRAW', facts: [], note: '情况已经变化，不再提出。' }]);
    await expect(on.sql(`insert into history_entry (subject_type, subject_id, at, action, actor_name, facts) values ('Talk', $1, now(), 'X', '某', '{}')`, [fixed(1)])).rejects.toThrow(/check constraint/);
  });
});
