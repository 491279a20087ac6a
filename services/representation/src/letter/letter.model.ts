/** A letter as it reads, without a format: DOCX and PDF are both written from this. Pure. */
import { titleLines, width } from './letter.lines.ts';

/** 代表建议表, 交办通知, 答复函, 催办函, 办理情况报告, 交办清单, 交办通知汇编, 建议汇编, 述职情况记录. */
export const LETTER_KINDS = [
  'SUGGESTION_FORM', 'ASSIGNMENT', 'REPLY', 'URGING', 'HANDLING_REPORT', 'MEETING_LIST', 'MEETING_NOTICES', 'COMPILATION', 'VOTER_REPORT',
] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

export type LetterFormat = 'DOCX' | 'PDF';

export interface Letter {
  kind: LetterKind;
  /** What it is about, for the name of the file: the number of a suggestion, the period of a report, the day of a meeting. */
  subject: string | null;
  /** 发文机关, printed in red above the rule; null on a form. */
  sender: string | null;
  /** 发文字号, such as 伊美民函〔2026〕3号; null on a form. */
  number: string | null;
  /** 办理结果类别, printed top right on the first page of a reply. */
  category: string | null;
  title: string;
  body: readonly Block[];
  /** 附件, or the suggestions of a compilation: each begins on a page of its own, under its number. */
  enclosures: readonly { number: string; title: string; body: readonly Block[] }[];
  /** Made from demonstration data, which every page says. */
  demo: boolean;
}

export type Block =
  /** 主送机关: from the left edge. */
  | { kind: 'address'; text: string }
  /** 一级标题 in 黑体, 二级标题 in 楷体. */
  | { kind: 'heading'; level: 1 | 2; text: string }
  /** Begins two characters in. */
  | { kind: 'paragraph'; text: string }
  /** 附件说明: a blank line below the text, two characters in, names under one another. */
  | { kind: 'attachments'; names: readonly string[] }
  /** 发文机关署名 and 成文日期, right, with the room that a seal takes above and below. */
  | { kind: 'signature'; sender: string; on: string }
  /** 版记: 4号 between two rules. */
  | { kind: 'imprint'; text: string }
  | LetterTable;

/** Widths are shares of the text block; an empty cell is filled in by hand. */
export interface LetterTable {
  kind: 'table';
  widths: readonly number[];
  rows: readonly (readonly string[])[];
  /** The first row names the columns and stands again on every page; FIGURES: those after the first hold figures, right. */
  head?: 'TEXT' | 'FIGURES';
  /** In 五号: many columns on an upright page. */
  small?: true;
}

/** GB/T 9704-2012: millimetres, and points of type (3号 = 16, 2号 = 22, 4号 = 14). */
export const PAGE = {
  width: 210, height: 297, top: 37, left: 28, textWidth: 156, textHeight: 225, lines: 22, characters: 28,
  body: 16, title: 22, sender: 36, small: 14, cell: 14,
  /** From one line of a title, and of a table, to the next. */
  titleLine: 32, cellLine: 20,
} as const;

/** Type of a table's cells and the height of their lines, in points. */
export const cellsOf = ({ small }: Pick<LetterTable, 'small'>): { size: number; line: number } =>
  small ? { size: 10.5, line: 15 } : { size: PAGE.cell, line: PAGE.cellLine };

/** What stands on every page of a letter from demonstration data. */
export const DEMO_MARK = '演示数据';

/** What stands above the title of an enclosure: 附件, numbered where there are several. */
export const enclosed = (index: number, of: number): string => (of === 1 ? '附件' : `附件${index + 1}`);

/** 附件说明, one line for each name: what stands before it, and the name (GB/T 9704-2012, 7.3.4). */
export function attachmentLines(names: readonly string[]): { mark: string; name: string }[] {
  return names.map((name, index) => ({ mark: `${index === 0 ? '附件：' : ''}${names.length === 1 ? '' : `${index + 1}.`}`, name }));
}

const POINTS = (PAGE.textWidth / 25.4) * 72;
/** 发文机关标志: on one line, or on two where it would become smaller than the title. */
export function senderMark(sender: string): { lines: string[]; size: number } {
  const most = Math.floor(POINTS / PAGE.title) - 1;
  const lines = titleLines(sender, most);
  const longest = Math.max(...lines.map(width));
  return { lines, size: Math.floor(Math.min(PAGE.sender, POINTS / (longest + 1))) };
}

/** The lines of a title in its size. */
export const linesOfTitle = (title: string): string[] => titleLines(printable(title), Math.floor(POINTS / PAGE.title));

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
  const [long, short] = [width(sender), width(longDay(on))];
  const centre = Math.max(4 + short / 2, 2 + long / 2);
  return { sender: centre - long / 2, date: centre - short / 2 };
}

const HEADINGS = [/^[一二三四五六七八九十]{1,3}、[^。；]{1,30}$/u, /^（[一二三四五六七八九十]{1,3}）[^。；]{1,30}$/u] as const;

/** One block for each written line; blank lines carry nothing, and short numbered ones are headings (一、… and （一）…). */
export function paragraphs(text: string): Block[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const level = HEADINGS.findIndex((heading) => heading.test(line));
      return level === -1 ? { kind: 'paragraph', text: line } : { kind: 'heading', level: level === 0 ? 1 : 2, text: line };
    });
}

/** All text of a letter in reading order, one line for each title, block and cell. */
export function linesOf(letter: Letter): string[] {
  return [
    ...[letter.category, letter.sender, letter.number].filter((line) => line !== null),
    letter.title,
    ...letter.body.flatMap(linesOfBlock),
    ...letter.enclosures.flatMap(({ number, title, body }) => [number, title, ...body.flatMap(linesOfBlock)]),
  ];
}

function linesOfBlock(block: Block): string[] {
  if (block.kind === 'table') return block.rows.flat().flatMap((cell) => cell.split('\n')).filter((line) => line !== '');
  if (block.kind === 'attachments') return attachmentLines(block.names).map(({ mark, name }) => mark + name);
  if (block.kind === 'signature') return [block.sender, longDay(block.on)];
  return [block.text];
}
