import { useRef, useState } from 'react';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { ask, type GeneratedDocument } from '../ask.ts';

const messages = defineMessages({
  zh: { undelivered: '没有送达，请检查网络后再次提交。您填写的内容仍在。', refused: '没有办成，请稍后重试。' },
  en: { undelivered: 'This was not delivered. Check the network and submit again; what you entered is still here.', refused: 'This could not be done. Try again later.' },
});

interface Problem {
  message: string;
  fields?: readonly { path: string; rule: string; message: string }[];
}

export interface Wrong {
  message: string;
  /** by the field's path, such as `sender.phone` */
  fields: ReadonlyMap<string, { rule: string; message: string }>;
}

/** Why an attempt ended before it was sent, in words for the sender. */
export class Refused extends Error {
  readonly path: string;
  /** whether what was made for the attempt, such as a proof of work, serves no more */
  readonly isStale: boolean;

  constructor(path: string, message: string, isStale: boolean) {
    super(message);
    this.path = path;
    this.isStale = isStale;
  }
}

type ResultOf<Data> = Exclude<NonNullable<Data[keyof Data & string]>, string>;
type SuccessOf<Data> = Exclude<ResultOf<Data>, { __typename: 'ValidationProblem' | 'TransitionProblem' | 'ConflictProblem' }>;

/**
 * One mutation of the public: its success, or what is wrong. What could not be delivered is sent again under the same key
 * with the very same input, so a second try is never a second opinion.
 *
 * @param complete what is added to the input for one attempt, such as a proof of work; asked for again only for a new attempt
 */
export function useSend<Data, Input extends { idempotencyKey: string }, Entered extends object>(
  document: GeneratedDocument<Data, { input: Input }>,
  complete: (entered: Entered) => Promise<Omit<Input, 'idempotencyKey'>>,
): { send: (entered: Entered) => Promise<SuccessOf<Data> | undefined>; sending: boolean; wrong: Wrong | undefined } {
  const text = useMessages(messages);
  const [sending, setSending] = useState(false);
  const [wrong, setWrong] = useState<Wrong>();
  const attempt = useRef<{ entered: string; input: Input }>(undefined);

  const send = async (entered: Entered): Promise<SuccessOf<Data> | undefined> => {
    setWrong(undefined);
    setSending(true);
    try {
      const key = JSON.stringify(entered);
      if (attempt.current?.entered !== key) {
        attempt.current = { entered: key, input: { ...(await complete(entered)), idempotencyKey: crypto.randomUUID() } as Input };
      }
      const { data, error } = await ask(document, { input: attempt.current.input });
      const result = data ? (Object.values(data).find((value) => typeof value === 'object') as ResultOf<Data> | null) : null;
      if (!result && error?.undelivered) {
        setWrong({ message: text.undelivered, fields: new Map() });
        return undefined;
      }
      attempt.current = undefined;
      if (!result) {
        setWrong({ message: text.refused, fields: new Map() });
        return undefined;
      }
      if ('message' in (result as object)) {
        const { message, fields = [] } = result as unknown as Problem;
        setWrong({ message, fields: new Map(fields.map((field) => [field.path, field])) });
        return undefined;
      }
      return result as SuccessOf<Data>;
    } catch (error) {
      // What is asked for before sending could not be had: nothing was sent.
      const fields = new Map(error instanceof Refused ? [[error.path, { rule: 'REFUSED', message: error.message }]] : []);
      setWrong({ message: error instanceof Refused ? error.message : text.undelivered, fields });
      return undefined;
    } finally {
      setSending(false);
    }
  };
  return { send, sending, wrong };
}
