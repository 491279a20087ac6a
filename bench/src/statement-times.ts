/** Where PostgreSQL's time goes, by statement: from the server's own log of durations. */
import { OWN } from './server-log.ts';
import { rounded } from './statistics.ts';

export interface StatementTime {
  /** Its text without literals, shortened; or the name of the job that sends it. */
  statement: string;
  /** Wall time within the server, of parse, bind and execute. */
  msPerRequest: number;
}

const SHOWN = 6;

/** What costs most, then the sum of all others; what jobs send is put together by job. */
export function statementTimes(log: string, requests: number): StatementTime[] {
  const times = new Map<string, number>();
  for (const { application, message } of entriesIn(log)) {
    const [, ms, text] = DURATION.exec(message) ?? [];
    if (ms === undefined || text === undefined || application === OWN) continue;
    const statement = normalised(text);
    const name = jobOf(application, statement) ?? statement;
    times.set(name, (times.get(name) ?? 0) + Number(ms));
  }
  const sorted = [...times].toSorted(([, a], [, b]) => b - a);
  const rest = sorted.slice(SHOWN).reduce((sum, [, ms]) => sum + ms, 0);
  return [
    ...sorted.slice(0, SHOWN).map(([text, ms]) => ({ statement: shortened(text), msPerRequest: rounded(ms / requests) })),
    ...(rest > 0 ? [{ statement: `others (${sorted.length - SHOWN})`, msPerRequest: rounded(rest / requests) }] : []),
  ];
}

const PREFIX = /^\S+ \S+ \S+ \[\d+\] \[(.*?)\] LOG: {2}(.*)$/;
const DURATION = /^duration: ([\d.]+) ms {2}(?:(?:parse|bind|execute) [^:]*|statement): (.*)$/s;

/** Lines as `log_line_prefix` of the site has them; further lines of a message begin with a tab. */
function entriesIn(log: string): { application: string; message: string }[] {
  const entries: { application: string; message: string }[] = [];
  let last: { application: string; message: string } | undefined;
  for (const line of log.split('\n')) {
    if (line.startsWith('\t')) {
      if (last) last.message += `\n${line.slice(1)}`;
      continue;
    }
    const [, application, message] = PREFIX.exec(line) ?? [];
    last = application === undefined || message === undefined ? undefined : { application, message };
    if (last) entries.push(last);
  }
  return entries;
}

function normalised(text: string): string {
  return text
    .replaceAll(/'(?:[^']|'')*'/g, `'?'`)
    .replaceAll(/--[^\n]*/g, ' ')
    .replaceAll(/(?<![\w$.])\d+(?:\.\d+)?\b/g, '?')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

const RELAY = /\boutbox_cursor\b|^delete from outbox where id = any|^select pg_notify\(\$1, s\)|^select pg_(try_)?advisory_(un)?lock\(/i;

/** Whose work it is that no request waits for. */
function jobOf(application: string, statement: string): string | null {
  if (application.endsWith(' audit')) return 'job: linking the audit log';
  if (RELAY.test(statement)) return 'job: delivering the outbox';
  if (/\bfigure_fold\(/.test(statement)) return 'job: folding the figures';
  return /_jobs"?\./.test(statement) ? 'job: looking for jobs' : null;
}

const LONGEST = 100;
const BEGINNING = 60;
const TABLES = 5;
const TABLE = /\b(?:from|join|into|update) (?:only )?"?([a-z_]+(?:"?\."?[a-z_]+)?)"?(?![\w(."])(?! ?\()/gi;

/** The beginning, and the tables it names. */
function shortened(text: string): string {
  if (text.length <= LONGEST) return text;
  const tables = [...new Set([...text.matchAll(TABLE)].map(([, table = '']) => table.replaceAll('"', '')))];
  return `${text.slice(0, BEGINNING)} … ${tables.slice(0, TABLES).join(', ')}${tables.length > TABLES ? ', …' : ''}`;
}
