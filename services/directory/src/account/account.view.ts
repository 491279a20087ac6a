import { type Actor, holds } from '@redpine/kit/actor';
import { legalDay } from '@redpine/kit/clock';
import { connection, filters, order } from '@redpine/kit/view/connection';
import { column, defineView, instant, many, one, type Personal, type Row, type View, type ViewContext, type Visibility } from '@redpine/kit/view/define';
import { as, date, raw, sql, type Sql, uuid } from '@redpine/kit/view/sql';
import { personView } from '../person/person.view.ts';
import { heldToday } from '../post/post.order.ts';
import { contains } from '../search.ts';
import { sessionOf } from './account.session.ts';

const overseesAccounts = (actor: Actor): boolean => holds(actor, 'SECURITY_ADMIN') || holds(actor, 'AUDIT_ADMIN');

/** One's own; every one for the security and the audit administrator. */
const ofAccount = (id: string): Visibility => (row, { actor }) =>
  overseesAccounts(actor) ? raw('true') : sql`${row(id)} = ${uuid(actor.id)}`;

/** Where an account signs in from: whole to itself and to the security administrator, who looks for intruders. */
const signInAddress: Personal = {
  kind: 'NETWORK',
  field: 'address',
  purpose: { zh: '发现异常登录', en: 'to find sign-ins by others' },
  whole: (row, { actor }) => (holds(actor, 'SECURITY_ADMIN') ? raw('true') : sql`${row('account_id')} = ${uuid(actor.id)}`),
  reveal: (_, { actor }) => raw(String(overseesAccounts(actor))),
};

const at = ({ clock }: ViewContext): Sql => as('timestamptz', clock());

/** A column of the rule of the day. */
const rule = (name: string, { clock }: ViewContext): Sql =>
  sql`(select ${raw(name)} from sign_in_rule where from_on <= ${date(legalDay(clock()))} order by from_on desc limit 1)`;

const isLocked = (account: Row, context: ViewContext): Sql => sql`coalesce(${account('locked_until')} > ${at(context)}, false)`;

/** Whether the account's person holds a post of one of the rule's kinds today, or acts for its holder. */
const holdsOneOf = (name: string, account: Row, context: ViewContext): Sql => {
  const post: Row = (of) => raw(`held.${of}`);
  return sql`exists (select 1 from authority held where held.person_id = ${account('person_id')}
    and held.kind = any(${rule(name, context)}::text[]) and ${heldToday(post, context)})`;
};

export function accountView(passwordOffered: boolean): View {
  return defineView({
    type: 'Account',
    from: 'account',
    visible: ofAccount('id'),
    personal: {
      email: {
        kind: 'EMAIL',
        field: 'email',
        purpose: { zh: '发送通知', en: 'to send notifications' },
        whole: (row, { actor }) => sql`${row('id')} = ${uuid(actor.id)}`,
        reveal: (_, { actor }) => raw(String(holds(actor, 'SECURITY_ADMIN'))),
      },
    },
    fields: {
      id: column('id'),
      version: column('version'),
      username: column('username'),
      email: column('email'),
      person: one(() => personView, 'person_id'),
      status: column('status'),
      locked: column(({ row, context }) => isLocked(row, context)),
      lockedUntil: instant(({ row, context }) =>
        sql`case when ${isLocked(row, context)} and isfinite(${row('locked_until')}) then ${row('locked_until')} end`),
      mustChangePassword: column('must_change'),
      secondFactor: column(({ row, context }) => sql`case
        when exists (select 1 from second_factor f where f.account_id = ${row('id')})
          or (${row('demo')} and ${holdsOneOf('second_factor_posts', row, context)}) then 'ENROLLED'
        when ${holdsOneOf('second_factor_posts', row, context)} then 'PENDING' else 'NOT_REQUIRED' end`),
      recoveryCodesLeft: column(({ row }) => sql`(select count(*)::int from recovery_code r where r.account_id = ${row('id')} and r.used_at is null)`),
      subject: column('subject'),
      signedInAt: instant('signed_in_at'),
      createdAt: instant('created_at'),
      sessions: many(() => accountSessionView, {
        where: ({ row, other, context }) => sql`${other('account_id')} = ${row('id')} and ${other('ended_at')} is null
          and ${other('expires_at')} > ${at(context)} and ${other('last_seen_at')} > ${at(context)} - interval '8 hours'`,
        orderBy: (session) => sql`${session('last_seen_at')} desc, ${session('id')}`,
        limit: 100,
      }),
      tokens: many(() => personalTokenView, {
        where: ({ row, other }) => sql`${other('account_id')} = ${row('id')}`,
        orderBy: (token) => sql`${token('created_at')} desc, ${token('id')}`,
        limit: 100,
      }),
      tokensOffered: column(({ row, context }) => holdsOneOf('token_posts', row, context)),
      longestTokenDays: column(({ context }) => rule('token_days', context)),
      passwordOffered: column(() => raw(String(passwordOffered))),
    },
  });
}

export const accountSessionView = defineView({
  type: 'AccountSession',
  from: 'account_session',
  visible: ofAccount('account_id'),
  personal: { address: signInAddress },
  fields: {
    id: column('id'),
    browser: column('browser'),
    address: column('address'),
    startedAt: instant('started_at'),
    lastSeenAt: instant('last_seen_at'),
    expiresAt: instant('expires_at'),
    current: column(({ row, context }) => sql`coalesce(${row('id')} = ${uuid(sessionOf(context.actor))}, false)`),
  },
});

export const personalTokenView = defineView({
  type: 'PersonalToken',
  from: 'personal_token',
  visible: ofAccount('account_id'),
  fields: {
    id: column('id'),
    name: column('name'),
    scope: column('scope'),
    createdAt: instant('created_at'),
    expiresAt: instant('expires_at'),
    revokedAt: instant('revoked_at'),
    lastUsedAt: instant('last_used_at'),
    live: column(({ row, context }) => sql`${row('revoked_at')} is null and ${row('expires_at')} > ${at(context)}`),
  },
});

export const signInView = defineView({
  type: 'SignIn',
  from: 'sign_in_event',
  visible: ofAccount('account_id'),
  personal: { address: signInAddress },
  fields: {
    id: column('id'),
    at: instant('at'),
    kind: column('kind'),
    account: one('Account', 'account_id'),
    address: column('address'),
    browser: column('browser'),
  },
});

interface SignInFilter {
  account: string;
  kind: string;
}

export const signIns = connection(() => signInView, {
  filters: filters<SignInFilter>({
    account: (value, event) => sql`${event('account_id')} = ${uuid(value)}`,
    kind: (value, event) => sql`${event('kind')} = ${value}`,
  }),
  orders: { NEWEST: order('timestamptz', (event) => event('at'), 'desc', 'never null') },
});

interface AccountFilter {
  search: string;
  status: string;
  locked: boolean;
}

export const accounts = connection('Account', {
  // Nobody but who administers them has more than one to list.
  where: ({ context }) => raw(String(overseesAccounts(context.actor))),
  filters: filters<AccountFilter>({
    search: (value, account) => sql`(${contains(account('username'), value)} or exists (
      select 1 from person p where p.id = ${account('person_id')} and ${contains(raw('p.name'), value)}))`,
    status: (value, account) => sql`${account('status')} = ${value}`,
    locked: (value, account, context) => sql`${isLocked(account, context)} = ${value}`,
  }),
  orders: { USERNAME: order('text', (account) => account('username'), 'asc', 'never null') },
});
