import { useQuery } from 'urql';
import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { graphql } from '../../gql/gql.ts';
import { Link } from '../../navigation.tsx';
import { Asked, Missing, Page, PrintButton } from '../../page.tsx';
import { words } from '../../words.ts';

const DeputyDocument = graphql(`
  query PortalDeputy($id: ID!) {
    publicDeputy(id: $id) {
      id
      name
      demo
      level
      area { id name }
      electoralUnit
      occupation
      introduction
      phone
      photo { id }
      duties { kind name count }
      dutiesSince
      publishedAt
      delegation { id name }
      electoralDistrict { id name areas { id name } }
      term { id name }
      publishedDuties { id year quarter parts { part count } }
      publishedSuggestions(first: 20) {
        totalCount
        edges { node { id title publishedAt } }
      }
    }
  }
`);

const messages = defineMessages({
  zh: {
    title: '代表信息', level: '层级', town: '镇', unit: '选举单位', occupation: '工作单位和职务', phone: '联系电话', introduction: '简介', photo: (name: string) => `${name}的照片`, done: '履职情况', since: (day: string) => `${day} 以来经核实的履职记录。`, times: (count: string) => `${count} 次`, published: (at: string) => `公示于 ${at}。`, TOWN: '镇人大代表', DISTRICT: '区人大代表', CITY: '市人大代表', PROVINCE: '省人大代表', NATION: '全国人大代表', delegation: '代表团', district: '选区', areas: '选区范围', term: '届次',
    duties: '分季度履职情况', dutiesLead: '各季度已核实的履职事项件数。', quarter: (year: number, quarter: number) => `${year} 年第 ${quarter} 季度`, noDuties: '这一季度没有已核实的事项',
    BASICS: '基本情况', MEETINGS: '参加会议', INSPECTIONS: '视察调研', TRAINING: '学习培训', GROUP_ACTIVITY: '小组活动', SUGGESTIONS: '议案建议', REPORTING: '联系选民、述职', AWARDS: '表彰奖励',
    suggestions: '已公开的代表建议', none: '还没有公开的建议。', basis: '依照《代表法》第五十八条公开。', of: (count: number) => `共 ${count} 件`,
  },
  en: {
    title: 'A deputy', level: 'Level', town: 'Town', unit: 'Elected by', occupation: 'Occupation', phone: 'Telephone', introduction: 'About her', photo: (name: string) => `Photo of ${name}`, done: 'Duties', since: (day: string) => `Verified records since ${day}.`, times: (count: string) => count, published: (at: string) => `Published ${at}.`, TOWN: 'Of the town', DISTRICT: 'Of the district', CITY: 'Of the city', PROVINCE: 'Of the province', NATION: 'National', delegation: 'Delegation', district: 'Electoral district', areas: 'It covers', term: 'Term',
    duties: 'Duties quarter by quarter', dutiesLead: 'Verified events quarter by quarter.', quarter: (year: number, quarter: number) => `Quarter ${quarter} of ${year}`, noDuties: 'No verified event in this quarter',
    BASICS: 'Basics', MEETINGS: 'Meetings', INSPECTIONS: 'Inspections', TRAINING: 'Training', GROUP_ACTIVITY: 'Group activity', SUGGESTIONS: 'Suggestions', REPORTING: 'Contact with voters', AWARDS: 'Awards',
    suggestions: 'Published suggestions', none: 'No suggestion has been published yet.', basis: 'Published under art. 58 of the Deputies Law.', of: (count: number) => `${count} in all`,
  },
});

/** What is published of one deputy. */
export function DeputyPage({ id }: { id: string }) {
  const text = useMessages(messages);
  const common = useMessages(words);
  const format = useFormat();
  const answer = useQuery({ query: DeputyDocument, variables: { id } });
  const found = answer[0].data?.publicDeputy;
  if (answer[0].data && !found) return <Missing />;
  return (
    <Page title={found?.name ?? text.title} lead={text.basis}>
      <Asked answer={answer} lines={6}>
        {({ publicDeputy: deputy }) => {
          if (!deputy) return null;
          const facts = [
            [text.level, text[deputy.level]],
            [text.occupation, deputy.occupation],
            [text.phone, deputy.phone],
            [text.town, deputy.area?.name],
            [text.unit, deputy.electoralUnit],
            [text.delegation, deputy.delegation?.name],
            [text.district, deputy.electoralDistrict?.name],
            [text.areas, deputy.electoralDistrict?.areas.map(({ name }) => name).join('、')],
            [text.term, deputy.term?.name],
          ] as const;
          const { edges, totalCount } = deputy.publishedSuggestions;
          return (
            <>
              {deputy.photo && <img src={`/files/${deputy.photo.id}`} alt={text.photo(deputy.name)} width={120} height={160} />}
              <dl className="portal-facts">
                {facts.map(([label, value]) => value && (
                  <div key={label}>
                    <dt>{label}</dt>
                    <dd>{value}</dd>
                  </div>
                ))}
              </dl>
              {deputy.introduction && (
                <section>
                  <h2>{text.introduction}</h2>
                  <p>{deputy.introduction}</p>
                </section>
              )}
              {deputy.duties.length > 0 && (
                <section>
                  <h2>{text.done}</h2>
                  <p className="portal-quiet">{text.since(format.day(deputy.dutiesSince))}</p>
                  <ul className="portal-list">
                    {deputy.duties.map(({ kind, name, count }) => (
                      <li key={kind}>
                        {name} <span className="portal-quiet">{text.times(format.number(count))}</span>
                      </li>
                    ))}
                  </ul>
                </section>
              )}
              <p className="portal-quiet">{text.published(format.instant(deputy.publishedAt))}</p>
              {deputy.demo && <p className="portal-quiet">{common.demo}</p>}
              {deputy.publishedDuties.length > 0 && (
                <>
                  <h2>{text.duties}</h2>
                  <p className="portal-quiet">{text.dutiesLead}</p>
                  <dl className="portal-facts">
                    {deputy.publishedDuties.map(({ id: quarterly, year, quarter, parts }) => (
                      <div key={quarterly}>
                        <dt>{text.quarter(year, quarter)}</dt>
                        <dd>{parts.length === 0 ? text.noDuties : parts.map(({ part, count }) => `${text[part]} ${count}`).join(' · ')}</dd>
                      </div>
                    ))}
                  </dl>
                </>
              )}
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
                        <span className="portal-quiet">{format.instant(node.publishedAt)}</span>
                      </li>
                    ))}
                  </ul>
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
