import type { FormEvent } from 'react';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { useAnswer } from '../../ask.ts';
import { graphql } from '../../gql/gql.ts';
import { addressWith, Link, navigate, useParameters } from '../../navigation.tsx';
import { Asked, Page } from '../../page.tsx';
import { Choice } from '../../parts/field.tsx';
import { AreaOptions } from '../../parts/area-options.tsx';
import { NearbyHomes } from '../../parts/nearby-homes.tsx';
import { NextPage } from '../../parts/next-page.tsx';
import { SearchForm } from '../../parts/search-form.tsx';
import { words } from '../../words.ts';

const HomesDocument = graphql(`
  query PortalHomes($filter: PublishedHomeFilter, $first: Int!, $after: String) {
    publishedHomes(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { id name address openingHours contact area { id name } topic { id name } } }
    }
  }
`);

const messages = defineMessages({
  zh: {
    title: '代表之家', lead: '就近的代表之家（代表联络站）：地址、开放时间、接待代表和近期活动。', search: '名称或地址', area: '街道、镇或社区、村',
    found: (count: number) => `共 ${count} 处`, none: '没有找到代表之家。可以换一个地方或搜索词。',
  },
  en: {
    title: 'Deputies’ homes', lead: 'The deputies’ homes nearby: address, hours, who receives and what is coming.', search: 'Name or address', area: 'Subdistrict, town, community or village',
    found: (count: number) => `${count} in all`, none: 'No deputies’ home was found. Try another place or word.',
  },
});

/** The homes in force, by place and by name. */
export function HomesPage() {
  const text = useMessages(messages);
  const common = useMessages(words);
  const parameters = useParameters();
  const search = Array.from((parameters.get('search') ?? '').trim()).slice(0, 100).join('');
  const area = parameters.get('area') ?? '';
  const after = parameters.get('after');
  const filter = { ...(search !== '' && { search }), ...(area !== '' && { area }) };
  const answer = useAnswer(HomesDocument, { filter, first: 20, after });
  const submit = (event: FormEvent<HTMLFormElement>, entered: string): void => {
    event.preventDefault();
    navigate(addressWith({ search: entered, area }));
  };
  return (
    <Page title={text.title} lead={text.lead}>
      <SearchForm key={search} label={text.search} value={search} maxLength={100} onSubmit={submit} />
      <Choice label={text.area} value={area} onChange={(event) => navigate(addressWith({ search, area: event.target.value }))}>
        <option value="">{common.all}</option>
        <AreaOptions />
      </Choice>
      {search === '' && area === '' && <NearbyHomes />}
      <Asked answer={answer} lines={8}>
        {({ publishedHomes: { edges, totalCount, pageInfo } }) =>
          edges.length === 0 ? (
            <p>{text.none}</p>
          ) : (
            <>
              <p className="portal-quiet">{text.found(totalCount)}</p>
              <ul className="portal-cards">
                {edges.map(({ node }) => (
                  <li key={node.id} className="portal-card">
                    <h2>
                      <Link href={`/portal/homes/${node.id}`}>{node.name}</Link>
                    </h2>
                    <p className="portal-quiet">{[node.area?.name, node.topic?.name].filter(Boolean).join(' · ')}</p>
                    <p>{[node.address, node.openingHours].filter(Boolean).join(' · ')}</p>
                  </li>
                ))}
              </ul>
              <NextPage pageInfo={pageInfo} after={after} parameters={{ search, area }} />
            </>
          )
        }
      </Asked>
    </Page>
  );
}
