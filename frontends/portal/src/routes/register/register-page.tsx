import type { FormEvent } from 'react';
import { useFormat } from '@redpine/ui/format';
import { Highlight, runsOf } from '@redpine/ui/highlight';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { useAnswer } from '../../ask.ts';
import { graphql } from '../../gql/gql.ts';
import { addressWith, Link, navigate, useParameters } from '../../navigation.tsx';
import { Asked, Page } from '../../page.tsx';
import { NextPage } from '../../parts/next-page.tsx';
import { SearchForm } from '../../parts/search-form.tsx';
import { TopicsDocument } from '../../parts/vocabulary.ts';
import { words } from '../../words.ts';

const RegisterDocument = graphql(`
  query PortalRegister($filter: PublishedSuggestionFilter, $first: Int!, $after: String) {
    publishedSuggestions(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { id number title deputyName publishedAt topic { id name } replies { unitName categoryName } } }
    }
  }
`);

const messages = defineMessages({
  zh: {
    title: '代表建议公开目录', lead: '依照《代表法》第五十一条公开的代表建议和办理答复。', search: '搜索标题、正文和答复', topic: '领域',
    found: (count: number) => `共 ${count} 件`, none: '没有符合条件的公开建议。可以换一个搜索词，或选择全部领域。', published: (on: string) => `${on}公开`,
  },
  en: {
    title: 'Public register of suggestions', lead: 'Suggestions and replies published under art. 51 of the Deputies Law.', search: 'Search titles, texts and replies', topic: 'Topic',
    found: (count: number) => `${count} in all`, none: 'No published suggestion meets these conditions. Try another word, or all topics.', published: (on: string) => `published ${on}`,
  },
});

/** What became of what deputies proposed: the published suggestions with their replies. */
export function RegisterPage() {
  const text = useMessages(messages);
  const format = useFormat();
  const parameters = useParameters();
  const search = Array.from((parameters.get('search') ?? '').trim()).slice(0, 100).join('');
  const topic = parameters.get('topic') ?? '';
  const after = parameters.get('after');
  const filter = { ...(search !== '' && { search }), ...(/^[A-Za-z0-9_.-]{1,64}$/.test(topic) && { topic }) };
  const answer = useAnswer(RegisterDocument, { filter, first: 20, after });
  const submit = (event: FormEvent<HTMLFormElement>, entered: string): void => {
    event.preventDefault();
    navigate(addressWith({ search: entered, topic }));
  };
  return (
    <Page title={text.title} lead={text.lead}>
      <SearchForm key={search} label={text.search} value={search} maxLength={100} onSubmit={submit} />
      <TopicChoice topic={topic} onChange={(chosen) => navigate(addressWith({ search, topic: chosen }))} />
      <Asked answer={answer} lines={10}>
        {({ publishedSuggestions: { edges, totalCount, pageInfo } }) =>
          edges.length === 0 ? (
            <p>{text.none}</p>
          ) : (
            <>
              <p className="portal-quiet">{text.found(totalCount)}</p>
              <ul className="portal-cards">
                {edges.map(({ node }) => (
                  <li key={node.id} className="portal-card">
                    <h2>
                      <Link href={`/portal/register/${node.id}`}>
                        <Highlight runs={runsOf(node.title, search)} />
                      </Link>
                    </h2>
                    <p className="portal-quiet">
                      {[node.number, node.topic?.name, node.deputyName, text.published(format.dayOf(node.publishedAt))].filter(Boolean).join(' · ')}
                    </p>
                    {node.replies.map(({ unitName, categoryName }) => (
                      <p key={unitName}>
                        {unitName}：{categoryName}
                      </p>
                    ))}
                  </li>
                ))}
              </ul>
              <NextPage pageInfo={pageInfo} after={after} parameters={{ search, topic }} />
            </>
          )
        }
      </Asked>
    </Page>
  );
}

function TopicChoice({ topic, onChange }: { topic: string; onChange: (code: string) => void }) {
  const text = useMessages(messages);
  const common = useMessages(words);
  const [{ data }] = useAnswer(TopicsDocument, {});
  return (
    <label className="portal-field rp-no-print">
      <span>{text.topic}</span>
      <select value={topic} onChange={(event) => onChange(event.target.value)}>
        <option value="">{common.all}</option>
        {data?.topics.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
