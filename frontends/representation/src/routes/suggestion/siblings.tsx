import { useQuery } from 'urql';
import { SelectField, TextArea, type Choice } from '@redpine/ui/fields';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { graphql } from '../../gql/gql.ts';

const SiblingsDocument = graphql(`
  query ReplySiblings($handling: ID!) {
    handling(id: $handling) {
      id
      unit {
        id
      }
      suggestion {
        id
        jointCase {
          id
          suggestions {
            id
            number
            title
            handlings {
              id
              version
              role
              state
              unit {
                id
              }
            }
          }
        }
      }
    }
  }
`);

const messages = defineMessages({
  zh: {
    title: '并案办理的其他建议',
    text: '每件建议须分别答复。可在此一并填写，与本件同一签发人、同一签发日期；留空的以后再答复。',
    category: (name: string) => `答复类别：${name}`,
    reply: (name: string) => `答复内容：${name}`,
  },
  en: {
    title: 'Others handled together with it',
    text: 'Each is answered on its own. You may write those replies here, with the same signer and signing day; what you leave empty is answered later.',
    category: (name: string) => `Result category: ${name}`,
    reply: (name: string) => `Text of the reply: ${name}`,
  },
});

/** A suggestion of the same joint case that the same unit has still to answer. */
export interface Sibling {
  handling: string;
  version: number;
  name: string;
}

export interface SiblingReply {
  category: string;
  text: string;
}

const NO_REPLY: SiblingReply = { category: '', text: '' };

/** 分别答复 — what the unit has still to answer of the joint case, but for this handling. */
export function useSiblings(handling: string): readonly Sibling[] {
  const [{ data }] = useQuery({ query: SiblingsDocument, variables: { handling }, requestPolicy: 'cache-and-network' });
  const { unit, suggestion } = data?.handling ?? {};
  return (suggestion?.jointCase?.suggestions ?? []).flatMap(({ id, number, title, handlings }) => {
    if (id === suggestion?.id) return [];
    const own = handlings.find((each) => each.unit?.id === unit?.id && each.state === 'IN_HAND' && each.role !== 'CO');
    return own ? [{ handling: own.id, version: own.version, name: [number, title].filter(Boolean).join(' ') }] : [];
  });
}

interface SiblingsProps {
  siblings: readonly Sibling[];
  replies: ReadonlyMap<string, SiblingReply>;
  categories: readonly Choice[];
  onChange: (handling: string, reply: SiblingReply) => void;
}

export function Siblings({ siblings, replies, categories, onChange }: SiblingsProps) {
  const text = useMessages(messages);
  if (siblings.length === 0) return null;
  return (
    <fieldset className="rep-siblings">
      <legend>{text.title}</legend>
      <p className="rp-quiet">{text.text}</p>
      {siblings.map(({ handling, name }) => {
        const reply = replies.get(handling) ?? NO_REPLY;
        return (
          <div key={handling}>
            <SelectField label={text.category(name)} choices={categories} value={reply.category} onChange={(category) => onChange(handling, { ...reply, category })} />
            <TextArea label={text.reply(name)} max={20_000} rows={5} value={reply.text} onChange={(body) => onChange(handling, { ...reply, text: body })} />
          </div>
        );
      })}
    </fieldset>
  );
}
