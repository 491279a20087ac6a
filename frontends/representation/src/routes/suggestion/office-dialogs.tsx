import { useState } from 'react';
import { useQuery } from 'urql';
import { useAct } from '@redpine/ui/act';
import { SelectField, TextArea } from '@redpine/ui/fields';
import { FormDialog } from '@redpine/ui/form-dialog';
import { useFormErrors } from '@redpine/ui/form-errors';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Similar, useCitation } from '../../parts/similar.tsx';
import { useVocabulary } from '../../parts/vocabulary.ts';
import type { SuggestionDialogProps } from './dialog-props.ts';
import { ArchiveDocument, CorrectDocument, GroundsDocument, HandOverDocument, ToLetterDocument } from './office-documents.ts';

const messages = defineMessages({
  zh: {
    letter: '转为来信',
    letterText: '不作为代表建议办理的，转为来信处理，代表会收到理由。转为来信后不能恢复。',
    ground: '情形',
    groundHint: (law: string, article: string) => `${law}${article}，可由本区规定调整`,
    reason: '理由',
    letterHint: '说明理由和来信的处理去向，5–1,000 字',
    correct: '更正领域和区域',
    correctText: '更正只涉及归类，不改动代表的原文；原来的归类保留在记录中。',
    reasonHint: '5–1,000 字，记入办理过程',
    topic: '领域',
    area: '涉及区域',
    handOver: '转交政府办公室',
    handOverText: '由政府办公室在政府系统内交办。法定答复期限自转交之日起计算。',
    archive: '归档',
    archiveText: '归档后只能查阅，仍计入统计。',
    done: '已办理',
  },
  en: {
    letter: 'Turn into a letter',
    letterText: 'What is no suggestion is handled as a letter, and the deputy is told why. This cannot be undone.',
    ground: 'Ground',
    groundHint: (law: string, article: string) => `${law} ${article}; the district may define others`,
    reason: 'Reason',
    letterHint: 'Why, and who handles the letter; 5–1,000 characters',
    correct: 'Correct topic and area',
    correctText: 'Only what it is filed under changes, never the deputy’s text; the former values stay on record.',
    reasonHint: '5–1,000 characters, kept in the history',
    topic: 'Topic',
    area: 'Area concerned',
    handOver: 'Hand over to the government office',
    handOverText: 'The government office assigns it within the government. The legal time for the reply begins with the handover.',
    archive: 'Archive',
    archiveText: 'It can only be read from then on, and still counts.',
    done: 'Done',
  },
});

/** The district's grounds on which a text is no suggestion, as choices. */
export function useGrounds() {
  const [{ data }] = useQuery({ query: GroundsDocument });
  const grounds = data?.inadmissibilities ?? [];
  return { basis: grounds[0]?.legalBasis, choices: grounds.map(({ code, name }) => ({ value: code, label: name })) };
}

/** 转为来信 — ends what is no suggestion. */
export function LetterDialog({ record, onClose, onDone, onConflict }: SuggestionDialogProps) {
  const text = useMessages(messages);
  const { basis, choices } = useGrounds();
  const citation = useCitation();
  const [inadmissibility, setGround] = useState('');
  const [reason, setReason] = useState('');
  const act = useAct(ToLetterDocument, { successText: text.done, onSuccess: onDone, onConflict });
  const errors = useFormErrors(act.problem, ['inadmissibility', 'reason'], { inadmissibility, reason });
  return (
    <FormDialog
      title={text.letter}
      lead={record.title}
      submitText={text.letter}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={async () => {
        if (errors.complete()) await act.run({ suggestion: record.id, version: record.version, inadmissibility, reason });
      }}
      onClose={onClose}
    >
      <p>{text.letterText}</p>
      <Similar
        title={record.title}
        facts={record.facts ?? ''}
        proposal={record.proposal ?? ''}
        except={record.id}
        pick={{ label: citation.label, onPick: (found) => setReason(citation.into(reason, found)) }}
      />
      <SelectField
        required
        label={text.ground}
        hint={basis && text.groundHint(basis.law, basis.article)}
        choices={choices}
        value={inadmissibility}
        error={errors.of('inadmissibility')}
        onChange={setGround}
      />
      <TextArea required label={text.reason} hint={text.letterHint} max={1_000} value={reason} error={errors.of('reason')} onChange={setReason} />
    </FormDialog>
  );
}

/** 更正 — what the suggestion is filed under. */
export function CorrectDialog({ record, onClose, onDone, onConflict }: SuggestionDialogProps) {
  const text = useMessages(messages);
  const { topics, areas } = useVocabulary();
  const [topic, setTopic] = useState(record.topic?.code ?? '');
  const [area, setArea] = useState(record.area?.id ?? '');
  const [reason, setReason] = useState('');
  const act = useAct(CorrectDocument, { successText: text.done, onSuccess: onDone, onConflict });
  const errors = useFormErrors(act.problem, ['topic', 'area', 'reason'], { topic, reason });
  return (
    <FormDialog
      title={text.correct}
      lead={record.title}
      submitText={text.correct}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={async () => {
        if (errors.complete()) {
          await act.run({ suggestion: record.id, version: record.version, topic, area: area || null, reason });
        }
      }}
      onClose={onClose}
    >
      <p>{text.correctText}</p>
      <div className="rep-two">
        <SelectField required label={text.topic} choices={topics} value={topic} error={errors.of('topic')} onChange={setTopic} />
        <SelectField label={text.area} choices={areas} value={area} error={errors.of('area')} onChange={setArea} />
      </div>
      <TextArea required label={text.reason} hint={text.reasonHint} max={1_000} value={reason} error={errors.of('reason')} onChange={setReason} />
    </FormDialog>
  );
}

/** 转交、归档 — acts on several that a suggestion's own page carries out for it alone. */
export function BatchOfOneDialog({ record, action, onClose, onDone, onConflict }: SuggestionDialogProps & { action: 'HAND_OVER' | 'ARCHIVE' }) {
  const text = useMessages(messages);
  const options = { successText: text.done, onSuccess: onDone, onConflict };
  const handingOver = useAct(HandOverDocument, options);
  const archiving = useAct(ArchiveDocument, options);
  const act = action === 'HAND_OVER' ? handingOver : archiving;
  const title = action === 'HAND_OVER' ? text.handOver : text.archive;
  return (
    <FormDialog
      title={title}
      lead={record.title}
      submitText={title}
      running={act.running}
      problem={act.problem}
      onSubmit={() => act.run({ suggestions: [{ suggestion: record.id, version: record.version }] })}
      onClose={onClose}
    >
      <p>{action === 'HAND_OVER' ? text.handOverText : text.archiveText}</p>
    </FormDialog>
  );
}
