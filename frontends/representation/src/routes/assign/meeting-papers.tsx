import { useFormat } from '@redpine/ui/format';
import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { graphql } from '../../gql/gql.ts';
import { LettersMenu } from '../../parts/letters-menu.tsx';

const MeetingPapersDocument = graphql(`
  query MeetingPapers {
    assignmentMeetings {
      id
      name
      on
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
  zh: { latest: (name: string, day: string) => `最近一次：${name}（${day}）` },
  en: { latest: (name: string, day: string) => `Latest: ${name} (${day})` },
});

/** 交办清单和交办通知 of the latest meeting, to print once it has assigned. */
export function MeetingPapers() {
  const text = useMessages(messages);
  const format = useFormat();
  const [{ data }] = useLiveQuery({ query: MeetingPapersDocument, refetchOn: ['Suggestion'] });
  const [latest] = data?.assignmentMeetings ?? [];
  if (!latest || latest.letters.length === 0) return null;
  return (
    <div className="rep-row rp-no-print">
      <span className="rp-quiet">{text.latest(latest.name, format.day(latest.on))}</span>
      <LettersMenu letters={latest.letters} />
    </div>
  );
}
