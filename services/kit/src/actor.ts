import type { KeyObject } from 'node:crypto';
import { generateKeyPairSync } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { Recent } from './recent.ts';

/** A post that the actor holds today. */
export interface ActorPost {
  id: string;
  kind: string;
  title: string;
  /** Id of the organ. */
  organ: string | null;
  /** Id of the area. */
  area: string | null;
  /** 代办: whose post it is, where the actor acts for its holder; her own post otherwise. */
  onBehalfOf?: { person: string; name: string } | undefined;
}

/** The post in words; one that is another's says so: 代 王某（代工委主任）. */
export const actingTitle = ({ title, onBehalfOf }: Pick<ActorPost, 'title' | 'onBehalfOf'>): string =>
  onBehalfOf ? `代 ${onBehalfOf.name}（${title}）` : title;

/** Who acts. Authority comes from the posts alone. */
export interface Actor {
  /** Account id (UUID), `anonymous`, or `service:<name>`. */
  id: string;
  kind: 'ANONYMOUS' | 'ACCOUNT' | 'SERVICE';
  username: string | null;
  name: string;
  /** Id of the person. */
  person: string | null;
  posts: readonly ActorPost[];
  /** How the account came in, where it did not sign in this very moment. */
  via?: ActorVia | undefined;
}

/** A browser's session, by its id in directory, or a personal token; READ may not act. */
export type ActorVia = { session: string } | { token: string; scope: 'READ' | 'FULL' };

/** Whether the actor may only look: a token that was made for reading. */
export const onlyReads = ({ via }: Actor): boolean => via !== undefined && 'scope' in via && via.scope === 'READ';

export const ANONYMOUS: Actor = {
  id: 'anonymous',
  kind: 'ANONYMOUS',
  username: null,
  name: '匿名',
  person: null,
  posts: [],
};

/** The actor of a service's own work: events, jobs, internal calls. */
export function serviceActor(name: string): Actor {
  return { id: `service:${name}`, kind: 'SERVICE', username: null, name, person: null, posts: [] };
}

/** Whether the actor holds a post of this kind; with `scope`, one of exactly that organ or area. */
export function holds(actor: Actor, kind: string, scope: { organ?: string | null; area?: string | null } = {}): boolean {
  return actor.posts.some(
    (post) =>
      post.kind === kind &&
      (scope.organ === undefined || post.organ === scope.organ) &&
      (scope.area === undefined || post.area === scope.area),
  );
}

const ISSUER = 'redpine-gateway';
const AUDIENCE = 'redpine-subgraph';
const LIFETIME_S = 60;
const REUSED_S = 30;
// Clocks of two machines may differ a little; a token lives no longer than its minute and this.
const TOLERANCE_S = 5;

const actorShape = z.object({
  id: z.string(),
  kind: z.enum(['ANONYMOUS', 'ACCOUNT', 'SERVICE']),
  username: z.string().nullable(),
  name: z.string(),
  person: z.string().nullable(),
  posts: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      title: z.string(),
      organ: z.string().nullable(),
      area: z.string().nullable(),
      onBehalfOf: z.object({ person: z.string(), name: z.string() }).optional(),
    }),
  ),
  via: z
    .union([z.object({ token: z.string(), scope: z.enum(['READ', 'FULL']) }), z.object({ session: z.string() })])
    .optional(),
});

export interface ActorSigner {
  sign(actor: Actor): Promise<string>;
}

export interface ActorVerifier {
  /** Throws on whatever is not a valid token of now. */
  verify(token: string): Promise<Actor>;
}

/** Ed25519 keys of an installation; services hold the public one. */
export function generateActorKeys(): { privateKey: KeyObject; publicKey: KeyObject } {
  return generateKeyPairSync('ed25519');
}

/** Signs actors as JWTs of 60 s; one actor object's token is used again for 30 s. Times are real, not REDPINE_NOW's. */
export function createActorSigner(privateKey: KeyObject): ActorSigner {
  const recent = new WeakMap<Actor, { token: Promise<string>; at: number }>();
  return {
    sign(actor) {
      const now = Math.floor(Date.now() / 1000);
      const known = recent.get(actor);
      if (known && now - known.at < REUSED_S) return known.token;
      const token = new SignJWT({ actor })
        .setProtectedHeader({ alg: 'EdDSA', typ: 'JWT' })
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setIssuedAt(now)
        .setExpirationTime(now + LIFETIME_S)
        .sign(privateKey);
      recent.set(actor, { token, at: now });
      return token;
    },
  };
}

/** Verifies actor tokens; a token once verified is not computed again until it expires. */
export function createActorVerifier(publicKey: KeyObject): ActorVerifier {
  const verified = new Recent<string, { actor: Actor; expires: number }>(2_000);
  return {
    async verify(token) {
      const known = verified.get(token);
      if (known && known.expires + TOLERANCE_S > Date.now() / 1000) return known.actor;
      const { payload } = await jwtVerify(token, publicKey, {
        algorithms: ['EdDSA'],
        issuer: ISSUER,
        audience: AUDIENCE,
        requiredClaims: ['exp', 'iat'],
        maxTokenAge: LIFETIME_S,
        clockTolerance: TOLERANCE_S,
      });
      const actor = actorShape.parse(payload['actor']);
      verified.set(token, { actor, expires: payload.exp ?? 0 });
      return actor;
    },
  };
}
