import { useState } from 'react';
import { useFormat } from '@redpine/ui/format';
import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Page, Panel } from '@redpine/ui/page';
import { NotFound } from '@redpine/ui/states';
import { StateTag } from '@redpine/ui/state-tag';
import { ActBar } from '../../parts/act-bar.tsx';
import { ReasonDialog } from '../../parts/act-dialogs.tsx';
import { PublicationDocument, PublicationWithdrawDocument } from './publication-documents.ts';
import { publicationActs, publicationStates, publicationTones } from './publication-words.ts';
import { PublishDialog } from './publish-dialog.tsx';
import { RedactionEditor } from './redaction-editor.tsx';

const messages = defineMessages({
  zh: { list: '建议公开', record: '公开事项', source: '查看建议', public: '查看公开页面', reason: '理由', snapshots: '发布记录', version: (version: string) => `第 ${version} 版`, kept: '公众只能看到最新一版；旧版留存备查。' },
  en: { list: 'Publication', record: 'Publication', source: 'The suggestion', public: 'As the public reads it', reason: 'Reason', snapshots: 'What was published', version: (version: string) => `Version ${version}`, kept: 'The public reads the latest alone; earlier ones are kept on record.' },
});

type Open = 'PUBLISH' | 'WITHDRAW';
const ACTS = ['PUBLISH', 'WITHDRAW'] as const satisfies readonly Open[];

/** One publication: redaction side by side with the original, and what was published. */
export default function PublicationPage({ id }: { id: string }) {
  const text = useMessages(messages);
  const states = useMessages(publicationStates);
  const names = useMessages(publicationActs);
  const format = useFormat();
  const [open, setOpen] = useState<Open>();
  const [{ data, error, fetching }, refetch] = useLiveQuery({
    query: PublicationDocument,
    variables: { id },
    refetchOn: ['Publication'],
    requestPolicy: 'cache-and-network',
  });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  const breadcrumb = [{ title: text.list, path: '/representation/publications' }];
  const publication = data?.publication;
  if (data && !publication) return <NotFound page />;
  if (!publication) return <Page title={text.record} breadcrumb={breadcrumb} state={{ loading: fetching || !error, error, onRetry: reload }} />;
  const shared = {
    title: open ? names[open] : '',
    lead: publication.suggestion.title,
    onClose: () => setOpen(undefined),
    onConflict: reload,
    onDone: () => {
      setOpen(undefined);
      reload();
    },
  };
  const of = { publication: publication.id, version: publication.version };
  return (
    <Page
      title={[publication.suggestion.number, publication.suggestion.title].filter(Boolean).join(' ')}
      mark={<StateTag tone={publicationTones[publication.state]}>{states[publication.state]}</StateTag>}
      breadcrumb={breadcrumb}
      actions={
        <>
          <Link href={`/representation/suggestions/${publication.suggestion.id}`}>{text.source}</Link>
          {publication.state === 'PUBLISHED' && <Link href={`/register/${publication.id}`}>{text.public}</Link>}
        </>
      }
    >
      <ActBar
        available={publication.availableActions}
        acts={ACTS.map((action) => ({ action, label: names[action], primary: action === 'PUBLISH', awaited: action === 'PUBLISH', onAct: () => setOpen(action) }))}
      />
      {publication.reason && (
        <Panel title={text.reason}>
          <p>{publication.reason}</p>
        </Panel>
      )}
      <RedactionEditor key={publication.version} publication={publication} onSaved={reload} />
      {publication.snapshots.length > 0 && (
        <Panel title={text.snapshots}>
          <p className="rp-quiet">{text.kept}</p>
          <ol>
            {publication.snapshots.map((snapshot) => (
              <li key={snapshot.version}>
                {text.version(format.number(snapshot.version))} {snapshot.title}{' '}
                <span className="rp-quiet">
                  {format.instant(snapshot.publishedAt)} {snapshot.publishedBy}
                </span>
              </li>
            ))}
          </ol>
        </Panel>
      )}
      {open === 'PUBLISH' && <PublishDialog {...shared} of={of} hints={publication.redacted.hints} />}
      {open === 'WITHDRAW' && <ReasonDialog document={PublicationWithdrawDocument} of={of} {...shared} />}
    </Page>
  );
}
