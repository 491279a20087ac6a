import { useState } from 'react';
import { useAct } from '@redpine/ui/act';
import { DataTable } from '@redpine/ui/data-table';
import { useList } from '@redpine/ui/list';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Page, Panel } from '@redpine/ui/page';
import { ProblemSummary } from '@redpine/ui/problem-summary';
import { EmptyState } from '@redpine/ui/states';
import { showToast } from '@redpine/ui/toast';
import { useUrlState } from '@redpine/ui/url-state';
import { readFragment } from '../../gql/fragment-masking.ts';
import { assignmentInput, changed, NEW_ASSIGNMENT, type AssignmentDraft } from '../../parts/assignment.ts';
import { BatchBar, PickAll } from '../../parts/batch-bar.tsx';
import { usePermissions } from '../../parts/permissions.ts';
import { rowProblems } from '../../parts/row-problems.tsx';
import { useVocabulary } from '../../parts/vocabulary.ts';
import { AssignBatchDocument, AssignableFragment, AssignListDocument, type Assignable } from './assign-documents.ts';
import { useAssignColumns } from './assign-columns.tsx';
import { BulkFill } from './bulk-fill.tsx';
import { CommitteeActs } from './committee-acts.tsx';
import { MeetingFields, meetingInput } from './meeting-fields.tsx';
import { MeetingPapers } from './meeting-papers.tsx';
import type { Picked } from './picked.ts';

const PAGE_SIZE = 50;
const MOST = 200;

const messages = defineMessages({
  zh: {
    title: '集中交办',
    lead: '选中建议，逐件或批量确定承办单位、办理方式和时限，一次交办。全部成功才生效，任何一件有问题都不会交办。',
    list: '代表建议',
    table: '待交办的建议',
    none: '没有待交办的建议',
    noneText: '受理编号后的建议会出现在这里。',
    open: '查看待审核的建议',
    submit: (count: number) => `交办选中的 ${count} 件`,
    choose: '请先选择要交办的建议',
    lacking: (count: number) => `有 ${count} 件尚未选择承办单位`,
    tooMany: `一次最多交办 ${MOST} 件`,
    done: (count: number) => `已交办 ${count} 件`,
  },
  en: {
    title: 'Assign several',
    lead: 'Select suggestions, choose unit, way and time for each or for all, and assign them in one act: all or none.',
    list: 'Suggestions',
    table: 'Suggestions to be assigned',
    none: 'Nothing is waiting to be assigned',
    noneText: 'Suggestions show here once they are accepted and numbered.',
    open: 'See those to be reviewed',
    submit: (count: number) => `Assign ${count} selected`,
    choose: 'Select the suggestions to assign first',
    lacking: (count: number) => `${count} have no unit yet`,
    tooMany: `At most ${MOST} at once`,
    done: (count: number) => `${count} assigned`,
  },
});

/** 集中交办 — many accepted suggestions, one act. */
export default function AssignPage() {
  const text = useMessages(messages);
  const may = usePermissions();
  const vocabulary = useVocabulary();
  // The committee hands over and joins; the government office assigns within the government alone.
  const isCommittee = may.review;
  const units = isCommittee ? vocabulary.units : vocabulary.governmentUnits;
  const [meeting, setMeeting] = useState({ name: '', on: '' });
  const [{ chosen }] = useUrlState({ chosen: [] });
  const { data, reload, table } = useList({ query: AssignListDocument, variables: {}, refetchOn: ['Suggestion'], size: PAGE_SIZE });
  const rows = data?.suggestions.edges.map((edge) => readFragment(AssignableFragment, edge.node));
  const [touched, setTouched] = useState<ReadonlyMap<string, Picked | null>>(new Map());
  const [sent, setSent] = useState<readonly string[]>([]);
  const act = useAct(AssignBatchDocument, {
    onConflict: reload,
    onSuccess: ({ suggestions }) => {
      setTouched(new Map());
      reload();
      showToast('success', text.done(suggestions.length));
    },
  });

  // What came chosen from the list is picked until it is unpicked here; versions follow the list.
  const picked = new Map<string, Picked>();
  for (const row of rows ?? []) if (chosen.includes(row.id)) picked.set(row.id, { target: row, draft: NEW_ASSIGNMENT });
  for (const [id, pick] of touched) {
    if (pick) picked.set(id, { ...pick, target: rows?.find((row) => row.id === id) ?? pick.target });
    else picked.delete(id);
  }
  const pick = (target: Assignable, draft: AssignmentDraft | null): void =>
    setTouched(new Map(touched).set(target.id, draft && { target, draft }));
  const fill = (changes: Partial<AssignmentDraft>): void =>
    setTouched(new Map([...touched, ...[...picked].map(([id, { target, draft }]) => [id, { target, draft: changed(draft, changes) }] as const)]));
  const pickAll = (all: boolean): void =>
    setTouched(
      new Map([...touched, ...(rows ?? []).map((row) => [row.id, all ? (picked.get(row.id) ?? { target: row, draft: NEW_ASSIGNMENT }) : null] as const)]),
    );
  const problems = rowProblems(act.problem, sent);
  const columns = useAssignColumns({ picked, units, problems: problems.ofRow, onPick: pick });
  const lacking = [...picked.values()].filter(({ draft }) => draft.lead === '').length;
  const reason = picked.size === 0 ? text.choose : picked.size > MOST ? text.tooMany : lacking > 0 ? text.lacking(lacking) : undefined;
  const submit = async (): Promise<void> => {
    const batch = [...picked.values()];
    setSent(batch.map(({ target }) => target.id));
    await act.run({ assignments: batch.map(({ target, draft }) => assignmentInput(target, draft)), ...meetingInput(meeting) });
  };
  return (
    <Page title={text.title} lead={text.lead} breadcrumb={[{ title: text.list, path: '/representation/suggestions' }]}>
      <ProblemSummary problem={act.problem} elsewhere={problems.elsewhere} />
      <BulkFill count={picked.size} units={units} onFill={fill} />
      <MeetingFields value={meeting} onChange={setMeeting} />
      <MeetingPapers />
      {isCommittee && (
        <CommitteeActs
          picked={[...picked.values()].map(({ target }) => target)}
          meeting={meeting}
          onDone={() => {
            setTouched(new Map());
            reload();
          }}
          onConflict={reload}
        />
      )}
      <Panel>
        <DataTable
          label={text.table}
          storageKey="assign"
          columns={columns}
          {...table(data?.suggestions)}
          rows={rows}
          empty={
            <EmptyState title={text.none} action={<Link href="/representation/suggestions?states=SUBMITTED">{text.open}</Link>}>
              {text.noneText}
            </EmptyState>
          }
          tools={rows && rows.length > 0 && <PickAll all={rows.every((row) => picked.has(row.id))} onPickAll={pickAll} />}
        />
      </Panel>
      {rows && rows.length > 0 && (
        <BatchBar label={text.submit(picked.size)} reason={reason} running={act.running} onSubmit={() => void submit()} />
      )}
    </Page>
  );
}
