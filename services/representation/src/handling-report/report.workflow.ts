/** The transition table of the report on handling: drafted from figures, heard, followed up, printed, published. Pure. */
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { Decision, Refusal } from '@redpine/kit/workflow';
import { decide, defineWorkflow } from '@redpine/kit/workflow';

export type ReportState = 'NONE' | 'DRAFTED' | 'SUBMITTED' | 'HEARD' | 'FOLLOWED_UP' | 'PRINTED' | 'PUBLISHED';
export type ReportAction = 'DRAFT' | 'EDIT' | 'RECOUNT' | 'SUBMIT' | 'HEAR' | 'FOLLOW_UP' | 'PRINT' | 'PUBLISH';

export const REPORT_PARTS = ['OVERVIEW', 'MEASURES', 'PROBLEMS', 'NEXT'] as const;
export type ReportPart = (typeof REPORT_PARTS)[number];

export interface ReportFacts {
  /** NONE where it is not begun. */
  state: ReportState;
  /** Parts of the text that are written. */
  written: readonly ReportPart[];
}

const ART_51: LegalBasis = { law: '代表法', article: '第五十一条', mark: 'F' };
/** That the report is printed for the next session after its opinions are followed up is a default. */
const PRINTED: LegalBasis = { law: '平台默认值', article: '待区里确认', mark: 'D' };

const MISSING: Readonly<Record<ReportPart, { zh: string; en: string }>> = {
  OVERVIEW: { zh: '总体情况', en: 'the overview' },
  MEASURES: { zh: '主要做法', en: 'the measures' },
  PROBLEMS: { zh: '存在问题', en: 'the problems' },
  NEXT: { zh: '下步打算', en: 'what comes next' },
};

function complete({ written }: ReportFacts): Refusal | null {
  const missing = REPORT_PARTS.filter((part) => !written.includes(part));
  if (missing.length === 0) return null;
  return {
    code: 'INCOMPLETE',
    reason: {
      zh: `尚未填写：${missing.map((part) => MISSING[part].zh).join('、')}。`,
      en: `Not written yet: ${missing.map((part) => MISSING[part].en).join(', ')}.`,
    },
    legalBasis: null,
  };
}

export const reportWorkflow = defineWorkflow<ReportState, ReportAction, ReportFacts>({
  subject: { zh: '办理情况报告', en: 'report on handling' },
  initial: 'NONE',
  states: {
    NONE: { label: { zh: '未起草', en: 'not begun' } },
    DRAFTED: { label: { zh: '起草中', en: 'drafted' } },
    SUBMITTED: { label: { zh: '已提请审议', en: 'submitted' } },
    HEARD: { label: { zh: '已审议', en: 'heard' } },
    FOLLOWED_UP: { label: { zh: '审议意见已落实', en: 'followed up' } },
    PRINTED: { label: { zh: '已印发大会', en: 'printed' } },
    PUBLISHED: { label: { zh: '已公开', en: 'published' }, final: true },
  },
  actions: {
    DRAFT: { label: { zh: '起草报告', en: 'Draft a report' } },
    EDIT: { label: { zh: '修改报告', en: 'Edit' } },
    RECOUNT: { label: { zh: '更新数据', en: 'Take the figures anew' } },
    SUBMIT: { label: { zh: '提请审议', en: 'Submit' } },
    HEAR: { label: { zh: '登记审议情况', en: 'Record the hearing' } },
    FOLLOW_UP: { label: { zh: '登记审议意见落实情况', en: 'Record the follow-up' } },
    PRINT: { label: { zh: '登记印发大会', en: 'Record the printing' } },
    PUBLISH: { label: { zh: '公开报告', en: 'Publish' } },
  },
  rows: [
    { action: 'DRAFT', from: ['NONE'], to: 'DRAFTED', by: 'PERSON', basis: ART_51 },
    { action: 'EDIT', from: ['DRAFTED'], to: 'SAME', by: 'PERSON', basis: null },
    { action: 'RECOUNT', from: ['DRAFTED'], to: 'SAME', by: 'PERSON', basis: null },
    { action: 'SUBMIT', from: ['DRAFTED'], to: 'SUBMITTED', by: 'PERSON', basis: ART_51, guards: [complete] },
    { action: 'HEAR', from: ['SUBMITTED'], to: 'HEARD', by: 'PERSON', basis: ART_51 },
    { action: 'FOLLOW_UP', from: ['HEARD'], to: 'FOLLOWED_UP', by: 'PERSON', basis: PRINTED },
    { action: 'PRINT', from: ['FOLLOWED_UP'], to: 'PRINTED', by: 'PERSON', basis: ART_51 },
    { action: 'PUBLISH', from: ['PRINTED'], to: 'PUBLISHED', by: 'PERSON', basis: ART_51 },
  ],
});

/** The new state or why not. Ask the policy first who may. */
export function decideReport(action: ReportAction, facts: ReportFacts): Decision<ReportState> {
  return decide(reportWorkflow, action, facts.state, facts);
}
