/** The gateway as a process of its own, before directory and representation over HTTP. */
import { openFront } from './front.ts';

const { url, env } = await openFront();
Object.assign(process.env, env, {
  DIRECTORY_URL: process.env['BENCH_DIRECTORY_URL'],
  REPRESENTATION_URL: process.env['BENCH_REPRESENTATION_URL'],
});
// It listens when it is loaded, and drains on SIGTERM.
await import('@redpine/gateway/main');
console.log(JSON.stringify({ port: Number(new URL(url).port) }));
