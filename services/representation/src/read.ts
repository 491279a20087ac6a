import type { Views } from '@redpine/kit/view/views';
import { z } from 'zod';
import type { Context } from './context.ts';

const answerShape = z.object({ data: z.record(z.string(), z.unknown()) });

/** What the actor's own views answer about one record: nothing that is not hers to see. */
export async function read(context: Context, views: Views, query: string, id: string): Promise<Record<string, unknown>> {
  const text = await views.answer({ query, variables: { id } }, context);
  if (text === null) throw new Error('a record is read by its view');
  return answerShape.parse(JSON.parse(text)).data;
}

