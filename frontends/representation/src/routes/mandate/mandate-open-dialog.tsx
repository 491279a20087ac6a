import { useState } from 'react';
import { ActDialog } from '@redpine/ui/act-dialog';
import { DayField, SelectField, TextArea } from '@redpine/ui/fields';
import { FileUpload, type UploadedFile } from '@redpine/ui/file-upload';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import type { MandateMatterKind } from '../../gql/graphql.ts';
import { MandateOpenDocument } from './mandate-documents.ts';
import { LOSING, mandateGrounds, mandateOpenings, SUSPENDING } from './mandate-words.ts';

const messages = defineMessages({
  zh: {
    ground: '法定情形', facts: '事实和理由', hint: '5–5,000 字', effectiveOn: '情形发生日期', files: '附件',
    resign: '辞职须经接受、资格审查和公告后生效；公告前仍是代表。',
  },
  en: {
    ground: 'Statutory ground', facts: 'Facts and reasons', hint: '5–5,000 characters', effectiveOn: 'The day it came about', files: 'Files',
    resign: 'A resignation takes effect once accepted, examined and announced; until then she is a deputy.',
  },
});

interface MandateOpenDialogProps {
  kind: Exclude<MandateMatterKind, 'BY_ELECTION'>;
  deputy: { id: string; name: string };
  onClose: () => void;
  onDone: () => void;
}

/** 提出资格事项 — of the one kind. */
export function MandateOpenDialog({ kind, deputy, onClose, onDone }: MandateOpenDialogProps) {
  const text = useMessages(messages);
  const grounds = useMessages(mandateGrounds);
  const title = useMessages(mandateOpenings)[kind];
  const [ground, setGround] = useState('');
  const [facts, setFacts] = useState('');
  const [effectiveOn, setEffectiveOn] = useState('');
  const [files, setFiles] = useState<readonly UploadedFile[]>([]);
  const among = kind === 'SUSPEND' ? SUSPENDING : kind === 'LOSE' ? LOSING : [];
  const hasDay = kind === 'SUSPEND' || kind === 'RESTORE' || kind === 'LOSE';
  return (
    <ActDialog
      document={MandateOpenDocument}
      title={title}
      lead={deputy.name}
      needed={{ facts, ...(among.length > 0 && { ground }), ...(hasDay && { effectiveOn }) }}
      optional={['files']}
      input={{
        deputy: deputy.id,
        kind,
        ground: among.find((each) => each === ground) ?? null,
        facts,
        effectiveOn: hasDay ? effectiveOn : null,
        files: files.map(({ id }) => id),
      }}
      onClose={onClose}
      onDone={onDone}
    >
      {(errorOf) => (
        <>
          {kind === 'RESIGN' && <p className="rp-quiet">{text.resign}</p>}
          {among.length > 0 && (
            <SelectField
              required
              label={text.ground}
              choices={among.map((value) => ({ value, label: grounds[value] }))}
              value={ground}
              error={errorOf('ground')}
              onChange={setGround}
            />
          )}
          {hasDay && <DayField required label={text.effectiveOn} value={effectiveOn} error={errorOf('effectiveOn')} onChange={setEffectiveOn} />}
          <TextArea required label={text.facts} hint={text.hint} max={5_000} value={facts} error={errorOf('facts')} onChange={setFacts} />
          <FileUpload label={text.files} files={files} onChange={setFiles} error={errorOf('files')} />
        </>
      )}
    </ActDialog>
  );
}
