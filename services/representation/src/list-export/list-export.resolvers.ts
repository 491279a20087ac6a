import type { Context } from '../context.ts';
import type { MutationListExportArgs } from '../generated/types.ts';
import { exportList } from './list-export.commands.ts';

export const listExportResolvers = {
  Mutation: {
    listExport: (_: unknown, { input }: MutationListExportArgs, context: Context) => exportList(context, input),
  },
};
