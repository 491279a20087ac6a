import { describe, expect, it } from 'vitest';
import { characters, docxLines, pdfPages, unzipped } from '../../test/letters-read.ts';
import { type AssignmentFacts, assignmentNotice } from './assignment.letter.ts';
import { compilation, type CompilationFacts } from './compilation.letter.ts';
import { withinVolume } from './gathered.facts.ts';
import { letterDocx, TYPEFACES } from './letter.docx.ts';
import { DEMO_MARK, linesOf, longDay, openNumber, PAGE, printable, signatureIndents } from './letter.model.ts';
import { brokenLines, titleLines, width } from './letter.lines.ts';
import { letterPdf, spelled } from './letter.pdf.ts';
import { meetingList, type MeetingFacts } from './meeting.letter.ts';
import { type ReplyFacts, replyLetter } from './reply.letter.ts';
import { figuresOf } from './report.facts.ts';
import { handlingReport, type ReportLetterFacts } from './report.letter.ts';
import { type SuggestionFormFacts, suggestionForm } from './suggestion-form.letter.ts';
import { type UrgingFacts, urgingLetter } from './urging.letter.ts';

const REPLY: ReplyFacts = {
  unit: '伊美区民政局', documentNumber: '伊美民函〔2026〕3号', category: { code: 'A', name: '已解决或基本解决' }, kind: 'FIRST',
  number: '闭12号', title: '关于增设社区助餐点的建议', lead: '王代表', text: '一、现状\n\n经研究，拟增设三处 <助餐点> & 配餐车。\n二、安排',
  signatory: '冯局长', signedOn: '2026-03-04', contactName: '郑科员', contactPhone: '0458-1234567', copies: ['区人大代表工作委员会'],
  files: ['附图.pdf'], formReturnsTo: '区人大常委会代表工作委员会', demo: false,
};
const NOTICE: AssignmentFacts = {
  sender: '代表工作委员会', unit: '民政局', role: 'ALONE', number: '闭12号', title: '关于增设社区助餐点的建议', lead: '王', offeredOn: '2026-03-02',
  trackReason: null, replyDue: '2026-06-02', replyBasis: '代表法第五十一条', returnDue: '2026-03-09', demo: false,
};
const URGING: UrgingFacts = {
  sender: '代表工作委员会', unit: '民政局', number: '闭12号', title: '关于增设社区助餐点的建议', lead: '王', assignedOn: '2026-03-02',
  due: '2026-06-02', basis: '代表法第五十一条', today: '2026-06-12', daysLeft: -10, demo: false,
};
const FORM: SuggestionFormFacts = {
  number: '闭12号', title: '关于增设社区助餐点的建议', facts: '辖区高龄老人较多。', proposal: '建议增设助餐点。', session: '第十八届 第五次会议',
  origin: 'BETWEEN_SESSIONS', topic: '养老', submittedOn: '2026-03-02', lead: { name: '王代表', delegation: '第一代表团' },
  cosigners: [{ name: '李代表', delegation: null }], confidential: false, files: [], demo: true,
};
const REPORT: ReportLetterFacts = {
  sender: '代表工作委员会', title: '关于2026年上半年代表建议办理情况的报告', from: '2026-01-01', until: '2026-06-30',
  sections: [{ title: '总体情况', text: '（一）交办\n本期受理128件。' }, { title: '下步打算', text: '继续督办。' }], asOf: '2026-07-10',
  figures: [{ label: '受理代表建议', numerator: 128, denominator: null }, { label: '已答复的建议', numerator: 120, denominator: 128 }],
  categories: [{ name: 'A（已解决）', count: 90 }, { name: 'B（列入计划）', count: 30 }],
  units: { columns: ['应答复', '已答复'], rows: Array.from({ length: 40 }, (_, index) => ({ name: `单位${index + 1}局`, counts: [40, 38] })) },
  keys: [{ number: '闭12号', title: '关于增设社区助餐点的建议', leader: '赵副主任', closed: false }],
  commitments: [{ unit: '民政局', total: 12, kept: 9, overdue: 1 }], on: '2026-07-12', demo: false,
};
/** Its tables on one page each. */
const SHORT = { ...REPORT, units: { ...REPORT.units, rows: REPORT.units.rows.slice(0, 2) } };
const MEETING: MeetingFacts = {
  sender: '代表工作委员会', name: '第五次会议交办会', on: '2026-03-02', total: 3, confidential: 2, demo: false,
  assigned: [
    { number: '第12号', title: '关于增设社区助餐点的建议', lead: '王代表', mode: 'LEAD_WITH_COHANDLERS', units: ['民政局'], others: ['财政局', '住建局'], replyDue: '2026-06-02' },
    { number: '第13号', title: '关于修缮道路的建议', lead: '李代表', mode: 'SEPARATE', units: Array.from({ length: 8 }, (_, index) => `单位${index + 1}局`), others: [], replyDue: '2026-09-02' },
    { number: '第14号', title: '关于校车的建议', lead: '赵代表', mode: null, units: ['区人民政府办公室'], others: [], replyDue: null },
  ],
};
const COMPILED: CompilationFacts = {
  session: '第十八届 第五次会议', on: '2026-03-20', total: 2, confidential: 1, demo: false,
  suggestions: [
    { number: '第12号', title: '关于增设社区助餐点的建议', lead: '王代表', cosigners: ['李代表'], text: { facts: '辖区高龄老人较多。', proposal: '建议增设助餐点。' } },
    { number: '第13号', title: '关于修缮道路的建议', lead: '李代表', cosigners: [], text: null },
  ],
};
const ALL = [
  replyLetter(REPLY), assignmentNotice(NOTICE), urgingLetter(URGING), suggestionForm(FORM), handlingReport(SHORT), meetingList(MEETING), compilation(COMPILED),
];
const points = (millimetres: number): number => (millimetres / 25.4) * 72;

describe('what letters say', () => {
  it('LET-10 MUST write days without leading zeroes and leave the running number open in its brackets (GB/T 9704-2012, 7.3.5, 7.2.5)', () => {
    expect(longDay('2026-03-04')).toBe('2026年3月4日');
    expect(openNumber('2026-03-04')).toBe('〔2026〕　　号');
  });

  it('LET-11 MUST carry in a reply what it answers, its category, who signs, whom to ask and the form for the opinion', () => {
    const letter = replyLetter(REPLY);
    expect(letter.category).toBe('A（已解决或基本解决）');
    expect(linesOf(letter)).toEqual(expect.arrayContaining([
      '关于闭12号《关于增设社区助餐点的建议》的答复函', '王代表代表：', '一、现状', '二、安排', '签发人：冯局长', '（联系人及电话：郑科员，0458-1234567）',
      '抄送：区人大代表工作委员会。', '附件：1.附图.pdf', '2.代表建议办理情况征询意见表', '附件2', '代表建议办理情况征询意见表', '对办理态度', '对办理结果',
    ]));
    expect(replyLetter({ ...REPLY, kind: 'REHANDLED' }).title).toContain('重新办理答复函');
    expect(replyLetter({ ...REPLY, documentNumber: null }).number).toBe('〔2026〕　　号');
  });

  it('LET-12 MUST tell a unit its part, its day with the law behind it, and until when it may return (代表法 51)', () => {
    const text = linesOf(assignmentNotice(NOTICE)).join('\n');
    expect(text).toContain('交由你单位独办');
    expect(text).toContain('请于2026年6月2日前（代表法第五十一条）办理完毕');
    expect(text).toContain('请于2026年3月9日前说明理由退回');
    const co = linesOf(assignmentNotice({ ...NOTICE, role: 'CO', replyDue: null })).join('\n');
    expect(co).toContain('会办意见');
    expect(co).not.toContain('书面答复代表；');
  });

  it('LET-13 MUST say in an urging letter how long is left, or by how much it is late', () => {
    const said = (daysLeft: number): string => linesOf(urgingLetter({ ...URGING, daysLeft })).join('');
    expect(said(-10)).toContain('已逾期10日');
    expect(said(0)).toContain('今日到期');
    expect(said(7)).toContain('距到期还有7日');
  });

  it('LET-14 MUST list every co-signer of a form, in rows that fit on a page', () => {
    const cosigners = Array.from({ length: 45 }, (_, index) => ({ name: `代表${index + 1}`, delegation: '第一代表团' }));
    const [table] = suggestionForm({ ...FORM, cosigners }).body;
    expect(table?.kind === 'table' && table.rows.filter(([name]) => name?.startsWith('附议代表')).length).toBe(3);
  });

  it('LET-15 MUST end the date four characters from the edge with the signature centred over it (GB/T 9704-2012, 7.3.5.1)', () => {
    expect(signatureIndents('民政局', '2026-03-04')).toEqual({ sender: 5.5, date: 4 });
    const long = signatureIndents('伊春市伊美区人民代表大会常务委员会', '2026-03-04');
    expect(long.sender).toBe(2);
    expect(long.date).toBeGreaterThan(4);
  });

  it('LET-16 MUST address the report on handling to the Standing Committee, with numerator, denominator and day of its figures (代表法 51)', () => {
    const letter = handlingReport(REPORT);
    expect(linesOf(letter)).toEqual(expect.arrayContaining([
      '区人民代表大会常务委员会：', '一、总体情况', '（一）交办', '二、下步打算', '附件：1.代表建议办理情况统计表', '2.重点督办代表建议目录', '3.代表建议承诺事项办理情况表',
      '数据截至2026年7月10日。', '已答复的建议', '120', '128', '93.75%', '75.00%', '关于增设社区助餐点的建议', '督办中',
    ]));
    expect(letter.body.filter((block) => block.kind === 'heading').map(({ level }) => level)).toEqual([1, 2, 1]);
    expect(handlingReport({ ...REPORT, keys: [] }).enclosures.map(({ number, title }) => number + title)).toEqual([
      '附件1代表建议办理情况统计表', '附件2代表建议承诺事项办理情况表',
    ]);
  });

  it('LET-17 MUST read frozen figures as counts or as ratios, and leave out what a report does not hold', () => {
    expect(figuresOf({ total: 128, answered: 120, inTime: { numerator: 9, denominator: 10 }, other: 1 })).toEqual([
      { label: '受理代表建议', numerator: 128, denominator: null },
      { label: '已答复的建议', numerator: 120, denominator: 128 },
      { label: '按期答复的办理件', numerator: 9, denominator: 10 },
    ]);
  });

  it('LET-18 MUST begin no line with a closing mark, end none with an opening one, and divide neither figures nor a title’s words (GB/T 15834-2011, 5.1)', () => {
    const text = '（共走访1,284户），“助餐点”的布局已明确；'.repeat(12);
    for (const limit of [9, 12, 17, 28]) {
      const lines = brokenLines(text, width, limit - 2, limit);
      expect(lines.join('')).toBe(text);
      for (const line of lines) {
        expect(width(line)).toBeLessThanOrEqual(limit);
        expect(line).not.toMatch(/^[，、。；）”]|[（“]$|^284|,$/u);
      }
    }
    const title = '关于伊美区第十八届人民代表大会第五次会议以来代表建议办理情况的报告';
    expect(titleLines(title, 20)).toEqual(['关于伊美区第十八届人民代表大会第五次', '会议以来代表建议办理情况的报告']);
    expect(titleLines('答复函', 20)).toEqual(['答复函']);
  });
});

describe('what is gathered in one document', () => {
  it('LET-30 MUST list of a meeting number, title, deputy, units, way and day, and say how many confidential ones it leaves out (参照青岛 18)', () => {
    const lines = linesOf(meetingList(MEETING));
    expect(lines).toEqual(expect.arrayContaining([
      '第五次会议交办会交办代表建议清单', '第12号', '关于增设社区助餐点的建议', '王代表', '民政局', '财政局、住建局', '主办会办', '2026年', '6月2日', '转交',
      '单位1局、单位2局、单位3局、单位4局、单位5局、单位6局等8个单位', '代表工作委员会', '2026年3月2日',
    ]));
    expect(lines.join('')).toContain('交办代表建议3件，列表如下。另有代表要求保密的建议2件');
    expect(linesOf(meetingList({ ...MEETING, confidential: 0 })).join('')).not.toContain('保密');
    expect(linesOf(meetingList({ ...MEETING, total: 520 })).join('')).toContain('交办代表建议520件，列表如下（只列前3件）。');
  });

  it('LET-31 MUST compile every text behind its number and title, and say what it leaves out (参照青岛 18)', () => {
    const letter = compilation(COMPILED);
    expect(letter.enclosures.map(({ number, title }) => [number, title])).toEqual([['第12号', '关于增设社区助餐点的建议']]);
    expect(linesOf(letter)).toEqual(expect.arrayContaining([
      '第十八届第五次会议代表建议汇编', '另有代表要求保密的建议1件，未予收录。', '篇幅所限，最后1件只列目录，正文见平台。', '第13号', '关于修缮道路的建议',
      '本汇编截至2026年3月20日，收录代表建议2件。', '领衔代表：王代表', '附议代表：李代表', '辖区高龄老人较多。', '建议增设助餐点。',
    ]));
  });

  it('LET-32 MUST hold no more text than a volume, the first suggestions whole and the rest in the contents', () => {
    const one = { number: null, title: '甲', lead: '王', cosigners: [], text: { facts: '一'.repeat(6), proposal: '二'.repeat(4) } };
    expect(withinVolume([one, one, one], 20).map(({ text }) => text !== null)).toEqual([true, true, false]);
  });

  it('LET-33 MUST begin each letter of a document on a page of its own, numbered for itself', async () => {
    const units = ['民政局', '财政局', '住建局'];
    const pages = await pdfPages(await letterPdf(...units.map((unit, index) => assignmentNotice({ ...NOTICE, unit, demo: index === 1 }))));
    expect(pages.map(({ text }) => units.filter((unit) => text.includes(`${unit}：`)))).toEqual(units.map((unit) => [unit]));
    for (const { text } of pages) expect(text.match(/— \d+ —/g)).toEqual(['— 1 —']);
    expect(pages.map(({ text }) => text.includes(DEMO_MARK))).toEqual([false, true, false]);
  });
});

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
