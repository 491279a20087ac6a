import type { NotificationLanguage } from '../generated/types.ts';

export type Channel = 'EMAIL' | 'WEBHOOK';

/** One notification on its way to one account. */
export interface Message {
  /** UUID of the delivery, the same at every attempt: a receiver drops what it has had. */
  id: string;
  account: { username: string; name: string; email: string | null };
  language: NotificationLanguage;
  /** Such as REPLY_DUE_SOON. */
  kind: string;
  /** What happened, in the account's language; null for a kind without words. */
  title: string | null;
  subject: string;
  /** Address of the page to open. */
  url: string;
  /** RFC 3339. */
  at: string;
  /** What waits, of a weekly digest. */
  lines: readonly MessageLine[];
  /** Address of the page where the account chooses what it gets. */
  settingsUrl: string;
}

export interface MessageLine {
  name: string;
  count: number;
  overdue: number;
  url: string;
}

/** A way out of the house. */
export interface Sender {
  readonly channel: Channel;
  /**
   * Resolves once the other side has taken the message over, within 30 s. Throws `SendProblem` (or anything else) where
   * that is not certain: the message is then sent again under the same id.
   */
  send(message: Message): Promise<void>;
}

/** What went wrong, as a code for the log and the delivery's row. */
export class SendProblem extends Error {
  readonly code: string;
  /** Whether sending again is pointless. */
  readonly final: boolean;

  constructor(code: string, final: boolean, options?: ErrorOptions) {
    super(code, options);
    this.name = 'SendProblem';
    this.code = code;
    this.final = final;
  }
}
