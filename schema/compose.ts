// Composes the subgraphs' schemas into the supergraph. `--write` refreshes the committed file;
// without it a drift is refused.
import { readFileSync, writeFileSync } from 'node:fs';
import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';
import { subgraphSdl } from '../services/kit/src/sdl.ts';

export const SUBGRAPHS = ['directory', 'representation'] as const;

/** The supergraph as SDL. Throws with every composition error named. */
export function compose(): string {
  const composed = composeServices(
    SUBGRAPHS.map((name) => ({ name, url: `http://${name}.invalid/graphql`, typeDefs: parse(subgraphSdl(name)) })),
  );
  if (composed.errors?.length || !composed.supergraphSdl) {
    throw new Error(`The schemas do not compose:\n${(composed.errors ?? []).map((e) => `- ${e.message}`).join('\n')}`);
  }
  return `${composed.supergraphSdl.trimEnd()}\n`;
}

if (import.meta.main) {
  const file = new URL('supergraph.graphql', import.meta.url);
  const supergraph = compose();
  if (process.argv.includes('--write')) writeFileSync(file, supergraph);
  else if (readFileSync(file, 'utf8') !== supergraph) {
    console.error('schema/supergraph.graphql is not what the schemas compose to: run `pnpm compose`.');
    process.exitCode = 1;
  }
}
