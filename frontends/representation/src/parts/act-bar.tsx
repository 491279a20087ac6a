import type { ReactNode } from 'react';
import { ActButton, availabilityOf, type AvailableAction } from '@redpine/ui/act-button';
import { defineMessages, useMessages } from '@redpine/ui/messages';

const messages = defineMessages({
  zh: { acts: '可办理的事项', refused: (count: number) => `现在不能办理的事项（${count}）` },
  en: { acts: 'What can be done', refused: (count: number) => `What cannot be done now (${count})` },
});

export interface Act {
  action: string;
  label: string;
  primary?: boolean;
  /** stays in sight while refused: the next step that one is waiting for */
  awaited?: boolean;
  onAct: () => void;
}

interface ActBarProps {
  available: readonly AvailableAction[];
  acts: readonly Act[];
  children?: ReactNode;
}

/** The acts that the server lists: what is possible as buttons, the rest folded away with its reasons. */
export function ActBar({ available, acts, children }: ActBarProps) {
  const text = useMessages(messages);
  const listed = acts.flatMap((act) => {
    const availability = availabilityOf(available, act.action);
    return availability ? [{ ...act, availability }] : [];
  });
  const button = ({ action, label, primary, onAct, availability }: (typeof listed)[number]) => (
    <ActButton key={action} availability={availability} primary={primary ?? false} onAct={onAct}>
      {label}
    </ActButton>
  );
  const inSight = listed.filter(({ availability, awaited }) => availability.allowed || awaited);
  const folded = listed.filter((each) => !inSight.includes(each));
  if (listed.length === 0 && !children) return null;
  return (
    <fieldset className="rep-acts rp-no-print" aria-label={text.acts}>
      {(inSight.length > 0 || children) && (
        <div className="rep-row">
          {inSight.map(button)}
          {children}
        </div>
      )}
      {folded.length > 0 && (
        <details>
          <summary>{text.refused(folded.length)}</summary>
          <div className="rep-row">{folded.map(button)}</div>
        </details>
      )}
    </fieldset>
  );
}
