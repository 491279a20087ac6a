/** Gives the present instant. Passed to whoever needs it; nothing pure reads a clock. */
export type Clock = () => Date;

// China has had one offset and no summer time since 1991; legal days before that do not occur here.
const OFFSET_MS = 8 * 60 * 60 * 1000;

/** The legal day of an instant, `YYYY-MM-DD` in Asia/Shanghai. */
export function legalDay(instant: Date): string {
  return new Date(instant.getTime() + OFFSET_MS).toISOString().slice(0, 10);
}

/**
 * The clock of a process. `REDPINE_NOW` (an ISO instant) is what the clock shows at the start; it runs on from there.
 * Throws where `REDPINE_NOW` is no instant.
 */
export function clockFrom(env: Readonly<Record<string, string | undefined>>): Clock {
  const now = env['REDPINE_NOW'];
  if (now === undefined || now === '') return () => new Date();
  const start = Date.parse(now);
  if (Number.isNaN(start)) throw new Error(`REDPINE_NOW is not an ISO instant: ${now}`);
  const ahead = start - Date.now();
  return () => new Date(Date.now() + ahead);
}
