import type { Act } from '@redpine/kit/act';
import { legalDay } from '@redpine/kit/clock';
import type { Text } from '@redpine/kit/language';
import type { Problem } from '@redpine/kit/problem';
import { requireVersion } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import type { Context } from '../context.ts';
import { meetAssignDeadline } from '../deadline/deadline.commands.ts';
import { handlingOrgans, organKinds } from '../directory.repository.ts';
import type { AssignmentInput, SuggestionAssignBatchInput, SuggestionAssignInput } from '../generated/types.ts';
import { offerHandling } from '../handling/offer.ts';
import { namesOf } from '../history/history.facts.ts';
import { perform } from '../perform.ts';
import { addToTimeline } from '../timeline/timeline.commands.ts';
import type { SuggestionDone } from './draft.commands.ts';
import { announce, leadPersons, requireSuggestionAct, suggestionFacts, suggestionStep, unitsTold } from './suggestion.act.ts';
import { lockAll, meetingOf, naming } from './suggestion.batch.ts';
import { replyClockStart } from './suggestion.deadline.ts';
import { maySuggestion } from './suggestion.policy.ts';
import type { Loaded } from './suggestion.repository.ts';
import { lockSuggestion } from './suggestion.repository.ts';
import type { Tiers } from './suggestion.workflow.ts';
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
    await assign(tx, context, checked, null);
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
    const meeting = await meetingOf(tx, context, input.meeting);
    for (const each of checked) await naming(context, each.loaded.suggestion, () => assign(tx, context, each, meeting));
    return { __typename: 'SuggestionAssignBatchSuccess', suggestions: checked.map(({ loaded: { suggestion } }) => suggestion.id) };
  });
}

interface Checked {
  loaded: Loaded;
  action: 'ASSIGN' | 'ASSIGN_WITHIN';
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
  const action = actionOf(context, loaded);
  const { facts } = requireSuggestionAct(context, action, loaded);
  const others = assignment.others ?? [];
  const trackReason = fields.text(assignment.trackReason, { path: `${path}.trackReason`, min: 5, max: 500 }) || null;
  for (const fault of assignmentFaults({ ...assignment, others, trackReason: assignment.trackReason ?? null })) {
    fields.add(`${path}.${fault.path}`, fault.rule, fault.message);
  }
  const named = [assignment.lead, ...others];
  const known = await handlingOrgans(tx, named);
  const kinds = await organKinds(tx, named);
  const units: Checked['units'] = [];
  for (const [at, id] of [['lead', assignment.lead] as const, ...others.map((id, n) => [`others.${n}`, id] as const)]) {
    const name = known.get(id);
    const other = name === undefined ? null : otherTier(action, kinds.get(id) ?? '', facts.tiers);
    if (other) fields.add(`${path}.${at}`, other.code, other.text);
    else if (name !== undefined) units.push({ id, name });
    else {
      fields.add(`${path}.${at}`, 'UNKNOWN_UNIT', {
        zh: '没有这个单位，或该单位不承办建议。',
        en: 'There is no such unit, or it handles no suggestions.',
      });
    }
  }
  return { loaded, action, assignment, trackReason, units };
}

/** The tier on which the actor assigns: from the committee, or within the government once it was handed over. */
function actionOf(context: Context, loaded: Loaded): Checked['action'] {
  const may = (action: Checked['action']): boolean => maySuggestion(action, suggestionFacts(loaded), context.actor);
  const within = loaded.suggestion.state === 'HANDED_OVER' || !may('ASSIGN');
  return within && may('ASSIGN_WITHIN') ? 'ASSIGN_WITHIN' : 'ASSIGN';
}

/** Why a unit is another tier's to assign; null where it is this one's. */
function otherTier(action: Checked['action'], kind: string, tiers: Tiers): { code: string; text: Text } | null {
  if (action === 'ASSIGN_WITHIN' && kind !== 'GOVERNMENT') {
    return {
      code: 'OUTSIDE_GOVERNMENT',
      text: { zh: '政府办公室只能交办到政府系统的单位。', en: 'The government office assigns to units of the government alone.' },
    };
  }
  if (action === 'ASSIGN' && kind === 'GOVERNMENT' && tiers === 'TWO_TIER') {
    return {
      code: 'GOVERNMENT_OFFICE_ASSIGNS',
      text: { zh: '按本区规定，政府系统的单位由政府办公室交办，请先转交。', en: 'By the district’s rule the government office assigns within the government: hand it over.' },
    };
  }
  return null;
}

async function assign(
  tx: Act,
  context: Context,
  { loaded, action, assignment, trackReason, units }: Checked,
  meeting: string | null,
): Promise<void> {
  const { suggestion, handlings } = loaded;
  const standing = requireSuggestionAct(context, action, loaded);
  requireVersion(context.language, suggestion.version, assignment.version);
  const { to, basis } = suggestionStep(context, action, standing);
  const before = { state: suggestion.state };
  const today = legalDay(tx.now);
  const clockStart = replyClockStart({ firstAssignedOn: suggestion.assignedOn ?? null, today }, context.rules);
  suggestion.become(to, tx.now);
  suggestion.assignedOn ??= today;
  if (meeting !== null) suggestion.meetingId = meeting;
  suggestion.assignmentMode = assignment.mode;
  suggestion.track = assignment.track;
  suggestion.trackReason = trackReason;
  await meetAssignDeadline(tx, suggestion, today);

  let position = Math.max(0, ...handlings.map((handling) => handling.position));
  for (const [index, unit] of units.entries()) {
    const role = (index === 0 ? LEAD_ROLE : OTHER_ROLE)[assignment.mode];
    offerHandling(tx, context, { suggestion, unit: unit.id, role, position: (position += 1), clockStart, track: assignment.track });
  }
  addToTimeline(tx, context, {
    suggestion,
    action,
    post: standing.post,
    facts: { UNITS: namesOf(units) },
    basis,
  });
  tx.record({
    subject: { type: 'Suggestion', id: suggestion.id },
    before,
    after: {
      state: to,
      mode: assignment.mode,
      track: assignment.track,
      trackReason,
      units: units.map((unit) => unit.id),
      clockStart,
      meeting,
    },
  });
  announce(tx, suggestion, 'SUGGESTION_ASSIGNED', { persons: leadPersons(loaded) });
  announce(tx, suggestion, 'HANDLING_OFFERED', unitsTold(units.map(({ id }) => id)));
}
