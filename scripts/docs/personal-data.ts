import { personalViews } from '../../services/directory/src/views.ts';
import { RETAINED } from '../../services/directory/src/personal/retained.ts';
import { RETAINED as RETAINED_BY_REPRESENTATION } from '../../services/representation/src/personal/retained.ts';
import { GENERATED, table } from './markdown.ts';

const SHOWN = { NAME: '张*', PHONE: '138****1234', EMAIL: 'z***@x.cn', PLACE: '至社区、村', NETWORK: '192.168.*.*', NOTE: '***' } as const;

/** What the declarations of the views and of the schedule say about personal data. */
export function personalDataInventory(): string {
  const columns = personalViews.flatMap((view) =>
    Object.values(view.personal ?? {}).map(({ kind, field, purpose }) => [`\`${view.type}.${field}\``, SHOWN[kind], purpose.zh]),
  );
  const kept = [...RETAINED.map((each) => ['directory', each] as const), ...RETAINED_BY_REPRESENTATION.map((each) => ['representation', each] as const)];
  return [
    GENERATED,
    '# 个人信息清单',
    '## 默认遮盖的字段',
    '列表、搜索、排序、筛选和 `_entities` 里都是遮盖后的值；完整的值只给本人，或选择用途后逐项显示并记入审计日志。',
    table(['字段', '遮盖后', '用于'], columns),
    '## 到期删除',
    '天数、依据和标记是带日期的规则（`retention_rule`），在“保存期限”页面查看。',
    table(['服务', '代码', '内容'], kept.map(([service, { item, name }]) => [service, `\`${item}\``, name.zh])),
  ].join('\n\n') + '\n';
}
