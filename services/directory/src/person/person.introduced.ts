import type { EventHandler } from '@redpine/kit/inbox';
import { z } from 'zod';

const introduced = z.object({ id: z.uuid(), name: z.string().min(1).max(40) });

/**
 * Takes in whom another service met first, such as a deputy of a roll: a person without account or post. The act that
 * introduced her stands in that service's audit log; who is known already stays as she is.
 */
export const onPersonIntroduced: EventHandler = async (tx, events) => {
  for (const { payload } of events) {
    const { id, name } = introduced.parse(payload);
    await tx.query('INSERT INTO person (id, name) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING', [id, name]);
  }
};
