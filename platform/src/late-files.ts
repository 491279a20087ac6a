import type { Files } from '@redpine/kit/files';

/** The gateway's store, for services that are created before it. */
export function lateFiles(): Files & { attach(files: Files): void } {
  let attached: Files | undefined;
  const present = (): Files => {
    if (!attached) throw new Error('the store of files is not there yet');
    return attached;
  };
  return {
    attach(files) {
      attached = files;
    },
    describe: async (ids) => present().describe(ids),
    open: async (id) => present().open(id),
  };
}
