import { useState } from 'react';
import { DataTable } from '@redpine/ui/data-table';
import { Figure } from '@redpine/ui/figure';
import { useFormat } from '@redpine/ui/format';
import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Page, Panel } from '@redpine/ui/page';
import { NotFound } from '@redpine/ui/states';
import { StateTag } from '@redpine/ui/state-tag';
import { ActBar } from '../../parts/act-bar.tsx';
import { ConfirmDialog } from '../../parts/act-dialogs.tsx';
import { RecordHistory } from '../../parts/record-history.tsx';
import { WorkPlanDocument, WorkPlanPublishDocument, WorkPlanTellDocument } from './plan-documents.ts';
import { PlanExecuteDialog, PlanPassDialog } from './plan-dialogs.tsx';
import { PlanEditDialog } from './plan-edit-dialog.tsx';
import { itemStates, itemTones, planActs, planStates, planTones } from './plan-words.ts';

const messages = defineMessages({
  zh: {
    list: '年度代表工作计划', record: '代表工作计划', passed: (meeting: string, day: string) => `${meeting}（${day}）通过`, figures: '执行情况', execution: '到期事项完成率', items: '计划事项', item: '事项', month: '月份', nthMonth: (month: number) => `${month} 月`, owner: '责任单位',
    recorded: '档案中已核实', times: (count: string) => `${count} 人次`, state: '执行', doneOn: '完成日期', note: '说明',
  },
  en: {
    list: 'Yearly plan of deputies’ work', record: 'Plan of deputies’ work', passed: (meeting: string, day: string) => `Passed by ${meeting} (${day})`, figures: 'How it is executed', execution: 'Due items done', items: 'Items', item: 'What is to be done', month: 'Month', nthMonth: (month: number) => String(month), owner: 'Who does it',
    recorded: 'In duty records', times: (count: string) => `${count} verified`, state: 'Execution', doneOn: 'Done on', note: 'Note',
  },
});

const ACTS = ['EDIT', 'PASS', 'TELL', 'PUBLISH', 'EXECUTE'] as const;
type Open = (typeof ACTS)[number];

/** One year’s plan: its items, what was done of them, and what the duty record holds of each kind. */
export default function PlanPage({ id }: { id: string }) {
  const text = useMessages(messages);
  const states = useMessages(planStates);
  const executed = useMessages(itemStates);
  const names = useMessages(planActs);
  const format = useFormat();
  const [open, setOpen] = useState<Open>();
  const [{ data, error, fetching }, refetch] = useLiveQuery({ query: WorkPlanDocument, variables: { id }, refetchOn: ['WorkPlan', 'DutyEvent'], requestPolicy: 'cache-and-network' });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  const breadcrumb = [{ title: text.list, path: '/representation/plan' }];
  const plan = data?.workPlan;
  if (data && !plan) return <NotFound page />;
  if (!plan) return <Page title={text.record} breadcrumb={breadcrumb} state={{ loading: fetching || !error, error, onRetry: reload }} />;
  const close = (): void => setOpen(undefined);
  const dialog = {
    of: { workPlan: plan.id, version: plan.version },
    title: open ? names[open] : '',
    lead: plan.title,
    onClose: close,
    onConflict: reload,
    onDone: () => {
      close();
      reload();
    },
  };
  return (
    <Page
      title={plan.title}
      lead={plan.meeting && plan.passedOn ? text.passed(plan.meeting, format.day(plan.passedOn)) : undefined}
      mark={<StateTag tone={planTones[plan.state]}>{states[plan.state]}</StateTag>}
      breadcrumb={breadcrumb}
    >
      <ActBar
        available={plan.availableActions}
        acts={ACTS.map((action) => ({ action, label: names[action], primary: action !== 'EDIT', onAct: () => setOpen(action) }))}
      />
      <section aria-label={text.figures} className="rp-figures">
        <Figure label={text.execution} figure={plan.execution} />
      </section>
      <Panel title={text.items}>
        <DataTable
          label={text.items}
          storageKey="plan-items"
          columns={[
            { key: 'item', title: text.item, heading: true, render: (row) => row.title },
            { key: 'month', title: text.month, width: '6em', render: (row) => text.nthMonth(row.month) },
            { key: 'owner', title: text.owner, render: (row) => row.owner },
            {
              key: 'recorded',
              title: text.recorded,
              width: '9em',
              align: 'end',
              render: ({ kind, recorded }) =>
                kind && typeof recorded === 'number' ? <Link href={`/representation/duty?year=${plan.year}&kind=${kind}&states=VERIFIED`}>{text.times(format.number(recorded))}</Link> : '—',
            },
            { key: 'state', title: text.state, width: '8em', render: (row) => <StateTag tone={itemTones[row.state]}>{executed[row.state]}</StateTag> },
            { key: 'doneOn', title: text.doneOn, width: '8em', render: (row) => (row.doneOn ? format.dayShort(row.doneOn) : '—') },
            { key: 'note', title: text.note, render: (row) => row.note ?? '—' },
          ]}
          rows={plan.items}
          rowKey={(row) => row.id}
          loading={fetching}
          totalCount={plan.items.length}
        />
      </Panel>
      <RecordHistory entries={plan.history} names={names} />
      {open === 'EDIT' && <PlanEditDialog title={names.EDIT} plan={plan} onClose={close} onConflict={reload} onDone={dialog.onDone} />}
      {open === 'PASS' && <PlanPassDialog {...dialog} />}
      {open === 'TELL' && <ConfirmDialog document={WorkPlanTellDocument} {...dialog} />}
      {open === 'PUBLISH' && <ConfirmDialog document={WorkPlanPublishDocument} {...dialog} />}
      {open === 'EXECUTE' && <PlanExecuteDialog {...dialog} items={plan.items} />}
    </Page>
  );
}
