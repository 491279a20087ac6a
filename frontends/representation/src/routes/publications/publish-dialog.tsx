import { useState } from 'react';
import { useAct } from '@redpine/ui/act';
import { FormDialog } from '@redpine/ui/form-dialog';
import { useFormErrors } from '@redpine/ui/form-errors';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { type Hint, HintList } from './hinted-text.tsx';
import { PublicationPublishDocument } from './publication-documents.ts';

const messages = defineMessages({
  zh: { text: '发布后任何人不登录即可查看。发布的是最近一次保存的脱敏文本。', reviewed: '以上提示已逐一核对，均可公开', done: '已公开发布' },
  en: { text: 'Everybody can read it without signing in. What is published is the redaction as last saved.', reviewed: 'I have looked at each of these hints: all may be public', done: 'Published' },
});

interface PublishDialogProps {
  title: string;
  lead: string;
  of: { publication: string; version: number };
  /** of the redaction as saved */
  hints: readonly Hint[];
  onClose: () => void;
  onDone: () => void;
  onConflict: () => void;
}

/** 公开发布 — with what may still be personal data in sight. */
export function PublishDialog({ title, lead, of, hints, onClose, onDone, onConflict }: PublishDialogProps) {
  const text = useMessages(messages);
  const [reviewed, setReviewed] = useState(false);
  const act = useAct(PublicationPublishDocument, { successText: text.done, onSuccess: onDone, onConflict });
  const errors = useFormErrors(act.problem, ['hintsReviewed']);
  return (
    <FormDialog
      title={title}
      lead={lead}
      submitText={title}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={() => act.run({ ...of, hintsReviewed: reviewed })}
      onClose={onClose}
    >
      <p>{text.text}</p>
      <HintList hints={hints} />
      {hints.length > 0 && (
        <label className="rp-check">
          <input type="checkbox" checked={reviewed} onChange={(event) => setReviewed(event.target.checked)} />
          {text.reviewed}
        </label>
      )}
      {errors.of('hintsReviewed') && <p className="rp-field-error">{errors.of('hintsReviewed')}</p>}
    </FormDialog>
  );
}
