import { Button } from '@redpine/ui/button';
import { useEffect, useState } from 'react';
import { FileUpload } from '@redpine/ui/file-upload';
import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Panel } from '@redpine/ui/page';
import { ProblemSummary } from '@redpine/ui/problem-summary';
import { SelectField, TextArea, TextField } from '@redpine/ui/fields';
import { useFormErrors } from '@redpine/ui/form-errors';
import { Similar } from '../../parts/similar.tsx';
import { useVocabulary } from '../../parts/vocabulary.ts';
import type { Autosave } from './autosave.ts';
import { Cosigners } from './cosigners.tsx';
import { DiscardDialog, SubmitDialog } from './submit-dialog.tsx';
import { useDraft, type LoadedDraft } from './use-draft.ts';

const DRAWN = ['title', 'facts', 'proposal', 'topic', 'area', 'files', 'confidential'];

const messages = defineMessages({
  zh: {
    content: '建议内容',
    title: '案由',
    titleHint: '一句话说明建议什么，一事一议',
    facts: '情况与问题',
    factsHint: '写明事实、数据和影响，注明调研来源',
    proposal: '意见建议',
    proposalHint: '写明希望怎么办，具体可行',
    topic: '领域',
    area: '涉及区域',
    files: '附件',
    confidential: '请求保密',
    confidentialHint: '其他代表、街道镇和委员看不到；代工委、政府办公室和承办单位的查阅留有记录；不公开',
    submit: '提交',
    discard: '删除草稿',
    empty: '开始填写后自动保存为草稿',
    dirty: '有未保存的修改…',
    saving: '正在保存…',
    saved: (time: string) => `已保存 ${time}`,
    stored: '已保存',
    failed: '没有保存成功',
    retry: '重新保存',
    conflictTitle: '这份草稿在别处被修改过',
    conflictText: '请选择保留哪一份。选择“载入最新版本”会放弃您在本页尚未保存的修改。',
    take: '载入最新版本',
    keep: '保留我写的内容',
    returned: '退回原因',
  },
  en: {
    content: 'The suggestion',
    title: 'Title',
    titleHint: 'One sentence on what is suggested; one matter each',
    facts: 'Facts and problem',
    factsHint: 'Facts, figures and effects, and where they come from',
    proposal: 'What is proposed',
    proposalHint: 'What should be done, concrete and feasible',
    topic: 'Topic',
    area: 'Area concerned',
    files: 'Files',
    confidential: 'Keep it confidential',
    confidentialHint: 'Other deputies, subdistricts, towns and members do not see it; readings by offices and units are logged; never published',
    submit: 'Submit',
    discard: 'Discard the draft',
    empty: 'Saved as a draft as soon as you write',
    dirty: 'Changes not saved yet…',
    saving: 'Saving…',
    saved: (time: string) => `Saved ${time}`,
    stored: 'Saved',
    failed: 'Not saved',
    retry: 'Save again',
    conflictTitle: 'This draft was changed elsewhere',
    conflictText: 'Choose which one to keep. Loading the latest version gives up what is not saved on this page.',
    take: 'Load the latest version',
    keep: 'Keep what I wrote',
    returned: 'Why it was returned',
  },
});

interface DraftEditorProps {
  /** as the server has it; absent until a new draft is first saved */
  draft: LoadedDraft | undefined;
  onBegun: (id: string) => void;
  onReload: () => void;
}

export function DraftEditor({ draft, onBegun, onReload }: DraftEditorProps) {
  const text = useMessages(messages);
  const vocabulary = useVocabulary();
  const editing = useDraft(draft, onBegun);
  const { content, change, autosave, problem } = editing;
  const errors = useFormErrors(problem, DRAWN);
  const [dialog, setDialog] = useState<'submit' | 'discard'>();
  const { noteVersion } = editing;
  const quiet = autosave.phase === 'SAVED';
  useEffect(() => {
    // Co-signing moves the version too; while unsaved text is here, only the writer may decide what to keep.
    if (draft && quiet) noteVersion(draft.version);
  }, [draft, quiet, noteVersion]);
  const conflict = autosave.phase === 'CONFLICT';
  return (
    <div className="rep-draft">
      {draft?.state === 'RETURNED' && draft.returnReason && (
        <div className="rep-note rep-note-waiting">
          <strong>{text.returned}</strong>
          <p>{draft.returnReason}</p>
        </div>
      )}
      {conflict && (
        <div className="rp-problem" role="alert">
          <p className="rp-problem-title">{text.conflictTitle}</p>
          <p>{text.conflictText}</p>
          <div className="rep-row">
            <Button disabled={!draft} onClick={() => draft && editing.take(draft)}>
              {text.take}
            </Button>
            <Button type="primary" disabled={!draft} onClick={() => draft && editing.keep(draft.version)}>
              {text.keep}
            </Button>
          </div>
        </div>
      )}
      <ConflictReload active={conflict} onReload={onReload} />
      <ProblemSummary problem={problem} elsewhere={errors.elsewhere} />
      <Panel title={text.content}>
        <div className="rep-form">
          <TextField
            required
            label={text.title}
            hint={text.titleHint}
            value={content.title}
            error={errors.of('title')}
            onChange={(title) => change({ title })}
          />
          <div className="rep-two">
            <SelectField
              required
              label={text.topic}
              choices={vocabulary.topics}
              value={content.topic}
              error={errors.of('topic')}
              onChange={(topic) => change({ topic })}
            />
            <SelectField label={text.area} choices={vocabulary.areas} value={content.area} error={errors.of('area')} onChange={(area) => change({ area })} />
          </div>
          <TextArea
            required
            label={text.facts}
            hint={text.factsHint}
            max={10_000}
            rows={8}
            value={content.facts}
            error={errors.of('facts')}
            onChange={(facts) => change({ facts })}
          />
          <TextArea
            required
            label={text.proposal}
            hint={text.proposalHint}
            max={10_000}
            rows={8}
            value={content.proposal}
            error={errors.of('proposal')}
            onChange={(proposal) => change({ proposal })}
          />
          <FileUpload label={text.files} files={content.files} onChange={(files) => change({ files })} error={errors.of('files')} />
          <label className="rep-check">
            <input type="checkbox" checked={content.confidential} onChange={(event) => change({ confidential: event.target.checked })} />
            <span>
              {text.confidential} <small className="rp-quiet">{text.confidentialHint}</small>
            </span>
          </label>
        </div>
      </Panel>
      {quiet && <Similar of={{ ...content, id: editing.id }} />}
      <Cosigners draft={draft} editing={editing} onChanged={onReload} />
      <div className="rep-bar rp-no-print">
        <SaveState autosave={autosave} begun={editing.id !== null} onRetry={() => void editing.saveNow()} />
        {draft?.availableActions.some(({ action, allowed }) => action === 'DISCARD' && allowed) && (
          <Button onClick={() => setDialog('discard')}>{text.discard}</Button>
        )}
        <Button type="primary" onClick={() => setDialog('submit')}>
          {text.submit}
        </Button>
      </div>
      {dialog === 'submit' && <SubmitDialog draft={draft} editing={editing} onClose={() => setDialog(undefined)} onReload={onReload} />}
      {dialog === 'discard' && draft && <DiscardDialog draft={draft} editing={editing} onClose={() => setDialog(undefined)} />}
    </div>
  );
}

/** After a conflict the other version has to be here before the writer can choose. */
function ConflictReload({ active, onReload }: { active: boolean; onReload: () => void }) {
  useEffect(() => {
    if (active) onReload();
    // Once a conflict; `onReload` is new at every drawing.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [active]);
  return null;
}

function SaveState({ autosave, begun, onRetry }: { autosave: Autosave; begun: boolean; onRetry: () => void }) {
  const text = useMessages(messages);
  const format = useFormat();
  const words = {
    SAVED: autosave.savedAt ? text.saved(format.instant(autosave.savedAt)) : begun ? text.stored : text.empty,
    DIRTY: text.dirty,
    SAVING: text.saving,
    FAILED: text.failed,
    CONFLICT: text.conflictTitle,
  }[autosave.phase];
  return (
    <div className="rep-save" data-phase={autosave.phase}>
      <output>{words}</output>
      {autosave.phase === 'FAILED' && (
        <button type="button" className="rp-link-button" onClick={onRetry}>
          {text.retry}
        </button>
      )}
    </div>
  );
}
