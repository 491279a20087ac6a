import { defineMessages, useMessages } from '@redpine/ui/messages';
import { DeputySearch, type FoundDeputy } from './deputy-search.tsx';

const messages = defineMessages({
  zh: { choose: '选择', other: '重新选择' },
  en: { choose: 'Choose', other: 'Choose another' },
});

interface ChosenDeputyProps {
  label: string;
  chosen: FoundDeputy | undefined;
  error: string | undefined;
  onChange: (deputy: FoundDeputy | undefined) => void;
}

/** One serving deputy: searched for by name, then shown with a way back. */
export function ChosenDeputy({ label, chosen, error, onChange }: ChosenDeputyProps) {
  const text = useMessages(messages);
  return (
    <div data-invalid={error ? '' : undefined}>
      {chosen ? (
        <p className="rep-row">
          <span>
            {label}：<strong>{chosen.name}</strong>
          </span>
          <button type="button" className="rp-plain-button" onClick={() => onChange(undefined)}>
            {text.other}
          </button>
        </p>
      ) : (
        <DeputySearch label={label} actionText={text.choose} onPick={onChange} />
      )}
      {error && <p className="rp-field-error">{error}</p>}
    </div>
  );
}
