import { Figure } from '@redpine/ui/figure';
import { useFormat } from '@redpine/ui/format';
import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Panel } from '@redpine/ui/page';
import { StateTag } from '@redpine/ui/state-tag';
import type { HomePageQuery } from '../../gql/graphql.ts';
import { FileLinks } from '../../parts/file-links.tsx';
import { RotaDocument } from './home-documents.ts';
import { criterionName, eventKinds, eventStates, eventTones, homeCriteria, homeGrades, homeKinds, homeLevels, homeOutputs, homeZones } from './home-words.ts';
import { pointText } from './point.ts';

const messages = defineMessages({
  zh: {
    about: '基本情况', kind: '类别', level: '层级', statutory: '法定名称', area: '区域', topic: '领域', address: '地址', hours: '开放时间', contact: '联系方式', location: '坐标', space: '面积', metres: (count: string) => `${count} 平方米`, zones: '功能区', barrierFree: '无障碍', yes: '是', no: '否', unknown: '未填写', opened: '启用日期', reason: '暂停或撤销原因', weak: '待加强', opinions: '接待中收到的民意', received: '登记意见', answered: '答复率',
    rota: '轮值、接待与活动', allRota: '全部接待与活动', noRota: '近期没有安排', people: '代表、专家与成果', members: '进家代表', experts: '专家', outputs: '成果', none: '暂无', until: (day: string) => `至 ${day}`,
    standard: '等次与标准', grade: '等次', gradedOn: '评定日期', criterion: '条件', asked: '对应等次', required: '要求', found: '现有', met: '达到', unmet: '未达到', notYet: '尚不计', gradings: '评定记录', version: (n: number) => `标准第 ${n} 版`, evidence: '佐证', files: '附件',
  },
  en: {
    about: 'About', kind: 'Kind', level: 'Level', statutory: 'By statute', area: 'Area', topic: 'Field', address: 'Address', hours: 'Opening hours', contact: 'Contact', location: 'Location', space: 'Space', metres: (count: string) => `${count} m²`, zones: 'Zones', barrierFree: 'Barrier-free', yes: 'Yes', no: 'No', unknown: 'Not known', opened: 'In force from', reason: 'Why suspended or closed', weak: 'Needs strengthening', opinions: 'Opinions raised here', received: 'Recorded', answered: 'Answered',
    rota: 'Rota, receptions, activities', allRota: 'All receptions and activities', noRota: 'Nothing is planned', people: 'Deputies, experts, outputs', members: 'Deputies attached', experts: 'Experts', outputs: 'Outputs', none: 'None', until: (day: string) => `until ${day}`,
    standard: 'Grade and standard', grade: 'Grade', gradedOn: 'Graded on', criterion: 'Criterion', asked: 'Asked for by', required: 'Asked', found: 'Found', met: 'Met', unmet: 'Not met', notYet: 'Not counted yet', gradings: 'Gradings', version: (n: number) => `Standard, version ${n}`, evidence: 'Evidence', files: 'Files',
  },
});

type Home = NonNullable<HomePageQuery['home']>;

/** What the home is and what its place offers. */
export function HomeFacts({ home }: { home: Home }) {
  const text = useMessages(messages);
  const kinds = useMessages(homeKinds);
  const levels = useMessages(homeLevels);
  const zones = useMessages(homeZones);
  const criteria = useMessages(homeCriteria);
  const format = useFormat();
  const { squareMetres, barrierFree } = home.facilities;
  const facts: [string, string | null][] = [
    [text.kind, home.level ? `${kinds[home.kind]} · ${levels[home.level]}` : kinds[home.kind]],
    [text.statutory, `${home.statutoryKind}（${home.label}）`],
    [text.area, home.area?.name ?? null],
    [text.topic, home.topic?.name ?? null],
    [text.address, home.address],
    [text.hours, home.openingHours || text.unknown],
    [text.contact, home.contact || text.unknown],
    [text.location, pointText(home.location) || text.unknown],
    [text.space, typeof squareMetres === 'number' ? text.metres(format.number(squareMetres)) : text.unknown],
    [text.zones, home.facilities.zones.map((zone) => zones[zone]).join('、') || text.unknown],
    [text.barrierFree, typeof barrierFree === 'boolean' ? (barrierFree ? text.yes : text.no) : text.unknown],
    [text.opened, home.openedOn ? format.day(home.openedOn) : null],
    [text.reason, home.stateReason ?? null],
    [text.weak, home.weaknesses.length > 0 ? home.weaknesses.map((code) => criterionName(criteria, code)).join('、') : null],
  ];
  return (
    <Panel title={text.about}>
      <dl className="rep-facts rep-facts-wide">
        {facts.flatMap(([name, value]) => (value === null ? [] : [<dt key={name}>{name}</dt>, <dd key={`${name}=`}>{value}</dd>]))}
      </dl>
    </Panel>
  );
}

/** 轮值 — the home's latest and coming receptions and activities, by day. */
export function HomeRota({ home }: { home: string }) {
  const text = useMessages(messages);
  const kinds = useMessages(eventKinds);
  const states = useMessages(eventStates);
  const format = useFormat();
  const [{ data }] = useLiveQuery({ query: RotaDocument, variables: { filter: { home }, orderBy: 'LATEST', first: 20, after: null }, refetchOn: ['HomeEvent', 'Home'], requestPolicy: 'cache-and-network' });
  const events = data?.homeEvents.edges.map(({ node }) => node) ?? [];
  return (
    <Panel title={text.rota} extra={<Link href={`/representation/homes/rota?home=${home}`}>{text.allRota}</Link>}>
      {data && events.length === 0 && <p className="rp-quiet">{text.noRota}</p>}
      <ul className="rep-found" aria-label={text.rota}>
        {events.map((event) => (
          <li key={event.id}>
            <span>
              <Link href={`/representation/homes/events/${event.id}`}>{event.subject}</Link>
              <small>{[`${format.day(event.on)} ${event.from}–${event.until}`, kinds[event.kind], event.deputies.map(({ deputy }) => deputy?.name ?? '').filter(Boolean).join('、')].filter(Boolean).join(' · ')}</small>
            </span>
            <StateTag tone={eventTones[event.state]}>{states[event.state]}</StateTag>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** 民意 — what people raised at its receptions, with the way to it. */
export function HomeOpinions({ home }: { home: Home }) {
  const text = useMessages(messages);
  if (!home.opinionFigures) return null;
  return (
    <section aria-label={text.opinions} className="rp-figures">
      <Figure label={text.received} figure={home.opinionFigures.received} />
      <Figure label={text.answered} figure={home.opinionFigures.answered} />
    </section>
  );
}

/** Who is part of the home, and what came of it. */
export function HomePeople({ home }: { home: Home }) {
  const text = useMessages(messages);
  const kinds = useMessages(homeOutputs);
  const format = useFormat();
  const ends = (until: string | null | undefined): string => (until ? `（${text.until(format.day(until))}）` : '');
  return (
    <Panel title={text.people}>
      <dl className="rep-facts rep-facts-wide">
        <dt>{text.members}</dt>
        <dd>
          {home.members.length === 0 && text.none}
          {home.members.map(({ id, deputy, until }) => (
            <span key={id}>
              {deputy ? <Link href={`/representation/deputies/${deputy.id}`}>{deputy.name}</Link> : '—'}
              {ends(until)}{' '}
            </span>
          ))}
        </dd>
        <dt>{text.experts}</dt>
        <dd>{home.experts.map(({ name, expertise, until }) => `${[name, expertise].filter(Boolean).join('，')}${ends(until)}`).join('；') || text.none}</dd>
        <dt>{text.outputs}</dt>
        <dd>
          {home.outputs.length === 0 ? (
            text.none
          ) : (
            <ul className="rep-found" aria-label={text.outputs}>
              {home.outputs.map(({ id, kind, title, on, suggestion }) => (
                <li key={id}>
                  <span>
                    {suggestion ? <Link href={`/representation/suggestions/${suggestion.id}`}>{title}</Link> : title}
                    <small>{`${kinds[kind]} · ${format.day(on)}`}</small>
                  </span>
                </li>
              ))}
            </ul>
          )}
        </dd>
      </dl>
    </Panel>
  );
}

/** 等次与标准 — how the standard stands for the home today, and every grading with its evidence. */
export function HomeGradings({ home }: { home: Home }) {
  const text = useMessages(messages);
  const grades = useMessages(homeGrades);
  const criteria = useMessages(homeCriteria);
  const format = useFormat();
  return (
    <Panel title={text.standard}>
      <p>
        {text.grade}：<strong>{grades[home.grade ?? 'none']}</strong>
        {home.gradedOn && ` · ${text.gradedOn} ${format.day(home.gradedOn)}`}
      </p>
      <div className="rp-table">
        <section className="rp-table-scroll" aria-label={text.standard}>
          <table>
            <thead>
              <tr>
                <th scope="col">{text.criterion}</th>
                <th scope="col">{text.asked}</th>
                <th scope="col">{text.required}</th>
                <th scope="col">{text.found}</th>
                <th scope="col">{text.met}</th>
              </tr>
            </thead>
            <tbody>
              {home.criteria.map(({ code, grade, required, found, met }) => (
                <tr key={code}>
                  <th scope="row">{criterionName(criteria, code)}</th>
                  <td data-label={text.asked}>{grades[grade]}</td>
                  <td data-label={text.required}>{format.number(required)}</td>
                  <td data-label={text.found}>{format.number(found)}</td>
                  <td data-label={text.met}>{met ? text.met : required === 0 ? text.notYet : text.unmet}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </div>
      {home.gradings.length > 0 && <h3>{text.gradings}</h3>}
      {home.gradings.map((grading) => (
        <section key={grading.id} aria-label={`${grades[grading.grade]} ${format.day(grading.on)}`}>
          <p>
            <strong>{grades[grading.grade]}</strong> · {format.day(grading.on)} · {grading.gradedBy} · {grading.decision} · {text.version(grading.standard)}
          </p>
          <p>{grading.reason}</p>
          <p>
            {text.evidence}：{grading.evidence}（{grading.criteria.map(({ code, found, required }) => `${criterionName(criteria, code)} ${found}/${required}`).join('，')}）
          </p>
          <FileLinks files={grading.files} label={text.files} />
        </section>
      ))}
    </Panel>
  );
}
