import type { Act } from '@redpine/kit/act';
import type { Problem } from '@redpine/kit/problem';
import { requireVersion } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import type { Context } from '../context.ts';
import { Deputy } from '../deputy/deputy.entity.ts';
import { handlingOrgans, isId } from '../directory.repository.ts';
import { recordDuty } from '../duty/duty.record.ts';
import type { VisitOpinionAnswerInput, VisitOpinionRouteInput } from '../generated/types.ts';
import { perform } from '../perform.ts';
import { openText, pastDay } from '../tie/tie.commands.ts';
import { lockVisitOpinion, tellVisit, visitOpinionStep, visitTitle, type VisitOpinionDone } from './visit.act.ts';
import type { VisitOpinion } from './visit.entity.ts';

const done = (opinion: VisitOpinion): VisitOpinionDone => ({ __typename: 'VisitOpinionActSuccess', visitOpinion: opinion.id });

interface Target {
  deputy: Deputy | null;
  organ: string | null;
  suggestion: string | null;
}

/** What the route names, and nothing beside it. */
async function targetOf(tx: Act, context: Context, input: VisitOpinionRouteInput, fields: Fields): Promise<Target> {
  const { route } = input;
  const given = (['deputy', 'unit', 'suggestion'] as const).filter((name) => typeof input[name] === 'string');
  const asked = route === 'OPINION' ? null : (route.toLowerCase() as 'deputy' | 'unit' | 'suggestion');
  for (const name of given) if (name !== asked) fields.add(name, 'NOT_OF_ROUTE', { zh: '与转办去向不符。', en: 'It does not belong to this route.' });
  const id = asked === null ? '' : (input[asked] ?? '');
  const deputy = asked === 'deputy' && isId(id) ? await tx.em.findOne(Deputy, { id }) : null;
  const organ = asked === 'unit' && (await handlingOrgans(tx, [id])).has(id) ? id : null;
  const suggestion = asked === 'suggestion' && isId(id) && (await context.sees('Suggestion', id)) ? id : null;
  if (asked !== null && deputy === null && organ === null && suggestion === null) {
    fields.add(asked, id === '' ? 'REQUIRED' : 'UNKNOWN', id === '' ? { zh: '必填。', en: 'This is required.' } : { zh: '没有这个对象，或您看不到。', en: 'There is none that you see.' });
  }
  return { deputy, organ, suggestion };
}

/** 转办意见: again while it is not answered. */
export function routeVisitOpinion(context: Context, input: VisitOpinionRouteInput): Promise<VisitOpinionDone | Problem> {
  return perform(context, { action: 'visitOpinion.route', idempotencyKey: input.idempotencyKey, input }, async (tx) => {
    const loaded = await lockVisitOpinion(tx, context, input.visitOpinion);
    const { opinion, visit, opinionFacts } = loaded;
    visitOpinionStep(context, 'ROUTE', loaded);
    const fields = new Fields(context.language);
    const { deputy, organ, suggestion } = await targetOf(tx, context, input, fields);
    fields.done();
    const target = deputy ? { status: deputy.status } : null;
    const step = visitOpinionStep(context, 'ROUTE', { ...loaded, opinionFacts: { ...opinionFacts, target } });
    requireVersion(context.language, opinion.version, input.version);
    const before = { state: opinion.state, route: opinion.route, deputyId: opinion.deputyId, organId: opinion.organId, suggestionId: opinion.suggestionId };
    const after = { state: 'ROUTED' as const, route: input.route, deputyId: deputy?.id ?? null, organId: organ, suggestionId: suggestion };
    Object.assign(opinion, after);
    tx.record({ subject: { type: 'VisitOpinion', id: opinion.id }, before, after });
    const to = deputy ? { persons: [deputy.personId] } : organ ? { posts: [{ kind: 'UNIT_CLERK', organ }, { kind: 'UNIT_HEAD', organ }] } : undefined;
    const subject = await visitTitle(tx, loaded);
    await tellVisit(tx, context, { visit: visit.id, subject, action: 'ROUTE', step, note: input.route });
    if (to) tx.notify({ to, kind: 'VISIT_OPINION_ROUTED', subject: '家访意见', path: `/representation/visit-opinions/${opinion.id}` });
    tx.changed('VisitOpinion', opinion.id);
    return done(opinion);
  });
}

/** 答复意见, by whom it is routed to, the visitor, or her office. */
export function answerVisitOpinion(context: Context, input: VisitOpinionAnswerInput): Promise<VisitOpinionDone | Problem> {
  return perform(context, { action: 'visitOpinion.answer', idempotencyKey: input.idempotencyKey, input }, async (tx) => {
    const loaded = await lockVisitOpinion(tx, context, input.visitOpinion);
    const { opinion, opinionFacts, visit, facts } = loaded;
    const step = visitOpinionStep(context, 'ANSWER', loaded);
    const fields = new Fields(context.language);
    const answeredOn = pastDay(fields, input.answeredOn, { path: 'answeredOn', now: tx.now, ...(visit.visitedOn ? { from: visit.visitedOn } : {}) });
    const answer = openText(fields, input.answer, { path: 'answer', min: 5, max: 2_000 });
    fields.done();
    requireVersion(context.language, opinion.version, input.version);
    Object.assign(opinion, { state: 'ANSWERED', answer, answeredOn });
    tx.record({ subject: { type: 'VisitOpinion', id: opinion.id }, before: { state: opinionFacts.state }, after: { state: 'ANSWERED', answeredOn } });
    const subject = await visitTitle(tx, loaded);
    if (opinionFacts.routedPerson !== null) {
      const source = { type: 'VisitOpinion', id: opinion.id };
      const path = `/representation/visit-opinions/${opinion.id}`;
      await recordDuty(tx, { person: opinionFacts.routedPerson, kind: 'OPINION_ANSWERED', on: answeredOn, title: '答复家访意见', source, path, verified: step.post !== undefined });
    }
    const visitorPerson = facts.kind === 'MEMBER_DEPUTY' ? facts.memberPerson : facts.deputyPerson;
    await tellVisit(tx, context, { visit: visit.id, subject, action: 'ANSWER', step, note: answeredOn, ...(visitorPerson === null ? {} : { to: { persons: [visitorPerson] } }) });
    tx.changed('VisitOpinion', opinion.id);
    return done(opinion);
  });
}
