import { defineMessages, useMessages } from './messages.ts';

export interface LegalBasis {
  law: string;
  article: string;
  mark?: 'F' | 'S' | 'M' | 'D';
}

const messages = defineMessages({
  zh: { basis: '依据', unsure: '待本级核定' },
  en: { basis: 'Basis', unsure: 'to be confirmed by the district' },
});

/** What a default of the platform gives in place of a law: no title, and so in no title's brackets. */
const DEFAULT = '平台默认值';

/** 《代表法》第五十一条; says so where the rule is a default that the district has yet to confirm. */
export function LegalBasisText({ basis }: { basis: LegalBasis }) {
  const text = useMessages(messages);
  const law = basis.law === DEFAULT ? `${DEFAULT}：` : basis.law.startsWith('《') ? basis.law : `《${basis.law}》`;
  return (
    <span className="rp-basis">
      <span className="rp-visually-hidden">{text.basis} </span>
      <span lang="zh-CN">
        {law}
        {basis.article}
      </span>
      {basis.mark !== undefined && basis.mark !== 'F' && <em>{text.unsure}</em>}
    </span>
  );
}
