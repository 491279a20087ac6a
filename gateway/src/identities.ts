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

/** Accounts and personal tokens as the actors that they are today. */
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

  /** The account's actor; null where it is unknown or locked. @throws GatewayProblem 503 with directory down */
  account(account: string): Promise<Actor | null> {
    return this.#resolve(`account ${account}`, 'resolveActor', { subject: account });
  }

  /** The actor of a personal token; null where it is unknown, expired or revoked. @throws as account */
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
      this.#log.warn({ err: error, operation }, 'directory did not answer');
      if (known && age < STALE_MS) return known.actor;
      throw new GatewayProblem(503, 'IDENTITY_UNAVAILABLE', 'Who you are cannot be verified at the moment.');
    }
  }

  async #ask(key: string, operation: string, payload: object): Promise<Actor | null> {
    const at = this.#clock().getTime();
    const actor = ((await this.#directory.call(operation, payload, await this.#signer.sign(GATEWAY))) ?? null) as Actor | null;
    // What never existed is not remembered: guesses would push real ones out.
    if (actor || this.#known.get(key)) this.#known.set(key, { actor, at });
    return actor;
  }
}
