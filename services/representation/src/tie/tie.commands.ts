import type { Act } from '@redpine/kit/act';
import { legalDay } from '@redpine/kit/clock';
import { forbidden } from '@redpine/kit/errors';
import type { Problem } from '@redpine/kit/problem';
import { requireVersion } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import { areaAndAbove } from '../area/area.repository.ts';
import type { Context } from '../context.ts';
import { Deputy } from '../deputy/deputy.entity.ts';
import { areaExists, isId } from '../directory.repository.ts';
import { recordDuty } from '../duty/duty.record.ts';
import type { TieContactInput, TieCorrectInput, TieEndInput, TiePairMemberInput, TiePairVoterInput, TieReasonInput } from '../generated/types.ts';
import { perform, stepOf } from '../perform.ts';
import { lockTie, memberName, officePost, sidesOf, tellTie, type TieDone, tieStep, tieTitle } from './tie.act.ts';
import { Constituent, Tie } from './tie.entity.ts';
import { isContactor, mayTie } from './tie.policy.ts';
import { betrayingFaults, decideTie, isPhone, pastDayFaults, type TieFacts } from './tie.workflow.ts';

const done = (tie: Pick<Tie, 'id'>): TieDone => ({ __typename: 'TieActSuccess', tie: tie.id });
const REASON = { path: 'reason', min: 5, max: 1_000, required: true } as const;
const UNKNOWN_DEPUTY = { zh: '没有这位代表。', en: 'There is no such deputy.' };

/** A text that others read: it may betray no voter. */
export function openText(fields: Fields, value: string, rule: { path: string; min: number; max: number }): string {
  const text = fields.text(value, { ...rule, required: true });
  for (const fault of betrayingFaults(rule.path, text)) fields.add(fault.path, fault.rule, fault.message);
  return text;
}

/** A day that has come, and lies in the tie. */
export function pastDay(fields: Fields, value: string, of: { path: string; now: Date; from?: string }): string {
  const day = fields.day(value, of.path);
  for (const fault of pastDayFaults(of.path, day, { today: legalDay(of.now), from: of.from ?? null })) fields.add(fault.path, fault.rule, fault.message);
  return day;
}

const deputyOf = (tx: Act, id: string): Promise<Deputy | null> => (isId(id) ? tx.em.findOne(Deputy, { id }) : Promise.resolve(null));

/** 结对（组成人员联系代表） */
export function pairMember(context: Context, input: TiePairMemberInput): Promise<TieDone | Problem> {
  return perform(context, { action: 'tie.pairMember', idempotencyKey: input.idempotencyKey, input }, async (tx) => {
    const deputy = await deputyOf(tx, input.deputy);
    const name = await memberName(tx, input.member);
    const facts: TieFacts = {
      state: 'NONE', kind: 'MEMBER_DEPUTY', lies: [], memberPerson: input.member, memberServes: name !== null,
      deputyPerson: deputy?.personId ?? null, deputyStatus: deputy?.status ?? null, hasData: false,
    };
    if (!mayTie('PAIR_MEMBER', facts, context.actor)) throw forbidden(context.language);
    const fields = new Fields(context.language);
    const fromOn = pastDay(fields, input.from, { path: 'from', now: tx.now });
    if (!deputy) fields.add('deputy', 'UNKNOWN_DEPUTY', UNKNOWN_DEPUTY);
    else if (deputy.personId === input.member) fields.add('deputy', 'SAME_PERSON', { zh: '不能与本人结对。', en: 'Nobody is paired with herself.' });
    const [paired] = deputy && isId(input.member)
      ? await tx.query(`select 1 from tie where state = 'ACTIVE' and kind = 'MEMBER_DEPUTY' and member_person_id = $1 and deputy_id = $2`, [input.member, deputy.id])
      : [];
    if (paired) fields.add('deputy', 'PAIRED', { zh: '已经结对。', en: 'They are paired already.' });
    fields.done();
    const { basis } = stepOf(context, 'PAIR_MEMBER', 'NONE', decideTie('PAIR_MEMBER', facts));
    if (!deputy) throw new Error('a deputy who serves is there');
    return begin(tx, context, { facts, deputy, row: { kind: 'MEMBER_DEPUTY', memberPersonId: input.member, deputyId: deputy.id, constituentId: null, areaId: null, fromOn }, basis });
  });
}

/** 结对（代表联系选民） */
export function pairVoter(context: Context, { name, phone, address, ...input }: TiePairVoterInput): Promise<TieDone | Problem> {
  // What identifies the voter stays out of the digest as well: a telephone number can be guessed from it.
  return perform(context, { action: 'tie.pairVoter', idempotencyKey: input.idempotencyKey, input }, async (tx) => {
    const deputy = await deputyOf(tx, input.deputy);
    const facts: TieFacts = {
      state: 'NONE', kind: 'DEPUTY_VOTER', lies: await areaAndAbove(tx, input.area), memberPerson: null, memberServes: true,
      deputyPerson: deputy?.personId ?? null, deputyStatus: deputy?.status ?? null, hasData: true,
    };
    if (!mayTie('PAIR_VOTER', facts, context.actor)) throw forbidden(context.language);
    const fields = new Fields(context.language);
    const fromOn = pastDay(fields, input.from, { path: 'from', now: tx.now });
    const kept = { name: voterName(fields, name), phone: voterPhone(fields, phone), address: voterAddress(fields, address) };
    if (!(await areaExists(tx, input.area))) fields.add('area', 'UNKNOWN_AREA', { zh: '没有这个区域。', en: 'There is no such area.' });
    if (!deputy) fields.add('deputy', 'UNKNOWN_DEPUTY', UNKNOWN_DEPUTY);
    fields.done();
    const { basis } = stepOf(context, 'PAIR_VOTER', 'NONE', decideTie('PAIR_VOTER', facts));
    if (!deputy) throw new Error('a deputy who serves is there');
    const constituent = tx.em.create(Constituent, { kind: input.kind, ...kept, erasedAt: null });
    await tx.em.flush();
    return begin(tx, context, { facts, deputy, row: { kind: 'DEPUTY_VOTER', memberPersonId: null, deputyId: deputy.id, constituentId: constituent.id, areaId: input.area, fromOn }, basis });
  });
}

const voterName = (fields: Fields, value: string): string => fields.text(value, { path: 'name', max: 50, required: true });
const voterAddress = (fields: Fields, value: string | null | undefined): string | null => fields.text(value, { path: 'address', min: 2, max: 200 }) || null;
function voterPhone(fields: Fields, value: string | null | undefined): string | null {
  const phone = fields.text(value, { path: 'phone', max: 25 }) || null;
  if (phone !== null && !isPhone(phone)) fields.add('phone', 'PHONE', { zh: '电话为 7–20 位数字，可含“+”、“-”和空格。', en: 'A telephone number has 7–20 digits, and may have +, - and spaces.' });
  return phone;
}

interface Beginning {
  facts: TieFacts;
  deputy: Deputy;
  row: Pick<Tie, 'kind' | 'memberPersonId' | 'deputyId' | 'constituentId' | 'areaId' | 'fromOn'>;
  basis: ReturnType<typeof stepOf>['basis'];
}

async function begin(tx: Act, context: Context, { facts, deputy, row, basis }: Beginning): Promise<TieDone> {
  const tie = tx.em.create(Tie, { ...row, state: 'ACTIVE', endedOn: null, endReason: null, pairedAt: tx.now, updatedAt: tx.now });
  await tx.em.flush();
  tx.record({ subject: { type: 'Tie', id: tie.id }, after: { state: 'ACTIVE', ...row } });
  const action = facts.kind === 'MEMBER_DEPUTY' ? 'PAIR_MEMBER' : 'PAIR_VOTER';
  await tellTie(tx, context, { tie: tie.id, subject: await tieTitle(tx, { facts, deputy }), action, step: { basis, post: officePost(facts, context) }, facts: { STARTS_ON: row.fromOn }, to: sidesOf(facts) });
  return done(tie);
}

/** 登记联系; recorded by an office it is verified, by oneself it awaits the duty record's check. */
export function recordContact(context: Context, input: TieContactInput): Promise<TieDone | Problem> {
  return perform(context, { action: 'tie.contact', idempotencyKey: input.idempotencyKey, input }, async (tx) => {
    const loaded = await lockTie(tx, context, input.tie);
    const { tie, facts } = loaded;
    const step = tieStep(context, 'CONTACT', loaded);
    const fields = new Fields(context.language);
    const on = pastDay(fields, input.on, { path: 'on', now: tx.now, from: tie.fromOn });
    const summary = openText(fields, input.summary, { path: 'summary', min: 5, max: 1_000 });
    fields.done();
    requireVersion(context.language, tie.version, input.version);
    const [contact] = await tx.query<{ id: string }>(
      'insert into tie_contact (tie_id, on_day, mode, summary, recorded_by, recorded_at) values ($1, $2, $3, $4, $5, $6) returning id',
      [tie.id, on, input.mode, summary, context.actor.name, tx.now],
    );
    tie.updatedAt = tx.now;
    tx.record({ subject: { type: 'Tie', id: tie.id }, after: { contact: contact?.id, on, mode: input.mode } });
    const subject = await tieTitle(tx, loaded);
    const person = facts.kind === 'MEMBER_DEPUTY' ? facts.memberPerson : facts.deputyPerson;
    const source = { type: 'TieContact', id: contact?.id ?? '' };
    if (person !== null) await recordDuty(tx, { person, kind: 'TIE_CONTACT', on, title: subject, source, path: `/representation/ties/${tie.id}`, verified: !isContactor(facts, context.actor) });
    await tellTie(tx, context, { tie: tie.id, subject, action: 'CONTACT', step, facts: { HAPPENED_ON: on } });
    return done(tie);
  });
}

/** 更正选民信息: the log keeps which of them changed and never a value. */
export function correctVoter(context: Context, { name, phone, address, ...input }: TieCorrectInput): Promise<TieDone | Problem> {
  return perform(context, { action: 'tie.correct', idempotencyKey: input.idempotencyKey, input }, async (tx) => {
    const loaded = await lockTie(tx, context, input.tie);
    const { tie, constituent } = loaded;
    const step = tieStep(context, 'CORRECT', loaded);
    const fields = new Fields(context.language);
    const next = {
      ...(name === undefined ? {} : { name: voterName(fields, name ?? '') }),
      ...(phone === undefined ? {} : { phone: voterPhone(fields, phone) }),
      ...(address === undefined ? {} : { address: voterAddress(fields, address) }),
    };
    const changed = Object.keys(next);
    if (changed.length === 0) fields.add('name', 'REQUIRED', { zh: '请填写要更正的内容。', en: 'Say what is to be corrected.' });
    fields.done();
    requireVersion(context.language, tie.version, input.version);
    if (constituent) Object.assign(constituent, next);
    tie.updatedAt = tx.now;
    tx.record({ subject: { type: 'Tie', id: tie.id }, after: Object.fromEntries(Object.entries(next).map(([column, value]) => [column, value === null ? 'removed' : 'set'])) });
    await tellTie(tx, context, { tie: tie.id, subject: await tieTitle(tx, loaded), action: 'CORRECT', step });
    return done(tie);
  });
}

/** 结束结对 */
export function endTie(context: Context, input: TieEndInput): Promise<TieDone | Problem> {
  return perform(context, { action: 'tie.end', idempotencyKey: input.idempotencyKey, input }, async (tx) => {
    const loaded = await lockTie(tx, context, input.tie);
    const { tie, facts } = loaded;
    const step = tieStep(context, 'END', loaded);
    const fields = new Fields(context.language);
    const endedOn = pastDay(fields, input.endedOn, { path: 'endedOn', now: tx.now, from: tie.fromOn });
    const reason = openText(fields, input.reason, REASON);
    fields.done();
    requireVersion(context.language, tie.version, input.version);
    Object.assign(tie, { state: 'ENDED', endedOn, endReason: reason, updatedAt: tx.now });
    tx.record({ subject: { type: 'Tie', id: tie.id }, before: { state: facts.state }, after: { state: 'ENDED', endedOn }, note: reason });
    await tellTie(tx, context, { tie: tie.id, subject: await tieTitle(tx, loaded), action: 'END', step, note: reason, to: sidesOf(facts) });
    return done(tie);
  });
}

/** 删除选民信息: what identifies the voter goes, with the notes of the visits to her. */
export function eraseVoter(context: Context, input: TieReasonInput): Promise<TieDone | Problem> {
  return perform(context, { action: 'tie.erase', idempotencyKey: input.idempotencyKey, input }, async (tx) => {
    const loaded = await lockTie(tx, context, input.tie);
    const { tie, constituent } = loaded;
    const step = tieStep(context, 'ERASE', loaded);
    const fields = new Fields(context.language);
    const reason = openText(fields, input.reason, REASON);
    fields.done();
    requireVersion(context.language, tie.version, input.version);
    if (constituent) Object.assign(constituent, { name: null, phone: null, address: null, erasedAt: tx.now });
    await tx.query('update visit set notes = null, version = version + 1 where tie_id = $1 and notes is not null', [tie.id]);
    tie.updatedAt = tx.now;
    tx.record({ subject: { type: 'Tie', id: tie.id }, after: { name: 'removed', phone: 'removed', address: 'removed', notes: 'removed' }, note: reason });
    await tellTie(tx, context, { tie: tie.id, subject: await tieTitle(tx, loaded), action: 'ERASE', step, note: reason });
    return done(tie);
  });
}
