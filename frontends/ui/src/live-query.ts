import { useEffect, useEffectEvent } from 'react';
import { useQuery, type AnyVariables, type UseQueryArgs, type UseQueryResponse } from 'urql';
import { listen } from './event-bus.ts';

/** Signals come in bursts (one act changes several records); one refetch answers a burst. */
const SETTLE_MS = 250;

/**
 * A query that follows the server: it is fetched again when a record of one of the types in `refetchOn`
 * changes. What is shown stays on screen meanwhile.
 */
export function useLiveQuery<Data, Variables extends AnyVariables>(
  args: UseQueryArgs<Variables, Data> & { refetchOn: readonly string[] },
): UseQueryResponse<Data, Variables> {
  const { refetchOn, ...query } = args;
  const response = useQuery<Data, Variables>(query as UseQueryArgs<Variables, Data>);
  const refetch = useEffectEvent(() => response[1]({ requestPolicy: 'network-only' }));
  const types = refetchOn.join(' ');
  const paused = args.pause === true;
  useEffect(() => {
    if (paused) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const schedule = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => refetch(), SETTLE_MS);
    };
    const ends = [
      listen('changed', (changed) => {
        if (types.split(' ').includes(changed.type)) schedule();
      }),
      // A notification has a signal of its own, which names its reader alone.
      listen('notification', () => {
        if (types.split(' ').includes('Notification')) schedule();
      }),
      listen('resync', schedule),
      listen('language', schedule),
    ];
    return () => {
      clearTimeout(timer);
      for (const end of ends) end();
    };
  }, [types, paused]);
  return response;
}
