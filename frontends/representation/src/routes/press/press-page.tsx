import { useState } from 'react';
import { DataTable } from '@redpine/ui/data-table';
import { FilterBar } from '@redpine/ui/filter-bar';
import { useFormat } from '@redpine/ui/format';
import { useList } from '@redpine/ui/list';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Page, Panel } from '@redpine/ui/page';
import { EmptyState } from '@redpine/ui/states';
import { StateTag } from '@redpine/ui/state-tag';
import { useUrlState } from '@redpine/ui/url-state';
import type { PressFilter, PressKind, PressListQuery } from '../../gql/graphql.ts';
import { ActBar } from '../../parts/act-bar.tsx';
import { TextDialog } from '../../parts/act-dialogs.tsx';
import { useYesNo } from '../../parts/filter-choices.ts';
import { given, manyOf, oneOf, yesNoOf } from '../../parts/filters.ts';
import { PRESS_TEXT_ACTS, PressListDocument } from './press-documents.ts';
import { pressActs, pressKinds, pressStates, pressTones, urgeParts } from './press-words.ts';

const KINDS: readonly PressKind[] = ['KEY', 'COMMITTEE', 'OFFICE', 'GOVERNMENT'];
const STATES = ['OPEN', 'CLOSED'] as const;
type Row = PressListQuery['presses']['edges'][number]['node'];

const messages = defineMessages({
  zh: {
    title: '督办工作', lead: '重点督办由主任会议确定，主任、副主任领衔；各工作机构对口督办；代工委统筹；政府领导领办。', kinds: '督办方式', state: '状态', mine: '由我督办',
    name: '建议', kind: '方式', who: '督办人', on: '开始日期', acts: '办理', none: '没有督办事项', noneText: '在建议页面开始督办。', note: '进展', result: '督办结果',
  },
  en: {
    title: 'Pressing', lead: 'Key suggestions are chosen by the Council of Chairpersons and led by its members; committees press their field; the deputies’ affairs committee overall; government leaders take charge.', kinds: 'Kind', state: 'State', mine: 'Mine',
    name: 'Suggestion', kind: 'Kind', who: 'By', on: 'Since', acts: 'Acts', none: 'Nothing is pressed for', noneText: 'Begin on the page of a suggestion.', note: 'Progress', result: 'Result',
  },
});

/** 督办工作台账 — the leader sees hers, a committee its own, the office all. */
export default function PressPage() {
  const text = useMessages(messages);
  const kindNames = useMessages(pressKinds);
  const stateNames = useMessages(pressStates);
  const actNames = useMessages(pressActs);
  const parts = useMessages(urgeParts);
  const format = useFormat();
  const yesNo = useYesNo();
  const [state, setState] = useUrlState({ kinds: [] as readonly string[], state: '', mine: '' });
  const [open, setOpen] = useState<{ act: 'NOTE' | 'CLOSE'; press: Row }>();
  const filter = given<PressFilter>({
    kinds: manyOf(KINDS, state.kinds),
    state: oneOf(STATES, state.state),
    mine: yesNoOf(state.mine),
  });
  const { data, reload, table } = useList({ query: PressListDocument, variables: { filter }, refetchOn: ['Press'] });
  const done = (): void => {
    setOpen(undefined);
    reload();
  };
  return (
    <Page title={text.title} lead={text.lead}>
      <FilterBar
        filters={[
          { key: 'kinds', kind: 'many', label: text.kinds, options: KINDS.map((value) => ({ value, label: kindNames[value] })) },
          { key: 'state', kind: 'one', label: text.state, options: STATES.map((value) => ({ value, label: stateNames[value] })) },
          { key: 'mine', kind: 'one', label: text.mine, options: yesNo },
        ]}
        state={state}
        onChange={(changes) => setState(changes)}
      />
      <Panel>
        <DataTable
          label={text.title}
          storageKey="presses"
          columns={[
            {
              key: 'name', title: text.name, heading: true,
              render: (row) => (row.suggestion ? <Link href={`/representation/suggestions/${row.suggestion.id}#press-${row.id}`}>{row.title}</Link> : row.title),
            },
            { key: 'kind', title: text.kind, width: '8em', render: (row) => kindNames[row.kind] },
            { key: 'who', title: text.who, width: '12em', render: (row) => row.leader ?? row.organ?.name ?? (row.kind === 'OFFICE' ? parts.OFFICE : '—') },
            { key: 'on', title: text.on, width: '8em', render: (row) => format.day(row.on) },
            { key: 'state', title: text.state, width: '7em', render: (row) => <StateTag tone={pressTones[row.state]}>{stateNames[row.state]}</StateTag> },
            {
              key: 'acts', title: text.acts,
              render: (row) => (
                <>
                  {row.result && <p>{row.result}</p>}
                  <ActBar
                    available={row.availableActions.filter(({ allowed }) => allowed)}
                    acts={(['NOTE', 'CLOSE'] as const).map((act) => ({ action: act, label: actNames[act], onAct: () => setOpen({ act, press: row }) }))}
                  />
                </>
              ),
            },
          ]}
          {...table(data?.presses)}
          empty={<EmptyState title={text.none}>{text.noneText}</EmptyState>}
        />
      </Panel>
      {open && (
        <TextDialog
          document={PRESS_TEXT_ACTS[open.act]}
          of={{ press: open.press.id, version: open.press.version }}
          name="text"
          label={open.act === 'NOTE' ? text.note : text.result}
          min={5}
          max={2_000}
          title={actNames[open.act]}
          lead={open.press.title}
          onClose={() => setOpen(undefined)}
          onDone={done}
          onConflict={reload}
        />
      )}
    </Page>
  );
}
