import { connection, order } from '@redpine/kit/view/connection';
import { byId, column, defineView, derived, instant, many, type ViewContext } from '@redpine/kit/view/define';
import { say } from '@redpine/kit/language';
import { raw, sql, type Sql } from '@redpine/kit/view/sql';
import type { ImportProblem, UnmatchedNameKind } from '../generated/types.ts';
import { permissions } from '../suggestion/suggestion.policy.ts';
import { type Finding, importRules } from './import.rules.ts';

const importers = (_row: unknown, { actor }: ViewContext): Sql => sql`${permissions(actor, null).import}`;

const suggestionImportView = defineView({
  type: 'SuggestionImport',
  from: 'suggestion_import',
  visible: importers,
  fields: {
    id: column('id'),
    kind: column('kind'),
    fileName: column('file_name'),
    digest: column('digest'),
    register: column('register'),
    state: column('state'),
    dryRun: column('dry_run'),
    startedAt: instant('started_at'),
    endedAt: instant('ended_at'),
    rows: column('rows'),
    done: column('done'),
    rate: column('rate'),
    secondsLeft: column(({ row }) => sql`case when ${row('state')} = 'RUNNING'
      then ceil((${row('rows')} - ${row('done')})::numeric / nullif(${row('rate')}, 0))::int end`),
    created: column('created'),
    updated: column('updated'),
    unchanged: column('unchanged'),
    flagged: column('flagged'),
    refused: column('refused'),
    unmatched: column('unmatched'),
    problems: derived<Finding[]>({
      facts: ({ row }) => row('problems'),
      compute: (findings, { language }) =>
        findings.map(({ said, ...finding }): Omit<ImportProblem, '__typename'> => {
          const { severity, message } = importRules[finding.rule];
          return { ...finding, severity, message: said ?? say(message, language) };
        }),
    }),
  },
});

/** Names of registers that are tied to nobody; the empty name of a unit stands for none. */
const unmatchedNameView = defineView({
  type: 'UnmatchedName',
  from: sql`(select 'DEPUTY ' || lead_deputy_text as id, 'DEPUTY' as kind, lead_deputy_text as name, count(*)::int as rows
      from suggestion where lead_deputy_id is null and lead_deputy_text is not null group by lead_deputy_text
    union all
    select 'UNIT ' || unit_text, 'UNIT', unit_text, count(*)::int
      from handling where organ_id is null and unit_text <> '' group by unit_text)`,
  key: 'text',
  visible: importers,
  fields: { kind: column('kind'), name: column('name'), rows: column('rows') },
});

export const importViews = [suggestionImportView, unmatchedNameView];

export const importQueries = {
  suggestionImport: byId('SuggestionImport'),
  suggestionImports: connection('SuggestionImport', {
    orders: { NEWEST: order('timestamptz', (run) => run('started_at'), 'desc', 'never null') },
  }),
  unmatchedNames: many<{ kind?: UnmatchedNameKind | null }>('UnmatchedName', {
    where: ({ other, args }) => (args.kind ? sql`${other('kind')} = ${args.kind}` : raw('true')),
    orderBy: (name) => sql`${name('rows')} desc, ${name('kind')}, ${name('name')}`,
    limit: 100,
  }),
};
