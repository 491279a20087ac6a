/**
 * How notifications leave the house: an account's address and choice, one row for each notification and channel, and
 * one weekly digest for each account and ISO week.
 *
 * - A delivery is claimed by moving `next_at` a lease ahead and counting the attempt; a claim whose process died is
 *   taken up again when the lease is over, under the same id, by which the receiver knows a repeat.
 * - `lines` of a digest are what the peer answered: names in both languages, counts, paths.
 */
export const deliverySql: readonly string[] = [
  `ALTER TABLE account
     ADD COLUMN email text CHECK (char_length(email) <= 254 AND email ~ '^[^[:space:]@]+@[^[:space:]@]+$'),
     ADD COLUMN delivery_mode text NOT NULL DEFAULT 'IMMEDIATE' CHECK (delivery_mode IN ('IMMEDIATE', 'DIGEST', 'OFF')),
     ADD COLUMN delivery_language text NOT NULL DEFAULT 'ZH' CHECK (delivery_language IN ('ZH', 'EN'))`,
  `CREATE TABLE digest (
     account_id uuid NOT NULL REFERENCES account,
     week text NOT NULL CHECK (week ~ '^[0-9]{4}-W[0-9]{2}$'),
     notification_id uuid NOT NULL UNIQUE REFERENCES notification,
     lines jsonb NOT NULL,
     PRIMARY KEY (account_id, week)
   )`,
  `CREATE TABLE delivery (
     id uuid PRIMARY KEY DEFAULT uuidv7(),
     notification_id uuid NOT NULL REFERENCES notification,
     channel text NOT NULL CHECK (channel IN ('EMAIL', 'WEBHOOK')),
     state text NOT NULL DEFAULT 'PENDING' CHECK (state IN ('PENDING', 'SENT', 'FAILED')),
     attempts integer NOT NULL DEFAULT 0,
     next_at timestamptz NOT NULL,
     sent_at timestamptz,
     -- A code, never a text of people.
     fault text,
     UNIQUE (notification_id, channel),
     CHECK ((state = 'SENT') = (sent_at IS NOT NULL)),
     CHECK (state <> 'FAILED' OR fault IS NOT NULL)
   )`,
  `CREATE INDEX delivery_pending ON delivery (next_at) WHERE state = 'PENDING'`,
];
