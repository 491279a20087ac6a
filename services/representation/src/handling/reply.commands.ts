import type { Act } from '@redpine/kit/act';
import type { Problem } from '@redpine/kit/problem';
import { requireVersion } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import type { Attachment } from '../attachment.ts';
import { checkFiles } from '../attachment.ts';
import type { Context } from '../context.ts';
import { lapseDeadlines, setDeadline } from '../deadline/deadline.commands.ts';
import { headName } from '../directory.repository.ts';
import type { HandlingEvaluateInput, HandlingReplyInput } from '../generated/types.ts';
import { perform } from '../perform.ts';
import { announce, followHandlings, OFFICE, signers } from '../suggestion/suggestion.act.ts';
import { evaluateDeadline } from '../suggestion/suggestion.deadline.ts';
import { lockHandling } from '../suggestion/suggestion.repository.ts';
import { addToTimeline } from '../timeline/timeline.commands.ts';
import type { HandlingDone, LoadedHandling } from './handling.act.ts';
import { handlingStep, meet, requireHandlingAct, withFacts } from './handling.act.ts';
import { Evaluation, Reply, ReplyDraft } from './handling.entity.ts';
import { actDayFaults, evaluationFaults } from './handling.workflow.ts';
import type { ReplyCategory } from './reply-category.ts';
import { categoryOn } from './reply-category.ts';

/** 答复 (代表法 art. 51), signed by the unit's head; the window for the evaluation opens. */
export function sendReply(context: Context, input: HandlingReplyInput): Promise<HandlingDone | Problem> {
  const description = { action: 'handling.reply', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await withFacts(tx, 'REPLY', await lockHandling(tx, context, input.handling), input.signedOn);
    const { handling, suggestion, facts } = loaded;
    const post = requireHandlingAct(context, 'REPLY', loaded);
    const draft = await tx.em.findOne(ReplyDraft, { handlingId: handling.id });
    const { category, ...reply } = await checkReply(tx, context, input, loaded, draft?.files ?? []);
    requireVersion(context.language, handling.version, input.version);
    const { to, basis } = handlingStep(context, 'REPLY', facts);
    tx.em.create(Reply, { handlingId: handling.id, categoryId: category.id, ...reply, sentAt: tx.now });
    if (draft) tx.em.remove(draft);
    handling.become(to, tx.now);
    suggestion.updatedAt = tx.now;
    meet(loaded.deadlines, 'REPLY', facts.today);
    setDeadline(tx, { suggestion, handling }, evaluateDeadline({ repliedOn: facts.today }, context));
    if (handling.role === 'LEAD') await concludeCohandlers(tx, loaded);
    const note = `${category.code} ${category.name}`;
    addToTimeline(tx, context, { suggestion, handling, action: 'REPLY', post, note, basis });
    await followHandlings(tx, context, loaded);
    tx.record({
      subject: { type: 'Handling', id: handling.id },
      before: { state: facts.state, suggestion: facts.suggestionState },
      after: { state: to, suggestion: suggestion.state, category: category.code, ...reply },
    });
    tx.changed('Handling', handling.id);
    announce(tx, suggestion, 'HANDLING_REPLIED', { persons: signers(loaded) });
    return { __typename: 'HandlingActSuccess', handling: handling.id };
  });
}

interface CheckedReply {
  category: ReplyCategory;
  text: string;
  files: Attachment[];
  signatoryId: string;
  signatoryName: string;
  signedOn: string;
}

async function checkReply(
  tx: Act,
  context: Context,
  input: HandlingReplyInput,
  { handling, suggestion, facts }: LoadedHandling,
  attached: readonly Attachment[],
): Promise<CheckedReply> {
  const fields = new Fields(context.language);
  const text = fields.text(input.text, { path: 'text', min: 20, max: 20_000, required: true });
  const signedOn = fields.day(input.signedOn, 'signedOn');
  if (signedOn !== '') {
    const days = { assignedOn: suggestion.assignedOn ?? facts.today, today: facts.today };
    for (const fault of actDayFaults('signedOn', signedOn, days)) fields.add(fault.path, fault.rule, fault.message);
  }
  const category = await categoryOn(tx, fields, input.category, facts.today);
  const files = await checkFiles(context, fields, input.files ?? [], { path: 'files', attached });
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
  return { category, text, files, signatoryId: input.signatory, signatoryName, signedOn };
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
  const description = { action: 'handling.evaluate', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await withFacts(tx, 'EVALUATE', await lockHandling(tx, context, input.handling));
    const { handling, suggestion, facts } = loaded;
    requireHandlingAct(context, 'EVALUATE', loaded);
    const fields = new Fields(context.language);
    const comment = fields.text(input.comment, { path: 'comment', max: 1_000 }) || null;
    const { attitude, result } = input;
    if (!fields.problems.some(({ path }) => path === 'comment')) {
      const faults = evaluationFaults({ attitude, result, comment });
      for (const fault of faults) fields.add(fault.path, fault.rule, fault.message);
    }
    fields.done();
    requireVersion(context.language, handling.version, input.version);
    const { to, basis } = handlingStep(context, 'EVALUATE', facts);
    tx.em.create(Evaluation, { handlingId: handling.id, attitude, result, comment, at: tx.now });
    handling.become(to, tx.now);
    handling.endedAt = tx.now;
    suggestion.updatedAt = tx.now;
    meet(loaded.deadlines, 'EVALUATE', facts.today);
    addToTimeline(tx, context, { suggestion, handling, action: 'EVALUATE', basis });
    await followHandlings(tx, context, loaded);
    tx.record({
      subject: { type: 'Handling', id: handling.id },
      before: { state: facts.state, suggestion: facts.suggestionState },
      after: { state: to, suggestion: suggestion.state, attitude, result, comment },
    });
    tx.changed('Handling', handling.id);
    const { organId } = handling;
    const unit = organId ? ['UNIT_CLERK', 'UNIT_HEAD'].map((kind) => ({ kind, organ: organId })) : [];
    announce(tx, suggestion, 'HANDLING_EVALUATED', { posts: [...unit, ...OFFICE.posts] });
    return { __typename: 'HandlingActSuccess', handling: handling.id };
  });
}
