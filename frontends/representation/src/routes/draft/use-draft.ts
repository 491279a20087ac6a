import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useAct } from '@redpine/ui/act';
import type { UploadedFile } from '@redpine/ui/file-upload';
import type { ActProblem } from '@redpine/ui/problems';
import type { SuggestionDraftQuery } from '../../gql/graphql.ts';
import { isUnsaved, nextAutosave, PAUSE_MS, UNTOUCHED, type Autosave, type AutosaveEvent } from './autosave.ts';
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

function contentOf(draft: LoadedDraft | undefined): DraftContent {
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
  const [autosave, setAutosave] = useState(UNTOUCHED);
  const [id, setId] = useState<string | null>(loaded?.id ?? null);
  // What a save under way has to know of the very latest, before anything is drawn again.
  const now = useRef({ content, autosave, id, version: loaded?.version ?? 0, present: true });
  const inFlight = useRef<Promise<boolean>>(undefined);
  const act = useAct(DraftSaveDocument);

  const tell = (event: AutosaveEvent): void => {
    now.current.autosave = nextAutosave(now.current.autosave, event);
    setAutosave(now.current.autosave);
  };

  const send = async (): Promise<boolean> => {
    const { content, id, version } = now.current;
    const { title, facts, proposal, topic, area, files, confidential } = content;
    const fields = { title, facts, proposal, topic: topic || null, area: area || null, files: files.map((file) => file.id), confidential };
    const done = await act.run({ ...fields, ...(id !== null && { suggestion: id, version }) });
    if (!done) return false;
    now.current.version = done.suggestion.version;
    tell({ type: 'DONE', at: done.suggestion.updatedAt });
    if (id === null) {
      now.current.id = done.suggestion.id;
      setId(done.suggestion.id);
      if (now.current.present) onBegun(done.suggestion.id);
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

  const save = useEffectEvent(() => {
    tell({ type: 'DUE' });
    void start();
  });
  useEffect(() => {
    // A save under way is followed by the next once it says that something changed meanwhile.
    if (autosave.phase !== 'DIRTY') return undefined;
    const timer = setTimeout(save, PAUSE_MS);
    return () => clearTimeout(timer);
    // Every change of the content starts the pause anew.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [autosave.phase, content]);

  // The act's problem comes with the drawing after its answer.
  const fail = useEffectEvent((conflicted: boolean) => tell({ type: conflicted ? 'CONFLICTED' : 'FAILED' }));
  useEffect(() => {
    if (act.problem) fail(act.problem.__typename === 'ConflictProblem');
  }, [act.problem]);

  // Whoever leaves for another page before the pause is over has written it all the same.
  const leave = useEffectEvent((present: boolean) => {
    now.current.present = present;
    if (!present && now.current.autosave.phase === 'DIRTY') void start();
  });
  useEffect(() => {
    leave(true);
    return () => leave(false);
  }, []);

  const unsaved = isUnsaved(autosave);
  useEffect(() => {
    if (!unsaved) return undefined;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [unsaved]);

  return {
    content,
    autosave,
    problem: autosave.phase === 'FAILED' ? act.problem : undefined,
    id,
    version: () => now.current.version,
    noteVersion: useCallback((version) => {
      now.current.version = Math.max(now.current.version, version);
    }, []),
    change: (changes) => {
      now.current.content = { ...now.current.content, ...changes };
      setContent(now.current.content);
      tell({ type: 'CHANGED' });
    },
    saveNow: async () => {
      if (inFlight.current && !(await inFlight.current)) return false;
      if (now.current.autosave.phase === 'SAVED') return true;
      if (now.current.autosave.phase === 'CONFLICT') return false;
      tell({ type: 'DUE' });
      return await start();
    },
    take: (other) => {
      now.current.version = other.version;
      now.current.content = contentOf(other);
      setContent(now.current.content);
      act.clear();
      tell({ type: 'TAKEN' });
    },
    keep: (version) => {
      now.current.version = version;
      act.clear();
      tell({ type: 'KEPT' });
    },
  };
}
