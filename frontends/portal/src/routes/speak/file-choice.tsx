import { useState } from 'react';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { TextField } from '../../parts/field.tsx';
import { faultOf, keyOf, KINDS } from './attachments.ts';

const messages = defineMessages({
  zh: { label: '附件（可不选）', hint: '至多 3 个，每个不超过 5 MB，PDF 或图片。只有办理的工作人员能看到。', remove: (name: string) => `移除 ${name}` },
  en: { label: 'Files (optional)', hint: 'At most 3, up to 5 MB each, PDF or pictures. Only those who handle it see them.', remove: (name: string) => `Remove ${name}` },
});

/** Files to go with what is said: looked at when they are chosen, handed over when it is sent. */
export function FileChoice({ files, problem, onChange }: { files: readonly File[]; problem: string | undefined; onChange: (files: readonly File[]) => void }) {
  const text = useMessages(messages);
  const [fault, setFault] = useState<string | null>(null);
  const add = (chosen: readonly File[]): void => {
    const all = [...files, ...chosen.filter((file) => files.every((each) => keyOf(each) !== keyOf(file)))];
    const wrong = faultOf(all);
    setFault(wrong);
    if (wrong === null) onChange(all);
  };
  return (
    <>
      <TextField
        label={text.label}
        hint={text.hint}
        problem={fault ?? problem}
        type="file"
        multiple
        accept={KINDS.join(',')}
        onChange={(event) => {
          add([...(event.target.files ?? [])]);
          // The same file may be chosen again after it was removed.
          event.target.value = '';
        }}
      />
      {files.length > 0 && (
        <ul className="portal-chips">
          {files.map((file) => (
            <li key={keyOf(file)}>
              <button type="button" className="portal-button" aria-label={text.remove(file.name)} onClick={() => onChange(files.filter((each) => each !== file))}>
                {file.name} <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
