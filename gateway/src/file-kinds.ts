/** A kind of file that may be uploaded. */
export interface FileKind {
  mediaType: string;
  extension: string;
}

const DETECTED: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};
const TEXTS: Readonly<Record<string, string>> = { csv: 'text/csv', json: 'application/json', txt: 'text/plain' };

export const ACCEPTED = ['pdf', 'docx', 'xlsx', 'jpg', 'png', 'csv', 'json', 'txt'];

/**
 * The kind that the content shows; nothing where it is none of the accepted ones. A name cannot make one kind
 * of content into another: it only tells the kinds of plain text apart.
 * @param detected the media type that the content's signature shows
 * @param isText whether all of it is readable text
 */
export function kindOf(content: { detected: string | undefined; isText: boolean; name: string }): FileKind | undefined {
  if (content.detected !== undefined) {
    const extension = DETECTED[content.detected];
    return extension === undefined ? undefined : { mediaType: content.detected, extension };
  }
  if (!content.isText) return undefined;
  const extension = extensionOf(content.name) ?? 'txt';
  const mediaType = TEXTS[extension];
  return mediaType === undefined ? undefined : { mediaType, extension };
}

function extensionOf(name: string): string | undefined {
  return /\.([^.\s]{1,10})$/.exec(name)?.[1]?.toLowerCase();
}

/**
 * Reads a file in pieces and tells whether it is text: UTF-8 or GB18030, as district registers are, without
 * control characters.
 */
export class TextSniffer {
  readonly #decoders = new Set([new TextDecoder('utf-8', { fatal: true }), new TextDecoder('gb18030', { fatal: true })]);
  #control = false;

  add(piece: Uint8Array): void {
    this.#control ||= piece.some((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13);
    this.#decode(piece, true);
  }

  /** Call once, at the end. */
  isText(): boolean {
    this.#decode(new Uint8Array(), false);
    return !this.#control && this.#decoders.size > 0;
  }

  #decode(piece: Uint8Array, stream: boolean): void {
    for (const decoder of this.#decoders) {
      try {
        decoder.decode(piece, { stream });
      } catch (error) {
        if (!(error instanceof TypeError)) throw error;
        this.#decoders.delete(decoder);
      }
    }
  }
}

const NAME_LENGTH = 150;

/**
 * A name that is safe to show and to save under: no path, no control or direction characters, and the
 * extension of its content.
 */
export function safeName(name: string, kind: FileKind): string {
  const last = name.normalize('NFC').toWellFormed().split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const same = kind.extension === 'jpg' ? /\.jpe?g$/i : new RegExp(`\\.${kind.extension}$`, 'i');
  const stem = Array.from(clean.replace(same, '')).slice(0, NAME_LENGTH).join('') || 'file';
  const extension = same.exec(clean)?.[0] ?? `.${kind.extension}`;
  return `${stem}${extension}`;
}

/** `Content-Disposition` of an attachment after RFC 6266 and 8187. */
export function attachment(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
