import { createHash } from 'node:crypto';
import type { Actor, ActorSigner } from '@redpine/kit/actor';
import { serviceActor } from '@redpine/kit/actor';
import type { Clock } from '@redpine/kit/clock';
import type { Log } from '@redpine/kit/log';
import { Recent } from '@redpine/kit/recent';
import type { Peer } from '@redpine/kit/peer';
import { GatewayProblem } from './problem.ts';

/** An actor is asked for again after this: posts change, accounts are locked, tokens are revoked. */
const FRESH_MS = 30_000;
/** With directory down a known actor serves this long. */
const STALE_MS = 60_000;
const GATEWAY = serviceActor('gateway');

interface Known {
  actor: Actor | null;
  at: number;
}

export interface NewSession {
  /** Who, in the words of the issuer. */
  subject: string;
  /** Whether the issuer is not ours: its subjects are not account ids. */
  external: boolean;
  /** SHA-256 of the session's id, hexadecimal. */
  digest: string;
  address: string;
  browser: string;
  expiresAt: string;
}

/** Sessions and personal tokens as the actors that they are today. */
export class Identities {
  readonly #directory: Pick<Peer, 'call'>;
  readonly #signer: ActorSigner;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #known = new Recent<string, Known>(10_000);
  readonly #asking = new Map<string, Promise<Actor | null>>();

  constructor(options: { directory: Pick<Peer, 'call'>; signer: ActorSigner; clock: Clock; log: Log }) {
    this.#directory = options.directory;
    this.#signer = options.signer;
    this.#clock = options.clock;
    this.#log = options.log;
  }

  /** The actor of a session; null where directory has ended it, or its account. @throws GatewayProblem 503 with directory down */
  session(digest: string): Promise<Actor | null> {
    return this.#resolve(`session ${digest}`, 'resolveSession', { session: digest });
  }

  /** Tells directory of a sign-in. @returns the account's id; null for a subject without access @throws as session */
  async begin(session: NewSession): Promise<string | null> {
    try {
      const begun = await this.#directory.call('sessionBegin', session, await this.#signer.sign(GATEWAY));
      return (begun as { account: string | null }).account;
    } catch (error) {
      throw this.#unavailable(error, 'sessionBegin');
    }
  }

  /** Tells directory that the browser signed out; where it is away it finds the session over in time. */
  async end(digest: string): Promise<void> {
    try {
      await this.#directory.call('sessionEnd', { session: digest }, await this.#signer.sign(GATEWAY));
    } catch (error) {
      this.#log.warn({ err: error }, 'directory was not told of a sign-out');
    }
  }

  /** The actor of a personal token; null where it is unknown, expired or revoked. @throws as session */
  token(token: string): Promise<Actor | null> {
    const digest = createHash('sha256').update(token).digest('hex');
    return this.#resolve(`token ${digest}`, 'resolveToken', { token });
  }

  async #resolve(key: string, operation: string, payload: object): Promise<Actor | null> {
    const known = this.#known.get(key);
    const age = known ? this.#clock().getTime() - known.at : Infinity;
    if (known && age < FRESH_MS) return known.actor;
    try {
      let asking = this.#asking.get(key);
      if (!asking) {
        asking = this.#ask(key, operation, payload).finally(() => this.#asking.delete(key));
        this.#asking.set(key, asking);
      }
      return await asking;
    } catch (error) {
      const unavailable = this.#unavailable(error, operation);
      if (known && age < STALE_MS) return known.actor;
      throw unavailable;
    }
  }

  #unavailable(error: unknown, operation: string): GatewayProblem {
    this.#log.warn({ err: error, operation }, 'directory did not answer');
    return new GatewayProblem(503, 'IDENTITY_UNAVAILABLE', 'Who you are cannot be verified at the moment.');
  }

  async #ask(key: string, operation: string, payload: object): Promise<Actor | null> {
    const at = this.#clock().getTime();
    const actor = ((await this.#directory.call(operation, payload, await this.#signer.sign(GATEWAY))) ?? null) as Actor | null;
    // What never existed is not remembered: guesses would push real ones out.
    if (actor || this.#known.get(key)) this.#known.set(key, { actor, at });
    return actor;
  }
}
