import type { FormEvent } from 'react';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { useAnswer } from '../../ask.ts';
import { graphql } from '../../gql/gql.ts';
import type { PortalAreasQuery } from '../../gql/graphql.ts';
import { addressWith, Link, navigate, useParameters } from '../../navigation.tsx';
import { Asked, Page } from '../../page.tsx';
import { grouped } from '../../parts/area-groups.ts';
import { NearbyHomes } from '../../parts/nearby-homes.tsx';
import { NextPage } from '../../parts/next-page.tsx';
import { SearchForm } from '../../parts/search-form.tsx';
import { AreasDocument } from '../../parts/vocabulary.ts';

const DeputiesDocument = graphql(`
  query PortalDeputies($filter: PublicDeputyFilter, $first: Int!, $after: String) {
    publicDeputies(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { id name electoralDistrict { id name } delegation { id name } } }
    }
  }
`);

const messages = defineMessages({
  zh: {
    title: '找到您的代表', lead: '选择您居住的社区或村，查看由您所在选区选出的代表；也可以按姓名查找。不需要定位，也不需要登录。',
    search: '社区、村、街道、镇或代表姓名', areas: '按社区和村查找', whole: (name: string) => `${name}（全部）`, count: (count: number) => `${count} 个社区、村`,
    of: (area: string) => `${area}的代表`, named: (name: string) => `姓名含“${name}”的代表`, found: (count: number) => `共 ${count} 位`,
    none: '没有找到代表。可以换一个社区或姓名，或查看上一级街道、镇。', again: '重新选择社区', homes: (name: string) => `${name}的代表之家：地址、开放时间和近期接待`, places: (name: string) => `名称含“${name}”的地方`,
  },
  en: {
    title: 'Find your deputy', lead: 'Choose the community or village you live in to see the deputies its electoral district elected, or look for a name. Neither your location nor an account is needed.',
    search: 'Community, village, subdistrict, town or a deputy’s name', areas: 'By community and village', whole: (name: string) => `${name} (all)`, count: (count: number) => `${count} communities and villages`,
    of: (area: string) => `Deputies of ${area}`, named: (name: string) => `Deputies whose name contains “${name}”`, found: (count: number) => `${count} in all`,
    none: 'No deputy was found. Try another community or name, or the subdistrict or town around it.', again: 'Choose another community', homes: (name: string) => `Deputies’ homes of ${name}: address, hours and receptions`, places: (name: string) => `Places whose name contains “${name}”`,
  },
});

type Areas = PortalAreasQuery['areas'];

/** The deputies of a community: by the list, by a search, or by the nearest home for who likes to be located. */
export function DeputiesPage() {
  const text = useMessages(messages);
  const parameters = useParameters();
  const area = parameters.get('area');
  const search = (parameters.get('search') ?? '').trim().slice(0, 50);
  const areas = useAnswer(AreasDocument, {});
  const submit = (event: FormEvent<HTMLFormElement>, entered: string): void => {
    event.preventDefault();
    navigate(addressWith({ search: entered }));
  };
  return (
    <Page title={text.title} lead={text.lead}>
      <SearchForm key={search} label={text.search} value={search} maxLength={50} onSubmit={submit} />
      {!area && search === '' && <NearbyHomes />}
      <Asked answer={areas} lines={8}>
        {({ areas: all }) => (
          <>
            {area && <AreaDeputies area={area} name={all.find(({ id }) => id === area)?.name ?? ''} />}
            {!area && search !== '' && <Matches search={search} areas={all} />}
            {!area && search === '' && <AreaList areas={all} />}
          </>
        )}
      </Asked>
    </Page>
  );
}

function AreaList({ areas }: { areas: Areas }) {
  const text = useMessages(messages);
  return (
    <section>
      <h2>{text.areas}</h2>
      {grouped(areas).map(({ id, name, below }) => (
        <details key={id} className="portal-group">
          <summary>
            {name} <span className="portal-quiet">{text.count(below.length)}</span>
          </summary>
          <ul className="portal-chips">
            <li>
              <Link href={addressWith({ area: id })}>{text.whole(name)}</Link>
            </li>
            {below.map((area) => (
              <li key={area.id}>
                <Link href={addressWith({ area: area.id })}>{area.name}</Link>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}

function Matches({ search, areas }: { search: string; areas: Areas }) {
  const text = useMessages(messages);
  // Two communities may have one name.
  const nameOf = new Map<string | undefined, string>(areas.map(({ id, name }) => [id, name]));
  const places = areas.filter(({ name, kind }) => kind !== 'DISTRICT' && name.includes(search));
  return (
    <>
      {places.length > 0 && (
        <section>
          <h2>{text.places(search)}</h2>
          <ul className="portal-chips">
            {places.map(({ id, name, parent }) => (
              <li key={id}>
                <Link href={addressWith({ area: id })}>
                  {name} <span className="portal-quiet">{nameOf.get(parent?.id)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      <DeputyList title={text.named(search)} filter={{ search }} />
    </>
  );
}

function AreaDeputies({ area, name }: { area: string; name: string }) {
  const text = useMessages(messages);
  return (
    <>
      <p>
        <Link href={addressWith({})}>{text.again}</Link>
      </p>
      <DeputyList title={text.of(name)} filter={{ area }} />
      <p>
        <Link href={`/portal/homes?area=${encodeURIComponent(area)}`}>{text.homes(name)}</Link>
      </p>
    </>
  );
}

function DeputyList({ title, filter }: { title: string; filter: { area?: string; search?: string } }) {
  const text = useMessages(messages);
  const after = useParameters().get('after');
  const answer = useAnswer(DeputiesDocument, { filter, first: 20, after });
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <Asked answer={answer}>
        {({ publicDeputies: { edges, totalCount, pageInfo } }) =>
          edges.length === 0 ? (
            <p>{text.none}</p>
          ) : (
            <>
              <p className="portal-quiet">{text.found(totalCount)}</p>
              <ul className="portal-cards">
                {edges.map(({ node }) => (
                  <li key={node.id} className="portal-card">
                    <h3>
                      <Link href={`/portal/deputies/${node.id}`}>{node.name}</Link>
                    </h3>
                    <p className="portal-quiet">{[node.delegation?.name, node.electoralDistrict?.name].filter(Boolean).join(' · ')}</p>
                  </li>
                ))}
              </ul>
              <NextPage pageInfo={pageInfo} after={after} parameters={{ ...filter }} />
            </>
          )
        }
      </Asked>
    </section>
  );
}
