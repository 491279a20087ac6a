import * as oidc from 'openid-client';
import { GatewayProblem } from './problem.ts';

/** What the browser holds between leaving for the issuer and coming back. */
export interface Attempt {
  state: string;
  nonce: string;
  verifier: string;
  /** Local path to go on to. */
  path: string;
}

export interface SignInOptions {
  issuer: () => URL;
  origin: () => URL;
  clientId: string;
  clientSecret?: string | undefined;
  /** How the issuer is reached from here; our own origin is reached without the network. */
  fetch: oidc.CustomFetch;
}

/** The authorization code flow with PKCE against any OpenID Connect issuer. */
export class SignIn {
  readonly #options: SignInOptions;
  #discovered: Promise<oidc.Configuration> | undefined;

  constructor(options: SignInOptions) {
    this.#options = options;
  }

  async begin(path: string): Promise<{ location: URL; attempt: Attempt }> {
    const issuer = await this.#issuer();
    const attempt: Attempt = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      verifier: oidc.randomPKCECodeVerifier(),
      path,
    };
    const location = oidc.buildAuthorizationUrl(issuer, {
      redirect_uri: new URL('/auth/callback', this.#options.origin()).href,
      scope: 'openid',
      state: attempt.state,
      nonce: attempt.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(attempt.verifier),
      code_challenge_method: 'S256',
    });
    return { location, attempt };
  }

  /**
   * @param search the query of the callback's address
   * @throws GatewayProblem 400 where the answer does not fit the attempt or is refused
   */
  async finish(search: string, attempt: Attempt): Promise<{ subject: string; idToken: string | null }> {
    const issuer = await this.#issuer();
    const current = new URL('/auth/callback', this.#options.origin());
    current.search = search;
    try {
      const tokens = await oidc.authorizationCodeGrant(issuer, current, {
        expectedState: attempt.state,
        expectedNonce: attempt.nonce,
        pkceCodeVerifier: attempt.verifier,
        idTokenExpected: true,
      });
      const subject = tokens.claims()?.sub;
      if (subject === undefined) throw new Error('an ID token without a subject');
      return { subject, idToken: tokens.id_token ?? null };
    } catch (error) {
      const problem = new GatewayProblem(400, 'SIGN_IN_FAILED', 'The sign-in was not completed.');
      problem.cause = error;
      throw problem;
    }
  }

  /** Where the issuer ends its own session; our front page where it offers no such address. */
  async endLocation(idToken: string | null): Promise<URL> {
    const home = new URL('/', this.#options.origin());
    const issuer = await this.#issuer();
    if (issuer.serverMetadata().end_session_endpoint === undefined) return home;
    return oidc.buildEndSessionUrl(issuer, {
      post_logout_redirect_uri: home.href,
      ...(idToken === null ? {} : { id_token_hint: idToken }),
    });
  }

  /** Discovered at the first use: our own issuer answers only once we listen. A failure is tried again. */
  #issuer(): Promise<oidc.Configuration> {
    this.#discovered ??= this.#discover().catch((error: unknown) => {
      this.#discovered = undefined;
      const problem = new GatewayProblem(503, 'ISSUER_UNAVAILABLE', 'Sign-in is not available at the moment.');
      problem.cause = error;
      throw problem;
    });
    return this.#discovered;
  }

  #discover(): Promise<oidc.Configuration> {
    const { clientId, clientSecret, fetch } = this.#options;
    const issuer = this.#options.issuer();
    return oidc.discovery(
      issuer,
      clientId,
      undefined,
      clientSecret === undefined ? oidc.None() : oidc.ClientSecretBasic(clientSecret),
      {
        [oidc.customFetch]: fetch,
        timeout: 10,
        // Plain http is for loopback and closed networks; the operator named the issuer.
        ...(issuer.protocol === 'http:' ? { execute: [oidc.allowInsecureRequests] } : {}),
      },
    );
  }
}
