import { defineMessages } from '@redpine/ui/messages';

export const delegationTexts = defineMessages({
  zh: {
    title: '职务代办',
    text: '外出、休假期间，可请他人在期限内代办您的工作职务；其办理的事项均注明“代”，并通知您。代表职务、表决、评价和管理员职务须由本人履行。',
    none: '没有代办',
    line: (title: string, by: string, from: string, until: string) => `${title}，由 ${by} 代办，${from} – ${until}`,
    mine: (holder: string, title: string, from: string, until: string) => `您代 ${holder} 办理（${title}），${from} – ${until}`,
    end: '结束代办',
    endOf: (title: string) => `结束代办：${title}`,
    ended: '代办已结束',
    post: '职务',
    postHint: (days: string) => `这一职务一次最长可代办 ${days} 天`,
    person: '代办人',
    search: '查找代办人',
    from: '首日',
    until: '末日（含）',
    reason: '事由',
    give: '请人代办',
    given: '已设定代办',
  },
  en: {
    title: 'Acting for each other',
    text: 'While you are away, somebody else may act in your posts of office. What is done so says for whom, and you are told. A deputy’s seat, votes, evaluations and the administrators’ posts are for their holders alone.',
    none: 'Nobody acts for you, nor you for others',
    line: (title: string, by: string, from: string, until: string) => `${title}: ${by} acts for you, ${from} – ${until}`,
    mine: (holder: string, title: string, from: string, until: string) => `You act for ${holder} (${title}), ${from} – ${until}`,
    end: 'End',
    endOf: (title: string) => `End: ${title}`,
    ended: 'The delegation is over',
    post: 'Post',
    postHint: (days: string) => `For ${days} days at a time at most`,
    person: 'Who acts',
    search: 'Find the person',
    from: 'First day',
    until: 'Last day',
    reason: 'Reason',
    give: 'Let somebody act',
    given: 'The delegation is recorded',
  },
});

export const delegationStates = defineMessages({
  zh: { TO_COME: '未到期', IN_FORCE: '代办中', OVER: '已结束' },
  en: { TO_COME: 'To come', IN_FORCE: 'In force', OVER: 'Over' },
});
