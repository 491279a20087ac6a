import { useState } from 'react';
import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { type Answer, ask } from '../ask.ts';
import { graphql } from '../gql/gql.ts';
import type { PortalLocatedHomesQuery } from '../gql/graphql.ts';
import { Link } from '../navigation.tsx';
import { nearest, type Point } from './distance.ts';

const LocatedDocument = graphql(`
  query PortalLocatedHomes($after: String) {
    publishedHomes(filter: { located: true }, first: 100, after: $after) {
      pageInfo { hasNextPage endCursor }
      edges { node { id name address location { latitude longitude } area { id name } } }
    }
  }
`);

const messages = defineMessages({
  zh: {
    title: '离您最近的代表之家', use: '用定位找最近的代表之家', privacy: '可选。位置只在本机上用来计算距离，不上传、不保存。', asking: '正在定位……',
    away: (km: string) => `约 ${km} 公里`, of: (area: string) => `${area}的代表`, none: '附近的代表之家还没有登记坐标。请在下面选择社区或村。', denied: '没有取得位置。不用定位也可以：请在下面选择社区或村。',
    undelivered: '没有收到答复，请稍后再试，或在下面选择社区或村。',
  },
  en: {
    title: 'The deputies’ homes nearest to you', use: 'Find the nearest deputies’ home by location', privacy: 'If you like. Your location stays on this device: it is neither sent nor kept.', asking: 'Looking where you are…',
    away: (km: string) => `about ${km} km`, of: (area: string) => `Deputies of ${area}`, none: 'No deputies’ home has its place on record yet. Choose a community or village below.', denied: 'Your location could not be had. It works without it: choose a community or village below.',
    undelivered: 'No answer came. Try again later, or choose a community or village below.',
  },
});

type Page = PortalLocatedHomesQuery['publishedHomes'];
type Home = Page['edges'][number]['node'];

/** Every one, page by page: the nearest may stand on the last. Undefined where they cannot be had. */
async function locatedHomes(): Promise<Home[] | undefined> {
  const homes: Home[] = [];
  let after: string | null = null;
  do {
    const answer: Answer<PortalLocatedHomesQuery> = await ask(LocatedDocument, { after });
    if (!answer.data) return undefined;
    const { edges, pageInfo }: Page = answer.data.publishedHomes;
    homes.push(...edges.map(({ node }) => node));
    after = pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null;
  } while (after !== null);
  return homes;
}

const position = (): Promise<Point | undefined> =>
  new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => resolve({ latitude, longitude }),
      () => resolve(undefined),
      { timeout: 15_000, maximumAge: 300_000 },
    );
  });

type Found = ReturnType<typeof nearest<Home>>;

/** Homes by distance, for who asks for it. Where she is goes no further than this page. */
export function NearbyHomes() {
  const text = useMessages(messages);
  const [state, setState] = useState<'idle' | 'asking' | 'denied' | 'undelivered' | Found>('idle');
  // Browsers locate on a secure page alone.
  if (!('geolocation' in navigator) || !isSecureContext) return null;
  const locate = async (): Promise<void> => {
    setState('asking');
    const here = await position();
    const homes = here && (await locatedHomes());
    if (!here) setState('denied');
    else setState(homes ? nearest(here, homes, 5) : 'undelivered');
  };
  return (
    <section className="portal-nearby">
      <button type="button" className="portal-button" disabled={state === 'asking'} onClick={() => void locate()}>
        {text.use}
      </button>
      <p className="portal-quiet">{text.privacy}</p>
      <div aria-live="polite">
        {typeof state === 'string' ? state !== 'idle' && <p>{text[state]}</p> : <Nearest found={state} />}
      </div>
    </section>
  );
}

function Nearest({ found }: { found: Found }) {
  const text = useMessages(messages);
  const format = useFormat();
  if (found.length === 0) return <p>{text.none}</p>;
  return (
    <>
      <h2>{text.title}</h2>
      <ul className="portal-cards">
        {found.map(({ place, km }) => (
          <li key={place.id} className="portal-card">
            <h3>
              <Link href={`/portal/homes/${place.id}`}>{place.name}</Link>
            </h3>
            <p className="portal-quiet">{[text.away(format.number(Math.round(km * 10) / 10)), place.address].join(' · ')}</p>
            {place.area && (
              <p>
                <Link href={`/portal/deputies?area=${encodeURIComponent(place.area.id)}`}>{text.of(place.area.name)}</Link>
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
