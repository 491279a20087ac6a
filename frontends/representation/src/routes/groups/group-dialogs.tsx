import { useState } from 'react';
import type { TypedDocumentNode } from 'urql';
import { ActDialog, type ActFrame } from '@redpine/ui/act-dialog';
import { SelectField, TextArea } from '@redpine/ui/fields';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import type { DeputyGroupMemberInput } from '../../gql/graphql.ts';
import { ChosenDeputy } from '../../parts/chosen-deputy.tsx';
import type { FoundDeputy } from '../../parts/deputy-search.tsx';
import { THIS_YEAR, YEARS } from '../../parts/years.ts';
import { DeputyGroupJoinDocument, DeputyGroupPlanDocument } from './group-act-documents.ts';

const messages = defineMessages({
  zh: { deputy: '代表', member: '组员', year: '年度', nthYear: (year: number) => `${year} 年`, plan: '年度计划', planHint: '按月或按季度写明活动内容，10–5,000 字；重新登记即替换该年度的原计划' },
  en: { deputy: 'Deputy', member: 'Member', year: 'Year', nthYear: (year: number) => String(year), plan: 'Plan', planHint: 'What is done in which month or quarter, 10–5,000 characters; recorded anew it takes the former’s place' },
});

export interface GroupDialogProps extends ActFrame {
  of: { deputyGroup: string; version: number };
}

/** 代表加入 */
export function JoinDialog({ of, ...frame }: GroupDialogProps) {
  const text = useMessages(messages);
  const [chosen, setChosen] = useState<FoundDeputy>();
  const deputy = chosen?.id ?? '';
  return (
    <ActDialog {...frame} document={DeputyGroupJoinDocument} needed={{ deputy }} input={{ ...of, deputy }}>
      {(errorOf) => <ChosenDeputy label={text.deputy} chosen={chosen} error={errorOf('deputy')} onChange={setChosen} />}
    </ActDialog>
  );
}

interface MemberDialogProps<Data> extends GroupDialogProps {
  document: TypedDocumentNode<Data, { input: DeputyGroupMemberInput }>;
  members: readonly { id: string; name: string }[];
}

/** 代表退出, 确定组长 — one of the members. */
export function MemberDialog<Data>({ of, members, ...frame }: MemberDialogProps<Data>) {
  const text = useMessages(messages);
  const [deputy, setDeputy] = useState('');
  const choices = members.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <ActDialog {...frame} needed={{ deputy }} input={{ ...of, deputy }}>
      {(errorOf) => <SelectField required label={text.member} choices={choices} value={deputy} error={errorOf('deputy')} onChange={setDeputy} />}
    </ActDialog>
  );
}

/** 登记年度计划 */
export function PlanDialog({ of, plans, ...frame }: GroupDialogProps & { plans: readonly { year: number; text: string }[] }) {
  const text = useMessages(messages);
  const planOf = (year: string): string => plans.find((plan) => String(plan.year) === year)?.text ?? '';
  const [year, setYear] = useState(String(THIS_YEAR));
  const [plan, setPlan] = useState(planOf(year));
  return (
    <ActDialog {...frame} document={DeputyGroupPlanDocument} needed={{ year, text: plan }} input={{ ...of, year: Number(year), text: plan }}>
      {(errorOf) => (
        <>
          <SelectField
            required
            label={text.year}
            choices={YEARS.map((each) => ({ value: String(each), label: text.nthYear(each) }))}
            value={year}
            error={errorOf('year')}
            onChange={(chosen) => {
              setYear(chosen);
              setPlan(planOf(chosen));
            }}
          />
          <TextArea required label={text.plan} hint={text.planHint} max={5_000} value={plan} error={errorOf('text')} onChange={setPlan} />
        </>
      )}
    </ActDialog>
  );
}
