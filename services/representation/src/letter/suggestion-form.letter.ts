import { type Letter, longDay, paragraphs } from './letter.model.ts';

export interface SuggestionFormFacts {
  number: string | null;
  title: string;
  facts: string;
  proposal: string;
  /** The session it was made in or after: 第十八届 第五次会议. */
  session: string | null;
  origin: 'IN_SESSION' | 'BETWEEN_SESSIONS' | 'MOTION';
  topic: string | null;
  submittedOn: string | null;
  lead: { name: string; delegation: string | null };
  /** Those who confirmed. */
  cosigners: readonly { name: string; delegation: string | null }[];
  confidential: boolean;
  files: readonly string[];
  demo: boolean;
}

const ORIGINS = { IN_SESSION: '大会期间', BETWEEN_SESSIONS: '闭会期间', MOTION: '议案转建议' } as const;

const A_ROW = 20;

/** 代表建议表: the suggestion as it was submitted, with who signs it. */
export function suggestionForm(of: SuggestionFormFacts): Letter {
  const cells: [string, string][] = [
    ['编　　号', of.number ?? ''],
    ['案　　由', of.title],
    ['提出时间', [ORIGINS[of.origin], of.submittedOn ? longDay(of.submittedOn) : ''].filter((part) => part !== '').join('，')],
    ['会　　次', of.session ?? ''],
    ['类　　别', of.topic ?? ''],
    ['领衔代表', named(of.lead)],
    ...signers(of.cosigners),
    ['是否公开', of.confidential ? '代表要求保密' : '可依规定公开'],
  ];
  return {
    kind: 'SUGGESTION_FORM',
    subject: of.number,
    sender: null,
    number: null,
    category: null,
    title: '代表建议、批评和意见表',
    body: [
      { kind: 'table', widths: [0.2, 0.8], rows: cells },
      { kind: 'heading', level: 1, text: '一、情况与问题' },
      ...paragraphs(of.facts),
      { kind: 'heading', level: 1, text: '二、意见建议' },
      ...paragraphs(of.proposal),
      ...(of.files.length === 0 ? [] : [{ kind: 'attachments' as const, names: of.files }]),
    ],
    enclosures: [],
    demo: of.demo,
  };
}

/** Rows that fit on a page whatever the number of signers, which is at most 100. */
function signers(cosigners: SuggestionFormFacts['cosigners']): [string, string][] {
  if (cosigners.length === 0) return [['附议代表', '无']];
  const names = cosigners.map(named);
  return Array.from({ length: Math.ceil(names.length / A_ROW) }, (_, row) => [
    row === 0 ? '附议代表' : '附议代表（续）',
    names.slice(row * A_ROW, (row + 1) * A_ROW).join('、'),
  ]);
}

const named = ({ name, delegation }: SuggestionFormFacts['lead']): string => (delegation ? `${name}（${delegation}）` : name);
