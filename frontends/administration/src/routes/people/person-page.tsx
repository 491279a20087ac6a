import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { useFormat } from '@redpine/ui/format';
import { Page, Panel } from '@redpine/ui/page';
import { StateTag } from '@redpine/ui/state-tag';
import { NotFound } from '@redpine/ui/states';
import { graphql } from '../../gql/gql.ts';
import { ActForm } from '../../parts/act-form.tsx';
import { legalToday } from '../../parts/legal-today.ts';
import { usePermissions } from '../../parts/permissions.ts';
import { GivePost } from '../../parts/post-form.tsx';
import { PostHistory } from '../../parts/post-history.tsx';
import { RowActs } from '../../parts/row-acts.tsx';
import { common } from '../../words.ts';
import { PersonContact } from './person-contact.tsx';
import { PersonEndDocument, PersonRenameDocument } from './person-documents.ts';

const PersonDocument = graphql(`
  query AdministrationPerson($id: ID!) {
    person(id: $id) {
      __typename
      id
      version
      name
      until
      ...AdministrationContact
      postHistory {
        id
        version
        kind
        title
        from
        until
        organ {
          id
          shortName
        }
        area {
          id
          name
        }
      }
    }
  }
`);

const messages = defineMessages({
  zh: { list: '人员任职', history: '任职沿革' },
  en: { list: 'People and posts', history: 'History of posts' },
});

export default function PersonPage({ id }: { id: string }) {
  const text = useMessages(messages);
  const words = useMessages(common);
  const format = useFormat();
  const may = usePermissions();
  const [{ data, error, fetching }, refetch] = useLiveQuery({ query: PersonDocument, variables: { id }, refetchOn: ['Person', 'Post'] });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  const person = data?.person;
  if (data && !person) return <NotFound page />;
  const today = legalToday();
  const target = { person: id, version: person?.version ?? 0 };
  const shared = (close: () => void) => ({ lead: person?.name, submitText: words.save, doneText: words.done, onClose: close, onChanged: reload });
  return (
    <Page
      title={person?.name ?? ''}
      mark={person?.until && <StateTag tone="quiet">{`${words.until} ${format.day(person.until)}`}</StateTag>}
      breadcrumb={[{ title: text.list, path: '/administration/people' }]}
      state={{ loading: fetching && !data, error, onRetry: reload }}
      actions={may?.posts && person ? <GivePost person={person} kinds={may.postKinds} onChanged={reload} /> : null}
    >
      {person && <PersonContact person={person} editable={may?.contacts ?? false} onChanged={reload} />}
      {person && (
        <Panel
          title={text.history}
          extra={
            may?.people && (
              <RowActs
                of={person.name}
                acts={[
                  {
                    label: words.rename,
                    renderForm: (close) => (
                      <ActForm
                        {...shared(close)}
                        document={PersonRenameDocument}
                        title={words.rename}
                        fields={[{ key: 'name', label: words.name, kind: 'text', required: true, initial: person.name }]}
                        toInput={({ name = '' }) => ({ ...target, name })}
                      />
                    ),
                  },
                  {
                    label: words.end,
                    renderForm: (close) => (
                      <ActForm
                        {...shared(close)}
                        document={PersonEndDocument}
                        title={words.end}
                        fields={[{ key: 'until', label: words.until, kind: 'day', required: true, hint: words.endHint }]}
                        toInput={({ until = '' }) => ({ ...target, until })}
                      />
                    ),
                  },
                ]}
              />
            )
          }
        >
          <PostHistory posts={person.postHistory.map((post) => ({ ...post, person: { id, name: person.name } }))} mine={may?.postKinds ?? []} today={today} onChanged={reload} />
        </Panel>
      )}
    </Page>
  );
}
