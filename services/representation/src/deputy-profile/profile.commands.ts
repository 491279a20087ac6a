import { legalDay } from '@redpine/kit/clock';
import type { Problem } from '@redpine/kit/problem';
import { requireVersion } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import { type Attachment, checkFiles } from '../attachment.ts';
import type { Context } from '../context.ts';
import { isHerself } from '../deputy/deputy.policy.ts';
import type {
  DeputyProfileActInput, DeputyProfileConsentInput, DeputyProfileConsentWithdrawInput, DeputyProfileReasonInput, DeputyProfileSaveInput,
} from '../generated/types.ts';
import { perform } from '../perform.ts';
import { lockProfile, type ProfileDone, profileStep, tellProfile, writtenOn } from './profile.act.ts';
import type { Consent } from './profile.entity.ts';
import { publishSnapshot, removeFromSnapshot, removeSnapshot } from './profile.snapshot.ts';
import { paperFaults, phoneFaults } from './profile.workflow.ts';

const IMAGES: readonly string[] = ['image/jpeg', 'image/png'];
const done = (deputy: string): ProfileDone => ({ __typename: 'DeputyProfileActSuccess', deputyProfile: deputy });
const subject = (id: string) => ({ type: 'DeputyProfile', id });

/** 编写公示资料 */
export function saveProfile(context: Context, input: DeputyProfileSaveInput): Promise<ProfileDone | Problem> {
  const description = { action: 'deputyProfile.save', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockProfile(tx, context, input.deputy);
    const { deputy, facts } = loaded;
    const step = profileStep(context, 'SAVE', loaded);
    const fields = new Fields(context.language);
    const occupation = fields.text(input.occupation, { path: 'occupation', max: 100 });
    const introduction = fields.text(input.introduction, { path: 'introduction', max: 500 });
    fields.done();
    requireVersion(context.language, loaded.profile?.version ?? 0, input.version);
    const profile = writtenOn(tx, loaded);
    profile.become(step.to, tx.now);
    const before = { occupation: profile.occupation, introduction: profile.introduction };
    Object.assign(profile, { occupation, introduction });
    tx.record({ subject: subject(deputy.id), before: { state: facts.state, ...before }, after: { state: step.to, occupation, introduction } });
    await tellProfile(tx, context, { loaded, action: 'SAVE', step });
    return done(deputy.id);
  });
}

/** 单独同意: by herself here, or on a paper that her keeper names. What is consented to is public with the next publication. */
export function consentToProfile(context: Context, input: DeputyProfileConsentInput): Promise<ProfileDone | Problem> {
  const description = { action: 'deputyProfile.consent', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockProfile(tx, context, input.deputy);
    const { deputy, facts } = loaded;
    const { item } = input;
    const step = profileStep(context, `CONSENT_${item}`, loaded);
    const isHers = isHerself(facts, context.actor);
    const today = legalDay(tx.now);
    const fields = new Fields(context.language);
    const on = typeof input.on === 'string' ? fields.day(input.on, 'on') : null;
    const paper = fields.text(input.paper, { path: 'paper', min: 2, max: 200 });
    const phone = item === 'PHONE' ? fields.text(input.phone, { path: 'phone', max: 30 }) : '';
    const faults = [...(item === 'PHONE' ? phoneFaults(phone) : []), ...paperFaults({ on, paper }, { today, isHers })];
    for (const fault of faults) fields.add(fault.path, fault.rule, fault.message);
    const photo = item === 'PHOTO' ? await photoOf(context, fields, input.photo ?? null) : null;
    fields.done();
    requireVersion(context.language, loaded.profile?.version ?? 0, input.version);
    const consent: Consent = isHers ? { form: 'HERE', on: today, paper: null } : { form: 'ON_PAPER', on: on ?? today, paper };
    const profile = writtenOn(tx, loaded);
    profile.become(step.to, tx.now);
    Object.assign(profile, item === 'PHONE' ? { phone, phoneConsent: consent } : { files: photo ? [photo] : [], photoConsent: consent });
    tx.record({ subject: subject(deputy.id), after: { item, consent } });
    await tellProfile(tx, context, { loaded, action: `CONSENT_${item}`, step, facts: { CONSENTED_ON: consent.on, PAPER: consent.paper } });
    return done(deputy.id);
  });
}

/** An image that the actor uploaded, or what is wrong with the one field. */
async function photoOf(context: Context, fields: Fields, id: string | null): Promise<Attachment | null> {
  const [photo] = await checkFiles(context, new Fields(context.language), id === null ? [] : [id], { path: 'photo', attached: [] });
  if (photo && IMAGES.includes(photo.mediaType)) return photo;
  fields.add('photo', id === null ? 'REQUIRED' : photo ? 'NO_IMAGE' : 'UNKNOWN_FILE', { zh: '请上传 JPEG 或 PNG 格式的照片。', en: 'Upload a photo as JPEG or PNG.' });
  return null;
}

/** 撤回同意: what it was given for is gone at once, here and where the public reads. */
export function withdrawConsent(context: Context, input: DeputyProfileConsentWithdrawInput): Promise<ProfileDone | Problem> {
  const description = { action: 'deputyProfile.consentWithdraw', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockProfile(tx, context, input.deputy);
    const { deputy, profile } = loaded;
    const { item } = input;
    const step = profileStep(context, `REVOKE_${item}`, loaded);
    requireVersion(context.language, profile?.version ?? 0, input.version);
    if (!profile) throw new Error('what was consented to is written');
    Object.assign(profile, item === 'PHONE' ? { phone: null, phoneConsent: null } : { files: [], photoConsent: null }, { updatedAt: tx.now });
    await removeFromSnapshot(tx, deputy.id, item);
    tx.record({ subject: subject(deputy.id), after: { item, consent: null } });
    await tellProfile(tx, context, { loaded, action: `REVOKE_${item}`, step });
    return done(deputy.id);
  });
}

/** 公示 (代表法 art. 58) */
export function publishProfile(context: Context, input: DeputyProfileActInput): Promise<ProfileDone | Problem> {
  const description = { action: 'deputyProfile.publish', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockProfile(tx, context, input.deputy);
    const { deputy, facts } = loaded;
    const step = profileStep(context, 'PUBLISH', loaded);
    requireVersion(context.language, loaded.profile?.version ?? 0, input.version);
    const profile = writtenOn(tx, loaded);
    profile.become(step.to, tx.now);
    profile.withdrawReason = null;
    await tx.em.flush();
    await publishSnapshot(tx, [deputy.id], { withTexts: true, today: legalDay(tx.now) });
    tx.record({ subject: subject(deputy.id), before: { state: facts.state }, after: { state: step.to } });
    await tellProfile(tx, context, { loaded, action: 'PUBLISH', step });
    return done(deputy.id);
  });
}

/** 撤下公示 */
export function withdrawProfile(context: Context, input: DeputyProfileReasonInput): Promise<ProfileDone | Problem> {
  const description = { action: 'deputyProfile.withdraw', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockProfile(tx, context, input.deputy);
    const { deputy, profile, facts } = loaded;
    const step = profileStep(context, 'WITHDRAW', loaded);
    const fields = new Fields(context.language);
    const reason = fields.text(input.reason, { path: 'reason', min: 5, max: 1_000, required: true });
    fields.done();
    requireVersion(context.language, profile?.version ?? 0, input.version);
    if (!profile) throw new Error('what is published is written');
    profile.become(step.to, tx.now);
    profile.withdrawReason = reason;
    await removeSnapshot(tx, deputy.id);
    tx.record({ subject: subject(deputy.id), before: { state: facts.state }, after: { state: step.to }, note: reason });
    await tellProfile(tx, context, { loaded, action: 'WITHDRAW', step, note: reason });
    return done(deputy.id);
  });
}
