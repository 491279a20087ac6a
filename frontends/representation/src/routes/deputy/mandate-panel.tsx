import { useState } from 'react';
import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Panel } from '@redpine/ui/page';
import { StateTag } from '@redpine/ui/state-tag';
import type { DeputyPageQuery, MandateMatterKind } from '../../gql/graphql.ts';
import { ActBar } from '../../parts/act-bar.tsx';
import { MandateOpenDialog } from '../mandate/mandate-open-dialog.tsx';
import { MANDATE_KINDS, mandateKinds, mandateOpenings, mandateStates, mandateTones } from '../mandate/mandate-words.ts';

const messages = defineMessages({
  zh: { title: '代表资格', none: '没有资格事项', opened: (on: string) => `${on} 提出`, announced: (number: string, on: string) => `${number}，${on} 公告` },
  en: { title: 'Credentials', none: 'No credentials matters', opened: (on: string) => `Opened ${on}`, announced: (number: string, on: string) => `${number}, announced ${on}` },
});

type Kind = Exclude<MandateMatterKind, 'BY_ELECTION'>;
const KINDS = MANDATE_KINDS.filter((kind): kind is Kind => kind !== 'BY_ELECTION');

/** 代表资格 — matters of her credentials, and those that the viewer may open. */
export function MandatePanel({ deputy, onChanged }: { deputy: NonNullable<DeputyPageQuery['deputy']>; onChanged: () => void }) {
  const text = useMessages(messages);
  const kinds = useMessages(mandateKinds);
  const states = useMessages(mandateStates);
  const openings = useMessages(mandateOpenings);
  const format = useFormat();
  const [kind, setKind] = useState<Kind>();
  const matters = deputy.mandateMatters.edges.map(({ node }) => node);
  return (
    <Panel title={text.title}>
      <ActBar available={deputy.mandateActions} acts={KINDS.map((each) => ({ action: each, label: openings[each], onAct: () => setKind(each) }))} />
      {matters.length === 0 ? (
        <p className="rp-quiet">{text.none}</p>
      ) : (
        <ul className="rep-found" aria-label={text.title}>
          {matters.map((matter) => (
            <li key={matter.id}>
              <span>
                <Link href={`/representation/mandates/${matter.id}`}>{kinds[matter.kind]}</Link>
                <small>{matter.announcement ? text.announced(matter.announcement.number, format.day(matter.announcement.on)) : text.opened(format.instant(matter.openedAt))}</small>
              </span>
              <StateTag tone={mandateTones[matter.state]}>{states[matter.state]}</StateTag>
            </li>
          ))}
        </ul>
      )}
      {kind && (
        <MandateOpenDialog
          kind={kind}
          deputy={deputy}
          onClose={() => setKind(undefined)}
          onDone={() => {
            setKind(undefined);
            onChanged();
          }}
        />
      )}
    </Panel>
  );
}
