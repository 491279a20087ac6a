/** A letter as DOCX in the layout of GB/T 9704-2012. */
import {
  AlignmentType, BorderStyle, Document, DocumentGridType, Footer, Header, type IFontAttributesProperties, LineRuleType, Packer, PageNumber,
  Paragraph, Table, TableCell, TableRow, TextRun, VerticalAlignTable, WidthType,
} from 'docx';
import { type Block, DEMO_MARK, ENCLOSED, type Letter, longDay, PAGE, printable, signatureIndents } from './letter.model.ts';

/** The standard's typefaces are not free: each with those that take its place where it is not installed. */
export const TYPEFACES = {
  title: { name: '方正小标宋简体', others: ['FZXiaoBiaoSong-B05S', 'FandolSong', 'Noto Serif CJK SC', 'Noto Serif SC', 'SimSun'] },
  body: { name: '仿宋_GB2312', others: ['仿宋', 'FangSong', 'FandolFang', 'Noto Serif CJK SC', 'Noto Serif SC'] },
  heading: { name: '黑体', others: ['SimHei', 'FandolHei', 'Noto Sans CJK SC', 'Noto Sans SC'] },
  digits: { name: '宋体', others: ['SimSun', 'FandolSong', 'Noto Serif CJK SC', 'Noto Serif SC'] },
} as const;

const RED = 'C00000';
const twips = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440);
const LINE = Math.floor(twips(PAGE.textHeight) / PAGE.lines);
/** A line is exactly one of the grid's, whatever stands on it. */
const EXACT = { line: LINE, lineRule: LineRuleType.EXACT };
/** A character's width in the grid, in twips: indents are counted in these. */
const CHARACTER = twips(PAGE.textWidth) / PAGE.characters;

const face = (of: keyof typeof TYPEFACES): IFontAttributesProperties => {
  const { name } = TYPEFACES[of];
  return { ascii: name, hAnsi: name, eastAsia: name, hint: 'eastAsia' };
};
const run = (text: string, font: keyof typeof TYPEFACES = 'body', points: number = PAGE.body, color?: string): TextRun =>
  new TextRun({ text: printable(text), font: face(font), size: points * 2, ...(color === undefined ? {} : { color }) });

export async function letterDocx(letter: Letter): Promise<Buffer> {
  const document = new Document({
    title: printable(letter.title),
    creator: printable(letter.sender ?? ''),
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { font: face('body'), size: PAGE.body * 2 } } } },
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
          grid: {
            type: DocumentGridType.LINES_AND_CHARS,
            linePitch: LINE,
            charSpace: Math.round((CHARACTER / 20 - PAGE.body) * 4096),
          },
        },
        ...(letter.demo ? { headers: { default: demoHeader(), even: demoHeader() } } : {}),
        footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
        children: [
          ...head(letter),
          title(letter.title),
          ...letter.body.flatMap(written),
          ...(letter.enclosure
            ? [
                new Paragraph({ pageBreakBefore: true, spacing: EXACT, children: [run(ENCLOSED, 'heading')] }),
                title(letter.enclosure.title),
                ...letter.enclosure.body.flatMap(written),
              ]
            : []),
        ],
      },
    ],
  });
  return Packer.toBuffer(document, undefined, [{ path: 'word/fontTable.xml', data: fontTable() }]);
}

function head({ category, sender, number }: Letter): Paragraph[] {
  return [
    ...(category === null ? [] : [new Paragraph({ alignment: AlignmentType.RIGHT, spacing: EXACT, children: [run(category, 'heading')] })]),
    ...(sender === null
      ? []
      : [new Paragraph({ alignment: AlignmentType.CENTER, spacing: { before: LINE }, children: [run(sender, 'title', PAGE.sender, RED)] })]),
    ...(number === null
      ? []
      : [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { before: LINE, after: LINE },
            border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: RED, space: 11 } },
            children: [run(number)],
          }),
        ]),
  ];
}

const title = (text: string): Paragraph =>
  new Paragraph({ alignment: AlignmentType.CENTER, spacing: { before: LINE, after: LINE }, children: [run(text, 'title', PAGE.title)] });

function written(block: Block): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'address':
      return [new Paragraph({ spacing: EXACT, children: [run(block.text)] })];
    case 'heading':
      return [new Paragraph({ spacing: EXACT, indent: { firstLine: Math.round(2 * CHARACTER) }, keepNext: true, children: [run(block.text, 'heading')] })];
    case 'paragraph':
      return [new Paragraph({ spacing: EXACT, indent: { firstLine: Math.round(2 * CHARACTER) }, children: [run(block.text)] })];
    case 'signature': {
      const indents = signatureIndents(block.sender, block.on);
      const line = (text: string, right: number, before: number): Paragraph =>
        new Paragraph({
          alignment: AlignmentType.RIGHT,
          spacing: { ...EXACT, before },
          indent: { right: Math.round(right * CHARACTER) },
          keepLines: true,
          children: [run(text)],
        });
      return [line(block.sender, indents.sender, 2 * LINE), line(longDay(block.on), indents.date, 0)];
    }
    case 'table':
      return [table(block.widths.map((share) => Math.round(share * twips(PAGE.textWidth))), block.rows), new Paragraph({ spacing: EXACT })];
  }
}

function table(widths: readonly number[], rows: readonly (readonly string[])[]): Table {
  const cell = (text: string, width: number): TableCell =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      margins: { top: 80, bottom: 80, left: 120, right: 120 },
      verticalAlign: VerticalAlignTable.CENTER,
      children: text.split('\n').map((line) => new Paragraph({ children: [run(line, 'body', PAGE.cell)] })),
    });
  return new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: [...widths],
    rows: rows.map((row) => new TableRow({ cantSplit: true, children: row.map((text, column) => cell(text, widths[column] ?? 0)) })),
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
