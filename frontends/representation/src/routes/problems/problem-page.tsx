import { useState } from 'react';
import { useFormat } from '@redpine/ui/format';
import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Page, Panel } from '@redpine/ui/page';
import { NotFound } from '@redpine/ui/states';
import { StateTag } from '@redpine/ui/state-tag';
import type { ProblemPageQuery } from '../../gql/graphql.ts';
import { ActBar } from '../../parts/act-bar.tsx';
import { ConfirmDialog, ReasonDialog } from '../../parts/act-dialogs.tsx';
import { FileLinks } from '../../parts/file-links.tsx';
import { RecordHistory } from '../../parts/record-history.tsx';
import { ProblemAssignDialog, ProblemRemedyDialog, ProblemVerifyDialog } from './problem-dialogs.tsx';
import { ProblemCloseDocument, ProblemDocument, ProblemDropDocument, ProblemSendBackDocument } from './problem-documents.ts';
import { problemActs, problemSources, problemStates, problemTones } from './problem-words.ts';

const messages = defineMessages({
  zh: {
    list: '急难愁盼问题', record: '问题', about: '情况', source: '来源', topic: '领域', area: '区域', listedOn: '列入日期', verifier: '核验', community: '社区（村）', unit: '承办单位', dueOn: '整改期限', late: '逾期', reason: '理由', closedOn: '销号日期',
    remedy: '整改情况', remediedOn: '报送日期', files: '佐证材料', verification: '核验情况', asked: (asked: number, agreed: number) => `征询 ${asked} 人，认可 ${agreed} 人`,
  },
  en: {
    list: 'Pressing problems', record: 'Problem', about: 'What the matter is', source: 'Source', topic: 'Topic', area: 'Area', listedOn: 'Listed', verifier: 'Verified by', community: 'The community', unit: 'Unit', dueOn: 'Remedy due', late: 'overdue', reason: 'Reason', closedOn: 'Closed',
    remedy: 'Remedy', remediedOn: 'Reported', files: 'Evidence', verification: 'What those concerned said', asked: (asked: number, agreed: number) => `${asked} asked, ${agreed} agree`,
  },
});

const ACTS = ['ASSIGN', 'REMEDY', 'VERIFY', 'CLOSE', 'SEND_BACK', 'DROP'] as const;
type Open = (typeof ACTS)[number];
const LATER: readonly string[] = ['SEND_BACK', 'DROP'];
type Problem = NonNullable<ProblemPageQuery['pressingProblem']>;

/** One pressing problem: what the matter is, its remedy, and what those concerned say. */
export default function ProblemPage({ id }: { id: string }) {
  const text = useMessages(messages);
  const states = useMessages(problemStates);
  const names = useMessages(problemActs);
  const [open, setOpen] = useState<Open>();
  const [{ data, error, fetching }, refetch] = useLiveQuery({ query: ProblemDocument, variables: { id }, refetchOn: ['PressingProblem'], requestPolicy: 'cache-and-network' });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  const breadcrumb = [{ title: text.list, path: '/representation/problems' }];
  const problem = data?.pressingProblem;
  if (data && !problem) return <NotFound page />;
  if (!problem) return <Page title={text.record} breadcrumb={breadcrumb} state={{ loading: fetching || !error, error, onRetry: reload }} />;
  const dialog = {
    of: { problem: problem.id, version: problem.version },
    title: open ? names[open] : '',
    lead: problem.subject,
    onClose: () => setOpen(undefined),
    onConflict: reload,
    onDone: () => {
      setOpen(undefined);
      reload();
    },
  };
  return (
    <Page title={problem.subject} mark={<StateTag tone={problemTones[problem.state]}>{states[problem.state]}</StateTag>} breadcrumb={breadcrumb}>
      <ActBar available={problem.availableActions} acts={ACTS.map((action) => ({ action, label: names[action], primary: !LATER.includes(action), onAct: () => setOpen(action) }))} />
      <ProblemFacts problem={problem} />
      <RecordHistory entries={problem.history} names={names} />
      {open === 'ASSIGN' && <ProblemAssignDialog {...dialog} />}
      {open === 'REMEDY' && <ProblemRemedyDialog {...dialog} />}
      {open === 'VERIFY' && <ProblemVerifyDialog {...dialog} />}
      {open === 'CLOSE' && <ConfirmDialog document={ProblemCloseDocument} {...dialog} />}
      {open === 'SEND_BACK' && <ReasonDialog document={ProblemSendBackDocument} {...dialog} />}
      {open === 'DROP' && <ReasonDialog document={ProblemDropDocument} {...dialog} />}
    </Page>
  );
}

function ProblemFacts({ problem }: { problem: Problem }) {
  const text = useMessages(messages);
  const sources = useMessages(problemSources);
  const format = useFormat();
  const { opinion, suggestion, verification } = problem;
  return (
    <>
      <Panel title={text.about}>
        <p>{problem.description}</p>
        <dl className="rep-facts rep-facts-wide">
          <dt>{text.source}</dt>
          <dd>
            {sources[problem.source]}
            {opinion && (
              <>
                {' · '}
                <Link href={`/representation/opinions/${opinion.id}`}>{opinion.subject ?? sources.OPINION}</Link>
              </>
            )}
            {suggestion && (
              <>
                {' · '}
                <Link href={`/representation/suggestions/${suggestion.id}`}>{suggestion.title}</Link>
              </>
            )}
          </dd>
          <dt>{text.topic}</dt>
          <dd>{problem.topic?.name ?? '—'}</dd>
          <dt>{text.area}</dt>
          <dd>{problem.area?.name ?? '—'}</dd>
          <dt>{text.listedOn}</dt>
          <dd>{format.day(problem.listedOn)}</dd>
          <dt>{text.verifier}</dt>
          <dd>{problem.verifier ? <Link href={`/representation/deputies/${problem.verifier.id}`}>{problem.verifier.name}</Link> : text.community}</dd>
          <dt>{text.unit}</dt>
          <dd>{problem.unit?.name ?? '—'}</dd>
          {problem.dueOn && (
            <>
              <dt>{text.dueOn}</dt>
              <dd>
                {format.day(problem.dueOn)}
                {problem.overdue && <strong className="rep-late"> {text.late}</strong>}
              </dd>
            </>
          )}
          {problem.reason && (
            <>
              <dt>{text.reason}</dt>
              <dd>{problem.reason}</dd>
            </>
          )}
          {problem.closedOn && (
            <>
              <dt>{text.closedOn}</dt>
              <dd>{format.day(problem.closedOn)}</dd>
            </>
          )}
        </dl>
      </Panel>
      {problem.remedy && (
        <Panel title={text.remedy}>
          <p>{problem.remedy}</p>
          {problem.remediedOn && (
            <p className="rp-quiet">
              {text.remediedOn} {format.day(problem.remediedOn)}
            </p>
          )}
          <FileLinks files={problem.files} label={text.files} />
        </Panel>
      )}
      {verification && (
        <Panel title={text.verification}>
          <p>{text.asked(verification.asked, verification.agreed)}</p>
          {verification.note && <p>{verification.note}</p>}
          <p className="rp-quiet">{format.day(verification.on)}</p>
        </Panel>
      )}
    </>
  );
}
