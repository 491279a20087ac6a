import { type Letter, longDay } from './letter.model.ts';

export interface AssignedFacts {
  number: string | null;
  title: string;
  lead: string;
  /** Null where it was handed over and the government office has not assigned it yet. */
  mode: 'ALONE' | 'LEAD_WITH_COHANDLERS' | 'SEPARATE' | null;
  /** Who answers: one, or each of them; then who helps. */
  units: readonly string[];
  others: readonly string[];
  replyDue: string | null;
}

export interface MeetingFacts {
  sender: string;
  name: string;
  on: string;
  /** How many there are beside the confidential ones; `assigned` holds the first of them. */
  total: number;
  assigned: readonly AssignedFacts[];
  /** How many are left out since their deputies asked for confidentiality. */
  confidential: number;
  demo: boolean;
}

const MODES = { ALONE: '独办', LEAD_WITH_COHANDLERS: '主办会办', SEPARATE: '分办' } as const;
const HEAD = ['编号', '案由', '领衔代表', '主办单位', '会办单位', '方式', '答复期限'];
/** Beyond as many units a cell says how many there are: a row stays on one page. */
const MOST_NAMED = 6;

/** 交办清单: what one meeting assigned, to whom, and until when. */
export function meetingList(of: MeetingFacts): Letter {
  const rows = of.assigned.map(({ number, title, lead, mode, units, others, replyDue }) => [
    number ?? '', title, lead, named(units), named(others), mode ? MODES[mode] : '转交', replyDue ? longDay(replyDue).replace('年', '年\n') : '',
  ]);
  const left = of.confidential === 0 ? '' : `另有代表要求保密的建议${of.confidential}件，逐件单独交办，不列入本清单。`;
  const cut = of.total > of.assigned.length ? `（只列前${of.assigned.length}件）` : '';
  return {
    kind: 'MEETING_LIST',
    subject: of.on,
    sender: null,
    number: null,
    category: null,
    title: `${of.name}交办代表建议清单`,
    body: [
      { kind: 'paragraph', text: `${longDay(of.on)}${of.name}交办代表建议${of.total}件，列表如下${cut}。${left}` },
      { kind: 'table', head: 'TEXT', small: true, widths: [0.1, 0.3, 0.11, 0.14, 0.14, 0.1, 0.11], rows: [HEAD, ...rows] },
      { kind: 'signature', sender: of.sender, on: of.on },
    ],
    enclosures: [],
    demo: of.demo,
  };
}

const named = (units: readonly string[]): string =>
  units.length <= MOST_NAMED ? units.join('、') : `${units.slice(0, MOST_NAMED).join('、')}等${units.length}个单位`;
