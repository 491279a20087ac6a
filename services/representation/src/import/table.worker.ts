/** The worker that `openTable` starts: it answers `next` with a batch, and `again` with the first one. */
import { parentPort, workerData } from 'node:worker_threads';
import { type Reader, readRegister, UnfitFile } from './table.read.ts';
import type { Answer, Request } from './table.ts';

const port = parentPort;
if (!port) throw new Error('table.worker.ts runs as a worker');
const answer = (message: Answer): void => port.postMessage(message);

function failed(error: unknown): void {
  if (error instanceof UnfitFile) answer({ unfit: error.rule });
  else throw error;
}

async function serve(reader: Reader): Promise<void> {
  let batches = reader.batches()[Symbol.asyncIterator]();
  answer({ head: reader.head });
  port?.on('message', (request: Request) => {
    if (request === 'again') batches = reader.batches()[Symbol.asyncIterator]();
    batches.next().then(({ done, value }) => answer({ batch: done === true ? null : value }), failed);
  });
}

const { bytes } = workerData as { bytes: Uint8Array };
try {
  await serve(await readRegister(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)));
} catch (error) {
  failed(error);
}
