import { useState } from 'react';
import { useFormat } from '@redpine/ui/format';
import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { StateTag } from '@redpine/ui/state-tag';
import type { SuggestionCommitmentsQuery } from '../../gql/graphql.ts';
import { ActBar } from '../../parts/act-bar.tsx';
import { ConfirmDialog, ReasonDialog } from '../../parts/act-dialogs.tsx';
import { FileLinks } from '../../parts/file-links.tsx';
import { satisfactionLevels } from '../../words.ts';
import { DueAskDialog, EvaluateAgainDialog, RegisterDialog, ReportDialog } from './commitment-dialogs.tsx';
import {
  CommitmentCloseDocument,
  CommitmentConfirmDocument,
  CommitmentDueGrantDocument,
  CommitmentDueRefuseDocument,
  CommitmentReopenDocument,
  CommitmentsDocument,
  CommitmentSendBackDocument,
} from './commitment-documents.ts';
import { commitmentActs, commitmentStates, commitmentTones, dueOutcomes, reportOutcomes } from './commitment-words.ts';

const messages = defineMessages({
  zh: {
    title: '承诺事项', REGISTER: '登记承诺事项', measure: '量化目标', promised: (on: string) => `承诺于 ${on}`, due: (on: string) => `期限 ${on}`,
    first: (on: string) => `原定 ${on}`, met: (on: string) => `报送于 ${on}`, late: (days: string) => `已超期 ${days} 天`, wasLate: '逾期落实', left: (days: string) => `还剩 ${days} 天`,
    reports: '落实情况', files: '佐证材料', requests: '期限调整', evaluation: '再次评价', pressed: (years: string) => `滚动督办：${years} 年`,
    levels: (attitude: string, result: string) => `态度 ${attitude}，结果 ${result}`,
  },
  en: {
    title: 'Commitments', REGISTER: 'Register a commitment', measure: 'Measurable result', promised: (on: string) => `Promised ${on}`, due: (on: string) => `Due ${on}`,
    first: (on: string) => `first ${on}`, met: (on: string) => `Reported ${on}`, late: (days: string) => `${days} d overdue`, wasLate: 'Kept late', left: (days: string) => `${days} d left`,
    reports: 'Reports', files: 'Evidence', requests: 'Changes of the due day', evaluation: 'Evaluated again', pressed: (years: string) => `Pressed in ${years}`,
    levels: (attitude: string, result: string) => `attitude ${attitude}, result ${result}`,
  },
});

type Commitment = NonNullable<SuggestionCommitmentsQuery['suggestion']>['commitments'][number];
const ACTS = ['REPORT', 'CONFIRM', 'EVALUATE', 'CLOSE', 'DUE_GRANT', 'DUE_REFUSE', 'SEND_BACK', 'REOPEN', 'DUE_ASK'] as const;
type Open = (typeof ACTS)[number];

/** What the replies promised, and what can be done about it; nothing where nothing is promised or can be registered. */
export function CommitmentPanel({ suggestion, onChanged }: { suggestion: string; onChanged: () => void }) {
  const text = useMessages(messages);
  const [registering, setRegistering] = useState(false);
  const [{ data }, refetch] = useLiveQuery({
    query: CommitmentsDocument,
    variables: { id: suggestion },
    refetchOn: ['Suggestion', 'Handling', 'Commitment'],
    requestPolicy: 'cache-and-network',
  });
  const reload = (): void => {
    refetch({ requestPolicy: 'network-only' });
    onChanged();
  };
  const commitments = data?.suggestion?.commitments ?? [];
  const open = (data?.suggestion?.handlings ?? []).filter((handling) => handling.commitmentRegistration?.allowed);
  if (commitments.length === 0 && open.length === 0) return null;
  const registration = open[0]?.commitmentRegistration;
  return (
    <section className="rp-panel" aria-labelledby="rep-commitments">
      <div className="rp-panel-head">
        <h2 id="rep-commitments">{text.title}</h2>
      </div>
      {commitments.map((commitment) => (
        <CommitmentEntry key={commitment.id} commitment={commitment} onChanged={reload} />
      ))}
      {registration && (
        <ActBar available={[registration]} acts={[{ action: 'REGISTER', label: text.REGISTER, onAct: () => setRegistering(true) }]} />
      )}
      {registering && (
        <RegisterDialog
          handlings={open.map(({ id, unit, unitText }) => ({ value: id, label: unit?.name ?? unitText ?? '—' }))}
          onClose={() => setRegistering(false)}
          onConflict={reload}
          onDone={() => {
            setRegistering(false);
            reload();
          }}
        />
      )}
    </section>
  );
}

function CommitmentEntry({ commitment, onChanged }: { commitment: Commitment; onChanged: () => void }) {
  const text = useMessages(messages);
  const states = useMessages(commitmentStates);
  const names = useMessages(commitmentActs);
  const levels = useMessages(satisfactionLevels);
  const format = useFormat();
  const [open, setOpen] = useState<Open>();
  const { state, daysLeft, evaluation } = commitment;
  const primary = ACTS.find((action) => commitment.availableActions.some((each) => each.action === action && each.allowed));
  const left =
    daysLeft === null || daysLeft === undefined
      ? commitment.overdue && text.wasLate
      : daysLeft < 0
        ? text.late(format.number(-daysLeft))
        : text.left(format.number(daysLeft));
  const of = { commitment: commitment.id, version: commitment.version };
  const shared = {
    onClose: () => setOpen(undefined),
    onConflict: onChanged,
    onDone: () => {
      setOpen(undefined);
      onChanged();
    },
  };
  const titled = { ...shared, lead: commitment.text, title: open ? names[open] : '' };
  return (
    <article id={`commitment-${commitment.id}`} className="rep-note rep-commitment">
      <p>
        <strong>{commitment.text}</strong> <StateTag tone={commitmentTones[state]}>{states[state]}</StateTag>
      </p>
      <p>
        {text.measure}：{commitment.measure}
      </p>
      <p className="rp-quiet rep-meta">
        {commitment.unit && <span>{commitment.unit.name}</span>}
        <span>{text.promised(format.dayShort(commitment.promisedOn))}</span>
        <span className="rep-due" data-late={commitment.overdue ? '' : undefined}>
          {text.due(format.dayShort(commitment.dueOn))}
        </span>
        {commitment.firstDueOn !== commitment.dueOn && <span>{text.first(format.dayShort(commitment.firstDueOn))}</span>}
        {commitment.metOn && <span>{text.met(format.dayShort(commitment.metOn))}</span>}
        {left && <span>{left}</span>}
        {commitment.presses.length > 0 && <span>{text.pressed(commitment.presses.map(({ year }) => year).join('、'))}</span>}
      </p>
      <Reports reports={commitment.reports} />
      <DueRequests requests={commitment.dueRequests} />
      {evaluation && (
        <p>
          {text.evaluation}：{text.levels(levels[evaluation.attitude], levels[evaluation.result])}
          {evaluation.comment && ` — ${evaluation.comment}`}
        </p>
      )}
      <ActBar
        available={commitment.availableActions}
        acts={ACTS.map((action) => ({ action, label: names[action], primary: action === primary, onAct: () => setOpen(action) }))}
      />
      {open === 'REPORT' && <ReportDialog record={commitment} {...shared} />}
      {open === 'EVALUATE' && <EvaluateAgainDialog record={commitment} {...shared} />}
      {open === 'DUE_ASK' && <DueAskDialog record={commitment} {...shared} />}
      {open === 'CONFIRM' && <ConfirmDialog document={CommitmentConfirmDocument} of={of} {...titled} />}
      {open === 'CLOSE' && <ConfirmDialog document={CommitmentCloseDocument} of={of} {...titled} />}
      {open === 'DUE_GRANT' && <ConfirmDialog document={CommitmentDueGrantDocument} of={of} {...titled} />}
      {open === 'SEND_BACK' && <ReasonDialog document={CommitmentSendBackDocument} of={of} {...titled} />}
      {open === 'REOPEN' && <ReasonDialog document={CommitmentReopenDocument} of={of} {...titled} />}
      {open === 'DUE_REFUSE' && <ReasonDialog document={CommitmentDueRefuseDocument} of={of} {...titled} />}
    </article>
  );
}

function Reports({ reports }: { reports: Commitment['reports'] }) {
  const text = useMessages(messages);
  const outcomes = useMessages(reportOutcomes);
  const format = useFormat();
  if (reports.length === 0) return null;
  return (
    <ul aria-label={text.reports}>
      {reports.map((report) => (
        <li key={report.id}>
          <span className="rp-quiet">
            {format.dayShort(report.on)} {outcomes[report.outcome]}
          </span>
          <p>{report.text}</p>
          {report.reason && <p className="rp-quiet">{report.reason}</p>}
          <FileLinks files={report.files} label={text.files} />
        </li>
      ))}
    </ul>
  );
}

function DueRequests({ requests }: { requests: Commitment['dueRequests'] }) {
  const text = useMessages(messages);
  const outcomes = useMessages(dueOutcomes);
  const format = useFormat();
  if (requests.length === 0) return null;
  return (
    <ul aria-label={text.requests}>
      {requests.map((request) => (
        <li key={request.id}>
          {format.dayShort(request.from)} → {format.dayShort(request.to)} <span className="rp-quiet">{outcomes[request.outcome]}</span>
          <p>{request.reason}</p>
          {request.refusal && <p className="rp-quiet">{request.refusal}</p>}
        </li>
      ))}
    </ul>
  );
}
