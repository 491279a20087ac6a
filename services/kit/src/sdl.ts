import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const SCHEMA = fileURLToPath(new URL('../../../schema/', import.meta.url));

/**
 * A subgraph's whole schema as SDL: `<name>.graphql`, then the files of the folder `<name>/` where there is one (an
 * aggregate each, by name), then what all subgraphs share.
 */
export function subgraphSdl(name: string): string {
  const folder = `${SCHEMA}${name}`;
  const parts = existsSync(folder) ? readdirSync(folder).toSorted().map((file) => `${name}/${file}`) : [];
  return [`${name}.graphql`, ...parts, 'shared.graphql'].map((file) => readFileSync(`${SCHEMA}${file}`, 'utf8')).join('\n');
}
