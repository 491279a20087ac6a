import type { Act } from '@redpine/kit/act';
import { legalDay } from '@redpine/kit/clock';
import { forbidden, notFound } from '@redpine/kit/errors';
import type { Problem } from '@redpine/kit/problem';
import { requireVersion } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import type { Recipients } from '@redpine/kit/transaction';
import { LockMode } from '@mikro-orm/core';
import type { Context } from '../context.ts';
import { isId } from '../directory.repository.ts';
import type {
  HandlingReportActInput,
  HandlingReportDraftInput,
  HandlingReportEditInput,
  HandlingReportHearInput,
  HandlingReportTextInput,
} from '../generated/types.ts';
import { Closed, perform, stepOf } from '../perform.ts';
import { HandlingReport } from './report.entity.ts';
import { firstWords, takeFigures } from './report.figures.ts';
import { mayReport } from './report.policy.ts';
import type { ReportAction, ReportFacts } from './report.workflow.ts';
import { decideReport, REPORT_PARTS } from './report.workflow.ts';

export interface ReportDone {
  __typename: 'HandlingReportActSuccess';
  report: string;
}

const WRITERS: Recipients = { posts: [{ kind: 'DEPUTIES_OFFICE' }, { kind: 'GOVERNMENT_OFFICE' }] };
const COMMITTEE: Recipients = { posts: ['CHAIRPERSON', 'VICE_CHAIRPERSON', 'SC_MEMBER'].map((kind) => ({ kind })) };

const factsOf = ({ state, sections }: HandlingReport): ReportFacts => ({
  state,
  written: sections.filter(({ text }) => text !== '').map(({ part }) => part),
});

/** 起草 — the overview begins with the figures' words. */
export function draftReport(context: Context, input: HandlingReportDraftInput): Promise<ReportDone | Problem> {
  const description = { action: 'handlingReport.draft', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    // Nothing is there yet that could be hidden from anybody.
    if (!mayReport('DRAFT', context.actor)) throw forbidden(context.language);
    const fields = new Fields(context.language);
    const title = fields.text(input.title, { path: 'title', min: 5, max: 100, required: true });
    const from = fields.day(input.from, 'from');
    const until = fields.day(input.until, 'until');
    if (from !== '' && until !== '' && until < from) fields.add('until', 'BEFORE_FROM', { zh: '截止日期不能早于起始日期。', en: 'The last day cannot be before the first.' });
    if (until > legalDay(tx.now)) fields.add('until', 'IN_FUTURE', { zh: '截止日期不能晚于今天。', en: 'The last day cannot lie ahead.' });
    fields.done();
    const [taken] = await tx.query('select 1 from handling_report where from_on = $1 and until_on = $2', [from, until]);
    if (taken) fields.add('from', 'TAKEN', { zh: '这一期间已有报告。', en: 'There is a report on this period.' });
    fields.done();
    const { to, basis } = stepOf(context, 'DRAFT', 'NONE', decideReport('DRAFT', { state: 'NONE', written: [] }));
    const figures = await takeFigures(tx, { from, until });
    const sections = REPORT_PARTS.map((part) => ({ part, text: part === 'OVERVIEW' ? firstWords(figures) : '' }));
    const report = tx.em.create(HandlingReport, {
      state: 'DRAFTED', title, fromOn: from, untilOn: until, figures, sections, createdAt: tx.now, updatedAt: tx.now,
    });
    await tx.em.flush();
    tx.record({ subject: { type: 'HandlingReport', id: report.id }, after: { state: to, title, from, until, figures, basis } });
    announce(tx, report, 'REPORT_DRAFTED', WRITERS);
    return { __typename: 'HandlingReportActSuccess', report: report.id };
  });
}

export function editReport(context: Context, input: HandlingReportEditInput): Promise<ReportDone | Problem> {
  return change(context, 'EDIT', input, (report, fields) => {
    const given = input.sections.map(({ part, text }, index) => ({ part, text: fields.text(text, { path: `sections.${index}.text`, max: 10_000 }) }));
    fields.done();
    report.sections = report.sections.map((section) => given.find(({ part }) => part === section.part) ?? section);
    return { sections: given };
  });
}

export function recountReport(context: Context, input: HandlingReportActInput): Promise<ReportDone | Problem> {
  return change(context, 'RECOUNT', input, async (report, _fields, tx) => {
    report.figures = await takeFigures(tx, { from: report.fromOn, until: report.untilOn });
    return { figures: report.figures };
  });
}

export function submitReport(context: Context, input: HandlingReportActInput): Promise<ReportDone | Problem> {
  return change(context, 'SUBMIT', input, (report, _fields, tx) => {
    report.submittedOn = legalDay(tx.now);
    announce(tx, report, 'REPORT_SUBMITTED', COMMITTEE);
    return { sections: report.sections, figures: report.figures };
  });
}

/** 听取审议; a ballot's result is recorded as it was announced. */
export function hearReport(context: Context, input: HandlingReportHearInput): Promise<ReportDone | Problem> {
  return change(context, 'HEAR', input, (report, fields, tx) => {
    const meeting = fields.text(input.meeting, { path: 'meeting', min: 2, max: 100, required: true });
    const heardOn = fields.day(input.on, 'on');
    if (heardOn > legalDay(tx.now)) fields.add('on', 'IN_FUTURE', { zh: '不能晚于今天。', en: 'It cannot lie ahead.' });
    if (heardOn !== '' && heardOn < (report.submittedOn ?? '')) fields.add('on', 'BEFORE_SUBMISSION', { zh: '不能早于提请审议之日。', en: 'It cannot be before the submission.' });
    const ballot = fields.text(input.ballot, { path: 'ballot', max: 500 }) || null;
    const opinions = fields.text(input.opinions, { path: 'opinions', min: 5, max: 10_000, required: true });
    fields.done();
    Object.assign(report, { meeting, heardOn, ballot, opinions });
    announce(tx, report, 'REPORT_HEARD', WRITERS);
    return { meeting, heardOn, ballot, opinions };
  });
}

export function followUpReport(context: Context, input: HandlingReportTextInput): Promise<ReportDone | Problem> {
  return change(context, 'FOLLOW_UP', input, (report, fields, tx) => {
    report.followUp = fields.text(input.text, { path: 'text', min: 2, max: 5_000, required: true });
    fields.done();
    announce(tx, report, 'REPORT_FOLLOWED_UP', COMMITTEE);
    return { followUp: report.followUp };
  });
}

export function printReport(context: Context, input: HandlingReportTextInput): Promise<ReportDone | Problem> {
  return change(context, 'PRINT', input, (report, fields) => {
    report.printedFor = fields.text(input.text, { path: 'text', min: 2, max: 5_000, required: true });
    fields.done();
    return { printedFor: report.printedFor };
  });
}

/** 公开: the text is fixed since its submission; what is public is what was heard. */
export function publishReport(context: Context, input: HandlingReportActInput): Promise<ReportDone | Problem> {
  return change(context, 'PUBLISH', input, (report, _fields, tx) => {
    report.publishedAt = tx.now;
    announce(tx, report, 'REPORT_PUBLISHED', COMMITTEE);
    return { publishedAt: report.publishedAt };
  });
}

type Change = (report: HandlingReport, fields: Fields, tx: Act) => object | Promise<object>;

/** One act on a report as it stands: `work` checks its input, writes, and says what to audit. */
function change(
  context: Context,
  action: ReportAction,
  input: { idempotencyKey: string; report: string; version: number },
  work: Change,
): Promise<ReportDone | Problem> {
  const description = { action: `handlingReport.${action.toLowerCase()}`, idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const report = isId(input.report) ? await tx.em.findOne(HandlingReport, { id: input.report }, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null;
    if (!report) throw notFound(context.language);
    if (!mayReport(action, context.actor)) throw new Closed({ type: 'HandlingReport', id: report.id });
    requireVersion(context.language, report.version, input.version);
    const before = report.state;
    const { to, basis } = stepOf(context, action, report.state, decideReport(action, factsOf(report)));
    const written = await work(report, new Fields(context.language), tx);
    report.become(to, tx.now);
    tx.record({ subject: { type: 'HandlingReport', id: report.id }, before: { state: before }, after: { state: to, basis, ...written } });
    tx.changed('HandlingReport', report.id);
    return { __typename: 'HandlingReportActSuccess', report: report.id };
  });
}

function announce(tx: Act, report: HandlingReport, kind: string, to: Recipients): void {
  tx.notify({ to, kind, subject: report.title, path: `/representation/reports/${report.id}` });
  tx.changed('HandlingReport', report.id);
}
