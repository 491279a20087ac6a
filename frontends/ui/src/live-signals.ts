import { emit } from './event-bus.ts';

/** What a `changed` signal names: `{"type":"Suggestion","id":"…"}`, or `Suggestion/…` in short. */
export function parseChanged(data: string): { type: string; id: string } | undefined {
  if (data.startsWith('{')) {
    const { type, id } = JSON.parse(data) as { type?: unknown; id?: unknown };
    return typeof type === 'string' && typeof id === 'string' ? { type, id } : undefined;
  }
  const slash = data.indexOf('/');
  return slash > 0 ? { type: data.slice(0, slash), id: data.slice(slash + 1) } : undefined;
}

/**
 * Opens the one stream of signals (`/live`) and passes them on over the event bus. Only the shell calls it:
 * an HTTP/1.1 browser has about six connections to spare. The browser reconnects by itself; what came in
 * between is lost, so a reconnection asks everyone to refetch.
 *
 * @returns a function that closes the stream
 */
export function openLiveSignals(address = '/live'): () => void {
  const source = new EventSource(address);
  let interrupted = false;
  source.addEventListener('open', () => {
    if (interrupted) emit('resync', undefined);
    interrupted = false;
  });
  source.addEventListener('error', () => {
    interrupted = true;
  });
  source.addEventListener('changed', (event: MessageEvent<string>) => {
    const changed = parseChanged(event.data);
    if (changed) emit('changed', changed);
  });
  source.addEventListener('notification', () => emit('notification', undefined));
  return () => source.close();
}
