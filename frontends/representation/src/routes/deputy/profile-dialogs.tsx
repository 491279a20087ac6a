import { useState } from 'react';
import { ActDialog, type ActFrame } from '@redpine/ui/act-dialog';
import { DayField, TextArea, TextField } from '@redpine/ui/fields';
import { FileUpload, type UploadedFile } from '@redpine/ui/file-upload';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import type { DeputyConsentItem } from '../../gql/graphql.ts';
import { ProfileConsentDocument, ProfileSaveDocument } from './deputy-document.ts';

const messages = defineMessages({
  zh: {
    occupation: '工作单位和职务', introduction: '简介', introductionHint: '介绍履职情况和关注领域，不写住址、证件号等个人信息', phone: '公开的电话', phoneHint: '建议填写办公或工作电话', photo: '照片',
    photoHint: 'JPEG 或 PNG 格式的正面照片', on: '书面同意日期', paper: '书面同意的名称和存放处',
    hers: '这是您对公开此项个人信息的单独同意，可以随时撤回；撤回后立即停止公开并删除。', others: '代表本人书面同意的，可代为登记；撤回后立即停止公开并删除。依据：个人信息保护法第十三条、第二十五条。',
  },
  en: {
    occupation: 'Occupation', introduction: 'Introduction', introductionHint: 'What she does as a deputy and cares for; no address, no document numbers', phone: 'Telephone to publish', phoneHint: 'Best that of the office', photo: 'Photo',
    photoHint: 'A portrait as JPEG or PNG', on: 'Day of the paper', paper: 'Which paper, and where it is kept',
    hers: 'This is your separate consent to the publication of this one thing. You can take it back whenever you like; it is then removed at once.', others: 'Record the consent that she gave on paper. When it is taken back it is removed at once. Basis: Personal Information Protection Law art. 13, 25.',
  },
});

interface ProfileDialogProps extends ActFrame {
  of: { deputy: string; version: number };
}

/** 编写公示资料 */
export function ProfileSaveDialog({ of, before, ...frame }: ProfileDialogProps & { before: { occupation: string; introduction: string } }) {
  const text = useMessages(messages);
  const [occupation, setOccupation] = useState(before.occupation);
  const [introduction, setIntroduction] = useState(before.introduction);
  return (
    <ActDialog {...frame} document={ProfileSaveDocument} optional={['occupation', 'introduction']} input={{ ...of, occupation, introduction }}>
      {(errorOf) => (
        <>
          <TextField label={text.occupation} max={100} value={occupation} error={errorOf('occupation')} onChange={setOccupation} />
          <TextArea
            label={text.introduction}
            hint={text.introductionHint}
            max={500}
            rows={8}
            value={introduction}
            error={errorOf('introduction')}
            onChange={setIntroduction}
          />
        </>
      )}
    </ActDialog>
  );
}

/** 单独同意 — by herself, or on the paper that she signed. */
export function ProfileConsentDialog({ of, item, isHers, ...frame }: ProfileDialogProps & { item: DeputyConsentItem; isHers: boolean }) {
  const text = useMessages(messages);
  const [phone, setPhone] = useState('');
  const [photos, setPhotos] = useState<readonly UploadedFile[]>([]);
  const [on, setOn] = useState('');
  const [paper, setPaper] = useState('');
  const photo = photos[0]?.id ?? '';
  const consented = item === 'PHONE' ? { phone } : { photo };
  const signed = isHers ? {} : { on, paper };
  return (
    <ActDialog
      {...frame}
      document={ProfileConsentDocument}
      needed={{ ...consented, ...signed }}
      input={{ ...of, item, phone: null, photo: null, on: null, paper: null, ...consented, ...signed }}
    >
      {(errorOf) => (
        <>
          <p className="rp-quiet">{isHers ? text.hers : text.others}</p>
          {item === 'PHONE' && (
            <TextField required label={text.phone} hint={text.phoneHint} max={30} value={phone} error={errorOf('phone')} onChange={setPhone} />
          )}
          {item === 'PHOTO' && (
            <>
              <FileUpload label={text.photo} accept=".jpg,.jpeg,.png" max={1} files={photos} onChange={setPhotos} error={errorOf('photo')} />
              <p className="rp-quiet">{text.photoHint}</p>
            </>
          )}
          {!isHers && (
            <>
              <DayField required label={text.on} value={on} error={errorOf('on')} onChange={setOn} />
              <TextField required label={text.paper} max={200} value={paper} error={errorOf('paper')} onChange={setPaper} />
            </>
          )}
        </>
      )}
    </ActDialog>
  );
}
