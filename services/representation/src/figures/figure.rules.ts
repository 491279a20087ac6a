/** The rule rows of figures, put into the rule table by their migration. */
import type { Rule } from '@redpine/kit/rules';

const DEFAULT = { version: 1, effectiveFrom: '2004-01-01', effectiveUntil: null, area: null, mark: 'D' } as const;

export const figureRules: readonly Rule[] = [
  {
    ...DEFAULT,
    code: 'SUGGESTION_IMPLEMENTATION',
    value: { implemented: 'A', promised: 'B,C' },
    law: '地方规定（参照青岛）',
    article: '第三十一条',
    source: '青岛第三十一条规定评价办理工作时落实率的权重高于满意率，未规定如何计算；A 类计为已落实，B、C 类在承诺事项全部落实后计为已落实，其余类别不计入；待区里确认',
  },
  {
    ...DEFAULT,
    code: 'FIGURE_SMALL',
    value: { below: 5 },
    law: '平台默认值',
    article: '待区里确认',
    source: '国家法律未规定；分母不足五件的比例标明“样本少”，不隐藏；待区里确认',
  },
];
