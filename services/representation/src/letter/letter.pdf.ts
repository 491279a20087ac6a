/** A letter as PDF in the layout of GB/T 9704-2012, with the glyphs it uses of a free typeface (Noto Serif SC, OFL) inside. */
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { create, type Font } from 'fontkit';
import Pdf from 'pdfkit';
import { brokenLines } from './letter.lines.ts';
import {
  attachmentLines, type Block, cellsOf, DEMO_MARK, type Letter, type LetterTable, linesOfTitle, longDay, PAGE, printable, senderMark, signatureIndents,
} from './letter.model.ts';

const RED = '#c00000';
const points = (millimetres: number): number => (millimetres / 25.4) * 72;
const LEFT = points(PAGE.left);
const TOP = points(PAGE.top);
const WIDTH = points(PAGE.textWidth);
const BOTTOM = TOP + points(PAGE.textHeight);
const LINE = points(PAGE.textHeight) / PAGE.lines;
const CHARACTER = WIDTH / PAGE.characters;
/** What the grid takes from or gives to a 3号 character. */
const SPACING = CHARACTER - PAGE.body;
const PAD = 6;

/** A character that the typeface lacks is named by its code point: no reader takes a gap for nothing. */
export function spelled(font: Pick<Font, 'hasGlyphForCodePoint'>, text: string): string {
  return Array.from(printable(text))
    .map((char) => {
      const code = char.codePointAt(0) ?? 0;
      return char === '\n' || font.hasGlyphForCodePoint(code) ? char : `〓（U+${code.toString(16).toUpperCase().padStart(4, '0')}）`;
    })
    .join('');
}

const require = createRequire(import.meta.url);
const REGULAR = require.resolve('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf');
const BOLD = require.resolve('@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf');

/** One document of several letters, each from a page of its own and numbered for itself. At least one. */
export async function letterPdf(...letters: readonly Letter[]): Promise<Buffer> {
  const [regular, bold] = await Promise.all([readFile(REGULAR), readFile(BOLD)]);
  const font = create(regular) as Font;
  const document = new Pdf({
    size: [points(PAGE.width), points(PAGE.height)],
    margins: { top: TOP, left: LEFT, right: points(PAGE.width) - LEFT - WIDTH, bottom: points(PAGE.height) - BOTTOM },
    bufferPages: true,
    lang: 'zh-CN',
    info: { Title: printable(letters[0]?.title ?? ''), Author: printable(letters[0]?.sender ?? '') },
    autoFirstPage: true,
  });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => document.on('end', resolve).on('error', reject));
  document.registerFont('regular', regular).registerFont('bold', bold);

  const page = new Sheet(document, font);
  for (const [index, letter] of letters.entries()) {
    if (index > 0) document.addPage();
    const first = document.bufferedPageRange().count - 1;
    page.head(letter);
    page.title(letter.title);
    page.blocks(letter.body);
    for (const { number, title, body } of letter.enclosures) {
      // A volume takes seconds: others are answered meanwhile.
      await setImmediate();
      document.addPage();
      page.line(number, { font: 'bold' });
      page.title(title);
      page.blocks(body);
    }
    page.margins(first, letter.demo);
    await setImmediate();
  }
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

interface Look {
  font?: 'regular' | 'bold';
  size?: number;
  align?: 'left' | 'center' | 'right';
  /** Of the first line, in points. */
  indent?: number;
  /** Of the lines after it, in points. */
  left?: number;
  /** From the right edge, in points. */
  right?: number;
  /** From one line to the next, in points. */
  height?: number;
  color?: string;
  /** What must stand on the page of its last two lines: so much more height. */
  followedBy?: number;
}

/** A signature never stands alone on a page (GB/T 9704-2012, 7.3.5.4): what follows the text up to it. */
function heightWith([first, second]: readonly Block[]): number {
  if (first?.kind === 'signature') return 4 * LINE;
  return first?.kind === 'attachments' && second?.kind === 'signature' ? (5 + first.names.length) * LINE : 0;
}

/** The pages as they fill, from the top down. */
class Sheet {
  readonly #document: PDFKit.PDFDocument;
  readonly #font: Font;

  constructor(document: PDFKit.PDFDocument, font: Font) {
    this.#document = document;
    this.#font = font;
  }

  head({ category, sender, number }: Letter): void {
    if (category !== null) this.line(category, { font: 'bold', align: 'right' });
    if (sender !== null) {
      this.#skip(1);
      const { lines, size } = senderMark(spelled(this.#font, sender));
      for (const line of lines) this.line(line, { font: 'bold', size, height: 2 * LINE, align: 'center', color: RED });
    }
    if (number === null) return;
    this.#skip(1);
    this.line(number, { align: 'center' });
    const y = this.#document.y + points(4);
    this.#document.moveTo(LEFT, y).lineTo(LEFT + WIDTH, y).lineWidth(1.5).stroke(RED);
    this.#document.y = y;
    this.#skip(1);
  }

  title(text: string): void {
    this.#skip(1);
    for (const line of linesOfTitle(spelled(this.#font, text))) this.line(line, { font: 'bold', size: PAGE.title, height: PAGE.titleLine, align: 'center' });
    this.#skip(1);
  }

  blocks(blocks: readonly Block[]): void {
    blocks.forEach((block, index) => this.#block(block, blocks.slice(index + 1)));
  }

  #block(block: Block, after: readonly Block[]): void {
    switch (block.kind) {
      case 'address':
        return this.line(block.text);
      case 'heading':
        // Not alone at the foot of a page.
        return this.line(block.text, { font: 'bold', indent: 2 * CHARACTER, followedBy: LINE });
      case 'paragraph':
        return this.line(block.text, { indent: 2 * CHARACTER, followedBy: heightWith(after) });
      case 'attachments':
        return this.#attachments(block.names);
      case 'signature': {
        const indents = signatureIndents(block.sender, block.on);
        this.#room(4 * LINE);
        this.#skip(2);
        this.line(block.sender, { align: 'right', right: indents.sender * CHARACTER });
        this.line(longDay(block.on), { align: 'right', right: indents.date * CHARACTER });
        // The seal's.
        return after.length === 0 ? undefined : this.#skip(1);
      }
      case 'imprint':
        return this.#imprint(block.text);
      case 'table':
        return this.#table(block);
    }
  }

  /** Text from the left edge of the block, on as many lines as it needs; all but the last fill both margins. */
  line(text: string, look: Look = {}): void {
    const { font = 'regular', size = PAGE.body, align = 'left', indent = 0, left = 0, right = 0, height = LINE, color = '#000000', followedBy = 0 } = look;
    this.#document.font(font).fontSize(size);
    const spacing = size === PAGE.body ? SPACING : 0;
    const lines = this.#broken(spelled(this.#font, text), WIDTH - right - indent, WIDTH - right - left, spacing);
    lines.forEach((line, index) => {
      this.#room(height * (index === Math.max(0, lines.length - 2) ? lines.length - index : 1) + (index >= lines.length - 2 ? followedBy : 0));
      const start = index === 0 ? indent : left;
      const room = WIDTH - right - start;
      const wide = this.#wide(line, spacing);
      const slack = room - wide;
      const gaps = Array.from(line).length - 1;
      const fills = align === 'left' && index < lines.length - 1 && gaps > 0 ? slack / gaps : 0;
      const x = LEFT + start + (align === 'right' ? slack : align === 'center' ? slack / 2 : 0);
      this.#document.font(font).fontSize(size).fillColor(color);
      this.#put(line, x, this.#document.y, height, spacing + fills);
    });
  }

  #broken(text: string, first: number, rest: number, spacing: number): string[] {
    return brokenLines(text, (piece) => this.#wide(piece, spacing), first, rest);
  }

  /** In points; the space after the last character is not counted by the grid's margin, but by the next character. */
  #wide(text: string, spacing: number): number {
    return this.#document.widthOfString(text) + Array.from(text).length * spacing;
  }

  /** One line, in the middle of its height; the next one begins below it. */
  #put(text: string, x: number, y: number, height: number, characterSpacing: number): void {
    const inset = (height - this.#document.currentLineHeight(true)) / 2;
    this.#document.text(text, x, y + inset, { characterSpacing, lineBreak: false });
    this.#document.y = y + height;
  }

  #attachments(names: readonly string[]): void {
    this.#skip(1);
    attachmentLines(names).forEach(({ mark, name }, index, { length }) => {
      this.line(mark + name, { indent: (index === 0 ? 2 : 5) * CHARACTER, left: (length === 1 ? 5 : 6) * CHARACTER });
    });
  }

  /** At the foot of the page. */
  #imprint(text: string): void {
    this.#document.font('regular').fontSize(PAGE.small);
    const height = PAGE.cellLine;
    const [indent, left, width] = [PAGE.small, 4 * PAGE.small, WIDTH - PAGE.small];
    const lines = this.#broken(spelled(this.#font, text), width - indent, width - left, 0);
    this.#room(LINE + lines.length * height + 2 * PAD);
    const top = BOTTOM - lines.length * height - 2 * PAD;
    this.#rule(top);
    this.#document.fillColor('#000000');
    lines.forEach((line, index) => this.#put(line, LEFT + (index === 0 ? indent : left), top + PAD + index * height, height, 0));
    this.#rule(BOTTOM);
    this.#document.y = BOTTOM;
  }

  #rule(y: number): void {
    this.#document.moveTo(LEFT, y).lineTo(LEFT + WIDTH, y).lineWidth(1).stroke('#000000');
  }

  /** On every page from the first of the letter: its number below the text block, and that the data are made up. */
  margins(first: number, demo: boolean): void {
    const { count } = this.#document.bufferedPageRange();
    for (let index = 0; index < count - first; index += 1) {
      this.#document.switchToPage(first + index);
      // What stands in the margin begins no new page.
      this.#document.page.margins.bottom = 0;
      this.#document.font('regular').fontSize(PAGE.small).fillColor('#000000');
      const align = index % 2 === 0 ? 'right' : 'left';
      this.#document.text(`— ${index + 1} —`, LEFT + CHARACTER, BOTTOM + points(7), { width: WIDTH - 2 * CHARACTER, align, lineBreak: false });
      if (demo) {
        this.#document.font('bold').fillColor(RED);
        this.#document.text(DEMO_MARK, LEFT, points(20), { width: WIDTH, align: 'center', lineBreak: false });
      }
    }
  }

  #table(table: LetterTable): void {
    const { rows, head } = table;
    rows.forEach((row, index) => {
      const [names] = rows;
      const pages = this.#document.bufferedPageRange().count;
      const heads = head !== undefined && index === 0;
      // The names of the columns never stand alone at the foot of a page.
      this.#room(this.#heightOf(row, table) + (heads ? this.#heightOf(rows[1] ?? [''], table) : 0));
      if (head && names && index > 0 && this.#document.bufferedPageRange().count > pages) this.#row(names, table, true);
      this.#row(row, table, heads);
    });
    this.#skip(1);
  }

  #cells(row: readonly string[], table: LetterTable): string[][] {
    const shares = table.widths;
    this.#document.font('regular').fontSize(cellsOf(table).size).fillColor('#000000');
    return row.map((cell, column) =>
      spelled(this.#font, cell).split('\n').flatMap((line) => this.#broken(line, (shares[column] ?? 0) * WIDTH - 2 * PAD, (shares[column] ?? 0) * WIDTH - 2 * PAD, 0)));
  }

  #heightOf(row: readonly string[], table: LetterTable): number {
    return 2 * PAD + cellsOf(table).line * Math.max(...this.#cells(row, table).map((lines) => lines.length));
  }

  #row(row: readonly string[], table: LetterTable, heads: boolean): void {
    const cells = this.#cells(row, table);
    const height = this.#heightOf(row, table);
    const line = cellsOf(table).line;
    const y = this.#document.y;
    let x = LEFT;
    cells.forEach((lines, column) => {
      const width = (table.widths[column] ?? 0) * WIDTH;
      this.#document.lineWidth(0.75).rect(x, y, width, height).stroke('#000000').font(heads ? 'bold' : 'regular');
      const top = y + (height - lines.length * line) / 2;
      lines.forEach((text, index) => {
        const slack = width - 2 * PAD - this.#document.widthOfString(text);
        const at = heads ? slack / 2 : table.head === 'FIGURES' && column > 0 ? slack : 0;
        if (text !== '') this.#put(text, x + PAD + at, top + index * line, line, 0);
      });
      x += width;
    });
    this.#document.y = y + height;
  }

  #room(height: number): void {
    if (this.#document.y + height > BOTTOM + 0.01 && this.#document.y > TOP) this.#document.addPage();
  }

  #skip(lines: number): void {
    this.#document.y = Math.min(this.#document.y + lines * LINE, BOTTOM);
  }
}
