import { legalDay } from '@redpine/kit/clock';
import { forbidden } from '@redpine/kit/errors';
import type { Problem } from '@redpine/kit/problem';
import { requireVersion } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import { officeOver } from '../area/area.policy.ts';
import { areaAndAbove } from '../area/area.repository.ts';
import type { Context } from '../context.ts';
import { areaExists, isId, topicOf } from '../directory.repository.ts';
import type { HomeFacilitiesInput, HomeLocationInput, HomeOpenInput, HomePlanInput, HomeReasonInput, HomeReviseInput } from '../generated/types.ts';
import { perform, stepOf } from '../perform.ts';
import { type HomeDone, homeStep, lockHome, membersOf, officesOver, tellHome } from './home.act.ts';
import { Home } from './home.entity.ts';
import { mayHome } from './home.policy.ts';
import { contactFaults, decideHome, type HomeFacts, levelOf, locationFaults, pastFaults } from './home.workflow.ts';

export const homeDone = (home: Home): HomeDone => ({ __typename: 'HomeActSuccess', home: home.id });

/** 筹建 */
export function planHome(context: Context, input: HomePlanInput): Promise<HomeDone | Problem> {
  const description = { action: 'home.plan', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const lies = await areaAndAbove(tx, input.area);
    const facts: HomeFacts = { state: 'NONE', lies, reachable: false };
    if (!mayHome('PLAN', facts, context.actor)) throw forbidden(context.language);
    const fields = new Fields(context.language);
    const described = describe(fields, input);
    if (!(await areaExists(tx, input.area))) fields.add('area', 'UNKNOWN_AREA', { zh: '没有这个区域。', en: 'There is no such area.' });
    const topicId = typeof input.topic === 'string' ? await topicOf(tx, input.topic) : null;
    if (typeof input.topic === 'string' && topicId === null) fields.add('topic', 'UNKNOWN_TOPIC', { zh: '没有这个领域。', en: 'There is no such topic.' });
    else if ((input.kind === 'PROFESSIONAL') !== (topicId !== null)) {
      fields.add('topic', 'FIELD', { zh: '专业代表之家须有领域，其他的不设领域。', en: 'A professional home has a field, others have none.' });
    }
    const [area] = isId(input.area) ? await tx.query<{ kind: string; taken: boolean }>(OF_AREA, [input.area]) : [];
    const level = input.kind === 'AREA' ? levelOf(area?.kind ?? '') : null;
    if (input.kind === 'AREA' && area?.taken) fields.add('area', 'HAS_HOME', { zh: '该区域已有代表之家。', en: 'This area has its home already.' });
    fields.done();
    const { to, basis } = stepOf(context, 'PLAN', 'NONE', decideHome('PLAN', facts));
    const plan = { kind: input.kind, level, areaId: input.area, topicId, ...described };
    const home = tx.em.create(Home, { ...plan, state: 'PLANNED', plannedAt: tx.now, updatedAt: tx.now });
    await tx.em.flush();
    tx.record({ subject: { type: 'Home', id: home.id }, after: { state: to, ...plan } });
    const post = officeOver(lies, context.actor);
    await tellHome(tx, context, { home, action: 'PLAN', step: { basis, post }, facts: { ADDRESS: described.address }, to: officesOver(lies) });
    return homeDone(home);
  });
}

const OF_AREA = `select kind, exists (select from home where area_id = $1::uuid and home.kind = 'AREA' and state <> 'CLOSED') as taken from area where id = $1::uuid`;

/** 修改信息 */
export function reviseHome(context: Context, input: HomeReviseInput): Promise<HomeDone | Problem> {
  const description = { action: 'home.revise', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockHome(tx, context, input.home);
    const { home } = loaded;
    const step = homeStep(context, 'REVISE', loaded);
    const fields = new Fields(context.language);
    const described = describe(fields, input);
    fields.done();
    requireVersion(context.language, home.version, input.version);
    const { name, label, address, openingHours, contact, squareMetres, zones, barrierFree, latitude, longitude } = home;
    Object.assign(home, { ...described, updatedAt: tx.now });
    tx.record({ subject: { type: 'Home', id: home.id }, before: { name, label, address, openingHours, contact, squareMetres, zones, barrierFree, latitude, longitude }, after: described });
    await tellHome(tx, context, { home, action: 'REVISE', step });
    return homeDone(home);
  });
}

/** 启用 */
export function openHome(context: Context, input: HomeOpenInput): Promise<HomeDone | Problem> {
  const description = { action: 'home.open', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockHome(tx, context, input.home);
    const { home, facts } = loaded;
    const step = homeStep(context, 'OPEN', loaded);
    const fields = new Fields(context.language);
    const openedOn = fields.day(input.openedOn, 'openedOn');
    const today = legalDay(tx.now);
    for (const fault of pastFaults('openedOn', openedOn, today)) fields.add(fault.path, fault.rule, fault.message);
    fields.done();
    requireVersion(context.language, home.version, input.version);
    home.become(step.to, tx.now);
    Object.assign(home, { openedOn: home.openedOn ?? openedOn, stateReason: null });
    tx.record({ subject: { type: 'Home', id: home.id }, before: { state: facts.state }, after: { state: step.to, openedOn: home.openedOn } });
    await tellHome(tx, context, { home, action: 'OPEN', step, facts: { OPENED_ON: openedOn }, to: await membersOf(tx, home, today) });
    return homeDone(home);
  });
}

/** 暂停 */
export function suspendHome(context: Context, input: HomeReasonInput): Promise<HomeDone | Problem> {
  return leave(context, input, 'SUSPEND');
}

/** 撤销 */
export function closeHome(context: Context, input: HomeReasonInput): Promise<HomeDone | Problem> {
  return leave(context, input, 'CLOSE');
}

function leave(context: Context, input: HomeReasonInput, action: 'SUSPEND' | 'CLOSE'): Promise<HomeDone | Problem> {
  const description = { action: `home.${action.toLowerCase()}`, idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockHome(tx, context, input.home);
    const { home, facts } = loaded;
    const step = homeStep(context, action, loaded);
    const fields = new Fields(context.language);
    const reason = fields.text(input.reason, { path: 'reason', min: 5, max: 1_000, required: true });
    fields.done();
    requireVersion(context.language, home.version, input.version);
    home.become(step.to, tx.now);
    home.stateReason = reason;
    tx.record({ subject: { type: 'Home', id: home.id }, before: { state: facts.state }, after: { state: step.to }, note: reason });
    await tellHome(tx, context, { home, action, step, note: reason, to: await membersOf(tx, home, legalDay(tx.now)) });
    return homeDone(home);
  });
}

type Described = Pick<HomePlanInput, 'name' | 'label' | 'address' | 'openingHours' | 'contact'> & {
  facilities: HomeFacilitiesInput;
  location?: HomeLocationInput | null | undefined;
};

/** Five digits of a degree are a metre. */
const toMetre = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

function describe(fields: Fields, input: Described) {
  const { squareMetres = null, zones, barrierFree = null } = input.facilities;
  const contact = fields.text(input.contact, { path: 'contact', max: 100 });
  for (const fault of contactFaults(contact)) fields.add(fault.path, fault.rule, fault.message);
  if (squareMetres !== null && (squareMetres < 1 || squareMetres > 100_000)) {
    fields.add('facilities.squareMetres', 'OUT_OF_RANGE', { zh: '面积为 1–100000 平方米。', en: 'Square metres are 1–100,000.' });
  }
  for (const fault of input.location ? locationFaults(input.location) : []) fields.add(fault.path, fault.rule, fault.message);
  return {
    name: fields.text(input.name, { path: 'name', min: 2, max: 60, required: true }),
    label: fields.text(input.label, { path: 'label', min: 2, max: 20 }) || '代表之家',
    address: fields.text(input.address, { path: 'address', min: 2, max: 200, required: true }),
    openingHours: fields.text(input.openingHours, { path: 'openingHours', max: 100 }),
    contact,
    squareMetres,
    zones: [...new Set(zones)],
    barrierFree,
    // A register of homes knows nothing of where they stand: what is left out stays.
    ...(input.location !== undefined && {
      latitude: input.location ? toMetre(input.location.latitude) : null,
      longitude: input.location ? toMetre(input.location.longitude) : null,
    }),
  };
}
