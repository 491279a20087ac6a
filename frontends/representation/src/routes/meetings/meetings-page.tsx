import { useFormat } from '@redpine/ui/format';
import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Page, Panel } from '@redpine/ui/page';
import { EmptyState } from '@redpine/ui/states';
import { graphql } from '../../gql/gql.ts';
import { Compilations } from '../../parts/compilations.tsx';
import { LettersMenu } from '../../parts/letters-menu.tsx';

const MeetingsDocument = graphql(`
  query AssignmentMeetings {
    assignmentMeetings {
      id
      name
      on
      suggestions(first: 1) {
        totalCount
      }
      letters {
        kind
        format
        title
        path
      }
    }
  }
`);

const messages = defineMessages({
  zh: {
    title: '交办会',
    lead: '历次交办会和会上交办的建议，最近的在前；交办清单、交办通知和各次会议的建议汇编可在此下载。',
    list: '代表建议',
    none: '还没有记录交办会',
    noneText: '集中交办时填写会议名称和日期，即记录在这里。',
    assign: '集中交办',
    count: (count: string) => `交办 ${count} 件`,
  },
  en: {
    title: 'Assignment meetings',
    lead: 'The meetings and what they assigned, latest first, with their lists and notices, and the compilation of each session.',
    list: 'Suggestions',
    none: 'No meeting is recorded yet',
    noneText: 'Name a meeting and its day when you assign several, and it shows here.',
    assign: 'Assign several',
    count: (count: string) => `${count} assigned`,
  },
});

/** 交办会 — each with the way to what it assigned, and what is printed of it; the compilation of each session. */
export default function MeetingsPage() {
  const text = useMessages(messages);
  const format = useFormat();
  const [{ data, error, fetching }, refetch] = useLiveQuery({ query: MeetingsDocument, refetchOn: ['Suggestion'] });
  const breadcrumb = [{ title: text.list, path: '/representation/suggestions' }];
  if (!data) {
    const onRetry = (): void => refetch({ requestPolicy: 'network-only' });
    return <Page title={text.title} breadcrumb={breadcrumb} state={{ loading: fetching || !error, error, onRetry }} />;
  }
  return (
    <Page title={text.title} lead={text.lead} breadcrumb={breadcrumb}>
      <Panel>
        {data.assignmentMeetings.length === 0 && (
          <EmptyState title={text.none} action={<Link href="/representation/assign">{text.assign}</Link>}>
            {text.noneText}
          </EmptyState>
        )}
        <ul className="rep-meetings">
          {data.assignmentMeetings.map((meeting) => (
            <li key={meeting.id}>
              <Link href={`/representation/suggestions?meeting=${meeting.id}`}>{meeting.name}</Link>{' '}
              <span className="rp-quiet">
                {format.day(meeting.on)} · {text.count(format.number(meeting.suggestions?.totalCount ?? 0))}
              </span>
              <LettersMenu letters={meeting.letters} />
            </li>
          ))}
        </ul>
      </Panel>
      <Compilations />
    </Page>
  );
}
