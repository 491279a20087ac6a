import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { useAnswer } from '../../ask.ts';
import { graphql } from '../../gql/gql.ts';
import { Link } from '../../navigation.tsx';
import { Asked, Missing, Page, PrintButton } from '../../page.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Occurrences } from '../../parts/occurrences.tsx';
import { Phone } from '../../parts/phone.tsx';
import { ShareButton } from '../../parts/share-button.tsx';
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
      deputies { id name }
      coming { id kind subject on from until deputies }
      past { id kind subject on from until deputies }
    }
  }
`);

const messages = defineMessages({
  zh: {
    title: '代表之家', lead: '代表联系群众的场所，开放时间内欢迎来访。', area: '所在区域', topic: '专业领域', address: '地址', hours: '开放时间', contact: '联系方式', barrierFree: '无障碍通行', yes: '有', opened: '启用日期',
    deputies: '进家代表', coming: '近期接待和活动', noneComing: '近期没有已公布的接待和活动。', past: '已开展的接待和活动',
  },
  en: {
    title: 'Deputies’ home', lead: 'Where deputies meet people; come in whenever it is open.', area: 'Area', topic: 'Field', address: 'Address', hours: 'Open', contact: 'Contact', barrierFree: 'Step-free access', yes: 'yes', opened: 'Open since',
    deputies: 'Its deputies', coming: 'Receptions and activities to come', noneComing: 'Nothing that is to come has been published.', past: 'Receptions and activities held',
  },
});

/** One home: where and when, who receives, what is coming and what was done. */
export function HomeRecordPage({ id }: { id: string }) {
  const text = useMessages(messages);
  const common = useMessages(words);
  const format = useFormat();
  const answer = useAnswer(HomeDocument, { id });
  const found = answer[0].data?.publishedHome;
  if (answer[0].data && !found) return <Missing />;
  return (
    <Page title={found?.name ?? text.title} lead={text.lead}>
      <p className="portal-back rp-no-print">
        <Link href="/portal/homes">{common.homes}</Link>
      </p>
      <Asked answer={answer} lines={24}>
        {({ publishedHome: home }) => {
          if (!home) return null;
          return (
            <>
              <Facts
                of={[
                  [text.address, home.address],
                  [text.hours, home.openingHours],
                  [text.contact, home.contact && <Phone number={home.contact} />],
                  [text.area, home.area?.name],
                  [text.topic, home.topic?.name],
                  [text.barrierFree, home.facilities.barrierFree && text.yes],
                  [text.opened, format.day(home.openedOn)],
                ]}
              />
              <h2>{text.coming}</h2>
              {home.coming.length === 0 ? <p>{text.noneComing}</p> : <Occurrences of={home.coming} />}
              {home.deputies.length > 0 && (
                <>
                  <h2>{text.deputies}</h2>
                  <ul className="portal-chips">
                    {home.deputies.map((deputy) => (
                      <li key={deputy.id}>
                        <Link href={`/portal/deputies/${deputy.id}`}>{deputy.name}</Link>
                      </li>
                    ))}
                  </ul>
                </>
              )}
              {home.past.length > 0 && (
                <>
                  <h2>{text.past}</h2>
                  <Occurrences of={home.past} />
                </>
              )}
              <div className="portal-row rp-no-print">
                <ShareButton title={home.name} />
                <PrintButton />
              </div>
            </>
          );
        }}
      </Asked>
    </Page>
  );
}
