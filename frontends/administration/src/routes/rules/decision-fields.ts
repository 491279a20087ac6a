import { defineMessages } from '@redpine/ui/messages';
import type { FormField, Values } from '../../parts/act-form.tsx';

export const decisionWords = defineMessages({
  zh: { meeting: '决定的会议', on: '决定日期', document: '文件名称或文号', meetingHint: '如：区人大常委会主任会议第十二次会议', from: '施行首日', fromHint: '不早于今天；已计算的期限不变' },
  en: { meeting: 'Meeting that decided', on: 'Day of the decision', document: 'Document', meetingHint: 'Such as the 12th meeting of the Council of Chairpersons', from: 'First day in force', fromHint: 'Not before today; what is counted already stays' },
});

type Words = { meeting: string; on: string; document: string; meetingHint: string };

/** What every rule put in force rests on. */
export const decisionFields = (text: Words): FormField[] => [
  { key: 'decision.meeting', label: text.meeting, kind: 'text', required: true, hint: text.meetingHint },
  { key: 'decision.on', label: text.on, kind: 'day', required: true },
  { key: 'decision.document', label: text.document, kind: 'text', required: true },
];

export const decisionOf = (values: Values): { meeting: string; on: string; document: string } => ({
  meeting: values['decision.meeting'] ?? '',
  on: values['decision.on'] ?? '',
  document: values['decision.document'] ?? '',
});
