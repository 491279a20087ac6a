/** What a gateway of the benchmark is started with: an origin of its own, and a build that has nothing but the questions. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@redpine/platform/postgres/server';
import { EVALUATE, GATEWAY_DOCUMENTS, SUBMIT } from '../documents.ts';

export interface Front {
  url: string;
  frontends: string;
  env: Readonly<Record<string, string>>;
}

export async function openFront(): Promise<Front> {
  const folder = mkdtempSync(join(tmpdir(), 'redpine-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const texts = [...Object.values(GATEWAY_DOCUMENTS), SUBMIT, EVALUATE];
  const documents = Object.fromEntries(texts.map((text) => [`sha256:${createHash('sha256').update(text).digest('hex')}`, text]));
  writeFileSync(join(folder, 'documents.json'), JSON.stringify(documents));
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  return { url, frontends: folder, env: { PORT: String(port), REDPINE_URL: url, REDPINE_FRONTENDS: folder, REDPINE_DATA: join(folder, 'data') } };
}
