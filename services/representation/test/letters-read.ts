/** Reads letters back: the text of a DOCX out of its archive, the text of a PDF by a reader of its own. */
import { inflateRawSync } from 'node:zlib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The files of an archive, by name. */
export function unzipped(archive: Buffer): Map<string, string> {
  const files = new Map<string, string>();
  let at = archive.readUInt32LE(archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1')) + 16);
  while (archive.readUInt32LE(at) === 0x02014b50) {
    const [method, size, length, extra, comment, header] = [
      archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 20), archive.readUInt16LE(at + 28), archive.readUInt16LE(at + 30),
      archive.readUInt16LE(at + 32), archive.readUInt32LE(at + 42),
    ];
    const from = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
    const bytes = archive.subarray(from, from + size);
    files.set(archive.toString('utf8', at + 46, at + 46 + length), (method === 8 ? inflateRawSync(bytes) : bytes).toString('utf8'));
    at += 46 + length + extra + comment;
  }
  return files;
}

const plain = (xml: string): string =>
  xml.replaceAll(/<[^>]+>/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');

/** The text of each paragraph. */
export function docxLines(archive: Buffer): string[] {
  return (unzipped(archive).get('word/document.xml') ?? '').split('</w:p>').map(plain).filter((line) => line !== '');
}

export interface PdfPage {
  /** Without the breaks of lines. */
  text: string;
  /** In points, from the lower left corner. */
  items: { text: string; x: number; y: number; width: number; size: number }[];
}

export async function pdfPages(content: Buffer): Promise<PdfPage[]> {
  const reading = getDocument({ data: new Uint8Array(content), verbosity: 0 });
  const document = await reading.promise;
  const pages: PdfPage[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    const texts = items.flatMap((item) => ('str' in item && item.str !== '' ? [item] : []));
    pages.push({
      text: texts.map(({ str }) => str).join(''),
      items: texts.map(({ str, transform, width }) => ({
        text: str, x: transform[4] as number, y: transform[5] as number, width, size: transform[3] as number,
      })),
    });
  }
  await reading.destroy();
  return pages;
}

/** Nothing but the characters: where a line breaks is the format's own. */
export const characters = (text: string): string => text.replaceAll(/\s/g, '');
