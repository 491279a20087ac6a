import { useAct } from '@redpine/ui/act';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Panel } from '@redpine/ui/page';
import { ProblemSummary } from '@redpine/ui/problem-summary';
import { StateTag } from '@redpine/ui/state-tag';
import { DeputySearch, type FoundDeputy } from '../../parts/deputy-search.tsx';
import { usePermissions } from '../../parts/permissions.ts';
import { cosignerStates } from '../../words.ts';
import { CosignerInviteDocument } from './draft-documents.ts';
import type { Draft, LoadedDraft } from './use-draft.ts';

const messages = defineMessages({
  zh: {
    title: '附议代表',
    text: '邀请其他代表共同提出。内容修改后，已附议的代表需要重新确认。',
    search: '查找代表',
    invite: '邀请',
    invited: (name: string) => `已邀请 ${name}`,
    self: '您本人',
    first: '草稿保存后即可邀请附议。',
  },
  en: {
    title: 'Co-signers',
    text: 'Invite other deputies to sign with you. When the content changes, those who confirmed have to confirm again.',
    search: 'Find a deputy',
    invite: 'Invite',
    invited: (name: string) => `${name} is invited`,
    self: 'Yourself',
    first: 'You can invite co-signers once the draft is saved.',
  },
});

interface CosignersProps {
  draft: LoadedDraft | undefined;
  editing: Draft;
  onChanged: () => void;
}

/** 附议 — who is invited and how it stands, and inviting more. */
export function Cosigners({ draft, editing, onChanged }: CosignersProps) {
  const text = useMessages(messages);
  const states = useMessages(cosignerStates);
  const may = usePermissions();
  const act = useAct(CosignerInviteDocument, {
    onConflict: onChanged,
    onSuccess: ({ suggestion }) => {
      editing.noteVersion(suggestion.version);
      onChanged();
    },
  });
  const invitable = draft?.availableActions.find(({ action }) => action === 'COSIGN_INVITE');
  const invite = async (deputy: FoundDeputy): Promise<void> => {
    // Inviting takes the version of the last save.
    if (editing.id === null || !(await editing.saveNow())) return;
    await act.run({ suggestion: editing.id, version: editing.version(), deputies: [deputy.id] });
  };
  const taken = new Map((draft?.cosigners ?? []).flatMap(({ deputy, state }) => (deputy ? [[deputy.id, states[state]] as const] : [])));
  if (may.deputy) taken.set(may.deputy, text.self);
  return (
    <Panel title={text.title}>
      <p className="rp-quiet rep-section-text">{text.text}</p>
      <ProblemSummary problem={act.problem} />
      {draft && draft.cosigners.length > 0 && (
        <ul className="rep-cosigners">
          {draft.cosigners.map((cosigner) => (
            <li key={cosigner.id}>
              <span>{cosigner.deputy?.name ?? '—'}</span>
              <StateTag tone={cosigner.state === 'CONFIRMED' ? 'done' : cosigner.state === 'INVITED' ? 'waiting' : 'quiet'}>
                {states[cosigner.state]}
              </StateTag>
            </li>
          ))}
        </ul>
      )}
      {editing.id === null || !invitable ? (
        <p className="rp-quiet">{text.first}</p>
      ) : invitable.allowed ? (
        <DeputySearch label={text.search} actionText={text.invite} taken={taken} onPick={(deputy) => void invite(deputy)} />
      ) : (
        <p className="rp-quiet">{invitable.reason}</p>
      )}
    </Panel>
  );
}
