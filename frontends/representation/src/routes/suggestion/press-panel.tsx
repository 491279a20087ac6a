import { useState } from 'react';
import { ActButton } from '@redpine/ui/act-button';
import { useFormat } from '@redpine/ui/format';
import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Panel } from '@redpine/ui/page';
import { StateTag } from '@redpine/ui/state-tag';
import type { PressKind, SuggestionPressQuery } from '../../gql/graphql.ts';
import { ActBar } from '../../parts/act-bar.tsx';
import { TextDialog } from '../../parts/act-dialogs.tsx';
import { HandlingUrgeDocument, PRESS_TEXT_ACTS, SuggestionPressDocument } from '../press/press-documents.ts';
import { PressStartDialog } from '../press/press-start-dialog.tsx';
import { pressActs, pressKinds, pressStates, pressTones, urgeParts } from '../press/press-words.ts';

const messages = defineMessages({
  zh: { title: '督办和催办', urge: (unit: string) => `催办${unit}`, urgeNote: '催办内容', urgeText: '催办是提醒，承办单位收到通知；不改变办理期限。', urged: (part: string, at: string) => `${part}催办 ${at}`, note: '进展', result: '督办结果', since: (day: string) => `自 ${day}`, none: '没有督办和催办。' },
  en: { title: 'Pressing and reminders', urge: (unit: string) => `Urge ${unit}`, urgeNote: 'What is urged', urgeText: 'A reminder to the unit; no deadline changes.', urged: (part: string, at: string) => `${part} urged ${at}`, note: 'Progress', result: 'Result', since: (day: string) => `since ${day}`, none: 'Neither press nor reminder.' },
});

type Shown = NonNullable<SuggestionPressQuery['suggestion']>;
type Press = Shown['presses'][number];
type Open =
  | { act: 'START'; kind: PressKind }
  | { act: 'NOTE' | 'CLOSE'; press: Press }
  | { act: 'URGE'; handling: string; unit: string };

const KINDS = ['KEY', 'COMMITTEE', 'OFFICE', 'GOVERNMENT'] as const satisfies readonly PressKind[];

/** 督办 with its notes and result, and 催办 of each unit. */
export function PressPanel({ suggestion, title, onChanged }: { suggestion: string; title: string; onChanged: () => void }) {
  const text = useMessages(messages);
  const names = useMessages(pressActs);
  const parts = useMessages(urgeParts);
  const format = useFormat();
  const [open, setOpen] = useState<Open>();
  const [{ data }, refetch] = useLiveQuery({
    query: SuggestionPressDocument,
    variables: { id: suggestion },
    refetchOn: ['Suggestion', 'Press', 'Handling'],
    requestPolicy: 'cache-and-network',
  });
  const shown = data?.suggestion;
  if (!shown) return null;
  const urged = shown.handlings.filter(({ urging, urges }) => urging !== null || urges.length > 0);
  if (shown.presses.length === 0 && shown.pressActions.length === 0 && urged.length === 0) return null;
  const reload = (): void => {
    refetch({ requestPolicy: 'network-only' });
    onChanged();
  };
  const shared = {
    lead: title,
    onClose: () => setOpen(undefined),
    onConflict: reload,
    onDone: () => {
      setOpen(undefined);
      reload();
    },
  };
  return (
    <Panel title={text.title}>
      {shown.presses.length === 0 && urged.every(({ urges }) => urges.length === 0) && <p className="rp-quiet">{text.none}</p>}
      {shown.presses.map((press) => (
        <PressItem key={press.id} press={press} onAct={(act) => setOpen({ act, press })} />
      ))}
      {urged.map(({ id, unit, unitText, urging, urges }) => (
        <div key={id}>
          {urges.map((each) => (
            <p key={each.id} className="rp-quiet">
              {[unit?.name ?? unitText, text.urged(parts[each.part], format.instant(each.at)), each.note].filter(Boolean).join(' ')}
            </p>
          ))}
          {urging && (
            <ActButton availability={urging} onAct={() => setOpen({ act: 'URGE', handling: id, unit: unit?.name ?? unitText ?? '' })}>
              {text.urge(unit?.name ?? unitText ?? '')}
            </ActButton>
          )}
        </div>
      ))}
      <ActBar available={shown.pressActions} acts={KINDS.map((kind) => ({ action: kind, label: names[kind], onAct: () => setOpen({ act: 'START', kind }) }))} />
      {open?.act === 'START' && <PressStartDialog kind={open.kind} suggestion={suggestion} title={names[open.kind]} {...shared} />}
      {(open?.act === 'NOTE' || open?.act === 'CLOSE') && (
        <TextDialog
          document={PRESS_TEXT_ACTS[open.act]}
          of={{ press: open.press.id, version: open.press.version }}
          name="text"
          label={open.act === 'NOTE' ? text.note : text.result}
          min={5}
          max={2_000}
          title={names[open.act]}
          {...shared}
        />
      )}
      {open?.act === 'URGE' && (
        <TextDialog
          document={HandlingUrgeDocument}
          of={{ handling: open.handling }}
          name="note"
          label={text.urgeNote}
          min={5}
          max={500}
          title={text.urge(open.unit)}
          {...shared}
        >
          <p>{text.urgeText}</p>
        </TextDialog>
      )}
    </Panel>
  );
}

function PressItem({ press, onAct }: { press: Press; onAct: (act: 'NOTE' | 'CLOSE') => void }) {
  const text = useMessages(messages);
  const kinds = useMessages(pressKinds);
  const states = useMessages(pressStates);
  const names = useMessages(pressActs);
  const format = useFormat();
  return (
    <div id={`press-${press.id}`} className="rep-note">
      <p>
        <strong>{kinds[press.kind]}</strong> <StateTag tone={pressTones[press.state]}>{states[press.state]}</StateTag>
      </p>
      <p className="rp-quiet">{[press.leader ?? press.organ?.name, press.meeting, text.since(format.day(press.on))].filter(Boolean).join(' · ')}</p>
      {press.note && <p>{press.note}</p>}
      {press.notes.length > 0 && (
        <ul>
          {press.notes.map((note) => (
            <li key={note.id}>
              {note.text} <span className="rp-quiet">{`${note.by} ${format.instant(note.at)}`}</span>
            </li>
          ))}
        </ul>
      )}
      {press.result && <p>{`${text.result}：${press.result}`}</p>}
      <ActBar
        available={press.availableActions.filter(({ allowed }) => allowed)}
        acts={(['NOTE', 'CLOSE'] as const).map((act) => ({ action: act, label: names[act], onAct: () => onAct(act) }))}
      />
    </div>
  );
}
