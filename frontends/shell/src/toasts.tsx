import { useEffect, useState } from 'react';
import { listen } from '@redpine/ui/event-bus';
import { useMessages } from '@redpine/ui/messages';
import type { Toast } from '@redpine/ui/toast';
import { texts } from './texts.ts';

const SHOWN_MS = 6000;

/** Short messages of any app, shown at the head of the window and read out. */
export function Toasts() {
  const text = useMessages(texts);
  const [shown, setShown] = useState<(Toast & { id: number })[]>([]);
  useEffect(() => {
    let last = 0;
    return listen('toast', (toast) => {
      const id = ++last;
      const remove = (): void => setShown((before) => before.filter((each) => each.id !== id));
      setShown((before) => [...before.slice(-2), { ...toast, id }]);
      // What went wrong stays until it is read.
      if (toast.tone !== 'problem') setTimeout(remove, SHOWN_MS);
    });
  }, []);
  return (
    <output className="shell-toasts">
      {shown.map((toast) => (
        <span key={toast.id} className={`shell-toast shell-toast-${toast.tone}`}>
          {toast.text}
          <button
            type="button"
            aria-label={text.close}
            onClick={() => setShown((before) => before.filter((each) => each.id !== toast.id))}
          >
            ×
          </button>
        </span>
      ))}
    </output>
  );
}
