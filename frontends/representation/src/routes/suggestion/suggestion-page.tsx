import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Page, Panel } from '@redpine/ui/page';
import { NotFound } from '@redpine/ui/states';
import { StateTag } from '@redpine/ui/state-tag';
import { suggestionStates, suggestionTones } from '../../words.ts';
import { CommitmentPanel } from './commitment-panel.tsx';
import { Content } from './content.tsx';
import { Deadlines } from './deadlines.tsx';
import { HandlingPanel } from './handling-panel.tsx';
import { History } from './history.tsx';
import { PressPanel } from './press-panel.tsx';
import { PublicationPanel } from './publication-panel.tsx';
import { SuggestionActs } from './suggestion-acts.tsx';
import { SuggestionDocument } from './suggestion-documents.ts';
import { Facts } from './suggestion-facts.tsx';

const messages = defineMessages({
  zh: { list: '代表建议', record: '建议详情', confidential: '保密', untitled: '（未填写案由）', handlings: '办理情况', none: '尚未交办', noneText: '受理编号并交办后，这里显示各承办单位的办理、答复和评价。' },
  en: { list: 'Suggestions', record: 'Suggestion', confidential: 'Confidential', untitled: '(no title yet)', handlings: 'Handling', none: 'Not assigned yet', noneText: 'Once it is assigned, the units’ handling, replies and evaluations show here.' },
});

export default function SuggestionPage({ id }: { id: string }) {
  const text = useMessages(messages);
  const states = useMessages(suggestionStates);
  const [{ data, error, fetching }, refetch] = useLiveQuery({
    query: SuggestionDocument,
    variables: { id },
    refetchOn: ['Suggestion', 'Handling'],
    requestPolicy: 'cache-and-network',
  });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  const breadcrumb = [{ title: text.list, path: '/representation/suggestions' }];
  const suggestion = data?.suggestion;
  if (data && !suggestion) return <NotFound page />;
  if (!suggestion) {
    return <Page title={text.record} breadcrumb={breadcrumb} state={{ loading: fetching || !error, error, onRetry: reload }} />;
  }
  return (
    <Page
      title={suggestion.title || text.untitled}
      mark={
        <>
          <StateTag tone={suggestionTones[suggestion.state]}>{states[suggestion.state]}</StateTag>
          {suggestion.confidential && <StateTag tone="waiting">{text.confidential}</StateTag>}
        </>
      }
      lead={[suggestion.number, suggestion.leadDeputy?.name ?? suggestion.leadDeputyText, suggestion.topic?.name].filter(Boolean).join(' · ')}
      breadcrumb={breadcrumb}
    >
      <SuggestionActs suggestion={suggestion} onChanged={reload} />
      <div className="rep-record">
        <div className="rep-record-main">
          <Content suggestion={suggestion} />
          {suggestion.handlings.map((handling) => (
            <HandlingPanel key={handling.id} handling={handling} title={suggestion.title} onChanged={reload} />
          ))}
          {suggestion.handlings.length === 0 && (
            <Panel title={text.handlings}>
              <p>{text.none}</p>
              <p className="rp-quiet">{text.noneText}</p>
            </Panel>
          )}
          <CommitmentPanel suggestion={suggestion.id} onChanged={reload} />
        </div>
        <aside className="rep-record-side">
          <Facts suggestion={suggestion} />
          <Deadlines suggestion={suggestion} />
          <PressPanel suggestion={suggestion.id} title={suggestion.title} onChanged={reload} />
          <PublicationPanel suggestion={suggestion.id} title={suggestion.title} />
          <History suggestion={suggestion} />
        </aside>
      </div>
    </Page>
  );
}
