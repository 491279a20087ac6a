import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from './acts.ts';
import { accepted, act, draft, send, submitted, sure, suggestionNow } from './acts.ts';
import { bench, type Bench, UNIT, UNIT_2 } from './bench.ts';
import { ACT_NAMES, type ActName, ACTS, cast, enter, inputOf, type Item, mutationOf, REASON, standOf, todayOf } from './every-act.ts';
import { broken, tracesOf } from './traces.ts';

let on: Bench;
beforeAll(async () => {
  on = await bench();
  await enter(on);
});
afterAll(async () => on?.[Symbol.asyncDispose]());

/** The act, what it says by number, and on which of several records: by its unit. */
type Turn = readonly [name: ActName, nth?: number, organ?: string];

/** Every act, each in its turn; between them they lead through every state. */
const COURSES: Record<string, { from: () => Promise<string>; turns: readonly Turn[] }> = {
  'a suggestion before its assignment': {
    from: () => draft(on),
    turns: [
      ['suggestionDraftSave'], ['suggestionCosignerInvite'], ['suggestionCosignConfirm'], ['suggestionCosignWithdraw'], ['suggestionCosignerInvite'], ['suggestionCosignDecline'],
      ['suggestionSubmit'], ['suggestionReturn'], ['suggestionSubmit'], ['suggestionAccept'], ['suggestionAcceptanceRetract'], ['suggestionAccept'], ['suggestionCorrect'],
      ['suggestionJoin'], ['suggestionLeaveCase'], ['suggestionHandOver'], ['suggestionAssign'], ['handlingReturn'], ['suggestionAssignmentRetract'], ['suggestionWithdraw'],
    ],
  },
  'a draft': { from: () => draft(on), turns: [['suggestionDraftDiscard']] },
  'what is no suggestion': { from: () => submitted(on), turns: [['suggestionToLetter']] },
  'a handling with help': {
    from: () => accepted(on),
    turns: [
      ['suggestionAssign', 1], ['handlingReassign', 0, UNIT_2], ['handlingAccept', 0, UNIT], ['handlingReassign', 1, '*CO'], ['handlingAccept', 0, UNIT_2], ['handlingOpinion', 0, UNIT_2],
      ['handlingUrge', 0, UNIT], ['handlingContactRecord', 0, UNIT], ['handlingExtensionAsk', 0, UNIT], ['handlingExtensionRefuse', 0, UNIT], ['handlingExtensionAsk', 0, UNIT], ['handlingExtensionGrant', 0, UNIT],
      ['handlingReplyDraft', 0, UNIT], ['handlingCheckSubmit', 0, UNIT], ['handlingCheckReturn', 0, UNIT], ['handlingCheckSubmit', 0, UNIT], ['handlingCheckPass', 0, UNIT], ['handlingReplyDraft', 1, UNIT],
      ['handlingReply', 1], ['handlingEvaluate', 1], ['handlingRehandle'], ['handlingReply', 1], ['handlingEvaluationRecord', 1], ['handlingEscalate'], ['handlingSettle'], ['suggestionArchive'],
    ],
  },
  'what comes of a reply': {
    from: () => accepted(on),
    turns: [
      ['pressStart KEY'], ['pressNote'], ['pressClose'], ['pressStart COMMITTEE'], ['pressStart OFFICE'], ['pressStart GOVERNMENT'],
      ['suggestionAssign'], ['handlingAccept'], ['handlingContactRecord'], ['handlingReply', 1],
      ['commitmentRegister', 9], ['commitmentDueAsk'], ['commitmentDueRefuse'], ['commitmentDueAsk', 30], ['commitmentDueGrant'], ['commitmentReport'], ['commitmentSendBack'], ['commitmentReport'],
      ['commitmentConfirm'], ['commitmentReopen'], ['commitmentReport'], ['commitmentConfirm'], ['commitmentEvaluate'], ['commitmentClose'],
      ['publicationPropose'], ['publicationRedact'], ['publicationPublish'], ['publicationWithdraw'], ['suggestionKeepConfidential'], ['suggestionLiftConfidentiality'],
      ['handlingEvaluate', 0], ['handlingContinue', 1], ['handlingQualityCheck'],
    ],
  },
  'a report': {
    from: () => accepted(on),
    turns: [
      ['handlingReportDraft'], ['handlingReportEdit'], ['handlingReportRecount'], ['handlingReportSubmit'], ['handlingReportHear'], ['handlingReportFollowUp'], ['handlingReportPrint'], ['handlingReportPublish'],
    ],
  },
};

/** Their input is looked at before their version: whoever is late reads that it is done already. */
const LATE: Partial<Record<ActName, string>> = {
  suggestionCosignerInvite: 'ALREADY_INVITED', handlingReassign: 'DUPLICATE', handlingReportDraft: 'TAKEN', 'pressStart COMMITTEE': 'TAKEN',
};
/** Carries no version and may be done again: several promises may stand in one reply. */
const AGAIN: readonly ActName[] = ['commitmentRegister'];
const won = ({ __typename }: Answer): boolean => __typename.endsWith('Success');

function lostAsItMust(name: ActName, answer: Answer): boolean {
  if (name === 'suggestionDraftDiscard') return answer.code === 'NOT_FOUND';
  return answer.__typename === 'ConflictProblem' || answer.__typename === 'TransitionProblem' || (answer.fields ?? []).some(({ rule }) => rule === LATE[name]);
}

/** Each run has instants of its own: by them its traces are found. */
let runs = 0;

async function run({ from, turns }: (typeof COURSES)[string], writers: number, sameKey: boolean): Promise<string[]> {
  on.now = new Date(Date.UTC(2026, 2, 2, 2, 0, 0, (runs += 1)));
  const suggestions = [await from(), await accepted(on)];
  const reports: string[] = [];
  const wrong: string[] = [];
  for (const [name, nth = 0, organ] of turns) {
    on.now = new Date(on.now.getTime() + 60_000);
    const { on: type, by, from: states, audit, told, versioned } = ACTS[name];
    const stand = await standOf(on, suggestions, reports);
    const fits = (item: Item): boolean => states.includes(item.state) && (organ === undefined || item.organ === organ || (organ === '*CO' && item.kind === 'CO'));
    const item = (type === 'suggestion' ? stand.suggestion.filter(({ id }) => id === suggestions[0]) : stand[type]).findLast((each) => fits(each) && by(each).length > 0);
    if (!item) throw new Error(`${name} has no turn: ${JSON.stringify(stand)}`);
    const said = inputOf(name, item, { nth, today: todayOf(on), stand, seats: on.deputies });
    const may = by(item);
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: writers }, (_writer, n) => send(on, cast[may[sameKey ? 0 : n % may.length] ?? 'office'], mutationOf(name), { idempotencyKey: sameKey ? key : randomUUID(), ...said })),
    );
    const { audit: entries, timeline, senders } = await tracesOf(on, on.now, suggestions, reports);
    const winners = answers.filter(won);
    const must = (holds: boolean, law: string): void => {
      if (!holds) wrong.push(`${name}: ${law}: ${answers.map(({ __typename, code, reason, fields }) => [__typename, code, reason, fields?.map(({ rule }) => rule)].join(' ')).join(' | ')}`);
    };
    if (sameKey) {
      const gone = name === 'suggestionDraftDiscard' || answers.every((answer) => JSON.stringify(answer) === JSON.stringify(answers[0]));
      must(winners.length === writers && gone, 'the same key, another answer');
    } else if (!AGAIN.includes(name)) {
      // The government’s reminders and the deputy’s are counted apart: each part may urge once.
      must(winners.length === (name === 'handlingUrge' ? Math.min(writers, may.length) : 1), `${winners.length} of ${writers} won`);
      must(answers.every((answer) => won(answer) || lostAsItMust(name, answer)), 'lost without a word');
    }
    const effects = sameKey ? 1 : winners.length;
    must(new Set(entries.map(({ xid }) => xid)).size === effects && entries.every(({ action }) => action === audit), `${entries.length} audit entries`);
    must(senders <= effects, `${senders} transactions told somebody`);
    must(told === null || timeline.filter((each) => each === told || each === `${told}_WITHIN`).length === (name === 'suggestionJoin' ? 2 : effects), `on the timeline as ${timeline.join()}`);
    const report = winners[0]?.report?.id;
    if (report && !reports.includes(report)) reports.push(report);
    const now = (await standOf(on, suggestions, reports))[type].find(({ id }) => id === item.id);
    if (versioned && now) must(now.version === item.version + 1, `from version ${item.version} to ${now.version}`);
    if (wrong.length > 0) return wrong;
  }
  return [...wrong, ...(await broken(on, suggestions))];
}

describe('writers at once', () => {
  it('REP-310 MUST be tried on every act', () => {
    const tried = new Set(Object.values(COURSES).flatMap(({ turns }) => turns.map(([name]) => name)));
    expect(ACT_NAMES.filter((name) => !tried.has(name))).toEqual([]);
  });

  it.each(Object.keys(COURSES).flatMap((name) => [[2, name], [16, name]] as const))('REP-311 MUST, %i with one version, through %s, leave one winner, one entry and one set of events', async (writers, name) => {
    expect(await run(COURSES[name] ?? { from: () => draft(on), turns: [] }, writers, false)).toEqual([]);
  });

  it.each(Object.keys(COURSES))('REP-312 MUST, four with one key, through %s, have one effect and one answer', async (name) => {
    expect(await run(COURSES[name] ?? { from: () => draft(on), turns: [] }, 4, true)).toEqual([]);
  });
});

describe('numbers', () => {
  it('REP-313 MUST, sixteen accepted at once and some of them lost, have neither a gap nor a double', async () => {
    on.now = new Date('2026-03-02T02:00:00Z');
    const ids = await Promise.all(Array.from({ length: 16 }, () => submitted(on)));
    const last = async () => (await on.sql<{ no: number }>(`select coalesce(max(last), 0) as no from number_counter where origin = 'BETWEEN_SESSIONS'`))[0]?.no ?? 0;
    const before = await last();
    // Half of them are returned in the same instant: an acceptance that loses takes no number with it.
    await Promise.all(ids.flatMap((id, n) => [act(on, cast.office, 'suggestionAccept', id), ...(n % 2 ? [act(on, cast.office, 'suggestionReturn', id, REASON)] : [])]));
    const rows = await on.sql<{ no: number }>(`select number_no as no from suggestion where id = any($1::uuid[]) and state = 'ACCEPTED' order by 1`, [ids]);
    expect(rows.map(({ no }) => no)).toEqual(rows.map((_row, n) => before + 1 + n));
    expect(rows.length).toBeGreaterThanOrEqual(8);
    expect(await last()).toBe(before + rows.length);
  });
});

describe('a joint case', () => {
  const named = (ids: readonly string[]) => Promise.all(ids.map(async (id) => ({ suggestion: id, version: (await suggestionNow(on, id)).version })));
  const cases = (ids: readonly string[]) => on.sql<{ id: string }>('select id from suggestion where id = any($1::uuid[]) and joint_case_id is not null', [ids]);

  it('REP-314 MUST not stay with one suggestion when two of three leave at once', async () => {
    for (let round = 0; round < 8; round += 1) {
      on.now = new Date(on.now.getTime() + 60_000);
      const ids = await Promise.all([accepted(on), accepted(on), accepted(on)]);
      await sure(send(on, cast.office, 'suggestionJoin', { suggestions: await named(ids), ...REASON }));
      on.now = new Date(on.now.getTime() + 60_000);
      await Promise.all(ids.slice(0, 2).map((id) => act(on, cast.office, 'suggestionLeaveCase', id, REASON)));
      expect(await cases(ids)).toEqual([]);
    }
  });

  it('REP-315 MUST not be of one suggestion that is named twice, in whichever letters, nor be left to one by a retracted acceptance', async () => {
    const ids = [await accepted(on), await accepted(on)];
    const [one] = await named(ids);
    const twice = [one, { ...one, suggestion: one?.suggestion.toUpperCase() }];
    expect(await send(on, cast.office, 'suggestionJoin', { suggestions: twice, ...REASON })).toMatchObject({ fields: [{ path: 'suggestions.1.suggestion', rule: 'DUPLICATE' }] });
    expect(await send(on, cast.office, 'suggestionHandOver', { suggestions: twice })).toMatchObject({ fields: [{ rule: 'DUPLICATE' }] });
    await sure(send(on, cast.office, 'suggestionJoin', { suggestions: await named(ids), ...REASON }));
    on.now = new Date(on.now.getTime() + 60_000);
    await sure(act(on, cast.office, 'suggestionAcceptanceRetract', ids[0] ?? '', REASON));
    expect(await cases(ids)).toEqual([]);
  });
});

describe('a key sent again', () => {
  it('REP-316 MUST find nothing, and not fail, where the record is gone or no longer hers to see', async () => {
    const key = { idempotencyKey: randomUUID() };
    const made = await sure(send(on, cast.deputy, 'suggestionDraftSave', { title: '关于甲的建议', ...key }));
    await sure(act(on, cast.deputy, 'suggestionDraftDiscard', made.suggestion?.id ?? ''));
    expect((await send(on, cast.deputy, 'suggestionDraftSave', { title: '关于甲的建议', ...key })).code).toBe('NOT_FOUND');
    on.now = new Date('2026-03-02T03:00:00Z');
    const suggestion = await accepted(on);
    on.now = new Date('2026-03-02T04:00:00Z');
    await sure(send(on, cast.office, 'pressStart', { suggestion, kind: 'COMMITTEE', organ: cast.committee.posts[0]?.organ }));
    const [press] = await on.sql<{ id: string; version: number }>('select id, version from press where suggestion_id = $1', [suggestion]);
    const note = { press: press?.id, version: press?.version, text: '已到承办单位调研。', idempotencyKey: randomUUID() };
    on.now = new Date('2026-03-02T05:00:00Z');
    await sure(send(on, cast.committee, 'pressNote', note));
    await sure(act(on, cast.deputy, 'suggestionKeepConfidential', suggestion, REASON));
    expect((await send(on, cast.committee, 'pressNote', note)).code).toBe('NOT_FOUND');
    expect((await send(on, cast.committee, 'pressNote', { ...note, idempotencyKey: randomUUID() })).code).toBe('NOT_FOUND');
    await sure(send(on, cast.office, 'pressClose', { press: press?.id, version: (press?.version ?? 0) + 1, text: '督办办结。' }));
  });
});
