import { z } from 'zod';
import type { Sealing } from '../account/sealing.ts';

/** What stands fast between two pages of one sign-in. The form carries it sealed: no server keeps it. */
export interface Ticket {
  /** The interaction that it belongs to. */
  uid: string;
  account: string;
  username: string;
  demo: boolean;
  mustChange: boolean;
  /** What is still asked for; DONE after the code. */
  secondFactor: 'NONE' | 'CODE' | 'ENROL' | 'DONE';
  /** The secret that is being enrolled, base32. */
  secret?: string | undefined;
}

const LIFE_MS = 10 * 60_000;
const shape = z.object({
  uid: z.string(),
  account: z.string(),
  username: z.string(),
  demo: z.boolean(),
  mustChange: z.boolean(),
  secondFactor: z.enum(['NONE', 'CODE', 'ENROL', 'DONE']),
  secret: z.string().optional(),
  at: z.number(),
});

export function writeTicket(sealing: Sealing, ticket: Ticket): string {
  return sealing.seal(JSON.stringify({ ...ticket, at: Date.now() })).toString('base64url');
}

/** Null for another interaction's, one older than ten minutes, or one that is not ours. */
export function readTicket(sealing: Sealing, text: string, uid: string): Ticket | null {
  const opened = sealing.open(Buffer.from(text, 'base64url'));
  if (opened === null) return null;
  const { at, ...ticket } = shape.parse(JSON.parse(opened));
  return ticket.uid === uid && Date.now() - at < LIFE_MS ? ticket : null;
}
