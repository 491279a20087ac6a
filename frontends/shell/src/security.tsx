import './security.css';
import { useState } from 'react';
import { Button } from '@redpine/ui/button';
import { useAct } from '@redpine/ui/act';
import { browserName } from '@redpine/ui/browser-name';
import { TextField } from '@redpine/ui/fields';
import { useFormErrors } from '@redpine/ui/form-errors';
import { useFormat } from '@redpine/ui/format';
import { useMessages } from '@redpine/ui/messages';
import { Panel } from '@redpine/ui/page';
import { ProblemSummary } from '@redpine/ui/problem-summary';
import { StateTag } from '@redpine/ui/state-tag';
import { type FragmentType, readFragment } from './gql/fragment-masking.ts';
import { graphql } from './gql/gql.ts';
import type { ShellSecurityFragment } from './gql/graphql.ts';
import { factorStates, securityTexts } from './security-texts.ts';
import { Tokens } from './tokens.tsx';

const SecurityFragment = graphql(`
  fragment ShellSecurity on Account {
    id
    passwordOffered
    secondFactor
    recoveryCodesLeft
    sessions {
      id
      browser
      address
      startedAt
      lastSeenAt
      current
    }
    ...ShellTokens
  }
`);

const SessionEndDocument = graphql(`
  mutation ShellSessionEnd($input: AccountSessionEndInput!) {
    accountSessionEnd(input: $input) {
      __typename
      ... on AccountActSuccess { account { id } }
      ...ShellProblems
    }
  }
`);

const SessionsEndDocument = graphql(`
  mutation ShellSessionsEnd($input: AccountSessionsEndInput!) {
    accountSessionsEnd(input: $input) {
      __typename
      ... on AccountActSuccess { account { id } }
      ...ShellProblems
    }
  }
`);

const PasswordReplaceDocument = graphql(`
  mutation ShellPasswordReplace($input: PasswordReplaceInput!) {
    passwordReplace(input: $input) {
      __typename
      ... on AccountActSuccess { account { id } }
      ...ShellProblems
    }
  }
`);

/** How the viewer signs in: devices, code, password, tokens. */
export function Security({ account: masked, onChanged }: { account: FragmentType<typeof SecurityFragment>; onChanged: () => void }) {
  const text = useMessages(securityTexts);
  const [changes, setChanges] = useState(0);
  const states = useMessages(factorStates);
  const format = useFormat();
  const account = readFragment(SecurityFragment, masked);
  return (
    <>
      <Sessions account={account} onChanged={onChanged} />
      <Panel title={text.factor}>
        <p>{states[account.secondFactor]}</p>
        {account.recoveryCodesLeft > 0 && <p className="rp-quiet">{text.codesLeft(format.number(account.recoveryCodesLeft))}</p>}
      </Panel>
      {account.passwordOffered && (
        <PasswordForm
          key={changes}
          onChanged={() => {
            // A new form, as empty as the first.
            setChanges(changes + 1);
            onChanged();
          }}
        />
      )}
      <Tokens account={account} onChanged={onChanged} />
    </>
  );
}

function Sessions({ account, onChanged }: { account: ShellSecurityFragment; onChanged: () => void }) {
  const text = useMessages(securityTexts);
  const format = useFormat();
  const one = useAct(SessionEndDocument, { successText: text.sessionEnded, onSuccess: onChanged });
  const others = useAct(SessionsEndDocument, { successText: text.othersEnded, onSuccess: onChanged });
  return (
    <Panel title={text.sessions}>
      <p className="rp-quiet">{text.sessionsText}</p>
      <ProblemSummary problem={one.problem ?? others.problem} />
      <ul className="security-list">
        {account.sessions.map((session) => {
          const device = browserName(session.browser) ?? text.unknownBrowser;
          return (
            <li key={session.id}>
              <span>
                <strong>{device}</strong> {session.current && <StateTag tone="active">{text.current}</StateTag>}
                <br />
                <span className="rp-quiet">
                  {[session.address, text.lastSeen(format.instant(session.lastSeenAt)), text.started(format.instant(session.startedAt))].join(' · ')}
                </span>
              </span>
              {!session.current && (
                <Button aria-label={text.endOf(device)} loading={one.running} onClick={() => void one.run({ session: session.id })}>
                  {text.end}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      <div className="security-acts">
        <Button loading={others.running} onClick={() => void others.run({ account: account.id, exceptCurrent: true })}>
          {text.endOthers}
        </Button>
        <Button
          danger
          onClick={() => {
            // This very page is signed out with the rest: what comes next is the front page.
            void others.run({ account: account.id, exceptCurrent: false }).then((done) => done && location.assign('/'));
          }}
        >
          {text.endEverywhere}
        </Button>
      </div>
    </Panel>
  );
}

function PasswordForm({ onChanged }: { onChanged: () => void }) {
  const text = useMessages(securityTexts);
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [repeat, setRepeat] = useState('');
  const [crossed, setCrossed] = useState(false);
  const act = useAct(PasswordReplaceDocument, {
    successText: text.passwordChanged,
    onSuccess: onChanged,
  });
  const errors = useFormErrors(act.problem, ['current', 'next'], { current, next });
  return (
    <Panel title={text.password}>
      <form
        className="security-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setCrossed(next !== repeat);
          if (errors.complete() && next === repeat) void act.run({ current, next });
        }}
      >
        <ProblemSummary problem={act.problem} elsewhere={errors.elsewhere} />
        <p className="rp-quiet">{text.passwordText}</p>
        <TextField required secret="current-password" label={text.currentPassword} max={200} value={current} error={errors.of('current')} onChange={setCurrent} />
        <TextField required secret="new-password" label={text.newPassword} max={200} value={next} error={errors.of('next')} onChange={setNext} />
        <TextField required secret="new-password" label={text.repeatPassword} max={200} value={repeat} error={crossed && next !== repeat ? text.notRepeated : undefined} onChange={setRepeat} />
        <Button type="primary" htmlType="submit" loading={act.running}>
          {text.change}
        </Button>
      </form>
    </Panel>
  );
}
