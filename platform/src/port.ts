import { createServer } from 'node:net';
import { PlatformProblem } from './problem.ts';

const codeOf = (error: Error): string | undefined => ('code' in error ? String(error.code) : undefined);

/** Refuses at once, before anything is started, where the port cannot be had. */
export async function checkPort(host: string, port: number): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => {
      const code = codeOf(error);
      if (code === 'EADDRINUSE') reject(new PlatformProblem(`Port ${port} is in use: stop what listens there, or choose another with PORT.`));
      else if (code === 'EACCES') reject(new PlatformProblem(`This account may not listen on port ${port}: choose one above 1023 with PORT.`));
      else if (code === 'EADDRNOTAVAIL') reject(new PlatformProblem(`This machine has no address ${host}: choose another with HOST.`));
      else reject(error);
    });
    server.listen({ host, port, exclusive: true }, resolve);
  });
  await new Promise((resolve) => server.close(resolve));
}
