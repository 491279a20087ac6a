import { useState } from 'react';
import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link, navigate } from '@redpine/ui/navigation';
import { Page } from '@redpine/ui/page';
import { EmptyState, Forbidden, NotFound } from '@redpine/ui/states';
import { usePermissions } from '../../parts/permissions.ts';
import { DraftDocument } from './draft-documents.ts';
import { DraftEditor } from './draft-editor.tsx';

const messages = defineMessages({
  zh: { title: '提出建议', edit: '修改建议', list: '代表建议', closed: '这件建议已提交，不能再修改', open: '查看建议' },
  en: { title: 'Write a suggestion', edit: 'Edit a suggestion', list: 'Suggestions', closed: 'This suggestion is submitted and can no longer be edited', open: 'See the suggestion' },
});

/** A new draft, or one to go on with. A new one gets its address with its first save, without losing a keystroke. */
export default function DraftPage({ id }: { id?: string }) {
  const text = useMessages(messages);
  const may = usePermissions();
  const [begun, setBegun] = useState<string>();
  const [{ data, error, fetching }, refetch] = useLiveQuery({
    query: DraftDocument,
    variables: { id: id ?? '' },
    pause: id === undefined,
    refetchOn: ['Suggestion'],
    requestPolicy: 'cache-and-network',
  });
  const draft = data?.suggestion ?? undefined;
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  const ownBeginning = id !== undefined && id === begun;
  const breadcrumb = [{ title: text.list, path: '/representation/suggestions' }];
  if (may.known && !may.draft && !draft) return <Forbidden page />;
  if (id !== undefined && !ownBeginning) {
    if (data && !draft) return <NotFound page />;
    if (!draft || draft.id !== id) {
      return <Page title={text.title} breadcrumb={breadcrumb} state={{ loading: fetching || !error, error, onRetry: reload }} />;
    }
    const save = draft.availableActions.find(({ action }) => action === 'SAVE');
    if (!save?.allowed) {
      return (
        <Page title={text.edit} breadcrumb={breadcrumb}>
          <EmptyState title={save?.reason ?? text.closed} action={<Link href={`/representation/suggestions/${id}`}>{text.open}</Link>} />
        </Page>
      );
    }
  }
  return (
    <Page title={draft?.state === 'RETURNED' ? text.edit : text.title} breadcrumb={breadcrumb}>
      <DraftEditor
        key={id === undefined || ownBeginning ? 'new' : id}
        draft={draft}
        onBegun={(created) => {
          setBegun(created);
          navigate(`/representation/suggestions/${created}/edit`, { replace: true });
        }}
        onReload={reload}
      />
    </Page>
  );
}
