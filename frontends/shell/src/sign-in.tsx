import { useEffect, useRef } from 'react';
import { listen } from '@redpine/ui/event-bus';
import { useMessages } from '@redpine/ui/messages';
import { useDocumentTitle } from '@redpine/ui/page';
import { texts } from './texts.ts';
import { currentViewer, signInAddress } from './viewer.ts';

/** In the place of a page that needs an account. */
export function SignInPrompt() {
  const text = useMessages(texts);
  useDocumentTitle(text.signIn);
  return (
    <div className="rp-state shell-sign-in-prompt">
      <h1 className="rp-state-title">{text.signInTitle}</h1>
      <p className="rp-state-text">{text.signInText}</p>
      <a className="shell-sign-in shell-sign-in-large" href={signInAddress()}>
        {text.signIn}
      </a>
    </div>
  );
}

/** Says that the session is over and leaves the page as it is, so that nothing typed is lost unseen. */
export function SessionEnded() {
  const text = useMessages(texts);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(
    () =>
      listen('session-ended', () => {
        if (currentViewer().signedIn && !dialog.current?.open) dialog.current?.showModal();
      }),
    [],
  );
  return (
    <dialog ref={dialog} className="shell-ended" aria-labelledby="shell-ended-title">
      <h2 id="shell-ended-title">{text.ended}</h2>
      <p>{text.endedText}</p>
      <div className="shell-ended-actions">
        <button type="button" className="rp-plain-button" onClick={() => dialog.current?.close()}>
          {text.later}
        </button>
        <button type="button" className="shell-sign-in" onClick={() => location.assign(signInAddress())}>
          {text.signInAgain}
        </button>
      </div>
    </dialog>
  );
}
