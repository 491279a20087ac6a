import { DataTable } from '@redpine/ui/data-table';
import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Panel } from '@redpine/ui/page';
import type { AdministrationRulesQuery } from '../../gql/graphql.ts';
import { ActForm } from '../../parts/act-form.tsx';
import { RowActs } from '../../parts/row-acts.tsx';
import { common } from '../../words.ts';
import { decisionFields, decisionOf, decisionWords } from './decision-fields.ts';
import { ReplyCategoryAddDocument, ReplyCategoryEndDocument } from './rule-documents.ts';
import { ruleMarks } from './setting-words.ts';

type Category = AdministrationRulesQuery['replyCategoryVersions'][number];

const messages = defineMessages({
  zh: { title: '答复类别', add: '施行类别', redefine: '重新定义', end: '停用', source: '来源', days: '施行期间', codeHint: '1–4 个大写字母，或甲、乙、丙、丁' },
  en: { title: 'Result categories', add: 'Put a category in force', redefine: 'Define anew', end: 'End', source: 'Source', days: 'In force', codeHint: '1–4 capital letters, or one of 甲乙丙丁' },
});

/** Every definition of a result category; replies keep the one that they were given under. */
export function Categories({ categories, onChanged }: { categories: readonly Category[]; onChanged: () => void }) {
  const text = useMessages(messages);
  const marks = useMessages(ruleMarks);
  const words = useMessages(common);
  const decision = useMessages(decisionWords);
  const format = useFormat();
  const renderForm = (category: Category | undefined) => (close: () => void) => (
    <ActForm
      document={ReplyCategoryAddDocument}
      title={category ? text.redefine : text.add}
      lead={category && `${category.code} ${category.name}`}
      submitText={words.save}
      doneText={words.done}
      fields={[
        { key: 'code', label: words.code, kind: 'text', required: true, hint: text.codeHint, initial: category?.code ?? '' },
        { key: 'name', label: words.name, kind: 'text', required: true, initial: category?.name ?? '' },
        { key: 'position', label: words.position, kind: 'text', required: true, initial: String(category?.position ?? 1) },
        { key: 'effectiveFrom', label: decision.from, kind: 'day', required: true, hint: decision.fromHint },
        ...decisionFields(decision),
      ]}
      toInput={(values) => ({
        code: values['code'] ?? '',
        name: values['name'] ?? '',
        position: Math.trunc(Number(values['position']) || 0),
        effectiveFrom: values['effectiveFrom'] ?? '',
        decision: decisionOf(values),
      })}
      onClose={close}
      onChanged={onChanged}
    />
  );
  return (
    <Panel title={text.title} extra={<RowActs of={text.title} acts={[{ label: text.add, renderForm: renderForm(undefined) }]} />}>
      <DataTable
        label={text.title}
        storageKey="administration-categories"
        columns={[
          { key: 'code', title: words.code, width: '5em', render: (row) => row.code },
          {
            key: 'name',
            title: words.name,
            heading: true,
            render: (row) => (
              <>
                {row.name} <span className="adm-mark">{marks[row.mark]}</span>
              </>
            ),
          },
          { key: 'days', title: text.days, render: (row) => `${format.dayShort(row.effectiveFrom)} – ${row.effectiveUntil ? format.dayShort(row.effectiveUntil) : words.lasting}` },
          { key: 'source', title: text.source, optional: true, render: (row) => row.source },
          {
            key: 'acts',
            title: words.acts,
            render: (row) =>
              row.effectiveUntil ? null : (
                <RowActs
                  of={`${row.code} ${row.name}`}
                  acts={[
                    { label: text.redefine, renderForm: renderForm(row) },
                    {
                      label: text.end,
                      renderForm: (close) => (
                        <ActForm
                          document={ReplyCategoryEndDocument}
                          title={text.end}
                          lead={`${row.code} ${row.name}`}
                          submitText={text.end}
                          doneText={words.done}
                          fields={[{ key: 'effectiveUntil', label: words.until, kind: 'day', required: true }, ...decisionFields(decision)]}
                          toInput={(values) => ({ category: row.id, effectiveUntil: values['effectiveUntil'] ?? '', decision: decisionOf(values) })}
                          onClose={close}
                          onChanged={onChanged}
                        />
                      ),
                    },
                  ]}
                />
              ),
          },
        ]}
        rows={categories}
        rowKey={(row) => row.id}
        loading={false}
      />
    </Panel>
  );
}
