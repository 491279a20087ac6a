import { useFormat } from '@redpine/ui/format';
import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
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
import { common, organKinds } from '../../words.ts';
import { OrganEndDocument, OrganGrantDocument, OrganPlaceDocument, OrganRenameDocument, OrganWithdrawDocument } from './organ-documents.ts';

const OrganDocument = graphql(`
  query AdministrationOrgan($id: ID!) {
    organ(id: $id) {
      __typename
      id
      version
      code
      name
      shortName
      kind
      position
      handlesSuggestions
      until
      parent {
        id
        name
      }
      postHistory {
        id
        version
        kind
        title
        from
        until
        person {
          id
          name
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
  }
`);

const messages = defineMessages({
  zh: { list: '机构名录', shortName: '简称', parent: '隶属于', place: '隶属与排序', grant: '列为承办单位', withdraw: '取消承办单位', grantText: '此后可以向该机构交办建议。', withdrawText: '此后不再向该机构交办；正在办理的不受影响。', handles: '承办建议', notHandles: '不承办建议', history: '任职沿革', facts: '机构' },
  en: { list: 'Organs', shortName: 'Short name', parent: 'Belongs to', place: 'Place', grant: 'Let it handle suggestions', withdraw: 'Let it handle no more', grantText: 'From now on suggestions can be assigned to it.', withdrawText: 'Nothing more is assigned to it; what it has in hand stays.', handles: 'Handles suggestions', notHandles: 'Handles no suggestions', history: 'History of posts', facts: 'The organ' },
});

export default function OrganPage({ id }: { id: string }) {
  const text = useMessages(messages);
  const words = useMessages(common);
  const kinds = useMessages(organKinds);
  const format = useFormat();
  const may = usePermissions();
  const [{ data, error, fetching }, refetch] = useLiveQuery({ query: OrganDocument, variables: { id }, refetchOn: ['Organ', 'Post'] });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  const organ = data?.organ;
  if (data && !organ) return <NotFound page />;
  const target = { organ: id, version: organ?.version ?? 0 };
  const shared = (close: () => void) => ({ lead: organ?.name, submitText: words.save, doneText: words.done, onClose: close, onChanged: reload });
  return (
    <Page
      title={organ?.name ?? ''}
      mark={organ && <StateTag tone={organ.until ? 'quiet' : 'done'}>{organ.until ? `${words.until} ${format.day(organ.until)}` : kinds[organ.kind]}</StateTag>}
      breadcrumb={[{ title: text.list, path: '/administration/organs' }]}
      actions={may?.posts && organ && !organ.until ? <GivePost organ={organ} kinds={may.postKinds} onChanged={reload} /> : null}
      state={{ loading: fetching && !data, error, onRetry: reload }}
    >
      {organ && (
        <Panel
          title={text.facts}
          extra={
            may?.organs && (
              <RowActs
                of={organ.name}
                acts={[
                  {
                    label: words.rename,
                    renderForm: (close) => (
                      <ActForm
                        {...shared(close)}
                        document={OrganRenameDocument}
                        title={words.rename}
                        fields={[
                          { key: 'name', label: words.name, kind: 'text', required: true, initial: organ.name },
                          { key: 'shortName', label: text.shortName, kind: 'text', required: true, initial: organ.shortName },
                        ]}
                        toInput={({ name = '', shortName = '' }) => ({ ...target, name, shortName })}
                      />
                    ),
                  },
                  {
                    label: text.place,
                    renderForm: (close) => (
                      <ActForm
                        {...shared(close)}
                        document={OrganPlaceDocument}
                        title={text.place}
                        fields={[
                          { key: 'parent', label: text.parent, kind: 'choice', initial: organ.parent?.id ?? '', choices: data.organs.filter((each) => each.id !== id).map((each) => ({ value: each.id, label: each.name })) },
                          { key: 'position', label: words.position, kind: 'text', required: true, initial: String(organ.position) },
                        ]}
                        toInput={({ parent, position }) => ({ ...target, parent: parent || null, position: Math.trunc(Number(position) || 0) })}
                      />
                    ),
                  },
                  organ.handlesSuggestions
                    ? {
                          label: text.withdraw,
                          renderForm: (close: () => void) => (
                            <ActForm {...shared(close)} document={OrganWithdrawDocument} title={text.withdraw} fields={[]} toInput={() => target}>
                              <p>{text.withdrawText}</p>
                            </ActForm>
                          ),
                        }
                    : {
                          label: text.grant,
                          renderForm: (close: () => void) => (
                            <ActForm {...shared(close)} document={OrganGrantDocument} title={text.grant} fields={[]} toInput={() => target}>
                              <p>{text.grantText}</p>
                            </ActForm>
                          ),
                        },
                  {
                    label: words.end,
                    renderForm: (close) => (
                      <ActForm
                        {...shared(close)}
                        document={OrganEndDocument}
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
          <p>
            {[organ.shortName, organ.code, organ.parent && `${text.parent} ${organ.parent.name}`, organ.handlesSuggestions ? text.handles : text.notHandles]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </Panel>
      )}
      {organ && (
        <Panel title={text.history}>
          <PostHistory posts={organ.postHistory} mine={may?.postKinds ?? []} today={legalToday()} onChanged={reload} />
        </Panel>
      )}
    </Page>
  );
}
