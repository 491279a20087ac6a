import { useState } from 'react';
import { useQuery } from 'urql';
import { useAct } from '@redpine/ui/act';
import { Button } from '@redpine/ui/button';
import { SelectField, TextField } from '@redpine/ui/fields';
import { FormDialog } from '@redpine/ui/form-dialog';
import { useFormErrors } from '@redpine/ui/form-errors';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { YEARS } from '../../parts/years.ts';
import { DutyKindsDocument } from '../duty/duty-documents.ts';
import { WorkPlanDraftDocument, WorkPlanEditDocument } from './plan-documents.ts';

const messages = defineMessages({
  zh: {
    done: (title: string) => `已办理：${title}`, year: '年度', title: '标题', nth: (n: number) => `第 ${n} 项`, month: '月份', nthMonth: (month: number) => `${month} 月`, what: '事项', owner: '责任单位', kind: '计入的履职种类',
    remove: (n: number) => `移除第 ${n} 项`, add: '添加事项',
  },
  en: {
    done: (title: string) => `Done: ${title}`, year: 'Year', title: 'Title', nth: (n: number) => `Item ${n}`, month: 'Month', nthMonth: (month: number) => String(month), what: 'What is to be done', owner: 'Who does it', kind: 'Kind of duty it counts as',
    remove: (n: number) => `Remove item ${n}`, add: 'Add an item',
  },
});

interface Item {
  key: string;
  month: string;
  title: string;
  owner: string;
  kind: string;
}

interface Draft {
  id: string;
  version: number;
  title: string;
  items: readonly { id: string; month: number; title: string; owner: string; kind?: string | null }[];
}

interface PlanEditDialogProps {
  title: string;
  /** the draft to edit; a new one where there is none */
  plan?: Draft;
  onClose: () => void;
  onDone: (id: string) => void;
  onConflict?: () => void;
}

const MONTHS = Array.from({ length: 12 }, (_, n) => n + 1);
const blank = (): Item => ({ key: crypto.randomUUID(), month: '', title: '', owner: '', kind: '' });

/** 起草计划, 修改草案 — title and all items. */
export function PlanEditDialog({ title: act, plan, onClose, onDone, onConflict }: PlanEditDialogProps) {
  const text = useMessages(messages);
  const [{ data }] = useQuery({ query: DutyKindsDocument });
  const [year, setYear] = useState(String(YEARS[0] ?? ''));
  const [title, setTitle] = useState(plan?.title ?? '');
  const [items, setItems] = useState<readonly Item[]>(
    plan ? plan.items.map((item) => ({ key: item.id, month: String(item.month), title: item.title, owner: item.owner, kind: item.kind ?? '' })) : [blank()],
  );
  const options = { successText: text.done(act), ...(onConflict && { onConflict }), onSuccess: ({ workPlan }: { workPlan: { id: string } }) => onDone(workPlan.id) };
  const draft = useAct(WorkPlanDraftDocument, options);
  const edit = useAct(WorkPlanEditDocument, options);
  const problem = plan ? edit.problem : draft.problem;
  const paths = items.flatMap((_, n) => ['month', 'title', 'owner', 'kind'].map((field) => `items.${n}.${field}`));
  const months = Object.fromEntries(items.map(({ month }, n) => [`items.${n}.month`, month]));
  const errors = useFormErrors(problem, ['year', 'title', ...paths], { title, ...(plan ? {} : { year }), ...months });
  const change = (key: string, changes: Partial<Item>): void => setItems(items.map((item) => (item.key === key ? { ...item, ...changes } : item)));
  const kinds = (data?.dutyKinds ?? []).map(({ code, name }) => ({ value: code, label: name }));
  return (
    <FormDialog
      title={act}
      submitText={act}
      running={draft.running || edit.running}
      problem={problem}
      elsewhere={errors.elsewhere}
      onSubmit={async () => {
        if (!errors.complete()) return;
        const content = { title, items: items.map(({ month, title: what, owner, kind }) => ({ month: Number(month), title: what, owner, kind: kind || null })) };
        if (plan) await edit.run({ workPlan: plan.id, version: plan.version, ...content });
        else await draft.run({ year: Number(year), ...content });
      }}
      onClose={onClose}
    >
      {!plan && <TextField required label={text.year} max={4} value={year} error={errors.of('year')} onChange={setYear} />}
      <TextField required label={text.title} max={100} value={title} error={errors.of('title')} onChange={setTitle} />
      {items.map((item, n) => (
        <fieldset key={item.key} className="rep-bulk">
          <legend>{text.nth(n + 1)}</legend>
          <SelectField
            required
            label={text.month}
            choices={MONTHS.map((month) => ({ value: String(month), label: text.nthMonth(month) }))}
            value={item.month}
            error={errors.of(`items.${n}.month`)}
            onChange={(month) => change(item.key, { month })}
          />
          <TextField required label={text.what} max={200} value={item.title} error={errors.of(`items.${n}.title`)} onChange={(value) => change(item.key, { title: value })} />
          <TextField required label={text.owner} max={100} value={item.owner} error={errors.of(`items.${n}.owner`)} onChange={(owner) => change(item.key, { owner })} />
          <SelectField label={text.kind} choices={kinds} value={item.kind} error={errors.of(`items.${n}.kind`)} onChange={(kind) => change(item.key, { kind })} />
          {items.length > 1 && (
            <button type="button" className="rp-link-button" onClick={() => setItems(items.filter(({ key }) => key !== item.key))}>
              {text.remove(n + 1)}
            </button>
          )}
        </fieldset>
      ))}
      <div>
        <Button onClick={() => setItems([...items, blank()])}>{text.add}</Button>
      </div>
    </FormDialog>
  );
}
