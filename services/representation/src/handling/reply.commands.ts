import type { Act } from '@redpine/kit/act';
import type { Problem } from '@redpine/kit/problem';
import { requireVersion } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import type { Attachment } from '../attachment.ts';
import { checkFiles } from '../attachment.ts';
import type { Context } from '../context.ts';
import { tellEvaluation } from '../duty/duty.suggestion.ts';
import { lapseDeadlines, replaceDeadline } from '../deadline/deadline.commands.ts';
import { headName } from '../directory.repository.ts';
import type { HandlingEvaluateInput, HandlingEvaluationRecordInput, HandlingReplyInput } from '../generated/types.ts';
import { perform } from '../perform.ts';
import { answeredTo, sealedCopyRequired } from '../rules/reply.rules.ts';
import { announce, followHandlings, leadPersons, OFFICE, signers } from '../suggestion/suggestion.act.ts';
import { evaluateDeadline } from '../suggestion/suggestion.deadline.ts';
import { addToTimeline } from '../timeline/timeline.commands.ts';
import { lapseExtension } from './extension.commands.ts';
import type { HandlingDone, LoadedHandling } from './handling.act.ts';
import { handlingStep, lockWithFacts, meet, ofUnit, requireHandlingAct } from './handling.act.ts';
import { Evaluation, type Handling, Reply, ReplyDraft } from './handling.entity.ts';
import { actDayFaults, afterEvaluation, evaluationFaults, returnedDayFaults } from './handling.workflow.ts';
import type { ReplyCategory } from './reply-category.ts';
import { categoryOn } from './reply-category.ts';
import { beginAgain } from './rehandle.commands.ts';

const MOST_REPLIES = 20;
const MOST_COPIES = 10;

/** 答复 (代表法 art. 51), signed by the unit's head; the window for the evaluation opens. */
export function sendReply(context: Context, input: HandlingReplyInput): Promise<HandlingDone | Problem> {
  return send(context, input, 'REPLY', 'handling.reply');
}

/** 续办答复 — A later reply to what was not solved yet; the earlier one and its category are kept. */
export function continueReply(context: Context, input: HandlingReplyInput): Promise<HandlingDone | Problem> {
  return send(context, input, 'CONTINUE', 'handling.continue');
}

function send(
  context: Context,
  input: HandlingReplyInput,
  action: 'REPLY' | 'CONTINUE',
  name: string,
): Promise<HandlingDone | Problem> {
  return perform(context, { action: name, idempotencyKey: input.idempotencyKey, input }, async (tx) => {
    const loaded = await lockWithFacts(tx, context, input.handling, { signedOn: input.signedOn });
    const { handling, suggestion, facts } = loaded;
    const post = requireHandlingAct(context, action, loaded);
    const draft = await tx.em.findOne(ReplyDraft, { handlingId: handling.id });
    const { category, ...reply } = await checkReply(tx, context, input, loaded, draft);
    requireVersion(context.language, handling.version, input.version);
    const { to, basis } = handlingStep(context, action, facts);
    const round = await nextRound(tx, handling, action === 'CONTINUE' ? 'CONTINUED' : 'REHANDLED');
    tx.em.create(Reply, { handlingId: handling.id, ...round, categoryId: category.id, ...reply, sentAt: tx.now });
    if (draft) tx.em.remove(draft);
    handling.become(to, tx.now);
    handling.endedAt = null;
    suggestion.updatedAt = tx.now;
    meet(loaded.deadlines, 'REPLY', facts.today);
    meet(loaded.deadlines, 'REHANDLE', facts.today);
    await lapseExtension(tx, handling);
    await replaceDeadline(tx, { suggestion, handling }, evaluateDeadline({ repliedOn: facts.today }, context), facts.today);
    if (handling.role === 'LEAD') await concludeCohandlers(tx, loaded);
    addToTimeline(tx, context, { suggestion, handling, action, post, facts: { CATEGORY: `${category.code} ${category.name}` }, basis });
    await followHandlings(tx, context, loaded);
    tx.record({
      subject: { type: 'Handling', id: handling.id },
      before: { state: facts.state, suggestion: facts.suggestionState },
      after: { state: to, suggestion: suggestion.state, ...round, category: category.code, ...reply },
    });
    tx.changed('Handling', handling.id);
    const persons = answeredTo(context.rules, facts.today) === 'LEAD' ? leadPersons(loaded) : signers(loaded);
    announce(tx, suggestion, round.round === 1 ? 'HANDLING_REPLIED' : 'HANDLING_REPLIED_AGAIN', { persons });
    return { __typename: 'HandlingActSuccess', handling: handling.id };
  });
}

/** Which reply it is; the one before it counts no longer. */
async function nextRound(
  tx: Act,
  handling: Handling,
  later: 'REHANDLED' | 'CONTINUED',
): Promise<{ round: number; kind: 'FIRST' | 'REHANDLED' | 'CONTINUED' }> {
  const latest = await tx.em.findOne(Reply, { handlingId: handling.id, superseded: false });
  if (!latest) return { round: 1, kind: 'FIRST' };
  latest.superseded = true;
  // At most one counts, and new rows are written before changed ones.
  await tx.em.flush();
  return { round: latest.round + 1, kind: later };
}

interface CheckedReply {
  category: ReplyCategory;
  text: string;
  files: Attachment[];
  signatoryId: string;
  signatoryName: string;
  signedOn: string;
  documentNumber: string | null;
  contactName: string | null;
  contactPhone: string | null;
  copies: string[];
}

async function checkReply(
  tx: Act,
  context: Context,
  input: HandlingReplyInput,
  { handling, suggestion, facts }: LoadedHandling,
  draft: ReplyDraft | null,
): Promise<CheckedReply> {
  const fields = new Fields(context.language);
  const text = fields.text(input.text, { path: 'text', min: 20, max: 20_000, required: true });
  const signedOn = fields.day(input.signedOn, 'signedOn');
  if (signedOn !== '') {
    const days = { assignedOn: suggestion.assignedOn ?? facts.today, today: facts.today };
    for (const fault of actDayFaults('signedOn', signedOn, days)) fields.add(fault.path, fault.rule, fault.message);
  }
  const category = await categoryOn(tx, fields, input.category, facts.today);
  const files = await checkFiles(context, fields, input.files ?? [], { path: 'files', attached: draft?.files ?? [] });
  if (files.length === 0 && (input.files ?? []).length === 0 && sealedCopyRequired(context.rules, facts.today)) {
    fields.add('files', 'REQUIRED', {
      zh: '按本区规则，答复须上传加盖公章的答复函。',
      en: 'By the district’s rule a reply needs its sealed copy.',
    });
  }
  const letter = checkLetter(fields, input);
  if (facts.replies >= MOST_REPLIES) {
    fields.add('handling', 'TOO_MANY', { zh: `最多 ${MOST_REPLIES} 次答复。`, en: `At most ${MOST_REPLIES} replies.` });
  }
  if (facts.check === 'PASSED' && (draft?.text !== text || draft.categoryCode !== input.category)) {
    fields.add('text', 'NOT_AS_CHECKED', {
      zh: '内容或类别与核稿通过的草稿不一致；如需修改，请保存草稿后重新送核。',
      en: 'Text or category differ from the draft that passed the check: save the draft and submit it again.',
    });
  }
  const head = { person: input.signatory, organ: handling.organId ?? '', day: signedOn || facts.today };
  const signatoryName = await headName(tx, head);
  if (signatoryName === null) {
    fields.add('signatory', 'NOT_UNIT_HEAD', {
      zh: '签发人在签发之日不是本单位负责人。',
      en: 'The signer did not head the unit on the signing day.',
    });
  }
  fields.done();
  if (!category || signatoryName === null) throw new Error('a problem was added and not thrown');
  return { category, text, files, signatoryId: input.signatory, signatoryName, signedOn, ...letter };
}

/** 文号、联系人、抄送 — What a letter of reply carries beside its text. */
function checkLetter(
  fields: Fields,
  input: HandlingReplyInput,
): Pick<CheckedReply, 'documentNumber' | 'contactName' | 'contactPhone' | 'copies'> {
  const line = (value: string | null | undefined, path: string, max: number): string | null =>
    fields.text(value, { path, max }) || null;
  const copies = input.copies ?? [];
  if (copies.length > MOST_COPIES) {
    fields.add('copies', 'TOO_MANY', { zh: `抄送最多 ${MOST_COPIES} 个。`, en: `At most ${MOST_COPIES} copies.` });
  }
  return {
    documentNumber: line(input.documentNumber, 'documentNumber', 60),
    contactName: line(input.contactName, 'contactName', 40),
    contactPhone: line(input.contactPhone, 'contactPhone', 40),
    copies: copies.slice(0, MOST_COPIES).map((copy, index) => fields.text(copy, { path: `copies.${index}`, max: 60, required: true })),
  };
}

/** One reply for all: those who help the lead are done. */
async function concludeCohandlers(tx: Act, { handling: lead, handlings, facts }: LoadedHandling): Promise<void> {
  for (const handling of handlings) {
    if (handling === lead || handling.role !== 'CO') continue;
    if (handling.state !== 'OFFERED' && handling.state !== 'IN_HAND') continue;
    handling.conclude(tx.now);
    await lapseDeadlines(tx, handling.id, facts.today);
    tx.changed('Handling', handling.id);
  }
}

/** 评价 on two axes, once, within the window. */
export function evaluateReply(context: Context, input: HandlingEvaluateInput): Promise<HandlingDone | Problem> {
  return evaluate(context, input, { action: 'EVALUATE', name: 'handling.evaluate' });
}

/** 代录评价 — the deputy's form as it came back on paper, in time by the day it came. */
export function recordEvaluation(context: Context, input: HandlingEvaluationRecordInput): Promise<HandlingDone | Problem> {
  return evaluate(context, input, { action: 'EVALUATION_RECORD', name: 'handling.evaluationRecord', paper: input });
}

interface Returned {
  action: 'EVALUATE' | 'EVALUATION_RECORD';
  name: string;
  /** The form that came back; absent where the deputy evaluates on the platform. */
  paper?: Pick<HandlingEvaluationRecordInput, 'returnedOn' | 'files'>;
}

function evaluate(context: Context, input: HandlingEvaluateInput, { action, name, paper }: Returned): Promise<HandlingDone | Problem> {
  return perform(context, { action: name, idempotencyKey: input.idempotencyKey, input }, async (tx) => {
    const returnedOn = paper?.returnedOn ?? null;
    const loaded = await lockWithFacts(tx, context, input.handling, { returnedOn });
    const { handling, suggestion, facts } = loaded;
    const post = requireHandlingAct(context, action, loaded);
    const fields = new Fields(context.language);
    const comment = fields.text(input.comment, { path: 'comment', max: 1_000 }) || null;
    const { attitude, result } = input;
    if (!fields.problems.some(({ path }) => path === 'comment')) {
      const faults = evaluationFaults({ attitude, result, comment });
      for (const fault of faults) fields.add(fault.path, fault.rule, fault.message);
    }
    const files = paper ? await checkForm(context, fields, paper, loaded) : [];
    fields.done();
    requireVersion(context.language, handling.version, input.version);
    const { to, basis } = handlingStep(context, action, facts);
    // A first reply has no evaluation before this one.
    if (facts.replies > 1) await supersedeEvaluation(tx, handling);
    tx.em.create(Evaluation, { handlingId: handling.id, round: facts.replies, attitude, result, comment, at: tx.now, returnedOn, files });
    handling.become(to, tx.now);
    handling.endedAt = tx.now;
    suggestion.updatedAt = tx.now;
    if (returnedOn === null) meet(loaded.deadlines, 'EVALUATE', facts.today);
    else windowOf(loaded)?.wasMet(returnedOn);
    tellEvaluation(tx, suggestion, handling.id);
    addToTimeline(tx, context, { suggestion, handling, action, post, facts: { RETURNED_ON: returnedOn }, basis });
    for (const step of afterEvaluation({ ...facts, state: 'EVALUATED', lastResult: result })) {
      handling.become(step.to, tx.now);
      handling.endedAt = null;
      if (step.action !== 'REHANDLE_AT_ONCE') continue;
      await beginAgain(tx, context, loaded, { cause: 'DISSATISFIED', reason: comment ?? '' });
      addToTimeline(tx, context, { suggestion, handling, action: step.action, basis: step.basis });
    }
    await followHandlings(tx, context, loaded);
    tx.record({
      subject: { type: 'Handling', id: handling.id },
      before: { state: facts.state, suggestion: facts.suggestionState },
      after: { state: handling.state, suggestion: suggestion.state, attitude, result, comment, ...(paper && { returnedOn, files }) },
      ...(returnedOn !== null && { note: `纸质征询意见表，${returnedOn} 收回` }),
    });
    tx.changed('Handling', handling.id);
    announce(tx, suggestion, 'HANDLING_EVALUATED', { posts: [...(ofUnit(handling).posts ?? []), ...OFFICE.posts] });
    if (paper) announce(tx, suggestion, 'HANDLING_EVALUATION_RECORDED', { persons: leadPersons(loaded) });
    return { __typename: 'HandlingActSuccess', handling: handling.id };
  });
}

const windowOf = ({ deadlines }: LoadedHandling) => deadlines.find(({ kind, superseded }) => kind === 'EVALUATE' && !superseded);

/** The scan of the form, which came back after the reply. */
async function checkForm(
  context: Context,
  fields: Fields,
  { returnedOn, files }: Pick<HandlingEvaluationRecordInput, 'returnedOn' | 'files'>,
  loaded: LoadedHandling,
): Promise<Attachment[]> {
  const on = fields.day(returnedOn, 'returnedOn');
  const days = { repliedOn: windowOf(loaded)?.startOn ?? null, today: loaded.facts.today };
  for (const fault of on === '' ? [] : returnedDayFaults(on, days)) fields.add(fault.path, fault.rule, fault.message);
  if (files.length === 0) fields.add('files', 'REQUIRED', { zh: '请上传征询意见表的扫描件。', en: 'Attach the scan of the form.' });
  return checkFiles(context, fields, files, { path: 'files', attached: [] });
}

/** The last evaluation is the one that counts. */
async function supersedeEvaluation(tx: Act, handling: Handling): Promise<void> {
  const latest = await tx.em.findOne(Evaluation, { handlingId: handling.id, superseded: false });
  if (!latest) return;
  latest.superseded = true;
  await tx.em.flush();
}
