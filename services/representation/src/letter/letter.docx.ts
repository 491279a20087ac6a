/** A letter as DOCX in the layout of GB/T 9704-2012. */
import {
  AlignmentType, BorderStyle, Document, Footer, Header, type IFontAttributesProperties, LineRuleType, Packer, PageNumber,
  Paragraph, Table, TableCell, TableRow, TextRun, VerticalAlignTable, WidthType,
} from 'docx';
import {
  attachmentLines, type Block, cellsOf, DEMO_MARK, type Letter, type LetterTable, linesOfTitle, longDay, PAGE, printable, senderMark, signatureIndents,
} from './letter.model.ts';

/** The standard's typefaces are not free: each with those that take its place where it is not installed. */
export const TYPEFACES = {
  title: { name: '方正小标宋简体', others: ['FZXiaoBiaoSong-B05S', 'FandolSong', 'Noto Serif CJK SC', 'Noto Serif SC', 'SimSun'] },
  body: { name: '仿宋_GB2312', others: ['仿宋', 'FangSong', 'FandolFang', 'Noto Serif CJK SC', 'Noto Serif SC'] },
  heading: { name: '黑体', others: ['SimHei', 'FandolHei', 'Noto Sans CJK SC', 'Noto Sans SC'] },
  second: { name: '楷体_GB2312', others: ['楷体', 'KaiTi', 'FandolKai', 'Noto Serif CJK SC', 'Noto Serif SC'] },
  digits: { name: '宋体', others: ['SimSun', 'FandolSong', 'Noto Serif CJK SC', 'Noto Serif SC'] },
} as const;

const RED = 'C00000';
const twips = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440);
const LINE = Math.floor(twips(PAGE.textHeight) / PAGE.lines);
/** A line is exactly one of the 22, whatever stands on it. */
const EXACT = { line: LINE, lineRule: LineRuleType.EXACT };
const CELL = { line: PAGE.cellLine * 20, lineRule: LineRuleType.EXACT };
/** A character's width in the grid, in twips: indents are counted in these. */
const CHARACTER = twips(PAGE.textWidth) / PAGE.characters;
/** 28 characters a line by their spacing: a grid of cells narrower than 3号 takes two cells for each in some word processors. */
const CLOSER = Math.floor(CHARACTER - PAGE.body * 20);

const face = (of: keyof typeof TYPEFACES): IFontAttributesProperties => {
  const { name } = TYPEFACES[of];
  return { ascii: name, hAnsi: name, eastAsia: name, hint: 'eastAsia' };
};
const run = (text: string, font: keyof typeof TYPEFACES = 'body', points: number = PAGE.body, color?: string): TextRun =>
  new TextRun({
    text: printable(text),
    font: face(font),
    size: points * 2,
    ...(points === PAGE.body ? { characterSpacing: CLOSER } : {}),
    ...(color === undefined ? {} : { color }),
  });

export async function letterDocx(letter: Letter): Promise<Buffer> {
  const document = new Document({
    title: printable(letter.title),
    creator: printable(letter.sender ?? ''),
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: { document: { run: { font: face('body'), size: PAGE.body * 2 } } },
      // Not every word processor takes the size of a plain paragraph from the defaults.
      paragraphStyles: [{ id: 'Normal', name: 'Normal', quickFormat: true, run: { font: face('body'), size: PAGE.body * 2 } }],
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: twips(PAGE.width), height: twips(PAGE.height) },
            margin: {
              top: twips(PAGE.top),
              left: twips(PAGE.left),
              right: twips(PAGE.width - PAGE.left - PAGE.textWidth),
              bottom: twips(PAGE.height - PAGE.top - PAGE.textHeight),
              header: twips(20),
              // 一字线上距版心下边缘 7 mm; the line of the number itself takes five.
              footer: twips(PAGE.height - PAGE.top - PAGE.textHeight - 12),
            },
          },
          // The lines keep the pitch themselves: a grid that text snaps to doubles the lines of titles in some word processors.
          grid: { linePitch: LINE },
        },
        ...(letter.demo ? { headers: { default: demoHeader(), even: demoHeader() } } : {}),
        footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
        children: [
          ...head(letter),
          title(letter.title, letter.number === null ? 1 : 2),
          ...letter.body.flatMap((block, index) => written(block, letter.body[index + 1])),
          ...letter.enclosures.flatMap(({ number, title: name, body }) => [
            new Paragraph({ pageBreakBefore: true, spacing: EXACT, children: [run(number, 'heading')] }),
            title(name, 1),
            ...body.flatMap((block, index) => written(block, body[index + 1])),
          ]),
        ],
      },
    ],
  });
  return Packer.toBuffer(document, undefined, [{ path: 'word/fontTable.xml', data: fontTable() }]);
}

function head({ category, sender, number }: Letter): Paragraph[] {
  return [
    ...(category === null ? [] : [new Paragraph({ alignment: AlignmentType.RIGHT, spacing: EXACT, children: [run(category, 'heading')] })]),
    ...(sender === null ? [] : [mark(sender)]),
    ...(number === null
      ? []
      : [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { ...EXACT, before: LINE },
            border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: RED, space: 11 } },
            children: [run(number)],
          }),
        ]),
  ];
}

function mark(sender: string): Paragraph {
  const { lines, size } = senderMark(printable(sender));
  const spacing = { before: LINE, line: 2 * LINE, lineRule: LineRuleType.EXACT };
  return new Paragraph({ alignment: AlignmentType.CENTER, spacing, children: broken(lines, size, RED) });
}

/** After as many blank lines: two below the red rule (GB/T 9704-2012, 7.3.1). */
function title(text: string, blank: number): Paragraph {
  const spacing = { line: PAGE.titleLine * 20, lineRule: LineRuleType.EXACT, before: blank * LINE, after: LINE };
  return new Paragraph({ alignment: AlignmentType.CENTER, spacing, keepNext: true, children: broken(linesOfTitle(text), PAGE.title) });
}

/** Lines of a title, broken where the sense breaks. */
const broken = (lines: readonly string[], points: number, color?: string): TextRun[] =>
  lines.map((text, index) => new TextRun({
    text, font: face('title'), size: points * 2, ...(color === undefined ? {} : { color }), ...(index === 0 ? {} : { break: 1 }),
  }));

/** Text in both margins, with no mark hanging out of the text block. */
const SET = { spacing: EXACT, alignment: AlignmentType.BOTH, overflowPunctuation: false } as const;
const TWO = { firstLine: Math.round(2 * CHARACTER) };

function written(block: Block, next: Block | undefined): (Paragraph | Table)[] {
  // A signature never stands alone on a page (GB/T 9704-2012, 7.3.5.4).
  const keepNext = next?.kind === 'signature' || next?.kind === 'attachments';
  switch (block.kind) {
    case 'address':
      return [new Paragraph({ ...SET, children: [run(block.text)] })];
    case 'heading':
      return [new Paragraph({ ...SET, indent: TWO, keepNext: true, children: [run(block.text, block.level === 1 ? 'heading' : 'second')] })];
    case 'paragraph':
      return [new Paragraph({ ...SET, indent: TWO, keepNext, children: [run(block.text)] })];
    case 'attachments':
      return attachmentLines(block.names).map(({ mark: before, name }, index, { length }) => {
        const hanging = (index === 0 ? 3 : 0) + (length === 1 ? 0 : 1);
        return new Paragraph({
          spacing: { ...EXACT, before: index === 0 ? LINE : 0 },
          indent: { left: Math.round((length === 1 ? 5 : 6) * CHARACTER), hanging: Math.round(hanging * CHARACTER) },
          keepNext: keepNext || index < length - 1,
          children: [run(before + name)],
        });
      });
    case 'signature': {
      const indents = signatureIndents(block.sender, block.on);
      const line = (text: string, right: number, of: { before?: number; after?: number }): Paragraph =>
        new Paragraph({
          alignment: AlignmentType.RIGHT,
          spacing: { ...EXACT, ...of },
          indent: { right: Math.round(right * CHARACTER) },
          keepLines: true,
          keepNext: of.before !== undefined,
          children: [run(text)],
        });
      // Two lines above and one below are the seal's.
      return [line(block.sender, indents.sender, { before: 2 * LINE }), line(longDay(block.on), indents.date, next ? { after: LINE } : {})];
    }
    case 'imprint':
      return [new Paragraph({ spacing: EXACT }), imprint(block.text), afterTable()];
    case 'table':
      return [table(block), next ? new Paragraph({ spacing: EXACT }) : afterTable()];
  }
}

/** A document cannot end with a table: what follows it takes no room. */
const afterTable = (): Paragraph => new Paragraph({ spacing: { line: 20, lineRule: LineRuleType.EXACT }, children: [run('', 'body', 1)] });

function imprint(text: string): Table {
  const [rule, none] = [{ style: BorderStyle.SINGLE, size: 8, color: '000000' }, { style: BorderStyle.NONE, size: 0, color: 'auto' }];
  const [character, width] = [PAGE.small * 20, twips(PAGE.textWidth)];
  const line = new Paragraph({ spacing: CELL, indent: { left: 4 * character, hanging: 3 * character, right: character }, children: [run(text, 'body', PAGE.small)] });
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: [width],
    borders: { top: rule, bottom: rule, left: none, right: none, insideHorizontal: none, insideVertical: none },
    rows: [new TableRow({ cantSplit: true, children: [new TableCell({ margins: { top: 80, bottom: 80, left: 0, right: 0 }, children: [line] })] })],
  });
}

function table(of: LetterTable): Table {
  const { rows, head } = of;
  const { size, line: height } = cellsOf(of);
  const spacing = { line: height * 20, lineRule: LineRuleType.EXACT };
  const widths = of.widths.map((share) => Math.round(share * twips(PAGE.textWidth)));
  const cell = (text: string, column: number, heads: boolean): TableCell =>
    new TableCell({
      width: { size: widths[column] ?? 0, type: WidthType.DXA },
      margins: { top: 80, bottom: 80, left: 120, right: 120 },
      verticalAlign: VerticalAlignTable.CENTER,
      children: text.split('\n').map((line) => new Paragraph({
        spacing,
        alignment: heads ? AlignmentType.CENTER : head === 'FIGURES' && column > 0 ? AlignmentType.RIGHT : AlignmentType.LEFT,
        children: [run(line, heads ? 'heading' : 'body', size)],
      })),
    });
  return new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    rows: rows.map((row, index) => {
      const heads = head !== undefined && index === 0;
      return new TableRow({ cantSplit: true, tableHeader: heads, children: row.map((text, column) => cell(text, column, heads)) });
    }),
  });
}

const demoHeader = (): Header =>
  new Header({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [run(DEMO_MARK, 'heading', PAGE.small, RED)] })] });

/** — 1 —, in 4号: odd pages right, even ones left, one character in. */
function pageNumber(alignment: typeof AlignmentType.RIGHT | typeof AlignmentType.LEFT): Footer {
  const indent = { left: Math.round(CHARACTER), right: Math.round(CHARACTER) };
  const number = new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: face('digits'), size: PAGE.small * 2 });
  return new Footer({ children: [new Paragraph({ alignment, indent, children: [number] })] });
}

/** The typefaces with their stand-ins, which the library itself only writes for fonts that it embeds. */
function fontTable(): string {
  const fonts = Object.values(TYPEFACES).map(
    ({ name, others }) => `<w:font w:name="${name}"><w:altName w:val="${others.join(',')}"/><w:charset w:val="86"/><w:family w:val="auto"/></w:font>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join('')}</w:fonts>`;
}
