/** Representation alone, over HTTP, as it runs on a site of several processes. */
import { serviceConfig } from '@redpine/kit/config';
import { createLog } from '@redpine/kit/log';
import { serve } from '@redpine/kit/serve';
import { createService } from '@redpine/representation/service';
import { announce } from './announce.ts';

const config = serviceConfig('representation', process.env);
const log = createLog('representation', config.logLevel);
const service = await createService(config, { log });
const served = await serve(service, { host: config.host, port: config.port, log });
announce(served.url, async () => {
  await served.close();
  await service[Symbol.asyncDispose]();
});
