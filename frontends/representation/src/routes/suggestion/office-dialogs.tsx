import { useState } from 'react';
import { useQuery, type TypedDocumentNode } from 'urql';
import { ActDialog } from '@redpine/ui/act-dialog';
import { SelectField, TextArea } from '@redpine/ui/fields';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import type { SuggestionArchiveInput } from '../../gql/graphql.ts';
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
export function LetterDialog({ record, ...frame }: SuggestionDialogProps) {
  const text = useMessages(messages);
  const { basis, choices } = useGrounds();
  const citation = useCitation();
  const [inadmissibility, setGround] = useState('');
  const [reason, setReason] = useState('');
  return (
    <ActDialog
      {...frame}
      document={ToLetterDocument}
      title={text.letter}
      lead={record.title}
      doneText={text.done}
      needed={{ inadmissibility, reason }}
      input={{ suggestion: record.id, version: record.version, inadmissibility, reason }}
    >
      {(errorOf) => (
        <>
          <p>{text.letterText}</p>
          <Similar of={record} pick={{ label: citation.label, onPick: (found) => setReason(citation.into(reason, found)) }} />
          <SelectField
            required
            label={text.ground}
            hint={basis && text.groundHint(basis.law, basis.article)}
            choices={choices}
            value={inadmissibility}
            error={errorOf('inadmissibility')}
            onChange={setGround}
          />
          <TextArea required label={text.reason} hint={text.letterHint} max={1_000} value={reason} error={errorOf('reason')} onChange={setReason} />
        </>
      )}
    </ActDialog>
  );
}

/** 更正 — what the suggestion is filed under. */
export function CorrectDialog({ record, ...frame }: SuggestionDialogProps) {
  const text = useMessages(messages);
  const { topics, areas } = useVocabulary();
  const [topic, setTopic] = useState(record.topic?.code ?? '');
  const [area, setArea] = useState(record.area?.id ?? '');
  const [reason, setReason] = useState('');
  return (
    <ActDialog
      {...frame}
      document={CorrectDocument}
      title={text.correct}
      lead={record.title}
      doneText={text.done}
      needed={{ topic, reason }}
      optional={['area']}
      input={{ suggestion: record.id, version: record.version, topic, area: area || null, reason }}
    >
      {(errorOf) => (
        <>
          <p>{text.correctText}</p>
          <div className="rep-two">
            <SelectField required label={text.topic} choices={topics} value={topic} error={errorOf('topic')} onChange={setTopic} />
            <SelectField label={text.area} choices={areas} value={area} error={errorOf('area')} onChange={setArea} />
          </div>
          <TextArea required label={text.reason} hint={text.reasonHint} max={1_000} value={reason} error={errorOf('reason')} onChange={setReason} />
        </>
      )}
    </ActDialog>
  );
}

/** 转交、归档 — acts on several that a suggestion's own page carries out for it alone. */
export function BatchOfOneDialog({ record, action, ...frame }: SuggestionDialogProps & { action: 'HAND_OVER' | 'ARCHIVE' }) {
  const text = useMessages(messages);
  const handingOver = action === 'HAND_OVER';
  const document: TypedDocumentNode<unknown, { input: SuggestionArchiveInput }> = handingOver ? HandOverDocument : ArchiveDocument;
  return (
    <ActDialog
      {...frame}
      document={document}
      title={handingOver ? text.handOver : text.archive}
      lead={record.title}
      doneText={text.done}
      input={{ suggestions: [{ suggestion: record.id, version: record.version }] }}
    >
      <p>{handingOver ? text.handOverText : text.archiveText}</p>
    </ActDialog>
  );
}
