import { actingTitle } from '@redpine/kit/actor';
import type { Act } from '@redpine/kit/act';
import { legalDay } from '@redpine/kit/clock';
import type { Problem } from '@redpine/kit/problem';
import { requireVersion } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import type { Context } from '../context.ts';
import { isId } from '../directory.repository.ts';
import type { PressStartInput, PressTextInput } from '../generated/types.ts';
import { perform } from '../perform.ts';
import { addToTimeline } from '../timeline/timeline.commands.ts';
import type { PressDone } from './press.act.ts';
import { announcePress, lockPress, lockPressing, pressStep, requirePressAct } from './press.act.ts';
import { Press, PressNote } from './press.entity.ts';

const MOST_NOTES = 50;

/** 督办 begins. A key suggestion's decision is recorded with its meeting and day. */
export function startPress(context: Context, input: PressStartInput): Promise<PressDone | Problem> {
  const description = { action: 'press.start', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockPressing(tx, context, input.suggestion);
    const { suggestion, facts } = loaded;
    const { kind } = input;
    const post = requirePressAct(context, kind, loaded);
    const { to, basis } = pressStep(context, kind, facts);
    const start = await checkStart(tx, context, input, suggestion.id);
    const press = tx.em.create(Press, { suggestionId: suggestion.id, kind, state: 'OPEN', ...start, startedAt: tx.now, updatedAt: tx.now });
    await tx.em.flush();
    addToTimeline(tx, context, { suggestion, action: `PRESS_${kind}`, post, note: start.note, basis });
    tx.record({ subject: { type: 'Press', id: press.id }, after: { state: to, suggestion: suggestion.id, kind, ...start } });
    announcePress(tx, press, loaded, kind === 'KEY' ? 'PRESS_KEY' : 'PRESS_STARTED');
    return { __typename: 'PressActSuccess', press: press.id };
  });
}

/** What the kind needs, and nothing of another kind. */
async function checkStart(tx: Act, context: Context, input: PressStartInput, suggestion: string) {
  const { kind } = input;
  const fields = new Fields(context.language);
  const today = legalDay(tx.now);
  const meeting = kind === 'KEY' ? fields.text(input.meeting, { path: 'meeting', min: 2, max: 100, required: true }) : '';
  const onDay = kind === 'KEY' || typeof input.on === 'string' ? fields.day(input.on ?? '', 'on') : today;
  if (onDay > today) fields.add('on', 'IN_FUTURE', { zh: '不能晚于今天。', en: 'It cannot lie ahead.' });
  const note = fields.text(input.note, { path: 'note', max: 1_000 });
  let leaderId: string | null = null;
  let leaderName: string | null = null;
  let organId: string | null = null;
  if (kind === 'KEY') {
    const leader = await leaderOf(tx, input.leader ?? '', today);
    if (leader) [leaderId, leaderName] = [leader.id, leader.name];
    else fields.add('leader', 'NOT_A_CHAIRPERSON', { zh: '请选择领衔督办的主任或副主任。', en: 'Choose the chairperson or vice-chairperson who leads it.' });
  }
  if (kind === 'GOVERNMENT') leaderName = fields.text(input.leaderName, { path: 'leaderName', min: 2, max: 100, required: true });
  if (kind === 'COMMITTEE') {
    organId = await committeeOf(tx, input.organ ?? '', today);
    const [taken] = organId === null ? [] : await tx.query(`select 1 from press where suggestion_id = $1 and organ_id = $2 and state = 'OPEN'`, [suggestion, organId]);
    if (organId === null) fields.add('organ', 'NOT_A_COMMITTEE', { zh: '请选择人大常委会的工作机构。', en: 'Choose a committee of the Standing Committee.' });
    if (taken) fields.add('organ', 'TAKEN', { zh: '该机构正在督办这件建议。', en: 'This committee presses for it already.' });
  }
  fields.done();
  return { meeting: meeting || null, onDay, leaderId, leaderName, organId, note: note || null };
}

async function leaderOf(tx: Act, person: string, today: string): Promise<{ id: string; name: string } | null> {
  if (!isId(person)) return null;
  const [row] = await tx.query<{ id: string; name: string }>(
    `select p.person_id as id, p.title || ' ' || person.name as name from post p join person on person.id = p.person_id
      where p.person_id = $1 and p.kind in ('CHAIRPERSON', 'VICE_CHAIRPERSON') and p.from_on <= $2::date and coalesce(p.until_on >= $2::date, true)
      order by p.kind limit 1`,
    [person, today],
  );
  return row ?? null;
}

async function committeeOf(tx: Act, organ: string, today: string): Promise<string | null> {
  if (!isId(organ)) return null;
  const [row] = await tx.query<{ id: string }>(
    `select id from organ where id = $1 and kind = 'CONGRESS' and coalesce(until_on >= $2::date, true)`,
    [organ, today],
  );
  return row?.id ?? null;
}

/** 督办进展 */
export function notePress(context: Context, input: PressTextInput): Promise<PressDone | Problem> {
  const description = { action: 'press.note', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockPress(tx, context, input.press);
    const { press, suggestion, facts } = loaded;
    const post = requirePressAct(context, 'NOTE', loaded);
    const fields = new Fields(context.language);
    const text = fields.text(input.text, { path: 'text', min: 5, max: 2_000, required: true });
    if ((await tx.em.count(PressNote, { pressId: press.id })) >= MOST_NOTES) {
      fields.add('text', 'TOO_MANY', { zh: `最多登记 ${MOST_NOTES} 条进展。`, en: `At most ${MOST_NOTES} notes.` });
    }
    fields.done();
    requireVersion(context.language, press.version, input.version);
    const { basis } = pressStep(context, 'NOTE', facts);
    const by = [post && actingTitle(post), context.actor.name].filter(Boolean).join(' ');
    tx.em.create(PressNote, { pressId: press.id, text, by, at: tx.now });
    press.updatedAt = tx.now;
    addToTimeline(tx, context, { suggestion, action: 'PRESS_NOTE', post, note: text, basis });
    tx.record({ subject: { type: 'Press', id: press.id }, after: { note: text } });
    announcePress(tx, press, loaded, 'PRESS_NOTED');
    return { __typename: 'PressActSuccess', press: press.id };
  });
}

/** 督办办结 */
export function closePress(context: Context, input: PressTextInput): Promise<PressDone | Problem> {
  const description = { action: 'press.close', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockPress(tx, context, input.press);
    const { press, suggestion, facts } = loaded;
    const post = requirePressAct(context, 'CLOSE', loaded);
    const fields = new Fields(context.language);
    const result = fields.text(input.text, { path: 'text', min: 5, max: 2_000, required: true });
    fields.done();
    requireVersion(context.language, press.version, input.version);
    const { to, basis } = pressStep(context, 'CLOSE', facts);
    press.become(to, tx.now);
    press.result = result;
    press.closedOn = legalDay(tx.now);
    addToTimeline(tx, context, { suggestion, action: 'PRESS_CLOSE', post, note: result, basis });
    tx.record({ subject: { type: 'Press', id: press.id }, before: { state: facts.state }, after: { state: to, result } });
    announcePress(tx, press, loaded, 'PRESS_CLOSED');
    return { __typename: 'PressActSuccess', press: press.id };
  });
}
