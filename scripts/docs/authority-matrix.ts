import { AUTHORITY, type Asker, type Ground, type Rule } from './authority.ts';
import { GENERATED, table } from './markdown.ts';

const GROUND: Ground = {
  lead: 'lead', cosigner: 'cosigner', leader: 'leader', unit: 'unit', holder: 'holder', delegate: 'delegate', post: 'DEPUTY',
  origin: 'BETWEEN_SESSIONS', role: 'ALONE', press: 'KEY', lies: ['area', 'district'],
};

/** What else the record may be like, and the letter for who may act on such a one alone. */
const VARIANTS: readonly (readonly [string, Partial<Ground>])[] = [
  ['会', { origin: 'IN_SESSION' }],
  ['协', { role: 'CO' }],
  ['府', { press: 'GOVERNMENT' }],
  ['管', { post: 'SYSTEM_ADMIN' }],
];

const holding = (kind: string, person = 'somebody', organ: string | null = null): Asker => ({ kind: 'ACCOUNT', person, posts: [{ kind, organ, area: null }] });

/** Whoever can have a part in something, one column each: role, then scope. */
const ASKERS: readonly (readonly [string, Asker])[] = [
  ['领衔代表', holding('DEPUTY', GROUND.lead)],
  ['附议代表', holding('DEPUTY', GROUND.cosigner)],
  ['其他代表', holding('DEPUTY')],
  ['代工委', holding('DEPUTIES_OFFICE')],
  ['大会议案组', holding('SESSION_OFFICE')],
  ['政府办', holding('GOVERNMENT_OFFICE')],
  ['本单位经办人', holding('UNIT_CLERK', 'clerk', GROUND.unit)],
  ['本单位负责人', holding('UNIT_HEAD', 'head', GROUND.unit)],
  ['其他单位', holding('UNIT_HEAD', 'head', 'elsewhere')],
  ['街道人大工委', { kind: 'ACCOUNT', person: 'officer', posts: [{ kind: 'SUBDISTRICT_OFFICE', organ: null, area: 'area' }] }],
  ['镇人大主席团', { kind: 'ACCOUNT', person: 'officer', posts: [{ kind: 'TOWN_PRESIDIUM', organ: null, area: 'area' }] }],
  ['领衔督办人', holding('VICE_CHAIRPERSON', GROUND.leader)],
  ['主任', holding('CHAIRPERSON')],
  ['副主任', holding('VICE_CHAIRPERSON')],
  ['常委会组成人员', holding('SC_MEMBER')],
  ['区委', holding('PARTY_COMMITTEE')],
  ['预算工委', holding('BUDGET_OFFICE')],
  ['法工委', holding('LEGAL_OFFICE')],
  ['分析员', holding('ANALYST')],
  ['系统管理员', holding('SYSTEM_ADMIN')],
  ['安全管理员', holding('SECURITY_ADMIN')],
  ['审计管理员', holding('AUDIT_ADMIN')],
  ['职务本人', { kind: 'ACCOUNT', person: GROUND.holder, posts: [] }],
  ['代办人', { kind: 'ACCOUNT', person: GROUND.delegate, posts: [] }],
  ['公众', { kind: 'ANONYMOUS', person: null, posts: [] }],
];

function cell({ may, own }: Rule, asker: Asker): string {
  if (may(asker, GROUND)) return own ? '本' : '●';
  return VARIANTS.find(([, variant]) => may(asker, { ...GROUND, ...variant }))?.[0] ?? '';
}

/** Every root mutation of every service × every role and scope, as the policies answer. */
export function authorityMatrix(): string {
  return [
    GENERATED,
    '# 权限总表：操作 × 角色 × 范围',
    '一行一项操作（接口的每一个变更），一列一种角色及其范围。空格表示永远不能做；● 表示可做，是否此刻可做还要看状态和条件；“本”表示只对本人的。' +
      '“会”只对大会期间的建议，“协”只在会办时，“府”只对政府领导领办，“管”只对三员的职务。' +
      '代办人在期限内另有所代职务的全部权限。新建访问令牌的岗位、可代办的岗位和期限是数据（`sign_in_rule`、`delegation_rule`）。',
    table(
      ['操作', ...ASKERS.map(([name]) => name)],
      Object.entries(AUTHORITY).map(([mutation, rule]) => [`${rule.label}<br>\`${mutation}\``, ...ASKERS.map(([, asker]) => cell(rule, asker))]),
    ),
    '',
  ].join('\n\n').replace(/\n+$/, '\n');
}
