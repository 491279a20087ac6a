import { DataTable } from '@redpine/ui/data-table';
import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { EmptyState } from '@redpine/ui/states';
import type { PostKind } from '../gql/graphql.ts';
import { common, postKinds } from '../words.ts';
import { ActForm } from './act-form.tsx';
import { PostEndDocument } from './post-documents.ts';
import { RowActs } from './row-acts.tsx';

export interface ShownPost {
  id: string;
  version: number;
  kind: PostKind;
  title: string;
  from: string;
  until?: string | null;
  person?: { id: string; name: string } | null;
  organ?: { id: string; shortName: string } | null;
  area?: { id: string; name: string } | null;
}

const messages = defineMessages({
  zh: { title: '任职沿革', person: '人员', post: '职务', place: '机构、区域', days: '任期', end: '免职', none: '还没有任职记录' },
  en: { title: 'History of posts', person: 'Person', post: 'Post', place: 'Organ, area', days: 'Days', end: 'End the post', none: 'No posts yet' },
});

/** Every post ever held, the latest first; those that last can be ended by whoever may give such a post. */
export function PostHistory({ posts, mine, today, onChanged }: { posts: readonly ShownPost[]; mine: readonly PostKind[]; today: string; onChanged: () => void }) {
  const text = useMessages(messages);
  const words = useMessages(common);
  const kinds = useMessages(postKinds);
  const format = useFormat();
  return (
    <DataTable
      label={text.title}
      storageKey="administration-posts"
      columns={[
        {
          key: 'post',
          title: text.post,
          heading: true,
          render: (post) => (
            <>
              {post.title} <span className="rp-quiet">{kinds[post.kind]}</span>
            </>
          ),
        },
        { key: 'person', title: text.person, render: (post) => (post.person ? <Link href={`/administration/people/${post.person.id}`}>{post.person.name}</Link> : '—') },
        { key: 'place', title: text.place, render: (post) => [post.organ?.shortName, post.area?.name].filter(Boolean).join(' · ') || '—' },
        { key: 'days', title: text.days, render: (post) => `${format.dayShort(post.from)} – ${post.until ? format.dayShort(post.until) : words.lasting}` },
        {
          key: 'acts',
          title: words.acts,
          render: (post) =>
            mine.includes(post.kind) && (!post.until || post.until >= today) ? (
              <RowActs
                of={`${post.person?.name ?? ''} ${post.title}`}
                acts={[
                  {
                    label: text.end,
                    renderForm: (close) => (
                      <ActForm
                        document={PostEndDocument}
                        title={text.end}
                        lead={`${post.person?.name ?? ''} ${post.title}`}
                        submitText={text.end}
                        doneText={words.done}
                        fields={[{ key: 'until', label: words.until, kind: 'day', required: true, initial: today }]}
                        toInput={({ until = '' }) => ({ post: post.id, version: post.version, until })}
                        onClose={close}
                        onChanged={onChanged}
                      />
                    ),
                  },
                ]}
              />
            ) : null,
        },
      ]}
      rows={posts}
      rowKey={(post) => post.id}
      loading={false}
      empty={<EmptyState title={text.none} />}
    />
  );
}
