import { useState } from 'react';
import { useFormat } from '@redpine/ui/format';
import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Page, Panel } from '@redpine/ui/page';
import { NotFound } from '@redpine/ui/states';
import { StateTag } from '@redpine/ui/state-tag';
import type { DeedPageQuery } from '../../gql/graphql.ts';
import { ActBar } from '../../parts/act-bar.tsx';
import { ReasonDialog } from '../../parts/act-dialogs.tsx';
import { FileLinks } from '../../parts/file-links.tsx';
import { RecordHistory } from '../../parts/record-history.tsx';
import { DeedFinishDialog, DeedProgressDialog, DeedPublishDialog, DeedVerifyDialog } from './deed-dialogs.tsx';
import { DeedAbandonDocument, DeedDocument, DeedRefuseDocument } from './deed-documents.ts';
import { deedActs, deedStates, deedTones } from './deed-words.ts';

const messages = defineMessages({
  zh: {
    list: '双为双真', record: '承诺事项', about: '承诺', deputy: '代表', measure: '办成标准', topic: '领域', area: '受益区域', dueOn: '完成期限', progress: '办理进展', files: '佐证材料', result: '办成情况', doneOn: '办成日期',
    verification: '选民核实', confirm: (confirmed: number, asked: number) => `征询选民 ${asked} 人，${confirmed} 人确认办成`, how: '核实方式', returned: '退回理由', abandoned: '终止理由',
  },
  en: {
    list: 'Real deeds', record: 'Deed', about: 'Pledge', deputy: 'Deputy', measure: 'By what one sees it is done', topic: 'Topic', area: 'For', dueOn: 'Due', progress: 'Progress', files: 'Evidence', result: 'Result', doneOn: 'Done on',
    verification: 'What voters say', confirm: (confirmed: number, asked: number) => `${confirmed} of ${asked} voters who were asked confirm it`, how: 'How they were asked', returned: 'Sent back', abandoned: 'Given up',
  },
});

const ACTS = ['PROGRESS', 'FINISH', 'VERIFY', 'PUBLISH', 'REFUSE', 'ABANDON'] as const;
type Open = (typeof ACTS)[number];
type Deed = NonNullable<DeedPageQuery['deed']>;

/** One deed: the pledge, how it went, what the voters say. */
export default function DeedPage({ id }: { id: string }) {
  const text = useMessages(messages);
  const states = useMessages(deedStates);
  const names = useMessages(deedActs);
  const [open, setOpen] = useState<Open>();
  const [{ data, error, fetching }, refetch] = useLiveQuery({ query: DeedDocument, variables: { id }, refetchOn: ['Deed'], requestPolicy: 'cache-and-network' });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  const breadcrumb = [{ title: text.list, path: '/representation/deeds' }];
  const deed = data?.deed;
  if (data && !deed) return <NotFound page />;
  if (!deed) return <Page title={text.record} breadcrumb={breadcrumb} state={{ loading: fetching || !error, error, onRetry: reload }} />;
  const dialog = {
    of: { deed: deed.id, version: deed.version },
    title: open ? names[open] : '',
    lead: deed.title,
    onClose: () => setOpen(undefined),
    onConflict: reload,
    onDone: () => {
      setOpen(undefined);
      reload();
    },
  };
  return (
    <Page title={deed.title} mark={<StateTag tone={deedTones[deed.state]}>{states[deed.state]}</StateTag>} breadcrumb={breadcrumb}>
      <ActBar
        available={deed.availableActions}
        acts={ACTS.map((action) => ({ action, label: names[action], primary: action === 'FINISH' || action === 'VERIFY' || action === 'PUBLISH', onAct: () => setOpen(action) }))}
      />
      <DeedFacts deed={deed} />
      <RecordHistory entries={deed.history} names={names} />
      {open === 'PROGRESS' && <DeedProgressDialog {...dialog} />}
      {open === 'FINISH' && <DeedFinishDialog {...dialog} />}
      {open === 'VERIFY' && <DeedVerifyDialog {...dialog} />}
      {open === 'PUBLISH' && <DeedPublishDialog {...dialog} before={{ title: deed.title, measure: deed.measure, result: deed.result ?? '' }} />}
      {open === 'REFUSE' && <ReasonDialog document={DeedRefuseDocument} {...dialog} />}
      {open === 'ABANDON' && <ReasonDialog document={DeedAbandonDocument} {...dialog} />}
    </Page>
  );
}

function DeedFacts({ deed }: { deed: Deed }) {
  const text = useMessages(messages);
  const format = useFormat();
  const facts = [
    [text.deputy, deed.deputy && <Link href={`/representation/deputies/${deed.deputy.id}`}>{deed.deputy.name}</Link>],
    [text.area, deed.area?.name],
    [text.topic, deed.topic?.name],
    [text.measure, deed.measure],
    [text.dueOn, format.day(deed.dueOn)],
    [text.returned, deed.returnReason],
    [text.abandoned, deed.abandonReason],
  ] as const;
  return (
    <>
      <Panel title={text.about}>
        <dl className="rep-facts rep-facts-wide">
          {facts.flatMap(([label, value]) => (value ? [<dt key={label}>{label}</dt>, <dd key={`${label}:`}>{value}</dd>] : []))}
        </dl>
      </Panel>
      {deed.progress.length > 0 && (
        <Panel title={text.progress}>
          <ul className="rep-invited" aria-label={text.progress}>
            {deed.progress.map(({ id, text: entry, at, files }) => (
              <li key={id}>
                <p>{entry}</p>
                <small className="rp-quiet">{format.instant(at)}</small>
                <FileLinks files={files} label={text.files} />
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {deed.doneOn && (
        <Panel title={text.result}>
          <p>{deed.result}</p>
          <p className="rp-quiet">
            {text.doneOn}：{format.day(deed.doneOn)}
          </p>
        </Panel>
      )}
      {deed.verification && (
        <Panel title={text.verification}>
          <p>{text.confirm(deed.verification.confirmed, deed.verification.asked)}</p>
          <p className="rp-quiet">
            {text.how}：{deed.verification.how} · {format.day(deed.verification.on)}
          </p>
        </Panel>
      )}
    </>
  );
}
