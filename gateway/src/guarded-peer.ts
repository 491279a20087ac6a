import { BrokenCircuitError, ConsecutiveBreaker, circuitBreaker, handleWhen, timeout, TimeoutStrategy } from 'cockatiel';
import type { Log } from '@redpine/kit/log';
import { PeerProblem, type Peer } from '@redpine/kit/peer';

/** So many calls in a row that failed and a peer counts as away. */
const FAILURES = 5;

export interface Patience {
  /** How long one call may take. */
  timeoutMs: number;
  /** How long a peer that counts as away is left alone; one call then finds out whether it is back. */
  restMs: number;
}

/** The asker went away: it says nothing about the peer. */
class Gone extends Error {
  override readonly name = 'Gone';
}

/**
 * A peer whose calls end in bounded time: each within its timeout, and at once, unasked, while the peer counts as
 * away. A refusal (status 4xx) is an answer. Rejects with what the peer threw, cockatiel's `TaskCancelledError` past
 * the timeout, or its `BrokenCircuitError`.
 */
export function guardedPeer(name: string, peer: Pick<Peer, 'answer' | 'call'>, patience: Patience, log: Log): Pick<Peer, 'answer' | 'call'> {
  const isFailure = (error: unknown): boolean =>
    !(error instanceof Gone || (error instanceof PeerProblem && error.status >= 400 && error.status < 500));
  const breaker = circuitBreaker(handleWhen(isFailure), {
    halfOpenAfter: patience.restMs,
    breaker: new ConsecutiveBreaker(FAILURES),
  });
  breaker.onBreak(() => log.warn({ peer: name }, 'a peer counts as away'));
  breaker.onReset(() => log.info({ peer: name }, 'a peer is back'));
  // A call that has returned has nothing to abort: the error made for it would cost more than the call's own bookkeeping.
  const limit = timeout(patience.timeoutMs, { strategy: TimeoutStrategy.Aggressive, abortOnReturn: false });
  const bounded = <T>(work: (signal: AbortSignal) => Promise<T>, gone?: AbortSignal): Promise<T> =>
    breaker.execute(async () => {
      try {
        return await limit.execute(({ signal }) => work(signal), gone);
      } catch (error) {
        if (gone?.aborted) throw new Gone(`${name}: whoever asked is gone`);
        throw error;
      }
    });
  return {
    answer: (request) => bounded((signal) => peer.answer({ ...request, signal }), request.signal),
    call: (operation, payload, actorToken) => bounded(() => peer.call(operation, payload, actorToken)),
  };
}

/** Whether a call was not even made, which is told once when the circuit opens. */
export function isLeftAlone(error: unknown): boolean {
  return error instanceof BrokenCircuitError;
}
