import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { Client } from 'pg';
import { from, type CopyStreamQuery } from 'pg-copy-streams';

export type Value = string | number | boolean | null;

const PIECE = 256 * 1024;

/** Rows on their way into one table, by one connection. */
export interface Copy {
  add(...values: readonly Value[]): void;
  /** Waits where the server lags behind. */
  pace(): Promise<void>;
  end(): Promise<void>;
}

/**
 * Begins a COPY into `table`. Triggers and foreign keys are off: whoever loads knows what it refers to, and makes what is
 * derived from it afterwards.
 */
export async function copyInto(url: string, table: string, columns: readonly string[]): Promise<Copy> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`SET search_path = representation; SET session_replication_role = replica; SET synchronous_commit = off`);
  const stream: CopyStreamQuery = client.query(from(`COPY ${table} (${columns.join(', ')}) FROM STDIN`));
  let piece = '';
  let failed: Error | undefined;
  stream.once('error', (error: Error) => { failed = error; });
  return {
    add(...values) {
      piece += `${values.map(field).join('\t')}\n`;
    },
    async pace() {
      if (failed) throw failed;
      if (piece.length < PIECE) return;
      const full = piece;
      piece = '';
      if (!stream.write(full)) await once(stream, 'drain');
    },
    async end() {
      if (failed) throw failed;
      stream.end(piece);
      await finished(stream);
      await client.end();
    },
  };
}

function field(value: Value): string {
  if (value === null) return '\\N';
  return typeof value === 'string' ? value.replace(/[\\\t\n\r]/g, escaped) : String(value);
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const escaped = (character: string): string => ESCAPES[character] ?? character;
