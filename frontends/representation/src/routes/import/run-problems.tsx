import { useState } from 'react';
import { download } from '@redpine/ui/download';
import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { csvOf } from '../../export/csv.ts';
import type { ImportKind, SuggestionImportRunQuery } from '../../gql/graphql.ts';
import { usePermissions } from '../../parts/permissions.ts';
import { useFieldWords } from './words.ts';

const SHOWN = 50;

const messages = defineMessages({
  zh: {
    title: '逐行问题',
    row: '行',
    field: '字段',
    value: '原值',
    rule: '规则',
    severity: '处理',
    message: '说明',
    REFUSED: '不合格',
    FLAGGED: '带标记导入',
    download: '下载问题清单（CSV）',
    more: (count: string) => `再显示 ${count} 条`,
    demo: '演示数据',
    file: '问题清单',
    whole: '整个文件',
  },
  en: {
    title: 'Problems by row',
    row: 'Row',
    field: 'Field',
    value: 'Value',
    rule: 'Rule',
    severity: 'Leads to',
    message: 'What is expected',
    REFUSED: 'Refused',
    FLAGGED: 'Flagged',
    download: 'Download the problems (CSV)',
    more: (count: string) => `Show ${count} more`,
    demo: 'Demo data',
    file: 'problems',
    whole: 'Whole file',
  },
});

interface RunProblemsProps {
  problems: NonNullable<SuggestionImportRunQuery['suggestionImport']>['problems'];
  fileName: string;
  kind: ImportKind;
}

/** What is wrong, row by row: to read here, or to take along and correct. */
export function RunProblems({ kind, problems, fileName }: RunProblemsProps) {
  const text = useMessages(messages);
  const word = useFieldWords(kind);
  const format = useFormat();
  const { demo } = usePermissions();
  const [shown, setShown] = useState(SHOWN);
  const save = (): void => {
    const heading = [text.row, text.field, text.value, text.rule, text.severity, text.message];
    const rows = problems.map((each) => [String(each.row), word(each.field), each.value, each.rule, text[each.severity], each.message]);
    const csv = csvOf([...(demo ? [[text.demo]] : []), heading, ...rows]);
    download(`${fileName}-${text.file}.csv`, new Blob([csv], { type: 'text/csv;charset=utf-8' }));
  };
  return (
    <div className="rp-table">
      <div className="rp-table-bar">
        <h3>{text.title}</h3>
        <button type="button" className="rp-plain-button" onClick={save}>
          {text.download}
        </button>
      </div>
      <div className="rp-table-scroll">
        <table>
          <caption className="rp-visually-hidden">{text.title}</caption>
          <thead>
            <tr>
              <th scope="col">{text.row}</th>
              <th scope="col">{text.field}</th>
              <th scope="col">{text.value}</th>
              <th scope="col">{text.message}</th>
              <th scope="col">{text.rule}</th>
              <th scope="col">{text.severity}</th>
            </tr>
          </thead>
          <tbody>
            {problems.slice(0, shown).map((each, index) => (
              <tr key={index}>
                <td data-label={text.row}>{each.row === 0 ? text.whole : format.number(each.row)}</td>
                <td data-label={text.field}>{each.row === 0 && each.field === 'NAME' ? '—' : word(each.field)}</td>
                <td data-label={text.value} className="rep-sample">
                  {each.value}
                </td>
                <td data-label={text.message}>{each.message}</td>
                <td data-label={text.rule}>
                  <code>{each.rule}</code>
                </td>
                <td data-label={text.severity}>{text[each.severity]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {problems.length > shown && (
        <button type="button" className="rp-plain-button" onClick={() => setShown(shown + SHOWN)}>
          {text.more(format.number(Math.min(SHOWN, problems.length - shown)))}
        </button>
      )}
    </div>
  );
}
