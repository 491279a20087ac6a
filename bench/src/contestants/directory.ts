/** Directory alone, over HTTP: the other half of what a gateway stands before. */
import { directoryConfig } from '@redpine/directory/config';
import { createService } from '@redpine/directory/service';
import { serviceConfig } from '@redpine/kit/config';
import { createLog } from '@redpine/kit/log';
import { serve } from '@redpine/kit/serve';
import { announce } from './announce.ts';

const config = directoryConfig(serviceConfig('directory', process.env), process.env);
const log = createLog('directory', config.logLevel);
const service = await createService(config, { log });
const served = await serve(service, { host: config.host, port: config.port, log });
announce(served.url, async () => {
  await served.close();
  await service[Symbol.asyncDispose]();
});
