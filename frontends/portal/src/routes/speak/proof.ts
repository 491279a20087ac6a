import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import type { Challenge } from 'altcha-lib/types';

/**
 * Solves the task that keeps machines from sending in bulk: a second or two of a phone's work, nothing to read or to click.
 * It works in short turns beside the page: a worker would have to be a script that the page's policy trusts.
 *
 * @returns the solution as the server takes it. Throws where the browser cannot solve it
 */
export async function proofOf(json: string): Promise<string> {
  const challenge = JSON.parse(json) as Challenge;
  const solution = await solveChallenge({ challenge, deriveKey });
  if (!solution) throw new Error('the challenge was not solved in time');
  return btoa(JSON.stringify({ challenge, solution }));
}
