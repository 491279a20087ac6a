/** Says where a contestant listens, and ends it when it is asked to. */
export function announce(url: string, close: () => Promise<unknown>): void {
  console.log(JSON.stringify({ port: Number(new URL(url).port) }));
  process.once('SIGTERM', () => void close().finally(() => process.exit(0)));
}
