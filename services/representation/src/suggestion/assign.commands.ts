import type { Act } from '@redpine/kit/act';
import { legalDay } from '@redpine/kit/clock';
import { say } from '@redpine/kit/language';
import type { Problem } from '@redpine/kit/problem';
import { Refused, requireVersion } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import type { Context } from '../context.ts';
import { meetAssignDeadline, setDeadline } from '../deadline/deadline.commands.ts';
import { handlingOrgans } from '../directory.repository.ts';
import type { AssignmentInput, SuggestionAssignBatchInput, SuggestionAssignInput } from '../generated/types.ts';
import { Handling } from '../handling/handling.entity.ts';
import { perform } from '../perform.ts';
import { addToTimeline } from '../timeline/timeline.commands.ts';
import type { SuggestionDone } from './draft.commands.ts';
import { announce, leadPersons, requireSuggestionAct, suggestionStep } from './suggestion.act.ts';
import { replyClockStart, replyDeadline, returnDeadline } from './suggestion.deadline.ts';
import type { Loaded } from './suggestion.repository.ts';
import { lockSuggestion } from './suggestion.repository.ts';
import { assignmentFaults } from './suggestion.workflow.ts';

export interface AssignBatchDone {
  __typename: 'SuggestionAssignBatchSuccess';
  suggestions: string[];
}

const MOST = 200;
const LEAD_ROLE = { ALONE: 'ALONE', LEAD_WITH_COHANDLERS: 'LEAD', SEPARATE: 'SEPARATE' } as const;
const OTHER_ROLE = { ALONE: 'CO', LEAD_WITH_COHANDLERS: 'CO', SEPARATE: 'SEPARATE' } as const;

/** 交办 (代表法 art. 51): the first one starts the legal clock. */
export function assignSuggestion(context: Context, input: SuggestionAssignInput): Promise<SuggestionDone | Problem> {
  const description = { action: 'suggestion.assign', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockSuggestion(tx, context, input.assignment.suggestion);
    const fields = new Fields(context.language);
    const checked = await check(tx, context, fields, input.assignment, { loaded, path: 'assignment' });
    fields.done();
    await assign(tx, context, checked);
    return { __typename: 'SuggestionActSuccess', suggestion: loaded.suggestion.id };
  });
}

/** 集中交办: all or none; a problem names the item it is of. */
export function assignSuggestions(
  context: Context,
  input: SuggestionAssignBatchInput,
): Promise<AssignBatchDone | Problem> {
  const description = { action: 'suggestion.assignBatch', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const { assignments } = input;
    const fields = new Fields(context.language);
    if (assignments.length === 0) fields.add('assignments', 'REQUIRED', { zh: '请选择建议。', en: 'Choose suggestions.' });
    if (assignments.length > MOST) {
      fields.add('assignments', 'TOO_MANY', { zh: `一次最多交办 ${MOST} 件。`, en: `At most ${MOST} at once.` });
    }
    fields.done();
    const loaded = await lockAll(tx, context, assignments);
    const checked: Checked[] = [];
    for (const [index, assignment] of assignments.entries()) {
      const path = `assignments.${index}`;
      const of = loaded.get(assignment.suggestion);
      if (!of || checked.some((each) => each.loaded.suggestion === of.suggestion)) {
        fields.add(`${path}.suggestion`, 'DUPLICATE', { zh: '同一建议重复。', en: 'The same suggestion stands twice.' });
      } else checked.push(await check(tx, context, fields, assignment, { loaded: of, path }));
    }
    fields.done();
    for (const each of checked) await assignOf(tx, context, each);
    return { __typename: 'SuggestionAssignBatchSuccess', suggestions: checked.map(({ loaded: { suggestion } }) => suggestion.id) };
  });
}

/** In the order of ids, so that two batches cannot wait for each other. */
async function lockAll(
  tx: Act,
  context: Context,
  assignments: readonly AssignmentInput[],
): Promise<ReadonlyMap<string, Loaded>> {
  const loaded = new Map<string, Loaded>();
  for (const id of new Set(assignments.map(({ suggestion }) => suggestion).toSorted())) {
    loaded.set(id, await lockSuggestion(tx, context, id));
  }
  return loaded;
}

/** As `assign`, where a refusal must say which of several suggestions it is of. */
async function assignOf(tx: Act, context: Context, checked: Checked): Promise<void> {
  try {
    await assign(tx, context, checked);
  } catch (error) {
    if (!(error instanceof Refused) || error.problem.__typename === 'ValidationProblem') throw error;
    const { number, title } = checked.loaded.suggestion;
    const which = { zh: `${number ?? ''}《${title}》：`, en: `${number ?? ''} “${title}”: ` };
    throw new Refused({ ...error.problem, message: `${say(which, context.language)}${error.problem.message}` });
  }
}

interface Checked {
  loaded: Loaded;
  assignment: AssignmentInput;
  trackReason: string | null;
  /** Lead first. */
  units: { id: string; name: string }[];
}

async function check(
  tx: Act,
  context: Context,
  fields: Fields,
  assignment: AssignmentInput,
  { loaded, path }: { loaded: Loaded; path: string },
): Promise<Checked> {
  requireSuggestionAct(context, 'ASSIGN', loaded);
  const others = assignment.others ?? [];
  const trackReason = fields.text(assignment.trackReason, { path: `${path}.trackReason`, min: 5, max: 500 }) || null;
  for (const fault of assignmentFaults({ ...assignment, others, trackReason: assignment.trackReason ?? null })) {
    fields.add(`${path}.${fault.path}`, fault.rule, fault.message);
  }
  const known = await handlingOrgans(tx, [assignment.lead, ...others]);
  const units: Checked['units'] = [];
  for (const [at, id] of [['lead', assignment.lead] as const, ...others.map((id, n) => [`others.${n}`, id] as const)]) {
    const name = known.get(id);
    if (name !== undefined) units.push({ id, name });
    else {
      fields.add(`${path}.${at}`, 'UNKNOWN_UNIT', {
        zh: '没有这个单位，或该单位不承办建议。',
        en: 'There is no such unit, or it handles no suggestions.',
      });
    }
  }
  return { loaded, assignment, trackReason, units };
}

async function assign(tx: Act, context: Context, { loaded, assignment, trackReason, units }: Checked): Promise<void> {
  const { suggestion, handlings } = loaded;
  const standing = requireSuggestionAct(context, 'ASSIGN', loaded);
  requireVersion(context.language, suggestion.version, assignment.version);
  const { to, basis } = suggestionStep(context, 'ASSIGN', standing);
  const today = legalDay(tx.now);
  const clockStart = replyClockStart({ firstAssignedOn: suggestion.assignedOn ?? null, today }, context.rules);
  suggestion.become(to, tx.now);
  suggestion.assignedOn ??= today;
  suggestion.assignmentMode = assignment.mode;
  suggestion.track = assignment.track;
  suggestion.trackReason = trackReason;
  await meetAssignDeadline(tx, suggestion, today);

  let position = Math.max(0, ...handlings.map((handling) => handling.position));
  for (const [index, unit] of units.entries()) {
    const role = (index === 0 ? LEAD_ROLE : OTHER_ROLE)[assignment.mode];
    const handling = tx.em.create(Handling, {
      suggestion,
      organId: unit.id,
      role,
      position: (position += 1),
      offeredAt: tx.now,
      updatedAt: tx.now,
    });
    setDeadline(tx, { suggestion, handling }, returnDeadline({ offeredOn: today }, context));
    if (role !== 'CO') {
      setDeadline(tx, { suggestion, handling }, replyDeadline({ assignedOn: clockStart, track: assignment.track }, context));
    }
  }
  addToTimeline(tx, context, {
    suggestion,
    action: 'ASSIGN',
    post: standing.post,
    note: units.map((unit) => unit.name).join('、'),
    basis,
  });
  tx.record({
    subject: { type: 'Suggestion', id: suggestion.id },
    before: { state: 'ACCEPTED' },
    after: {
      state: to,
      mode: assignment.mode,
      track: assignment.track,
      trackReason,
      units: units.map((unit) => unit.id),
      clockStart,
    },
  });
  announce(tx, suggestion, 'SUGGESTION_ASSIGNED', { persons: leadPersons(loaded) });
  announce(tx, suggestion, 'HANDLING_OFFERED', {
    posts: units.flatMap(({ id }) => [{ kind: 'UNIT_CLERK', organ: id }, { kind: 'UNIT_HEAD', organ: id }]),
  });
}
