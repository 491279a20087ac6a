import type { Act } from '@redpine/kit/act';
import type { ActorPost } from '@redpine/kit/actor';
import { legalDay } from '@redpine/kit/clock';
import { notFound } from '@redpine/kit/errors';
import type { LegalBasis } from '@redpine/kit/legalBasis';
import { findRule } from '@redpine/kit/rules';
import type { Recipients } from '@redpine/kit/transaction';
import { officeOver } from '../area/area.policy.ts';
import { areaAndAbove } from '../area/area.repository.ts';
import type { Context } from '../context.ts';
import { Deputy } from '../deputy/deputy.entity.ts';
import { isId } from '../directory.repository.ts';
import { addToHistory } from '../history/history.commands.ts';
import type { Facts } from '../history/history.facts.ts';
import { Closed, stepOf } from '../perform.ts';
import { VoterReport } from './voter-report.entity.ts';
import { mayVoterReport } from './voter-report.policy.ts';
import type { VoterReportAction, VoterReportFacts } from './voter-report.workflow.ts';
import { decideVoterReport } from './voter-report.workflow.ts';

export interface VoterReportDone {
  __typename: 'VoterReportActSuccess';
  voterReport: string;
}

/** A report with all that its transition table asks for; it is locked. */
export interface LoadedReport {
  report: VoterReport;
  deputy: Deputy;
  facts: VoterReportFacts;
}

export function isAppraisalRequired({ rules }: Context, day: string): boolean {
  return (findRule(rules, 'VOTER_REPORT_APPRAISAL', day)?.value as { required?: boolean } | undefined)?.required === true;
}

export async function lockVoterReport(tx: Act, context: Context, id: string): Promise<LoadedReport> {
  if (isId(id)) await tx.query('select 1 from voter_report where id = $1 for update', [id]);
  const report = isId(id) ? await tx.em.findOne(VoterReport, { id }) : null;
  if (!report) throw notFound(context.language);
  const deputy = await tx.em.findOneOrFail(Deputy, { id: report.deputyId });
  const lies = await areaAndAbove(tx, report.areaId);
  const appraisalRequired = isAppraisalRequired(context, legalDay(tx.now));
  const published = report.publishedAt !== null;
  return { report, deputy, facts: { state: report.state, lies, deputyPerson: deputy.personId, deputyStatus: deputy.status, appraisalRequired, published } };
}

interface Step {
  to: VoterReportFacts['state'] | 'GONE';
  basis: LegalBasis | null;
  /** None where the deputy acts herself. */
  post: ActorPost | undefined;
}

/** The act's step: throws `Closed` where the actor's part does not allow the action, `Refused` where it is not possible in this state. */
export function voterReportStep(context: Context, action: VoterReportAction, { report, facts }: LoadedReport): Step {
  if (!mayVoterReport(action, facts, context.actor)) throw new Closed({ type: 'VoterReport', id: report.id });
  return { ...stepOf(context, action, facts.state, decideVoterReport(action, facts)), post: officeOver(facts.lies, context.actor) };
}

/** Puts the act on record, and tells those whom it concerns and every browser that shows the report. */
export async function tellVoterReport(
  tx: Act,
  context: Context,
  { report, deputy, action, step, facts, note, to }: {
    report: VoterReport; deputy: Deputy; action: VoterReportAction; step: Pick<Step, 'basis' | 'post'>; facts?: Facts; note?: string; to: Recipients;
  },
): Promise<void> {
  const path = `/representation/voter-reports/${report.id}`;
  const subject = subjectOf(deputy);
  const { basis, post } = step;
  await addToHistory(tx, context, { of: { type: 'VoterReport', id: report.id }, action, post, facts, note: note ?? null, basis, told: { subject, path } });
  tx.notify({ to, kind: `VOTER_REPORT_${action}`, subject, path });
  tx.changed('VoterReport', report.id);
}

export const subjectOf = ({ name }: Deputy): string => `${name}代表向选民述职`;
