import { z } from 'zod';

/** Type of the event by which a service says that a deputy did something that belongs in her duty record. */
export const DUTY_RECORDED = 'duty.recorded';
/** Type of the event by which it takes that back, since what it rested on was corrected. */
export const DUTY_RETRACTED = 'duty.retracted';

const source = {
  /** The person; representation finds the mandate that she held on the day. */
  person: z.uuid(),
  /** Code of a row of representation's `duty_kind`, such as MEETING_ATTENDED. */
  kind: z.string().regex(/^[A-Z][A-Z_]{1,39}$/),
  /** The record it comes from: unique with service, person and kind, so that telling twice counts once. */
  source: z.object({ type: z.string().min(1).max(60), id: z.string().min(1).max(100) }),
};

/** 履职事项 — What a deputy did, as the service that knows it tells it. */
export const dutyRecorded = z.object({
  ...source,
  /** The legal day it was done. */
  on: z.iso.date(),
  /** One line of public content. */
  title: z.string().min(1).max(200),
  /** Path of the web application where the record stands; null where there is none. */
  path: z.string().startsWith('/').max(300).nullable(),
  /** Whether the service's own act has verified it (an attendance list, a published answer); else an office does. */
  verified: z.boolean(),
});
export const dutyRetracted = z.object({ ...source, reason: z.string().min(1).max(500) });

export type DutyRecorded = z.infer<typeof dutyRecorded>;
export type DutyRetracted = z.infer<typeof dutyRetracted>;
