import type { Problem } from '@redpine/kit/problem';
import { requireVersion } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import type { Context } from '../context.ts';
import type { VoterReportPublishInput, VoterReportReasonInput } from '../generated/types.ts';
import { perform } from '../perform.ts';
import { hintsIn } from '../publication/redaction.ts';
import { lockVoterReport, tellVoterReport, type VoterReportDone, voterReportStep } from './voter-report.act.ts';

const BLOT = '□□';

/** Numbers, addresses and names that may be a voter's do not leave the house (个人信息保护法). */
const blotted = (text: string): string =>
  hintsIn(text, []).toReversed().reduce((left, { start, end }) => left.slice(0, start) + BLOT + left.slice(end), text);

const SNAPSHOT = `insert into published_voter_report (voter_report_id, deputy_id, deputy_name, held_on, place, voters, report, questions, appraisal, published_at)
  select id, deputy_id, $2, held_on, place, voters, $3, $4::text::jsonb, appraisal - 'comment', $5 from voter_report where id = $1`;

/** 公开述职 (代表法 art. 58): a snapshot, which later acts leave as it is. The duty event stays what it is. */
export function publishVoterReport(context: Context, input: VoterReportPublishInput): Promise<VoterReportDone | Problem> {
  const description = { action: 'voterReport.publish', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockVoterReport(tx, context, input.voterReport);
    const { report, deputy } = loaded;
    const step = voterReportStep(context, 'PUBLISH', loaded);
    const fields = new Fields(context.language);
    const leaveOut = input.leaveOut ?? [];
    if (leaveOut.some((n) => report.questions[n] === undefined)) {
      fields.add('leaveOut', 'UNKNOWN_QUESTION', { zh: '没有这个问题。', en: 'There is no such question.' });
    }
    fields.done();
    requireVersion(context.language, report.version, input.version);
    const questions = report.questions.filter((_, n) => !leaveOut.includes(n))
      .map(({ question, answer }) => ({ question: blotted(question), answer: blotted(answer) }));
    await tx.query(SNAPSHOT, [report.id, deputy.name, blotted(report.report ?? ''), JSON.stringify(questions), tx.now]);
    Object.assign(report, { publishedAt: tx.now, withdrawReason: null, updatedAt: tx.now });
    tx.record({ subject: { type: 'VoterReport', id: report.id }, before: { published: false }, after: { published: true, questions: questions.length } });
    await tellVoterReport(tx, context, { report, deputy, action: 'PUBLISH', step, to: { persons: [deputy.personId] } });
    return { __typename: 'VoterReportActSuccess', voterReport: report.id };
  });
}

/** 撤回公开: the snapshot stays on record and is served no more. */
export function withdrawVoterReport(context: Context, input: VoterReportReasonInput): Promise<VoterReportDone | Problem> {
  const description = { action: 'voterReport.withdraw', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockVoterReport(tx, context, input.voterReport);
    const { report, deputy } = loaded;
    const step = voterReportStep(context, 'WITHDRAW', loaded);
    const fields = new Fields(context.language);
    const reason = fields.text(input.reason, { path: 'reason', min: 5, max: 1_000, required: true });
    fields.done();
    requireVersion(context.language, report.version, input.version);
    await tx.query('update published_voter_report set withdrawn_at = $2 where voter_report_id = $1 and withdrawn_at is null', [report.id, tx.now]);
    Object.assign(report, { publishedAt: null, withdrawReason: reason, updatedAt: tx.now });
    tx.record({ subject: { type: 'VoterReport', id: report.id }, before: { published: true }, after: { published: false }, note: reason });
    await tellVoterReport(tx, context, { report, deputy, action: 'WITHDRAW', step, note: reason, to: { persons: [deputy.personId] } });
    return { __typename: 'VoterReportActSuccess', voterReport: report.id };
  });
}
