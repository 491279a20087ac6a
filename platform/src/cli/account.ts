import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { PRECEDENCE, type PostKind } from '@redpine/directory/post/post.kind';
import { directorySeed } from '@redpine/directory/seed/directorySeed';
import { legalDay } from '@redpine/kit/clock';
import { findInstallation, inDirectory, type Installation } from '../installation.ts';
import { PlatformProblem } from '../problem.ts';

const USAGE = 'Usage: npm run account -- add USERNAME --name NAME --post KIND --title TITLE [--organ CODE] [--area CODE]';

export interface NewAccount {
  username: string;
  name: string;
  post: PostKind;
  title: string;
  /** Code of the organ where the post is held. */
  organ: string | null;
  /** Code of the area that the post is for. */
  area: string | null;
}

/** Reads the command's arguments. */
export function newAccount(args: string[]): NewAccount {
  const text = { type: 'string' } as const;
  let given;
  try {
    given = parseArgs({ args, allowPositionals: true, options: { name: text, post: text, title: text, organ: text, area: text } });
  } catch {
    throw new PlatformProblem(USAGE);
  }
  const { positionals: [verb, username, ...more], values: { name, post, title, organ, area } } = given;
  if (verb !== 'add' || !username || more.length > 0 || !name || !post || !title) throw new PlatformProblem(USAGE);
  if (!/^[^\sA-Z]{1,64}$/.test(username)) throw new PlatformProblem(`A username is 1–64 characters without spaces and capitals: ${username}`);
  const kind = PRECEDENCE.find((each) => each === post);
  if (!kind) throw new PlatformProblem(`There is no post ${post}: the kinds are ${PRECEDENCE.join(', ')}.`);
  return { username, name, post: kind, title, organ: organ ?? null, area: area ?? null };
}

/** Makes a person with a post from today on and an account; answers the password, which the first sign-in replaces. */
export async function addAccount(installation: Installation, account: NewAccount): Promise<string> {
  const { username, name, post, title, organ, area } = account;
  const password = randomBytes(12).toString('base64url');
  await inDirectory(installation, async (context) => {
    const there = await directorySeed(context, {});
    if (there.accounts[username] !== undefined) throw new PlatformProblem(`There is an account ${username} already.`);
    if (organ !== null && there.organs[organ] === undefined) throw new PlatformProblem(`There is no organ with the code ${organ}.`);
    if (area !== null && there.areas[area] === undefined) throw new PlatformProblem(`There is no area with the code ${area}.`);
    await directorySeed(context, {
      people: [{ code: username, name }],
      posts: [{ person: username, kind: post, title, organ, area, from: legalDay(context.clock()) }],
      accounts: [{ username, password, person: username, mustChange: true }],
    });
  });
  return password;
}

/** Adds an account to the installation and prints its first password. */
export async function run(root: string, args: string[]): Promise<void> {
  const account = newAccount(args);
  const password = await addAccount(await findInstallation(root, process.env), account);
  console.log(`${account.username} signs in with the password ${password} once, and then chooses another.`);
}
