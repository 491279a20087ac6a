import { useQuery } from 'urql';
import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Page, Panel } from '@redpine/ui/page';
import { NotFound } from '@redpine/ui/states';
import { graphql } from '../../gql/gql.ts';

const PublishedDocument = graphql(`
  query PublicRecord($id: ID!) {
    publishedSuggestion(id: $id) {
      id
      number
      title
      text
      deputyName
      submittedOn
      publishedAt
      topic { id name }
      area { id name }
      replies { unitName categoryName signedOn text }
    }
  }
`);

const messages = defineMessages({
  zh: { list: '代表建议公开目录', record: '公开的代表建议', content: '建议内容', reply: (unit: string) => `${unit}的答复`, signed: (on: string) => `签发于 ${on}`, submitted: (on: string) => `提出于 ${on}`, published: (at: string) => `公开于 ${at}`, lead: (name: string) => `领衔代表 ${name}` },
  en: { list: 'Public register of suggestions', record: 'Published suggestion', content: 'The suggestion', reply: (unit: string) => `Reply of ${unit}`, signed: (on: string) => `Signed ${on}`, submitted: (on: string) => `Submitted ${on}`, published: (at: string) => `Published ${at}`, lead: (name: string) => `Lead deputy ${name}` },
});

/** One published suggestion with its replies, as the public reads it. */
export default function RegisterRecordPage({ id }: { id: string }) {
  const text = useMessages(messages);
  const format = useFormat();
  const [{ data, error, fetching }, refetch] = useQuery({ query: PublishedDocument, variables: { id } });
  const breadcrumb = [{ title: text.list, path: '/register' }];
  const found = data?.publishedSuggestion;
  if (data && !found) return <NotFound page />;
  if (!found) {
    const onRetry = (): void => refetch({ requestPolicy: 'network-only' });
    return <Page title={text.record} breadcrumb={breadcrumb} state={{ loading: fetching || !error, error, onRetry }} />;
  }
  return (
    <Page title={found.title} breadcrumb={breadcrumb}>
      <p className="rp-quiet rep-meta">
        {found.number && <span>{found.number}</span>}
        {found.deputyName && <span>{text.lead(found.deputyName)}</span>}
        {found.topic && <span>{found.topic.name}</span>}
        {found.area && <span>{found.area.name}</span>}
        {found.submittedOn && <span>{text.submitted(format.dayShort(found.submittedOn))}</span>}
        <span>{text.published(format.instant(found.publishedAt))}</span>
      </p>
      <Panel title={text.content}>
        <p className="rep-hinted">{found.text}</p>
      </Panel>
      {found.replies.map((reply) => (
        <Panel key={`${reply.unitName}-${reply.signedOn}`} title={text.reply(reply.unitName)}>
          <p className="rp-quiet rep-meta">
            <span>{reply.categoryName}</span>
            <span>{text.signed(format.dayShort(reply.signedOn))}</span>
          </p>
          <p className="rep-hinted">{reply.text}</p>
        </Panel>
      ))}
    </Page>
  );
}
