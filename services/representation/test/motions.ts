import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Real motions of a foreign city with the day of their first reply as published: stands beside the repository where it is built. */
const REAL = join(import.meta.dirname, '../../../../shared/data/municipal-motions-sample.json');

const day = (n: number): string => new Date(Date.UTC(2015, 7, 4 + n)).toISOString().slice(0, 10);

/** Of the same shape and faults, for whoever has the repository alone: 529 motions, 369 replied to, 8 of them before they were made. */
function standIn(): string {
  // Its first row is one of the eight: replied to on 2015-07-28, made a week later.
  const rows = Array.from({ length: 529 }, (_, n) => {
    const replied = n < 369 ? day(n * 5 + (n < 8 ? -7 - n : 10 + (n % 80))) : null;
    return { id: String(114 + n), type: n % 3 ? 'Anfrage' : 'Antrag', reference: `2015/${n}`, title: `Antrag Nr. ${n}: Änderung der Satzung für Grünflächen`, date: day(n * 5), firstReply: replied };
  });
  const file = join(mkdtempSync(join(tmpdir(), 'redpine-motions-')), 'motions.json');
  writeFileSync(file, JSON.stringify({ source: 'stand-in', rows }));
  return file;
}

/** A register that was not made for this platform, as a JSON file: 529 rows, 8 of which its source got wrong. */
export const municipalMotions = (): string => (existsSync(REAL) ? REAL : standIn());
