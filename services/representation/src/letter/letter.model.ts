/** A letter as it reads, without a format: DOCX and PDF are both written from this. Pure. */

/** 代表建议表, 交办通知, 答复函, 催办函. */
export type LetterKind = 'SUGGESTION_FORM' | 'ASSIGNMENT' | 'REPLY' | 'URGING';

export type LetterFormat = 'DOCX' | 'PDF';

export interface Letter {
  kind: LetterKind;
  /** Number of the suggestion it is about, for the name of the file. */
  subject: string | null;
  /** 发文机关, printed in red above the rule; null on a form. */
  sender: string | null;
  /** 发文字号, such as 伊美民函〔2026〕3号; null on a form. */
  number: string | null;
  /** 办理结果类别, printed top right on the first page of a reply. */
  category: string | null;
  title: string;
  body: readonly Block[];
  /** 附件: begins on a page of its own. */
  enclosure: { title: string; body: readonly Block[] } | null;
  /** Made from demonstration data, which every page says. */
  demo: boolean;
}

export type Block =
  /** 主送机关: from the left edge. */
  | { kind: 'address'; text: string }
  /** 一级标题, 黑体. */
  | { kind: 'heading'; text: string }
  /** Begins two characters in. */
  | { kind: 'paragraph'; text: string }
  /** 发文机关署名 and 成文日期, right. */
  | { kind: 'signature'; sender: string; on: string }
  /** Widths are shares of the text block; an empty cell is filled in by hand. */
  | { kind: 'table'; widths: readonly number[]; rows: readonly (readonly string[])[] };

/** GB/T 9704-2012: millimetres, and points of type (3号 = 16, 2号 = 22, 4号 = 14). */
export const PAGE = {
  width: 210, height: 297, top: 37, left: 28, textWidth: 156, textHeight: 225, lines: 22, characters: 28,
  body: 16, title: 22, sender: 36, small: 14, cell: 14,
} as const;

/** What stands on every page of a letter from demonstration data. */
export const DEMO_MARK = '演示数据';

/** What stands above the title of an enclosure. */
export const ENCLOSED = '附件';

/** 2026年3月4日, of `YYYY-MM-DD`: no leading zeroes (GB/T 9704-2012, 7.3.5). */
export function longDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** 发文字号 whose running number the issuing office writes in: the platform gives none. */
export const openNumber = (day: string): string => `〔${day.slice(0, 4)}〕　　号`;

/** Text as any format can carry it: white space as plain spaces, and nothing that has no shape (controls, joiners, selectors). */
export const printable = (text: string): string => text.replace(/[^\S\u3000\n]/gu, ' ').replace(/(?!\n)\p{C}|\p{Variation_Selector}/gu, '');

/** How far signature and date end from the right edge, in characters: the date four in, the signature centred over it (7.3.5). */
export function signatureIndents(sender: string, on: string): { sender: number; date: number } {
  const [long, short] = [widthOf(sender), widthOf(longDay(on))];
  const centre = Math.max(4 + short / 2, 2 + long / 2);
  return { sender: centre - long / 2, date: centre - short / 2 };
}

/** In characters: digits and Latin letters take half of one. */
const widthOf = (text: string): number => Array.from(text).reduce((sum, char) => sum + (char <= '\u00ff' ? 0.5 : 1), 0);

/** One block for each written line; blank lines carry nothing. */
export function paragraphs(text: string): Block[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ kind: 'paragraph', text: line }));
}

/** All text of a letter in reading order, one line for each title, block and cell. */
export function linesOf(letter: Letter): string[] {
  return [
    ...[letter.category, letter.sender, letter.number].filter((line) => line !== null),
    letter.title,
    ...letter.body.flatMap(linesOfBlock),
    ...(letter.enclosure ? [ENCLOSED, letter.enclosure.title, ...letter.enclosure.body.flatMap(linesOfBlock)] : []),
  ];
}

function linesOfBlock(block: Block): string[] {
  if (block.kind === 'table') return block.rows.flat().flatMap((cell) => cell.split('\n')).filter((line) => line !== '');
  if (block.kind === 'signature') return [block.sender, longDay(block.on)];
  return [block.text];
}
