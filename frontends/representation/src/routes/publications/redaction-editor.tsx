import { Button } from '@redpine/ui/button';
import { useState } from 'react';
import { useAct } from '@redpine/ui/act';
import { TextArea, TextField } from '@redpine/ui/fields';
import { useFormErrors } from '@redpine/ui/form-errors';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Panel } from '@redpine/ui/page';
import { ProblemSummary } from '@redpine/ui/problem-summary';
import type { PublicationPageQuery, RedactionPart } from '../../gql/graphql.ts';
import { HintedText, HintList } from './hinted-text.tsx';
import { PublicationRedactDocument } from './publication-documents.ts';

type Publication = NonNullable<PublicationPageQuery['publication']>;

const messages = defineMessages({
  zh: {
    title: '脱敏对照', original: '原文', redacted: '公开文本', name: '标题', text: '正文', reply: (unit: string) => `${unit}的答复`, deputy: '公开领衔代表姓名（代表法第五十八条）',
    save: '保存脱敏文本', saved: '已保存', hints: '公开文本中尚有的提示', closed: '现在不能修改公开文本。',
  },
  en: {
    title: 'Redaction', original: 'Original', redacted: 'For the public', name: 'Title', text: 'Text', reply: (unit: string) => `Reply of ${unit}`, deputy: 'Name the lead deputy (代表法 art. 58)',
    save: 'Save the redaction', saved: 'Saved', hints: 'Hints left in the public text', closed: 'The public text cannot be changed now.',
  },
});

/** Original on the left with hints marked, the public text on the right to be edited. */
export function RedactionEditor({ publication, onSaved }: { publication: Publication; onSaved: () => void }) {
  const text = useMessages(messages);
  const { original, redacted } = publication;
  const [title, setTitle] = useState(redacted.title);
  const [body, setBody] = useState(redacted.text);
  const [replies, setReplies] = useState<Readonly<Record<string, string>>>(Object.fromEntries(redacted.replies.map(({ handling, text: words }) => [handling, words])));
  const [showDeputy, setShowDeputy] = useState(publication.showDeputy);
  const act = useAct(PublicationRedactDocument, { successText: text.saved, onSuccess: onSaved, onConflict: onSaved });
  const errors = useFormErrors(act.problem, ['title', 'text', ...original.replies.map((_, index) => `replies.${index}.text`)]);
  const may = publication.availableActions.find(({ action }) => action === 'REDACT');
  const at = (part: RedactionPart, reply: number | null) => original.hints.filter((hint) => hint.part === part && (hint.reply ?? null) === reply);
  if (!may?.allowed) {
    return (
      <Panel title={text.title}>
        <p className="rp-quiet">{may?.reason ?? text.closed}</p>
        <h3>{redacted.title}</h3>
        <HintedText text={redacted.text} hints={[]} />
      </Panel>
    );
  }
  return (
    <Panel title={text.title}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void act.run({
            publication: publication.id,
            version: publication.version,
            title,
            text: body,
            replies: original.replies.map(({ handling, text: words }) => ({ handling, text: replies[handling] ?? words })),
            showDeputy,
          });
        }}
      >
        <ProblemSummary problem={act.problem} elsewhere={errors.elsewhere} />
        <div className="rep-side-by-side">
          <h3>{text.original}</h3>
          <h3>{text.redacted}</h3>
          <HintedText text={original.title} hints={at('TITLE', null)} />
          <TextField required label={text.name} max={100} value={title} error={errors.of('title')} onChange={setTitle} />
          <HintedText text={original.text} hints={at('TEXT', null)} />
          <TextArea required label={text.text} max={20_100} rows={14} value={body} error={errors.of('text')} onChange={setBody} />
          {original.replies.map((reply, index) => [
            <HintedText key={`${reply.handling}-original`} text={reply.text} hints={at('REPLY', index)} />,
            <TextArea
              key={reply.handling}
              required
              label={text.reply(reply.unitName)}
              max={20_000}
              rows={10}
              value={replies[reply.handling] ?? reply.text}
              error={errors.of(`replies.${index}.text`)}
              onChange={(value) => setReplies({ ...replies, [reply.handling]: value })}
            />,
          ])}
        </div>
        <label className="rp-check">
          <input type="checkbox" checked={showDeputy} onChange={(event) => setShowDeputy(event.target.checked)} />
          {text.deputy}
        </label>
        <h3>{text.hints}</h3>
        <HintList hints={redacted.hints} />
        <Button type="primary" htmlType="submit" loading={act.running}>
          {text.save}
        </Button>
      </form>
    </Panel>
  );
}
