/** Who keeps the rules and the calendar. Pure. The district's own division of work: mark D. */

interface Viewer {
  posts: readonly { kind: string }[];
}

/** 代工委 enters what the Standing Committee or its Council of Chairpersons has decided; it decides nothing itself. */
const isOffice = (viewer: Viewer): boolean => viewer.posts.some(({ kind }) => kind === 'DEPUTIES_OFFICE');

export const RULE_ACTS = {
  RULE_PUT_IN_FORCE: '规则施行',
  RULE_WITHDRAW: '撤回尚未施行的规则版本',
  REPLY_CATEGORY: '答复类别施行、停用',
  CALENDAR: '录入放假通知、校正日历',
} as const;

export type RuleAct = keyof typeof RULE_ACTS;

export function mayKeepRules(act: RuleAct, viewer: Viewer): boolean {
  switch (act) {
    case 'RULE_PUT_IN_FORCE':
    case 'RULE_WITHDRAW':
    case 'REPLY_CATEGORY':
    case 'CALENDAR':
      return isOffice(viewer);
  }
}

export function rulePermissions(viewer: Viewer): { rules: boolean; calendar: boolean } {
  return { rules: mayKeepRules('RULE_PUT_IN_FORCE', viewer), calendar: mayKeepRules('CALENDAR', viewer) };
}
