import { useState } from 'react';
import { ActDialog, type ActFrame } from '@redpine/ui/act-dialog';
import { DayField, SelectField, TextArea, TextField } from '@redpine/ui/fields';
import { FileUpload, type UploadedFile } from '@redpine/ui/file-upload';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import type { GroupActivityKind, GroupActivityPageQuery } from '../../gql/graphql.ts';
import { GroupActivityHoldDocument, GroupActivityMoveDocument, GroupActivityPlanDocument } from './group-act-documents.ts';
import type { GroupDialogProps } from './group-dialogs.tsx';
import { activityKinds, KINDS } from './group-words.ts';

const messages = defineMessages({
  zh: {
    kind: '活动类型', subject: '活动主题', place: '地点', plannedOn: '计划日期', heldOn: '活动日期', summary: '活动情况', summaryHint: '开展了什么、有什么成果，10–5,000 字',
    present: '出席的代表', presentHint: '未勾选的：当日有已批准请假的记为请假，其余记为缺席。', files: '附件',
  },
  en: {
    kind: 'Kind', subject: 'Subject', place: 'Place', plannedOn: 'Planned day', heldOn: 'Day held', summary: 'What took place', summaryHint: 'What was done and what came of it, 10–5,000 characters',
    present: 'Who was there', presentHint: 'Those not ticked are recorded as on leave where it is approved for the day, else as absent.', files: 'Files',
  },
});

/** 安排活动, of a group. */
export function ActivityPlanDialog({ of: { deputyGroup }, ...frame }: GroupDialogProps) {
  const text = useMessages(messages);
  const kinds = useMessages(activityKinds);
  const [kind, setKind] = useState('');
  const [subject, setSubject] = useState('');
  const [place, setPlace] = useState('');
  const [plannedOn, setPlannedOn] = useState('');
  const needed = { kind, title: subject, place, plannedOn };
  return (
    <ActDialog {...frame} document={GroupActivityPlanDocument} needed={needed} input={{ ...needed, deputyGroup, kind: kind as GroupActivityKind }}>
      {(errorOf) => (
        <>
          <SelectField
            required
            label={text.kind}
            choices={KINDS.map((value) => ({ value, label: kinds[value] }))}
            value={kind}
            error={errorOf('kind')}
            onChange={setKind}
          />
          <TextField required label={text.subject} max={100} value={subject} error={errorOf('title')} onChange={setSubject} />
          <TextField required label={text.place} max={100} value={place} error={errorOf('place')} onChange={setPlace} />
          <DayField required label={text.plannedOn} value={plannedOn} error={errorOf('plannedOn')} onChange={setPlannedOn} />
        </>
      )}
    </ActDialog>
  );
}

interface ActivityDialogProps extends ActFrame {
  of: { groupActivity: string; version: number };
  activity: NonNullable<GroupActivityPageQuery['groupActivity']>;
}

/** 调整安排 */
export function ActivityMoveDialog({ of, activity, ...frame }: ActivityDialogProps) {
  const text = useMessages(messages);
  const [plannedOn, setPlannedOn] = useState(activity.plannedOn);
  const [place, setPlace] = useState(activity.place);
  return (
    <ActDialog {...frame} document={GroupActivityMoveDocument} needed={{ plannedOn, place }} input={{ ...of, plannedOn, place }}>
      {(errorOf) => (
        <>
          <DayField required label={text.plannedOn} value={plannedOn} error={errorOf('plannedOn')} onChange={setPlannedOn} />
          <TextField required label={text.place} max={100} value={place} error={errorOf('place')} onChange={setPlace} />
        </>
      )}
    </ActDialog>
  );
}

/** 登记活动 — a list to tap through, on a phone at the door. */
export function ActivityHoldDialog({ of, activity, ...frame }: ActivityDialogProps) {
  const text = useMessages(messages);
  const [heldOn, setHeldOn] = useState(activity.heldOn ?? '');
  const [summary, setSummary] = useState(activity.summary ?? '');
  const [present, setPresent] = useState<readonly string[]>(
    activity.attendance.flatMap(({ deputy, presence }) => (deputy && presence === 'PRESENT' ? [deputy.id] : [])),
  );
  const [files, setFiles] = useState<readonly UploadedFile[]>(activity.files);
  const day = heldOn || activity.plannedOn;
  const { members, formerMembers } = activity.group;
  // Who left since was a member of the day.
  const ofTheDay = [...members, ...formerMembers.filter(({ until }) => until && until >= day)];
  const listed = ofTheDay.flatMap(({ from, deputy }) => (deputy && from <= day ? [deputy] : []));
  const chosen = present.filter((id) => listed.some((deputy) => deputy.id === id));
  return (
    <ActDialog
      {...frame}
      document={GroupActivityHoldDocument}
      needed={{ heldOn, summary }}
      optional={['present', 'files']}
      input={{ ...of, heldOn, summary, present: chosen, files: files.map(({ id }) => id) }}
    >
      {(errorOf) => (
        <>
          <DayField required label={text.heldOn} value={heldOn} error={errorOf('heldOn')} onChange={setHeldOn} />
          <fieldset className="rp-field" data-invalid={errorOf('present') ? '' : undefined}>
            <legend>{text.present}</legend>
            <p className="rp-quiet">{text.presentHint}</p>
            {listed.map(({ id, name }) => (
              <label key={id} className="rep-check">
                <input
                  type="checkbox"
                  checked={chosen.includes(id)}
                  onChange={(event) => setPresent(event.target.checked ? [...chosen, id] : chosen.filter((each) => each !== id))}
                />
                <span>{name}</span>
              </label>
            ))}
            {errorOf('present') && <p className="rp-field-error">{errorOf('present')}</p>}
          </fieldset>
          <TextArea required label={text.summary} hint={text.summaryHint} max={5_000} value={summary} error={errorOf('summary')} onChange={setSummary} />
          <FileUpload label={text.files} files={files} onChange={setFiles} error={errorOf('files')} />
        </>
      )}
    </ActDialog>
  );
}
