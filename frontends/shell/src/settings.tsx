import { useState } from 'react';
import { Button } from '@redpine/ui/button';
import { useAct } from '@redpine/ui/act';
import { SelectField, TextField } from '@redpine/ui/fields';
import { useFormErrors } from '@redpine/ui/form-errors';
import { useLiveQuery } from '@redpine/ui/live-query';
import { useMessages } from '@redpine/ui/messages';
import { Page, Panel } from '@redpine/ui/page';
import { ProblemSummary } from '@redpine/ui/problem-summary';
import { Delegations } from './delegations.tsx';
import { readFragment } from './gql/fragment-masking.ts';
import { graphql } from './gql/gql.ts';
import type { ShellChannelsFragment } from './gql/graphql.ts';
import { PersonalData } from './personal-data.tsx';
import { Security } from './security.tsx';
import { deliveries, deliveryLanguages, texts } from './texts.ts';

const ChannelsFragment = graphql(`
  fragment ShellChannels on NotificationChannels {
    email
    delivery
    language
    emailOffered
  }
`);

const SettingsDocument = graphql(`
  query ShellSettings {
    me {
      id
      notificationChannels {
        ...ShellChannels
      }
      account {
        ...ShellSecurity
      }
    }
  }
`);

const ChooseDocument = graphql(`
  mutation ShellNotificationChannelsChoose($input: NotificationChannelsChooseInput!) {
    notificationChannelsChoose(input: $input) {
      __typename
      ... on NotificationChannelsChooseSuccess {
        notificationChannels {
          ...ShellChannels
        }
      }
      ...ShellProblems
    }
  }
`);

const DELIVERIES = ['IMMEDIATE', 'DIGEST', 'OFF'] as const;
const LANGUAGES = ['ZH', 'EN'] as const;

/** How the viewer's own notifications go out, and how she signs in. */
export function Settings() {
  const text = useMessages(texts);
  const [{ data, error, fetching }, refetch] = useLiveQuery({ query: SettingsDocument, variables: {}, refetchOn: ['Viewer', 'Account'] });
  const chosen = readFragment(ChannelsFragment, data?.me.notificationChannels);
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  return (
    <Page title={text.settings} state={{ loading: fetching && !data, error: data ? undefined : error, onRetry: reload }}>
      {chosen && <ChannelsForm chosen={chosen} />}
      {data?.me.account && <Security account={data.me.account} onChanged={reload} />}
      {data?.me.account && <Delegations />}
      {data?.me.account && <PersonalData />}
    </Page>
  );
}

function ChannelsForm({ chosen }: { chosen: ShellChannelsFragment }) {
  const text = useMessages(texts);
  const deliveryNames = useMessages(deliveries);
  const languageNames = useMessages(deliveryLanguages);
  const [email, setEmail] = useState(chosen.email ?? '');
  const [delivery, setDelivery] = useState(chosen.delivery);
  const [language, setLanguage] = useState(chosen.language);
  const act = useAct(ChooseDocument, { successText: text.settingsSaved });
  const errors = useFormErrors(act.problem, ['email']);
  return (
    <Panel title={text.channels}>
      <form
        className="security-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void act.run({ email: email.trim() === '' ? null : email.trim(), delivery, language });
        }}
      >
        <ProblemSummary problem={act.problem} elsewhere={errors.elsewhere} />
        <p className="rp-quiet">{chosen.emailOffered ? text.channelsText : text.channelsNoMail}</p>
        <TextField label={text.email} max={254} value={email} error={errors.of('email')} onChange={setEmail} />
        <SelectField
          required
          label={text.delivery}
          value={delivery}
          choices={DELIVERIES.map((value) => ({ value, label: deliveryNames[value] }))}
          onChange={(value) => setDelivery(DELIVERIES.find((each) => each === value) ?? delivery)}
        />
        <SelectField
          required
          label={text.deliveryLanguage}
          value={language}
          choices={LANGUAGES.map((value) => ({ value, label: languageNames[value] }))}
          onChange={(value) => setLanguage(LANGUAGES.find((each) => each === value) ?? language)}
        />
        <Button type="primary" htmlType="submit" loading={act.running}>
          {text.save}
        </Button>
      </form>
    </Panel>
  );
}
