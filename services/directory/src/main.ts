import { runAlone } from '@redpine/kit/serve';
import { directoryConfig } from './config.ts';
import { createService } from './service.ts';

await runAlone('directory', (config, overrides) => createService(directoryConfig(config, process.env), overrides));
