import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { useAnswer } from '../../ask.ts';
import { graphql } from '../../gql/gql.ts';
import { Link } from '../../navigation.tsx';
import { Asked, Missing, Page, PrintButton } from '../../page.tsx';
import { ShareButton } from '../../parts/share-button.tsx';
import { words } from '../../words.ts';

const RecordDocument = graphql(`
  query PortalRecord($id: ID!) {
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
  zh: { record: '公开的代表建议', content: '建议内容', reply: (unit: string) => `${unit}的答复`, signed: (on: string) => `${on}签发`, submitted: (on: string) => `${on}提出`, published: (on: string) => `${on}公开`, lead: (name: string) => `领衔代表 ${name}` },
  en: { record: 'Published suggestion', content: 'The suggestion', reply: (unit: string) => `Reply of ${unit}`, signed: (on: string) => `signed ${on}`, submitted: (on: string) => `submitted ${on}`, published: (on: string) => `published ${on}`, lead: (name: string) => `Lead deputy ${name}` },
});

/** One published suggestion with its replies. */
export function RegisterRecordPage({ id }: { id: string }) {
  const text = useMessages(messages);
  const common = useMessages(words);
  const format = useFormat();
  const answer = useAnswer(RecordDocument, { id });
  const found = answer[0].data?.publishedSuggestion;
  if (answer[0].data && !found) return <Missing />;
  return (
    <Page title={found?.title ?? text.record}>
      <p className="portal-back rp-no-print">
        <Link href="/portal/register">{common.register}</Link>
      </p>
      <Asked answer={answer} lines={24}>
        {({ publishedSuggestion: record }) => record && (
          <>
            <p className="portal-quiet">
              {[
                record.number, record.deputyName && text.lead(record.deputyName), record.topic?.name, record.area?.name,
                record.submittedOn && text.submitted(format.day(record.submittedOn)), text.published(format.dayOf(record.publishedAt)),
              ].filter(Boolean).join(' · ')}
            </p>
            <h2>{text.content}</h2>
            <p className="portal-text">{record.text}</p>
            {record.replies.map((reply) => (
              <section key={`${reply.unitName}-${reply.signedOn}`} className="portal-reply">
                <h2>{text.reply(reply.unitName)}</h2>
                <p className="portal-quiet">
                  {reply.categoryName} · {text.signed(format.day(reply.signedOn))}
                </p>
                <p className="portal-text">{reply.text}</p>
              </section>
            ))}
            <div className="portal-row rp-no-print">
              <ShareButton title={record.title} />
              <PrintButton />
            </div>
          </>
        )}
      </Asked>
    </Page>
  );
}
