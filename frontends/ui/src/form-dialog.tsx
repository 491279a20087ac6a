import { Button } from './button.tsx';
import { useId, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { defineMessages, useMessages } from './messages.ts';
import { ProblemSummary } from './problem-summary.tsx';
import type { ActProblem, ValidationProblem } from './problems.ts';

const messages = defineMessages({
  zh: { close: '关闭', cancel: '取消', unsent: '已填写的内容尚未提交。', keep: '继续填写', leave: '放弃' },
  en: { close: 'Close', cancel: 'Cancel', unsent: 'What you entered is not sent yet.', keep: 'Keep editing', leave: 'Discard' },
});

/** What to ask before leaving, where it is not an entry that would be lost. */
interface Asking {
  unsent: string;
  keep: string;
  leave: string;
}

interface FormDialogProps {
  title: string;
  /** under the title, such as the record's own title */
  lead?: ReactNode;
  submitText: string;
  running: boolean;
  problem?: ActProblem | undefined;
  elsewhere?: ValidationProblem['fields'] | undefined;
  onSubmit: () => Promise<unknown>;
  onClose: () => void;
  /** beside the main button, such as saving a draft */
  extra?: ReactNode;
  /** why the main button is closed for now */
  blocked?: string | undefined;
  wide?: boolean;
  /** whether leaving would lose something, where whoever opens it knows better than that something was entered */
  unsent?: boolean | Asking;
  children?: ReactNode;
}

/** A form over the page, the whole screen on a phone. Leaving it half-written asks first. */
export function FormDialog(props: FormDialogProps) {
  const { title, lead, submitText, running, problem, elsewhere, onSubmit, onClose, extra, blocked, wide, unsent, children } = props;
  const text = useMessages(messages);
  const question = typeof unsent === 'object' ? unsent : text;
  const dialog = useRef<HTMLDialogElement>(null);
  const touched = useRef(false);
  const [asking, setAsking] = useState(false);
  const id = useId();
  // Closed while still in the document, it gives the focus back to the button that opened it.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  const leave = (): void => {
    if (unsent ?? touched.current) setAsking(true);
    else onClose();
  };
  return (
    <dialog
      ref={dialog}
      className={`rp-dialog ${wide ? 'rp-dialog-wide' : ''}`}
      aria-labelledby={`${id}-title`}
      onCancel={(event) => {
        event.preventDefault();
        leave();
      }}
    >
      <form
        noValidate
        onChange={() => {
          touched.current = true;
        }}
        onSubmit={(event) => {
          event.preventDefault();
          if (!running && blocked === undefined) void onSubmit();
        }}
      >
        <header>
          <div>
            <h2 id={`${id}-title`}>{title}</h2>
            {lead && <p className="rp-dialog-lead">{lead}</p>}
          </div>
          <button type="button" className="rp-dialog-close" aria-label={text.close} onClick={leave}>
            <span aria-hidden="true">×</span>
          </button>
        </header>
        <div className="rp-dialog-body">
          <ProblemSummary problem={problem} elsewhere={elsewhere} />
          {children}
        </div>
        {asking ? (
          <footer role="alert">
            <p>{question.unsent}</p>
            <Button onClick={onClose}>{question.leave}</Button>
            <Button type="primary" onClick={() => setAsking(false)}>
              {question.keep}
            </Button>
          </footer>
        ) : (
          <footer>
            {blocked !== undefined && (
              <p id={`${id}-blocked`} className="rp-blocked">
                {blocked}
              </p>
            )}
            <Button onClick={leave}>{text.cancel}</Button>
            {extra}
            <Button
              type={blocked === undefined ? 'primary' : 'default'}
              htmlType="submit"
              loading={running}
              aria-disabled={blocked !== undefined}
              className={blocked === undefined ? '' : 'rp-act-refused'}
              {...(blocked !== undefined && { 'aria-describedby': `${id}-blocked` })}
            >
              {submitText}
            </Button>
          </footer>
        )}
      </form>
    </dialog>
  );
}
