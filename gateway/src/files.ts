import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { type ActorSigner, type ActorVerifier, onlyReads } from '@redpine/kit/actor';
import { PeerProblem } from '@redpine/kit/peer';
import type { Log } from '@redpine/kit/log';
import type { Peer } from '@redpine/kit/peer';
import type { Asker } from './asker.ts';
import { attachment } from './file-kinds.ts';
import { MAXIMUM_BYTES, tooLarge, type FileStore, type StoredFile } from './file-store.ts';
import { withoutMetadata } from './image-metadata.ts';
import { GatewayProblem } from './problem.ts';

export interface FileRoutes {
  store: FileStore;
  ask: (request: FastifyRequest) => Promise<Asker>;
  signer: ActorSigner;
  verifier: ActorVerifier;
  /** The services that refer to files: each says whether a reader may see one of its records with the file. */
  owners: readonly Pick<Peer, 'call'>[];
  log: Log;
}

const SIGN_IN = new GatewayProblem(401, 'UNAUTHENTICATED', 'Sign in first.');
const NO_FILE = new GatewayProblem(404, 'NOT_FOUND', 'There is no such file, or it is not open to you.');

/** POST /files and GET /files/:id for people, /internal/files/* for services. */
export function fileRoutes({ store, ask, signer, verifier, owners, log }: FileRoutes) {
  const mayRead = async (asker: Asker, file: StoredFile): Promise<boolean> => {
    if (asker.actor.kind === 'ACCOUNT' && asker.actor.id === file.uploadedBy) return true;
    const token = await signer.sign(asker.actor);
    for (const owner of owners) {
      try {
        if ((await owner.call('mayReadFile', { file: file.id }, token)) === true) return true;
      } catch (error) {
        // Without the owner's word the answer is no.
        log.warn({ err: error, file: file.id }, 'an owning service did not say who may read');
      }
    }
    return false;
  };
  const byService = async (request: FastifyRequest): Promise<void> => {
    const token = /^bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const actor = await verifier.verify(token).catch(() => undefined);
    if (actor?.kind !== 'SERVICE') throw new GatewayProblem(401, 'UNAUTHENTICATED', 'For services alone.');
  };

  return async (app: FastifyInstance): Promise<void> => {
    await app.register(async (uploads) => {
      uploads.removeAllContentTypeParsers();
      // Whatever the client calls it: the content tells.
      uploads.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
      uploads.post('/files', { bodyLimit: MAXIMUM_BYTES }, async (request, reply) => {
        const asker = await ask(request);
        if (asker.actor.kind !== 'ACCOUNT') throw SIGN_IN;
        if (onlyReads(asker.actor)) throw new GatewayProblem(403, 'FORBIDDEN', 'This token may read only.');
        if (asker.via === 'COOKIE' && request.headers['x-redpine'] === undefined) {
          throw new GatewayProblem(403, 'CSRF', 'The header x-redpine is missing.');
        }
        if (Number(request.headers['content-length'] ?? 0) > MAXIMUM_BYTES) {
          throw tooLarge(MAXIMUM_BYTES);
        }
        const content = (request.body ?? request.raw) as Readable;
        const file = await store.take(content, fileName(request.headers['x-file-name']), asker.actor.id);
        reply.code(201);
        return { id: file.id, name: file.name, mediaType: file.mediaType, size: file.size };
      });
    });

    app.get<{ Params: { id: string } }>('/files/:id', async (request, reply) => {
      const asker = await ask(request);
      const file = await store.find(request.params.id);
      // A visitor reads what a service shows to everybody, such as a photo that was published by consent.
      if (!file || !(await mayRead(asker, file))) throw asker.actor.kind === 'ACCOUNT' ? NO_FILE : SIGN_IN;
      const isVisitor = asker.actor.kind !== 'ACCOUNT';
      // Everybody sees the picture; where and when it was taken is nobody's.
      const shown = isVisitor ? withoutMetadata(await buffer(await store.read(file)), file.mediaType) : undefined;
      if (isVisitor && !shown) throw NO_FILE;
      return reply
        .header('content-type', file.mediaType)
        .header('content-length', shown?.length ?? file.size)
        .header('content-disposition', attachment(file.name))
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('cross-origin-resource-policy', 'same-origin')
        .header('cache-control', 'private, no-store')
        .send(shown ?? (await store.read(file)));
    });

    app.post<{ Body: { ids?: unknown } | null }>('/internal/files/describe', async (request, reply) => {
      await byService(request);
      const ids = request.body?.ids;
      if (!Array.isArray(ids) || ids.length > 1_000 || !ids.every((id) => typeof id === 'string')) {
        throw new GatewayProblem(400, 'BAD_REQUEST', 'ids is a list of at most 1,000 strings.');
      }
      const files = await store.describe(ids);
      return reply.send(files.map(({ id, name, mediaType, size, uploadedBy }) => ({ id, name, mediaType, size, uploadedBy })));
    });

    app.get<{ Params: { id: string } }>('/internal/files/:id', async (request, reply) => {
      await byService(request);
      try {
        return await reply.header('content-type', 'application/octet-stream').send(await store.open(request.params.id));
      } catch (error) {
        if (error instanceof PeerProblem && error.status === 404) throw NO_FILE;
        throw error;
      }
    });
  };
}

/** The name is percent-encoded UTF-8; one that is not is no reason to refuse a file. */
export function fileName(header: string | string[] | undefined): string {
  const encoded = typeof header === 'string' ? header : '';
  try {
    return decodeURIComponent(encoded);
  } catch (error) {
    if (error instanceof URIError) return '';
    throw error;
  }
}
