import { useState } from 'react';
import { DataTable } from '@redpine/ui/data-table';
import { useFormat } from '@redpine/ui/format';
import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link, navigate } from '@redpine/ui/navigation';
import { Page, Panel } from '@redpine/ui/page';
import { EmptyState } from '@redpine/ui/states';
import { StateTag } from '@redpine/ui/state-tag';
import { ActBar } from '../../parts/act-bar.tsx';
import { WorkPlansDocument } from './plan-documents.ts';
import { PlanEditDialog } from './plan-edit-dialog.tsx';
import { planActs, planStates, planTones } from './plan-words.ts';

const messages = defineMessages({
  zh: {
    title: '年度代表工作计划', lead: '由代工委起草，主任会议通过后通知代表并公布，逐项登记执行情况。依据：代表法第四十三条。', year: '年度', nthYear: (year: number) => `${year} 年`, plan: '计划', passedOn: '通过日期', execution: '执行',
    done: (done: string, due: string, percent: string) => `${done} ／ ${due}（${percent}）`, state: '状态', none: '还没有年度计划', noneText: '由代工委起草。',
  },
  en: {
    title: 'Yearly plan of deputies’ work', lead: 'Drafted by the deputies’ affairs committee, passed by the Council of Chairpersons, told to deputies and published; execution is recorded item by item. Basis: art. 43 of the Deputies Law.', year: 'Year', nthYear: (year: number) => String(year), plan: 'Plan', passedOn: 'Passed on', execution: 'Executed',
    done: (done: string, due: string, percent: string) => `${done} of ${due} (${percent})`, state: 'State', none: 'No plan yet', noneText: 'The deputies’ affairs committee drafts it.',
  },
});

/** 代表工作计划 — the plans year by year, with how far each is executed. */
export default function PlansPage() {
  const text = useMessages(messages);
  const states = useMessages(planStates);
  const names = useMessages(planActs);
  const format = useFormat();
  const [drafting, setDrafting] = useState(false);
  const [{ data, error, fetching }, refetch] = useLiveQuery({ query: WorkPlansDocument, variables: {}, refetchOn: ['WorkPlan'], requestPolicy: 'cache-and-network' });
  return (
    <Page
      title={text.title}
      lead={text.lead}
      actions={<ActBar available={data?.workPlanActions ?? []} acts={[{ action: 'DRAFT', label: names.DRAFT, primary: true, onAct: () => setDrafting(true) }]} />}
    >
      <Panel>
        <DataTable
          label={text.title}
          storageKey="plans"
          columns={[
            { key: 'plan', title: text.plan, heading: true, render: (row) => <Link href={`/representation/plan/${row.id}`}>{row.title}</Link> },
            { key: 'year', title: text.year, width: '7em', render: (row) => text.nthYear(row.year) },
            { key: 'passedOn', title: text.passedOn, width: '9em', render: (row) => (row.passedOn ? format.dayShort(row.passedOn) : '—') },
            {
              key: 'execution',
              title: text.execution,
              width: '12em',
              align: 'end',
              render: ({ execution: { numerator, denominator, value } }) => text.done(format.number(numerator), format.number(denominator), format.percent(value)),
            },
            { key: 'state', title: text.state, width: '9em', render: (row) => <StateTag tone={planTones[row.state]}>{states[row.state]}</StateTag> },
          ]}
          rows={data?.workPlans}
          rowKey={(row) => row.id}
          loading={fetching}
          error={error}
          onRetry={() => refetch({ requestPolicy: 'network-only' })}
          totalCount={data?.workPlans.length}
          empty={<EmptyState title={text.none}>{text.noneText}</EmptyState>}
        />
      </Panel>
      {drafting && <PlanEditDialog title={names.DRAFT} onClose={() => setDrafting(false)} onDone={(id) => navigate(`/representation/plan/${id}`)} />}
    </Page>
  );
}
