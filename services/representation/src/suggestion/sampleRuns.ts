const LENGTH = 8;
const MOST = 6;

/** A few runs of eight letters from all over a text: whoever copied the text has one of them. */
export function sampleRuns(text: string): string[] {
  const runs = text.split(/\s+/u).flatMap((part) => {
    const letters = Array.from(part);
    const count = Math.floor(letters.length / LENGTH);
    return Array.from({ length: count }, (_run, index) => letters.slice(index * LENGTH, (index + 1) * LENGTH).join(''));
  });
  const step = Math.max(1, runs.length / MOST);
  return Array.from({ length: Math.min(MOST, runs.length) }, (_run, index) => runs[Math.floor(index * step)] ?? '');
}
