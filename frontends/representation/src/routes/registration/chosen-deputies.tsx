import { defineMessages, useMessages } from '@redpine/ui/messages';
import { DeputySearch, type FoundDeputy } from '../../parts/deputy-search.tsx';

const messages = defineMessages({
  zh: { label: '附议代表（按表上签名）', add: '添加', added: '已添加', lead: '领衔', remove: (name: string) => `移除 ${name}` },
  en: { label: 'Co-signers, as they signed', add: 'Add', added: 'Added', lead: 'Lead', remove: (name: string) => `Remove ${name}` },
});

interface ChosenDeputiesProps {
  lead: FoundDeputy | undefined;
  value: readonly FoundDeputy[];
  onChange: (deputies: readonly FoundDeputy[]) => void;
}

/** 附议代表 of a form, found by name and kept in its order. */
export function ChosenDeputies({ lead, value, onChange }: ChosenDeputiesProps) {
  const text = useMessages(messages);
  const taken = new Map([...(lead ? [[lead.id, text.lead] as const] : []), ...value.map(({ id }) => [id, text.added] as const)]);
  return (
    <div>
      <DeputySearch label={text.label} actionText={text.add} taken={taken} onPick={(deputy) => onChange([...value, deputy])} />
      {value.length > 0 && (
        <ul className="rep-cosigners">
          {value.map(({ id, name }) => (
            <li key={id}>
              {name}
              <button type="button" className="rp-link-button" aria-label={text.remove(name)} onClick={() => onChange(value.filter((each) => each.id !== id))}>
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
