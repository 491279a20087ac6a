import { useFormat } from '@redpine/ui/format';
import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Panel } from '@redpine/ui/page';
import { StateTag } from '@redpine/ui/state-tag';
import { MyInvitationsDocument } from './occasion-documents.ts';
import { invitationStates, invitationTones } from './occasion-words.ts';

const messages = defineMessages({
  zh: { title: '我的邀请', none: '还没有邀请。' },
  en: { title: 'My invitations', none: 'No invitations yet.' },
});

/** The deputy’s own invitations, latest first. */
export function MyInvitations() {
  const text = useMessages(messages);
  const states = useMessages(invitationStates);
  const format = useFormat();
  const [{ data }] = useLiveQuery({ query: MyInvitationsDocument, variables: {}, refetchOn: ['Invitation', 'Occasion'], requestPolicy: 'cache-and-network' });
  if (!data) return null;
  const invitations = data.invitations.edges.map(({ node }) => node);
  return (
    <Panel title={text.title}>
      {invitations.length === 0 && <p className="rp-quiet">{text.none}</p>}
      <ul className="rep-found" aria-label={text.title}>
        {invitations.map(({ id, state, occasion }) => (
          <li key={id}>
            <span>
              <Link href={`/representation/occasions/${occasion.id}`}>{occasion.title}</Link>
              <small>{[format.day(occasion.on), occasion.place].join(' · ')}</small>
            </span>
            <StateTag tone={invitationTones[state]}>{states[state]}</StateTag>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
