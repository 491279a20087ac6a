import { useQuery } from 'urql';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Panel } from '@redpine/ui/page';
import { graphql } from '../gql/gql.ts';
import { LettersMenu } from './letters-menu.tsx';

const CompilationsDocument = graphql(`
  query Compilations {
    terms {
      id
      sessions {
        id
        name
        letters {
          kind
          format
          title
          path
        }
      }
    }
  }
`);

const messages = defineMessages({
  zh: { title: '建议汇编' },
  en: { title: 'Compilations of the suggestions' },
});

/** 建议汇编 of each session, for those who read every suggestion; nothing for others. */
export function Compilations() {
  const text = useMessages(messages);
  const [{ data }] = useQuery({ query: CompilationsDocument });
  const sessions = (data?.terms ?? []).flatMap((term) => term.sessions).filter(({ letters }) => (letters ?? []).length > 0);
  if (sessions.length === 0) return null;
  return (
    <Panel title={text.title}>
      <ul className="rep-meetings">
        {sessions.map(({ id, name, letters }) => (
          <li key={id}>
            {name}
            <LettersMenu letters={letters ?? []} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
