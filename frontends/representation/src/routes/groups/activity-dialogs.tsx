import { useState } from 'react';
import { useAct } from '@redpine/ui/act';
import { DayField, SelectField, TextArea, TextField } from '@redpine/ui/fields';
import { FileUpload, type UploadedFile } from '@redpine/ui/file-upload';
import { FormDialog } from '@redpine/ui/form-dialog';
import { useFormErrors } from '@redpine/ui/form-errors';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import type { GroupActivityKind, GroupActivityPageQuery } from '../../gql/graphql.ts';
import { GroupActivityHoldDocument, GroupActivityMoveDocument, GroupActivityPlanDocument } from './group-act-documents.ts';
import type { GroupDialogProps } from './group-dialogs.tsx';
import { activityKinds, KINDS } from './group-words.ts';

const messages = defineMessages({
  zh: {
    done: (title: string) => `已办理：${title}`, kind: '活动类型', subject: '活动主题', place: '地点', plannedOn: '计划日期', heldOn: '活动日期', summary: '活动情况', summaryHint: '开展了什么、有什么成果，10–5,000 字',
    present: '出席的代表', presentHint: '未勾选的：当日有已批准请假的记为请假，其余记为缺席。', files: '附件', unnamed: '代表',
  },
  en: {
    done: (title: string) => `Done: ${title}`, kind: 'Kind', subject: 'Subject', place: 'Place', plannedOn: 'Planned day', heldOn: 'Day held', summary: 'What took place', summaryHint: 'What was done and what came of it, 10–5,000 characters',
    present: 'Who was there', presentHint: 'Those not ticked are recorded as on leave where it is approved for the day, else as absent.', files: 'Files', unnamed: 'Deputy',
  },
});

/** 安排活动, of a group. */
export function ActivityPlanDialog({ of, title, lead, onClose, onDone }: GroupDialogProps) {
  const text = useMessages(messages);
  const kinds = useMessages(activityKinds);
  const [kind, setKind] = useState('');
  const [subject, setSubject] = useState('');
  const [place, setPlace] = useState('');
  const [plannedOn, setPlannedOn] = useState('');
  const act = useAct(GroupActivityPlanDocument, { successText: text.done(title), onSuccess: onDone });
  const errors = useFormErrors(act.problem, ['kind', 'title', 'place', 'plannedOn'], { kind, title: subject, place, plannedOn });
  return (
    <FormDialog
      title={title}
      lead={lead}
      submitText={title}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={async () => {
        if (errors.complete()) await act.run({ deputyGroup: of.deputyGroup, kind: kind as GroupActivityKind, title: subject, place, plannedOn });
      }}
      onClose={onClose}
    >
      <SelectField required label={text.kind} choices={KINDS.map((value) => ({ value, label: kinds[value] }))} value={kind} error={errors.of('kind')} onChange={setKind} />
      <TextField required label={text.subject} max={100} value={subject} error={errors.of('title')} onChange={setSubject} />
      <TextField required label={text.place} max={100} value={place} error={errors.of('place')} onChange={setPlace} />
      <DayField required label={text.plannedOn} value={plannedOn} error={errors.of('plannedOn')} onChange={setPlannedOn} />
    </FormDialog>
  );
}

type Activity = NonNullable<GroupActivityPageQuery['groupActivity']>;

interface ActivityDialogProps {
  activity: Activity;
  title: string;
  onClose: () => void;
  onDone: () => void;
  onConflict: () => void;
}

/** 调整安排 */
export function ActivityMoveDialog({ activity, title, onClose, onDone, onConflict }: ActivityDialogProps) {
  const text = useMessages(messages);
  const [plannedOn, setPlannedOn] = useState(activity.plannedOn);
  const [place, setPlace] = useState(activity.place);
  const act = useAct(GroupActivityMoveDocument, { successText: text.done(title), onSuccess: onDone, onConflict });
  const errors = useFormErrors(act.problem, ['plannedOn', 'place'], { plannedOn, place });
  return (
    <FormDialog
      title={title}
      lead={activity.title}
      submitText={title}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={async () => {
        if (errors.complete()) await act.run({ groupActivity: activity.id, version: activity.version, plannedOn, place });
      }}
      onClose={onClose}
    >
      <DayField required label={text.plannedOn} value={plannedOn} error={errors.of('plannedOn')} onChange={setPlannedOn} />
      <TextField required label={text.place} max={100} value={place} error={errors.of('place')} onChange={setPlace} />
    </FormDialog>
  );
}

/** 登记活动 — a list to tap through, on a phone at the door. */
export function ActivityHoldDialog({ activity, title, onClose, onDone, onConflict }: ActivityDialogProps) {
  const text = useMessages(messages);
  const [heldOn, setHeldOn] = useState(activity.heldOn ?? '');
  const [summary, setSummary] = useState(activity.summary ?? '');
  const [present, setPresent] = useState<readonly string[]>(activity.attendance.flatMap(({ deputy, presence }) => (deputy && presence === 'PRESENT' ? [deputy.id] : [])));
  const [files, setFiles] = useState<readonly UploadedFile[]>(activity.files);
  const act = useAct(GroupActivityHoldDocument, { successText: text.done(title), onSuccess: onDone, onConflict });
  const day = heldOn || activity.plannedOn;
  const { members, formerMembers } = activity.group;
  // Who left since was a member of the day.
  const listed = [...members, ...formerMembers.filter(({ until }) => until && until >= day)].flatMap(({ from, deputy }) => (deputy && from <= day ? [deputy] : []));
  const chosen = present.filter((id) => listed.some((deputy) => deputy.id === id));
  const errors = useFormErrors(act.problem, ['heldOn', 'summary', 'present', 'files'], { heldOn, summary });
  return (
    <FormDialog
      title={title}
      lead={activity.title}
      submitText={title}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={async () => {
        if (errors.complete()) {
          await act.run({ groupActivity: activity.id, version: activity.version, heldOn, summary, present: chosen, files: files.map(({ id }) => id) });
        }
      }}
      onClose={onClose}
    >
      <DayField required label={text.heldOn} value={heldOn} error={errors.of('heldOn')} onChange={setHeldOn} />
      <fieldset className="rp-field" data-invalid={errors.of('present') ? '' : undefined}>
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
        {errors.of('present') && <p className="rp-field-error">{errors.of('present')}</p>}
      </fieldset>
      <TextArea required label={text.summary} hint={text.summaryHint} max={5_000} value={summary} error={errors.of('summary')} onChange={setSummary} />
      <FileUpload label={text.files} files={files} onChange={setFiles} />
      {errors.of('files') && <p className="rp-field-error">{errors.of('files')}</p>}
    </FormDialog>
  );
}
