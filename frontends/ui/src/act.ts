import { useCallback, useState } from 'react';
import { useMutation, type TypedDocumentNode } from 'urql';
import { defineMessages, useMessages } from './messages.ts';
import { ownVersions } from './own-versions.ts';
import { isProblem, type ActProblem } from './problems.ts';
import { showToast } from './toast.ts';

const messages = defineMessages({
  zh: {
    undelivered: '没有收到答复，不能确定是否已办理。请直接重试：同一次提交不会重复办理。',
    refused: '服务没有受理这次操作。',
    conflict: '该记录刚被他人修改，已为您更新页面，请核对后再办理。',
  },
  en: {
    undelivered: 'No answer came, so it is uncertain whether this was done. Try again: the same attempt is never carried out twice.',
    refused: 'The service did not accept this act.',
    conflict: 'Somebody else has just changed this record. The page is up to date now: look at it and try again.',
  },
});

/**
 * The keys under which attempts are sent. The same input keeps its key until an answer arrives: a retry after
 * a lost answer is the same act. An answer, whatever it says, ends the series: the server would repeat it.
 */
export function attemptKeys(makeKey: () => string = () => crypto.randomUUID()): {
  keyFor: (input: object) => string;
  answered: () => void;
} {
  let current: { input: string; key: string } | undefined;
  return {
    keyFor(input) {
      const text = JSON.stringify(input);
      if (current?.input !== text) current = { input: text, key: makeKey() };
      return current.key;
    },
    answered() {
      current = undefined;
    },
  };
}

const versions = ownVersions();

type ResultOf<Data> = Exclude<NonNullable<Data[keyof Data & string]>, string>;
export type SuccessOf<Data> = Exclude<
  ResultOf<Data>,
  { __typename: 'ValidationProblem' | 'TransitionProblem' | 'ConflictProblem' }
>;

export interface ActOptions<Data> {
  onSuccess?: (success: SuccessOf<Data>) => void;
  /** loads the record again; called on a conflict, before the message */
  onConflict?: () => void;
  /** what to say when it is done */
  successText?: string | ((success: SuccessOf<Data>) => string);
}

export interface Act<Data, Input> {
  /** Carries the act out; resolves to the success, or undefined when `problem` says why not. */
  run: (input: Omit<Input, 'idempotencyKey'>) => Promise<SuccessOf<Data> | undefined>;
  running: boolean;
  problem: ActProblem | undefined;
  clear: () => void;
}

/** One mutation with its union result: success, or a problem that the form or its summary shows. */
export function useAct<Data, Input extends { idempotencyKey: string }>(
  document: TypedDocumentNode<Data, { input: Input }>,
  options: ActOptions<Data> = {},
): Act<Data, Input> {
  const text = useMessages(messages);
  const [{ fetching }, execute] = useMutation<Data, { input: Input }>(document);
  const [problem, setProblem] = useState<ActProblem>();
  const [keys] = useState(() => attemptKeys());

  const run = async (input: Omit<Input, 'idempotencyKey'>): Promise<SuccessOf<Data> | undefined> => {
    setProblem(undefined);
    const latest = versions.raise(input);
    const keyed = { ...latest, idempotencyKey: keys.keyFor(latest) } as Input;
    const { data, error } = await execute({ input: keyed });
    const result = data ? (Object.values(data).find((value) => typeof value === 'object') as ResultOf<Data> | null) : null;
    if (!result) {
      if (error && !error.networkError) keys.answered();
      const message = error?.networkError ? text.undelivered : (error?.graphQLErrors[0]?.message ?? text.refused);
      setProblem({ __typename: 'DeliveryProblem', message });
      return undefined;
    }
    keys.answered();
    if (isProblem(result)) {
      if (result.__typename === 'ConflictProblem') options.onConflict?.();
      setProblem(result.__typename === 'ConflictProblem' ? { ...result, message: text.conflict } : result);
      return undefined;
    }
    const success = result as SuccessOf<Data>;
    versions.learn(success);
    const { successText } = options;
    if (successText) showToast('success', typeof successText === 'string' ? successText : successText(success));
    options.onSuccess?.(success);
    return success;
  };
  return { run, running: fetching, problem, clear: useCallback(() => setProblem(undefined), []) };
}
