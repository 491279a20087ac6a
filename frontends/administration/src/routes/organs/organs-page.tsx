import { Highlight, runsOf } from '@redpine/ui/highlight';
import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { StateTag } from '@redpine/ui/state-tag';
import { useUrlState } from '@redpine/ui/url-state';
import { graphql } from '../../gql/gql.ts';
import type { OrganKind } from '../../gql/graphql.ts';
import { ActForm } from '../../parts/act-form.tsx';
import { Ledger, useLastDay } from '../../parts/ledger.tsx';
import { usePermissions } from '../../parts/permissions.ts';
import { common, organKinds } from '../../words.ts';
import { OrganAddDocument } from './organ-documents.ts';

const OrgansDocument = graphql(`
  query AdministrationOrgans($filter: OrganFilter) {
    organs(filter: $filter) {
      __typename
      id
      code
      name
      shortName
      kind
      handlesSuggestions
      until
      parent {
        id
        shortName
      }
    }
  }
`);

const KINDS = ['PARTY', 'CONGRESS', 'GOVERNMENT', 'SUPERVISORY_COMMISSION', 'COURT', 'PROCURATORATE', 'SUBDISTRICT', 'TOWN', 'OTHER'] as const;

const messages = defineMessages({
  zh: { title: '机构名录', lead: '机构只更名、终止，不删除；办理过的建议保留原机构。', addTitle: '新增机构', shortName: '简称', handles: '承办建议', yes: '是', no: '否', parent: '隶属于', codeHint: '大写字母、数字和下划线，不再更改' },
  en: { title: 'Organs', lead: 'Organs are renamed and ended, never deleted; suggestions keep the organ that handled them.', addTitle: 'Add an organ', shortName: 'Short name', handles: 'Handles suggestions', yes: 'Yes', no: 'No', parent: 'Belongs to', codeHint: 'Capital letters, digits and underscores; it never changes' },
});

export default function OrgansPage() {
  const text = useMessages(messages);
  const words = useMessages(common);
  const kinds = useMessages(organKinds);
  const lastDay = useLastDay();
  const may = usePermissions();
  const [state, setState] = useUrlState({ search: '', kind: '', handles: false, ended: false });
  const kind = KINDS.find((each) => each === state.kind);
  const search = state.search.trim();
  const filter = { withEnded: state.ended, ...(search !== '' && { search }), ...(kind && { kind }), ...(state.handles && { handlesSuggestions: true }) };
  const [{ data, error, fetching }, refetch] = useLiveQuery({ query: OrgansDocument, variables: { filter }, refetchOn: ['Organ'] });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  const options = KINDS.map((value) => ({ value, label: kinds[value] }));
  const parents = (data?.organs ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Ledger
      title={text.title}
      lead={text.lead}
      name="organs"
      may={may?.organs}
      addText={text.addTitle}
      renderAdd={(close) => (
        <ActForm
          document={OrganAddDocument}
          title={text.addTitle}
          submitText={words.add}
          doneText={words.done}
          fields={[
            { key: 'name', label: words.name, kind: 'text', required: true },
            { key: 'shortName', label: text.shortName, kind: 'text', required: true },
            { key: 'code', label: words.code, kind: 'text', required: true, hint: text.codeHint },
            { key: 'kind', label: words.kind, kind: 'choice', required: true, choices: options },
            { key: 'parent', label: text.parent, kind: 'choice', choices: parents },
            { key: 'handlesSuggestions', label: text.handles, kind: 'choice', required: true, choices: [{ value: 'yes', label: text.yes }, { value: 'no', label: text.no }] },
            { key: 'position', label: words.position, kind: 'text', required: true, initial: '100' },
          ]}
          toInput={(values) => ({
            name: values['name'] ?? '',
            shortName: values['shortName'] ?? '',
            code: values['code'] ?? '',
            kind: values['kind'] as OrganKind,
            parent: values['parent'] || null,
            handlesSuggestions: values['handlesSuggestions'] === 'yes',
            position: Math.trunc(Number(values['position']) || 0),
          })}
          onClose={close}
          onChanged={reload}
        />
      )}
      filters={[
        { key: 'kind', kind: 'one', label: words.kind, options },
        { key: 'handles', kind: 'yes', label: text.handles },
      ]}
      state={state}
      onState={(changes) => setState(changes)}
      columns={[
        {
          key: 'name',
          title: words.name,
          heading: true,
          render: (row) => (
            <Link href={`/administration/organs/${row.id}`}>
              <Highlight runs={runsOf(row.name, state.search)} />
            </Link>
          ),
        },
        { key: 'shortName', title: text.shortName, render: (row) => row.shortName },
        { key: 'kind', title: words.kind, render: (row) => kinds[row.kind] },
        { key: 'parent', title: text.parent, render: (row) => row.parent?.shortName ?? '—' },
        { key: 'handles', title: text.handles, render: (row) => (row.handlesSuggestions ? <StateTag tone="done">{text.yes}</StateTag> : '—') },
        lastDay,
        { key: 'code', title: words.code, optional: true, render: (row) => row.code },
      ]}
      rows={data?.organs}
      loading={fetching}
      error={error}
      onRetry={reload}
    />
  );
}
