import type { Workflow } from '../../services/kit/src/workflow.ts';
import { diagram } from '../../services/kit/src/workflow.ts';
import { GENERATED, table } from './markdown.ts';

/** Diagram, states and rows of a workflow, Chinese first. */
export function statesDocument<State extends string, Action extends string, Facts>(
  title: string,
  workflow: Workflow<State, Action, Facts>,
): string {
  const stateCell = (name: State): string => `${workflow.states[name].label.zh} \`${name}\``;
  const states = workflow.stateNames.map((name) => [
    stateCell(name),
    workflow.states[name].label.en,
    name === workflow.initial ? '起点' : workflow.states[name].final ? '终点' : '',
  ]);
  const rows = workflow.rows.map((row) => [
    `${workflow.actions[row.action].label.zh} \`${row.action}\``,
    row.from.map(stateCell).join('<br>'),
    row.to === 'SAME' ? '不变' : row.to === 'GONE' ? '删除' : stateCell(row.to),
    row.by === 'SYSTEM' ? '系统' : '人员',
    row.basis ? `${row.basis.law}${row.basis.article} [${row.basis.mark}]` : '—',
  ]);
  return [
    GENERATED,
    `# ${title}`,
    `\`\`\`mermaid\n${diagram(workflow)}\`\`\``,
    '图中只画状态之间的变化；状态不变的操作见下表。依据后的字母：F 已见原文，S 见摘引，M 未核实，D 平台默认值、待区里确认。',
    '## 状态',
    table(['状态', 'English', ''], states),
    '## 操作',
    table(['操作', '从', '到', '由', '依据'], rows),
    '',
  ].join('\n\n').replace(/\n+$/, '\n');
}
