import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The documents a browser may send: every package's `src/gql/persisted-documents.json` under keys
 * `sha256:<hex>`. codegen writes the prefix or not by version; a key that is not the document's own hash
 * would be refused at run time, so it is refused here.
 */
export function mergeDocuments(folders: string[]): Record<string, string> {
  const merged: Record<string, string> = {};
  for (const folder of folders) {
    const path = join(folder, 'src/gql/persisted-documents.json');
    if (!existsSync(path)) continue;
    const documents = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
    for (const [key, document] of Object.entries(documents)) {
      const hash = `sha256:${createHash('sha256').update(document).digest('hex')}`;
      if (key.replace(/^sha256:/, '') !== hash.slice(7)) throw new Error(`${path}: ${key} is not the hash of its document`);
      merged[hash] = document;
    }
  }
  return merged;
}
