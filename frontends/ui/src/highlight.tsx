export interface TextRun {
  text: string;
  found: boolean;
}

/** Text as the search found it: the runs come from the server, which knows the words of the index. */
export function Highlight({ runs }: { runs: readonly TextRun[] }) {
  return runs.map((run, index) => (run.found ? <mark key={index}>{run.text}</mark> : <span key={index}>{run.text}</span>));
}

/** The runs of a text by a plain search term, where the server gives none; letters match in either case. */
export function runsOf(text: string, term: string): TextRun[] {
  const needle = term.trim().toLowerCase();
  if (needle === '') return [{ text, found: false }];
  const runs: TextRun[] = [];
  const lower = text.toLowerCase();
  let from = 0;
  for (let at = lower.indexOf(needle); at >= 0; at = lower.indexOf(needle, from)) {
    if (at > from) runs.push({ text: text.slice(from, at), found: false });
    runs.push({ text: text.slice(at, at + needle.length), found: true });
    from = at + needle.length;
  }
  if (from < text.length) runs.push({ text: text.slice(from), found: false });
  return runs;
}
