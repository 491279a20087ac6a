import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import type { HandlingPartsFragment } from '../../gql/graphql.ts';
import { contactModes, contactStages } from '../../words.ts';

const messages = defineMessages({
  zh: { title: '沟通联系' },
  en: { title: 'Contacts with the deputy' },
});

/** 沟通联系 — when and how the unit talked with the deputy, and what was said. */
export function Contacts({ contacts }: Pick<HandlingPartsFragment, 'contacts'>) {
  const text = useMessages(messages);
  const modes = useMessages(contactModes);
  const stages = useMessages(contactStages);
  const format = useFormat();
  if (contacts.length === 0) return null;
  return (
    <div className="rep-part">
      <h3>{text.title}</h3>
      <ul className="rep-contacts">
        {contacts.map((contact) => (
          <li key={contact.id}>
            <p>
              <time dateTime={contact.on}>{format.day(contact.on)}</time>
              <span>{modes[contact.mode]}</span>
              <span className="rp-quiet">{stages[contact.stage]}</span>
            </p>
            <p className="rep-text">{contact.note}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}
