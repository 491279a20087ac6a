import { mayReport, readableStates } from '../../services/representation/src/handling-report/report.policy.ts';
import { reportWorkflow } from '../../services/representation/src/handling-report/report.workflow.ts';
import { mayPress } from '../../services/representation/src/press/press.policy.ts';
import { pressWorkflow } from '../../services/representation/src/press/press.workflow.ts';
import type { Viewer } from '../../services/representation/src/suggestion/suggestion.policy.ts';
import { urgePart } from '../../services/representation/src/urge/urge.policy.ts';
import { GENERATED, table } from './markdown.ts';

const holding = (kind: string, person: string, organ: string | null = null): Viewer => ({ person, posts: [{ kind, organ, area: null }] });

/** One viewer for each part that somebody can have in a press or a report, and some that have none. */
const VIEWERS: readonly (readonly [string, Viewer])[] = [
  ['领衔督办人 leader', holding('VICE_CHAIRPERSON', 'leader')],
  ['主任 CHAIRPERSON', holding('CHAIRPERSON', 'other')],
  ['副主任 VICE_CHAIRPERSON', holding('VICE_CHAIRPERSON', 'other')],
  ['对口督办机构 own committee', holding('BUDGET_OFFICE', 'other', 'committee')],
  ['代工委 DEPUTIES_OFFICE', holding('DEPUTIES_OFFICE', 'other')],
  ['政府办 GOVERNMENT_OFFICE', holding('GOVERNMENT_OFFICE', 'other')],
  ['常委会组成人员 SC_MEMBER', holding('SC_MEMBER', 'other')],
  ['领衔代表 lead deputy', holding('DEPUTY', 'lead')],
  ['其他代表 other deputy', holding('DEPUTY', 'other')],
  ['承办单位 unit', holding('UNIT_HEAD', 'other', 'unit')],
  ['公众 anonymous', { person: null, posts: [] }],
];

const yes = (value: boolean): string => (value ? '●' : '');

/** Who presses, urges and reports, as the policies answer. */
export function pressMatrix(): string {
  return [
    GENERATED,
    '# 督办、催办与办理情况报告：谁可以做什么',
    '空格表示该角色永远不能做；● 表示可做，是否此刻可做还要看状态和条件（见状态图）。“府”表示只对政府领导领办，“人”表示政府领导领办除外。',
    '## 督办和催办',
    table(
      ['角色', ...pressWorkflow.personActions.map((action) => `${pressWorkflow.actions[action].label.zh}<br>\`${action}\``), '催办'],
      VIEWERS.map(([name, viewer]) => [
        name,
        ...pressWorkflow.personActions.map((action) => {
          const parties = { leader: 'leader', organ: 'committee', confidential: false };
          const congress = mayPress(action, { ...parties, kind: 'KEY' }, viewer);
          const government = mayPress(action, { ...parties, kind: 'GOVERNMENT' }, viewer);
          return congress === government ? yes(congress) : congress ? '人' : '府';
        }),
        yes(urgePart({ leadPerson: 'lead' }, viewer) !== null),
      ]),
    ),
    '## 办理情况报告',
    table(
      ['角色', ...reportWorkflow.personActions.map((action) => `${reportWorkflow.actions[action].label.zh}<br>\`${action}\``), '可看'],
      VIEWERS.map(([name, viewer]) => [
        name,
        ...reportWorkflow.personActions.map((action) => yes(mayReport(action, viewer))),
        readableStates(viewer).map((state) => reportWorkflow.states[state].label.zh).join('、'),
      ]),
    ),
    '',
  ].join('\n\n').replace(/\n+$/, '\n');
}
