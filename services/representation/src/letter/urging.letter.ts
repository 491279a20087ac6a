import { type Letter, longDay, openNumber } from './letter.model.ts';

export interface UrgingFacts {
  sender: string;
  unit: string;
  number: string | null;
  title: string;
  lead: string;
  assignedOn: string;
  due: string;
  /** 代表法 第五十一条: what the day rests on. */
  basis: string | null;
  /** The day of the letter. */
  today: string;
  daysLeft: number;
  demo: boolean;
}

/** 催办函: a reply that is owed, before or after its day. */
export function urgingLetter(of: UrgingFacts): Letter {
  const subject = `${of.lead}代表提出的《${of.title}》${of.number ? `（${of.number}）` : ''}`;
  const until = `答复期限为${longDay(of.due)}${of.basis ? `（${of.basis}）` : ''}`;
  const standing = of.daysLeft < 0 ? `已逾期${-of.daysLeft}日` : of.daysLeft === 0 ? '今日到期' : `距到期还有${of.daysLeft}日`;
  return {
    kind: 'URGING',
    subject: of.number,
    sender: of.sender,
    number: openNumber(of.today),
    category: null,
    title: '关于催办代表建议的函',
    body: [
      { kind: 'address', text: `${of.unit}：` },
      { kind: 'paragraph', text: `${subject}已于${longDay(of.assignedOn)}交你单位办理，${until}，截至${longDay(of.today)}${standing}，尚未答复代表。` },
      {
        kind: 'paragraph',
        text: of.daysLeft < 0
          ? '请你单位抓紧办理，尽快与代表联系沟通并书面答复，同时说明逾期原因。'
          : '请你单位抓紧办理，与代表联系沟通，并在期限内书面答复代表。',
      },
      { kind: 'paragraph', text: '特此函告。' },
      { kind: 'signature', sender: of.sender, on: of.today },
    ],
    enclosures: [],
    demo: of.demo,
  };
}
