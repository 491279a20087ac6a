import { Fragment, useState } from 'react';
import { useFormat } from '@redpine/ui/format';
import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Page, Panel } from '@redpine/ui/page';
import { NotFound } from '@redpine/ui/states';
import { StateTag } from '@redpine/ui/state-tag';
import type { TiePageQuery } from '../../gql/graphql.ts';
import { ActBar } from '../../parts/act-bar.tsx';
import { ReasonDialog } from '../../parts/act-dialogs.tsx';
import { RecordHistory } from '../../parts/record-history.tsx';
import { Revealed } from '../../parts/revealed.tsx';
import { VisitPlanDialog } from '../visits/visit-dialogs.tsx';
import { TieContactDialog, TieCorrectDialog, TieEndDialog } from './tie-dialogs.tsx';
import { TieDocument, TieEraseDocument } from './tie-documents.ts';
import { constituentKinds, tieActs, tieKinds, tieModes, tieStates, tieTones, visitActs, visitStates, visitTones } from './tie-words.ts';

const messages = defineMessages({
  zh: {
    list: '两个联系', record: '结对', about: '结对情况', member: '常委会组成人员', deputy: '代表', from: '起始日期', ended: '结束', count: '今年联系', times: (n: number) => `${n} 次`, of: (n: number, required: number) => `${n} ／ ${required} 次`, last: '最近联系',
    voter: '选民信息', kind: '对象', name: '姓名', phone: '电话', address: '地址', area: '社区（村）', erased: (day: string) => `已于 ${day} 删除`,
    contacts: '联系记录', visits: '家访', none: '尚无记录', by: (name: string) => `${name} 登记`, planned: (day: string) => `计划 ${day}`,
  },
  en: {
    list: 'Two ties', record: 'Tie', about: 'The tie', member: 'Member', deputy: 'Deputy', from: 'First day', ended: 'Ended', count: 'Contacts this year', times: (n: number) => String(n), of: (n: number, required: number) => `${n} of ${required}`, last: 'Latest contact',
    voter: 'The voter', kind: 'With', name: 'Name', phone: 'Telephone', address: 'Address', area: 'Community or village', erased: (day: string) => `Removed on ${day}`,
    contacts: 'Contacts', visits: 'Home visits', none: 'None yet', by: (name: string) => `Recorded by ${name}`, planned: (day: string) => `Planned for ${day}`,
  },
});

const ACTS = ['CONTACT', 'CORRECT', 'END', 'ERASE'] as const;
type Open = (typeof ACTS)[number] | 'PLAN';
type Tie = NonNullable<TiePageQuery['tie']>;

/** One tie: its sides, contacts and home visits; the voter masked. */
export default function TiePage({ id }: { id: string }) {
  const text = useMessages(messages);
  const states = useMessages(tieStates);
  const names = useMessages(tieActs);
  const visiting = useMessages(visitActs);
  const kinds = useMessages(tieKinds);
  const [open, setOpen] = useState<Open>();
  const [{ data, error, fetching }, refetch] = useLiveQuery({ query: TieDocument, variables: { id }, refetchOn: ['Tie', 'Visit'], requestPolicy: 'cache-and-network' });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  const breadcrumb = [{ title: text.list, path: '/representation/ties' }];
  const tie = data?.tie;
  if (data && !tie) return <NotFound page />;
  if (!tie) return <Page title={text.record} breadcrumb={breadcrumb} state={{ loading: fetching || !error, error, onRetry: reload }} />;
  const dialog = {
    of: { tie: tie.id, version: tie.version },
    title: open && open !== 'PLAN' ? names[open] : visiting.PLAN,
    lead: kinds[tie.kind],
    onClose: () => setOpen(undefined),
    onConflict: reload,
    onDone: () => {
      setOpen(undefined);
      reload();
    },
  };
  // Whoever may record a contact may plan a visit.
  const planning = tie.availableActions.filter(({ action }) => action === 'CONTACT').map((contact) => ({ ...contact, action: 'PLAN' }));
  return (
    <Page title={titleOf(tie) || kinds[tie.kind]} mark={<StateTag tone={tieTones[tie.state]}>{states[tie.state]}</StateTag>} breadcrumb={breadcrumb}>
      <ActBar
        available={[...tie.availableActions, ...planning]}
        acts={[
          { action: 'CONTACT', label: names.CONTACT, primary: true, onAct: () => setOpen('CONTACT') },
          { action: 'PLAN', label: visiting.PLAN, onAct: () => setOpen('PLAN') },
          ...(['CORRECT', 'END', 'ERASE'] as const).map((action) => ({ action, label: names[action], onAct: () => setOpen(action) })),
        ]}
      />
      <TieFacts tie={tie} />
      {tie.constituent && <VoterFacts of={tie.constituent} area={tie.area?.name ?? null} />}
      <TieWork tie={tie} />
      <RecordHistory entries={tie.history} names={names} />
      {open === 'CONTACT' && <TieContactDialog {...dialog} />}
      {open === 'PLAN' && <VisitPlanDialog {...dialog} tie={tie.id} />}
      {open === 'CORRECT' && <TieCorrectDialog {...dialog} />}
      {open === 'END' && <TieEndDialog {...dialog} />}
      {open === 'ERASE' && <ReasonDialog document={TieEraseDocument} {...dialog} />}
    </Page>
  );
}

const titleOf = ({ member, deputy, constituent }: Tie): string => [member?.name, deputy?.name, constituent?.name].filter(Boolean).join(' — ');

function TieFacts({ tie }: { tie: Tie }) {
  const text = useMessages(messages);
  const format = useFormat();
  return (
    <Panel title={text.about}>
      <dl className="rep-facts rep-facts-wide">
        {tie.member && (
          <>
            <dt>{text.member}</dt>
            <dd>{tie.member.name}</dd>
          </>
        )}
        {tie.deputy && (
          <>
            <dt>{text.deputy}</dt>
            <dd>
              <Link href={`/representation/deputies/${tie.deputy.id}`}>{tie.deputy.name}</Link>
            </dd>
          </>
        )}
        <dt>{text.from}</dt>
        <dd>{format.day(tie.from)}</dd>
        <dt>{text.count}</dt>
        <dd>{typeof tie.required === 'number' ? text.of(tie.contactedThisYear, tie.required) : text.times(tie.contactedThisYear)}</dd>
        <dt>{text.last}</dt>
        <dd>{tie.lastContactOn ? format.day(tie.lastContactOn) : '—'}</dd>
        {tie.endedOn && (
          <>
            <dt>{text.ended}</dt>
            <dd>
              {format.day(tie.endedOn)} {tie.endReason}
            </dd>
          </>
        )}
      </dl>
    </Panel>
  );
}

function VoterFacts({ of, area }: { of: NonNullable<Tie['constituent']>; area: string | null }) {
  const text = useMessages(messages);
  const kinds = useMessages(constituentKinds);
  const format = useFormat();
  const fields = (['name', 'phone', 'address'] as const).flatMap((field) => (of[field] ? [{ field, value: of[field] }] : []));
  return (
    <Panel title={text.voter}>
      <dl className="rep-facts rep-facts-wide">
        <dt>{text.kind}</dt>
        <dd>{kinds[of.kind]}</dd>
        {fields.map(({ field, value }) => (
          <Fragment key={field}>
            <dt>{text[field]}</dt>
            <dd>
              <Revealed value={value} label={text[field]} of={{ type: 'TIE_VOTER', id: of.id }} field={field} revealable={of.revealable} />
            </dd>
          </Fragment>
        ))}
        <dt>{text.area}</dt>
        <dd>{area ?? '—'}</dd>
      </dl>
      {of.erasedAt && <p className="rp-quiet">{text.erased(format.instant(of.erasedAt))}</p>}
    </Panel>
  );
}

function TieWork({ tie }: { tie: Tie }) {
  const text = useMessages(messages);
  const modes = useMessages(tieModes);
  const states = useMessages(visitStates);
  const format = useFormat();
  return (
    <>
      <Panel title={text.contacts}>
        {tie.contacts.length === 0 && <p className="rp-quiet">{text.none}</p>}
        <ul className="rep-list">
          {tie.contacts.map(({ id, on, mode, summary, recordedBy }) => (
            <li key={id}>
              <strong>
                {format.day(on)} {modes[mode]}
              </strong>{' '}
              {summary} <span className="rp-quiet">{text.by(recordedBy)}</span>
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title={text.visits}>
        {tie.visits.length === 0 && <p className="rp-quiet">{text.none}</p>}
        <ul className="rep-list">
          {tie.visits.map(({ id, state, plannedOn, visitedOn }) => (
            <li key={id}>
              <Link href={`/representation/visits/${id}`}>{visitedOn ? format.day(visitedOn) : text.planned(format.day(plannedOn))}</Link>{' '}
              <StateTag tone={visitTones[state]}>{states[state]}</StateTag>
            </li>
          ))}
        </ul>
      </Panel>
    </>
  );
}
