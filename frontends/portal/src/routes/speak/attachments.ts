import { messagesIn, defineMessages } from '@redpine/ui/messages';
import { language } from '@redpine/ui/language';
import { Refused } from '../../parts/send.ts';

const MOST_FILES = 3;
const LARGEST = 5 * 1024 * 1024;
export const KINDS = ['application/pdf', 'image/jpeg', 'image/png'];

const messages = defineMessages({
  zh: {
    FILE_COUNT: `至多 ${MOST_FILES} 个文件。`, FILE_SIZE: '文件超过 5 MB。', FILE_KIND: '只能是 PDF、JPEG 或 PNG 文件。', FILE_EMPTY: '文件是空的。',
    RATE_LIMITED: '现在上传的人太多。请先不带附件提交，或稍后再试。', TICKET_INVALID: '验证已过期，请再次提交。', other: '附件没有送达，请再次提交，或不带附件提交。', of: (name: string, fault: string) => `${name}：${fault}`,
  },
  en: {
    FILE_COUNT: `At most ${MOST_FILES} files.`, FILE_SIZE: 'The file is larger than 5 MB.', FILE_KIND: 'Only PDF, JPEG or PNG.', FILE_EMPTY: 'The file is empty.',
    RATE_LIMITED: 'Too many people are uploading. Submit without the file, or try later.', TICKET_INVALID: 'The check has expired. Submit again.', other: 'The file was not delivered. Submit again, or without it.', of: (name: string, fault: string) => `${name}: ${fault}`,
  },
});

type Code = 'FILE_COUNT' | 'FILE_SIZE' | 'FILE_KIND' | 'FILE_EMPTY' | 'RATE_LIMITED' | 'TICKET_INVALID';
const SAME: Readonly<Record<string, Code>> = {
  FILE_COUNT: 'FILE_COUNT', FILE_SIZE: 'FILE_SIZE', LIMIT_BODY: 'FILE_SIZE', FILE_KIND: 'FILE_KIND', FILE_EMPTY: 'FILE_EMPTY',
  RATE_LIMITED: 'RATE_LIMITED', FILE_RATE: 'RATE_LIMITED', TICKET_INVALID: 'TICKET_INVALID', TICKET_MISSING: 'TICKET_INVALID',
};

/** What can be seen of a choice of files before anything is sent; null where it will do. */
export function faultOf(files: readonly File[]): string | null {
  const text = messagesIn(messages, language());
  if (files.length > MOST_FILES) return text.FILE_COUNT;
  for (const { name, size, type } of files) {
    const fault = size === 0 ? text.FILE_EMPTY : size > LARGEST ? text.FILE_SIZE : KINDS.includes(type) ? null : text.FILE_KIND;
    if (fault !== null) return text.of(name, fault);
  }
  return null;
}

/** The same file whenever it is chosen again. */
export const keyOf = ({ name, size, lastModified }: File): string => `${name} ${size} ${lastModified}`;

/** Hands a file over under the solved challenge of the opinion that it belongs to. Throws `Refused` with the reason for the sender. */
export async function upload(file: File, ticket: string): Promise<string> {
  const response = await fetch('/files/visitor', {
    method: 'POST',
    credentials: 'omit',
    headers: { 'content-type': 'application/octet-stream', 'x-upload-ticket': ticket, 'x-file-name': encodeURIComponent(file.name) },
    body: file,
  });
  const answer = (await response.json()) as { id?: string; errors?: { extensions?: { code?: string } }[] };
  if (response.ok && answer.id !== undefined) return answer.id;
  const text = messagesIn(messages, language());
  const code = SAME[answer.errors?.[0]?.extensions?.code ?? ''];
  throw new Refused('files', text.of(file.name, code === undefined ? text.other : text[code]), code === 'TICKET_INVALID');
}
