import { useRef } from 'react';
import { ask } from '../../ask.ts';
import { graphql } from '../../gql/gql.ts';
import { Refused } from '../../parts/send.ts';
import { keyOf, upload } from './attachments.ts';
import { proofOf } from './proof.ts';

const ChallengeDocument = graphql(`
  query PortalChallenge {
    opinionChallenge { json expiresAt }
  }
`);

interface Ticket {
  challenge: string;
  until: number;
  /** ids of what was handed over under it, by file */
  ids: Map<string, string>;
}

/** So long a submission may take after its challenge is taken up again. */
const MARGIN_MS = 2 * 60_000;

/** The solved challenge of one opinion. It serves until that is sent: whoever corrects a field works and uploads once. */
export function useTicket(): { ticket: (again: boolean) => Promise<string>; uploaded: (files: readonly File[], challenge: string) => Promise<string[]> } {
  const held = useRef<Ticket>(undefined);
  const ticket = async (again: boolean): Promise<string> => {
    if (!again && held.current && held.current.until - MARGIN_MS > Date.now()) return held.current.challenge;
    const { data } = await ask(ChallengeDocument, {});
    if (!data) throw new Error('there is no challenge');
    const challenge = await proofOf(data.opinionChallenge.json);
    held.current = { challenge, until: Date.parse(data.opinionChallenge.expiresAt), ids: new Map() };
    return challenge;
  };
  const uploaded = async (files: readonly File[], challenge: string): Promise<string[]> => {
    const ids = held.current?.ids ?? new Map<string, string>();
    try {
      for (const file of files) if (!ids.has(keyOf(file))) ids.set(keyOf(file), await upload(file, challenge));
    } catch (error) {
      if (error instanceof Refused && error.isStale) held.current = undefined;
      throw error;
    }
    return files.map((file) => ids.get(keyOf(file)) ?? '');
  };
  return { ticket, uploaded };
}
