import type { Views } from '@redpine/kit/view/views';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../context.ts';
import type {
  MutationSuggestionImportStartArgs,
  MutationUnmatchedNameMatchArgs,
  QuerySuggestionImportPreviewArgs,
} from '../generated/types.ts';
import { type ImportStarted, startImport } from './import.commands.ts';
import { previewImport } from './import.preview.ts';
import { matchName } from './match.commands.ts';

const Query = {
  suggestionImportPreview: (_: unknown, { file }: QuerySuggestionImportPreviewArgs, context: Context) =>
    previewImport(context, file),
};

const Mutation = {
  suggestionImportStart: (_: unknown, { input }: MutationSuggestionImportStartArgs, context: Context) =>
    startImport(context, input),
  unmatchedNameMatch: (_: unknown, { input }: MutationUnmatchedNameMatchArgs, context: Context) =>
    matchName(context, input),
};

/** The import of registers and the matching of their names. */
export function importResolvers(views: Views) {
  return {
    Query,
    Mutation,
    SuggestionImportStartSuccess: {
      import: (done: ImportStarted, _: unknown, context: Context, info: GraphQLResolveInfo) =>
        views.one(context, 'SuggestionImport', done.import, info),
    },
  };
}
