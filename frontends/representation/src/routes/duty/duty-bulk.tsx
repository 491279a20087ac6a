import { useState, type ReactNode } from 'react';
import { useAct } from '@redpine/ui/act';
import type { Column } from '@redpine/ui/data-table';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { ProblemSummary } from '@redpine/ui/problem-summary';
import { showToast } from '@redpine/ui/toast';
import type { DutyListQuery } from '../../gql/graphql.ts';
import { BatchBar, PickAll } from '../../parts/batch-bar.tsx';
import { rowProblems } from '../../parts/row-problems.tsx';
import { DutyEventsVerifyDocument } from './duty-act-documents.ts';

const MOST = 100;

const messages = defineMessages({
  zh: {
    select: '选择', choose: (title: string) => `选择：${title}`, submit: (count: number) => `核实所选 ${count} 项`, none: '请先选择要核实的事项',
    tooMany: `一次最多核实 ${MOST} 项`, done: (count: number) => `已核实 ${count} 项`,
  },
  en: {
    select: 'Select', choose: (title: string) => `Select: ${title}`, submit: (count: number) => `Verify ${count} selected`, none: 'Select the events to verify first',
    tooMany: `At most ${MOST} at once`, done: (count: number) => `${count} verified`,
  },
});

export type DutyRow = DutyListQuery['dutyEvents']['edges'][number]['node'];

interface BulkVerify {
  column: Column<DutyRow>;
  /** what was wrong with each row of the last attempt */
  problems: ReadonlyMap<string, readonly string[]>;
  summary: ReactNode;
  tools: ReactNode;
  bar: ReactNode;
  clear: () => void;
}

const waits = ({ state }: DutyRow): boolean => state === 'RECORDED';

/** 批量核实 — rows picked over the pages of a list, verified in one act: all or none. */
export function useBulkVerify(rows: readonly DutyRow[], reload: () => void): BulkVerify {
  const text = useMessages(messages);
  const [touched, setTouched] = useState<ReadonlyMap<string, DutyRow>>(new Map());
  const [sent, setSent] = useState<readonly string[]>([]);
  const act = useAct(DutyEventsVerifyDocument, {
    onSuccess: ({ dutyEvents }) => {
      setTouched(new Map());
      showToast('success', text.done(dutyEvents.length));
    },
  });
  // States and versions follow the list.
  const picked = new Map<string, DutyRow>();
  for (const [id, row] of touched) {
    const now = rows.find((each) => each.id === id) ?? row;
    if (waits(now)) picked.set(id, now);
  }
  const pick = (chosen: readonly DutyRow[], take: boolean): void => {
    const next = new Map(picked);
    for (const row of chosen) {
      if (take) next.set(row.id, row);
      else next.delete(row.id);
    }
    setTouched(next);
  };
  const open = rows.filter(waits);
  const problems = rowProblems(act.problem, sent);
  const submit = async (): Promise<void> => {
    const batch = [...picked.values()];
    setSent(batch.map(({ id }) => id));
    await act.run({ dutyEvents: batch.map(({ id, version }) => ({ dutyEvent: id, version })) });
    reload();
  };
  const reason = picked.size === 0 ? text.none : picked.size > MOST ? text.tooMany : undefined;
  return {
    column: {
      key: 'select',
      title: text.select,
      width: '3.5em',
      render: (row) =>
        waits(row) && <input type="checkbox" aria-label={text.choose(row.title)} checked={picked.has(row.id)} onChange={(event) => pick([row], event.target.checked)} />,
    },
    problems: problems.ofRow,
    summary: <ProblemSummary problem={act.problem} elsewhere={problems.elsewhere} />,
    tools: open.length > 0 && <PickAll all={open.every(({ id }) => picked.has(id))} onPickAll={(all) => pick(open, all)} />,
    bar: (open.length > 0 || picked.size > 0) && <BatchBar label={text.submit(picked.size)} reason={reason} running={act.running} onSubmit={() => void submit()} />,
    clear: () => setTouched(new Map()),
  };
}
