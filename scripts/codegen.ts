// Runs codegen.yml where its inputs changed since the last run: an unchanged tree costs a few milliseconds.
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const stamp = join(root, 'node_modules/.cache/redpine/codegen');
const OUTPUTS = ['services/directory/src/generated/types.ts', 'services/representation/src/generated/types.ts',
  'frontends/shell/src/gql/persisted-documents.json', 'frontends/representation/src/gql/persisted-documents.json',
  'frontends/administration/src/gql/persisted-documents.json', 'frontends/portal/src/gql/persisted-documents.json'];

const inputs = ['codegen.yml', 'pnpm-lock.yaml', ...globSync('schema/**/*.graphql', { cwd: root }).toSorted(),
  ...globSync('frontends/{shell,representation,administration,portal}/src/**/*.{ts,tsx}', { cwd: root }).filter((file) => !file.includes('/gql/')).toSorted()];

function digest(): string {
  const hash = createHash('sha256');
  for (const file of inputs) hash.update(file).update('\0').update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** Writes the generated types and documents; does nothing where they are fresh. */
export async function codegen(): Promise<void> {
  const now = digest();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now && OUTPUTS.every((file) => existsSync(join(root, file)))) return;
  const { generate, loadContext } = await import('@graphql-codegen/cli'); // slow to load, so only when needed
  const before = process.cwd();
  process.chdir(root);
  try {
    const context = await loadContext('codegen.yml');
    context.updateConfig({ silent: true });
    await generate(context, true);
  } finally {
    process.chdir(before);
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, now);
}

if (import.meta.main) await codegen();
