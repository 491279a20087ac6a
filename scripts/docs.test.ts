import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { documents, drifted } from './docs.ts';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function copy(change: (content: string, path: string) => string | null): string {
  const root = mkdtempSync(join(tmpdir(), 'redpine-docs-'));
  made.push(root);
  for (const [path, content] of documents()) {
    const changed = change(content, path);
    if (changed === null) continue;
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), changed);
  }
  return root;
}

describe('the generated documents', () => {
  it('WF-20 MUST be what the tables and policies say (run: node scripts/docs.ts)', () => {
    expect(drifted(join(import.meta.dirname, '..'))).toEqual([]);
  });

  it('WF-21 MUST be refused where one drifts or is missing', () => {
    expect(drifted(copy((content) => content))).toEqual([]);
    expect(drifted(copy((content) => content.replaceAll('\n', '\r\n')))).toEqual([]);
    const [first, second] = [...documents().keys()];
    const broken = copy((content, path) => (path === first ? `${content} ` : path === second ? null : content));
    expect(drifted(broken)).toEqual([first, second]);
  });
});
