import { useState } from 'react';
import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Panel } from '@redpine/ui/page';
import { StateTag } from '@redpine/ui/state-tag';
import { ActBar } from '../../parts/act-bar.tsx';
import { ConfirmDialog, ReasonDialog } from '../../parts/reason-dialog.tsx';
import {
  PublicationKeepConfidentialDocument,
  PublicationLiftDocument,
  PublicationProposeDocument,
  SuggestionPublicationDocument,
} from '../publications/publication-documents.ts';
import { publicationActs, publicationStates, publicationTones } from '../publications/publication-words.ts';

const messages = defineMessages({
  zh: { title: '公开', none: '尚未决定是否公开。', work: '查看脱敏和发布', proposeText: '提出后由代工委脱敏；发布前公众看不到。', keepText: '保密后不公开；已公开的立即撤下。' },
  en: { title: 'Publication', none: 'Nothing is decided yet.', work: 'Redaction and publication', proposeText: 'The deputies’ affairs committee redacts it; the public sees nothing before it is published.', keepText: 'It is not published; what is public is taken down at once.' },
});

type Open = 'PROPOSE' | 'KEEP_CONFIDENTIAL' | 'LIFT_CONFIDENTIALITY';
const ACTS = ['PROPOSE', 'KEEP_CONFIDENTIAL', 'LIFT_CONFIDENTIALITY'] as const satisfies readonly Open[];

/** Whether the suggestion is public, and what the viewer may do about it. */
export function PublicationPanel({ suggestion, title }: { suggestion: string; title: string }) {
  const text = useMessages(messages);
  const states = useMessages(publicationStates);
  const names = useMessages(publicationActs);
  const [open, setOpen] = useState<Open>();
  const [{ data }, refetch] = useLiveQuery({
    query: SuggestionPublicationDocument,
    variables: { id: suggestion },
    refetchOn: ['Suggestion', 'Publication'],
    requestPolicy: 'cache-and-network',
  });
  const publication = data?.suggestion?.publication;
  const actions = data?.suggestion?.publicationActions ?? [];
  if (!publication && actions.length === 0) return null;
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  const shared = {
    title: open ? names[open] : '',
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
      {publication ? (
        <>
          <p>
            <StateTag tone={publicationTones[publication.state]}>{states[publication.state]}</StateTag>
          </p>
          {publication.reason && <p className="rp-quiet">{publication.reason}</p>}
          <p>
            <Link href={`/representation/publications/${publication.id}`}>{text.work}</Link>
          </p>
        </>
      ) : (
        <p className="rp-quiet">{text.none}</p>
      )}
      <ActBar available={actions} acts={ACTS.map((action) => ({ action, label: names[action], onAct: () => setOpen(action) }))} />
      {open === 'PROPOSE' && (
        <ConfirmDialog document={PublicationProposeDocument} of={{ suggestion }} {...shared}>
          <p>{text.proposeText}</p>
        </ConfirmDialog>
      )}
      {open === 'KEEP_CONFIDENTIAL' && (
        <ReasonDialog document={PublicationKeepConfidentialDocument} of={{ suggestion }} {...shared}>
          <p>{text.keepText}</p>
        </ReasonDialog>
      )}
      {open === 'LIFT_CONFIDENTIALITY' && publication && (
        <ReasonDialog document={PublicationLiftDocument} of={{ publication: publication.id, version: publication.version }} {...shared} />
      )}
    </Panel>
  );
}
