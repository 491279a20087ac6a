import type { RequestListener } from 'node:http';
import replyFrom from '@fastify/reply-from';
import type { FastifyInstance } from 'fastify';

/**
 * /oidc/*: the embedded issuer, in this process or at DIRECTORY_URL. It sees the public origin whatever the
 * client or a proxy says, and the client's address under a name that no client can give.
 */
export function issuerRoutes(issuer: { listener: RequestListener } | { url: string }, origin: () => URL) {
  return async (app: FastifyInstance): Promise<void> => {
    app.removeAllContentTypeParsers();
    if ('listener' in issuer) {
      app.addContentTypeParser('*', (_request, _payload, done) => done(null));
      app.all('/oidc/*', (request, reply) => {
        reply.hijack();
        const { protocol, host } = origin();
        request.raw.headers['x-forwarded-proto'] = protocol.slice(0, -1);
        request.raw.headers['x-forwarded-host'] = host;
        request.raw.headers['x-redpine-address'] = request.ip;
        // The issuer's pages bring a policy of their own.
        for (const [name, value] of Object.entries(reply.getHeaders())) {
          if (value !== undefined && name !== 'content-security-policy') reply.raw.setHeader(name, value);
        }
        issuer.listener(request.raw, reply.raw);
      });
      return;
    }
    app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    await app.register(replyFrom, { base: issuer.url, undici: { connections: 32, bodyTimeout: 10_000, headersTimeout: 10_000 } });
    app.all('/oidc/*', (request, reply) => {
      const { protocol, host } = origin();
      return reply.from(request.url, {
        rewriteRequestHeaders: ({ ip }, headers) => ({
          ...headers,
          'x-redpine-address': ip,
          'x-forwarded-proto': protocol.slice(0, -1),
          'x-forwarded-host': host,
        }),
      });
    });
  };
}
