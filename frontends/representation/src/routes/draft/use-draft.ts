import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { useAct } from '@redpine/ui/act';
import type { UploadedFile } from '@redpine/ui/file-upload';
import type { ActProblem } from '@redpine/ui/problems';
import type { SuggestionDraftQuery } from '../../gql/graphql.ts';
import { isUnsaved, nextAutosave, PAUSE_MS, UNTOUCHED, type Autosave } from './autosave.ts';
import { DraftSaveDocument } from './draft-documents.ts';

export type LoadedDraft = NonNullable<SuggestionDraftQuery['suggestion']>;

export interface DraftContent {
  title: string;
  facts: string;
  proposal: string;
  /** code, '' for none */
  topic: string;
  /** id, '' for none */
  area: string;
  files: readonly UploadedFile[];
  confidential: boolean;
}

export function contentOf(draft: LoadedDraft | undefined): DraftContent {
  return {
    title: draft?.title ?? '',
    facts: draft?.facts ?? '',
    proposal: draft?.proposal ?? '',
    topic: draft?.topic?.code ?? '',
    area: draft?.area?.id ?? '',
    files: draft?.files ?? [],
    confidential: draft?.confidential ?? false,
  };
}

export interface Draft {
  content: DraftContent;
  change: (changes: Partial<DraftContent>) => void;
  autosave: Autosave;
  problem: ActProblem | undefined;
  /** null until the first save */
  id: string | null;
  version: () => number;
  /** an act outside this hook made a new version */
  noteVersion: (version: number) => void;
  /** saves now; resolves to whether everything is with the server */
  saveNow: () => Promise<boolean>;
  /** after a conflict: the other version, or one's own text on top of it */
  take: (other: LoadedDraft) => void;
  keep: (version: number) => void;
}

/** A draft under the writer's hands: its content, and saving it when she pauses. */
export function useDraft(loaded: LoadedDraft | undefined, onBegun: (id: string) => void): Draft {
  const [content, setContent] = useState(() => contentOf(loaded));
  const [autosave, dispatch] = useReducer(nextAutosave, UNTOUCHED);
  const [id, setId] = useState<string | null>(loaded?.id ?? null);
  const latest = useRef({ content, id, version: loaded?.version ?? 0, phase: autosave.phase });
  latest.current.content = content;
  latest.current.phase = autosave.phase;
  const act = useAct(DraftSaveDocument);
  const { run } = act;
  const inFlight = useRef<Promise<boolean>>(undefined);
  const gone = useRef(false);
  const conflicted = act.problem?.__typename === 'ConflictProblem';

  const send = async (): Promise<boolean> => {
    const { content, id, version } = latest.current;
    const { title, facts, proposal, topic, area, files, confidential } = content;
    const fields = { title, facts, proposal, topic: topic || null, area: area || null, files: files.map((file) => file.id), confidential };
    const done = await run({ ...fields, ...(id !== null && { suggestion: id, version }) });
    if (!done) return false;
    latest.current.version = done.suggestion.version;
    dispatch({ type: 'DONE', at: done.suggestion.updatedAt });
    if (id === null) {
      latest.current.id = done.suggestion.id;
      setId(done.suggestion.id);
      if (!gone.current) onBegun(done.suggestion.id);
    }
    return true;
  };
  /** One save at a time. */
  const start = (): Promise<boolean> => {
    inFlight.current ??= send().finally(() => {
      inFlight.current = undefined;
    });
    return inFlight.current;
  };
  const latestStart = useRef(start);
  latestStart.current = start;

  useEffect(() => {
    if (autosave.phase === 'DIRTY') {
      const timer = setTimeout(() => dispatch({ type: 'DUE' }), PAUSE_MS);
      return () => clearTimeout(timer);
    }
    if (autosave.phase === 'SAVING') void latestStart.current();
    return undefined;
    // Every change starts the pause anew.
  }, [autosave.phase, content]);

  // The act's problem comes with the drawing after its answer.
  useEffect(() => {
    if (act.problem) dispatch({ type: conflicted ? 'CONFLICTED' : 'FAILED' });
  }, [act.problem, conflicted]);

  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
      // Whoever leaves for another page before the pause is over has written it all the same.
      if (latest.current.phase === 'DIRTY') void latestStart.current();
    };
  }, []);

  useEffect(() => {
    if (!isUnsaved(autosave)) return undefined;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [autosave]);

  return {
    content,
    autosave,
    problem: autosave.phase === 'FAILED' ? act.problem : undefined,
    id,
    version: () => latest.current.version,
    noteVersion: useCallback((version) => {
      latest.current.version = Math.max(latest.current.version, version);
    }, []),
    change: (changes) => {
      setContent({ ...latest.current.content, ...changes });
      dispatch({ type: 'CHANGED' });
    },
    saveNow: async () => {
      if (inFlight.current && !(await inFlight.current)) return false;
      if (latest.current.phase === 'SAVED') return true;
      if (latest.current.phase === 'CONFLICT') return false;
      dispatch({ type: 'DUE' });
      return await start();
    },
    take: (other) => {
      latest.current.version = other.version;
      setContent(contentOf(other));
      act.clear();
      dispatch({ type: 'TAKEN' });
    },
    keep: (version) => {
      latest.current.version = version;
      act.clear();
      dispatch({ type: 'KEPT' });
    },
  };
}
