import type { RequestListener } from 'node:http';
import type { ServiceConfig } from './config.ts';
import type { Clock } from './clock.ts';
import type { Files } from './files.ts';
import type { Log } from './log.ts';
import type { Peer } from './peer.ts';

/** A service: its subgraph, its inbox and its internal operations, whichever way it is reached. */
export interface Service extends Peer, AsyncDisposable {
  readonly name: string;
  /** Raw HTTP routes by path prefix, such as directory's `/oidc`. */
  readonly http: Readonly<Record<string, RequestListener>>;
  /** Resolves when the service can answer; throws while it cannot. */
  ready(): Promise<void>;
}

/** What whoever creates a service may put in place of what the configuration says. */
export interface ServiceOverrides {
  peers?: Record<string, Peer>;
  files?: Files;
  clock?: Clock;
  log?: Log;
  /** Begins with its relay paused: whoever creates it resumes the relay once its peers are there. */
  relayPaused?: boolean;
}

export type CreateService = (config: ServiceConfig, overrides?: ServiceOverrides) => Promise<Service>;
