import { type Block, enclosed, type Letter, type LetterTable, longDay, openNumber, paragraphs } from './letter.model.ts';

/** A figure as it was frozen: how many, and of how many. */
export interface FrozenFigure {
  label: string;
  numerator: number;
  denominator: number | null;
}

export interface ReportLetterFacts {
  sender: string;
  title: string;
  from: string;
  until: string;
  /** Its parts in order, as far as they are written. */
  sections: readonly { title: string; text: string }[];
  /** The day on which the figures were taken. */
  asOf: string;
  figures: readonly FrozenFigure[];
  categories: readonly { name: string; count: number }[];
  /** Names of the columns, and a row for each unit. */
  units: { columns: readonly string[]; rows: readonly { name: string; counts: readonly number[] }[] };
  keys: readonly { number: string | null; title: string; leader: string | null; closed: boolean }[];
  commitments: readonly { unit: string; total: number; kept: number; overdue: number }[];
  /** The day of the letter: of its submission, or today before. */
  on: string;
  demo: boolean;
}

const ORDER = ['一', '二', '三', '四', '五', '六', '七', '八'] as const;

/** 办理情况报告, addressed to the Standing Committee, with its figures, key suggestions and commitments enclosed. */
export function handlingReport(of: ReportLetterFacts): Letter {
  const enclosures = [
    { title: '代表建议办理情况统计表', body: statistics(of) },
    { title: '重点督办代表建议目录', body: keys(of) },
    { title: '代表建议承诺事项办理情况表', body: commitments(of) },
  ].filter(({ body }) => body.length > 0);
  const names = enclosures.map(({ title }) => title);
  return {
    kind: 'HANDLING_REPORT',
    subject: `${of.from}至${of.until}`,
    sender: of.sender,
    number: openNumber(of.on),
    category: null,
    title: of.title,
    body: [
      { kind: 'address', text: '区人民代表大会常务委员会：' },
      { kind: 'paragraph', text: `现将${longDay(of.from)}至${longDay(of.until)}期间提出的代表建议办理情况报告如下，请予审议。` },
      ...of.sections.flatMap(({ title, text }, index): Block[] => [
        { kind: 'heading', level: 1, text: `${ORDER[index] ?? ''}、${title}` },
        ...paragraphs(text),
      ]),
      { kind: 'attachments', names },
      { kind: 'signature', sender: of.sender, on: of.on },
    ],
    enclosures: enclosures.map(({ title, body }, index) => ({ number: enclosed(index, enclosures.length), title, body })),
    demo: of.demo,
  };
}

const shareOf = (part: number, whole: number): string => (whole === 0 ? '—' : `${((100 * part) / whole).toFixed(2)}%`);

const table = (widths: readonly number[], head: readonly string[], rows: readonly (readonly string[])[]): LetterTable => ({
  kind: 'table', head: 'FIGURES', widths, rows: [head, ...rows],
});

const taken = (day: string): Block => ({ kind: 'paragraph', text: `数据截至${longDay(day)}。` });

function statistics({ asOf, figures, categories, units }: ReportLetterFacts): Block[] {
  const replies = categories.reduce((sum, { count }) => sum + count, 0);
  const first = 0.28;
  const share = (1 - first) / Math.max(1, units.columns.length);
  return [
    taken(asOf),
    { kind: 'heading', level: 1, text: '一、总体数据' },
    table([0.4, 0.2, 0.2, 0.2], ['项目', '件数', '基数', '占比'], figures.map(({ label, numerator, denominator }) => [
      label, String(numerator), denominator === null ? '—' : String(denominator), denominator === null ? '—' : shareOf(numerator, denominator),
    ])),
    ...(categories.length === 0 ? [] : [
      { kind: 'heading' as const, level: 1 as const, text: '二、办理结果类别' },
      table([0.4, 0.2, 0.2, 0.2], ['类别', '件数', '基数', '占比'], categories.map(({ name, count }) => [name, String(count), String(replies), shareOf(count, replies)])),
    ]),
    ...(units.rows.length === 0 ? [] : [
      { kind: 'heading' as const, level: 1 as const, text: `${categories.length === 0 ? '二' : '三'}、各承办单位` },
      table([first, ...units.columns.map(() => share)], ['承办单位', ...units.columns], units.rows.map(({ name, counts }) => [name, ...counts.map(String)])),
    ]),
  ];
}

function keys({ keys: rows, asOf }: ReportLetterFacts): Block[] {
  if (rows.length === 0) return [];
  const head = ['建议编号', '案由', '督办领导', '督办情况'];
  const lines = rows.map(({ number, title, leader, closed }) => [number ?? '', title, leader ?? '', closed ? '已办结' : '督办中']);
  return [taken(asOf), { kind: 'table', head: 'TEXT', widths: [0.2, 0.46, 0.18, 0.16], rows: [head, ...lines] }];
}

function commitments({ commitments: rows, on }: ReportLetterFacts): Block[] {
  if (rows.length === 0) return [];
  const lines = rows.map(({ unit, total, kept, overdue }) => [unit, String(total), String(kept), String(overdue), shareOf(kept, total)]);
  return [taken(on), table([0.32, 0.17, 0.17, 0.17, 0.17], ['承办单位', '承诺事项', '已兑现', '超期待办', '兑现率'], lines)];
}
