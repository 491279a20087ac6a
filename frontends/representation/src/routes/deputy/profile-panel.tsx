import { Fragment, type ReactNode, useState } from 'react';
import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Panel } from '@redpine/ui/page';
import { StateTag } from '@redpine/ui/state-tag';
import type { DeputyPageQuery } from '../../gql/graphql.ts';
import { ActBar } from '../../parts/act-bar.tsx';
import { ConfirmDialog, ReasonDialog } from '../../parts/act-dialogs.tsx';
import { RecordHistory } from '../../parts/record-history.tsx';
import { ProfileConsentWithdrawDocument, ProfilePublishDocument, ProfileWithdrawDocument } from './deputy-document.ts';
import { ProfileConsentDialog, ProfileSaveDialog } from './profile-dialogs.tsx';
import { consentForms, profileActs, profileStates, profileTones } from './profile-words.ts';

const messages = defineMessages({
  zh: {
    title: '公示资料', occupation: '工作单位和职务', introduction: '简介', phone: '公开电话', photo: '公开照片', photoOf: (name: string) => `${name}的照片`, none: '未填写', noConsent: '未同意，不公开', withdrawn: '撤下理由',
    changed: '有修改尚未公示：公众看到的仍是上次公示的内容。', public: '查看公示页面', PUBLISH: '公示后任何人不登录即可查看：基本信息、简介、履职情况，以及本人同意公开的电话、照片。', REVOKE: '撤回后立即停止公开并删除，不能恢复。',
    consented: (form: string, on: string) => `${form}，${on}`,
  },
  en: {
    title: 'Public profile', occupation: 'Occupation', introduction: 'Introduction', phone: 'Telephone', photo: 'Photo', photoOf: (name: string) => `Photo of ${name}`, none: 'Nothing written', noConsent: 'No consent: not public', withdrawn: 'Why it was taken down',
    changed: 'Changed since it was published: the public still reads what was published last.', public: 'See what the public sees', PUBLISH: 'Everybody can read it without signing in: basic and duty information, the introduction, and the telephone and photo she consented to.', REVOKE: 'It is removed at once and cannot be brought back.',
    consented: (form: string, on: string) => `${form}, ${on}`,
  },
});

const ACTS = ['SAVE', 'PUBLISH', 'CONSENT_PHOTO', 'CONSENT_PHONE', 'REVOKE_PHOTO', 'REVOKE_PHONE', 'WITHDRAW'] as const;
type Open = (typeof ACTS)[number];
type Deputy = NonNullable<DeputyPageQuery['deputy']>;

/** 公示资料 — the draft, for herself and whoever keeps her, with what is done about it. */
export function ProfilePanel({ deputy, isHers, onChanged }: { deputy: Deputy & { profile: NonNullable<Deputy['profile']> }; isHers: boolean; onChanged: () => void }) {
  const text = useMessages(messages);
  const states = useMessages(profileStates);
  const names = useMessages(profileActs);
  const [open, setOpen] = useState<Open>();
  const { profile, published } = deputy;
  const of = { deputy: deputy.id, version: profile.version };
  const dialog = {
    of,
    title: open ? names[open] : '',
    lead: deputy.name,
    onClose: () => setOpen(undefined),
    onConflict: onChanged,
    onDone: () => {
      setOpen(undefined);
      onChanged();
    },
  };
  const facts = [
    [text.occupation, profile.occupation || <span className="rp-quiet">{text.none}</span>],
    [text.introduction, profile.introduction ? <span className="rep-text">{profile.introduction}</span> : <span className="rp-quiet">{text.none}</span>],
    [text.phone, <Consented key="phone" value={profile.phone} consent={profile.phoneConsent} />],
    [text.photo, <Consented key="photo" value={profile.photo && <img className="rep-deputy-photo" src={`/files/${profile.photo.id}`} alt={text.photoOf(deputy.name)} />} consent={profile.photoConsent} />],
    [text.withdrawn, profile.withdrawReason],
  ] as const;
  return (
    <>
      <Panel title={text.title} extra={<StateTag tone={profileTones[profile.state]}>{states[profile.state]}</StateTag>}>
        <ActBar available={profile.availableActions} acts={ACTS.map((action) => ({ action, label: names[action], primary: action === 'PUBLISH', onAct: () => setOpen(action) }))} />
        {profile.changed && <p className="rp-quiet">{text.changed}</p>}
        <dl className="rep-facts rep-facts-wide">
          {facts.map(([label, value]) => value && (
            <Fragment key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </Fragment>
          ))}
        </dl>
        {published && (
          <p>
            <a href={`/portal/deputies/${deputy.id}`}>{text.public}</a>
          </p>
        )}
      </Panel>
      {profile.history.length > 0 && <RecordHistory entries={profile.history} names={names} />}
      {open === 'SAVE' && <ProfileSaveDialog {...dialog} before={profile} />}
      {(open === 'CONSENT_PHONE' || open === 'CONSENT_PHOTO') && <ProfileConsentDialog {...dialog} item={open === 'CONSENT_PHONE' ? 'PHONE' : 'PHOTO'} isHers={isHers} />}
      {(open === 'REVOKE_PHONE' || open === 'REVOKE_PHOTO') && (
        <ConfirmDialog {...dialog} document={ProfileConsentWithdrawDocument} of={{ ...of, item: open === 'REVOKE_PHONE' ? 'PHONE' : 'PHOTO' }}>
          <p>{text.REVOKE}</p>
        </ConfirmDialog>
      )}
      {open === 'PUBLISH' && (
        <ConfirmDialog {...dialog} document={ProfilePublishDocument}>
          <p>{text.PUBLISH}</p>
        </ConfirmDialog>
      )}
      {open === 'WITHDRAW' && <ReasonDialog {...dialog} document={ProfileWithdrawDocument} />}
    </>
  );
}

function Consented({ value, consent }: { value: ReactNode; consent: NonNullable<Deputy['profile']>['phoneConsent'] }) {
  const text = useMessages(messages);
  const forms = useMessages(consentForms);
  const format = useFormat();
  if (!consent) return <span className="rp-quiet">{text.noConsent}</span>;
  return (
    <>
      {value}
      <p className="rp-quiet">{[text.consented(forms[consent.form], format.day(consent.on)), consent.paper].filter(Boolean).join(' · ')}</p>
    </>
  );
}
