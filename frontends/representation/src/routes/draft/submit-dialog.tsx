import { useState } from 'react';
import { useAct } from '@redpine/ui/act';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { navigate } from '@redpine/ui/navigation';
import { FormDialog } from '@redpine/ui/form-dialog';
import { DiscardDocument, SubmitDocument } from './draft-documents.ts';
import type { Draft, LoadedDraft } from './use-draft.ts';

const messages = defineMessages({
  zh: {
    title: '提交建议',
    submit: '确认提交',
    done: '建议已提交，等待审核',
    ready: '内容已填写完整。提交后由代表工作机构审核，审核前不能再修改。',
    missing: '还缺少以下内容：',
    fieldTitle: '案由',
    facts: '情况与问题',
    proposal: '意见建议',
    topic: '领域',
    lapse: (count: number) => `有 ${count} 位代表尚未确认附议，提交后邀请失效。`,
    unsaved: '草稿还没有保存成功，请先处理保存问题。',
    blocked: '请先补全内容',
    discardTitle: '删除草稿',
    discardText: '删除后不能恢复。',
    discard: '删除',
    discarded: '草稿已删除',
  },
  en: {
    title: 'Submit the suggestion',
    submit: 'Submit',
    done: 'Submitted; it awaits the review',
    ready: 'Everything is filled in. The deputies’ affairs committee reviews it next; until then it cannot be edited.',
    missing: 'Still missing:',
    fieldTitle: 'Title',
    facts: 'Facts and problem',
    proposal: 'What is proposed',
    topic: 'Topic',
    lapse: (count: number) => `${count} invited co-signers have not confirmed; their invitations lapse.`,
    unsaved: 'The draft is not saved yet. See to that first.',
    blocked: 'Fill in what is missing first',
    discardTitle: 'Discard the draft',
    discardText: 'It cannot be brought back.',
    discard: 'Discard',
    discarded: 'The draft is discarded',
  },
});

interface DialogProps {
  draft: LoadedDraft | undefined;
  editing: Draft;
  onClose: () => void;
}

/** 提出 — says what is missing or what follows, then submits what was last saved. */
export function SubmitDialog({ draft, editing, onClose, onReload }: DialogProps & { onReload: () => void }) {
  const text = useMessages(messages);
  const [unsaved, setUnsaved] = useState(false);
  const act = useAct(SubmitDocument, {
    successText: text.done,
    onConflict: onReload,
    onSuccess: ({ suggestion }) => navigate(`/representation/suggestions/${suggestion.id}`, { replace: true }),
  });
  const { content } = editing;
  const needed = { fieldTitle: content.title, topic: content.topic, facts: content.facts, proposal: content.proposal };
  const missing = (Object.keys(needed) as (keyof typeof needed)[]).filter((key) => needed[key].trim() === '');
  const invited = draft?.cosigners.filter(({ state }) => state === 'INVITED').length ?? 0;
  const submit = async (): Promise<void> => {
    const saved = await editing.saveNow();
    setUnsaved(!saved);
    if (saved && editing.id !== null) await act.run({ suggestion: editing.id, version: editing.version() });
  };
  return (
    <FormDialog
      title={text.title}
      lead={content.title}
      submitText={text.submit}
      running={act.running}
      problem={act.problem}
      blocked={missing.length > 0 ? text.blocked : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      {missing.length > 0 ? (
        <>
          <p>{text.missing}</p>
          <ul className="rep-missing">
            {missing.map((key) => (
              <li key={key}>{text[key]}</li>
            ))}
          </ul>
        </>
      ) : (
        <p>{text.ready}</p>
      )}
      {invited > 0 && <p className="rep-note rep-note-waiting">{text.lapse(invited)}</p>}
      {unsaved && <p role="alert" className="rp-field-error">{text.unsaved}</p>}
    </FormDialog>
  );
}

export function DiscardDialog({ draft, editing, onClose }: DialogProps & { draft: LoadedDraft }) {
  const text = useMessages(messages);
  const act = useAct(DiscardDocument, {
    successText: text.discarded,
    onSuccess: () => navigate('/representation/suggestions?queue=MY_DRAFTS', { replace: true }),
  });
  return (
    <FormDialog
      title={text.discardTitle}
      lead={editing.content.title}
      submitText={text.discard}
      running={act.running}
      problem={act.problem}
      onSubmit={() => act.run({ suggestion: draft.id, version: editing.version() })}
      onClose={onClose}
    >
      <p>{text.discardText}</p>
    </FormDialog>
  );
}
