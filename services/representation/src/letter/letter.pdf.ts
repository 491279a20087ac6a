/** A letter as PDF in the layout of GB/T 9704-2012, with the glyphs it uses of a free typeface (Noto Serif SC, OFL) inside. */
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { create, type Font } from 'fontkit';
import Pdf from 'pdfkit';
import { type Block, DEMO_MARK, ENCLOSED, type Letter, longDay, PAGE, printable, signatureIndents } from './letter.model.ts';

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

export async function letterPdf(letter: Letter): Promise<Buffer> {
  const [regular, bold] = await Promise.all([readFile(REGULAR), readFile(BOLD)]);
  const font = create(regular) as Font;
  const document = new Pdf({
    size: [points(PAGE.width), points(PAGE.height)],
    margins: { top: TOP, left: LEFT, right: points(PAGE.width) - LEFT - WIDTH, bottom: points(PAGE.height) - BOTTOM },
    bufferPages: true,
    lang: 'zh-CN',
    info: { Title: printable(letter.title), Author: printable(letter.sender ?? '') },
    autoFirstPage: true,
  });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => document.on('end', resolve).on('error', reject));
  document.registerFont('regular', regular).registerFont('bold', bold);

  const page = new Sheet(document, font);
  page.head(letter);
  page.title(letter.title);
  letter.body.forEach((block) => page.block(block));
  if (letter.enclosure) {
    document.addPage();
    page.line(ENCLOSED, { font: 'bold' });
    page.title(letter.enclosure.title);
    letter.enclosure.body.forEach((block) => page.block(block));
  }
  page.margins(letter.demo);
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
  /** From the right edge, in points. */
  right?: number;
  color?: string;
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
      // The name stays on one line.
      const size = Math.min(PAGE.sender, WIDTH / (Array.from(sender).length + 1));
      this.line(sender, { font: 'bold', size, align: 'center', color: RED });
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
    this.line(text, { font: 'bold', size: PAGE.title, align: 'center' });
    this.#skip(1);
  }

  block(block: Block): void {
    switch (block.kind) {
      case 'address':
        return this.line(block.text);
      case 'heading':
        // Not alone at the foot of a page.
        this.#room(2 * LINE);
        return this.line(block.text, { font: 'bold', indent: 2 * CHARACTER });
      case 'paragraph':
        return this.line(block.text, { indent: 2 * CHARACTER });
      case 'signature': {
        const indents = signatureIndents(block.sender, block.on);
        this.#room(4 * LINE);
        this.#skip(2);
        this.line(block.sender, { align: 'right', right: indents.sender * CHARACTER });
        return this.line(longDay(block.on), { align: 'right', right: indents.date * CHARACTER });
      }
      case 'table':
        block.rows.forEach((row) => this.#row(row, block.widths));
        return this.#skip(1);
    }
  }

  /** Text from the left edge of the block, on as many lines as it needs. */
  line(text: string, { font = 'regular', size = PAGE.body, align = 'left', indent = 0, right = 0, color = '#000000' }: Look = {}): void {
    this.#document.font(font).fontSize(size).fillColor(color);
    const spacing = size === PAGE.body ? SPACING : 0;
    const height = Math.max(LINE, size * 1.45);
    this.#document.text(spelled(this.#font, text), LEFT, this.#document.y, {
      width: WIDTH - right,
      align,
      indent,
      characterSpacing: spacing,
      lineGap: height - this.#document.currentLineHeight(true),
    });
  }

  /** On every page: its number below the text block, and that the data are made up. */
  margins(demo: boolean): void {
    const { start, count } = this.#document.bufferedPageRange();
    for (let index = start; index < start + count; index += 1) {
      this.#document.switchToPage(index);
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

  #row(cells: readonly string[], shares: readonly number[]): void {
    this.#document.font('regular').fontSize(PAGE.cell).fillColor('#000000');
    const texts = cells.map((cell) => spelled(this.#font, cell) || ' ');
    const widths = shares.map((share) => share * WIDTH);
    const height = 2 * PAD + Math.max(...texts.map((text, column) => this.#document.heightOfString(text, { width: (widths[column] ?? 0) - 2 * PAD })));
    this.#room(height);
    const y = this.#document.y;
    let x = LEFT;
    texts.forEach((text, column) => {
      const width = widths[column] ?? 0;
      this.#document.lineWidth(0.75).rect(x, y, width, height).stroke('#000000');
      this.#document.text(text, x + PAD, y + PAD, { width: width - 2 * PAD });
      x += width;
    });
    this.#document.y = y + height;
  }

  #room(height: number): void {
    if (this.#document.y + height > BOTTOM + 0.01) this.#document.addPage();
  }

  #skip(lines: number): void {
    this.#document.y = Math.min(this.#document.y + lines * LINE, BOTTOM);
  }
}
