import type { ServerResponse } from 'node:http';
import type { Server, Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

const LOOK_MS = 25;
/** How long a client has to close what we have closed. */
const GRACE_MS = 500;

/** The connections of a server, whichever protocol they speak, so that it can go down without cutting an answer. */
export class Connections {
  readonly #sockets = new Set<Socket>();
  #underWay = 0;

  constructor(server: Server) {
    server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
    server.on('request', (_request: unknown, response: ServerResponse) => {
      this.#underWay += 1;
      response.once('close', () => (this.#underWay -= 1));
    });
  }

  /** Lets what is under way finish for that long, then closes everything: idle connections never end by themselves. */
  async drain(milliseconds: number): Promise<void> {
    for (let waited = 0; this.#underWay > 0 && waited < milliseconds; waited += LOOK_MS) await wait(LOOK_MS);
    for (const socket of this.#sockets) socket.end();
    for (let waited = 0; this.#sockets.size > 0 && waited < GRACE_MS; waited += LOOK_MS) await wait(LOOK_MS);
    for (const socket of this.#sockets) socket.destroy();
  }
}
