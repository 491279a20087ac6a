import { useState } from 'react';
import { useQuery } from 'urql';
import { type Choice, TextField } from '@redpine/ui/fields';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { graphql } from '../gql/gql.ts';
import type { PostKind } from '../gql/graphql.ts';
import { common, postKinds } from '../words.ts';
import { ActForm, type FormField } from './act-form.tsx';
import { legalToday } from './legal-today.ts';
import { OpenForm } from './open-form.tsx';
import { PostGiveDocument } from './post-documents.ts';

const PostPlacesDocument = graphql(`
  query AdministrationPostPlaces {
    organs { id name }
    areas { id name }
  }
`);
const PostHoldersDocument = graphql(`
  query AdministrationPostHolders($search: String!) {
    people(filter: { search: $search }, first: 20) {
      totalCount
      edges { node { id name posts { id title } } }
    }
  }
`);

const messages = defineMessages({
  zh: {
    give: '任职', search: '查找人员', searchHint: '输入姓名，再在下面选择', more: (count: number) => `共 ${count} 人，请输入更完整的姓名`, person: '人员', kind: '职务', title: '职务名称', organ: '机构', area: '区域',
    organHint: '承办单位的职务须选择单位', areaHint: '街道、镇的职务须选择区域',
  },
  en: {
    give: 'Give a post', search: 'Find a person', searchHint: 'Type a name, then choose below', more: (count: number) => `${count} people: type more of the name`, person: 'Person', kind: 'Post', title: 'Title', organ: 'Organ', area: 'Area',
    organHint: 'Needed for posts of handling units', areaHint: 'Needed for posts of subdistricts and towns',
  },
});

interface PostFormProps {
  /** Whose post it is to be; found by name in the form where it is given from an organ. */
  person?: { id: string; name: string };
  organ?: { id: string; name: string };
  kinds: readonly PostKind[];
  onClose: () => void;
  onChanged: () => void;
}

/** Gives a post, from the page of the person or from that of the organ. */
function PostForm({ person, organ, kinds, onClose, onChanged }: PostFormProps) {
  const text = useMessages(messages);
  const words = useMessages(common);
  const names = useMessages(postKinds);
  const [search, setSearch] = useState('');
  const [{ data: places }] = useQuery({ query: PostPlacesDocument });
  const [{ data: found }] = useQuery({ query: PostHoldersDocument, variables: { search: search.trim() }, pause: Boolean(person) || search.trim() === '' });
  const people = search.trim() === '' ? [] : (found?.people.edges ?? []).map(({ node }) => ({
    value: node.id, label: [node.name, ...node.posts.map(({ title }) => title)].join(' '),
  }));
  const option = ({ id, name }: { id: string; name: string }): Choice => ({ value: id, label: name });
  const holder: FormField[] = person ? [] : [{
    key: 'person', label: text.person, kind: 'choice', required: true, choices: people,
    ...((found?.people.totalCount ?? 0) > people.length && people.length > 0 ? { hint: text.more(found?.people.totalCount ?? 0) } : {}),
  }];
  return (
    <ActForm
      document={PostGiveDocument}
      title={text.give}
      lead={person?.name ?? organ?.name}
      submitText={words.save}
      doneText={words.done}
      fields={[
        ...holder,
        { key: 'kind', label: text.kind, kind: 'choice', required: true, choices: kinds.map((value) => ({ value, label: names[value] })) },
        { key: 'title', label: text.title, kind: 'text', required: true },
        { key: 'organ', label: text.organ, kind: 'choice', hint: text.organHint, initial: organ?.id ?? '', choices: (places?.organs ?? (organ ? [organ] : [])).map(option) },
        { key: 'area', label: text.area, kind: 'choice', hint: text.areaHint, choices: (places?.areas ?? []).map(option) },
        { key: 'from', label: words.from, kind: 'day', required: true, initial: legalToday() },
        { key: 'until', label: words.last, kind: 'day' },
      ]}
      toInput={(values) => ({
        person: person?.id ?? values['person'] ?? '',
        kind: values['kind'] as PostKind,
        title: values['title'] ?? '',
        organ: values['organ'] || null,
        area: values['area'] || null,
        from: values['from'] ?? '',
        until: values['until'] || null,
      })}
      onClose={onClose}
      onChanged={onChanged}
    >
      {!person && <TextField label={text.search} hint={text.searchHint} value={search} onChange={setSearch} />}
    </ActForm>
  );
}

/** The button that opens the form. */
export function GivePost(props: Omit<PostFormProps, 'onClose'>) {
  const text = useMessages(messages);
  return <OpenForm label={text.give} renderForm={(close) => <PostForm {...props} onClose={close} />} />;
}
