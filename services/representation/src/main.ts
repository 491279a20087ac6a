import { runAlone } from '@redpine/kit/serve';
import { createService } from './service.ts';

await runAlone('representation', createService);
