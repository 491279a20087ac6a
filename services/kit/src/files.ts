import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { z } from 'zod';
import { PeerProblem } from './peer.ts';

/** A file in the store, as a service keeps it in its own rows. */
export interface FileReference {
  id: string;
  name: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  /** Account id. */
  uploadedBy: string;
}

/** The store of files, at the gateway. */
export interface Files {
  /** Those that exist, in the order asked. */
  describe(ids: readonly string[]): Promise<FileReference[]>;
  /** The bytes. Throws `PeerProblem` with status 404 where there is none. */
  open(id: string): Promise<Readable>;
}

const referenceList = z.array(
  z.object({ id: z.string(), name: z.string(), mediaType: z.string(), size: z.number(), uploadedBy: z.string() }),
);

/** The store of a gateway elsewhere. `token` gives an actor token of the service itself. */
export function httpFiles(url: string, token: () => Promise<string>): Files {
  const call = async (path: string, init: RequestInit): Promise<Response> => {
    let response: Response;
    try {
      response = await fetch(new URL(path, url), {
        ...init,
        headers: { 'content-type': 'application/json', authorization: `Bearer ${await token()}` },
        signal: AbortSignal.timeout(30_000),
      });
    } catch (error) {
      throw new PeerProblem(`${path}: no answer`, 0, { cause: error });
    }
    if (!response.ok) {
      await response.body?.cancel();
      throw new PeerProblem(`${path}: ${response.status}`, response.status);
    }
    return response;
  };
  return {
    async describe(ids) {
      const response = await call('/internal/files/describe', { method: 'POST', body: JSON.stringify({ ids }) });
      return referenceList.parse(await response.json());
    },
    async open(id) {
      const { body } = await call(`/internal/files/${encodeURIComponent(id)}`, { method: 'GET' });
      return body ? Readable.fromWeb(body as ReadableStream) : Readable.from([]);
    },
  };
}
