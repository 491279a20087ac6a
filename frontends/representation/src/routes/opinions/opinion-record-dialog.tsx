import { useState } from 'react';
import { ActDialog, type ActFrame } from '@redpine/ui/act-dialog';
import { DayField, RadioCards, SelectField, TextArea, TextField } from '@redpine/ui/fields';
import { FileUpload, type UploadedFile } from '@redpine/ui/file-upload';
import { FormDialog } from '@redpine/ui/form-dialog';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { usePlaces } from '../../parts/places.ts';
import { useVocabulary } from '../../parts/vocabulary.ts';
import { OpinionRecordDocument } from './opinion-documents.ts';
import { opinionActs } from './opinion-words.ts';

const messages = defineMessages({
  zh: {
    done: '已登记', files: '附件（选填）', channel: '反映渠道', receivedOn: '反映日期', said: '反映内容', saidHint: '10–2,000 字', area: '区域', topic: '领域',
    name: '姓名', phone: '电话', address: '住址', tell: '告知方式', PAGE: '凭查询码自行查询', PHONE: '电话告知',
    privacy: '姓名和联系方式只用于告知办理情况，平时不显示。', codeTitle: '查询码', codeLead: '请交给反映人。查询码只显示这一次，不能找回。', close: '已交给反映人',
    codeOnce: '查询码关闭后不能再看到，请确认已交给反映人。', codeBack: '返回',
  },
  en: {
    done: 'It is recorded', files: 'Files (optional)', channel: 'Channel', receivedOn: 'Day', said: 'What was said', saidHint: '10–2,000 characters',
    area: 'Area', topic: 'Topic', name: 'Name', phone: 'Telephone', address: 'Address', tell: 'How to tell her', PAGE: 'She looks it up by the code',
    PHONE: 'By telephone', privacy: 'Name and number serve to tell the sender, and stay hidden otherwise.', codeTitle: 'Tracking code',
    codeLead: 'Give it to the sender. It is shown this once and cannot be found again.', close: 'The sender has it',
    codeOnce: 'The code cannot be seen again once this is closed: be sure that the sender has it.', codeBack: 'Back',
  },
});

interface OpinionRecordDialogProps extends Pick<ActFrame, 'onClose' | 'onDone'> {
  channels?: readonly { code: string; name: string; public: boolean }[];
  /** The reception that it was heard at: its day and place are given. */
  at?: { homeEvent: string; on: string; area: string | undefined };
}

const orNull = (value: string): string | null => value || null;

/** 登记民意 — what was heard at a reception or on a visit; then the code, once. */
export function OpinionRecordDialog({ channels = [], at, onClose, onDone }: OpinionRecordDialogProps) {
  const text = useMessages(messages);
  const names = useMessages(opinionActs);
  const places = usePlaces();
  const { topics } = useVocabulary();
  const [channel, setChannel] = useState(at ? 'HOME_RECEPTION' : '');
  const [receivedOn, setReceivedOn] = useState(at?.on ?? '');
  const [said, setSaid] = useState('');
  const [area, setArea] = useState(at?.area ?? '');
  const [topic, setTopic] = useState('');
  const [sender, setSender] = useState({ name: '', phone: '', address: '' });
  const [files, setFiles] = useState<readonly UploadedFile[]>([]);
  const [tell, setTell] = useState('PAGE');
  const [code, setCode] = useState<string>();
  if (code !== undefined) return <CodeDialog code={code} onClose={onDone} />;
  const needed = { channel, receivedOn, text: said };
  const { name, phone, address } = sender;
  return (
    <ActDialog
      document={OpinionRecordDocument}
      title={names.RECORD}
      doneText={text.done}
      needed={needed}
      optional={['area', 'topic', 'files', 'sender.name', 'sender.phone', 'sender.address']}
      input={{
        ...needed, ...(at && { homeEvent: at.homeEvent }), area: orNull(area), topic: orNull(topic), byPhone: tell === 'PHONE',
        files: files.map(({ id }) => id),
        sender: { name: orNull(name), phone: orNull(phone), address: orNull(address) },
      }}
      onClose={onClose}
      onDone={(success) => (success.code ? setCode(success.code) : onDone())}
    >
      {(errorOf) => (
        <>
          {!at && (
            <>
              <SelectField
                required
                label={text.channel}
                choices={channels.filter((each) => !each.public).map(({ code: value, name: label }) => ({ value, label }))}
                value={channel}
                error={errorOf('channel')}
                onChange={setChannel}
              />
              <DayField required label={text.receivedOn} value={receivedOn} error={errorOf('receivedOn')} onChange={setReceivedOn} />
            </>
          )}
          <TextArea required label={text.said} hint={text.saidHint} max={2_000} value={said} error={errorOf('text')} onChange={setSaid} />
          <SelectField label={text.area} groups={places.all} value={area} error={errorOf('area')} onChange={setArea} />
          <SelectField label={text.topic} choices={topics} value={topic} error={errorOf('topic')} onChange={setTopic} />
          <FileUpload label={text.files} files={files} onChange={setFiles} error={errorOf('files')} />
          <p className="rp-quiet">{text.privacy}</p>
          {(['name', 'phone', 'address'] as const).map((field) => (
            <TextField
              key={field}
              label={text[field]}
              max={field === 'address' ? 200 : 50}
              value={sender[field]}
              error={errorOf(`sender.${field}`)}
              onChange={(value) => setSender({ ...sender, [field]: value })}
            />
          ))}
          <RadioCards label={text.tell} choices={(['PAGE', 'PHONE'] as const).map((value) => ({ value, label: text[value] }))} value={tell} onChange={setTell} />
        </>
      )}
    </ActDialog>
  );
}

/** Shown this once: leaving it by anything but its button asks first. */
function CodeDialog({ code, onClose }: { code: string; onClose: () => void }) {
  const text = useMessages(messages);
  return (
    <FormDialog
      title={text.codeTitle}
      lead={text.codeLead}
      submitText={text.close}
      running={false}
      unsent={{ unsent: text.codeOnce, keep: text.codeBack, leave: text.close }}
      onSubmit={async () => onClose()}
      onClose={onClose}
    >
      <p>
        <strong>{code}</strong>
      </p>
    </FormDialog>
  );
}
