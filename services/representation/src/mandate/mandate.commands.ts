import { legalDay } from '@redpine/kit/clock';
import { forbidden } from '@redpine/kit/errors';
import type { Problem } from '@redpine/kit/problem';
import { requireVersion } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import type { InputFault } from '@redpine/kit/workflow';
import { checkFiles } from '../attachment.ts';
import type { Context } from '../context.ts';
import { keeperOf } from '../deputy/deputy.policy.ts';
import { deputyWithParties } from '../deputy/deputy.repository.ts';
import type { MandateMatterAnnounceInput, MandateMatterDecideInput, MandateMatterDefendInput, MandateMatterOpenInput, MandateMatterReasonInput, MandateMatterReportInput } from '../generated/types.ts';
import { perform, stepOf } from '../perform.ts';
import { lockMatter, type MandateDone, mandateStep, tellMatter } from './mandate.act.ts';
import { takeEffect } from './mandate.effect.ts';
import { MandateMatter } from './mandate.entity.ts';
import { basisOf, inForceByReport } from './mandate.law.ts';
import { mayMandate } from './mandate.policy.ts';
import { dayFaults, decideMandate, groundFaults, type MandateFacts, voteFaults } from './mandate.workflow.ts';

/** Matters that stand in the way of another of the same person and level. */
export const ANOTHER_OPEN = `select 1 from mandate_matter where person_id = $1 and level = $2
  and (state in ('OPEN', 'DECIDED') or (state = 'REPORTED' and kind not in ('SUSPEND', 'RESTORE')))`;
export const FACTS = { path: 'facts', min: 5, max: 5_000, required: true } as const;
const NUMBER = { min: 2, max: 100, required: true } as const;

export const done = (matter: MandateMatter): MandateDone => ({ __typename: 'MandateMatterActSuccess', mandateMatter: matter.id });
export const add = (fields: Fields, faults: readonly InputFault[]): void => faults.forEach(({ path, rule, message }) => fields.add(path, rule, message));

/** 提出资格事项: everything but a by-election, which has no deputy yet. */
export function openMatter(context: Context, input: MandateMatterOpenInput): Promise<MandateDone | Problem> {
  const description = { action: 'mandateMatter.open', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const { kind, ground = null } = input;
    const found = await deputyWithParties(tx, input.deputy);
    const isAnotherOpen = found !== null && (await tx.query(ANOTHER_OPEN, [found.deputy.personId, found.deputy.level])).length > 0;
    const parties = found?.parties ?? { level: 'DISTRICT' as const, lies: [], person: null };
    const facts: MandateFacts = { ...parties, state: 'NONE', kind, ground, status: found?.deputy.status ?? null, isAnotherOpen, isDefended: false };
    if (kind === 'BY_ELECTION' || !mayMandate('OPEN', facts, context.actor)) throw forbidden(context.language);
    const fields = new Fields(context.language);
    if (!found) fields.add('deputy', 'UNKNOWN_DEPUTY', { zh: '没有这位代表。', en: 'There is no such deputy.' });
    add(fields, groundFaults(kind, ground));
    const text = fields.text(input.facts, FACTS);
    const effectiveOn = typeof input.effectiveOn === 'string' ? fields.day(input.effectiveOn, 'effectiveOn') : null;
    const isNamed = kind === 'SUSPEND' || kind === 'RESTORE' || kind === 'LOSE';
    if (isNamed && effectiveOn === null) fields.add('effectiveOn', 'REQUIRED', { zh: '请填写该情形发生的日期。', en: 'Say on which day it came about.' });
    if (effectiveOn !== null && found) add(fields, dayFaults('effectiveOn', effectiveOn, { today: legalDay(tx.now), from: found.deputy.fromOn }));
    const files = await checkFiles(context, fields, input.files ?? [], { path: 'files', attached: [] });
    fields.done();
    stepOf(context, 'OPEN', 'NONE', decideMandate('OPEN', facts));
    if (!found) throw forbidden(context.language);
    const { deputy } = found;
    const matter = tx.em.create(MandateMatter, {
      state: 'OPEN', kind, ground, level: deputy.level, areaId: deputy.areaId, deputyId: deputy.id, personId: deputy.personId,
      electoralDistrictId: deputy.electoralDistrictId, delegationId: deputy.delegationId, facts: text, files, effectiveOn: isNamed ? effectiveOn : null,
      openedAt: tx.now, updatedAt: tx.now,
    });
    await tx.em.flush();
    tx.record({ subject: { type: 'MandateMatter', id: matter.id }, after: { state: 'OPEN', kind, deputy: deputy.id } });
    const step = { basis: basisOf(kind, ground, deputy.level), post: keeperOf(facts, context.actor) };
    await tellMatter(tx, context, { matter, name: deputy.name, action: 'OPEN', step });
    return done(matter);
  });
}

/** 登记申辩: what she says at the meeting or in writing, or that she says nothing. */
export function defendMatter(context: Context, input: MandateMatterDefendInput): Promise<MandateDone | Problem> {
  const description = { action: 'mandateMatter.defend', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockMatter(tx, context, input.mandateMatter);
    const { matter, name } = loaded;
    const step = mandateStep(context, 'DEFEND', loaded);
    const fields = new Fields(context.language);
    const { form } = input;
    const on = fields.day(input.on, 'on');
    add(fields, dayFaults('on', on, { today: legalDay(tx.now), from: legalDay(matter.openedAt) }));
    const text = fields.text(input.text, { path: 'text', max: 5_000, required: form !== 'WAIVED' });
    fields.done();
    requireVersion(context.language, matter.version, input.version);
    matter.defence = { form, on, text };
    matter.updatedAt = tx.now;
    tx.record({ subject: { type: 'MandateMatter', id: matter.id }, after: { defence: { form, on } } });
    await tellMatter(tx, context, { matter, name, action: 'DEFEND', step, facts: { HAPPENED_ON: on } });
    return done(matter);
  });
}

/** 登记决定: the voters' recall or election, or the acceptance of a resignation; it takes effect on the day of the vote. */
export function decideMatter(context: Context, input: MandateMatterDecideInput): Promise<MandateDone | Problem> {
  const description = { action: 'mandateMatter.decide', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockMatter(tx, context, input.mandateMatter);
    const { matter, name, facts } = loaded;
    const step = mandateStep(context, 'DECIDE', loaded);
    const fields = new Fields(context.language);
    const body = fields.text(input.body, { path: 'body', min: 2, max: 200, required: true });
    const on = fields.day(input.on, 'on');
    add(fields, dayFaults('on', on, { today: legalDay(tx.now), from: matter.defence?.on ?? null }));
    const vote = { inFavour: input.inFavour ?? null, all: input.all ?? null };
    add(fields, voteFaults(matter.kind, vote));
    fields.done();
    requireVersion(context.language, matter.version, input.version);
    matter.become(step.to, tx.now);
    matter.decision = { body, on, ...vote };
    matter.effectiveOn = on;
    tx.record({ subject: { type: 'MandateMatter', id: matter.id }, before: { state: facts.state }, after: { state: step.to, decision: matter.decision } });
    await tellMatter(tx, context, { matter, name, action: 'DECIDE', step, facts: { DECIDED_ON: on, DECIDED_BY: body } });
    return done(matter);
  });
}

/** 代表资格审查报告: suspension and restoration take effect with it (代表法 art. 61). */
export function reportMatter(context: Context, input: MandateMatterReportInput): Promise<MandateDone | Problem> {
  const description = { action: 'mandateMatter.report', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockMatter(tx, context, input.mandateMatter);
    const { matter, name, facts } = loaded;
    const step = mandateStep(context, 'REPORT', loaded);
    const fields = new Fields(context.language);
    const number = fields.text(input.number, { path: 'number', ...NUMBER });
    const on = fields.day(input.on, 'on');
    add(fields, dayFaults('on', on, { today: legalDay(tx.now), from: matter.effectiveOn ?? null }));
    const conclusion = fields.text(input.conclusion, { path: 'conclusion', min: 5, max: 5_000, required: true });
    fields.done();
    requireVersion(context.language, matter.version, input.version);
    matter.become(step.to, tx.now);
    matter.report = { number, on, conclusion };
    await tx.em.flush();
    if (inForceByReport(matter.kind)) await takeEffect(tx, matter, on);
    tx.record({ subject: { type: 'MandateMatter', id: matter.id }, before: { state: facts.state }, after: { state: step.to, report: { number, on } } });
    await tellMatter(tx, context, { matter, name, action: 'REPORT', step, facts: { REPORTED_ON: on, DOCUMENT_NUMBER: number } });
    return done(matter);
  });
}

/** 公告: by the SC, for town deputies by the town congress (代表法 art. 63); what is left takes effect. */
export function announceMatter(context: Context, input: MandateMatterAnnounceInput): Promise<MandateDone | Problem> {
  const description = { action: 'mandateMatter.announce', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockMatter(tx, context, input.mandateMatter);
    const { matter, name, facts } = loaded;
    const step = mandateStep(context, 'ANNOUNCE', loaded);
    const fields = new Fields(context.language);
    const number = fields.text(input.number, { path: 'number', ...NUMBER });
    const on = fields.day(input.on, 'on');
    add(fields, dayFaults('on', on, { today: legalDay(tx.now), from: matter.report?.on ?? null }));
    const text = fields.text(input.text, { path: 'text', min: 10, max: 5_000, required: true });
    fields.done();
    requireVersion(context.language, matter.version, input.version);
    matter.become(step.to, tx.now);
    matter.announcement = { number, on, text };
    if (!inForceByReport(matter.kind)) await takeEffect(tx, matter, on);
    tx.record({ subject: { type: 'MandateMatter', id: matter.id }, before: { state: facts.state }, after: { state: step.to, announcement: { number, on } } });
    await tellMatter(tx, context, { matter, name, action: 'ANNOUNCE', step, facts: { ANNOUNCED_ON: on, DOCUMENT_NUMBER: number } });
    return done(matter);
  });
}

/** 未通过或终止: the vote was not carried, the resignation not accepted, or the ground is gone. */
export function rejectMatter(context: Context, input: MandateMatterReasonInput): Promise<MandateDone | Problem> {
  const description = { action: 'mandateMatter.reject', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockMatter(tx, context, input.mandateMatter);
    const { matter, name, facts } = loaded;
    const step = mandateStep(context, 'REJECT', loaded);
    const fields = new Fields(context.language);
    const reason = fields.text(input.reason, { path: 'reason', min: 5, max: 1_000, required: true });
    fields.done();
    requireVersion(context.language, matter.version, input.version);
    matter.become(step.to, tx.now);
    matter.rejectionReason = reason;
    tx.record({ subject: { type: 'MandateMatter', id: matter.id }, before: { state: facts.state }, after: { state: step.to } });
    await tellMatter(tx, context, { matter, name, action: 'REJECT', step });
    return done(matter);
  });
}
