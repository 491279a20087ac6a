import { useEffect, useRef, useState, type FormEvent } from 'react';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { useAnswer } from '../../ask.ts';
import { graphql } from '../../gql/gql.ts';
import type { OpinionSendInput, PortalScopeQuery } from '../../gql/graphql.ts';
import { Asked, Page } from '../../page.tsx';
import { AreaOptions } from '../../parts/area-options.tsx';
import { Choice, TextArea, TextField } from '../../parts/field.tsx';
import { useSend } from '../../parts/send.ts';
import { TopicsDocument } from '../../parts/vocabulary.ts';
import { words } from '../../words.ts';
import { keyOf } from './attachments.ts';
import { FileChoice } from './file-choice.tsx';
import { Scope, ScopeDocument } from './scope.tsx';
import { type Receipt, Sent } from './sent.tsx';
import { useTicket } from './ticket.ts';

const SendDocument = graphql(`
  mutation PortalSpeak($input: OpinionSendInput!) {
    opinionSend(input: $input) {
      __typename
      ... on OpinionSendSuccess { code track { dueOn } }
      ... on Problem { message }
      ... on ValidationProblem { fields { path rule message } }
    }
  }
`);

const messages = defineMessages({
  zh: {
    title: '提意见', form: '写下您的意见', text: '意见内容', textHint: '10 至 2000 字。请写清是什么事、在哪里、您希望怎样。请不要写身份证号等他人的个人信息。',
    area: '事情发生在哪里（可不选）', topic: '属于哪方面（可不选）', nowhere: '不确定', who: '您的身份', named: '留下姓名和联系方式', anonymous: '匿名反映',
    private: '姓名和联系方式不公开，只有办理的工作人员为答复您才能查看，每次查看都有记录。', name: '姓名', phone: '电话（可不填）', email: '电子邮箱（可不填）', address: '住址（可不填）',
    byPhone: '请打电话告诉我结果（需要填写电话）', send: '提交', sending: '正在提交，请稍候…', wrong: '还没有提交成功',
  },
  en: {
    title: 'Speak up', form: 'Write down what you think', text: 'What you want to say', textHint: '10 to 2,000 characters. Say what it is about, where, and what you would like. Leave out the personal data of others.',
    area: 'Where it is (optional)', topic: 'What it belongs to (optional)', nowhere: 'Not sure', who: 'Who you are', named: 'Leave my name and how to reach me', anonymous: 'Stay unnamed',
    private: 'Your name and how to reach you are never published. Those who handle it see them only to answer you, and each look is recorded.', name: 'Name', phone: 'Telephone (optional)', email: 'Mail address (optional)', address: 'Home address (optional)',
    byPhone: 'Call me about the result (needs a telephone)', send: 'Submit', sending: 'Submitting, one moment…', wrong: 'It has not been submitted yet',
  },
});

const EMPTY = { text: '', area: '', topic: '', named: true, name: '', phone: '', email: '', address: '', byPhone: false };
type Entered = typeof EMPTY;

/** An opinion from anybody: first what is taken here, then the form, then the code that leads back to it. */
export function SpeakPage() {
  const text = useMessages(messages);
  const scope = useAnswer(ScopeDocument, {});
  const [receipt, setReceipt] = useState<Receipt>();
  if (receipt !== undefined) return <Sent {...receipt} />;
  return (
    <Page title={text.title}>
      <Asked answer={scope} lines={12}>
        {({ opinionScope }) => (
          <>
            <Scope scope={opinionScope} />
            <SpeakForm scope={opinionScope} onSent={setReceipt} />
          </>
        )}
      </Asked>
    </Page>
  );
}

function SpeakForm({ scope, onSent }: { scope: PortalScopeQuery['opinionScope']; onSent: (receipt: Receipt) => void }) {
  const text = useMessages(messages);
  const [entered, setEntered] = useState<Entered>(EMPTY);
  const summary = useRef<HTMLDivElement>(null);
  const [files, setFiles] = useState<readonly File[]>([]);
  const { ticket, uploaded } = useTicket();
  const { send, sending, wrong } = useSend(SendDocument, async ({ again, ...given }: Entered & { files: readonly string[]; again: boolean }) => {
    const challenge = await ticket(again);
    return { ...inputOf(given), challenge, ...(files.length > 0 && { files: await uploaded(files, challenge) }) };
  });
  useEffect(() => {
    if (wrong) summary.current?.focus();
  }, [wrong]);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (sending) return;
    const sent = await send({ ...entered, files: files.map(keyOf), again: wrong?.fields.has('challenge') ?? false });
    if (sent) onSent({ code: sent.code, dueOn: sent.track.dueOn ?? null });
  };
  const field = (name: 'text' | 'name' | 'phone' | 'email' | 'address', path: string) => ({
    value: entered[name],
    problem: wrong?.fields.get(path)?.message,
    onChange: (event: { target: { value: string } }): void => setEntered({ ...entered, [name]: event.target.value }),
  });
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <h2>{text.form}</h2>
      {wrong && (
        <div className="portal-notice" role="alert" tabIndex={-1} ref={summary}>
          <p>
            <strong>{text.wrong}</strong>
          </p>
          <p>{wrong.message}</p>
          <ul>
            {[...wrong.fields].map(([path, { message }]) => (
              <li key={path}>{message}</li>
            ))}
          </ul>
        </div>
      )}
      <TextArea label={text.text} hint={text.textHint} maxLength={2_000} required {...field('text', 'text')} />
      <Choice label={text.area} value={entered.area} problem={wrong?.fields.get('area')?.message} onChange={(event) => setEntered({ ...entered, area: event.target.value })}>
        <option value="">{text.nowhere}</option>
        <AreaOptions />
      </Choice>
      <TopicChoice value={entered.topic} onChange={(topic) => setEntered({ ...entered, topic })} />
      <FileChoice files={files} problem={wrong?.fields.get('files')?.message} onChange={setFiles} />
      {scope.anonymousAllowed && (
        <fieldset className="portal-field">
          <legend>{text.who}</legend>
          {([true, false] as const).map((named) => (
            <label key={String(named)} className="portal-check">
              <input type="radio" name="named" checked={entered.named === named} onChange={() => setEntered({ ...entered, named })} />
              {named ? text.named : text.anonymous}
            </label>
          ))}
        </fieldset>
      )}
      {(entered.named || !scope.anonymousAllowed) && (
        <>
          <p className="portal-quiet">{text.private}</p>
          <TextField label={text.name} autoComplete="name" maxLength={50} {...field('name', 'sender.name')} />
          <TextField label={text.phone} type="tel" autoComplete="tel" maxLength={20} {...field('phone', 'sender.phone')} />
          <TextField label={text.email} type="email" autoComplete="email" maxLength={100} {...field('email', 'sender.email')} />
          <TextField label={text.address} autoComplete="street-address" maxLength={100} {...field('address', 'sender.address')} />
          <label className="portal-check">
            <input type="checkbox" checked={entered.byPhone} onChange={(event) => setEntered({ ...entered, byPhone: event.target.checked })} />
            {text.byPhone}
          </label>
        </>
      )}
      <p className="portal-row">
        <button type="submit" className="portal-button portal-primary" aria-disabled={sending}>
          {text.send}
        </button>
        <output>{sending ? text.sending : ''}</output>
      </p>
    </form>
  );
}

function TopicChoice({ value, onChange }: { value: string; onChange: (code: string) => void }) {
  const text = useMessages(messages);
  const common = useMessages(words);
  const [{ data }] = useAnswer(TopicsDocument, {});
  return (
    <Choice label={text.topic} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{data ? text.nowhere : common.all}</option>
      {data?.topics.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </Choice>
  );
}

/** Only what was given: a sender who stays unnamed leaves nothing behind. */
function inputOf({ text, area, topic, named, name, phone, email, address, byPhone }: Entered): Omit<OpinionSendInput, 'idempotencyKey' | 'challenge'> {
  const given = Object.fromEntries(Object.entries({ name, phone, email, address }).filter(([, value]) => value.trim() !== ''));
  return {
    text,
    ...(area !== '' && { area }),
    ...(topic !== '' && { topic }),
    ...(named && Object.keys(given).length > 0 && { sender: given }),
    ...(named && byPhone && { byPhone }),
  };
}
