import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { useUrlState } from '@redpine/ui/url-state';
import { graphql } from '../../gql/gql.ts';
import { ActForm } from '../../parts/act-form.tsx';
import { Ledger, useLastDay } from '../../parts/ledger.tsx';
import { usePermissions } from '../../parts/permissions.ts';
import { RowActs } from '../../parts/row-acts.tsx';
import { common } from '../../words.ts';

const TopicsDocument = graphql(`
  query AdministrationTopics($withEnded: Boolean!) {
    topics(withEnded: $withEnded) {
      __typename
      id
      version
      code
      name
      position
      until
    }
  }
`);
const AddDocument = graphql(`
  mutation TopicAdd($input: TopicAddInput!) {
    topicAdd(input: $input) {
      __typename
      ... on TopicActSuccess { topic { __typename id version name } }
      ...AdministrationProblems
    }
  }
`);
const RenameDocument = graphql(`
  mutation TopicRename($input: TopicRenameInput!) {
    topicRename(input: $input) {
      __typename
      ... on TopicActSuccess { topic { __typename id version name } }
      ...AdministrationProblems
    }
  }
`);
const PlaceDocument = graphql(`
  mutation TopicPlace($input: TopicPlaceInput!) {
    topicPlace(input: $input) {
      __typename
      ... on TopicActSuccess { topic { __typename id version position } }
      ...AdministrationProblems
    }
  }
`);
const EndDocument = graphql(`
  mutation TopicEnd($input: TopicEndInput!) {
    topicEnd(input: $input) {
      __typename
      ... on TopicActSuccess { topic { __typename id version until } }
      ...AdministrationProblems
    }
  }
`);

const messages = defineMessages({
  zh: { title: '工作领域', lead: '建议、预算、课程等共用的领域划分。代码不变，名称可改；停用后已归入的记录不受影响。', addTitle: '新增领域', codeHint: '大写字母、数字和下划线' },
  en: { title: 'Topics', lead: 'Shared by suggestions, budgets and courses. The code stays; what is filed under an ended topic stays so.', addTitle: 'Add a topic', codeHint: 'Capital letters, digits and underscores' },
});

export default function TopicsPage() {
  const text = useMessages(messages);
  const words = useMessages(common);
  const lastDay = useLastDay();
  const may = usePermissions();
  const [state, setState] = useUrlState({ search: '', ended: false });
  const [{ data, error, fetching }, refetch] = useLiveQuery({ query: TopicsDocument, variables: { withEnded: state.ended }, refetchOn: ['Topic'] });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  const shared = (close: () => void) => ({ submitText: words.save, doneText: words.done, onClose: close, onChanged: reload });
  return (
    <Ledger
      title={text.title}
      lead={text.lead}
      name="topics"
      may={may?.topics}
      addText={text.addTitle}
      renderAdd={(close) => (
        <ActForm
          {...shared(close)}
          document={AddDocument}
          title={text.addTitle}
          fields={[
            { key: 'code', label: words.code, kind: 'text', required: true, hint: text.codeHint },
            { key: 'name', label: words.name, kind: 'text', required: true },
            { key: 'position', label: words.position, kind: 'text', required: true },
          ]}
          toInput={({ code = '', name = '', position }) => ({ code, name, position: Math.trunc(Number(position) || 0) })}
        />
      )}
      state={state}
      onState={(changes) => setState(changes)}
      columns={[
        { key: 'position', title: words.position, width: '6em', render: (row) => row.position },
        { key: 'name', title: words.name, heading: true, render: (row) => row.name },
        { key: 'code', title: words.code, render: (row) => row.code },
        lastDay,
        {
          key: 'acts',
          title: words.acts,
          render: (row) => {
            const target = { topic: row.id, version: row.version };
            return (
              <RowActs
                of={row.name}
                acts={[
                  {
                    label: words.rename,
                    renderForm: (close) => (
                      <ActForm
                        {...shared(close)}
                        document={RenameDocument}
                        title={words.rename}
                        lead={row.name}
                        fields={[{ key: 'name', label: words.name, kind: 'text', required: true, initial: row.name }]}
                        toInput={({ name = '' }) => ({ ...target, name })}
                      />
                    ),
                  },
                  {
                    label: words.place,
                    renderForm: (close) => (
                      <ActForm
                        {...shared(close)}
                        document={PlaceDocument}
                        title={words.place}
                        lead={row.name}
                        fields={[{ key: 'position', label: words.position, kind: 'text', required: true, initial: String(row.position) }]}
                        toInput={({ position }) => ({ ...target, position: Math.trunc(Number(position) || 0) })}
                      />
                    ),
                  },
                  {
                    label: words.end,
                    renderForm: (close) => (
                      <ActForm
                        {...shared(close)}
                        document={EndDocument}
                        title={words.end}
                        lead={row.name}
                        fields={[{ key: 'until', label: words.until, kind: 'day', required: true, hint: words.endHint }]}
                        toInput={({ until = '' }) => ({ ...target, until })}
                      />
                    ),
                  },
                ]}
              />
            );
          },
        },
      ]}
      rows={data?.topics.filter(({ name, code }) => name.includes(state.search.trim()) || code.includes(state.search.trim().toUpperCase()))}
      loading={fetching}
      error={error}
      onRetry={reload}
    />
  );
}
