import type { RequestContext } from '@redpine/kit/context';
import yimei from '../area/yimei.json' with { type: 'json' };
import topics from '../topic/topics.json' with { type: 'json' };
import { directorySeed } from './directorySeed.ts';
import type { AreaRow } from './rows.ts';

// JSON knows no literal types; the table's own check refuses another kind.
export const BASE_AREAS = yimei.areas as AreaRow[];

/** The district's areas and the topics, on the first start: later they are the district's own to change. */
export async function seedBase(parts: Pick<RequestContext, 'database' | 'clock' | 'log'>): Promise<void> {
  const [found] = await parts.database.query<{ empty: boolean }>('SELECT NOT EXISTS (SELECT FROM area) AS empty');
  if (found?.empty) await directorySeed(parts, { areas: BASE_AREAS, topics: topics.topics });
}
