// @vitest-environment happy-dom
import { parse } from 'graphql';
import type { TypedDocumentNode } from 'urql';
import { describe, expect, it, vi } from 'vitest';
import { listen } from './event-bus.ts';
import { createSliceClient, documentHash } from './slice-client.ts';

function generated(text: string, hash: string): TypedDocumentNode<{ me: { id: string } }, Record<string, never>> {
  return Object.assign(parse(text), { __meta__: { hash } });
}

const ME = generated('query Me { me { id } }', 'sha256:abc');

describe('the client of a slice', () => {
  it('UI-19 MUST send the hash of a document and never its text', async () => {
    const bodies: unknown[] = [];
    const answer = vi.fn(async (_: unknown, request?: RequestInit) => {
      bodies.push(JSON.parse(request?.body as string));
      return new Response('{"data":{"me":{"id":"1"}}}', { headers: { 'content-type': 'application/json' } });
    });
    const result = await createSliceClient({ fetch: answer }).query(ME, {}).toPromise();
    expect(result.data).toEqual({ me: { id: '1' } });
    expect(answer).toHaveBeenCalledOnce();
    expect(bodies).toEqual([
      { operationName: 'Me', variables: {}, extensions: { persistedQuery: { version: 1, sha256Hash: 'sha256:abc' } } },
    ]);
  });

  it('UI-20 MUST tell the shell when the server no longer knows the session', async () => {
    const ended = vi.fn();
    const stop = listen('session-ended', ended);
    const refuse = async (): Promise<Response> =>
      new Response('{"errors":[{"message":"sign in","extensions":{"code":"UNAUTHENTICATED"}}]}', {
        headers: { 'content-type': 'application/json' },
      });
    await createSliceClient({ fetch: refuse }).query(ME, {}).toPromise();
    stop();
    expect(ended).toHaveBeenCalledOnce();
  });

  it('UI-21 MUST give hashes the prefix that the gateway knows, and refuse a document without one', () => {
    expect(documentHash(generated('{ a }', 'ff'))).toBe('sha256:ff');
    expect(() => documentHash(parse('{ a }'))).toThrow('without a hash');
  });
});
