import { z } from 'zod';
import { PlatformProblem } from './problem.ts';

/** What the rows of a file are. */
export type ImportKindCode = 'SUGGESTIONS' | 'DEPUTIES' | 'HOMES' | 'ROTA' | 'DUTY_EVENTS';

/** What the platform answers to a script, as far as an import needs it. */
export interface ImportClient {
  /** Uploads a file; its id, or why it is not taken. */
  upload(name: string, bytes: Buffer): Promise<{ id: string } | { rule: string; message: string }>;
  /** How the file's columns would be read. */
  proposal(file: string, kind: ImportKindCode): Promise<{ field: string; column: string | null }[]>;
  /** Starts a run; its id. */
  start(input: { idempotencyKey: string; file: string; kind: ImportKindCode; mapping?: { field: string; column: string }[]; dryRun: boolean }): Promise<string>;
  run(id: string): Promise<ImportRun>;
}

const problem = z.object({
  row: z.number(), field: z.string(), value: z.string(), rule: z.string(), severity: z.enum(['REFUSED', 'FLAGGED']), message: z.string(),
});
const run = z.object({
  state: z.enum(['WAITING', 'RUNNING', 'DONE', 'REFUSED', 'FAILED']),
  rows: z.number().nullable(), done: z.number(), rate: z.number().nullable(), secondsLeft: z.number().nullable(),
  created: z.number(), updated: z.number(), unchanged: z.number(), flagged: z.number(), refused: z.number(), unmatched: z.number(),
  problems: z.array(problem).default([]),
});
/** A run as it stands; `problems` once it has ended. */
export type ImportRun = z.infer<typeof run>;
export type ImportRunProblem = z.infer<typeof problem>;

const refusal = z.object({ errors: z.array(z.object({ message: z.string(), extensions: z.object({ code: z.string() }).optional() })).min(1) });
const uploaded = z.object({ id: z.string() });
const preview = z.object({
  suggestionImportPreview: z.object({ mapping: z.array(z.object({ field: z.string(), column: z.string().nullable() })) }).nullable(),
});
const started = z.object({
  suggestionImportStart: z.union([
    z.object({ import: z.object({ id: z.string() }) }),
    z.object({ fields: z.array(z.object({ path: z.string(), message: z.string() })) }),
  ]),
});

const PREVIEW = 'query Proposal($file: ID!, $kind: ImportKind!) { suggestionImportPreview(file: $file, kind: $kind) { mapping { field column } } }';
const START = `mutation StartImport($input: SuggestionImportStartInput!) { suggestionImportStart(input: $input) {
  ... on SuggestionImportStartSuccess { import { id } } ... on ValidationProblem { fields { path message } } } }`;
const RUN = `query Run($id: ID!) { suggestionImport(id: $id) {
  state rows done rate secondsLeft created updated unchanged flagged refused unmatched } }`;
const PROBLEMS = 'query Problems($id: ID!) { suggestionImport(id: $id) { problems { row field value rule severity message } } }';

/** @param url the platform's origin @param token a bearer token of the account that imports */
export function importClient(url: string, token: string): ImportClient {
  const headers = { authorization: `Bearer ${token}`, 'x-redpine': '1', 'accept-language': 'en' };
  async function ask(query: string, variables: object): Promise<unknown> {
    const response = await fetch(new URL('/graphql', url), {
      method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }),
    });
    const body: unknown = await response.json();
    const refused = refusal.safeParse(body);
    if (refused.success) throw new PlatformProblem(refused.data.errors.map(({ message }) => message).join(' '));
    return z.object({ data: z.unknown() }).parse(body).data;
  }
  const part = async (query: string, id: string): Promise<object> =>
    z.object({ suggestionImport: z.looseObject({}) }).parse(await ask(query, { id })).suggestionImport;

  return {
    async upload(name, bytes) {
      const response = await fetch(new URL('/files', url), {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name) },
        body: new Uint8Array(bytes),
      });
      const body: unknown = await response.json();
      if (response.ok) return uploaded.parse(body);
      const [first] = refusal.parse(body).errors;
      return { rule: first?.extensions?.code ?? String(response.status), message: first?.message ?? response.statusText };
    },
    async proposal(file, kind) {
      const { suggestionImportPreview } = preview.parse(await ask(PREVIEW, { file, kind }));
      if (!suggestionImportPreview) throw new PlatformProblem('This account may not import.');
      return suggestionImportPreview.mapping;
    },
    async start(input) {
      const { suggestionImportStart } = started.parse(await ask(START, { input }));
      if ('import' in suggestionImportStart) return suggestionImportStart.import.id;
      throw new PlatformProblem(suggestionImportStart.fields.map(({ path, message }) => `${path}: ${message}`).join(' '));
    },
    async run(id) {
      const now = run.parse(await part(RUN, id));
      if (now.state === 'WAITING' || now.state === 'RUNNING') return now;
      return run.parse({ ...now, ...(await part(PROBLEMS, id)) });
    },
  };
}
