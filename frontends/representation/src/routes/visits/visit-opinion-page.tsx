import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Page, Panel } from '@redpine/ui/page';
import { NotFound } from '@redpine/ui/states';
import { OpinionRow } from './opinion-row.tsx';
import { VisitOpinionDocument } from './visit-documents.ts';

const messages = defineMessages({
  zh: { title: '家访意见', list: '双家访' },
  en: { title: 'Opinion of a home visit', list: 'Home visits' },
});

/** One opinion, for whom it is routed to: without the visit and the voter. */
export default function VisitOpinionPage({ id }: { id: string }) {
  const text = useMessages(messages);
  const [{ data, error, fetching }, refetch] = useLiveQuery({ query: VisitOpinionDocument, variables: { id }, refetchOn: ['VisitOpinion'], requestPolicy: 'cache-and-network' });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  const breadcrumb = [{ title: text.list, path: '/representation/visits' }];
  if (data && !data.visitOpinion) return <NotFound page />;
  if (!data?.visitOpinion) return <Page title={text.title} breadcrumb={breadcrumb} state={{ loading: fetching || !error, error, onRetry: reload }} />;
  return (
    <Page title={text.title} breadcrumb={breadcrumb}>
      <Panel>
        <OpinionRow of={data.visitOpinion} onChanged={reload} />
      </Panel>
    </Page>
  );
}
