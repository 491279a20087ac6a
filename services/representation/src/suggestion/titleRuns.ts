/** A run of a title, found by the search or not. */
export interface TextRun {
  text: string;
  found: boolean;
}

const MOST_RUNS = 50;

/** The words of a search: those of the same letters however they are typed, without spaces. At most 10. */
export function searchWords(search: string): string[] {
  return search
    .normalize('NFKC')
    .split(/\s+/u)
    .filter((word) => word !== '')
    .slice(0, 10);
}

/** The title as runs of text, with what the search's words found; upper and lower case, wide and narrow are the same. */
export function titleRuns(title: string, search: string | null | undefined): TextRun[] {
  const letters = Array.from(title);
  const found = foundLetters(letters, searchWords(search ?? ''));
  const runs: TextRun[] = [];
  letters.forEach((letter, index) => {
    const last = runs.at(-1);
    const isFound = found[index] ?? false;
    if (last && (last.found === isFound || runs.length === MOST_RUNS)) last.text += letter;
    else runs.push({ text: letter, found: isFound });
  });
  return runs.length > 0 ? runs : [{ text: '', found: false }];
}

function foundLetters(letters: readonly string[], words: readonly string[]): boolean[] {
  // One letter may become several when it is normalised: `from` says which letter each stands for.
  const plain: string[] = [];
  const from: number[] = [];
  letters.forEach((letter, index) => {
    for (const each of normal(letter)) {
      plain.push(each);
      from.push(index);
    }
  });
  const found = letters.map(() => false);
  for (const word of words) {
    const wanted = Array.from(normal(word));
    for (let at = 0; at + wanted.length <= plain.length; at++) {
      if (wanted.every((letter, index) => plain[at + index] === letter)) {
        for (let index = at; index < at + wanted.length; index++) found[from[index] as number] = true;
      }
    }
  }
  return found;
}

const normal = (text: string): string => text.normalize('NFKC').toLowerCase();
