import { actingTitle } from '@redpine/kit/actor';
import { legalDay } from '@redpine/kit/clock';
import type { Problem } from '@redpine/kit/problem';
import { requireVersion } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import { checkFiles } from '../attachment.ts';
import type { Context } from '../context.ts';
import { isId } from '../directory.repository.ts';
import type { HomeGradeInput, HomeOutputRecordInput } from '../generated/types.ts';
import { perform, refusal } from '../perform.ts';
import { gradingVersion } from '../rules/home.rules.ts';
import { type HomeDone, homeStep, lockHome, membersOf, officesOver, tellHome } from './home.act.ts';
import { homeDone } from './home.commands.ts';
import { type Criterion, pastFaults, unsupported } from './home.workflow.ts';

/** 登记成果 */
export async function recordOutput(context: Context, input: HomeOutputRecordInput): Promise<HomeDone | Problem> {
  const { event = null, suggestion = null } = input;
  // Before the act has a connection: what she sees is read through another.
  const seen = suggestion === null || (await context.sees('Suggestion', suggestion));
  const description = { action: 'home.outputRecord', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockHome(tx, context, input.home);
    const { home } = loaded;
    const step = homeStep(context, 'OUTPUT', loaded);
    const fields = new Fields(context.language);
    const title = fields.text(input.title, { path: 'title', min: 2, max: 100, required: true });
    const on = fields.day(input.on, 'on');
    for (const fault of pastFaults('on', on, legalDay(tx.now))) fields.add(fault.path, fault.rule, fault.message);
    if (event !== null && !(isId(event) && (await tx.query('select 1 from home_event where id = $1 and home_id = $2', [event, home.id])).length > 0)) {
      fields.add('event', 'UNKNOWN_EVENT', { zh: '这个代表之家没有这次接待或活动。', en: 'The home has no such reception or activity.' });
    }
    if (!seen) fields.add('suggestion', 'UNKNOWN_SUGGESTION', { zh: '没有这件建议。', en: 'There is no such suggestion.' });
    fields.done();
    requireVersion(context.language, home.version, input.version);
    home.updatedAt = tx.now;
    await tx.em.flush();
    await tx.query(
      'insert into home_output (home_id, kind, title, on_day, event_id, suggestion_id) values ($1, $2, $3, $4, $5, $6)',
      [home.id, input.kind, title, on, event, suggestion],
    );
    tx.record({ subject: { type: 'Home', id: home.id }, after: { kind: input.kind, title, on, event, suggestion } });
    await tellHome(tx, context, { home, action: 'OUTPUT', step, note: title });
    return homeDone(home);
  });
}

/** 评定等次: by the standard of the day, whose criteria are kept with the grading as they stood. */
export function gradeHome(context: Context, input: HomeGradeInput): Promise<HomeDone | Problem> {
  const description = { action: 'home.grade', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockHome(tx, context, input.home);
    const { home, facts } = loaded;
    const step = homeStep(context, 'GRADE', loaded);
    const fields = new Fields(context.language);
    const decision = fields.text(input.decision, { path: 'decision', min: 2, max: 200, required: true });
    const reason = fields.text(input.reason, { path: 'reason', min: 5, max: 1_000, required: true });
    const evidence = fields.text(input.evidence, { path: 'evidence', min: 5, max: 2_000, required: true });
    const files = await checkFiles(context, fields, input.files ?? [], { path: 'files', attached: [] });
    const day = legalDay(tx.now);
    const standard = gradingVersion(context.rules, day);
    if (standard === null) fields.add('grade', 'NO_STANDARD', { zh: '目前没有生效的等次标准。', en: 'No standard is in force.' });
    fields.done();
    requireVersion(context.language, home.version, input.version);
    const [row] = await tx.query<{ criteria: Criterion[] }>('select home_criteria($1, $2) as criteria', [home.id, day]);
    const criteria = row?.criteria ?? [];
    const short = unsupported(input.grade, criteria);
    if (short) throw refusal(context, 'GRADE', facts.state, short);
    const before = { grade: home.grade ?? null };
    Object.assign(home, { grade: input.grade, gradedOn: day, updatedAt: tx.now });
    await tx.em.flush();
    const gradedBy = [step.post ? actingTitle(step.post) : '', context.actor.name].filter((part) => part !== '').join(' ');
    await tx.query(
      `insert into home_grading (home_id, grade, on_day, standard, criteria, decision, reason, evidence, files, graded_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [home.id, input.grade, day, standard, JSON.stringify(criteria), decision, reason, evidence, JSON.stringify(files), gradedBy],
    );
    tx.record({ subject: { type: 'Home', id: home.id }, before, after: { grade: input.grade, standard, decision }, note: reason });
    const to = { ...officesOver(facts.lies), ...(await membersOf(tx, home, day)) };
    await tellHome(tx, context, { home, action: 'GRADE', step, facts: { GRADE: input.grade, DECISION: decision }, to });
    return homeDone(home);
  });
}
