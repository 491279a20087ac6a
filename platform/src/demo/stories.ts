import { legalDay } from '@redpine/kit/clock';
import type { Assignment, Gathering, RegisterStory, StoryDeed, SuggestionStory } from '@redpine/representation/seed/rows';
import { storiesOf } from '@redpine/representation/seed/gathering.story';
import { abridge } from './abridge.ts';
import { keepPromise, publish } from './aftermath.ts';
import { at, shift, workdayFrom } from './calendar-days.ts';
import { handle } from './course.ts';
import { tellDesks } from './desk.ts';
import { DEPUTIES, deputyCode, lastSessionYear } from './directory-rows.ts';
import * as say from './phrases.ts';
import { press } from './pressing.ts';
import { registerOf } from './register.ts';
import { archive, gatherSession, meetingDay, type SessionMeeting, withinDay } from './sessions.ts';
import type { Subject } from './subjects.ts';
import { GOVERNMENT, isOld, OFFICE, type Scene, Telling } from './telling.ts';
import { clerk, inGovernment } from './units.ts';

export const SUGGESTIONS = 300;
const SESSION = 74;
const MOTIONS = 4;
/** Those with demo accounts lead more than others. */
const ACCOUNT_DEPUTIES = [0, 1];
/** The last of the list have left the congress: they lead nothing. */
const LEFT = 2;

export interface Tale {
  stories: SuggestionStory[];
  gatherings: Gathering[];
  registers: RegisterStory[];
}

interface Begun {
  day: string;
  meeting: SessionMeeting | null;
  motion: boolean;
}

/** When the suggestions are begun: two sessions' rush, the years between, and the last weeks in which things are open. */
function beginnings({ random, now }: Scene, count: number): { begun: Begun[]; meetings: SessionMeeting[] } {
  const today = legalDay(now);
  const last = lastSessionYear(now);
  const between = (from: string, days: number, some: number): Begun[] =>
    Array.from({ length: some }, () => ({ day: shift(from, random.int(0, days)), meeting: null, motion: false }));
  const meetings = [last - 1, last].map((year): SessionMeeting => ({ year, direct: [], handedOver: [], within: [] }));
  const sessions = meetings.flatMap((meeting) =>
    Array.from({ length: SESSION }, (_, n): Begun => ({ day: `${meeting.year}-01-0${random.int(8, 9)}`, meeting, motion: n < MOTIONS })),
  );
  const open = [...between(shift(today, -12), 11, 16), ...between(shift(today, -95), 82, 28)];
  const earlier = between(shift(today, -728), 630, count - sessions.length - open.length);
  const begun = [...earlier, ...sessions, ...open].toSorted((a, b) => a.day.localeCompare(b.day));
  return { begun, meetings };
}

/** The stories of all suggestions, each told as far as the clock allows, and what several share. */
export function tellStories(scene: Scene): Tale {
  const desks = tellDesks(scene);
  const { begun, meetings } = beginnings(scene, SUGGESTIONS - desks.length);
  const closed: { story: string; on: string }[] = [];
  const stories = begun.map((each, index) => story(scene, each, { key: `s${String(index + 1).padStart(3, '0')}`, closed }));
  const gathered = [...scene.gatherings, ...meetings.flatMap((meeting) => gatherSession(scene, meeting))];
  const register = registerOf(scene, { stories, gatherings: gathered }, lastSessionYear(scene.now) - 1);
  const entered = new Set(register.rows.map(({ key }) => key));
  const archived = archive(scene, closed.map(({ story, on }) => ({ story, on: entered.has(story) ? legalDay(register.at) : on })));
  return {
    stories: [...abridge(scene, stories.filter(({ key }) => !entered.has(key))), ...desks],
    gatherings: [...gathered.map((gathering) => without(gathering, entered)).filter(({ deed }) => storiesOf(deed).length > 0), ...archived],
    registers: [register],
  };
}

/** The meeting without those that a register holds. */
function without(gathering: Gathering, entered: ReadonlySet<string>): Gathering {
  const { deed } = gathering;
  if (deed.act === 'HAND_OVER') return { ...gathering, deed: { ...deed, stories: deed.stories.filter((key) => !entered.has(key)) } };
  if (deed.act !== 'ASSIGN_BATCH') return gathering;
  return { ...gathering, deed: { ...deed, assignments: deed.assignments.filter(({ story: key }) => !entered.has(key)) } };
}

interface Chapter {
  key: string;
  /** Takes in what came to its end. */
  closed: { story: string; on: string }[];
}

function story(scene: Scene, { day, meeting, motion }: Begun, { key, closed }: Chapter): SuggestionStory {
  const { random } = scene;
  const lead = random.chance(0.05) ? random.pick(ACCOUNT_DEPUTIES) : random.int(0, DEPUTIES - 1 - LEFT);
  const deputy = deputyCode(lead);
  const subject = scene.subjects.next();
  const telling = new Telling(scene, day);
  const end = (): SuggestionStory => ({ key, acts: telling.acts });
  if (!begin(scene, telling, { subject, lead, session: meeting?.year ?? null, motion })) return end();
  const assigned = meeting === null ? assignBetween(scene, telling, key, subject) : assignInSession(scene, telling, { key, subject, meeting });
  if (assigned === null) return end();
  const presses = press(scene, telling, subject.theme);
  const course = handlings(scene, telling, { subject, deputy, assignment: assigned, mayWithdraw: presses.length === 0 });
  if (course === null) {
    telling.join(presses);
    return end();
  }
  closed.push({ story: key, on: telling.day });
  const after = [telling.branch(), telling.branch()] as const;
  if ((course === 'B' || course === 'C') && random.chance(0.45)) keepPromise(scene, after[0], { unit: subject.theme.units[0], deputy });
  if (random.chance(0.04)) after[1].after(3, deputy, { act: 'KEEP_CONFIDENTIAL', reason: random.pick(say.CONFIDENTIAL_REASONS) });
  else if (random.chance(0.22)) publish(scene, after[1], deputy);
  telling.join([...after, ...presses]);
  return end();
}

interface Beginning {
  subject: Subject;
  /** Index of the lead deputy. */
  lead: number;
  /** Year of the session; null between sessions. */
  session: number | null;
  motion: boolean;
}

/** From the draft to the acceptance; false where it never came to that, or the present came before. */
function begin(scene: Scene, telling: Telling, { subject: { content, theme }, lead, session, motion }: Beginning): boolean {
  const { random, cast } = scene;
  const deputy = deputyCode(lead);
  const reviewer = session !== null && random.chance(0.5) ? 'session-office' : OFFICE;
  const misfiled = random.chance(0.03);
  const { area, ...unplaced } = content;
  if (motion) {
    const number = `议案第 ${lead + 1} 号`;
    if (!telling.after(1, 'session-office', { act: 'MOTION', motionNumber: number, deputy: cast.person(deputy), ...content })) return false;
  } else {
    if (!telling.after(0, deputy, { act: 'DRAFT', ...(misfiled ? unplaced : content) })) return false;
    const confirmed = cosign(scene, telling, lead, deputy);
    if (!telling.after(0, deputy, { act: 'SUBMIT' })) return false;
    const [first] = confirmed;
    if (first !== undefined && random.chance(0.04)) {
      if (!telling.after(0, first, { act: 'COSIGN_WITHDRAW', reason: random.pick(say.COSIGN_WITHDRAWN) })) return false;
    }
  }
  if (session === null && random.chance(0.07)) {
    if (!telling.after(random.int(1, 3), OFFICE, { act: 'RETURN', reason: random.pick(say.RETURN_REASONS) })) return false;
    if (!telling.after(random.int(1, 4), deputy, { act: 'SUBMIT' })) return false;
  }
  if (!motion && random.chance(0.02)) {
    telling.after(random.int(1, 3), OFFICE, { act: 'TO_LETTER', ground: 'FORWARDED_PETITION', reason: '内容为群众个人诉求，转信访部门按来信办理。' });
    return false;
  }
  if (!telling.after(session === null ? random.int(1, 3) : 1, reviewer, { act: 'ACCEPT' })) return false;
  if (random.chance(0.01)) {
    if (!telling.after(0, OFFICE, { act: 'RETRACT_ACCEPTANCE', reason: '受理时登记有误，更正后重新受理。' })) return false;
    if (!telling.after(0, OFFICE, { act: 'ACCEPT' })) return false;
  }
  if (!misfiled || motion) return true;
  return telling.after(0, OFFICE, { act: 'CORRECT', topic: theme.topic, area: area ?? null, reason: say.CORRECTIONS[1] ?? '' });
}

/** Who confirmed. */
function cosign({ random, cast, now }: Scene, telling: Telling, lead: number, deputy: string): string[] {
  const most = isOld(now, telling.day) ? 1 : 3;
  const others = random
    .shuffled(Array.from({ length: 24 }, (_, n) => (lead + n * 7 + 1) % (DEPUTIES - LEFT)).filter((n) => n !== lead))
    .slice(0, random.chance(0.3) ? random.int(1, most) : 0);
  const codes = others.map(deputyCode);
  if (codes.length === 0) return [];
  if (!telling.after(0, deputy, { act: 'COSIGN_INVITE', persons: codes.map((code) => cast.person(code)) })) return [];
  const confirmed: string[] = [];
  for (const code of codes) {
    if (random.chance(0.12)) continue; // answers later, or never
    const answer = random.chance(0.94) ? 'COSIGN_CONFIRM' : 'COSIGN_DECLINE';
    if (telling.after(0, code, { act: answer }) && answer === 'COSIGN_CONFIRM') confirmed.push(code);
  }
  return confirmed;
}

/** What is long done was mostly handled by one unit. */
function plan({ random, cast, now }: Scene, day: string, { theme: { units } }: Subject): Assignment {
  const [lead, ...others] = units;
  const alone = others.length === 0 || (isOld(now, day) && random.chance(0.75));
  const mode = alone ? 'ALONE' : random.chance(0.2) ? 'SEPARATE' : 'LEAD_WITH_COHANDLERS';
  const six = random.chance(0.12);
  return {
    mode, lead: cast.organ(lead), others: alone ? [] : others.map((code) => cast.organ(code)),
    track: six ? 'SIX_MONTHS' : 'THREE_MONTHS', ...(six ? { trackReason: random.pick(say.SIX_MONTH_REASONS) } : {}),
  };
}

const unitsOf = (assignment: Assignment, { theme: { units } }: Subject): readonly string[] => (assignment.mode === 'ALONE' ? [units[0]] : units);

/** At the meeting that follows the session; null where that lies ahead. */
function assignInSession(scene: Scene, telling: Telling, { key, subject, meeting }: { key: string; subject: Subject; meeting: SessionMeeting }): Assignment | null {
  const assignment = plan(scene, telling.day, subject);
  const within = unitsOf(assignment, subject).every(inGovernment) && scene.random.chance(0.3);
  if (!telling.meet(meetingDay(meeting.year))) return null;
  if (within) meeting.handedOver.push(key);
  else meeting.direct.push({ story: key, assignment });
  if (!within) return assignment;
  if (!telling.meet(withinDay(meeting.year))) return null;
  meeting.within.push({ story: key, assignment });
  return assignment;
}

/** By the deputies' affairs committee, or handed over to the government office; some to the wrong unit at first. */
function assignBetween(scene: Scene, telling: Telling, key: string, subject: Subject): Assignment | null {
  const { random, cast } = scene;
  const assignment = plan(scene, telling.day, subject);
  const deed = { act: 'ASSIGN', ...assignment } as const;
  const wait = random.int(1, 4);
  if (unitsOf(assignment, subject).every(inGovernment) && random.chance(0.12)) {
    const day = workdayFrom(shift(telling.day, wait));
    if (!telling.meet(day)) return null;
    scene.gatherings.push({ key: `over-${key}`, at: at(day, 9, 30), by: cast.actor(OFFICE), deed: { act: 'HAND_OVER', stories: [key] } });
    return telling.after(1, GOVERNMENT, deed) ? assignment : null;
  }
  const wrong = cast.organ('DEVELOPMENT');
  const drawn = random.next();
  if (assignment.mode === 'ALONE' && assignment.lead !== wrong && drawn < 0.08) {
    if (!telling.after(wait, OFFICE, { ...deed, lead: wrong })) return null;
    if (drawn < 0.03) {
      const reason = '经核对，该事项属另一单位职责，改由其办理。';
      return telling.after(2, OFFICE, { act: 'REASSIGN', unit: wrong, to: assignment.lead, reason }) ? assignment : null;
    }
    if (!telling.after(2, clerk('DEVELOPMENT'), { act: 'HANDLING_RETURN', unit: wrong, reason: random.pick(say.WRONG_UNIT) })) return null;
    return telling.after(random.int(1, 3), OFFICE, deed) ? assignment : null;
  }
  if (!telling.after(wait, OFFICE, deed)) return null;
  if (drawn < 0.98) return assignment;
  if (!telling.after(0, OFFICE, { act: 'RETRACT_ASSIGNMENT', reason: '交办方式选择有误，更正后重新交办。' })) return null;
  return telling.after(0, OFFICE, deed) ? assignment : null;
}

/** What the units do, side by side; the lead's last category, or null where not all came to an end. */
function handlings(
  scene: Scene,
  telling: Telling,
  { subject, deputy, assignment, mayWithdraw }: { subject: Subject; deputy: string; assignment: Assignment; mayWithdraw: boolean },
): string | null {
  const { random, cast } = scene;
  const assignedOn = telling.day;
  const units = unitsOf(assignment, subject);
  const withdrawn = random.chance(0.015) && mayWithdraw;
  const lead = units[0] ?? '';
  const branches = units.map((unit) => {
    const branch = telling.branch();
    const organ = cast.organ(unit);
    const accepted = branch.after(random.int(0, 2), clerk(unit), { act: 'HANDLING_ACCEPT', unit: organ });
    if (!accepted || withdrawn) return { branch, category: null };
    if (unit !== lead && assignment.mode === 'LEAD_WITH_COHANDLERS') {
      const deed: StoryDeed = { act: 'OPINION', unit: organ, text: random.pick(say.OPINIONS) };
      return { branch, category: branch.after(random.int(3, 8), clerk(unit), deed) ? '' : null };
    }
    const six = assignment.track === 'SIX_MONTHS';
    return { branch, category: handle(scene, branch, { unit, deputy, six, assignedOn }) };
  });
  telling.join(branches.map(({ branch }) => branch));
  if (withdrawn) telling.after(3, deputy, { act: 'WITHDRAW', reason: random.pick(say.WITHDRAW_REASONS) });
  return withdrawn || branches.some(({ category }) => category === null) ? null : (branches[0]?.category ?? null);
}
