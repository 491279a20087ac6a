import { type Block, type Letter, longDay, paragraphs } from './letter.model.ts';

export interface CompiledFacts {
  number: string | null;
  title: string;
  lead: string;
  /** Those who confirmed. */
  cosigners: readonly string[];
  /** Null where the volume holds no more texts: it stands in the contents alone. */
  text: { facts: string; proposal: string } | null;
}

export interface CompilationFacts {
  /** 第十八届 第五次会议. */
  session: string;
  on: string;
  /** How many there are beside the confidential ones; `suggestions` holds the first of them. */
  total: number;
  suggestions: readonly CompiledFacts[];
  /** How many are left out since their deputies asked for confidentiality. */
  confidential: number;
  demo: boolean;
}

/** 建议汇编: contents, then every suggestion on a page of its own. */
export function compilation(of: CompilationFacts): Letter {
  const whole = of.suggestions.flatMap(({ text, ...rest }) => (text === null ? [] : [{ ...rest, text }]));
  const cut = of.suggestions.length - whole.length;
  const rows = of.suggestions.map(({ number, title, lead }) => [number ?? '', title, lead]);
  return {
    kind: 'COMPILATION',
    subject: of.session.replaceAll(' ', ''),
    sender: null,
    number: null,
    category: null,
    title: `${of.session.replaceAll(' ', '')}代表建议汇编`,
    body: [
      { kind: 'paragraph', text: `本汇编截至${longDay(of.on)}，收录代表建议${of.suggestions.length}件${of.total > of.suggestions.length ? `，共${of.total}件` : ''}。` },
      ...(of.confidential === 0 ? [] : [{ kind: 'paragraph' as const, text: `另有代表要求保密的建议${of.confidential}件，未予收录。` }]),
      ...(cut === 0 ? [] : [{ kind: 'paragraph' as const, text: `篇幅所限，最后${cut}件只列目录，正文见平台。` }]),
      { kind: 'heading', level: 1, text: '目录' },
      { kind: 'table', head: 'TEXT', widths: [0.16, 0.64, 0.2], rows: [['编号', '案由', '领衔代表'], ...rows] },
    ],
    enclosures: whole.map(({ number, title, lead, cosigners, text }) => ({
      number: number ?? '',
      title,
      body: [
        { kind: 'paragraph', text: `领衔代表：${lead}` },
        ...(cosigners.length === 0 ? [] : [{ kind: 'paragraph' as const, text: `附议代表：${cosigners.join('、')}` }]),
        ...part('一、情况与问题', text.facts),
        ...part('二、意见建议', text.proposal),
      ],
    })),
    demo: of.demo,
  };
}

const part = (heading: string, text: string): Block[] => [{ kind: 'heading', level: 1, text: heading }, ...paragraphs(text)];
