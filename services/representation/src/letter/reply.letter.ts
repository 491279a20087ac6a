import { enclosed, type Letter, longDay, openNumber, paragraphs } from './letter.model.ts';

export interface ReplyFacts {
  unit: string;
  /** 发文字号 as the unit gave it. */
  documentNumber: string | null;
  /** Null where a register does not state it. */
  category: { code: string; name: string } | null;
  kind: 'FIRST' | 'REHANDLED' | 'CONTINUED';
  number: string | null;
  title: string;
  lead: string;
  text: string;
  signatory: string;
  signedOn: string;
  contactName: string | null;
  contactPhone: string | null;
  /** 抄送. */
  copies: readonly string[];
  files: readonly string[];
  /** Where the form comes back to, by the district's rule. */
  formReturnsTo: string | null;
  demo: boolean;
}

const KINDS = { FIRST: '答复', REHANDLED: '重新办理答复', CONTINUED: '续办答复' } as const;
/** What the deputy fills in. */
const FORM = '代表建议办理情况征询意见表';
const SCALE = '□满意　□基本满意　□不满意';

/** 答复函, with the form by which the deputy gives her opinion of it enclosed. */
export function replyLetter(of: ReplyFacts): Letter {
  const subject = `${of.number ?? ''}《${of.title}》`;
  const contact = [of.contactName, of.contactPhone].filter((part) => part !== null && part !== '').join('，');
  const names = [...of.files, FORM];
  return {
    kind: 'REPLY',
    subject: of.number,
    sender: of.unit,
    number: of.documentNumber ?? openNumber(of.signedOn),
    category: of.category && `${of.category.code}（${of.category.name}）`,
    title: `关于${subject}的${KINDS[of.kind]}函`,
    body: [
      { kind: 'address', text: `${of.lead}代表：` },
      { kind: 'paragraph', text: `您提出的《${of.title}》收悉。现答复如下：` },
      ...paragraphs(of.text),
      { kind: 'paragraph', text: '感谢您对我们工作的关心和支持。' },
      { kind: 'attachments', names },
      { kind: 'signature', sender: of.unit, on: of.signedOn },
      { kind: 'paragraph', text: `签发人：${of.signatory}` },
      ...(contact === '' ? [] : [{ kind: 'paragraph' as const, text: `（联系人及电话：${contact}）` }]),
      ...(of.copies.length === 0 ? [] : [{ kind: 'imprint' as const, text: `抄送：${of.copies.join('，')}。` }]),
    ],
    enclosures: [
      {
        number: enclosed(names.length - 1, names.length),
        title: FORM,
        body: [
          {
            kind: 'table',
            widths: [0.24, 0.76],
            rows: [
              ['建议编号', of.number ?? ''],
              ['案　　由', of.title],
              ['代　　表', of.lead],
              ['承办单位', of.unit],
              ['答复日期', longDay(of.signedOn)],
              ['对办理态度', SCALE],
              ['对办理结果', SCALE],
              ['意见或建议', '\n\n\n'],
              ['代表签名', ''],
              ['填表日期', '　　年　　月　　日'],
            ],
          },
          ...(of.formReturnsTo === null ? [] : [{ kind: 'paragraph' as const, text: `请填写后反馈至${of.formReturnsTo}，也可以在平台上直接评价。` }]),
        ],
      },
    ],
    demo: of.demo,
  };
}
