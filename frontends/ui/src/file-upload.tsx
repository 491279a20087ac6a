import { useId, useState } from 'react';
import { useFormat } from './format.ts';
import { defineMessages, useMessages } from './messages.ts';

/** A stored file, as `POST /files` answers. `size` in bytes. */
export interface UploadedFile {
  id: string;
  name: string;
  mediaType: string;
  size: number;
}

const MAX_BYTES = 50 * 1024 * 1024;

const messages = defineMessages({
  zh: {
    choose: '选择文件',
    hint: '单个文件不超过 50 MB',
    tooLarge: (name: string) => `“${name}”超过 50 MB，未上传`,
    refused: (name: string) => `“${name}”未被接收：文件类型不符或已损坏`,
    lost: (name: string) => `“${name}”上传中断，请重试`,
    tooMany: (max: string) => `最多 ${max} 个文件，多出的未上传`,
    uploading: (name: string) => `正在上传 ${name}`,
    remove: (name: string) => `移除 ${name}`,
  },
  en: {
    choose: 'Choose files',
    hint: 'Up to 50 MB each',
    tooLarge: (name: string) => `“${name}” is over 50 MB and was not uploaded`,
    refused: (name: string) => `“${name}” was refused: not a permitted type, or damaged`,
    lost: (name: string) => `The upload of “${name}” broke off; try again`,
    tooMany: (max: string) => `At most ${max} files: the rest were not uploaded`,
    uploading: (name: string) => `Uploading ${name}`,
    remove: (name: string) => `Remove ${name}`,
  },
});

/** Sends one file as a raw stream. XMLHttpRequest, because fetch still tells nothing of upload progress. */
export function sendFile(file: File, onProgress: (share: number) => void): Promise<UploadedFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/files');
    request.setRequestHeader('content-type', file.type || 'application/octet-stream');
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name));
    request.setRequestHeader('x-redpine', '1');
    request.upload.addEventListener('progress', (event) => onProgress(event.total > 0 ? event.loaded / event.total : 0));
    request.addEventListener('load', () => {
      if (request.status === 201) resolve(JSON.parse(request.responseText) as UploadedFile);
      else reject(new UploadRefused());
    });
    request.addEventListener('error', () => reject(new Error('the upload broke off')));
    request.send(file);
  });
}

class UploadRefused extends Error {}

interface FileUploadProps {
  label: string;
  files: readonly UploadedFile[];
  onChange: (files: readonly UploadedFile[]) => void;
  /** such as `.csv,.xlsx` */
  accept?: string;
  max?: number;
  error?: string | undefined;
}

/** Uploads at once when chosen; the form refers to the files by id. */
export function FileUpload({ label, files, onChange, accept, max = 10, error }: FileUploadProps) {
  const text = useMessages(messages);
  const format = useFormat();
  const id = useId();
  const [sending, setSending] = useState<{ name: string; share: number }>();
  const [failures, setFailures] = useState<string[]>([]);

  const send = async (chosen: File[]): Promise<void> => {
    setFailures([]);
    const failed: string[] = [];
    if (chosen.length > max - files.length) failed.push(text.tooMany(format.number(max)));
    let stored = files;
    for (const file of chosen.slice(0, max - stored.length)) {
      if (file.size > MAX_BYTES) {
        failed.push(text.tooLarge(file.name));
        continue;
      }
      setSending({ name: file.name, share: 0 });
      try {
        stored = [...stored, await sendFile(file, (share) => setSending({ name: file.name, share }))];
        onChange(stored);
      } catch (error) {
        failed.push(error instanceof UploadRefused ? text.refused(file.name) : text.lost(file.name));
      }
    }
    setSending(undefined);
    setFailures(failed);
  };

  return (
    <div className="rp-upload">
      <label htmlFor={id} className="rp-upload-label">
        {label}
      </label>
      {/* The browser's own button speaks the browser's language: the input lies unseen over one of ours. */}
      <div>
        <div className="rp-upload-button rp-plain-button">
          {text.choose}
          <input
            id={id}
            type="file"
            multiple={max > 1}
            accept={accept}
            disabled={sending !== undefined || files.length >= max}
            aria-invalid={error !== undefined}
            aria-describedby={error === undefined ? `${id}-hint` : `${id}-hint ${id}-error`}
            onChange={(event) => {
              const chosen = [...(event.target.files ?? [])];
              event.target.value = '';
              void send(chosen);
            }}
          />
        </div>
      </div>
      <p id={`${id}-hint`} className="rp-quiet">
        {text.hint}
      </p>
      {error && (
        <p id={`${id}-error`} className="rp-field-error">
          {error}
        </p>
      )}
      {sending && <progress aria-label={text.uploading(sending.name)} value={sending.share} max={1} />}
      <ul>
        {files.map((file) => (
          <li key={file.id}>
            <a href={`/files/${file.id}`}>{file.name}</a>
            <span className="rp-quiet">{format.number(Math.ceil(file.size / 1024))} KB</span>
            <button
              type="button"
              className="rp-link-button"
              aria-label={text.remove(file.name)}
              disabled={sending !== undefined}
              onClick={() => onChange(files.filter((each) => each.id !== file.id))}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <div role="alert">
        {failures.map((failure) => (
          <p key={failure} className="rp-upload-failure">
            {failure}
          </p>
        ))}
      </div>
    </div>
  );
}
