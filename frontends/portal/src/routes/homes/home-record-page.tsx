import { useQuery } from 'urql';
import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { graphql } from '../../gql/gql.ts';
import type { PortalHomeQuery } from '../../gql/graphql.ts';
import { Link } from '../../navigation.tsx';
import { Asked, Missing, Page, PrintButton } from '../../page.tsx';
import { words } from '../../words.ts';

const HomeDocument = graphql(`
  query PortalHome($id: ID!) {
    publishedHome(id: $id) {
      id
      name
      label
      area { id name }
      topic { id name }
      address
      openingHours
      contact
      facilities { barrierFree }
      openedOn
      coming { id kind subject on from until deputies }
      past { id kind subject on from until deputies }
    }
  }
`);

const messages = defineMessages({
  zh: {
    title: '代表之家', area: '所在区域', topic: '专业领域', address: '地址', hours: '开放时间', contact: '联系方式', barrierFree: '无障碍通行', yes: '有', opened: '启用日期',
    coming: '近期接待和活动', noneComing: '近期没有已公布的接待和活动。', past: '已开展的接待和活动', RECEPTION: '代表接待', ACTIVITY: '活动', deputies: (names: string) => `代表：${names}`,
  },
  en: {
    title: 'Deputies’ home', area: 'Area', topic: 'Field', address: 'Address', hours: 'Open', contact: 'Contact', barrierFree: 'Step-free access', yes: 'yes', opened: 'Open since',
    coming: 'Receptions and activities to come', noneComing: 'Nothing that is to come has been published.', past: 'Receptions and activities held', RECEPTION: 'Reception', ACTIVITY: 'Activity', deputies: (names: string) => `Deputies: ${names}`,
  },
});

type Events = NonNullable<PortalHomeQuery['publishedHome']>['coming'];

/** One home: where and when, who receives, what is coming and what was done. */
export function HomeRecordPage({ id }: { id: string }) {
  const text = useMessages(messages);
  const common = useMessages(words);
  const format = useFormat();
  const answer = useQuery({ query: HomeDocument, variables: { id } });
  const found = answer[0].data?.publishedHome;
  if (answer[0].data && !found) return <Missing />;
  return (
    <Page title={found?.name ?? text.title}>
      <p className="rp-no-print">
        <Link href="/portal/homes">{common.homes}</Link>
      </p>
      <Asked answer={answer} lines={10}>
        {({ publishedHome: home }) => {
          if (!home) return null;
          const facts = [
            [text.address, home.address],
            [text.hours, home.openingHours],
            [text.contact, home.contact],
            [text.area, home.area?.name],
            [text.topic, home.topic?.name],
            [text.barrierFree, home.facilities.barrierFree ? text.yes : null],
            [text.opened, format.day(home.openedOn)],
          ] as const;
          return (
            <>
              <dl className="portal-facts">
                {facts.map(([label, value]) => value && (
                  <div key={label}>
                    <dt>{label}</dt>
                    <dd>{value}</dd>
                  </div>
                ))}
              </dl>
              <h2>{text.coming}</h2>
              {home.coming.length === 0 ? <p>{text.noneComing}</p> : <EventList events={home.coming} />}
              {home.past.length > 0 && (
                <>
                  <h2>{text.past}</h2>
                  <EventList events={home.past} />
                </>
              )}
              <PrintButton />
            </>
          );
        }}
      </Asked>
    </Page>
  );
}

function EventList({ events }: { events: Events }) {
  const text = useMessages(messages);
  const format = useFormat();
  return (
    <ul className="portal-cards">
      {events.map((event) => (
        <li key={event.id} className="portal-card">
          <h3>{event.subject}</h3>
          <p>
            {format.day(event.on)} {event.from}–{event.until} · {text[event.kind]}
          </p>
          {event.deputies.length > 0 && <p className="portal-quiet">{text.deputies(event.deputies.join('、'))}</p>}
        </li>
      ))}
    </ul>
  );
}
