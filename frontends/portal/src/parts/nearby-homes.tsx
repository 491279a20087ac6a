import { useState } from 'react';
import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { useAnswer } from '../ask.ts';
import { graphql } from '../gql/gql.ts';
import { Link } from '../navigation.tsx';
import { Asked } from '../page.tsx';
import { nearest, type Point } from './distance.ts';

const LocatedDocument = graphql(`
  query PortalLocatedHomes {
    publishedHomes(filter: { located: true }, first: 100) {
      edges { node { id name address location { latitude longitude } area { id name } } }
    }
  }
`);

const messages = defineMessages({
  zh: {
    title: '离您最近的代表之家', use: '用定位找最近的代表之家', privacy: '可选。位置只在本机上用来计算距离，不上传、不保存。', asking: '正在定位……',
    away: (km: string) => `约 ${km} 公里`, of: (area: string) => `${area}的代表`, none: '附近的代表之家还没有登记坐标。请在下面选择社区或村。', denied: '没有取得位置。不用定位也可以：请在下面选择社区或村。',
  },
  en: {
    title: 'The deputies’ homes nearest to you', use: 'Find the nearest deputies’ home by location', privacy: 'If you like. Your location stays on this device: it is neither sent nor kept.', asking: 'Looking where you are…',
    away: (km: string) => `about ${km} km`, of: (area: string) => `Deputies of ${area}`, none: 'No deputies’ home has its place on record yet. Choose a community or village below.', denied: 'Your location could not be had. It works without it: choose a community or village below.',
  },
});

/** Homes by distance, for who asks for it. Where she is goes no further than this page. */
export function NearbyHomes() {
  const text = useMessages(messages);
  const [state, setState] = useState<'idle' | 'asking' | 'denied' | Point>('idle');
  // Browsers locate on a secure page alone.
  if (!('geolocation' in navigator) || !isSecureContext) return null;
  const locate = (): void => {
    setState('asking');
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => setState({ latitude, longitude }),
      () => setState('denied'),
      { timeout: 15_000, maximumAge: 300_000 },
    );
  };
  return (
    <section className="portal-nearby">
      <button type="button" className="portal-button" disabled={state === 'asking'} onClick={locate}>
        {text.use}
      </button>
      <p className="portal-quiet">{text.privacy}</p>
      <div aria-live="polite">
        {state === 'asking' && <p>{text.asking}</p>}
        {state === 'denied' && <p>{text.denied}</p>}
        {typeof state === 'object' && <Nearest from={state} />}
      </div>
    </section>
  );
}

function Nearest({ from }: { from: Point }) {
  const text = useMessages(messages);
  const format = useFormat();
  const answer = useAnswer(LocatedDocument, {});
  return (
    <Asked answer={answer} lines={5}>
      {({ publishedHomes: { edges } }) => {
        const found = nearest(from, edges.map(({ node }) => node), 5);
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
      }}
    </Asked>
  );
}
