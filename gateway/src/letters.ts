import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { ActorSigner } from '@redpine/kit/actor';
import { PeerProblem, type Peer } from '@redpine/kit/peer';
import type { Asker } from './asker.ts';
import { attachment } from './file-kinds.ts';
import { GatewayProblem } from './problem.ts';

export interface LetterRoutes {
  ask: (request: FastifyRequest) => Promise<Asker>;
  signer: ActorSigner;
  /** The services that write letters: each answers null to those who may not have one. */
  writers: readonly Pick<Peer, 'call'>[];
}

const NO_LETTER = new GatewayProblem(404, 'NOT_FOUND', 'There is no such letter, or it is not open to you.');
const address = z.object({ kind: z.string().regex(/^[a-z-]{1,40}$/), file: z.string().regex(/^[0-9a-f-]{36}\.(docx|pdf)$/) });
const written = z.object({ name: z.string(), mediaType: z.string(), content: z.string() }).nullable();

/** GET /letters/:kind/:id.:format — a letter of a record, written when it is asked for. */
export function letterRoutes({ ask, signer, writers }: LetterRoutes) {
  const write = async (payload: object, token: string): Promise<z.infer<typeof written>> => {
    for (const writer of writers) {
      try {
        const letter = written.parse(await writer.call('letter', payload, token));
        if (letter !== null) return letter;
      } catch (error) {
        // A service that writes none has no such operation.
        if (!(error instanceof PeerProblem && error.status === 404)) throw error;
      }
    }
    return null;
  };
  return async (app: FastifyInstance): Promise<void> => {
    app.get('/letters/:kind/:file', async (request, reply) => {
      const asker = await ask(request);
      if (asker.actor.kind !== 'ACCOUNT') throw new GatewayProblem(401, 'UNAUTHENTICATED', 'Sign in first.');
      const asked = address.safeParse(request.params);
      if (!asked.success) throw NO_LETTER;
      const [id, format] = asked.data.file.split('.');
      const kind = asked.data.kind.toUpperCase().replaceAll('-', '_');
      const letter = await write({ kind, id, format: format?.toUpperCase() }, await signer.sign(asker.actor));
      if (letter === null) throw NO_LETTER;
      const content = Buffer.from(letter.content, 'base64');
      return reply
        .header('content-type', letter.mediaType)
        .header('content-length', content.length)
        .header('content-disposition', attachment(letter.name))
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('cross-origin-resource-policy', 'same-origin')
        .header('cache-control', 'private, no-store')
        .send(content);
    });
  };
}
