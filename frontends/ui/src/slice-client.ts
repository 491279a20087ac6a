import { persistedExchange } from '@urql/exchange-persisted';
import { cacheExchange, Client, fetchExchange, mapExchange, type CombinedError } from 'urql';
import { emit } from './event-bus.ts';
import { language } from './language.ts';

interface GeneratedDocument {
  __meta__?: { hash?: string };
}

/** The hash that codegen left on a document, as the gateway knows it. */
export function documentHash(document: object): string {
  const hash = (document as GeneratedDocument).__meta__?.hash;
  if (!hash) throw new Error('a document without a hash: browsers may send generated documents only');
  return hash.startsWith('sha256:') ? hash : `sha256:${hash}`;
}

/** Whether an answer says that nobody is signed in any more. */
export function isSessionEnded(error: CombinedError): boolean {
  const status = (error.response as Response | undefined)?.status;
  return status === 401 || error.graphQLErrors.some((each) => each.extensions['code'] === 'UNAUTHENTICATED');
}

/**
 * One client and cache for one slice of the graph. It sends the hash of a document and never its text; the
 * gateway knows the text from the build.
 */
export function createSliceClient(options: { fetch?: typeof fetch } = {}): Client {
  return new Client({
    url: '/graphql',
    preferGetMethod: false,
    exchanges: [
      cacheExchange,
      mapExchange({
        onError(error) {
          if (isSessionEnded(error)) emit('session-ended', undefined);
        },
      }),
      persistedExchange({
        preferGetForPersistedQueries: false,
        enforcePersistedQueries: true,
        enableForMutation: true,
        generateHash: async (_, document) => documentHash(document),
      }),
      fetchExchange,
    ],
    fetchOptions: () => ({
      credentials: 'same-origin',
      headers: { accept: 'application/json', 'accept-language': language(), 'x-redpine': '1' },
    }),
    ...options,
  });
}
