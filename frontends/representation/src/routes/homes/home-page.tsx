import { useState } from 'react';
import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Page } from '@redpine/ui/page';
import { NotFound } from '@redpine/ui/states';
import { StateTag } from '@redpine/ui/state-tag';
import { ActBar } from '../../parts/act-bar.tsx';
import { ReasonDialog } from '../../parts/act-dialogs.tsx';
import { RecordHistory } from '../../parts/record-history.tsx';
import { HomeCloseDocument, HomeExpertReleaseDocument, HomeMemberReleaseDocument, HomeSuspendDocument } from './home-act-documents.ts';
import { HomeAttachDialog, HomeExpertDialog, HomeGradeDialog, HomeOpenDialog, HomeOutputDialog, HomeReleaseDialog, HomeReviseDialog } from './home-dialogs.tsx';
import { HomeDocument } from './home-documents.ts';
import { HomeEventPlanDialog } from './home-event-dialogs.tsx';
import { HomeFacts, HomeGradings, HomeOpinions, HomePeople, HomeRota } from './home-panels.tsx';
import { homeActs, homeStates, homeTones } from './home-words.ts';

const messages = defineMessages({
  zh: { list: '代表之家', record: '代表之家' },
  en: { list: 'Deputies’ homes', record: 'Deputies’ home' },
});

const ACTS = ['SCHEDULE', 'OPEN', 'REVISE', 'ATTACH', 'RELEASE', 'INVITE_EXPERT', 'RELEASE_EXPERT', 'OUTPUT', 'GRADE', 'SUSPEND', 'CLOSE'] as const;
type Open = (typeof ACTS)[number];

/** One home: what it is, its standard and grade, people, rota, receptions, outputs. */
export default function HomePage({ id }: { id: string }) {
  const text = useMessages(messages);
  const states = useMessages(homeStates);
  const names = useMessages(homeActs);
  const [open, setOpen] = useState<Open>();
  const [{ data, error, fetching }, refetch] = useLiveQuery({ query: HomeDocument, variables: { id }, refetchOn: ['Home'], requestPolicy: 'cache-and-network' });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  const breadcrumb = [{ title: text.list, path: '/representation/homes' }];
  const home = data?.home;
  if (data && !home) return <NotFound page />;
  if (!home) return <Page title={text.record} breadcrumb={breadcrumb} state={{ loading: fetching || !error, error, onRetry: reload }} />;
  const dialog = {
    of: { home: home.id, version: home.version },
    title: open ? names[open] : '',
    lead: home.name,
    onClose: () => setOpen(undefined),
    onConflict: reload,
    onDone: () => {
      setOpen(undefined);
      reload();
    },
  };
  const own = { ...dialog, home };
  const members = home.members.map(({ id, until, deputy }) => ({ id, until, name: deputy?.name }));
  return (
    <Page title={home.name} mark={<StateTag tone={homeTones[home.state]}>{states[home.state]}</StateTag>} breadcrumb={breadcrumb}>
      <ActBar available={home.availableActions} acts={ACTS.map((action) => ({ action, label: names[action], primary: action === 'SCHEDULE' || action === 'OPEN', onAct: () => setOpen(action) }))} />
      <HomeFacts home={home} />
      <HomeOpinions home={home} />
      <HomeRota home={home.id} />
      <HomePeople home={home} />
      <HomeGradings home={home} />
      <RecordHistory entries={home.history} names={names} />
      {open === 'SCHEDULE' && <HomeEventPlanDialog {...own} />}
      {open === 'OPEN' && <HomeOpenDialog {...dialog} />}
      {open === 'REVISE' && <HomeReviseDialog {...own} />}
      {open === 'ATTACH' && <HomeAttachDialog {...dialog} />}
      {open === 'RELEASE' && <HomeReleaseDialog {...dialog} document={HomeMemberReleaseDocument} people={members} />}
      {open === 'INVITE_EXPERT' && <HomeExpertDialog {...dialog} />}
      {open === 'RELEASE_EXPERT' && <HomeReleaseDialog {...dialog} document={HomeExpertReleaseDocument} people={home.experts} />}
      {open === 'OUTPUT' && <HomeOutputDialog {...dialog} />}
      {open === 'GRADE' && <HomeGradeDialog {...own} />}
      {open === 'SUSPEND' && <ReasonDialog document={HomeSuspendDocument} {...dialog} />}
      {open === 'CLOSE' && <ReasonDialog document={HomeCloseDocument} {...dialog} />}
    </Page>
  );
}
