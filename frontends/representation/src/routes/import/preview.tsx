import { useQuery } from 'urql';
import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Panel } from '@redpine/ui/page';
import { EmptyState, ErrorState, Loading } from '@redpine/ui/states';
import { graphql } from '../../gql/gql.ts';
import type { ImportField, ImportKind } from '../../gql/graphql.ts';
import { useFieldWords } from './words.ts';

const PreviewDocument = graphql(`
  query SuggestionImportPreview($file: ID!, $kind: ImportKind!) {
    suggestionImportPreview(file: $file, kind: $kind) {
      format
      encoding
      rows
      columns {
        name
        sample
        personal
      }
      mapping {
        field
        required
        column
      }
    }
  }
`);

/** The columns that the reader chose herself; other fields keep what was proposed. '' for none. */
export type MappingChoice = Partial<Record<ImportField, string>>;

const messages = defineMessages({
  zh: {
    title: '核对列的对应关系',
    about: (format: string, rows: string, encoding: string) => `${format} 文件，${rows} 行${encoding ? `，编码 ${encoding}` : ''}`,
    field: '平台字段',
    column: '文件中的列',
    sample: '前几行的值',
    required: '必填',
    none: '不导入',
    columnOf: (field: string) => `对应“${field}”的列`,
    unreadable: '无法读取这个文件',
    unreadableText: '请确认是 CSV、Excel 或 JSON 格式，第一行为列名。',
    missing: (fields: string) => `必填字段还没有对应的列：${fields}`,
    personal: (columns: string) => `以下列含个人信息，不予接收，请删去后重新上传：${columns}`,
  },
  en: {
    title: 'Check which column is which',
    about: (format: string, rows: string, encoding: string) => `${format} file, ${rows} rows${encoding ? `, encoding ${encoding}` : ''}`,
    field: 'Field',
    column: 'Column of the file',
    sample: 'First values',
    required: 'needed',
    none: 'Not imported',
    columnOf: (field: string) => `Column for ${field}`,
    unreadable: 'This file cannot be read',
    unreadableText: 'It has to be CSV, Excel or JSON with headings in its first row.',
    missing: (fields: string) => `No column yet for: ${fields}`,
    personal: (columns: string) => `These columns hold personal data and are not taken. Delete them and upload again: ${columns}`,
  },
});

interface PreviewProps {
  file: string;
  kind: ImportKind;
  choice: MappingChoice;
  onChoice: (choice: MappingChoice) => void;
}

/** What the file holds and how it would be read; every proposed column can be changed. */
export function Preview({ file, kind, choice, onChoice }: PreviewProps) {
  const text = useMessages(messages);
  const word = useFieldWords(kind);
  const format = useFormat();
  const [{ data, error }, refetch] = useQuery({ query: PreviewDocument, variables: { file, kind } });
  if (error && !data) return <ErrorState error={error} onRetry={() => refetch({ requestPolicy: 'network-only' })} />;
  if (!data) {
    return (
      <Panel title={text.title}>
        <Loading />
      </Panel>
    );
  }
  const preview = data.suggestionImportPreview;
  if (!preview) {
    return (
      <Panel>
        <EmptyState title={text.unreadable}>{text.unreadableText}</EmptyState>
      </Panel>
    );
  }
  const chosen = (field: ImportField, proposed: string | null | undefined): string => choice[field] ?? proposed ?? '';
  const personal = preview.columns.filter((column) => column.personal);
  const missing = preview.mapping.filter(({ field, required, column }) => required && chosen(field, column) === '');
  return (
    <Panel title={text.title} extra={<span className="rp-quiet">{text.about(preview.format, format.number(preview.rows), preview.encoding ?? '')}</span>}>
      {personal.length > 0 && <p className="rep-note rep-note-late">{text.personal(personal.map(({ name }) => name).join('、'))}</p>}
      {missing.length > 0 && (
        <output className="rp-field-error">{text.missing(missing.map(({ field }) => word(field)).join('、'))}</output>
      )}
      <div className="rp-table">
        <div className="rp-table-scroll">
          <table>
            <caption className="rp-visually-hidden">{text.title}</caption>
            <thead>
              <tr>
                <th scope="col">{text.field}</th>
                <th scope="col">{text.column}</th>
                <th scope="col">{text.sample}</th>
              </tr>
            </thead>
            <tbody>
              {preview.mapping.map(({ field, required, column }) => {
                const value = chosen(field, column);
                return (
                  <tr key={field}>
                    <th scope="row">
                      {word(field)} {required && <small className="rp-quiet">{text.required}</small>}
                    </th>
                    <td data-label={text.column}>
                      <select
                        className="rp-input"
                        aria-label={text.columnOf(word(field))}
                        value={value}
                        onChange={(event) => onChoice({ ...choice, [field]: event.target.value })}
                      >
                        <option value="">{text.none}</option>
                        {preview.columns.map(({ name }) => (
                          <option key={name} value={name}>
                            {name}
                          </option>
                        ))}
                      </select>
                    </td>
                    <td data-label={text.sample} className="rep-sample">
                      {preview.columns.find(({ name }) => name === value)?.sample.slice(0, 3).join(' ｜ ') || '—'}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      </div>
    </Panel>
  );
}
