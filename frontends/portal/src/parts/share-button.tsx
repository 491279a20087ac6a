import { defineMessages, useMessages } from '@redpine/ui/messages';
import { CopyButton } from './copy-button.tsx';

const messages = defineMessages({ zh: { share: '分享本页', copy: '复制本页链接' }, en: { share: 'Share this page', copy: 'Copy a link to this page' } });

/** Hands the page's address on: by what the phone offers, and where it offers nothing, by the clipboard. */
export function ShareButton({ title }: { title: string }) {
  const text = useMessages(messages);
  const address = location.origin + location.pathname;
  if (!('share' in navigator)) return <CopyButton label={text.copy} value={address} />;
  // Whoever closes the phone's own sheet has changed her mind; nothing failed.
  const share = (): void => void navigator.share({ title, url: address }).catch(() => undefined);
  return (
    <button type="button" className="portal-button" onClick={share}>
      {text.share}
    </button>
  );
}
