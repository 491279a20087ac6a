import { mayCommitment, mayRegister } from '../../services/representation/src/commitment/commitment.policy.ts';
import { commitmentWorkflow } from '../../services/representation/src/commitment/commitment.workflow.ts';
import { mayPublication } from '../../services/representation/src/publication/publication.policy.ts';
import { publicationWorkflow } from '../../services/representation/src/publication/publication.workflow.ts';
import type { Viewer } from '../../services/representation/src/suggestion/suggestion.policy.ts';
import { GENERATED, table } from './markdown.ts';

const holding = (kind: string, person: string, organ: string | null = null): Viewer => ({ person, posts: [{ kind, organ, area: null }] });

/** One viewer for each part that somebody can have in a commitment or a publication, and some that have none. */
const VIEWERS: readonly (readonly [string, Viewer])[] = [
  ['领衔代表 lead deputy', holding('DEPUTY', 'lead')],
  ['其他代表 other deputy', holding('DEPUTY', 'other')],
  ['代工委 DEPUTIES_OFFICE', holding('DEPUTIES_OFFICE', 'officer')],
  ['大会议案组 SESSION_OFFICE', holding('SESSION_OFFICE', 'officer')],
  ['政府办 GOVERNMENT_OFFICE', holding('GOVERNMENT_OFFICE', 'officer')],
  ['本承办单位经办人 own UNIT_CLERK', holding('UNIT_CLERK', 'clerk', 'unit')],
  ['本承办单位负责人 own UNIT_HEAD', holding('UNIT_HEAD', 'head', 'unit')],
  ['其他单位 other unit', holding('UNIT_HEAD', 'head', 'elsewhere')],
  ['主任 CHAIRPERSON', holding('CHAIRPERSON', 'member')],
  ['分析员 ANALYST', holding('ANALYST', 'analyst')],
  ['公众 anonymous', { person: null, posts: [] }],
];

const yes = (value: boolean): string => (value ? '●' : '');

/** Who may do what with commitments and publications, as the policies answer. */
export function ledgerMatrix(): string {
  const parties = { unit: 'unit', leadPerson: 'lead' };
  return [
    GENERATED,
    '# 承诺事项与公开：谁可以做什么',
    '空格表示该角色永远不能做，界面上不出现；● 表示可做，是否此刻可做还要看状态和条件（见状态图）。',
    '## 承诺事项',
    '同一人兼任代工委和承诺单位职务的，不核实、不审批本单位的事项。看得到答复的人看得到承诺事项；附件同答复附件。',
    table(
      ['角色', '登记<br>`REGISTER`', ...commitmentWorkflow.personActions.map((action) => `${commitmentWorkflow.actions[action].label.zh}<br>\`${action}\``)],
      VIEWERS.map(([name, viewer]) => [
        name,
        yes(mayRegister({ unit: 'unit', role: 'ALONE' }, viewer)),
        ...commitmentWorkflow.personActions.map((action) => yes(mayCommitment(action, parties, viewer))),
      ]),
    ),
    '## 公开',
    '任何人（不登录）都能看到已公开的最新文本，且只能看到它；脱敏前后的对照只有看得到建议全部内容的人可见。',
    table(
      ['角色', ...publicationWorkflow.personActions.map((action) => `${publicationWorkflow.actions[action].label.zh}<br>\`${action}\``)],
      VIEWERS.map(([name, viewer]) => [
        name,
        ...publicationWorkflow.personActions.map((action) => yes(mayPublication(action, { leadPerson: 'lead' }, viewer))),
      ]),
    ),
    '',
  ].join('\n\n').replace(/\n+$/, '\n');
}
