import type { Views } from '@redpine/kit/view/views';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../context.ts';
import type {
  MutationSuggestionImportStartArgs,
  MutationUnmatchedNameMatchArgs,
  QuerySuggestionImportPreviewArgs,
} from '../generated/types.ts';
import { permissions } from '../suggestion/suggestion.policy.ts';
import { type ImportStarted, startImport } from './import.commands.ts';
import { previewImport } from './import.preview.ts';
import { importKinds } from './kinds/kinds.ts';
import { matchName } from './match.commands.ts';

const Query = {
  suggestionImportPreview: (_: unknown, { file, kind }: QuerySuggestionImportPreviewArgs, context: Context) =>
    previewImport(context, file, kind ?? 'SUGGESTIONS'),
  importKinds: (_: unknown, _args: object, { actor }: Context) => (permissions(actor, null).import ? importKinds() : []),
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
