import { mayHandling } from '../../services/representation/src/handling/handling.policy.ts';
import type { HandlingPersonAction } from '../../services/representation/src/handling/handling.workflow.ts';
import { handlingWorkflow } from '../../services/representation/src/handling/handling.workflow.ts';
import type { Viewer, Visibility } from '../../services/representation/src/suggestion/suggestion.policy.ts';
import {
  mayRegister, maySuggestion, permissions, visibility, VISIBILITIES, VISIBLE_PARTS,
} from '../../services/representation/src/suggestion/suggestion.policy.ts';
import type { SuggestionPersonAction } from '../../services/representation/src/suggestion/suggestion.workflow.ts';
import { suggestionWorkflow } from '../../services/representation/src/suggestion/suggestion.workflow.ts';
import { GENERATED, table } from './markdown.ts';

const UNIT = 'unit';
const AREA = 'area';
const COMMITTEE = 'committee';
const holding = (kind: string, person: string, organ: string | null = null, area: string | null = null): Viewer => ({
  person,
  posts: [{ kind, organ, area }],
});

/** One viewer for each part that somebody can have in a suggestion. */
const VIEWERS: readonly (readonly [string, Viewer])[] = [
  ['领衔代表 lead deputy', holding('DEPUTY', 'lead')],
  ['附议代表（受邀、已确认） co-signer', holding('DEPUTY', 'cosigner')],
  ['其他代表 other deputy', holding('DEPUTY', 'other')],
  ['代工委 DEPUTIES_OFFICE', holding('DEPUTIES_OFFICE', 'officer')],
  ['大会议案组 SESSION_OFFICE', holding('SESSION_OFFICE', 'officer')],
  ['政府办 GOVERNMENT_OFFICE', holding('GOVERNMENT_OFFICE', 'officer')],
  ['本承办单位经办人 own UNIT_CLERK', holding('UNIT_CLERK', 'clerk', UNIT)],
  ['本承办单位负责人 own UNIT_HEAD', holding('UNIT_HEAD', 'head', UNIT)],
  ['其他单位 other unit', holding('UNIT_HEAD', 'head', 'elsewhere')],
  ['本街道人大工委 own SUBDISTRICT_OFFICE', holding('SUBDISTRICT_OFFICE', 'officer', null, AREA)],
  ['本镇人大主席团 own TOWN_PRESIDIUM', holding('TOWN_PRESIDIUM', 'officer', null, AREA)],
  ['其他街道、镇 other subdistrict or town', holding('SUBDISTRICT_OFFICE', 'officer', null, 'elsewhere')],
  ['主任 CHAIRPERSON', holding('CHAIRPERSON', 'member')],
  ['副主任 VICE_CHAIRPERSON', holding('VICE_CHAIRPERSON', 'member')],
  ['常委会组成人员 SC_MEMBER', holding('SC_MEMBER', 'member')],
  ['区委 PARTY_COMMITTEE', holding('PARTY_COMMITTEE', 'officer')],
  ['预算工委 BUDGET_OFFICE', holding('BUDGET_OFFICE', 'officer')],
  ['法工委 LEGAL_OFFICE', holding('LEGAL_OFFICE', 'officer')],
  ['本机构对口督办的预算工委、法工委 pressing BUDGET_OFFICE, LEGAL_OFFICE', holding('BUDGET_OFFICE', 'officer', COMMITTEE)],
  ['分析员 ANALYST', holding('ANALYST', 'analyst')],
  ['系统管理员 SYSTEM_ADMIN', holding('SYSTEM_ADMIN', 'admin')],
  ['安全管理员 SECURITY_ADMIN', holding('SECURITY_ADMIN', 'admin')],
  ['审计管理员 AUDIT_ADMIN', holding('AUDIT_ADMIN', 'admin')],
  ['公众 anonymous', { person: null, posts: [] }],
];

const suggestion = (origin: 'IN_SESSION' | 'BETWEEN_SESSIONS') => ({
  origin,
  leadPerson: 'lead',
  cosigners: [{ person: 'cosigner', state: 'CONFIRMED', status: 'ACTIVE' } as const],
  handlings: [{ unit: UNIT, role: 'ALONE', state: 'IN_HAND' } as const],
  leadAreas: [AREA],
  presses: [{ kind: 'COMMITTEE', leader: null, organ: COMMITTEE }],
  confidential: false,
});

function suggestionCell(action: SuggestionPersonAction, viewer: Viewer): string {
  const always = maySuggestion(action, suggestion('BETWEEN_SESSIONS'), viewer);
  const inSession = maySuggestion(action, suggestion('IN_SESSION'), viewer);
  return always ? '●' : inSession ? '会' : '';
}

function handlingCell(action: HandlingPersonAction, viewer: Viewer): string {
  const may = (role: 'ALONE' | 'CO'): boolean => mayHandling(action, { unit: UNIT, role, leadPerson: 'lead', unitInGovernment: true, openExtension: null }, viewer);
  return may('CO') ? '●' : may('ALONE') ? '主' : '';
}

/** 代表交来的纸质建议; a motion of the session is as what is made in it. */
function registerCell(viewer: Viewer): string {
  return mayRegister({ origin: 'BETWEEN_SESSIONS' }, viewer) ? '●' : mayRegister({ origin: 'IN_SESSION' }, viewer) ? '会' : '';
}

const LEVELS: Readonly<Record<Visibility, string>> = {
  NONE: '—',
  TITLE_AND_STATE: '案由、状态',
  HEADING: '概要',
  HEADING_AND_UNIT: '概要、单位',
  DEIDENTIFIED: '去标识',
  OWN_HANDLING: '全文、本单位办理',
  FULL: '全部',
};

function levelCell(viewer: Viewer, state: (typeof suggestionWorkflow.stateNames)[number]): string {
  const between = visibility({ ...suggestion('BETWEEN_SESSIONS'), state }, viewer);
  const inSession = visibility({ ...suggestion('IN_SESSION'), state }, viewer);
  return between === inSession ? LEVELS[between] : `${LEVELS[between]}（会：${LEVELS[inSession]}）`;
}

const yes = (value: boolean): string => (value ? '●' : '');

/** Who may do what and who sees what, as the policies answer. */
export function roleMatrix(): string {
  const suggestionActions = suggestionWorkflow.personActions as readonly SuggestionPersonAction[];
  const handlingActions = handlingWorkflow.personActions as readonly HandlingPersonAction[];
  const label = (workflow: { actions: Readonly<Record<string, { label: { zh: string } }>> }, action: string): string =>
    `${workflow.actions[action]?.label.zh ?? ''}<br>\`${action}\``;
  return [
    GENERATED,
    '# 角色、操作与可见范围',
    '空格表示该角色永远不能做，界面上不出现；● 表示可做，是否此刻可做还要看状态和条件（见状态图）；“会”表示只对大会期间的建议；“主”表示会办单位除外。',
    '## 建议：谁可以做什么',
    table(
      ['角色', ...suggestionActions.map((action) => label(suggestionWorkflow, action))],
      VIEWERS.map(([name, viewer]) => [name, ...suggestionActions.map((action) => suggestionCell(action, viewer))]),
    ),
    '## 办理件：谁可以做什么',
    table(
      ['角色', ...handlingActions.map((action) => label(handlingWorkflow, action))],
      VIEWERS.map(([name, viewer]) => [name, ...handlingActions.map((action) => handlingCell(action, viewer))]),
    ),
    '## 一般权限',
    table(
      ['角色', '起草', '浏览', '审核', '代为登记', '交办', '承办', '导入', '导出', '领导驾驶舱'],
      VIEWERS.map(([name, viewer]) => {
        const seat = viewer.posts.some((post) => post.kind === 'DEPUTY') ? 'ACTIVE' : null;
        const granted = permissions(viewer, seat);
        return [
          name, yes(granted.draft), yes(granted.browse), yes(granted.review), registerCell(viewer), yes(granted.assign),
          yes(granted.handle), yes(granted.import), yes(granted.export), yes(granted.oversee),
        ];
      }),
    ),
    '## 谁能看到什么',
    table(
      ['角色', ...suggestionWorkflow.stateNames.map((state) => `${suggestionWorkflow.states[state].label.zh}<br>\`${state}\``)],
      VIEWERS.map(([name, viewer]) => [name, ...suggestionWorkflow.stateNames.map((state) => levelCell(viewer, state))]),
    ),
    '承办单位自被交办起可见；谢绝或失效的附议代表与其他代表相同；身兼数职的，按其中最大的范围。',
    table(
      ['范围', '概要', '承办单位', '全文', '人员', '附件', '沟通、答复、评价'],
      VISIBILITIES.map((level) => {
        const parts = VISIBLE_PARTS[level];
        return [
          `${LEVELS[level]} \`${level}\``, yes(parts.heading), yes(parts.units), yes(parts.text), yes(parts.persons),
          yes(parts.files), { NONE: '', OWN: '本单位', ALL: '全部' }[parts.handlings],
        ];
      }),
    ),
    '答复草稿及其附件只有本单位可见。',
    '',
  ].join('\n\n').replace(/\n+$/, '\n');
}
