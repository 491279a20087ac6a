import { useState } from 'react';
import { Button } from '@redpine/ui/button';
import { useQuery } from 'urql';
import { useAct } from '@redpine/ui/act';
import { DayField, SelectField, TextField } from '@redpine/ui/fields';
import { useFormErrors } from '@redpine/ui/form-errors';
import { useFormat } from '@redpine/ui/format';
import { useLiveQuery } from '@redpine/ui/live-query';
import { useMessages } from '@redpine/ui/messages';
import { Panel } from '@redpine/ui/page';
import { ProblemSummary } from '@redpine/ui/problem-summary';
import { StateTag } from '@redpine/ui/state-tag';
import { delegationStates, delegationTexts } from './delegation-texts.ts';
import { graphql } from './gql/gql.ts';
import type { ShellDelegationsQuery } from './gql/graphql.ts';

const DelegationsDocument = graphql(`
  query ShellDelegations {
    me {
      id
      person {
        id
      }
      posts {
        id
        title
        longestDelegation
      }
    }
    postDelegations(filter: { own: true, lasting: true }, first: 50) {
      edges {
        node {
          __typename
          id
          version
          from
          until
          state
          person {
            id
            name
          }
          post {
            id
            title
            person {
              id
              name
            }
          }
        }
      }
    }
  }
`);

const PeopleDocument = graphql(`
  query ShellDelegationPeople($filter: PersonFilter) {
    people(filter: $filter, first: 50) {
      edges {
        node {
          id
          name
          posts {
            id
            title
          }
        }
      }
    }
  }
`);

const DelegateDocument = graphql(`
  mutation ShellPostDelegate($input: PostDelegateInput!) {
    postDelegate(input: $input) {
      __typename
      ... on PostDelegationActSuccess { delegation { __typename id version state } }
      ...ShellProblems
    }
  }
`);

const EndDocument = graphql(`
  mutation ShellPostDelegationEnd($input: PostDelegationEndInput!) {
    postDelegationEnd(input: $input) {
      __typename
      ... on PostDelegationActSuccess { delegation { __typename id version state } }
      ...ShellProblems
    }
  }
`);

/** 代办 — who acts for the viewer, and for whom she acts. */
export function Delegations() {
  const text = useMessages(delegationTexts);
  const states = useMessages(delegationStates);
  const format = useFormat();
  const [made, setMade] = useState(0);
  const [{ data }, refetch] = useLiveQuery({ query: DelegationsDocument, variables: {}, refetchOn: ['PostDelegation', 'Post'] });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  const end = useAct(EndDocument, { successText: text.ended, onSuccess: reload, onConflict: reload });
  const rows = data?.postDelegations.edges.map(({ node }) => node) ?? [];
  const posts = (data?.me.posts ?? []).filter((post) => typeof post.longestDelegation === 'number');
  if (posts.length === 0 && rows.length === 0) return null;
  return (
    <Panel title={text.title}>
      <p className="rp-quiet">{text.text}</p>
      <ProblemSummary problem={end.problem} />
      {rows.length === 0 ? (
        <p>{text.none}</p>
      ) : (
        <ul className="security-list">
          {rows.map(({ id, version, from, until, state, person, post }) => (
            <li key={id}>
              <span>
                {person.id === data?.me.person?.id
                  ? text.mine(post.person.name, post.title, format.dayShort(from), format.dayShort(until))
                  : text.line(post.title, person.name, format.dayShort(from), format.dayShort(until))}{' '}
                <StateTag tone={state === 'IN_FORCE' ? 'active' : 'quiet'}>{states[state]}</StateTag>
              </span>
              <Button aria-label={text.endOf(post.title)} loading={end.running} onClick={() => void end.run({ delegation: id, version })}>
                {text.end}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {posts.length > 0 && (
        <DelegateForm
          key={made}
          posts={posts}
          onMade={() => {
            setMade(made + 1);
            reload();
          }}
        />
      )}
    </Panel>
  );
}

function DelegateForm({ posts, onMade }: { posts: ShellDelegationsQuery['me']['posts']; onMade: () => void }) {
  const text = useMessages(delegationTexts);
  const format = useFormat();
  const [values, setValues] = useState({ post: posts[0]?.id ?? '', person: '', from: '', until: '', reason: '' });
  const [search, setSearch] = useState('');
  const [{ data }] = useQuery({ query: PeopleDocument, variables: { filter: search.trim() === '' ? {} : { search: search.trim() } } });
  const act = useAct(DelegateDocument, { successText: text.given, onSuccess: onMade });
  const errors = useFormErrors(act.problem, ['post', 'person', 'from', 'until', 'reason'], values);
  const set = (key: keyof typeof values) => (value: string) => setValues({ ...values, [key]: value });
  const longest = posts.find(({ id }) => id === values.post)?.longestDelegation ?? null;
  const people = (data?.people.edges ?? []).map(({ node }) => ({ value: node.id, label: [node.name, ...node.posts.map(({ title }) => title)].join(' · ') }));
  return (
    <form
      className="security-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (errors.complete()) void act.run(values);
      }}
    >
      <ProblemSummary problem={act.problem} elsewhere={errors.elsewhere} />
      <SelectField
        required
        label={text.post}
        value={values.post}
        error={errors.of('post')}
        {...(longest !== null && { hint: text.postHint(format.number(longest)) })}
        choices={posts.map(({ id, title }) => ({ value: id, label: title }))}
        onChange={set('post')}
      />
      <TextField label={text.search} value={search} onChange={setSearch} />
      <SelectField required label={text.person} value={values.person} error={errors.of('person')} choices={people} onChange={set('person')} />
      <DayField required label={text.from} value={values.from} error={errors.of('from')} onChange={set('from')} />
      <DayField required label={text.until} value={values.until} error={errors.of('until')} onChange={set('until')} />
      <TextField required label={text.reason} max={200} value={values.reason} error={errors.of('reason')} onChange={set('reason')} />
      <Button type="primary" htmlType="submit" loading={act.running}>
        {text.give}
      </Button>
    </form>
  );
}
