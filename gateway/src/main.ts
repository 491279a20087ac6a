import { fileURLToPath } from 'node:url';
import { createLog } from '@redpine/kit/log';
import { httpPeer } from '@redpine/kit/peer';
import { gatewayConfig } from './config.ts';
import { createGateway } from './gateway.ts';

// The gateway as its own process: every service at its <SERVICE>_URL.
const config = gatewayConfig(process.env);
const log = createLog('gateway', config.logLevel);
const peers = Object.fromEntries(
  ['directory', 'representation'].map((name) => {
    const url = config.peers[name];
    if (url === undefined) throw new Error(`${name.toUpperCase()}_URL names where ${name} runs`);
    const ready = async (): Promise<void> => {
      const response = await fetch(new URL('/health', url), { signal: AbortSignal.timeout(2_000) });
      await response.body?.cancel();
      if (!response.ok) throw new Error(`${name} answers ${response.status}`);
    };
    return [name, { ...httpPeer(url), ready }];
  }),
);
const frontends = process.env['REDPINE_FRONTENDS'] ?? fileURLToPath(new URL('../../frontends/dist', import.meta.url));
const gateway = await createGateway(config, { peers, frontends, clock: config.clock, log });

let stopping: Promise<void> | undefined;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    stopping ??= Promise.resolve(gateway[Symbol.asyncDispose]()).then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'could not stop in order');
        process.exit(1);
      },
    );
  });
}
await gateway.listen();
