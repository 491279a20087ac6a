import { Button } from '@redpine/ui/button';
import { useState } from 'react';
import { useQuery } from 'urql';
import { useAct } from '@redpine/ui/act';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { ProblemSummary } from '@redpine/ui/problem-summary';
import type { ImportField, ImportKind } from '../../gql/graphql.ts';
import { ImportRunDocument, ImportStartDocument } from './import-documents.ts';
import type { MappingChoice } from './preview.tsx';

const messages = defineMessages({
  zh: {
    dry: '试运行',
    real: '正式导入',
    hint: '试运行只检查、不写入。通过后才能正式导入。',
    passed: '试运行已通过，可以正式导入。',
    changed: '对应关系或台账名称已修改，请重新试运行。',
  },
  en: {
    dry: 'Dry run',
    real: 'Import',
    hint: 'A dry run checks and writes nothing. The import opens once one has passed.',
    passed: 'The dry run passed: you can import.',
    changed: 'The columns or the register were changed: make another dry run.',
  },
});

interface StartButtonsProps {
  file: string;
  kind: ImportKind;
  /** '' for the district's one register */
  register: string;
  choice: MappingChoice;
  /** the run that is followed, '' for none */
  run: string;
  onStarted: (run: string) => void;
}

/** Dry run first; the real run opens when a dry run over the same file and columns found nothing to refuse. */
export function StartButtons({ file, kind, register, choice, run, onStarted }: StartButtonsProps) {
  const text = useMessages(messages);
  const [tried, setTried] = useState<{ run: string; key: string }>();
  const act = useAct(ImportStartDocument);
  const [{ data }] = useQuery({ query: ImportRunDocument, variables: { id: run }, pause: run === '', requestPolicy: 'cache-only' });
  const key = JSON.stringify([file, register, choice]);
  const mapping = (Object.entries(choice) as [ImportField, string][]).map(([field, column]) => ({ field, column }));
  const latest = data?.suggestionImport;
  const passed = tried !== undefined && tried.run === latest?.id && latest.dryRun && latest.state === 'DONE';
  const ready = passed && tried.key === key;
  const running = act.running || latest?.state === 'WAITING' || latest?.state === 'RUNNING';
  const start = async (dryRun: boolean): Promise<void> => {
    const done = await act.run({ file, kind, dryRun, ...(register !== '' && { register }), ...(mapping.length > 0 && { mapping }) });
    if (!done) return;
    setTried(dryRun ? { run: done.import.id, key } : undefined);
    onStarted(done.import.id);
  };
  return (
    <>
      <ProblemSummary problem={act.problem} />
      <div className="rep-bar rep-bar-still">
        <output>{ready ? text.passed : passed ? text.changed : text.hint}</output>
        <Button type={ready ? 'default' : 'primary'} loading={running} onClick={() => void start(true)}>
          {text.dry}
        </Button>
        <Button type={ready ? 'primary' : 'default'} disabled={!ready || running} onClick={() => void start(false)}>
          {text.real}
        </Button>
      </div>
    </>
  );
}
