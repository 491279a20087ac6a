import { useState } from 'react';
import { ActDialog, type ActFrame } from '@redpine/ui/act-dialog';
import { CountField, DayField, RadioCards, TextArea, TextField } from '@redpine/ui/fields';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import type { MandateDefenceForm } from '../../gql/graphql.ts';
import { MandateAnnounceDocument, MandateDecideDocument, MandateDefendDocument, MandateReportDocument } from './mandate-documents.ts';
import { defenceForms } from './mandate-words.ts';

const messages = defineMessages({
  zh: {
    form: '申辩方式', on: '日期', defence: '申辩意见', body: '决定机构', bodyHint: '如：第三选区选民；区第二届人大常委会第三十二次会议', inFavour: '赞成人数', all: '全体人数',
    votes: '罢免须经原选区全体选民过半数赞成；辞职须经常委会组成人员过半数通过。没有计数的可不填。', number: '文号', conclusion: '审查结论', text: '公告正文', hint: '10–5,000 字',
    reportHint: '暂停、恢复执行职务自报告之日起生效。', announceHint: '公告后生效；由代表大会或常委会发布。',
  },
  en: {
    form: 'How', on: 'Day', defence: 'What she said', body: 'Who decided', bodyHint: 'Such as the voters of a district, or a meeting of the Standing Committee', inFavour: 'In favour', all: 'All',
    votes: 'A recall needs more than half of all voters, a resignation more than half of the Standing Committee. Leave empty what was not counted.', number: 'Number', conclusion: 'Conclusion', text: 'Text', hint: '10–5,000 characters',
    reportHint: 'A suspension or restoration takes effect with the report.', announceHint: 'It takes effect with the announcement, by the congress or the Standing Committee.',
  },
});

interface MandateDialogProps extends ActFrame {
  of: { mandateMatter: string; version: number };
}

const FORMS = ['IN_PERSON', 'IN_WRITING', 'WAIVED'] as const satisfies readonly MandateDefenceForm[];
/** 登记申辩 */
export function MandateDefendDialog({ of, ...frame }: MandateDialogProps) {
  const text = useMessages(messages);
  const forms = useMessages(defenceForms);
  const [form, setForm] = useState<MandateDefenceForm>('IN_WRITING');
  const [on, setOn] = useState('');
  const [said, setSaid] = useState('');
  return (
    <ActDialog
      {...frame}
      document={MandateDefendDocument}
      needed={{ on, ...(form !== 'WAIVED' && { text: said }) }}
      input={{ ...of, form, on, text: form === 'WAIVED' ? null : said }}
    >
      {(errorOf) => (
        <>
          <RadioCards
            label={text.form}
            value={form}
            choices={FORMS.map((value) => ({ value, label: forms[value] }))}
            onChange={(value) => setForm(FORMS.find((each) => each === value) ?? form)}
          />
          <DayField required label={text.on} value={on} error={errorOf('on')} onChange={setOn} />
          {form !== 'WAIVED' && <TextArea required label={text.defence} max={5_000} value={said} error={errorOf('text')} onChange={setSaid} />}
        </>
      )}
    </ActDialog>
  );
}

/** 登记决定 — the vote, or the acceptance of a resignation. */
export function MandateDecideDialog({ of, ...frame }: MandateDialogProps) {
  const text = useMessages(messages);
  const [body, setBody] = useState('');
  const [on, setOn] = useState('');
  const [inFavour, setInFavour] = useState('');
  const [all, setAll] = useState('');
  return (
    <ActDialog
      {...frame}
      document={MandateDecideDocument}
      needed={{ body, on }}
      optional={['inFavour', 'all']}
      input={{ ...of, body, on, inFavour: inFavour === '' ? null : Number(inFavour), all: all === '' ? null : Number(all) }}
    >
      {(errorOf) => (
        <>
          <TextField required label={text.body} hint={text.bodyHint} max={200} value={body} error={errorOf('body')} onChange={setBody} />
          <DayField required label={text.on} value={on} error={errorOf('on')} onChange={setOn} />
          <p className="rp-quiet">{text.votes}</p>
          <CountField label={text.inFavour} digits={8} value={inFavour} error={errorOf('inFavour')} onChange={setInFavour} />
          <CountField label={text.all} digits={8} value={all} error={errorOf('all')} onChange={setAll} />
        </>
      )}
    </ActDialog>
  );
}

/** 登记代表资格审查报告 */
export function MandateReportDialog({ of, ...frame }: MandateDialogProps) {
  const text = useMessages(messages);
  const [number, setNumber] = useState('');
  const [on, setOn] = useState('');
  const [conclusion, setConclusion] = useState('');
  return (
    <ActDialog
      {...frame}
      document={MandateReportDocument}
      needed={{ number, on, conclusion }}
      input={{ ...of, number, on, conclusion }}
    >
      {(errorOf) => (
        <>
          <p className="rp-quiet">{text.reportHint}</p>
          <TextField required label={text.number} max={100} value={number} error={errorOf('number')} onChange={setNumber} />
          <DayField required label={text.on} value={on} error={errorOf('on')} onChange={setOn} />
          <TextArea required label={text.conclusion} max={5_000} value={conclusion} error={errorOf('conclusion')} onChange={setConclusion} />
        </>
      )}
    </ActDialog>
  );
}

/** 公告 — with a text to begin from. */
export function MandateAnnounceDialog({ of, proposed, ...frame }: MandateDialogProps & { proposed: string }) {
  const text = useMessages(messages);
  const [number, setNumber] = useState('');
  const [on, setOn] = useState('');
  const [announced, setAnnounced] = useState(proposed);
  return (
    <ActDialog
      {...frame}
      document={MandateAnnounceDocument}
      needed={{ number, on, text: announced }}
      input={{ ...of, number, on, text: announced }}
    >
      {(errorOf) => (
        <>
          <p className="rp-quiet">{text.announceHint}</p>
          <TextField required label={text.number} max={100} value={number} error={errorOf('number')} onChange={setNumber} />
          <DayField required label={text.on} value={on} error={errorOf('on')} onChange={setOn} />
          <TextArea required label={text.text} hint={text.hint} rows={8} max={5_000} value={announced} error={errorOf('text')} onChange={setAnnounced} />
        </>
      )}
    </ActDialog>
  );
}
