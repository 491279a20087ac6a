import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { useFormat } from '@redpine/ui/format';
import { Page, Panel } from '@redpine/ui/page';
import { StateTag } from '@redpine/ui/state-tag';
import { NotFound } from '@redpine/ui/states';
import { graphql } from '../../gql/gql.ts';
import type { PostKind } from '../../gql/graphql.ts';
import { ActForm } from '../../parts/act-form.tsx';
import { legalToday } from '../../parts/legal-today.ts';
import { OpenForm } from '../../parts/open-form.tsx';
import { usePermissions } from '../../parts/permissions.ts';
import { PostHistory } from '../../parts/post-history.tsx';
import { RowActs } from '../../parts/row-acts.tsx';
import { common, postKinds } from '../../words.ts';
import { PersonEndDocument, PersonRenameDocument, PostGiveDocument } from './person-documents.ts';

const PersonDocument = graphql(`
  query AdministrationPerson($id: ID!) {
    person(id: $id) {
      __typename
      id
      version
      name
      until
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
    organs {
      id
      name
    }
    areas {
      id
      name
    }
  }
`);

const messages = defineMessages({
  zh: { list: '人员任职', give: '任职', kind: '职务', title: '职务名称', organ: '机构', area: '区域', history: '任职沿革', organHint: '承办单位的职务须选择单位', areaHint: '街道、镇的职务须选择区域' },
  en: { list: 'People and posts', give: 'Give a post', kind: 'Post', title: 'Title', organ: 'Organ', area: 'Area', history: 'History of posts', organHint: 'Needed for posts of handling units', areaHint: 'Needed for posts of subdistricts and towns' },
});

export default function PersonPage({ id }: { id: string }) {
  const text = useMessages(messages);
  const words = useMessages(common);
  const kinds = useMessages(postKinds);
  const format = useFormat();
  const may = usePermissions();
  const [{ data, error, fetching }, refetch] = useLiveQuery({ query: PersonDocument, variables: { id }, refetchOn: ['Person', 'Post'] });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  const person = data?.person;
  if (data && !person) return <NotFound page />;
  const today = legalToday();
  const target = { person: id, version: person?.version ?? 0 };
  const option = ({ id: value, name }: { id: string; name: string }) => ({ value, label: name });
  const shared = (close: () => void) => ({ lead: person?.name, submitText: words.save, doneText: words.done, onClose: close, onChanged: reload });
  return (
    <Page
      title={person?.name ?? ''}
      mark={person?.until && <StateTag tone="quiet">{`${words.until} ${format.day(person.until)}`}</StateTag>}
      breadcrumb={[{ title: text.list, path: '/administration/people' }]}
      state={{ loading: fetching && !data, error, onRetry: reload }}
      actions={
        may?.posts && data ? (
          <OpenForm
            label={text.give}
            renderForm={(close) => (
              <ActForm
                {...shared(close)}
                document={PostGiveDocument}
                title={text.give}
                fields={[
                  { key: 'kind', label: text.kind, kind: 'choice', required: true, choices: may.postKinds.map((value) => ({ value, label: kinds[value] })) },
                  { key: 'title', label: text.title, kind: 'text', required: true },
                  { key: 'organ', label: text.organ, kind: 'choice', hint: text.organHint, choices: data.organs.map(option) },
                  { key: 'area', label: text.area, kind: 'choice', hint: text.areaHint, choices: data.areas.map(option) },
                  { key: 'from', label: words.from, kind: 'day', required: true, initial: today },
                  { key: 'until', label: words.last, kind: 'day' },
                ]}
                toInput={({ kind, title = '', organ, area, from = '', until }) => ({
                  person: id,
                  kind: kind as PostKind,
                  title,
                  organ: organ || null,
                  area: area || null,
                  from,
                  until: until || null,
                })}
              />
            )}
          />
        ) : null
      }
    >
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
