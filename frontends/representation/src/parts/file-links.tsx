import { useFormat } from '@redpine/ui/format';
import type { UploadedFile } from '@redpine/ui/file-upload';

/** Files to download; the server answers those who may see the record. */
export function FileLinks({ files, label }: { files: readonly UploadedFile[]; label: string }) {
  const format = useFormat();
  if (files.length === 0) return null;
  return (
    <ul className="rep-files" aria-label={label}>
      {files.map((file) => (
        <li key={file.id}>
          <a href={`/files/${file.id}`} download={file.name}>
            {file.name}
          </a>
          <span className="rp-quiet">{format.number(Math.ceil(file.size / 1024))} KB</span>
        </li>
      ))}
    </ul>
  );
}
