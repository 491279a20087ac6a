import { legalDay } from '@redpine/kit/clock';
import type { StoryAct, StoryDeed, SuggestionStory } from '@redpine/representation/seed/rows';
import { at, shift, workdayFrom, workdaysBetween } from './calendar-days.ts';
import type { Cast } from './cast.ts';
import { tellDesks } from './desk.ts';
import { DEPUTIES, deputyCode, lastSessionYear } from './directory-rows.ts';
import { INVENTED_UNITS } from './organs.ts';
import type { Random } from './random.ts';
import { COMMENTS, COMPLAINTS, CONTACTS, OPINIONS, REPLIES, RETURN_REASONS, SIX_MONTH_REASONS, THEMES, WRONG_UNIT, type Theme } from './themes.ts';

/** With the five on the desks there are 120. */
const SUGGESTIONS = 115;
const OFFICE = 'deputies-office';
/** Those with demo accounts have a desk with something on it. */
const ACCOUNT_DEPUTIES = [0, 1];

interface Place { code: string; name: string }

interface Scene {
  random: Random;
  cast: Cast;
  places: readonly Place[];
  now: Date;
}

/** What is long done is told in fewer acts: nobody looks up its drafts. */
const isOld = (now: Date, day: string): boolean => day < shift(legalDay(now), -150);

/** When the suggestions are begun: the sessions' rush, the year between, and the last weeks in which things are open. */
function beginnings({ random, now }: Scene): string[] {
  const today = legalDay(now);
  const year = lastSessionYear(now);
  const between = (from: string, days: number, count: number): string[] =>
    Array.from({ length: count }, () => shift(from, random.int(0, days)));
  const open = [...between(shift(today, -6), 5, 16), ...between(shift(today, -25), 18, 18), ...between(shift(today, -95), 69, 22)];
  const session = Array.from({ length: 34 }, () => `${year}-01-0${random.int(8, 9)}`);
  const earlier = between(shift(today, -420), 240, SUGGESTIONS - open.length - session.length);
  return [...earlier, ...session, ...open].map((day) => (day > today ? today : day)).toSorted();
}

/** The stories of all suggestions, each told as far as the clock allows. */
export function tellStories(scene: Scene): SuggestionStory[] {
  const themes: Theme[] = [];
  const stories = beginnings(scene).map((day, index) => {
    if (themes.length === 0) themes.push(...scene.random.shuffled(THEMES));
    const theme = themes.pop() as Theme;
    return story(scene, theme, day, index);
  });
  return [...stories, ...tellDesks(scene)];
}

/** Tells act after act; whatever lies ahead of the clock has not happened. */
class Telling {
  readonly acts: StoryAct[] = [];
  day: string;
  private readonly scene: Scene;
  private minute = 0;
  private over = false;

  constructor(scene: Scene, day: string) {
    this.scene = scene;
    this.day = day;
  }

  /** Adds an act so many days later, in office hours; false once the present is reached. */
  after(days: number, by: string, deed: StoryDeed): boolean {
    if (this.over) return false;
    const day = days === 0 ? this.day : workdayFrom(shift(this.day, days));
    this.minute = day === this.day ? this.minute + this.scene.random.int(4, 20) : this.scene.random.int(0, 240);
    const when = at(day, 9, this.minute);
    if (when >= this.scene.now) {
      this.over = true;
      return false;
    }
    this.day = day;
    this.acts.push({ at: when, by: this.scene.cast.actor(by), ...deed });
    return true;
  }

}

function story(scene: Scene, theme: Theme, begun: string, index: number): SuggestionStory {
  const { random, cast, places, now } = scene;
  const telling = new Telling(scene, begun);
  const lead = index % 9 === 0 ? ACCOUNT_DEPUTIES[(index / 9) % 2] ?? 0 : random.int(2, DEPUTIES - 3);
  const deputy = deputyCode(lead);
  const place = random.pick(places);
  const fill = (text: string): string => text.replace('{place}', place.name);
  const recent = begun > shift(legalDay(now), -12);
  const { title, facts, proposal, topic } = theme;
  telling.after(0, deputy, { act: 'DRAFT', title: fill(title), facts: fill(facts), proposal: fill(proposal), topic, area: cast.area(place.code) });
  const done = (): SuggestionStory => ({ key: `demo-${String(index + 1).padStart(3, '0')}`, acts: telling.acts });

  cosign(scene, telling, lead, deputy);
  // Of the latest some are still being written, some wait at the office, some were given back: no state lacks an example.
  if (recent && index % 4 === 0) return done();
  telling.after(0, deputy, { act: 'SUBMIT' });
  if (recent && index % 8 === 2) return done();
  const inSession = telling.day.slice(5) >= '01-08' && telling.day.slice(5) <= '01-11';
  const givenBack = recent && index % 4 === 1;
  if (givenBack || (!inSession && random.chance(0.1))) {
    telling.after(givenBack ? 1 : random.int(1, 3), OFFICE, { act: 'RETURN', reason: random.pick(RETURN_REASONS) });
    if (givenBack) return done();
    telling.after(random.int(1, 4), deputy, { act: 'SUBMIT' });
  }
  telling.after(inSession ? 1 : random.int(1, 3), inSession && random.chance(0.5) ? 'session-office' : OFFICE, { act: 'ACCEPT' });
  // The office has five working days to assign.
  if (recent && workdaysBetween(begun, legalDay(now)) <= 5 && index % 4 === 3) return done();
  handle(scene, telling, theme, deputy, inSession);
  return done();
}

function cosign({ random, cast, now }: Scene, telling: Telling, lead: number, deputy: string): void {
  const others = random.shuffled(Array.from({ length: 24 }, (_, n) => (lead + n * 7 + 1) % (DEPUTIES - 2)).filter((n) => n !== lead)).slice(0, random.int(0, isOld(now, telling.day) ? 1 : 3));
  if (random.chance(0.35) && lead !== 0 && !others.includes(0)) others.push(0);
  if (others.length === 0) return;
  const codes = others.map(deputyCode);
  if (!telling.after(0, deputy, { act: 'COSIGN_INVITE', persons: codes.map((code) => cast.person(code)) })) return;
  for (const code of codes) {
    if (random.chance(0.12)) continue; // answers later, or never
    if (!telling.after(0, code, { act: random.chance(0.94) ? 'COSIGN_CONFIRM' : 'COSIGN_DECLINE' })) return;
  }
}

function handle(scene: Scene, telling: Telling, theme: Theme, deputy: string, inSession: boolean): void {
  const { random, cast } = scene;
  const [lead, ...rest] = theme.units;
  const six = random.chance(0.2);
  const mode = rest.length === 0 ? 'ALONE' : random.chance(0.2) ? 'SEPARATE' : 'LEAD_WITH_COHANDLERS';
  const assign = (unit: string, others: readonly string[], by: typeof mode): boolean =>
    telling.after(inSession ? random.int(8, 16) : random.int(1, 4), OFFICE, {
      act: 'ASSIGN', mode: by, lead: cast.organ(unit), others: others.map((code) => cast.organ(code)),
      track: six ? 'SIX_MONTHS' : 'THREE_MONTHS', ...(six ? { trackReason: random.pick(SIX_MONTH_REASONS) } : {}),
    });
  if (random.chance(0.06) && mode === 'ALONE') {
    if (!assign('DEVELOPMENT', [], 'ALONE')) return;
    telling.after(2, clerk('DEVELOPMENT'), { act: 'HANDLING_RETURN', unit: cast.organ('DEVELOPMENT'), reason: random.pick(WRONG_UNIT) });
  }
  if (!assign(lead, rest, mode)) return;
  for (const unit of theme.units) {
    if (!telling.after(random.int(0, 2), clerk(unit), { act: 'HANDLING_ACCEPT', unit: cast.organ(unit) })) return;
  }
  if (mode === 'LEAD_WITH_COHANDLERS') {
    for (const unit of rest) {
      const text = random.pick(OPINIONS);
      if (!telling.after(random.int(3, 8), clerk(unit), { act: 'OPINION', unit: cast.organ(unit), text })) return;
    }
  }
  const late = INVENTED_UNITS.includes(lead) && random.chance(0.45);
  // Nobody waits for the late one.
  const answering = mode !== 'SEPARATE' ? [lead] : late ? [...rest, lead] : theme.units;
  for (const unit of answering) {
    const pace = unit !== lead ? 'QUICK' : late ? 'LATE' : 'STEADY';
    if (!answer(scene, telling, unit, six, pace)) return;
    if (!evaluate(scene, telling, unit, deputy)) return;
  }
}

/**
 * Contacts, draft and reply. A late unit lets about five months pass; a quick one has little left of the three months
 * in which others have answered before it.
 */
function answer(scene: Scene, telling: Telling, unit: string, six: boolean, pace: 'LATE' | 'STEADY' | 'QUICK'): boolean {
  const { random, cast, now } = scene;
  const late = pace === 'LATE';
  const old = isOld(now, telling.day);
  const organ = cast.organ(unit);
  const contacts = pace === 'QUICK' || old ? 1 : random.int(1, 2);
  for (let n = 0; n < contacts; n += 1) {
    const wait = late && n === 0 ? random.int(70, 85) : pace === 'QUICK' ? random.int(0, 2) : random.int(4, 14);
    const mode = random.pick(['FACE_TO_FACE', 'VISIT', 'SEMINAR', 'TELEPHONE'] as const);
    const on = workdayFrom(shift(telling.day, wait));
    if (!telling.after(wait, clerk(unit), { act: 'CONTACT', unit: organ, on, mode, stage: n === 0 ? 'BEFORE' : 'DURING', note: random.pick(CONTACTS) })) return false;
  }
  const category = late ? random.pick(['B', 'C']) : random.pick(['A', 'A', 'A', 'A', 'A', 'A', 'B', 'B', 'B', 'C', 'D']);
  const text = random.pick(REPLIES[category] ?? []);
  if (!old && !telling.after(pace === 'QUICK' ? 1 : random.int(4, six ? 40 : 14), clerk(unit), { act: 'REPLY_DRAFT', unit: organ, category, text })) return false;
  const wait = late ? random.int(25, 45) : random.int(1, pace === 'QUICK' ? 1 : 4);
  const signedOn = workdayFrom(shift(telling.day, wait));
  return telling.after(wait, clerk(unit), { act: 'REPLY', unit: organ, category, text, signatory: cast.person(`head-${unit}`), signedOn });
}

function evaluate(scene: Scene, telling: Telling, unit: string, deputy: string): boolean {
  const { random, cast } = scene;
  const organ = cast.organ(unit);
  if (random.chance(0.1)) return true; // the window passes without an evaluation
  const unhappy = INVENTED_UNITS.includes(unit) && random.chance(0.4);
  if (unhappy) {
    const dissatisfied = { act: 'EVALUATE', unit: organ, attitude: 'BASICALLY_SATISFIED', result: 'DISSATISFIED', comment: random.pick(COMPLAINTS) } as const;
    return telling.after(random.int(2, 9), deputy, dissatisfied) && handleAgain(scene, telling, unit, deputy);
  }
  return telling.after(random.int(1, 10), deputy, {
    act: 'EVALUATE', unit: organ, attitude: 'SATISFIED', result: random.chance(0.85) ? 'SATISFIED' : 'BASICALLY_SATISFIED', comment: random.pick(COMMENTS),
  });
}

/** 重新办理 — ordered within days, replied to within its month, evaluated once more. */
function handleAgain(scene: Scene, telling: Telling, unit: string, deputy: string): boolean {
  const organ = scene.cast.organ(unit);
  const signatory = scene.cast.person(`head-${unit}`);
  const reason = '请对照代表意见重新研究，提出可以落实的措施和时限。';
  if (!telling.after(3, OFFICE, { act: 'REHANDLE', unit: organ, reason })) return false;
  const on = workdayFrom(shift(telling.day, 6));
  const note = '当面听取代表意见，商定补充措施。';
  if (!telling.after(6, clerk(unit), { act: 'CONTACT', unit: organ, on, mode: 'FACE_TO_FACE', stage: 'DURING', note })) return false;
  const signedOn = workdayFrom(shift(telling.day, 9));
  const text = '经重新研究，已按代表意见补充具体措施，明确责任人和完成时限，并将按月向代表通报进展。';
  if (!telling.after(9, clerk(unit), { act: 'REPLY', unit: organ, category: 'B', text, signatory, signedOn })) return false;
  return telling.after(5, deputy, { act: 'EVALUATE', unit: organ, attitude: 'SATISFIED', result: 'BASICALLY_SATISFIED' });
}

/** Who acts for a unit: its account where it has one. */
function clerk(unit: string): string {
  const accounts: Record<string, string> = { HOUSING: 'unit', CIVIL_AFFAIRS: 'unit-2', SUPERVISORY: 'supervisory-commission', COURT: 'court', PROCURATORATE: 'procuratorate' };
  return accounts[unit] ?? `clerk-${unit}`;
}
