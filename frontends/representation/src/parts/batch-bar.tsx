import { Button } from '@redpine/ui/button';
import { defineMessages, useMessages } from '@redpine/ui/messages';

interface BatchBarProps {
  label: string;
  /** why it cannot be sent yet */
  reason: string | undefined;
  running: boolean;
  onSubmit: () => void;
}

/** The one act on all that is selected, below the list that it is selected in. */
export function BatchBar({ label, reason, running, onSubmit }: BatchBarProps) {
  return (
    <div className="rep-bar rp-no-print">
      <output id="rep-batch-state">{reason}</output>
      <Button
        type={reason === undefined ? 'primary' : 'default'}
        className={reason === undefined ? '' : 'rp-act-refused'}
        aria-disabled={reason !== undefined}
        aria-describedby="rep-batch-state"
        loading={running}
        onClick={() => {
          if (reason === undefined && !running) onSubmit();
        }}
      >
        {label}
      </Button>
    </div>
  );
}

const messages = defineMessages({ zh: { all: '全选本页', none: '取消全选' }, en: { all: 'Select this page', none: 'Select none' } });

export function PickAll({ all, onPickAll }: { all: boolean; onPickAll: (all: boolean) => void }) {
  const text = useMessages(messages);
  return (
    <button type="button" className="rp-plain-button" onClick={() => onPickAll(!all)}>
      {all ? text.none : text.all}
    </button>
  );
}
