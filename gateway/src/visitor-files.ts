import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import { type ActorSigner, ANONYMOUS, serviceActor } from '@redpine/kit/actor';
import type { Log } from '@redpine/kit/log';
import { type Peer, PeerProblem } from '@redpine/kit/peer';
import { type FileStore, type Intake, MAXIMUM_BYTES, tooLarge } from './file-store.ts';
import { fileName } from './files.ts';
import { GatewayProblem } from './problem.ts';
import { bucketOf, type RateBuckets } from './rate-bucket.ts';

const VISITORS: Intake = { bytes: 5 * 1024 * 1024, kinds: ['pdf', 'jpg', 'png'], most: 3, daily: 1_000 };
/** Points of the visitor's bucket: ten at once, then one every few seconds. */
const COST = 10_000;
/** Characters of a ticket. */
const LONGEST = 4_000;

export interface VisitorFiles {
  store: FileStore;
  signer: ActorSigner;
  buckets: Pick<RateBuckets, 'take'>;
  /** The services that refer to files: one of them vouches for a ticket. */
  owners: readonly Pick<Peer, 'call'>[];
  log: Log;
}

/**
 * POST /files/visitor: what somebody without an account attaches to what she is about to send. The header `x-upload-ticket`
 * is what a service gave her to do beforehand, such as a solved challenge: that service names the holder, and later takes
 * the files of the same holder alone. She cannot read them back; those who may read the record can.
 */
export function visitorFileRoutes({ store, signer, buckets, owners, log }: VisitorFiles) {
  const holderOf = async (ticket: string): Promise<string | null> => {
    const token = await signer.sign(ANONYMOUS);
    for (const owner of owners) {
      try {
        const holder = await owner.call('uploadTicket', { ticket }, token);
        if (typeof holder === 'string') return holder;
      } catch (error) {
        // Without a service's word nobody vouches for it.
        log.warn({ err: error }, 'a service did not say whose an upload is');
      }
    }
    return null;
  };
  return async (app: FastifyInstance): Promise<void> => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    app.post('/files/visitor', { bodyLimit: MAXIMUM_BYTES }, async (request: FastifyRequest, reply) => {
      const ticket = request.headers['x-upload-ticket'];
      if (typeof ticket !== 'string' || ticket === '' || ticket.length > LONGEST) {
        throw new GatewayProblem(401, 'TICKET_MISSING', 'The header x-upload-ticket is missing.');
      }
      if (Number(request.headers['content-length'] ?? 0) > VISITORS.bytes) throw tooLarge(VISITORS.bytes);
      await buckets.take(bucketOf(ANONYMOUS, request.ip), COST);
      const holder = await holderOf(ticket);
      if (holder === null) throw new GatewayProblem(403, 'TICKET_INVALID', 'This ticket is not valid, or not any more.');
      const content = (request.body ?? request.raw) as Readable;
      const file = await store.take(content, fileName(request.headers['x-file-name']), `visitor ${holder}`, VISITORS);
      reply.code(201);
      return { id: file.id, name: file.name, mediaType: file.mediaType, size: file.size };
    });
  };
}

/** Which of the files some service keeps. Throws where one that keeps files does not say: nothing is removed then. */
export async function keptFiles({ owners, signer }: Pick<VisitorFiles, 'owners' | 'signer'>, ids: readonly string[]): Promise<Set<string>> {
  const token = await signer.sign(serviceActor('gateway'));
  const kept = new Set<string>();
  for (const owner of owners) {
    try {
      const named = await owner.call('keptFiles', { files: ids }, token);
      if (!Array.isArray(named)) throw new TypeError('a service names the files that it keeps');
      for (const id of named) kept.add(String(id));
    } catch (error) {
      // One that knows no such operation takes no visitors' files.
      if (!(error instanceof PeerProblem) || error.status !== 404) throw error;
    }
  }
  return kept;
}
