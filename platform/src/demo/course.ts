import { shift, workdayFrom } from './calendar-days.ts';
import * as say from './phrases.ts';
import { GOVERNMENT, isOld, OFFICE, type Scene, type Telling } from './telling.ts';
import { clerk, inGovernment, isInvented, mannerOf } from './units.ts';

/** One unit's part in answering. */
export interface Course {
  unit: string;
  deputy: string;
  six: boolean;
  /** When the suggestion was assigned. */
  assignedOn: string;
}

/** Days until the reply: within the time that there is, but for invented units, of which some are late. */
function replyDays({ random }: Scene, { unit, six }: Course): { days: number; late: boolean; extended: boolean } {
  const late = isInvented(unit) && !six && random.chance(0.45);
  if (late) return { days: random.int(104, 150), late, extended: false };
  const extended = !six && random.chance(0.06);
  const [least, most] = mannerOf(unit).days;
  return { days: extended ? random.int(96, 120) : random.int(least, most) + (six ? 55 : 0), late, extended };
}

function categoryOf({ random }: Scene, { unit }: Course): string {
  const [a, b, c] = mannerOf(unit).categories;
  const drawn = random.int(1, 100);
  if (drawn <= a) return 'A';
  if (drawn <= a + b) return 'B';
  return drawn <= a + b + c ? 'C' : 'D';
}

/** From the first contact to the evaluation; the category of the last reply, or null where the present came before. */
export function handle(scene: Scene, telling: Telling, course: Course): string | null {
  const { random, cast } = scene;
  const { unit, assignedOn } = course;
  const organ = cast.organ(unit);
  const { days, late, extended } = replyDays(scene, course);
  const due = (part: number): string => workdayFrom(shift(assignedOn, Math.max(1, Math.round(days * part))));
  const contact = (part: number, stage: 'BEFORE' | 'DURING'): boolean => {
    const on = due(part);
    const mode = random.pick(['FACE_TO_FACE', 'VISIT', 'SEMINAR', 'TELEPHONE'] as const);
    return telling.on(on, clerk(unit), { act: 'CONTACT', unit: organ, on: on < telling.day ? telling.day : on, mode, stage, note: random.pick(say.CONTACTS) });
  };
  if (!contact(late ? 0.6 : 0.3, 'BEFORE')) return null;
  if (extended || (!late && !course.six && random.chance(0.02))) {
    const until = shift(assignedOn, 150);
    if (!telling.on(due(0.6), clerk(unit), { act: 'EXTENSION_ASK', unit: organ, until, reason: random.pick(say.EXTENSION_REASONS) })) return null;
    const decision = extended
      ? ({ act: 'EXTENSION_GRANT', unit: organ } as const)
      : ({ act: 'EXTENSION_REFUSE', unit: organ, reason: random.pick(say.EXTENSION_REFUSALS) } as const);
    if (!telling.after(2, OFFICE, decision)) return null;
  }
  if (late && random.chance(0.6) && !telling.on(due(0.9), OFFICE, { act: 'URGE', unit: organ, note: random.pick(say.URGES) })) return null;
  const old = isOld(scene.now, telling.day);
  if (!old && random.chance(0.4) && !contact(0.7, 'DURING')) return null;
  const category = categoryOf(scene, course);
  const text = random.pick(say.REPLIES[category] ?? []);
  if (!reply(scene, telling, { ...course, category, text, on: due(1), drafted: !old || random.chance(0.08) })) return null;
  return evaluate(scene, telling, course, category);
}

interface Answer extends Course {
  category: string;
  text: string;
  on: string;
  drafted: boolean;
}

/** 拟稿、核稿、签发: the government office checks some of the drafts. */
function reply({ random, cast }: Scene, telling: Telling, { unit, category, text, on, drafted }: Answer): boolean {
  const organ = cast.organ(unit);
  const draft = { act: 'REPLY_DRAFT', unit: organ, category, text } as const;
  if (drafted && !telling.on(workdayFrom(shift(on, -8)), clerk(unit), draft)) return false;
  if (drafted && inGovernment(unit) && random.chance(0.35)) {
    if (!telling.after(0, clerk(unit), { act: 'CHECK_SUBMIT', unit: organ })) return false;
    if (random.chance(0.25)) {
      if (!telling.after(1, GOVERNMENT, { act: 'CHECK_RETURN', unit: organ, reason: random.pick(say.DRAFT_NOTES) })) return false;
      if (!telling.after(1, clerk(unit), draft) || !telling.after(0, clerk(unit), { act: 'CHECK_SUBMIT', unit: organ })) return false;
    }
    if (!telling.after(1, GOVERNMENT, { act: 'CHECK_PASS', unit: organ })) return false;
  }
  const signedOn = on < telling.day ? telling.day : on;
  return telling.on(signedOn, clerk(unit), { act: 'REPLY', unit: organ, category, text, signatory: cast.person(`head-${unit}`), signedOn });
}

function evaluate(scene: Scene, telling: Telling, course: Course, category: string): string | null {
  const { random, cast } = scene;
  const { unit, deputy } = course;
  const organ = cast.organ(unit);
  if (random.chance(0.08)) return category; // the window passes without an evaluation
  if (isInvented(unit) && random.chance(0.25)) {
    const verdict = { attitude: 'BASICALLY_SATISFIED', result: 'DISSATISFIED', comment: random.pick(say.COMPLAINTS) } as const;
    return telling.after(random.int(2, 9), deputy, { act: 'EVALUATE', unit: organ, ...verdict }) ? handleAgain(scene, telling, course) : null;
  }
  const result = random.chance(0.94) ? 'SATISFIED' : 'BASICALLY_SATISFIED';
  const verdict = { attitude: 'SATISFIED', result, ...(random.chance(0.5) ? { comment: random.pick(say.COMMENTS) } : {}) } as const;
  if (!telling.after(random.int(1, 10), deputy, { act: 'EVALUATE', unit: organ, ...verdict })) return null;
  if (random.chance(0.02)) {
    if (!telling.after(12, OFFICE, { act: 'QUALITY_CHECK', unit: organ, reason: random.pick(say.QUALITY_REASONS) })) return null;
    return answerAgain(scene, telling, course, 'SATISFIED');
  }
  if (category === 'B' && random.chance(0.14)) return goOn(scene, telling, course);
  return category;
}

/** 续办 — What was partly solved is solved later. */
function goOn({ random, cast }: Scene, telling: Telling, { unit, deputy }: Course): string | null {
  const wait = random.int(50, 90);
  const signedOn = workdayFrom(shift(telling.day, wait));
  const [text = ''] = say.REPLIES['A'] ?? [];
  const letter = { unit: cast.organ(unit), category: 'A', text, signatory: cast.person(`head-${unit}`), signedOn };
  if (!telling.after(wait, clerk(unit), { act: 'CONTINUE', ...letter })) return null;
  return telling.after(random.int(2, 8), deputy, { act: 'EVALUATE', unit: letter.unit, attitude: 'SATISFIED', result: 'SATISFIED' }) ? 'A' : null;
}

/** 重新办理 — ordered within days; where the deputy stays dissatisfied, both sides are convened. */
function handleAgain(scene: Scene, telling: Telling, course: Course): string | null {
  const { random, cast } = scene;
  const organ = cast.organ(course.unit);
  const reason = '请对照代表意见重新研究，提出可以落实的措施和时限。';
  if (!telling.after(3, OFFICE, { act: 'REHANDLE', unit: organ, reason })) return null;
  const stays = random.chance(0.3);
  if (!answerAgain(scene, telling, course, stays ? 'DISSATISFIED' : 'BASICALLY_SATISFIED')) return null;
  if (!stays) return 'B';
  const on = workdayFrom(shift(telling.day, 8));
  const convened = { on, participants: '领衔代表、承办单位负责人、代工委', outcome: '双方就分步实施和每月通报达成一致。' };
  if (!telling.after(8, OFFICE, { act: 'ESCALATE', unit: organ, ...convened })) return null;
  return telling.after(6, OFFICE, { act: 'SETTLE', unit: organ, reason: '按沟通意见办结，转入承诺台账跟踪。' }) ? 'B' : null;
}

/** Replied to within the month of handling again, and evaluated once more. */
function answerAgain(
  { cast, random }: Scene,
  telling: Telling,
  { unit, deputy }: Course,
  result: 'SATISFIED' | 'BASICALLY_SATISFIED' | 'DISSATISFIED',
): string | null {
  const organ = cast.organ(unit);
  const on = workdayFrom(shift(telling.day, 6));
  const note = '当面听取代表意见，商定补充措施。';
  if (!telling.after(6, clerk(unit), { act: 'CONTACT', unit: organ, on, mode: 'FACE_TO_FACE', stage: 'DURING', note })) return null;
  const signedOn = workdayFrom(shift(telling.day, 9));
  const text = '经重新研究，已按代表意见补充具体措施，明确责任人和完成时限，并将按月向代表通报进展。';
  if (!telling.after(9, clerk(unit), { act: 'REPLY', unit: organ, category: 'B', text, signatory: cast.person(`head-${unit}`), signedOn })) return null;
  const comment = result === 'DISSATISFIED' ? { comment: random.pick(say.COMPLAINTS) } : {};
  return telling.after(5, deputy, { act: 'EVALUATE', unit: organ, attitude: 'SATISFIED', result, ...comment }) ? 'B' : null;
}
