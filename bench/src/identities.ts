/** Who asks: an official who reads everything, and deputies who act. */
import { resolveActor } from '@redpine/directory/account/account.actor';
import { issueToken } from '@redpine/directory/account/account.token';
import { type Actor, createActorSigner } from '@redpine/kit/actor';
import { inDirectory } from '@redpine/platform/installation';
import { platformOptions } from '@redpine/platform/options';
import { createPrivateKey } from 'node:crypto';
import { deputyCode } from '@redpine/platform/demo/directory-rows';
import type { Identity } from './contestants.ts';
import { ACTING } from './seed/district.ts';
import type { Site } from './site.ts';

const OFFICIAL = 'deputies-office';

export interface Identities {
  official(): Promise<Identity>;
  /** Of the deputies with accounts, in order. */
  deputy(index: number): Promise<Identity>;
  /** Ids of the persons of those deputies. */
  persons: readonly string[];
}

/** Issues tokens for one run; what is signed is renewed as it is asked for. */
export async function createIdentities(site: Site): Promise<Identities> {
  const usernames = [OFFICIAL, ...Array.from({ length: ACTING }, (_, index) => deputyCode(index))];
  const options = platformOptions(site.env, site.dataDir);
  const databaseUrl = site.postgres.url;
  const known = await inDirectory({ options, databaseUrl, clock: site.clock }, async (context) => {
    const accounts = await context.database.query<{ id: string; username: string }>('select id, username from account where username = any($1)', [usernames]);
    return Promise.all(usernames.map(async (username) => {
      const account = accounts.find((each) => each.username === username);
      const actor = account && (await resolveActor(context.database, context.clock, account.id));
      if (!actor) throw new Error(`the seed has the account ${username}`);
      const { token } = await issueToken(context, { username, name: 'benchmark', hours: 48 });
      return { actor, token };
    }));
  });
  const signer = createActorSigner(createPrivateKey(site.env['ACTOR_KEY'] ?? ''));
  const identity = async (one: { actor: Actor; token: string } | undefined): Promise<Identity> => {
    if (!one) throw new Error('there is no such deputy');
    return { actorToken: await signer.sign(one.actor), bearer: one.token };
  };
  return {
    official: () => identity(known[0]),
    deputy: (index) => identity(known[1 + (index % ACTING)]),
    persons: known.slice(1).flatMap(({ actor }) => actor.person ?? []),
  };
}
