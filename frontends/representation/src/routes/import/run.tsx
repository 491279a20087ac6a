import { useEffect, useEffectEvent, useRef } from 'react';
import { useQuery } from 'urql';
import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Panel } from '@redpine/ui/page';
import { ErrorState, Loading, NotFound } from '@redpine/ui/states';
import { StateTag, type Tone } from '@redpine/ui/state-tag';
import type { ImportState } from '../../gql/graphql.ts';
import { importStates } from '../../words.ts';
import { ImportRunDocument } from './import-documents.ts';
import { RunProblems } from './run-problems.tsx';
import { importKindPaths } from './words.ts';

const POLL_MS = 1_000;

export const importTones: Readonly<Record<ImportState, Tone>> = {
  WAITING: 'waiting',
  RUNNING: 'active',
  DONE: 'done',
  REFUSED: 'late',
  FAILED: 'late',
};

const messages = defineMessages({
  zh: {
    dry: '试运行结果',
    real: '导入结果',
    progress: '进度',
    rows: (done: string, of: string) => `${done} ／ ${of} 行`,
    counting: (done: string) => `已处理 ${done} 行，正在清点总数`,
    rate: (rate: string) => `每秒 ${rate} 行`,
    left: (seconds: string) => `约剩 ${seconds} 秒`,
    created: '新增',
    updated: '更新',
    unchanged: '无变化',
    flagged: '带标记导入',
    unmatched: '名称未匹配',
    refused: '不合格',
    see: '查看导入的记录',
    leftOut: (count: string) => `有 ${count} 行不合格，没有导入，其余各行已写入。改正后重新上传整个文件即可，已写入的不会重复。`,
    wouldLeaveOut: (count: string) => `有 ${count} 行不合格，正式导入时不会写入；其余各行可以导入。`,
    brokenOff: '平台故障使导入中断。已写入的记录是完整的，重新上传同一文件即可继续。',
    seeFlagged: '查看带标记的记录',
    refusedText: '有不合格的行，没有写入任何数据。请修正文件后重新上传。',
    failedText: '平台故障使导入中断，没有写入任何数据。请稍后重试；多次出现请联系系统管理员。',
    file: (name: string, digest: string) => `${name} · SHA-256 ${digest}…`,
  },
  en: {
    dry: 'Result of the dry run',
    real: 'Result of the import',
    progress: 'Progress',
    rows: (done: string, of: string) => `${done} of ${of} rows`,
    counting: (done: string) => `${done} rows done, counting the rest`,
    rate: (rate: string) => `${rate} rows a second`,
    left: (seconds: string) => `about ${seconds} s left`,
    created: 'New',
    updated: 'Updated',
    unchanged: 'Unchanged',
    flagged: 'Taken in with a flag',
    unmatched: 'Names not matched',
    refused: 'Refused',
    see: 'See the imported records',
    leftOut: (count: string) => `Rows that were left out: ${count}. The others are written. Correct them and upload the whole file again; nothing is made twice.`,
    wouldLeaveOut: (count: string) => `Rows that would be left out: ${count}. The others can be imported.`,
    brokenOff: 'A fault of the platform broke the run off. What is written is whole: upload the same file again to go on.',
    seeFlagged: 'See the flagged records',
    refusedText: 'Some rows break a hard rule, so nothing was written. Correct the file and upload it again.',
    failedText: 'A fault of the platform broke the run off, and nothing was written. Try again; if it goes on, ask the system administrator.',
    file: (name: string, digest: string) => `${name} · SHA-256 ${digest}…`,
  },
});

/** One run, followed every second until it is over: how far, how fast, how long still, and what came of it. */
export function Run({ id, onEnded }: { id: string; onEnded: () => void }) {
  const text = useMessages(messages);
  const states = useMessages(importStates);
  const format = useFormat();
  const [{ data, error, fetching }, refetch] = useQuery({ query: ImportRunDocument, variables: { id }, requestPolicy: 'cache-and-network' });
  const run = data?.suggestionImport;
  const going = run?.state === 'WAITING' || run?.state === 'RUNNING';
  useEffect(() => {
    if (!going || fetching) return undefined;
    const timer = setTimeout(() => refetch({ requestPolicy: 'network-only' }), POLL_MS);
    return () => clearTimeout(timer);
  }, [going, fetching, refetch]);
  const end = useEffectEvent(onEnded);
  const wasGoing = useRef(false);
  useEffect(() => {
    if (wasGoing.current && run && !going) end();
    wasGoing.current = going;
  }, [run, going]);
  const place = useRef<HTMLDivElement>(null);
  const shown = run !== null && run !== undefined;
  useEffect(() => {
    // It stands below a long table of columns: whoever starts a run wants to see it.
    if (shown) place.current?.scrollIntoView({ block: 'center' });
  }, [shown]);
  if (error && !data) return <ErrorState error={error} onRetry={() => refetch({ requestPolicy: 'network-only' })} />;
  if (data && !run) return <NotFound />;
  if (!run) return <Loading rows={3} />;
  const counts = (['created', 'updated', 'unchanged', 'flagged', 'unmatched', 'refused'] as const).filter((each) => each !== 'unmatched' || run.kind === 'SUGGESTIONS');
  const done = format.number(run.done);
  return (
    <div ref={place}>
      <Panel title={run.dryRun ? text.dry : text.real} extra={<StateTag tone={importTones[run.state]}>{states[run.state]}</StateTag>}>
        <p className="rp-quiet">{text.file(run.fileName, run.digest.slice(0, 12))}</p>
        {going && (
          <div className="rep-progress">
            <progress aria-label={text.progress} {...(run.rows ? { value: run.done, max: run.rows } : {})} />
            <p>
              <output>{run.rows ? text.rows(done, format.number(run.rows)) : text.counting(done)}</output>
              {run.rate !== null && run.rate !== undefined && <span>{text.rate(format.number(run.rate))}</span>}
              {run.secondsLeft !== null && run.secondsLeft !== undefined && <span>{text.left(format.number(run.secondsLeft))}</span>}
            </p>
          </div>
        )}
        {run.state === 'REFUSED' && <p className="rep-note rep-note-late">{text.refusedText}</p>}
        {run.state === 'FAILED' && <p className="rep-note rep-note-late">{run.kind === 'SUGGESTIONS' ? text.failedText : text.brokenOff}</p>}
        {run.state === 'DONE' && run.refused > 0 && (
          <p className="rep-note rep-note-waiting">{(run.dryRun ? text.wouldLeaveOut : text.leftOut)(format.number(run.refused))}</p>
        )}
        <dl className="rep-counts">
          {counts.map((count) => (
            <div key={count} data-late={count === 'refused' && run.refused > 0 ? '' : undefined}>
              <dt>{text[count]}</dt>
              <dd>{format.number(run[count])}</dd>
            </div>
          ))}
        </dl>
        {run.state === 'DONE' && !run.dryRun && (
          <p className="rep-row">
            <Link href={importKindPaths[run.kind]}>{text.see}</Link>
            {run.kind === 'SUGGESTIONS' && run.flagged > 0 && <Link href="/representation/suggestions?flagged=true">{text.seeFlagged}</Link>}
          </p>
        )}
        {run.problems.length > 0 && <RunProblems kind={run.kind} problems={run.problems} fileName={run.fileName} />}
      </Panel>
    </div>
  );
}
