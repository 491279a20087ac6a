import type { FastifyInstance } from 'fastify';

export interface Health {
  /** What is asked before the gateway calls itself ready, by name; each throws while it is not. */
  checks: Readonly<Record<string, () => Promise<void>>>;
  version: string;
  draining: () => boolean;
}

const CHECK_MS = 2_000;

/** GET /health: 200 once everything answers, 503 before, while something does not, and while draining. */
export function healthRoute({ checks, version, draining }: Health) {
  return async (app: FastifyInstance): Promise<void> => {
    app.get('/health', async (_request, reply) => {
      const services = Object.fromEntries(
        await Promise.all(Object.entries(checks).map(async ([name, check]) => [name, (await passes(check)) ? 'ok' : 'down'] as const)),
      );
      const ok = Object.values(services).every((state) => state === 'ok');
      const status = draining() ? 'draining' : ok ? 'ok' : 'down';
      reply.code(status === 'ok' ? 200 : 503).header('cache-control', 'no-store');
      return { status, services, version };
    });
  };
}

async function passes(check: () => Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), CHECK_MS);
  });
  const done = check().then(
    () => true,
    () => false,
  );
  const passed = await Promise.race([done, late]);
  clearTimeout(timer);
  return passed;
}
