import { useState } from 'react';
import { ActDialog, type ActFrame } from '@redpine/ui/act-dialog';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { type Hint, HintList } from './hinted-text.tsx';
import { PublicationPublishDocument } from './publication-documents.ts';

const messages = defineMessages({
  zh: { text: '发布后任何人不登录即可查看。发布的是最近一次保存的脱敏文本。', reviewed: '以上提示已逐一核对，均可公开', done: '已公开发布' },
  en: { text: 'Everybody can read it without signing in. What is published is the redaction as last saved.', reviewed: 'I have looked at each of these hints: all may be public', done: 'Published' },
});

interface PublishDialogProps extends ActFrame {
  of: { publication: string; version: number };
  /** of the redaction as saved */
  hints: readonly Hint[];
}

/** 公开发布 — with what may still be personal data in sight. */
export function PublishDialog({ of, hints, ...frame }: PublishDialogProps) {
  const text = useMessages(messages);
  const [reviewed, setReviewed] = useState(false);
  return (
    <ActDialog
      {...frame}
      document={PublicationPublishDocument}
      doneText={text.done}
      optional={['hintsReviewed']}
      input={{ ...of, hintsReviewed: reviewed }}
    >
      {(errorOf) => (
        <>
          <p>{text.text}</p>
          <HintList hints={hints} />
          {hints.length > 0 && (
            <label className="rp-check">
              <input type="checkbox" checked={reviewed} onChange={(event) => setReviewed(event.target.checked)} />
              {text.reviewed}
            </label>
          )}
          {errorOf('hintsReviewed') && <p className="rp-field-error">{errorOf('hintsReviewed')}</p>}
        </>
      )}
    </ActDialog>
  );
}
