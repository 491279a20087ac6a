import { useQuery } from 'urql';
import { download } from '@redpine/ui/download';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { csvOf } from '../../export/csv.ts';
import type { ImportKind } from '../../gql/graphql.ts';
import { ImportKindsDocument } from './import-documents.ts';
import { importKindNames, useFieldWords } from './words.ts';

const messages = defineMessages({
  zh: {
    sample: '下载示例文件（CSV）',
    file: (kind: string) => `示例-${kind}.csv`,
    fields: (needed: string, others: string) => `必填：${needed}${others === '' ? '' : `；可填：${others}`}。`,
    between: '、',
  },
  en: {
    sample: 'Download a sample (CSV)',
    file: (kind: string) => `sample-${kind}.csv`,
    fields: (needed: string, others: string) => `Needed: ${needed}${others === '' ? '' : `; as well: ${others}`}.`,
    between: ', ',
  },
});

/** The columns of a kind, and a file to begin with. */
export function SampleFile({ kind }: { kind: ImportKind }) {
  const text = useMessages(messages);
  const word = useFieldWords(kind);
  const kinds = useMessages(importKindNames);
  const [{ data }] = useQuery({ query: ImportKindsDocument });
  const fields = data?.importKinds.find((each) => each.kind === kind)?.fields;
  if (!fields) return null;
  const named = (needed: boolean): string => fields.filter(({ required }) => required === needed).map(({ field }) => word(field)).join(text.between);
  const save = (): void => {
    const csv = csvOf([fields.map(({ heading }) => heading), fields.map(({ example }) => example)]);
    download(text.file(kinds[kind]), new Blob([csv], { type: 'text/csv;charset=utf-8' }));
  };
  return (
    <div className="rep-sample-file">
      <p className="rp-quiet">{text.fields(named(true), named(false))}</p>
      <button type="button" className="rp-plain-button" onClick={save}>
        {text.sample}
      </button>
    </div>
  );
}
