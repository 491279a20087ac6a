import type { RequestContext } from '@redpine/kit/context';

/** What one request to directory needs: what every service's request does. */
export type Context = RequestContext;
