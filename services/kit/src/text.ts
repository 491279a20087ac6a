import { isDay } from './calendar.ts';
import type { Language, Text } from './language.ts';
import { say } from './language.ts';
import type { FieldProblem } from './problem.ts';
import { Refused, validation } from './problem.ts';

// Explicit direction marks, embeddings, overrides and isolates: they make a text read as another than it is.
const BIDI = /[\u202A-\u202E\u2066-\u2069]/u;

const MESSAGES = {
  REQUIRED: { zh: '必填。', en: 'This is required.' },
  NUL: { zh: '含有不可用的空字符。', en: 'Contains a NUL character.' },
  LONE_SURROGATE: { zh: '含有残缺的字符。', en: 'Contains half of a character.' },
  BIDI_OVERRIDE: { zh: '含有改变文字方向的控制字符。', en: 'Contains a control character that reverses text.' },
  IMPOSSIBLE_DATE: { zh: '不是有效日期（YYYY-MM-DD）。', en: 'Not a day that exists (YYYY-MM-DD).' },
} satisfies Record<string, Text>;

export interface TextRule {
  /** Path within the input, dotted. */
  path: string;
  /** Code points. */
  min?: number;
  /** Code points. */
  max: number;
  /** Refuses null, undefined and blank. */
  required?: boolean;
  language: Language;
}

/** The rule that makes any string unfit for storage, or null. */
export function unfit(value: string): 'NUL' | 'LONE_SURROGATE' | null {
  if (value.includes('\0')) return 'NUL';
  return value.isWellFormed() ? null : 'LONE_SURROGATE';
}

/**
 * A text as it is stored: NFC, trimmed; `''` where it is absent and not required. Otherwise the field's problem with
 * rule REQUIRED, NUL, LONE_SURROGATE, BIDI_OVERRIDE, TOO_SHORT or TOO_LONG.
 */
export function checkText(value: string | null | undefined, rule: TextRule): string | FieldProblem {
  const problem = (name: string, message: Text): FieldProblem => ({
    path: rule.path,
    rule: name,
    message: say(message, rule.language),
  });
  const raw = value ?? '';
  const broken = unfit(raw);
  if (broken) return problem(broken, MESSAGES[broken]);
  if (BIDI.test(raw)) return problem('BIDI_OVERRIDE', MESSAGES.BIDI_OVERRIDE);
  const text = raw.normalize('NFC').trim();
  if (text === '') return rule.required ? problem('REQUIRED', MESSAGES.REQUIRED) : '';
  const length = Array.from(text).length;
  const min = rule.min ?? 0;
  if (length < min) {
    return problem('TOO_SHORT', { zh: `至少 ${min} 个字，现有 ${length} 个。`, en: `At least ${min} characters; has ${length}.` });
  }
  if (length > rule.max) {
    return problem('TOO_LONG', {
      zh: `最多 ${rule.max} 个字，现有 ${length} 个。`,
      en: `At most ${rule.max} characters; has ${length}.`,
    });
  }
  return text;
}

/** The day, or the field's problem with rule IMPOSSIBLE_DATE. */
export function checkDay(value: string, rule: { path: string; language: Language }): string | FieldProblem {
  if (isDay(value)) return value;
  return { path: rule.path, rule: 'IMPOSSIBLE_DATE', message: say(MESSAGES.IMPOSSIBLE_DATE, rule.language) };
}

/** Gathers the problems of one input, so that a person sees all of them at once. */
export class Fields {
  readonly problems: FieldProblem[] = [];
  readonly #language: Language;

  constructor(language: Language) {
    this.#language = language;
  }

  /** The text as it is stored; `''` where it is absent or at fault. */
  text(value: string | null | undefined, rule: Omit<TextRule, 'language'>): string {
    return this.#take(checkText(value, { ...rule, language: this.#language }));
  }

  /** The day; `''` where it is at fault. */
  day(value: string, path: string): string {
    return this.#take(checkDay(value, { path, language: this.#language }));
  }

  add(path: string, rule: string, message: Text): void {
    this.problems.push({ path, rule, message: say(message, this.#language) });
  }

  /** Throws `Refused` with every problem gathered, if there is one. */
  done(): void {
    if (this.problems.length > 0) throw new Refused(validation(this.#language, this.problems));
  }

  #take(checked: string | FieldProblem): string {
    if (typeof checked === 'string') return checked;
    this.problems.push(checked);
    return '';
  }
}
