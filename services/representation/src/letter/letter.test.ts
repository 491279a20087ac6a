import { describe, expect, it } from 'vitest';
import { COMPILED, FORM, MEETING, NOTICE, REPLY, REPORT, URGING } from '../../test/letter-facts.ts';
import { pdfPages } from '../../test/letters-read.ts';
import { assignmentNotice } from './assignment.letter.ts';
import { compilation } from './compilation.letter.ts';
import { withinVolume } from './gathered.facts.ts';
import { DEMO_MARK, linesOf, longDay, openNumber, signatureIndents } from './letter.model.ts';
import { brokenLines, titleLines, width } from './letter.lines.ts';
import { letterPdf } from './letter.pdf.ts';
import { meetingList } from './meeting.letter.ts';
import { replyLetter } from './reply.letter.ts';
import { figuresOf } from './report.facts.ts';
import { handlingReport } from './report.letter.ts';
import { suggestionForm } from './suggestion-form.letter.ts';
import { urgingLetter } from './urging.letter.ts';

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
