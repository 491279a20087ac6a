import { useState } from 'react';
import { useFormat } from '@redpine/ui/format';
import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Page, Panel } from '@redpine/ui/page';
import { NotFound } from '@redpine/ui/states';
import { StateTag } from '@redpine/ui/state-tag';
import { ActBar } from '../../parts/act-bar.tsx';
import { FileLinks } from '../../parts/file-links.tsx';
import { ReasonDialog } from '../../parts/act-dialogs.tsx';
import { RecordHistory } from '../../parts/record-history.tsx';
import { FundSpendingVoidDocument } from './fund-act-documents.ts';
import { FundPageDocument } from './fund-documents.ts';
import { spendingActs, spendingStates, spendingTones } from './fund-words.ts';
import { yuanOf } from '../../parts/yuan.ts';

const messages = defineMessages({
  zh: { list: '代表活动经费', record: '经费支出', about: '支出信息', deputy: '代表', on: '支出日期', yuan: '金额', sum: (yuan: string) => `${yuan} 元`, files: '票据', voided: '作废理由' },
  en: { list: 'Deputies’ activity funds', record: 'Spending', about: 'The spending', deputy: 'Deputy', on: 'Day', yuan: 'Sum', sum: (yuan: string) => `${yuan} yuan`, files: 'Receipts', voided: 'Why it was voided' },
});

/** One spending, with its receipts. */
export default function FundPage({ id }: { id: string }) {
  const text = useMessages(messages);
  const states = useMessages(spendingStates);
  const names = useMessages(spendingActs);
  const format = useFormat();
  const [voiding, setVoiding] = useState(false);
  const [{ data, error, fetching }, refetch] = useLiveQuery({ query: FundPageDocument, variables: { id }, refetchOn: ['FundSpending'], requestPolicy: 'cache-and-network' });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  const breadcrumb = [{ title: text.list, path: '/representation/funds' }];
  const spending = data?.fundSpending;
  if (data && !spending) return <NotFound page />;
  if (!spending) return <Page title={text.record} breadcrumb={breadcrumb} state={{ loading: fetching || !error, error, onRetry: reload }} />;
  return (
    <Page title={spending.purpose} mark={<StateTag tone={spendingTones[spending.state]}>{states[spending.state]}</StateTag>} breadcrumb={breadcrumb}>
      <ActBar available={spending.availableActions} acts={[{ action: 'VOID', label: names.VOID, onAct: () => setVoiding(true) }]} />
      <Panel title={text.about}>
        <dl className="rep-facts rep-facts-wide">
          {spending.deputy && (
            <>
              <dt>{text.deputy}</dt>
              <dd>
                <Link href={`/representation/deputies/${spending.deputy.id}`}>{spending.deputy.name}</Link>
              </dd>
            </>
          )}
          <dt>{text.on}</dt>
          <dd>{format.day(spending.on)}</dd>
          <dt>{text.yuan}</dt>
          <dd>{text.sum(yuanOf(spending.fen))}</dd>
          {spending.voidReason && (
            <>
              <dt>{text.voided}</dt>
              <dd>{spending.voidReason}</dd>
            </>
          )}
        </dl>
        <FileLinks files={spending.files} label={text.files} />
      </Panel>
      <RecordHistory entries={spending.history} names={names} />
      {voiding && (
        <ReasonDialog
          document={FundSpendingVoidDocument}
          of={{ fundSpending: spending.id, version: spending.version }}
          title={names.VOID}
          lead={spending.purpose}
          onClose={() => setVoiding(false)}
          onConflict={reload}
          onDone={() => {
            setVoiding(false);
            reload();
          }}
        />
      )}
    </Page>
  );
}
