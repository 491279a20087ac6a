import { addDays, isDay } from '@redpine/kit/calendar';
import { forbidden } from '@redpine/kit/errors';
import { say, type Text } from '@redpine/kit/language';
import type { Problem } from '@redpine/kit/problem';
import { Refused, transition } from '@redpine/kit/problem';
import type { Done, StandingRow, Work } from '../administration/administration.act.ts';
import { administer, changeRow, insertRow, lockedRow, referred, standing } from '../administration/administration.act.ts';
import { mayDelegate, mayEndDelegation } from '../administration/administration.policy.ts';
import type { Context } from '../context.ts';
import type { Channel } from '../delivery/sender.ts';
import type { PostDelegateInput, PostDelegationEndInput } from '../generated/types.ts';
import { tellPersons } from '../notification/notification.commands.ts';
import { refuseIncompatible } from '../post/post.commands.ts';
import type { PostKind } from '../post/post.kind.ts';

interface PostRow extends StandingRow {
  kind: PostKind;
  title: string;
  person_id: string;
  organ_id: string | null;
  from_on: string;
}

interface DelegationRow extends StandingRow {
  post_id: string;
  person_id: string;
  from_on: string;
  until_on: string;
  ended_at: string | null;
}

const PATH = '/settings';
const NEVER: Text = { zh: '这一职务须由本人履行，不能代办。', en: 'This post is for its holder alone and is not delegated.' };
const OVER: Text = { zh: '这项代办已经结束。', en: 'This delegation is over.' };

/** 代办 — Somebody else acts for the holder of a post, from a day to a day. */
export const postDelegate =
  (channels: readonly Channel[]) =>
  (context: Context, input: PostDelegateInput): Promise<Done | Problem> =>
    administer(context, { action: 'post.delegate', allowed: true, input }, async (at) => {
      const { tx, fields, today } = at;
      // Locked: of two delegations of one post, the later sees the earlier.
      const post = await lockedRow<PostRow>(tx, 'Post', input.post);
      // Whose post it is not learns nothing of it, not even that there is none.
      if (!mayDelegate({ person: post?.person_id ?? '' }, context.actor)) throw forbidden(context.language);
      const reason = fields.text(input.reason, { path: 'reason', min: 2, max: 200, required: true });
      const from = fields.day(input.from, 'from');
      const until = fields.day(input.until, 'until');
      await referred(at, 'Person', { id: input.person, field: 'person', on: from || today });
      if (!post) fields.add('post', 'UNKNOWN', { zh: '没有这条记录。', en: 'There is no such record.' });
      if (input.person === post?.person_id || input.person === context.actor.person) {
        fields.add('person', 'OWN_POST', { zh: '不能由本人代办。', en: 'Nobody is given authority by herself.' });
      }
      // What follows compares days and reads the delegate's posts.
      fields.done();
      if (!post || !isDay(from) || !isDay(until)) throw new Error('the fields were checked');
      await checkDays(at, post, { from, until });
      const delegation = { post_id: post.id, person_id: input.person, from_on: from, until_on: until, reason };
      if (from <= until) {
        await refuseIncompatible(at, { ...post, person_id: input.person, from_on: from, until_on: until }, 'person');
        await refuseSecond(at, delegation);
      }
      fields.done();
      const id = await insertRow(tx, 'PostDelegation', delegation);
      const told = { persons: [post.person_id, input.person], kind: 'POST_DELEGATED', path: PATH };
      await tellPersons(tx, channels, { ...told, subject: `${post.title}，${from} – ${until}` });
      return id;
    });

async function checkDays({ tx, fields, today }: Work, post: PostRow, { from, until }: { from: string; until: string }): Promise<void> {
  const [rule] = await tx.query<{ longest: number | null }>(
    'SELECT longest_days AS longest FROM delegation_rule WHERE kind = $1 AND from_on <= $2::date ORDER BY from_on DESC LIMIT 1',
    [post.kind, from],
  );
  const longest = rule?.longest ?? null;
  if (longest === null) {
    fields.add('post', 'NEVER_DELEGATED', NEVER);
    return;
  }
  if (from < today) fields.add('from', 'PAST', { zh: '不能早于今天。', en: 'Not before today.' });
  if (from < post.from_on) fields.add('from', 'BEFORE_POST', { zh: '不能早于任职首日。', en: 'Not before the first day of the post.' });
  if (until < from) fields.add('until', 'BEFORE_START', { zh: '不能早于首日。', en: 'Not before the first day.' });
  if (until >= addDays(from, longest)) {
    fields.add('until', 'TOO_LONG', { zh: `一次代办最长 ${longest} 天。`, en: `A delegation lasts at most ${longest} days.` });
  }
  if (post.until_on !== null && until > post.until_on) {
    fields.add('until', 'AFTER_POST', { zh: '不能晚于任职末日。', en: 'Not after the last day of the post.' });
  }
}

async function refuseSecond({ tx, fields }: Work, delegation: { post_id: string; from_on: string; until_on: string }): Promise<void> {
  const others = await tx.query(
    'SELECT 1 FROM post_delegation WHERE post_id = $1 AND ended_at IS NULL AND from_on <= $3::date AND until_on >= $2::date',
    [delegation.post_id, delegation.from_on, delegation.until_on],
  );
  if (others.length > 0) {
    fields.add('from', 'TAKEN', { zh: '这段时间已有人代办此职务。', en: 'Somebody acts in this post at that time already.' });
  }
}

/** 结束代办 — From this instant on; the record stays. */
export const postDelegationEnd =
  (channels: readonly Channel[]) =>
  (context: Context, input: PostDelegationEndInput): Promise<Done | Problem> =>
    administer(context, { action: 'post.delegationEnd', allowed: true, input }, async (at) => {
      const { tx } = at;
      const found = await lockedRow<DelegationRow>(tx, 'PostDelegation', input.delegation);
      const [post] = await tx.query<{ person: string; title: string }>('SELECT person_id AS person, title FROM post WHERE id = $1', [found?.post_id ?? null]);
      if (!mayEndDelegation({ person: post?.person ?? '', delegate: found?.person_id ?? '' }, context.actor)) throw forbidden(context.language);
      const target = { type: 'PostDelegation', field: 'delegation', id: input.delegation, version: input.version } as const;
      const row = await standing<DelegationRow>(context, at, 'END', target);
      if (row.ended_at !== null) {
        throw new Refused(transition({ message: say(OVER, context.language), action: 'END', state: 'OVER', reason: 'ENDED' }));
      }
      const id = await changeRow(tx, 'PostDelegation', row, { ended_at: tx.now.toISOString(), version: row.version + 1 });
      const persons = [post?.person ?? [], row.person_id].flat();
      await tellPersons(tx, channels, { persons, kind: 'POST_DELEGATION_ENDED', subject: post?.title ?? '', path: PATH });
      return id;
    });
