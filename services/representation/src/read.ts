import { notFound } from '@redpine/kit/errors';
import type { Views } from '@redpine/kit/view/views';
import type { GraphQLResolveInfo } from 'graphql';
import { z } from 'zod';
import type { Context, RecordType } from './context.ts';

const answerShape = z.object({ data: z.record(z.string(), z.unknown()) });

/** What the actor's own views answer about one record: nothing that is not hers to see. */
export async function read(context: Context, views: Views, query: string, id: string): Promise<Record<string, unknown>> {
  const text = await views.answer({ query, variables: { id } }, context);
  if (text === null) throw new Error('a record is read by its view');
  return answerShape.parse(JSON.parse(text)).data;
}


/** The record that an act answers with. A key that is sent again may find it gone, or no longer the actor's to see: NOT_FOUND. */
export async function answered(
  views: Views,
  { type, id }: { type: RecordType; id: string },
  context: Context,
  info: GraphQLResolveInfo,
): Promise<unknown> {
  const record = await views.one(context, type, id, info);
  if (record === null || record === undefined) throw notFound(context.language);
  return record;
}
