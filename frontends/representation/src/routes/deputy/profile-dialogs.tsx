import { useState } from 'react';
import { useAct } from '@redpine/ui/act';
import { DayField, TextArea, TextField } from '@redpine/ui/fields';
import { FileUpload, type UploadedFile } from '@redpine/ui/file-upload';
import { FormDialog } from '@redpine/ui/form-dialog';
import { useFormErrors } from '@redpine/ui/form-errors';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import type { DeputyConsentItem } from '../../gql/graphql.ts';
import { ProfileConsentDocument, ProfileSaveDocument } from './deputy-document.ts';

const messages = defineMessages({
  zh: {
    done: (title: string) => `已办理：${title}`, occupation: '工作单位和职务', introduction: '简介', introductionHint: '介绍履职情况和关注领域，不写住址、证件号等个人信息', phone: '公开的电话', phoneHint: '建议填写办公或工作电话', photo: '照片',
    photoHint: 'JPEG 或 PNG 格式的正面照片', on: '书面同意日期', paper: '书面同意的名称和存放处',
    hers: '这是您对公开此项个人信息的单独同意，可以随时撤回；撤回后立即停止公开并删除。', others: '代表本人书面同意的，可代为登记；撤回后立即停止公开并删除。依据：个人信息保护法第十三条、第二十五条。',
  },
  en: {
    done: (title: string) => `Done: ${title}`, occupation: 'Occupation', introduction: 'Introduction', introductionHint: 'What she does as a deputy and cares for; no address, no document numbers', phone: 'Telephone to publish', phoneHint: 'Best that of the office', photo: 'Photo',
    photoHint: 'A portrait as JPEG or PNG', on: 'Day of the paper', paper: 'Which paper, and where it is kept',
    hers: 'This is your separate consent to the publication of this one thing. You can take it back whenever you like; it is then removed at once.', others: 'Record the consent that she gave on paper. When it is taken back it is removed at once. Basis: Personal Information Protection Law art. 13, 25.',
  },
});

interface ProfileDialogProps {
  of: { deputy: string; version: number };
  title: string;
  lead: string;
  onClose: () => void;
  onDone: () => void;
  onConflict: () => void;
}

/** 编写公示资料 */
export function ProfileSaveDialog({ of, title, lead, onClose, onDone, onConflict, before }: ProfileDialogProps & { before: { occupation: string; introduction: string } }) {
  const text = useMessages(messages);
  const [occupation, setOccupation] = useState(before.occupation);
  const [introduction, setIntroduction] = useState(before.introduction);
  const act = useAct(ProfileSaveDocument, { successText: text.done(title), onSuccess: onDone, onConflict });
  const errors = useFormErrors(act.problem, ['occupation', 'introduction']);
  return (
    <FormDialog
      title={title}
      lead={lead}
      submitText={title}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={() => act.run({ ...of, occupation, introduction })}
      onClose={onClose}
    >
      <TextField label={text.occupation} max={100} value={occupation} error={errors.of('occupation')} onChange={setOccupation} />
      <TextArea label={text.introduction} hint={text.introductionHint} max={500} rows={8} value={introduction} error={errors.of('introduction')} onChange={setIntroduction} />
    </FormDialog>
  );
}

/** 单独同意 — by herself, or on the paper that she signed. */
export function ProfileConsentDialog({ of, title, lead, onClose, onDone, onConflict, item, isHers }: ProfileDialogProps & { item: DeputyConsentItem; isHers: boolean }) {
  const text = useMessages(messages);
  const [phone, setPhone] = useState('');
  const [photo, setPhoto] = useState<readonly UploadedFile[]>([]);
  const [on, setOn] = useState('');
  const [paper, setPaper] = useState('');
  const act = useAct(ProfileConsentDocument, { successText: text.done(title), onSuccess: onDone, onConflict });
  const needed = { ...(item === 'PHONE' ? { phone } : { photo: photo[0]?.id ?? '' }), ...(!isHers && { on, paper }) };
  const errors = useFormErrors(act.problem, ['phone', 'photo', 'on', 'paper'], needed);
  return (
    <FormDialog
      title={title}
      lead={lead}
      submitText={title}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={async () => {
        if (!errors.complete()) return;
        await act.run({ ...of, item, phone: item === 'PHONE' ? phone : null, photo: item === 'PHOTO' ? (photo[0]?.id ?? null) : null, on: isHers ? null : on, paper: isHers ? null : paper });
      }}
      onClose={onClose}
    >
      <p className="rp-quiet">{isHers ? text.hers : text.others}</p>
      {item === 'PHONE' && <TextField required label={text.phone} hint={text.phoneHint} max={30} value={phone} error={errors.of('phone')} onChange={setPhone} />}
      {item === 'PHOTO' && (
        <>
          <FileUpload label={text.photo} accept=".jpg,.jpeg,.png" max={1} files={photo} onChange={setPhoto} />
          <p className={errors.of('photo') ? 'rp-field-error' : 'rp-quiet'}>{errors.of('photo') ?? text.photoHint}</p>
        </>
      )}
      {!isHers && (
        <>
          <DayField required label={text.on} value={on} error={errors.of('on')} onChange={setOn} />
          <TextField required label={text.paper} max={200} value={paper} error={errors.of('paper')} onChange={setPaper} />
        </>
      )}
    </FormDialog>
  );
}
