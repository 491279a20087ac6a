import { type Letter, longDay, openNumber, paragraphs } from './letter.model.ts';

export interface VoterReportFacts {
  sender: string;
  deputy: string;
  electoralDistrict: string | null;
  place: string;
  heldOn: string;
  voters: number;
  report: string;
  questions: readonly { question: string; answer: string }[];
  appraisal: { good: number; basically: number; poor: number; comment: string | null } | null;
  feedback: string | null;
  /** The day of the document. */
  today: string;
  demo: boolean;
}

/** 述职情况记录: what a deputy reported, what voters asked, and what they made of it. */
export function voterReportLetter(of: VoterReportFacts): Letter {
  const { appraisal } = of;
  const from = of.electoralDistrict === null ? '' : `${of.electoralDistrict}选出的`;
  return {
    kind: 'VOTER_REPORT',
    subject: `${of.deputy}-${of.heldOn}`,
    sender: of.sender,
    number: openNumber(of.today),
    category: null,
    title: `${of.deputy}代表向选民述职情况记录`,
    body: [
      { kind: 'paragraph', text: `${longDay(of.heldOn)}，${from}区人大代表${of.deputy}在${of.place}向选民报告履职情况，到会选民${of.voters}人。` },
      { kind: 'heading', level: 1, text: '一、述职报告' },
      ...paragraphs(of.report),
      { kind: 'heading', level: 1, text: '二、选民提问和代表答复' },
      ...(of.questions.length === 0
        ? [{ kind: 'paragraph' as const, text: '到会选民没有提问。' }]
        : of.questions.flatMap(({ question, answer }, n) => [
            { kind: 'heading' as const, level: 2 as const, text: `问题${n + 1}：${question}` },
            ...paragraphs(answer),
          ])),
      { kind: 'heading', level: 1, text: '三、选民评议' },
      ...(appraisal === null
        ? [{ kind: 'paragraph' as const, text: '没有评议。' }]
        : [
            {
              kind: 'table' as const,
              widths: [0.25, 0.25, 0.25, 0.25],
              head: 'FIGURES' as const,
              rows: [
                ['满意', '基本满意', '不满意', '合计'],
                [appraisal.good, appraisal.basically, appraisal.poor, appraisal.good + appraisal.basically + appraisal.poor].map(String),
              ],
            },
            ...(appraisal.comment === null ? [] : paragraphs(appraisal.comment)),
          ]),
      ...(of.feedback === null ? [] : [{ kind: 'heading' as const, level: 1 as const, text: '四、反馈意见' }, ...paragraphs(of.feedback)]),
      { kind: 'signature', sender: of.sender, on: of.today },
    ],
    enclosures: [],
    demo: of.demo,
  };
}
