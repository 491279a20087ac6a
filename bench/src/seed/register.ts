/** The register: suggestions and what hangs on them, by COPY. */
import { createRandom, type Random } from '@redpine/platform/demo/random';
import { COMMENTS, COMPLAINTS, REPLIES } from '@redpine/platform/demo/phrases';
import { type Copy, copyInto } from './copy.ts';
import { courseOf, type Course } from './course.ts';
import { eventsOf } from './events.ts';
import { writeText } from './texts.ts';

/** What the rows refer to. */
export interface Register {
  now: Date;
  term: string;
  sessions: readonly { id: string; ordinal: number; from: string; until: string }[];
  /** Ids by code. */
  organs: Readonly<Record<string, string>>;
  topics: Readonly<Record<string, string>>;
  leaves: readonly { id: string; name: string }[];
  deputies: readonly { id: string; name: string }[];
  categories: Readonly<Record<string, string>>;
}

const DAY = 86_400_000;
const FIRST_DAY = Date.parse('2022-01-04T01:00:00Z');
const SEED = 20_260_915;
/** Beside the suggestions submitted. */
const DRAFTS = 0.01;

const COLUMNS = {
  suggestion: ['id', 'version', 'title', 'facts', 'proposal', 'state', 'origin', 'topic_id', 'area_id', 'lead_deputy_id', 'term_id',
    'congress_session_id', 'number', 'number_no', 'number_key', 'created_at', 'updated_at', 'submitted_at', 'accepted_at', 'closed_at',
    'assigned_on', 'assignment_mode', 'track', 'next_due_on', 'archived_on'],
  cosigner: ['suggestion_id', 'deputy_id', 'state', 'since', 'position'],
  handling: ['id', 'version', 'suggestion_id', 'organ_id', 'role', 'state', 'position', 'offered_at', 'accepted_at', 'ended_at', 'updated_at'],
  deadline: ['suggestion_id', 'handling_id', 'kind', 'start_on', 'due_on', 'counted_to', 'length', 'unit', 'rule_code', 'rule_version',
    'law', 'article', 'mark', 'certainty', 'met_on', 'lapsed_on'],
  reply: ['handling_id', 'category_id', 'text', 'signatory_name', 'signed_on', 'sent_at'],
  evaluation: ['handling_id', 'attitude', 'result', 'comment', 'at'],
  timeline_entry: ['suggestion_id', 'at', 'action', 'handling_id', 'actor_name', 'actor_post', 'note', 'law', 'article', 'mark'],
} as const;
type Table = keyof typeof COLUMNS;
export const TABLES = Object.keys(COLUMNS) as Table[];

const CATEGORIES = ['A', 'A', 'A', 'B', 'B', 'C', 'D'] as const;
const MODES = { ALONE: 'ALONE', LEAD: 'LEAD_WITH_COHANDLERS', CO: 'LEAD_WITH_COHANDLERS', SEPARATE: 'SEPARATE' } as const;

export async function loadRegister(url: string, scale: number, of: Register): Promise<void> {
  const random = createRandom(SEED);
  const out = Object.fromEntries(
    await Promise.all(TABLES.map(async (table) => [table, await copyInto(url, table, COLUMNS[table])] as const)),
  ) as Record<Table, Copy>;
  const copies = Object.values(out);
  const step = (of.now.getTime() - FIRST_DAY) / scale;
  const numbers = new Map<string, number>();
  for (let index = 0; index < scale; index += 1) {
    const submittedAt = Math.floor(FIRST_DAY + index * step);
    writeRow({ random, of, index, numbers, out }, courseOf(random, submittedAt, of.now.getTime()));
    for (const copy of copies) await copy.pace();
  }
  for (let index = 0; index < scale * DRAFTS; index += 1) writeDraft(random, of, index, out.suggestion);
  await Promise.all(copies.map((copy) => copy.end()));
}

interface Writing {
  random: Random;
  of: Register;
  index: number;
  numbers: Map<string, number>;
  out: Readonly<Record<Table, Copy>>;
}

function writeRow({ random, of, index, numbers, out }: Writing, course: Course): void {
  const { submittedAt, acceptedAt, assignedAt, closedAt, handling, roles, state } = course;
  const id = uuid(random, submittedAt);
  const deputy = at(of.deputies, index);
  const leaf = at(of.leaves, index * 101 + Math.floor(index / of.leaves.length) * 17);
  const { theme, title, facts, proposal } = writeText(random, leaf.name);
  const session = of.sessions.findLast(({ from }) => from <= day(submittedAt)) ?? at(of.sessions, 0);
  const origin = day(submittedAt) <= session.until && day(submittedAt) >= session.from ? 'IN_SESSION' : 'BETWEEN_SESSIONS';
  const numbered = acceptedAt === null ? null : numberOf(numbers, session.ordinal, origin);
  const opening = handling?.repliedAt === null || handling === null ? null : day(handling.repliedAt + 15 * DAY);
  const nextDue = state === 'ACCEPTED' && acceptedAt !== null ? day(acceptedAt + 30 * DAY)
    : state === 'ASSIGNED' && handling ? day(handling.replyDueAt) : state === 'ANSWERED' ? opening : null;
  const role = roles[0];
  out.suggestion.add(
    id, 5, title, facts, proposal, state, origin, of.topics[theme.topic] ?? null, leaf.id, deputy.id, of.term, session.id,
    numbered?.number ?? null, numbered?.no ?? null, numbered?.key ?? null, instant(submittedAt - 30 * DAY), instant(closedAt ?? submittedAt),
    instant(submittedAt), instant(acceptedAt), instant(closedAt), dayOf(assignedAt), role === undefined ? null : MODES[role],
    role === undefined ? null : 'THREE_MONTHS', nextDue, state === 'ARCHIVED' ? dayOf(closedAt) : null,
  );
  for (const position of [1, 2, 3]) {
    const signer = at(of.deputies, index + position * (7 + (index % 11)));
    out.cosigner.add(id, signer.id, 'CONFIRMED', instant(submittedAt - (6 - position) * 3_600_000), position);
  }
  if (acceptedAt !== null) {
    deadline(out.deadline, [id, null, 'ASSIGN'], [acceptedAt, acceptedAt + 30 * DAY], 'SUGGESTION_ASSIGN_BETWEEN_SESSIONS', assignedAt);
  }
  const unit = of.organs[theme.units[0]] ?? null;
  const handlings = roles.map((each, place) => {
    const handlingId = uuid(random, submittedAt + 1 + place);
    const row = { id: handlingId, suggestion: id, role: each, position: place + 1, course, unit: place === 0 ? unit : otherUnit(of, unit, index) };
    writeHandling({ random, of, out }, row);
    return handlingId;
  });
  for (const event of eventsOf(course, numbered?.number ?? null)) {
    const byDeputy = ['SAVE', 'COSIGN_INVITE', 'COSIGN_CONFIRM', 'SUBMIT', 'EVALUATE'].includes(event.action);
    const legal = event.action === 'REPLY' || event.action === 'SUBMIT';
    out.timeline_entry.add(
      id, instant(event.at), event.action, event.ofHandling ? (handlings[0] ?? null) : null, deputy.name, byDeputy ? null : '经办人', event.note,
      legal ? '代表法' : null, legal ? '第五十一条' : null, legal ? 'F' : null,
    );
  }
}

interface HandlingRow {
  id: string;
  suggestion: string;
  role: Course['roles'][number];
  position: number;
  course: Course;
  unit: string | null;
}

function writeHandling({ random, of, out }: Pick<Writing, 'random' | 'of' | 'out'>, row: HandlingRow): void {
  const { handling, assignedAt, submittedAt } = row.course;
  if (!handling || assignedAt === null) return;
  const helps = row.role === 'CO';
  const state = helps ? (handling.repliedAt === null ? handling.state : 'CONCLUDED') : handling.state;
  const endedAt = helps ? handling.repliedAt : (row.course.closedAt ?? null);
  out.handling.add(row.id, 3, row.suggestion, row.unit, row.role, state, row.position, instant(assignedAt), instant(handling.acceptedAt),
    instant(endedAt), instant(endedAt ?? assignedAt));
  if (helps) return;
  deadline(out.deadline, [row.suggestion, row.id, 'REPLY'], [assignedAt, handling.replyDueAt], 'HANDLING_REPLY_THREE_MONTHS', handling.repliedAt);
  if (handling.repliedAt === null) return;
  const lapses = handling.state === 'UNRETURNED';
  deadline(out.deadline, [row.suggestion, row.id, 'EVALUATE'], [handling.repliedAt, handling.repliedAt + 21 * DAY], 'HANDLING_EVALUATE',
    lapses ? null : handling.evaluatedAt, lapses ? handling.repliedAt + 21 * DAY : null);
  const category = random.pick(CATEGORIES);
  out.reply.add(row.id, of.categories[category] ?? null, random.pick(REPLIES[category] ?? ['已办理。']), '单位负责人', day(handling.repliedAt), instant(handling.repliedAt));
  if (handling.result === null || handling.evaluatedAt === null) return;
  const comment = handling.result === 'DISSATISFIED' ? random.pick(COMPLAINTS) : random.chance(0.3) ? random.pick(COMMENTS) : null;
  out.evaluation.add(row.id, handling.result === 'DISSATISFIED' ? 'BASICALLY_SATISFIED' : 'SATISFIED', handling.result, comment,
    instant(Math.max(handling.evaluatedAt, submittedAt)));
}

function deadline(
  out: Copy, [suggestion, handling, kind]: readonly [string, string | null, string], [from, due]: readonly [number, number], rule: string,
  met: number | null, lapsed: number | null = null,
): void {
  const counted = kind === 'REPLY' ? [3, 'MONTH'] as const : kind === 'EVALUATE' ? [15, 'WORKDAY'] as const : [30, 'DAY'] as const;
  out.add(suggestion, handling, kind, day(from), day(due), day(due), counted[0], counted[1], rule, 1, '代表法', '第五十一条', 'F', 'CONFIRMED',
    dayOf(met), dayOf(lapsed));
}

function writeDraft(random: Random, of: Register, index: number, out: Copy): void {
  const leaf = at(of.leaves, index);
  const { theme, title, facts, proposal } = writeText(random, leaf.name);
  const made = of.now.getTime() - random.int(1, 90) * DAY;
  out.add(uuid(random, made), 1, title, facts, proposal, 'DRAFT', 'BETWEEN_SESSIONS', of.topics[theme.topic] ?? null, leaf.id, at(of.deputies, index).id,
    null, null, null, null, null, instant(made), instant(made), null, null, null, null, null, null, null, null);
}

/** As `Suggestion.takeNumber` gives them. */
function numberOf(numbers: Map<string, number>, session: number, origin: 'IN_SESSION' | 'BETWEEN_SESSIONS') {
  const counter = `${session} ${origin}`;
  const no = (numbers.get(counter) ?? 0) + 1;
  numbers.set(counter, no);
  const inSession = origin === 'IN_SESSION';
  const padded = (value: number, length: number): string => String(value).padStart(length, '0');
  return { no, number: `${inSession ? '第' : '闭'}${no}号`, key: `002-${padded(session, 3)}-${inSession ? 1 : 2}-${padded(no, 6)}` };
}

function otherUnit(of: Register, unit: string | null, index: number): string | null {
  const units = Object.values(of.organs).filter((each) => each !== unit);
  return at(units, index);
}

function at<T>(from: readonly T[], index: number): T {
  const found = from[index % from.length];
  if (found === undefined) throw new Error('nothing to choose from');
  return found;
}

/** Version 7: sorts by its instant, as the database makes them. */
function uuid(random: Random, instantMs: number): string {
  const hex = (value: number, length: number): string => value.toString(16).padStart(length, '0');
  const time = hex(instantMs, 12);
  const [a, b, c] = [random.int(0, 0xfff), random.int(0x8000, 0xbfff), random.int(0, 0xffffff)];
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(a, 3)}-${hex(b, 4)}-${hex(c, 6)}${hex(random.int(0, 0xffffff), 6)}`;
}

const OFFSET = 8 * 3_600_000;
const day = (at_: number): string => new Date(at_ + OFFSET).toISOString().slice(0, 10);
const dayOf = (at_: number | null): string | null => (at_ === null ? null : day(at_));
function instant(at_: number): string;
function instant(at_: number | null): string | null;
function instant(at_: number | null): string | null {
  return at_ === null ? null : new Date(at_).toISOString();
}
