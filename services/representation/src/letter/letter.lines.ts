/** Where the lines of a letter break, by the rules of Chinese setting. Pure. */

/** Never begins a line: closing marks and what follows a figure (GB/T 15834-2011, 5.1). */
const CLOSES = new Set('、。，．：；？！）】〉》」』〕〗”’％‰℃—…～,.:;?!)]}%');
/** Never ends a line. */
const OPENS = new Set('（【〈《「『〔〖“‘([{');

/** Text in pieces that no line break divides: figures and Latin words whole, marks with what they belong to. */
export function pieces(text: string): string[] {
  const found: string[] = [];
  let open = '';
  for (const [part] of text.matchAll(/[\u0021-\u007e]+|./gsu)) {
    const last = found.at(-1);
    if (CLOSES.has(part) && last !== undefined && open === '') found[found.length - 1] = last + part;
    else if (OPENS.has(part)) open += part;
    else {
      found.push(open + part);
      open = '';
    }
  }
  return open === '' ? found : [...found, open];
}

/** Lines no wider than `first` and then `rest`, in the unit of `widthOf`; a piece that is wider than a line is divided. */
export function brokenLines(text: string, widthOf: (piece: string) => number, first: number, rest: number = first): string[] {
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const piece of pieces(text).flatMap((each) => (widthOf(each) > rest ? Array.from(each) : [each]))) {
    const wide = widthOf(piece);
    if (line !== '' && width + wide > (lines.length === 0 ? first : rest) + 0.01) {
      lines.push(line.trimEnd());
      line = '';
      width = 0;
      if (piece === ' ') continue;
    }
    line += piece;
    width += wide;
  }
  return [...lines, line];
}

const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** A title on as few lines as it needs, about as long as one another, with no word divided (GB/T 9704-2012, 7.3.1). */
export function titleLines(text: string, characters: number): string[] {
  const parts = joined(text);
  const ends = parts.map((_, index) => width(parts.slice(0, index + 1).join('')));
  const total = ends.at(-1) ?? 0;
  let wanted = Math.ceil(total / characters);
  for (; wanted < parts.length; wanted += 1) {
    const lines = balanced(parts, wanted, characters, total / wanted);
    if (lines) return lines;
  }
  return brokenLines(text, width, characters);
}

/** The division into `count` lines that differ least from `ideal`, or null where none fits. */
function balanced(parts: readonly string[], count: number, most: number, ideal: number): string[] | null {
  let best: { cost: number; lines: string[] }[] = [{ cost: 0, lines: [] }];
  // best[n]: the first n parts on the lines set so far.
  for (let line = 0; line < count; line += 1) {
    const next: typeof best = [];
    for (let end = 1; end <= parts.length; end += 1) {
      for (let start = end - 1; start >= 0; start -= 1) {
        const text = parts.slice(start, end).join('');
        const long = width(text);
        if (long > most) break;
        const before = best[start];
        if (!before) continue;
        const cost = before.cost + (long - ideal) ** 2;
        const known = next[end];
        if (!known || cost < known.cost) next[end] = { cost, lines: [...before.lines, text] };
      }
    }
    best = next;
  }
  return best[parts.length]?.lines ?? null;
}

/** Words, with marks kept where they belong. */
function joined(text: string): string[] {
  const found: string[] = [];
  let open = '';
  for (const { segment } of words.segment(text)) {
    const last = found.at(-1);
    // 的 ends a line rather than beginning one.
    if ((CLOSES.has(segment) || segment === '的') && last !== undefined && open === '') found[found.length - 1] = last + segment;
    else if (OPENS.has(segment)) open += segment;
    else {
      found.push(open + segment);
      open = '';
    }
  }
  return open === '' ? found : [...found, open];
}

/** In characters: digits and Latin letters take half of one. */
export const width = (text: string): number => Array.from(text).reduce((sum, char) => sum + (char <= '\u00ff' ? 0.5 : 1), 0);
