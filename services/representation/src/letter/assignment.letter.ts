import { type Letter, longDay, openNumber } from './letter.model.ts';

export interface AssignmentFacts {
  sender: string;
  unit: string;
  role: 'ALONE' | 'LEAD' | 'CO' | 'SEPARATE';
  number: string | null;
  title: string;
  lead: string;
  offeredOn: string;
  /** Why it is assigned on the six months' track. */
  trackReason: string | null;
  /** The day for the reply; null for a co-handler. */
  replyDue: string | null;
  /** 代表法 第五十一条: what the day rests on. */
  replyBasis: string | null;
  /** The day until which a wrong assignment may be returned. */
  returnDue: string | null;
  demo: boolean;
}

const ROLES = { ALONE: '独办', LEAD: '主办', CO: '会办', SEPARATE: '分办' } as const;

/** 交办通知: what a unit is given to handle, in which part and until when. */
export function assignmentNotice(of: AssignmentFacts): Letter {
  const subject = `${of.lead}代表提出的《${of.title}》${of.number ? `（${of.number}）` : ''}`;
  const day = of.replyDue && `请于${longDay(of.replyDue)}前${of.replyBasis ? `（${of.replyBasis}）` : ''}办理完毕并书面答复代表；办理中应当与代表联系沟通，充分听取意见。`;
  const co = '请就本单位职责范围内的事项提出会办意见，及时送主办单位，由主办单位统一答复代表。';
  const back = of.returnDue && `经研究认为不属于本单位职责的，请于${longDay(of.returnDue)}前说明理由退回，不得自行转办。`;
  const texts = [
    `现将${subject}交由你单位${ROLES[of.role]}。`,
    of.role === 'CO' ? co : day,
    of.role === 'CO' ? null : of.trackReason && `本件按六个月期限办理，理由：${of.trackReason}`,
    back,
    '特此通知。',
  ];
  return {
    kind: 'ASSIGNMENT',
    subject: of.number,
    sender: of.sender,
    number: openNumber(of.offeredOn),
    category: null,
    title: '关于交办代表建议的通知',
    body: [
      { kind: 'address', text: `${of.unit}：` },
      ...texts.flatMap((text) => (text ? [{ kind: 'paragraph' as const, text }] : [])),
      { kind: 'signature', sender: of.sender, on: of.offeredOn },
    ],
    enclosures: [],
    demo: of.demo,
  };
}
