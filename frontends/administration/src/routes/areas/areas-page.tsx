import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { useUrlState } from '@redpine/ui/url-state';
import { graphql } from '../../gql/gql.ts';
import type { AreaKind } from '../../gql/graphql.ts';
import { ActForm } from '../../parts/act-form.tsx';
import { Ledger, useLastDay } from '../../parts/ledger.tsx';
import { usePermissions } from '../../parts/permissions.ts';
import { RowActs } from '../../parts/row-acts.tsx';
import { areaKinds, common } from '../../words.ts';

const AreasDocument = graphql(`
  query AdministrationAreas($filter: AreaFilter) {
    areas(filter: $filter) {
      __typename
      id
      version
      code
      name
      kind
      until
    }
  }
`);
const AddDocument = graphql(`
  mutation AreaAdd($input: AreaAddInput!) {
    areaAdd(input: $input) {
      __typename
      ... on AreaActSuccess { area { __typename id version name } }
      ...AdministrationProblems
    }
  }
`);
const RenameDocument = graphql(`
  mutation AreaRename($input: AreaRenameInput!) {
    areaRename(input: $input) {
      __typename
      ... on AreaActSuccess { area { __typename id version name } }
      ...AdministrationProblems
    }
  }
`);
const EndDocument = graphql(`
  mutation AreaEnd($input: AreaEndInput!) {
    areaEnd(input: $input) {
      __typename
      ... on AreaActSuccess { area { __typename id version until } }
      ...AdministrationProblems
    }
  }
`);

const messages = defineMessages({
  zh: { title: '行政区域', lead: '区、街道、镇由上级确定；社区和村可以新增、更名、撤销。', parent: '所属街道或镇', addTitle: '新增社区或村', codeHint: '12 位统计区划代码，以上级代码开头' },
  en: { title: 'Areas', lead: 'District, subdistricts and towns are given; communities and villages are added, renamed and ended.', parent: 'Subdistrict or town', addTitle: 'Add a community or village', codeHint: '12 digits, beginning with the code of the area above' },
});

export default function AreasPage() {
  const text = useMessages(messages);
  const words = useMessages(common);
  const kinds = useMessages(areaKinds);
  const lastDay = useLastDay();
  const may = usePermissions();
  const [state, setState] = useUrlState({ search: '', ended: false });
  const [{ data, error, fetching }, refetch] = useLiveQuery({ query: AreasDocument, variables: { filter: { withEnded: state.ended } }, refetchOn: ['Area'] });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  const parents = (data?.areas ?? []).filter(({ kind }) => kind === 'SUBDISTRICT' || kind === 'TOWN');
  const rows = data?.areas.filter(({ name, code }) => name.includes(state.search.trim()) || code.includes(state.search.trim()));
  return (
    <Ledger
      title={text.title}
      lead={text.lead}
      name="areas"
      may={may?.areas}
      addText={text.addTitle}
      renderAdd={(close) => (
        <ActForm
          document={AddDocument}
          title={text.addTitle}
          submitText={words.add}
          doneText={words.done}
          fields={[
            { key: 'parent', label: text.parent, kind: 'choice', required: true, choices: parents.map(({ id, name, code }) => ({ value: id, label: `${name} ${code}` })) },
            { key: 'kind', label: words.kind, kind: 'choice', required: true, choices: (['COMMUNITY', 'VILLAGE'] as const).map((value) => ({ value, label: kinds[value] })) },
            { key: 'code', label: words.code, kind: 'text', required: true, hint: text.codeHint },
            { key: 'name', label: words.name, kind: 'text', required: true },
          ]}
          toInput={({ parent = '', kind, code = '', name = '' }) => ({ parent, kind: kind as AreaKind, code, name })}
          onClose={close}
          onChanged={reload}
        />
      )}
      state={state}
      onState={(changes) => setState(changes)}
      columns={[
        { key: 'name', title: words.name, heading: true, render: (row) => row.name },
        { key: 'kind', title: words.kind, render: (row) => kinds[row.kind] },
        { key: 'code', title: words.code, render: (row) => row.code },
        lastDay,
        {
          key: 'acts',
          title: words.acts,
          render: (row) => (
            <RowActs
              of={row.name}
              acts={[
                {
                  label: words.rename,
                  renderForm: (close) => (
                    <ActForm
                      document={RenameDocument}
                      title={words.rename}
                      lead={row.name}
                      submitText={words.save}
                      doneText={words.done}
                      fields={[{ key: 'name', label: words.name, kind: 'text', required: true, initial: row.name }]}
                      toInput={({ name = '' }) => ({ area: row.id, version: row.version, name })}
                      onClose={close}
                      onChanged={reload}
                    />
                  ),
                },
                ...(row.kind === 'DISTRICT'
                  ? []
                  : [
                      {
                        label: words.end,
                        renderForm: (close: () => void) => (
                          <ActForm
                            document={EndDocument}
                            title={words.end}
                            lead={row.name}
                            submitText={words.end}
                            doneText={words.done}
                            fields={[{ key: 'until', label: words.until, kind: 'day', required: true, hint: words.endHint }]}
                            toInput={({ until = '' }) => ({ area: row.id, version: row.version, until })}
                            onClose={close}
                            onChanged={reload}
                          />
                        ),
                      },
                    ]),
              ]}
            />
          ),
        },
      ]}
      rows={rows}
      loading={fetching}
      error={error}
      onRetry={reload}
    />
  );
}
