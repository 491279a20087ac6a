import { useState } from 'react';
import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Panel } from '@redpine/ui/page';
import { StateTag } from '@redpine/ui/state-tag';
import { ActBar } from '../../parts/act-bar.tsx';
import { ConfirmDialog } from '../../parts/act-dialogs.tsx';
import { PublicationProposeDocument, SuggestionPublicationDocument } from '../publications/publication-documents.ts';
import { publicationActs, publicationStates, publicationTones } from '../publications/publication-words.ts';

const messages = defineMessages({
  zh: { title: '公开', none: '尚未决定是否公开。', work: '查看脱敏和发布', proposeText: '提出后由代工委脱敏；发布前公众看不到。' },
  en: { title: 'Publication', none: 'Nothing is decided yet.', work: 'Redaction and publication', proposeText: 'The deputies’ affairs committee redacts it; the public sees nothing before it is published.' },
});

/** Whether the suggestion is public, and what the viewer may do about it. */
export function PublicationPanel({ suggestion, title }: { suggestion: string; title: string }) {
  const text = useMessages(messages);
  const states = useMessages(publicationStates);
  const names = useMessages(publicationActs);
  const [proposing, setProposing] = useState(false);
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
      <ActBar available={actions} acts={[{ action: 'PROPOSE', label: names.PROPOSE, onAct: () => setProposing(true) }]} />
      {proposing && (
        <ConfirmDialog
          document={PublicationProposeDocument}
          of={{ suggestion }}
          title={names.PROPOSE}
          lead={title}
          onClose={() => setProposing(false)}
          onConflict={reload}
          onDone={() => {
            setProposing(false);
            reload();
          }}
        >
          <p>{text.proposeText}</p>
        </ConfirmDialog>
      )}
    </Panel>
  );
}
