import { useState } from 'react';
import { Button } from '@redpine/ui/button';
import { useAct } from '@redpine/ui/act';
import { DayField, SelectField, TextField } from '@redpine/ui/fields';
import { useFormErrors } from '@redpine/ui/form-errors';
import { useFormat } from '@redpine/ui/format';
import { useMessages } from '@redpine/ui/messages';
import { Panel } from '@redpine/ui/page';
import { ProblemSummary } from '@redpine/ui/problem-summary';
import { StateTag } from '@redpine/ui/state-tag';
import { type FragmentType, readFragment } from './gql/fragment-masking.ts';
import { graphql } from './gql/gql.ts';
import type { ShellTokensFragment } from './gql/graphql.ts';
import { securityTexts, tokenScopes } from './security-texts.ts';

const TokensFragment = graphql(`
  fragment ShellTokens on Account {
    tokensOffered
    longestTokenDays
    tokens {
      id
      name
      scope
      expiresAt
      revokedAt
      lastUsedAt
      live
    }
  }
`);

const CreateDocument = graphql(`
  mutation ShellPersonalTokenCreate($input: PersonalTokenCreateInput!) {
    personalTokenCreate(input: $input) {
      __typename
      ... on PersonalTokenCreateSuccess { secret token { id } }
      ...ShellProblems
    }
  }
`);

const RevokeDocument = graphql(`
  mutation ShellPersonalTokenRevoke($input: PersonalTokenRevokeInput!) {
    personalTokenRevoke(input: $input) {
      __typename
      ... on AccountActSuccess { account { id } }
      ...ShellProblems
    }
  }
`);

const SCOPES = ['READ', 'FULL'] as const;

/** Personal tokens, for those whose posts allow them. */
export function Tokens({ account: masked, onChanged }: { account: FragmentType<typeof TokensFragment>; onChanged: () => void }) {
  const text = useMessages(securityTexts);
  const { tokensOffered, longestTokenDays, tokens } = readFragment(TokensFragment, masked);
  const [made, setMade] = useState<{ secret: string | null }[]>([]);
  const secret = made.at(-1)?.secret;
  const revoke = useAct(RevokeDocument, { successText: text.tokenRevoked, onSuccess: onChanged });
  if (!tokensOffered && tokens.length === 0) return null;
  return (
    <Panel title={text.tokens}>
      <p className="rp-quiet">{text.tokensText}</p>
      <ProblemSummary problem={revoke.problem} />
      {tokens.length === 0 ? (
        <p>{text.noTokens}</p>
      ) : (
        <ul className="security-list">
          {tokens.map((token) => (
            <Token key={token.id} token={token} running={revoke.running} onRevoke={() => void revoke.run({ token: token.id })} />
          ))}
        </ul>
      )}
      {secret && (
        <output className="security-secret">
          {text.secretText} <code>{secret}</code>
        </output>
      )}
      {tokensOffered && (
        <TokenForm
          key={made.length}
          longest={longestTokenDays}
          onMade={(given) => {
            // A new form, as empty as the first.
            setMade([...made, { secret: given }]);
            onChanged();
          }}
        />
      )}
    </Panel>
  );
}

interface TokenProps {
  token: ShellTokensFragment['tokens'][number];
  running: boolean;
  onRevoke: () => void;
}

function Token({ token, running, onRevoke }: TokenProps) {
  const text = useMessages(securityTexts);
  const scopes = useMessages(tokenScopes);
  const format = useFormat();
  return (
    <li>
      <span>
        <strong>{token.name}</strong> {scopes[token.scope]}
        <br />
        <span className="rp-quiet">
          {text.expires(format.instant(token.expiresAt))} · {token.lastUsedAt ? text.lastUsed(format.instant(token.lastUsedAt)) : text.neverUsed}
        </span>
      </span>
      {token.live ? (
        <Button aria-label={text.revokeOf(token.name)} loading={running} onClick={onRevoke}>
          {text.revoke}
        </Button>
      ) : (
        <StateTag tone="quiet">{token.revokedAt ? text.revoked : text.expired}</StateTag>
      )}
    </li>
  );
}

function TokenForm({ longest, onMade }: { longest: number; onMade: (secret: string | null) => void }) {
  const text = useMessages(securityTexts);
  const format = useFormat();
  const scopes = useMessages(tokenScopes);
  const [name, setName] = useState('');
  const [scope, setScope] = useState<(typeof SCOPES)[number]>('READ');
  const [until, setUntil] = useState('');
  const act = useAct(CreateDocument, {
    successText: text.created,
    onSuccess: (made) => onMade(made.secret ?? null),
  });
  const errors = useFormErrors(act.problem, ['name', 'until'], { name, until });
  return (
    <form
      className="security-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (errors.complete()) void act.run({ name, scope, until });
      }}
    >
      <ProblemSummary problem={act.problem} elsewhere={errors.elsewhere} />
      <TextField required label={text.tokenName} max={60} value={name} error={errors.of('name')} onChange={setName} />
      <SelectField
        required
        label={text.scope}
        value={scope}
        choices={SCOPES.map((value) => ({ value, label: scopes[value] }))}
        onChange={(value) => setScope(SCOPES.find((each) => each === value) ?? scope)}
      />
      <DayField required label={text.until} hint={text.untilHint(format.number(longest))} value={until} error={errors.of('until')} onChange={setUntil} />
      <Button type="primary" htmlType="submit" loading={act.running}>
        {text.create}
      </Button>
    </form>
  );
}
