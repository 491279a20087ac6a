import { Worker } from 'node:worker_threads';
import type { ImportRuleCode } from './import.rules.ts';
import { type Head, UnfitFile } from './table.read.ts';

/** A register as a table. */
export interface Table extends AsyncDisposable {
  head: Head;
  /** All rows from the first on, in batches of cells; one reading at a time. */
  batches(): AsyncGenerator<string[][]>;
}

export type Request = 'next' | 'again';
export type Answer = { head: Head } | { batch: string[][] | null } | { unfit: ImportRuleCode };

// What a hostile workbook could take is taken from a worker that ends, and not from the service.
const HEAP_MB = 1_500;

/** Opens a register in a worker of its own. @throws UnfitFile where it cannot be read as one. */
export async function openTable(bytes: Buffer): Promise<Table> {
  const worker = new Worker(new URL('./table.worker.ts', import.meta.url), {
    workerData: { bytes: new Uint8Array(bytes) },
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  });
  const ask = (request?: Request): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const settle = (then: () => void): void => {
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        then();
      };
      const onMessage = (answer: Answer): void =>
        settle(() => ('unfit' in answer ? reject(new UnfitFile(answer.unfit)) : resolve(answer)));
      const onError = (error: Error & { code?: string }): void =>
        settle(() => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new UnfitFile('TOO_LARGE') : error));
      const onExit = (): void => settle(() => reject(new Error('the reader of the register has ended')));
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread has no origin
      if (request) worker.postMessage(request);
    });
  try {
    const answer = await ask();
    if (!('head' in answer)) throw new Error('the reader of the register begins with its head');
    return {
      head: answer.head,
      async *batches() {
        for (let request: Request = 'again'; ; request = 'next') {
          const next = await ask(request);
          if (!('batch' in next) || next.batch === null) return;
          yield next.batch;
        }
      },
      [Symbol.asyncDispose]: async () => void (await worker.terminate()),
    };
  } catch (error) {
    await worker.terminate();
    throw error;
  }
}
