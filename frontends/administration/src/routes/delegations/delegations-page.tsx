import { useState } from 'react';
import { useQuery } from 'urql';
import { DataTable } from '@redpine/ui/data-table';
import { TextField } from '@redpine/ui/fields';
import { FilterBar } from '@redpine/ui/filter-bar';
import { useFormat } from '@redpine/ui/format';
import { useList } from '@redpine/ui/list';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Page, Panel } from '@redpine/ui/page';
import { StateTag } from '@redpine/ui/state-tag';
import { EmptyState, Forbidden } from '@redpine/ui/states';
import { useUrlState } from '@redpine/ui/url-state';
import { ActForm } from '../../parts/act-form.tsx';
import { OpenForm } from '../../parts/open-form.tsx';
import { usePermissions } from '../../parts/permissions.ts';
import { legalToday } from '../../parts/legal-today.ts';
import { RowActs } from '../../parts/row-acts.tsx';
import { common } from '../../words.ts';
import { DelegationPeopleDocument, DelegationsDocument, PostDelegateDocument, PostDelegationEndDocument } from './delegation-documents.ts';

const messages = defineMessages({
  zh: {
    title: '代办', lead: '职务本人外出、休假的，可由他人在期限内代办；到期自行结束。代表、表决、评价和三员的职务不能代办。', give: '设定代办', end: '结束代办', holder: '职务本人',
    post: '职务', person: '代办人', days: '期限', reason: '事由', state: '状态', lasting: '只看未结束的', search: '查找人员', searchHint: '职务本人和代办人都在这里查找',
  },
  en: {
    title: 'Delegations', lead: 'Somebody acts for the holder of a post while she is away; it ends by itself. Seats of deputies, votes, evaluations and the administrators’ posts are not delegated.', give: 'Delegate a post', end: 'End', holder: 'Holder',
    post: 'Post', person: 'Who acts', days: 'Days', reason: 'Reason', state: 'State', lasting: 'Only those that last', search: 'Find people', searchHint: 'The holder and who acts are both found here',
  },
});

const states = defineMessages({
  zh: { TO_COME: '未到期', IN_FORCE: '代办中', OVER: '已结束' },
  en: { TO_COME: 'To come', IN_FORCE: 'In force', OVER: 'Over' },
});

export default function DelegationsPage() {
  const text = useMessages(messages);
  const words = useMessages(common);
  const stateNames = useMessages(states);
  const format = useFormat();
  const may = usePermissions();
  const [state, setState] = useUrlState({ lasting: false });
  const { data, reload, table } = useList({
    query: DelegationsDocument,
    variables: { filter: state.lasting ? { lasting: true } : {} },
    refetchOn: ['PostDelegation', 'Post'],
  });
  if (may && !may.accounts) return <Forbidden page />;
  return (
    <Page title={text.title} lead={text.lead} actions={<OpenForm label={text.give} renderForm={(close) => <DelegateForm onClose={close} onChanged={reload} />} />}>
      <FilterBar filters={[{ key: 'lasting', kind: 'yes', label: text.lasting }]} state={state} onChange={(changes) => setState(changes)} />
      <Panel>
        <DataTable
          label={text.title}
          storageKey="administration-delegations"
          columns={[
            { key: 'post', title: text.post, heading: true, render: ({ post }) => post.title },
            { key: 'holder', title: text.holder, render: ({ post }) => <Link href={`/administration/people/${post.person.id}`}>{post.person.name}</Link> },
            { key: 'person', title: text.person, render: ({ person }) => <Link href={`/administration/people/${person.id}`}>{person.name}</Link> },
            { key: 'days', title: text.days, render: (row) => `${format.dayShort(row.from)} – ${format.dayShort(row.until)}` },
            { key: 'reason', title: text.reason, render: ({ reason }) => reason },
            { key: 'state', title: text.state, render: (row) => <StateTag tone={row.state === 'IN_FORCE' ? 'active' : 'quiet'}>{stateNames[row.state]}</StateTag> },
            {
              key: 'acts',
              title: words.acts,
              render: ({ id, version, post, person, state: stands }) =>
                stands === 'OVER' ? null : (
                  <RowActs
                    of={`${post.person.name} ${post.title}`}
                    acts={[
                      {
                        label: text.end,
                        renderForm: (close) => (
                          <ActForm
                            document={PostDelegationEndDocument}
                            title={text.end}
                            lead={`${post.person.name} ${post.title} → ${person.name}`}
                            submitText={text.end}
                            doneText={words.done}
                            fields={[]}
                            toInput={() => ({ delegation: id, version })}
                            onClose={close}
                            onChanged={reload}
                          />
                        ),
                      },
                    ]}
                  />
                ),
            },
          ]}
          {...table(data?.postDelegations)}
          empty={<EmptyState title={words.none} />}
        />
      </Panel>
    </Page>
  );
}

function DelegateForm({ onClose, onChanged }: { onClose: () => void; onChanged: () => void }) {
  const text = useMessages(messages);
  const words = useMessages(common);
  const [name, setName] = useState('');
  const [{ data }] = useQuery({ query: DelegationPeopleDocument, variables: { filter: name.trim() === '' ? {} : { search: name.trim() } } });
  // Whoever was found once stays to be chosen: the holder and the delegate have different names.
  const [found, setFound] = useState<ReadonlyMap<string, Found>>(new Map());
  const latest = (data?.people.edges ?? []).map(({ node }) => node);
  if (latest.some(({ id }) => !found.has(id))) setFound(new Map([...found, ...latest.map((person) => [person.id, person] as const)]));
  const people = [...found.values()];
  const posts = people.flatMap((person) => person.posts.filter((post) => typeof post.longestDelegation === 'number').map((post) => ({ value: post.id, label: `${person.name} · ${post.title}` })));
  return (
    <ActForm
      document={PostDelegateDocument}
      title={text.give}
      submitText={text.give}
      doneText={words.done}
      fields={[
        { key: 'post', label: text.post, kind: 'choice', required: true, choices: posts },
        { key: 'person', label: text.person, kind: 'choice', required: true, choices: people.map(({ id, name: label, posts: held }) => ({ value: id, label: [label, ...held.map(({ title }) => title)].join(' · ') })) },
        { key: 'from', label: words.from, kind: 'day', required: true, initial: legalToday() },
        { key: 'until', label: words.last, kind: 'day', required: true },
        { key: 'reason', label: text.reason, kind: 'text', required: true },
      ]}
      toInput={({ post = '', person = '', from = '', until = '', reason = '' }) => ({ post, person, from, until, reason })}
      onClose={onClose}
      onChanged={onChanged}
    >
      <TextField label={text.search} hint={text.searchHint} value={name} onChange={setName} />
    </ActForm>
  );
}

interface Found {
  id: string;
  name: string;
  posts: readonly { id: string; title: string; longestDelegation?: number | null }[];
}
