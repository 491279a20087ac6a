/** What the unit tests of letters share: the facts of one letter of each kind. */
import type { AssignmentFacts } from '../src/letter/assignment.letter.ts';
import type { CompilationFacts } from '../src/letter/compilation.letter.ts';
import type { MeetingFacts } from '../src/letter/meeting.letter.ts';
import type { ReplyFacts } from '../src/letter/reply.letter.ts';
import type { ReportLetterFacts } from '../src/letter/report.letter.ts';
import type { SuggestionFormFacts } from '../src/letter/suggestion-form.letter.ts';
import type { UrgingFacts } from '../src/letter/urging.letter.ts';

export const REPLY: ReplyFacts = {
  unit: '伊美区民政局', documentNumber: '伊美民函〔2026〕3号', category: { code: 'A', name: '已解决或基本解决' }, kind: 'FIRST',
  number: '闭12号', title: '关于增设社区助餐点的建议', lead: '王代表', text: '一、现状\n\n经研究，拟增设三处 <助餐点> & 配餐车。\n二、安排',
  signatory: '冯局长', signedOn: '2026-03-04', contactName: '郑科员', contactPhone: '0458-1234567', copies: ['区人大代表工作委员会'],
  files: ['附图.pdf'], formReturnsTo: '区人大常委会代表工作委员会', demo: false,
};
export const NOTICE: AssignmentFacts = {
  sender: '代表工作委员会', unit: '民政局', role: 'ALONE', number: '闭12号', title: '关于增设社区助餐点的建议', lead: '王', offeredOn: '2026-03-02',
  trackReason: null, replyDue: '2026-06-02', replyBasis: '代表法第五十一条', returnDue: '2026-03-09', demo: false,
};
export const URGING: UrgingFacts = {
  sender: '代表工作委员会', unit: '民政局', number: '闭12号', title: '关于增设社区助餐点的建议', lead: '王', assignedOn: '2026-03-02',
  due: '2026-06-02', basis: '代表法第五十一条', today: '2026-06-12', daysLeft: -10, demo: false,
};
export const FORM: SuggestionFormFacts = {
  number: '闭12号', title: '关于增设社区助餐点的建议', facts: '辖区高龄老人较多。', proposal: '建议增设助餐点。', session: '第十八届 第五次会议',
  origin: 'BETWEEN_SESSIONS', topic: '养老', submittedOn: '2026-03-02', lead: { name: '王代表', delegation: '第一代表团' },
  cosigners: [{ name: '李代表', delegation: null }], confidential: false, files: [], demo: true,
};
export const REPORT: ReportLetterFacts = {
  sender: '代表工作委员会', title: '关于2026年上半年代表建议办理情况的报告', from: '2026-01-01', until: '2026-06-30',
  sections: [{ title: '总体情况', text: '（一）交办\n本期受理128件。' }, { title: '下步打算', text: '继续督办。' }], asOf: '2026-07-10',
  figures: [{ label: '受理代表建议', numerator: 128, denominator: null }, { label: '已答复的建议', numerator: 120, denominator: 128 }],
  categories: [{ name: 'A（已解决）', count: 90 }, { name: 'B（列入计划）', count: 30 }],
  units: { columns: ['应答复', '已答复'], rows: Array.from({ length: 40 }, (_, index) => ({ name: `单位${index + 1}局`, counts: [40, 38] })) },
  keys: [{ number: '闭12号', title: '关于增设社区助餐点的建议', leader: '赵副主任', closed: false }],
  commitments: [{ unit: '民政局', total: 12, kept: 9, overdue: 1 }], on: '2026-07-12', demo: false,
};
export const MEETING: MeetingFacts = {
  sender: '代表工作委员会', name: '第五次会议交办会', on: '2026-03-02', total: 3, confidential: 2, demo: false,
  assigned: [
    { number: '第12号', title: '关于增设社区助餐点的建议', lead: '王代表', mode: 'LEAD_WITH_COHANDLERS', units: ['民政局'], others: ['财政局', '住建局'], replyDue: '2026-06-02' },
    { number: '第13号', title: '关于修缮道路的建议', lead: '李代表', mode: 'SEPARATE', units: Array.from({ length: 8 }, (_, index) => `单位${index + 1}局`), others: [], replyDue: '2026-09-02' },
    { number: '第14号', title: '关于校车的建议', lead: '赵代表', mode: null, units: ['区人民政府办公室'], others: [], replyDue: null },
  ],
};
export const COMPILED: CompilationFacts = {
  session: '第十八届 第五次会议', on: '2026-03-20', total: 2, confidential: 1, demo: false,
  suggestions: [
    { number: '第12号', title: '关于增设社区助餐点的建议', lead: '王代表', cosigners: ['李代表'], text: { facts: '辖区高龄老人较多。', proposal: '建议增设助餐点。' } },
    { number: '第13号', title: '关于修缮道路的建议', lead: '李代表', cosigners: [], text: null },
  ],
};
