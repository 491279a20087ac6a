import { Fragment, useState } from 'react';
import { useFormat } from '@redpine/ui/format';
import { LegalBasisText } from '@redpine/ui/legal-basis';
import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Page, Panel } from '@redpine/ui/page';
import { NotFound } from '@redpine/ui/states';
import { StateTag } from '@redpine/ui/state-tag';
import type { MandatePageQuery } from '../../gql/graphql.ts';
import { ActBar } from '../../parts/act-bar.tsx';
import { FileLinks } from '../../parts/file-links.tsx';
import { ReasonDialog } from '../../parts/act-dialogs.tsx';
import { RecordHistory } from '../../parts/record-history.tsx';
import { announcementOf } from './announcement-text.ts';
import { MandateAnnounceDialog, MandateDecideDialog, MandateDefendDialog, MandateReportDialog } from './mandate-dialogs.tsx';
import { MandateDocument, MandateRejectDocument } from './mandate-documents.ts';
import { defenceForms, deputyLevels, mandateActs, mandateGrounds, mandateKinds, mandateStates, mandateTones } from './mandate-words.ts';

const messages = defineMessages({
  zh: {
    list: '代表资格事项', record: '资格事项', title: (name: string, kind: string) => `${name}：${kind}`, about: '事项', deputy: '代表', level: '层级', district: '选区', town: '镇', ground: '法定情形', basis: '依据', effectiveOn: '生效日期',
    facts: '事实和理由', files: '附件', defence: '申辩', decision: '决定', votes: (inFavour: string, all: string) => `赞成 ${inFavour} 人，全体 ${all} 人`, report: '代表资格审查报告', announcement: '公告', print: '打印公告', rejected: '未通过或终止的理由',
    closed: '事实、理由和附件只对本人和经办机构显示。',
  },
  en: {
    list: 'Credentials matters', record: 'Credentials matter', title: (name: string, kind: string) => `${name}: ${kind}`, about: 'The matter', deputy: 'Deputy', level: 'Level', district: 'Electoral district', town: 'Town', ground: 'Statutory ground', basis: 'Basis', effectiveOn: 'In effect from',
    facts: 'Facts and reasons', files: 'Files', defence: 'Defence', decision: 'Decision', votes: (inFavour: string, all: string) => `${inFavour} in favour of ${all} in all`, report: 'Report of the credentials committee', announcement: 'Announcement', print: 'Print the announcement', rejected: 'Why it was not carried, or ended',
    closed: 'Facts, reasons and files are for the deputy and whoever handles it.',
  },
});

const ACTS = ['DEFEND', 'DECIDE', 'REPORT', 'ANNOUNCE', 'REJECT'] as const;
type Open = (typeof ACTS)[number];
type Matter = NonNullable<MandatePageQuery['mandateMatter']>;

/** One matter of credentials, from its opening to the announcement. */
export default function MandatePage({ id }: { id: string }) {
  const text = useMessages(messages);
  const kinds = useMessages(mandateKinds);
  const states = useMessages(mandateStates);
  const names = useMessages(mandateActs);
  const [open, setOpen] = useState<Open>();
  const [{ data, error, fetching }, refetch] = useLiveQuery({ query: MandateDocument, variables: { id }, refetchOn: ['MandateMatter'], requestPolicy: 'cache-and-network' });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  const breadcrumb = [{ title: text.list, path: '/representation/mandates' }];
  const matter = data?.mandateMatter;
  if (data && !matter) return <NotFound page />;
  if (!matter) return <Page title={text.record} breadcrumb={breadcrumb} state={{ loading: fetching || !error, error, onRetry: reload }} />;
  const title = text.title(matter.name ?? '—', kinds[matter.kind]);
  const dialog = {
    of: { mandateMatter: matter.id, version: matter.version },
    title: open ? names[open] : '',
    lead: title,
    onClose: () => setOpen(undefined),
    onConflict: reload,
    onDone: () => {
      setOpen(undefined);
      reload();
    },
  };
  return (
    <Page title={title} mark={<StateTag tone={mandateTones[matter.state]}>{states[matter.state]}</StateTag>} breadcrumb={breadcrumb}>
      <ActBar available={matter.availableActions} acts={ACTS.map((action) => ({ action, label: names[action], primary: action !== 'REJECT', onAct: () => setOpen(action) }))} />
      <MatterFacts matter={matter} />
      <Outcome matter={matter} />
      <RecordHistory entries={matter.history} names={names} />
      {open === 'DEFEND' && <MandateDefendDialog {...dialog} />}
      {open === 'DECIDE' && <MandateDecideDialog {...dialog} />}
      {open === 'REPORT' && <MandateReportDialog {...dialog} />}
      {open === 'ANNOUNCE' && <MandateAnnounceDialog {...dialog} proposed={announcementOf(matter)} />}
      {open === 'REJECT' && <ReasonDialog document={MandateRejectDocument} {...dialog} />}
    </Page>
  );
}

function MatterFacts({ matter }: { matter: Matter }) {
  const text = useMessages(messages);
  const levels = useMessages(deputyLevels);
  const grounds = useMessages(mandateGrounds);
  const format = useFormat();
  const facts = [
    [text.deputy, matter.deputy ? <Link href={`/representation/deputies/${matter.deputy.id}`}>{matter.name}</Link> : matter.name],
    [text.level, levels[matter.level]],
    [text.town, matter.area?.name],
    [text.district, matter.electoralDistrict?.name],
    [text.ground, matter.ground && grounds[matter.ground]],
    [text.basis, matter.legalBasis && <LegalBasisText basis={matter.legalBasis} />],
    [text.effectiveOn, matter.effectiveOn && format.day(matter.effectiveOn)],
  ] as const;
  return (
    <Panel title={text.about}>
      <dl className="rep-facts rep-facts-wide">
        {facts.map(([label, value]) => value && (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
      {matter.facts ? (
        <>
          <h3>{text.facts}</h3>
          <p>{matter.facts}</p>
        </>
      ) : (
        <p className="rp-quiet">{text.closed}</p>
      )}
      <FileLinks files={matter.files} label={text.files} />
    </Panel>
  );
}

/** What was said, decided, reported and announced, as far as it came. */
function Outcome({ matter: { id, defence, decision, report, announcement, rejectionReason } }: { matter: Matter }) {
  const text = useMessages(messages);
  const forms = useMessages(defenceForms);
  const format = useFormat();
  return (
    <>
      {defence && (
        <Panel title={text.defence}>
          <p>{`${format.day(defence.on)} · ${forms[defence.form]}`}</p>
          {defence.text && <p>{defence.text}</p>}
        </Panel>
      )}
      {decision && (
        <Panel title={text.decision}>
          <p>{`${format.day(decision.on)} · ${decision.body}`}</p>
          {typeof decision.inFavour === 'number' && typeof decision.all === 'number' && <p>{text.votes(format.number(decision.inFavour), format.number(decision.all))}</p>}
        </Panel>
      )}
      {report && (
        <Panel title={text.report}>
          <p>{`${format.day(report.on)} · ${report.number}`}</p>
          <p>{report.conclusion}</p>
        </Panel>
      )}
      {announcement && (
        <Panel title={text.announcement} extra={<Link href={`/representation/mandates/${id}/announcement`}>{text.print}</Link>}>
          <p>{`${format.day(announcement.on)} · ${announcement.number}`}</p>
          <p className="rep-text">{announcement.text}</p>
        </Panel>
      )}
      {rejectionReason && (
        <Panel title={text.rejected}>
          <p>{rejectionReason}</p>
        </Panel>
      )}
    </>
  );
}
