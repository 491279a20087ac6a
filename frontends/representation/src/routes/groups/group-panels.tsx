import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Panel } from '@redpine/ui/page';
import type { GroupPageQuery } from '../../gql/graphql.ts';
import { deputyLevels } from '../mandate/mandate-words.ts';

const messages = defineMessages({
  zh: {
    about: '小组信息', area: '区域', field: '领域', formedOn: '组成日期', dissolvedOn: '解散日期', why: '解散理由', members: (count: number) => `组员（${count} 人）`, leader: '组长', since: (day: string) => `${day} 加入`, former: '曾经的组员',
    span: (from: string, until: string) => `${from} 至 ${until}`, plans: '年度计划', year: (year: number) => `${year} 年计划`, recorded: (day: string) => `${day} 登记`, noPlan: '还没有登记年度计划。',
  },
  en: {
    about: 'About the group', area: 'Area', field: 'Field', formedOn: 'Formed on', dissolvedOn: 'Dissolved on', why: 'Why', members: (count: number) => `Members (${count})`, leader: 'Leader', since: (day: string) => `since ${day}`, former: 'Former members',
    span: (from: string, until: string) => `${from} – ${until}`, plans: 'Yearly plans', year: (year: number) => `Plan of ${year}`, recorded: (day: string) => `Recorded on ${day}`, noPlan: 'No yearly plan is recorded yet.',
  },
});

/** Who is in the group, what it plans, and what it is of. */
export function GroupPanels({ group }: { group: NonNullable<GroupPageQuery['deputyGroup']> }) {
  const text = useMessages(messages);
  const levels = useMessages(deputyLevels);
  const format = useFormat();
  return (
    <>
      <Panel title={text.members(group.members.length)}>
        <ul className="rep-found" aria-label={text.members(group.members.length)}>
          {group.members.map(({ id, role, from, deputy }) => deputy && (
            <li key={id}>
              <span>
                <Link href={`/representation/deputies/${deputy.id}`}>{deputy.name}</Link>
                <small>{[role === 'LEADER' ? text.leader : '', deputy.level === 'DISTRICT' ? '' : levels[deputy.level], deputy.electoralDistrict?.name ?? '', text.since(format.dayShort(from))].filter(Boolean).join(' · ')}</small>
              </span>
            </li>
          ))}
        </ul>
        {group.formerMembers.length > 0 && (
          <details>
            <summary>{text.former}</summary>
            <ul>
              {group.formerMembers.map(({ id, from, until, deputy }) => deputy && <li key={id}>{`${deputy.name} · ${text.span(format.dayShort(from), format.dayShort(until ?? from))}`}</li>)}
            </ul>
          </details>
        )}
      </Panel>
      <Panel title={text.plans}>
        {group.plans.length === 0 && <p className="rp-quiet">{text.noPlan}</p>}
        {group.plans.map((plan) => (
          <section key={plan.year}>
            <h3>{text.year(plan.year)}</h3>
            <p>{plan.text}</p>
            <p className="rp-quiet">{text.recorded(format.day(plan.on))}</p>
          </section>
        ))}
      </Panel>
      <Panel title={text.about}>
        <dl className="rep-facts rep-facts-wide">
          <dt>{group.formedBy === 'AREA' ? text.area : text.field}</dt>
          <dd>{group.area?.name ?? group.topic?.name ?? '—'}</dd>
          <dt>{text.formedOn}</dt>
          <dd>{format.day(group.formedOn)}</dd>
          {group.dissolvedOn && (
            <>
              <dt>{text.dissolvedOn}</dt>
              <dd>{format.day(group.dissolvedOn)}</dd>
              <dt>{text.why}</dt>
              <dd>{group.dissolveReason}</dd>
            </>
          )}
        </dl>
      </Panel>
    </>
  );
}
