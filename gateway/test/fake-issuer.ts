import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

interface Code {
  redirect: string;
  challenge: string;
  nonce: string;
}

/** The least of an OpenID Connect issuer at `<origin>/oidc`: whoever arrives is `subject`. */
export async function fakeIssuer(issuer: () => string): Promise<{ listener: RequestListener; subject: string; nonce?: string }> {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k', alg: 'RS256', use: 'sig' };
  const codes = new Map<string, Code>();
  const state: { listener: RequestListener; subject: string; nonce?: string } = { listener: () => {}, subject: '' };

  const answer = async (request: IncomingMessage): Promise<{ status: number; location?: string; body?: object }> => {
    const url = new URL(request.url ?? '', issuer());
    switch (url.pathname) {
      case '/oidc/.well-known/openid-configuration':
        return {
          status: 200,
          body: {
            issuer: issuer(),
            authorization_endpoint: `${issuer()}/auth`,
            token_endpoint: `${issuer()}/token`,
            jwks_uri: `${issuer()}/jwks`,
            end_session_endpoint: `${issuer()}/session/end`,
            response_types_supported: ['code'],
            subject_types_supported: ['public'],
            id_token_signing_alg_values_supported: ['RS256'],
            code_challenge_methods_supported: ['S256'],
          },
        };
      case '/oidc/jwks':
        return { status: 200, body: { keys: [jwk] } };
      case '/oidc/auth': {
        const code = randomUUID();
        const of = (name: string): string => url.searchParams.get(name) ?? '';
        codes.set(code, { redirect: of('redirect_uri'), challenge: of('code_challenge'), nonce: of('nonce') });
        const location = new URL(of('redirect_uri'));
        location.search = new URLSearchParams({ code, state: of('state'), iss: issuer() }).toString();
        return { status: 303, location: location.href };
      }
      case '/oidc/token': {
        const body = new URLSearchParams(Buffer.concat(await request.toArray()).toString());
        const code = codes.get(body.get('code') ?? '');
        codes.delete(body.get('code') ?? '');
        const challenge = createHash('sha256').update(body.get('code_verifier') ?? '').digest('base64url');
        // RFC 6749 encodes both parts as a form does.
        const basic = Buffer.from(request.headers.authorization?.replace('Basic ', '') ?? '', 'base64').toString();
        const right = code?.challenge === challenge && code.redirect === body.get('redirect_uri');
        if (!right || decodeURIComponent(basic) !== 'redpine-gateway:secret') return { status: 400, body: { error: 'invalid_grant' } };
        const token = await new SignJWT({ nonce: state.nonce ?? code.nonce })
          .setProtectedHeader({ alg: 'RS256', kid: 'k' })
          .setIssuer(issuer())
          .setAudience('redpine-gateway')
          .setSubject(state.subject)
          .setIssuedAt()
          .setExpirationTime('5 min')
          .sign(privateKey);
        return { status: 200, body: { access_token: 'a', token_type: 'Bearer', expires_in: 60, id_token: token } };
      }
      default:
        return { status: 404, body: {} };
    }
  };
  state.listener = (request, response) => {
    const send = async (): Promise<void> => {
      const { status, location, body } = await answer(request);
      response.writeHead(status, { 'content-type': 'application/json', ...(location === undefined ? {} : { location }) });
      response.end(body === undefined ? '' : JSON.stringify(body));
    };
    void send();
  };
  return state;
}
