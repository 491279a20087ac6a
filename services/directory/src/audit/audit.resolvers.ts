import { actingTitle } from '@redpine/kit/actor';
import type { AuditEntry } from '@redpine/kit/audit/read';
import { isProblem } from '@redpine/kit/problem';
import type { Context } from '../context.ts';
import type { MutationAuditExportArgs, QueryAuditEntriesArgs, QueryAuditEntryArgs } from '../generated/types.ts';
import { auditExport } from './audit.export.ts';
import { auditEntries, auditEntry, auditProof, type AuditSources, cursorOf, outerId } from './audit.read.ts';

export function auditResolvers(sources: AuditSources) {
  return {
    Query: {
      auditEntries: async (_: unknown, args: QueryAuditEntriesArgs, context: Context) => {
        const { entries, hasNextPage, services, unavailable } = await auditEntries(context, sources, args);
        const edges = entries.map((node) => ({ cursor: cursorOf(node), node }));
        const pageInfo = {
          hasNextPage,
          hasPreviousPage: Boolean(args.after),
          startCursor: edges[0]?.cursor ?? null,
          endCursor: edges.at(-1)?.cursor ?? null,
        };
        return { edges, pageInfo, services, unavailable };
      },
      auditEntry: (_: unknown, { id }: QueryAuditEntryArgs, context: Context) => auditEntry(context, sources, id),
    },
    Mutation: {
      auditExport: async (_: unknown, { input }: MutationAuditExportArgs, context: Context) => {
        const result = await auditExport(context, sources, input);
        return isProblem(result) ? result : { __typename: 'AuditExportSuccess', ...result };
      },
    },
    AuditEntry: {
      id: (entry: AuditEntry) => outerId(entry),
      actorPosts: ({ actorPosts }: AuditEntry) => actorPosts.map(actingTitle),
      outcome: ({ action }: AuditEntry) => (/(Failed|Refused)$/.test(action) ? 'REFUSED' : 'DONE'),
      proof: (entry: AuditEntry, _: unknown, context: Context) => auditProof(context, sources, entry),
    },
  };
}
