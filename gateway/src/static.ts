import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GatewayProblem, problemBody } from './problem.ts';

/** Part of the build, and nothing for a browser. */
const INTERNAL_FILES = new Set(['/csp.json', '/documents.json', '/report.json']);
const HASHED = /-[\w-]{8,}\.\w+$/;

/** The policy of our own pages; the one inline script is the import map, known by its hash. */
export function contentSecurityPolicy(scriptHashes: readonly string[]): string {
  return [
    "default-src 'none'",
    ["script-src 'self'", ...scriptHashes.map((hash) => `'${hash}'`)].join(' '),
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "manifest-src 'self'",
    // No text becomes a script, whatever a library would do with it.
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

/** Reads the build's `csp.json`: `{ "scriptHashes": ["sha256-…"] }`. */
export function readScriptHashes(frontends: string): string[] {
  const path = join(frontends, 'csp.json');
  if (!existsSync(path)) return [];
  return (JSON.parse(readFileSync(path, 'utf8')) as { scriptHashes: string[] }).scriptHashes;
}

/**
 * The front ends' files, and one of the two documents for every other address that a person opens. Registered on the root: it
 * sets the not-found answer.
 */
export async function staticFiles(app: FastifyInstance, frontends: string): Promise<void> {
  const built = existsSync(join(frontends, 'index.html'));
  if (built) {
    await app.register(fastifyStatic, {
      root: frontends,
      preCompressed: true,
      cacheControl: false,
      dotfiles: 'ignore',
      index: 'index.html',
      allowedPath: (path) => !INTERNAL_FILES.has(path.replace(/\.(br|gz)$/, '')),
      setHeaders(reply, path) {
        const hashed = HASHED.test(path.replace(/\.(br|gz)$/, ''));
        reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  app.setNotFoundHandler(async (request: FastifyRequest, reply: FastifyReply) => {
    if (built && isDocumentRequest(request)) return reply.sendFile(documentFor(request.url));
    const problem = new GatewayProblem(404, 'NOT_FOUND', 'There is nothing here.');
    return reply.code(404).send(problemBody(problem, request.id));
  });
}

/** The public portal is a document of its own; every other address is the shell's. */
function documentFor(url: string): string {
  return /^\/portal(?:[/?#]|$)/.test(url) ? 'portal.html' : 'index.html';
}

/** Whether a person opens this address, rather than a page asking for a file of its own. */
export function isDocumentRequest(request: Pick<FastifyRequest, 'method' | 'headers' | 'url'>): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  const path = request.url.replace(/[?#].*$/s, '');
  return (request.headers.accept?.includes('text/html') ?? false) && !/\.\w{1,8}$/.test(path);
}
