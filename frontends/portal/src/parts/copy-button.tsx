import { useState } from 'react';
import { defineMessages, useMessages } from '@redpine/ui/messages';

const messages = defineMessages({ zh: { copied: '已复制' }, en: { copied: 'Copied' } });

/** Copies a text. Where the browser keeps the clipboard to itself, the text is shown, to be copied by hand. */
export function CopyButton({ label, value }: { label: string; value: string }) {
  const text = useMessages(messages);
  const [state, setState] = useState<'' | 'copied' | 'by hand'>('');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(value);
      setState('copied');
    } catch {
      setState('by hand');
    }
  };
  return (
    <>
      <button type="button" className="portal-button" onClick={() => void copy()}>
        {label}
      </button>
      <output>{state === 'copied' ? text.copied : state === 'by hand' ? value : ''}</output>
    </>
  );
}
