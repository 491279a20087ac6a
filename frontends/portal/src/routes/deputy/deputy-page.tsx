import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { useAnswer } from '../../ask.ts';
import { graphql } from '../../gql/gql.ts';
import type { PortalDeputyQuery } from '../../gql/graphql.ts';
import { Link } from '../../navigation.tsx';
import { Asked, Missing, Page, PrintButton } from '../../page.tsx';
import { dutyParts } from '../../parts/duty-parts.ts';
import { Facts } from '../../parts/facts.tsx';
import { Occurrences } from '../../parts/occurrences.tsx';
import { Phone } from '../../parts/phone.tsx';
import { ShareButton } from '../../parts/share-button.tsx';

const DeputyDocument = graphql(`
  query PortalDeputy($id: ID!) {
    publicDeputy(id: $id) {
      id
      name
      level
      occupation
      introduction
      phone
      photo { id name }
      electoralUnit
      area { id name }
      delegation { id name }
      electoralDistrict { id name areas { id name } }
      term { id name }
      homes { id name address openingHours }
      coming { id kind subject on from until home { id name } }
      duties { kind name count }
      dutiesSince
      publishedAt
      publishedDuties { id year quarter parts { part count } }
      publishedReports { id heldOn place voters report questions { question answer } appraisal { good basically poor } }
      publishedDeeds(first: 5) {
        totalCount
        edges { node { id title result doneOn asked confirmed } }
      }
      publishedSuggestions(first: 20) {
        totalCount
        edges { node { id title publishedAt } }
      }
    }
  }
`);

const messages = defineMessages({
  zh: {
    title: '代表信息', basis: '依照《代表法》第五十八条公开。', delegation: '代表团', district: '选区', areas: '选区范围', unit: '选举单位', town: '所在镇', term: '届次', phone: '联系电话', occupation: '工作单位和职务',
    TOWN: '镇人大代表', DISTRICT: '区人大代表', CITY: '市人大代表', PROVINCE: '省人大代表', NATION: '全国人大代表',
    photo: (name: string) => `${name}代表的照片`, meet: '在哪里见到代表', coming: '近期接待和活动', noneComing: '近期没有已公布的接待和活动，可以到代表之家询问，或在网上提意见。', speak: '提意见',
    duties: '履职情况', since: (day: string, on: string) => `自 ${day} 起，统计到 ${on}；只计经核实的履职事项。`, times: (count: number) => `${count} 次`, quarter: (year: number, quarter: number) => `${year} 年第 ${quarter} 季度`,
    reports: '向选民述职', report: (on: string, place: string) => `${on} · ${place}`, present: (voters: number) => `到会选民 ${voters} 人`, votes: (good: number, basically: number, poor: number) => `选民评议：满意 ${good} 票，基本满意 ${basically} 票，不满意 ${poor} 票`, asked: '选民提问和代表答复',
    deeds: '公开的实事', confirmed: (confirmed: number, asked: number, on: string) => `${on}办成，${asked} 位选民中 ${confirmed} 位确认`,
    suggestions: '公开的代表建议', none: '还没有公开的代表建议。', of: (count: number) => `共 ${count} 件`,
  },
  en: {
    title: 'A deputy', basis: 'Published under art. 58 of the Deputies Law.', delegation: 'Delegation', district: 'Electoral district', areas: 'It covers', unit: 'Electoral unit', town: 'Town', term: 'Term', phone: 'Telephone', occupation: 'Occupation',
    TOWN: 'Deputy to a town’s congress', DISTRICT: 'Deputy to the district’s congress', CITY: 'Deputy to the city’s congress', PROVINCE: 'Deputy to the province’s congress', NATION: 'Deputy to the National People’s Congress',
    photo: (name: string) => `Photo of ${name}`, meet: 'Where to meet', coming: 'Receptions and activities to come', noneComing: 'Nothing that is to come has been published. Ask at a deputies’ home, or speak up online.', speak: 'Speak up',
    duties: 'What was done', since: (day: string, on: string) => `Since ${day}, as of ${on}; verified events alone.`, times: (count: number) => `${count} times`, quarter: (year: number, quarter: number) => `Quarter ${quarter} of ${year}`,
    reports: 'Reports to voters', report: (on: string, place: string) => `${on} · ${place}`, present: (voters: number) => `${voters} voters were present`, votes: (good: number, basically: number, poor: number) => `The voters’ appraisal: ${good} good, ${basically} basically good, ${poor} poor`, asked: 'Questions and answers',
    deeds: 'What became of pledges', confirmed: (confirmed: number, asked: number, on: string) => `done ${on}; ${confirmed} of ${asked} voters confirm it`,
    suggestions: 'Published suggestions', none: 'No suggestion has been published yet.', of: (count: number) => `${count} in all`,
  },
});

type Deputy = NonNullable<PortalDeputyQuery['publicDeputy']>;

/** What is published of one deputy: who she is, where to meet her, what she did, what became of what she proposed. */
export function DeputyPage({ id }: { id: string }) {
  const text = useMessages(messages);
  const answer = useAnswer(DeputyDocument, { id });
  const found = answer[0].data?.publicDeputy;
  if (answer[0].data && !found) return <Missing />;
  return (
    <Page title={found?.name ?? text.title} lead={found ? `${text[found.level]} · ${text.basis}` : text.basis}>
      <Asked answer={answer} lines={30}>
        {({ publicDeputy: deputy }) => deputy && (
          <>
            <Person deputy={deputy} />
            <Meeting deputy={deputy} />
            <Duties deputy={deputy} />
            <Reports deputy={deputy} />
            <Deeds deputy={deputy} />
            <Suggestions deputy={deputy} />
            <div className="portal-row rp-no-print">
              <ShareButton title={deputy.name} />
              <PrintButton />
            </div>
          </>
        )}
      </Asked>
    </Page>
  );
}

function Person({ deputy }: { deputy: Deputy }) {
  const text = useMessages(messages);
  return (
    <>
      <div className="portal-person">
        {deputy.photo && <img className="portal-photo" src={`/files/${deputy.photo.id}`} alt={text.photo(deputy.name)} width={120} height={160} />}
        <Facts
          of={[
            [text.occupation, deputy.occupation],
            [text.delegation, deputy.delegation?.name],
            [text.district, deputy.electoralDistrict?.name],
            [text.areas, deputy.electoralDistrict?.areas.map(({ name }) => name).join('、')],
            [text.unit, deputy.electoralUnit],
            [text.town, deputy.area?.name],
            [text.term, deputy.term?.name],
            [text.phone, deputy.phone && <Phone number={deputy.phone} />],
          ]}
        />
      </div>
      {deputy.introduction !== '' && <p className="portal-text">{deputy.introduction}</p>}
    </>
  );
}

function Meeting({ deputy: { homes, coming } }: { deputy: Deputy }) {
  const text = useMessages(messages);
  return (
    <>
      {homes.length > 0 && (
        <section>
          <h2>{text.meet}</h2>
          <ul className="portal-list">
            {homes.map(({ id, name, address, openingHours }) => (
              <li key={id}>
                <Link href={`/portal/homes/${id}`}>{name}</Link>
                <span className="portal-quiet">{[address, openingHours].filter(Boolean).join(' · ')}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{text.coming}</h2>
        {coming.length === 0 ? <p>{text.noneComing}</p> : <Occurrences of={coming} />}
        <p className="rp-no-print">
          <Link href="/portal/speak">{text.speak}</Link>
        </p>
      </section>
    </>
  );
}

function Duties({ deputy: { duties, dutiesSince, publishedAt, publishedDuties } }: { deputy: Deputy }) {
  const text = useMessages(messages);
  const parts = useMessages(dutyParts);
  const format = useFormat();
  if (duties.length === 0 && publishedDuties.length === 0) return null;
  return (
    <section>
      <h2>{text.duties}</h2>
      {duties.length > 0 && (
        <>
          <p className="portal-quiet">{text.since(format.day(dutiesSince), format.dayOf(publishedAt))}</p>
          <Facts of={duties.map(({ name, count }) => [name, text.times(count)])} />
        </>
      )}
      {publishedDuties.map(({ id, year, quarter, parts: counted }) => (
        <details key={id} className="portal-group">
          <summary>{text.quarter(year, quarter)}</summary>
          <Facts of={counted.map(({ part, count }) => [parts[part], text.times(count)])} />
        </details>
      ))}
    </section>
  );
}

function Reports({ deputy: { publishedReports } }: { deputy: Deputy }) {
  const text = useMessages(messages);
  const format = useFormat();
  if (publishedReports.length === 0) return null;
  return (
    <section>
      <h2>{text.reports}</h2>
      {publishedReports.map(({ id, heldOn, place, voters, report, questions, appraisal }) => (
        <details key={id} className="portal-group">
          <summary>{text.report(format.day(heldOn), place)}</summary>
          <p className="portal-quiet">{text.present(voters)}</p>
          <p className="portal-text">{report}</p>
          {appraisal && <p>{text.votes(appraisal.good, appraisal.basically, appraisal.poor)}</p>}
          {questions.length > 0 && (
            <>
              <h3>{text.asked}</h3>
              <ul className="portal-list">
                {questions.map(({ question, answer }) => (
                  <li key={question}>
                    <strong>{question}</strong>
                    <span>{answer}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </details>
      ))}
    </section>
  );
}

function Deeds({ deputy: { publishedDeeds } }: { deputy: Deputy }) {
  const text = useMessages(messages);
  const format = useFormat();
  if (publishedDeeds.edges.length === 0) return null;
  return (
    <section>
      <h2>{text.deeds}</h2>
      <ul className="portal-list">
        {publishedDeeds.edges.map(({ node }) => (
          <li key={node.id}>
            <strong>{node.title}</strong>
            <span>{node.result}</span>
            <span className="portal-quiet">{text.confirmed(node.confirmed, node.asked, format.day(node.doneOn))}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Suggestions({ deputy: { publishedSuggestions } }: { deputy: Deputy }) {
  const text = useMessages(messages);
  const format = useFormat();
  const { edges, totalCount } = publishedSuggestions;
  return (
    <section>
      <h2>{text.suggestions}</h2>
      {edges.length === 0 ? (
        <p>{text.none}</p>
      ) : (
        <>
          <p className="portal-quiet">{text.of(totalCount)}</p>
          <ul className="portal-list">
            {edges.map(({ node }) => (
              <li key={node.id}>
                <Link href={`/portal/register/${node.id}`}>{node.title}</Link>
                <span className="portal-quiet">{format.dayOf(node.publishedAt)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
