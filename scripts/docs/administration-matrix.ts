import type { DirectoryAct } from '../../services/directory/src/administration/administration.policy.ts';
import { DIRECTORY_ACTS, mayAdminister, mayAppoint } from '../../services/directory/src/administration/administration.policy.ts';
import { PRECEDENCE } from '../../services/directory/src/post/post.kind.ts';
import type { RuleAct } from '../../services/representation/src/rules/rules.policy.ts';
import { mayKeepRules, RULE_ACTS } from '../../services/representation/src/rules/rules.policy.ts';
import { GENERATED, table } from './markdown.ts';

const DIRECTORY = Object.keys(DIRECTORY_ACTS) as DirectoryAct[];
const RULES = Object.keys(RULE_ACTS) as RuleAct[];
const yes = (value: boolean): string => (value ? '●' : '');

const viewers = PRECEDENCE.map((kind) => ({ kind, posts: [{ kind }] }));
/** Those who administer something at all; whoever is not named may do nothing of it. */
const administrators = viewers.filter(
  (viewer) => DIRECTORY.some((act) => mayAdminister(act, viewer)) || RULES.some((act) => mayKeepRules(act, viewer)),
);
const heads = administrators.map(({ kind }) => `\`${kind}\``);

/** Who administers the directory, the rules and the calendar, as the policies answer. */
export function administrationMatrix(): string {
  return [
    GENERATED,
    '# 名录、规则与日历的管理权限',
    '平台默认分工，待区里确认（D）。没有列出的职务都不能做；● 表示可做。任何记录都不删除，只自某日起终止。',
    '## 名录',
    table(
      ['操作', ...heads],
      DIRECTORY.map((act) => [
        `${DIRECTORY_ACTS[act]}<br>\`${act}\``,
        ...administrators.map((viewer) => yes(mayAdminister(act, viewer))),
      ]),
    ),
    '## 任职、免职',
    '任何人不得给自己任职；系统、安全、审计管理员三员分立，不得由同一人担任；最后一名安全管理员不得免去。',
    table(
      ['职务', ...heads],
      PRECEDENCE.map((kind) => [`\`${kind}\``, ...administrators.map((viewer) => yes(mayAppoint(kind, viewer)))]),
    ),
    '## 规则与日历',
    '规则和答复类别凭常委会或主任会议的决定施行，录入决定的会议、日期和文件；旧版本保留，已计算的期限不变。',
    table(
      ['操作', ...heads],
      RULES.map((act) => [
        `${RULE_ACTS[act]}<br>\`${act}\``,
        ...administrators.map((viewer) => yes(mayKeepRules(act, viewer))),
      ]),
    ),
    '',
  ].join('\n\n').replace(/\n+$/, '\n');
}
