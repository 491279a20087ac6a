import { describe, expect, it } from 'vitest';
import { COMPILED, FORM, MEETING, NOTICE, REPLY, REPORT, URGING } from '../../test/letter-facts.ts';
import { characters, docxLines, pdfPages, unzipped } from '../../test/letters-read.ts';
import { assignmentNotice } from './assignment.letter.ts';
import { compilation } from './compilation.letter.ts';
import { letterDocx, TYPEFACES } from './letter.docx.ts';
import { DEMO_MARK, linesOf, PAGE, printable } from './letter.model.ts';
import { letterPdf, spelled } from './letter.pdf.ts';
import { meetingList } from './meeting.letter.ts';
import { replyLetter } from './reply.letter.ts';
import { handlingReport } from './report.letter.ts';
import { suggestionForm } from './suggestion-form.letter.ts';
import { urgingLetter } from './urging.letter.ts';

/** Its tables on one page each. */
const SHORT = { ...REPORT, units: { ...REPORT.units, rows: REPORT.units.rows.slice(0, 2) } };
const ALL = [
  replyLetter(REPLY), assignmentNotice(NOTICE), urgingLetter(URGING), suggestionForm(FORM), handlingReport(SHORT), meetingList(MEETING), compilation(COMPILED),
];
const points = (millimetres: number): number => (millimetres / 25.4) * 72;

describe('the two formats', () => {
  it('LET-20 MUST carry the same characters in DOCX and PDF, in the order of the model', async () => {
    for (const letter of ALL) {
      const expected = characters(linesOf(letter).join(''));
      const docx = docxLines(await letterDocx(letter));
      expect([letter.kind, characters(docx.join(''))]).toEqual([letter.kind, expected]);
      const pdf = (await pdfPages(await letterPdf(letter))).map(({ text }) => text.replaceAll(DEMO_MARK, '').replaceAll(/— \d+ —/g, ''));
      expect([letter.kind, characters(pdf.join(''))]).toEqual([letter.kind, expected]);
    }
  });

  it('LET-21 MUST keep page, margins, grid, typefaces with free stand-ins and page numbers in DOCX (GB/T 9704-2012, 5, 6, 7.5)', async () => {
    const files = unzipped(await letterDocx(replyLetter(REPLY)));
    const document = files.get('word/document.xml') ?? '';
    expect(document).toContain('w:w="11906" w:h="16838"');
    expect(document).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
    // 22 lines of 28 characters, by their own pitch and spacing.
    expect(document).toContain('<w:spacing w:line="579" w:lineRule="exact"/>');
    expect(document).toMatch(/<w:spacing w:val="-5"\/><w:sz w:val="32"\/>/);
    expect(document).toContain('w:eastAsia="方正小标宋简体"');
    expect(document).toContain('<w:sz w:val="44"/>');
    expect(document).toContain('<w:sz w:val="32"/>');
    for (const { name, others } of Object.values(TYPEFACES)) {
      expect(files.get('word/fontTable.xml')).toContain(`<w:font w:name="${name}"><w:altName w:val="${others.join(',')}"/>`);
    }
    expect(files.get('word/fontTable.xml')).toContain('FandolSong,Noto Serif CJK SC');
    const footers = ['word/footer1.xml', 'word/footer2.xml'].map((name) => files.get(name) ?? '');
    expect(footers.map((footer) => /<w:jc w:val="(\w+)"/.exec(footer)?.[1])).toEqual(['right', 'left']);
    for (const footer of footers) expect(footer).toMatch(/— .*PAGE.* —/s);
  });

  it('LET-22 MUST set 22 lines of at most 28 characters on a page of PDF, within the text block (GB/T 9704-2012, 5.2.3)', async () => {
    const pages = await pdfPages(await letterPdf(replyLetter({ ...REPLY, text: '辖区高龄老人较多现有助餐点覆盖不足'.repeat(120) })));
    const [, second] = pages;
    const body = second?.items.filter(({ size }) => Math.abs(size - PAGE.body) < 0.01) ?? [];
    expect(body.length).toBe(PAGE.lines);
    expect(body[1]?.text.length).toBe(PAGE.characters);
    for (const { x, y, width } of body) {
      expect(x).toBeGreaterThan(points(PAGE.left) - 1);
      expect(x + width).toBeLessThan(points(PAGE.left + PAGE.textWidth) + 1);
      expect(y).toBeGreaterThan(points(PAGE.height - PAGE.top - PAGE.textHeight) - 1);
      expect(y).toBeLessThan(points(PAGE.height - PAGE.top));
    }
    expect(pages.map(({ text }, index) => text.includes(`— ${index + 1} —`))).not.toContain(false);
  });

  it('LET-23 MUST print the category first on the first page of a reply, right', async () => {
    const [first] = await pdfPages(await letterPdf(replyLetter(REPLY)));
    const category = first?.items.find(({ text }) => text.startsWith('A（'));
    expect(category?.y).toBe(Math.max(...(first?.items ?? []).map(({ y }) => y)));
    expect((category?.x ?? 0) + (category?.width ?? 0)).toBeCloseTo(points(PAGE.left + PAGE.textWidth), -1);
    expect(docxLines(await letterDocx(replyLetter(REPLY)))[0]).toBe('A（已解决或基本解决）');
  });

  it('LET-24 MUST name a character that the typeface lacks instead of leaving a gap, and print rare ones that it has', async () => {
    const [page] = await pdfPages(await letterPdf(urgingLetter({ ...URGING, lead: '王𠮷䶮㛃' })));
    expect(page?.text).toContain('王〓（U+20BB7）䶮㛃代表');
    expect(spelled({ hasGlyphForCodePoint: () => false }, '😀')).toBe('〓（U+1F600）');
  });

  it('LET-25 MUST take controls, joiners and tabs out of what is printed, and stay a well-formed archive', async () => {
    expect(printable('一\t二\u0001三\u200d四\u00a0五')).toBe('一 二三四 五');
    const lines = docxLines(await letterDocx(urgingLetter({ ...URGING, title: '甲\u0001乙 <&> "丙"' })));
    expect(lines.join('')).toContain('甲乙 <&> "丙"');
  });

  it('LET-26 MUST mark every page of a letter from demonstration data, and no other letter', async () => {
    const demo = replyLetter({ ...REPLY, demo: true });
    for (const { text } of await pdfPages(await letterPdf(demo))) expect(text).toContain(DEMO_MARK);
    const headers = (files: Map<string, string>): string[] => [...files].flatMap(([name, xml]) => (name.startsWith('word/header') ? [xml] : []));
    expect(headers(unzipped(await letterDocx(demo))).map((xml) => xml.includes(DEMO_MARK))).toEqual([true, true]);
    expect(headers(unzipped(await letterDocx(replyLetter(REPLY))))).toEqual([]);
    expect((await pdfPages(await letterPdf(replyLetter(REPLY)))).map(({ text }) => text).join('')).not.toContain(DEMO_MARK);
  });

  it('LET-27 MUST be an archive whose parts are all there, typed and related as Office Open XML asks (ISO/IEC 29500-2)', async () => {
    for (const letter of ALL) {
      const files = unzipped(await letterDocx(letter));
      const part = (name: string): string => files.get(name) ?? '';
      const typed = [...part('[Content_Types].xml').matchAll(/PartName="\/([^"]+)"/g)].map(([, name]) => name ?? '');
      expect(typed).toEqual(expect.arrayContaining(['word/document.xml', 'word/styles.xml', 'word/settings.xml', 'word/fontTable.xml', 'word/footer1.xml', 'word/footer2.xml']));
      for (const name of typed) expect([name, files.has(name)]).toEqual([name, true]);
      expect(part('_rels/.rels')).toContain('Target="word/document.xml"');
      const related = [...part('word/_rels/document.xml.rels').matchAll(/Id="([^"]+)"[^>]*Target="([^"]+)"/g)].map(([, id, target]) => [id, target] as const);
      for (const [, target] of related) expect([target, files.has(`word/${target}`)]).toEqual([target, true]);
      const document = part('word/document.xml');
      for (const [, id] of document.matchAll(/r:id="([^"]+)"/g)) expect(related.map(([known]) => known)).toContain(id);
      expect(document.match(/<w:sectPr>/g)?.length).toBe(1);
      expect(document.endsWith('</w:sectPr></w:body></w:document>')).toBe(true);
      // A table is followed by a paragraph, or a word processor calls the file damaged.
      expect(document).not.toMatch(/<\/w:tbl>(<w:tbl>|<w:sectPr>)/);
      expect(part('word/settings.xml')).toContain('<w:evenAndOddHeaders');
    }
  });

  it('LET-28 MUST name the columns of a table again on every page that it goes on to, with figures on the right', async () => {
    const pages = (await pdfPages(await letterPdf(handlingReport(REPORT)))).filter(({ text }) => /单位\d+局/.test(text));
    expect(pages.length).toBeGreaterThan(1);
    for (const { text, items } of pages) {
      expect(text).toContain('承办单位');
      const figures = items.filter((item) => item.text === '38');
      expect(new Set(figures.map(({ x, width: wide }) => Math.round(x + wide))).size).toBe(1);
    }
    const tables = (unzipped(await letterDocx(handlingReport(REPORT))).get('word/document.xml') ?? '').split('<w:tbl>').slice(1);
    expect(tables.map((table) => table.match(/<w:tblHeader\/>/g)?.length)).toEqual([1, 1, 1, 1, 1]);
  });

  it('LET-29 MUST leave a signature on a page with the end of its text, whatever the length of the text (GB/T 9704-2012, 7.3.5.4)', async () => {
    for (let lines = 4; lines < 26; lines += 1) {
      const letter = urgingLetter(URGING);
      const body = letter.body.flatMap((block, index) => (index === 1 ? Array.from({ length: lines }, () => ({ kind: 'paragraph' as const, text: '办理' })) : [block]));
      const last = (await pdfPages(await letterPdf({ ...letter, body }))).at(-1)?.text ?? '';
      expect([lines, last.includes('特此函告'), last.includes('2026年6月12日')]).toEqual([lines, true, true]);
    }
    const document = unzipped(await letterDocx(urgingLetter(URGING))).get('word/document.xml') ?? '';
    const kept = document.split('</w:p>').filter((paragraph) => paragraph.includes('<w:keepNext/>')).map((paragraph) => paragraph.replaceAll(/<[^>]+>/g, ''));
    expect(kept).toEqual(expect.arrayContaining(['特此函告。', URGING.sender]));
  });
});
