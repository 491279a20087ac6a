import type { Files } from '@redpine/kit/files';

/** The gateway's store, for services that are created before it: whoever asks early waits for it. */
export function lateFiles(): Files & { attach(files: Files): void } {
  const { promise, resolve } = Promise.withResolvers<Files>();
  return {
    attach: resolve,
    describe: async (ids) => (await promise).describe(ids),
    open: async (id) => (await promise).open(id),
  };
}
