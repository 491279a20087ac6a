import { useState } from 'react';
import type { TypedDocumentNode } from 'urql';
import { useAct } from '@redpine/ui/act';
import { SelectField, TextArea } from '@redpine/ui/fields';
import { FormDialog } from '@redpine/ui/form-dialog';
import { useFormErrors } from '@redpine/ui/form-errors';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import type { DeputyGroupMemberInput } from '../../gql/graphql.ts';
import { ChosenDeputy } from '../../parts/chosen-deputy.tsx';
import type { FoundDeputy } from '../../parts/deputy-search.tsx';
import { THIS_YEAR, YEARS } from '../../parts/years.ts';
import { DeputyGroupJoinDocument, DeputyGroupPlanDocument } from './group-act-documents.ts';

const messages = defineMessages({
  zh: { done: (title: string) => `已办理：${title}`, deputy: '代表', member: '组员', year: '年度', nthYear: (year: number) => `${year} 年`, plan: '年度计划', planHint: '按月或按季度写明活动内容，10–5,000 字；重新登记即替换该年度的原计划' },
  en: { done: (title: string) => `Done: ${title}`, deputy: 'Deputy', member: 'Member', year: 'Year', nthYear: (year: number) => String(year), plan: 'Plan', planHint: 'What is done in which month or quarter, 10–5,000 characters; recorded anew it takes the former’s place' },
});

export interface GroupDialogProps {
  of: { deputyGroup: string; version: number };
  title: string;
  lead: string;
  onClose: () => void;
  onDone: () => void;
  onConflict: () => void;
}

/** 代表加入 */
export function JoinDialog({ of, title, lead, onClose, onDone, onConflict }: GroupDialogProps) {
  const text = useMessages(messages);
  const [deputy, setDeputy] = useState<FoundDeputy>();
  const act = useAct(DeputyGroupJoinDocument, { successText: text.done(title), onSuccess: onDone, onConflict });
  const errors = useFormErrors(act.problem, ['deputy'], { deputy: deputy?.id ?? '' });
  return (
    <FormDialog
      title={title}
      lead={lead}
      submitText={title}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={async () => {
        if (errors.complete()) await act.run({ ...of, deputy: deputy?.id ?? '' });
      }}
      onClose={onClose}
    >
      <ChosenDeputy label={text.deputy} chosen={deputy} error={errors.of('deputy')} onChange={setDeputy} />
    </FormDialog>
  );
}

interface MemberDialogProps<Data> extends GroupDialogProps {
  document: TypedDocumentNode<Data, { input: DeputyGroupMemberInput }>;
  members: readonly { id: string; name: string }[];
}

/** 代表退出, 确定组长 — one of the members. */
export function MemberDialog<Data>({ document, of, title, lead, onClose, onDone, onConflict, members }: MemberDialogProps<Data>) {
  const text = useMessages(messages);
  const [deputy, setDeputy] = useState('');
  const act = useAct(document, { successText: text.done(title), onSuccess: onDone, onConflict });
  const errors = useFormErrors(act.problem, ['deputy'], { deputy });
  return (
    <FormDialog
      title={title}
      lead={lead}
      submitText={title}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={async () => {
        if (errors.complete()) await act.run({ ...of, deputy });
      }}
      onClose={onClose}
    >
      <SelectField required label={text.member} choices={members.map(({ id, name }) => ({ value: id, label: name }))} value={deputy} error={errors.of('deputy')} onChange={setDeputy} />
    </FormDialog>
  );
}

/** 登记年度计划 */
export function PlanDialog({ of, title, lead, onClose, onDone, onConflict, plans }: GroupDialogProps & { plans: readonly { year: number; text: string }[] }) {
  const text = useMessages(messages);
  const planOf = (year: string): string => plans.find((plan) => String(plan.year) === year)?.text ?? '';
  const [year, setYear] = useState(String(THIS_YEAR));
  const [plan, setPlan] = useState(planOf(year));
  const act = useAct(DeputyGroupPlanDocument, { successText: text.done(title), onSuccess: onDone, onConflict });
  const errors = useFormErrors(act.problem, ['year', 'text'], { year, text: plan });
  return (
    <FormDialog
      title={title}
      lead={lead}
      submitText={title}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={async () => {
        if (errors.complete()) await act.run({ ...of, year: Number(year), text: plan });
      }}
      onClose={onClose}
    >
      <SelectField
        required
        label={text.year}
        choices={YEARS.map((each) => ({ value: String(each), label: text.nthYear(each) }))}
        value={year}
        error={errors.of('year')}
        onChange={(chosen) => {
          setYear(chosen);
          setPlan(planOf(chosen));
        }}
      />
      <TextArea required label={text.plan} hint={text.planHint} max={5_000} value={plan} error={errors.of('text')} onChange={setPlan} />
    </FormDialog>
  );
}
