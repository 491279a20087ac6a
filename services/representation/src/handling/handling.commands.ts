import { legalDay } from '@redpine/kit/clock';
import type { Problem } from '@redpine/kit/problem';
import { requireVersion } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import { checkFiles } from '../attachment.ts';
import type { Context } from '../context.ts';
import { lapseDeadlines } from '../deadline/deadline.commands.ts';
import type {
  HandlingActInput,
  HandlingContactRecordInput,
  HandlingReplyDraftInput,
  HandlingReturnInput,
} from '../generated/types.ts';
import { perform } from '../perform.ts';
import { announce, assigners, followHandlings } from '../suggestion/suggestion.act.ts';
import { addToTimeline } from '../timeline/timeline.commands.ts';
import type { HandlingDone } from './handling.act.ts';
import { handlingStep, lockWithFacts, meet, requireHandlingAct } from './handling.act.ts';
import { Contact, ReplyDraft } from './handling.entity.ts';
import { actDayFaults } from './handling.workflow.ts';
import { categoryOn } from './reply-category.ts';

const MOST_CONTACTS = 100;

/** 接收. */
export function acceptHandling(context: Context, input: HandlingActInput): Promise<HandlingDone | Problem> {
  const description = { action: 'handling.accept', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockWithFacts(tx, context, input.handling);
    const { handling, suggestion, facts } = loaded;
    const post = requireHandlingAct(context, 'ACCEPT', loaded);
    requireVersion(context.language, handling.version, input.version);
    const { to, basis } = handlingStep(context, 'ACCEPT', facts);
    handling.become(to, tx.now);
    handling.acceptedAt = tx.now;
    suggestion.updatedAt = tx.now;
    meet(loaded.deadlines, 'RETURN', facts.today);
    addToTimeline(tx, context, { suggestion, handling, action: 'ACCEPT', post, basis });
    tx.record({
      subject: { type: 'Handling', id: handling.id },
      before: { state: facts.state },
      after: { state: to },
    });
    tx.changed('Handling', handling.id);
    tx.changed('Suggestion', suggestion.id);
    return { __typename: 'HandlingActSuccess', handling: handling.id };
  });
}

/** 退回交办, within the local limit. The suggestion waits for assignment again when no unit that replies is left. */
export function returnHandling(context: Context, input: HandlingReturnInput): Promise<HandlingDone | Problem> {
  const description = { action: 'handling.return', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockWithFacts(tx, context, input.handling);
    const { handling, suggestion, facts } = loaded;
    const post = requireHandlingAct(context, 'RETURN', loaded);
    const fields = new Fields(context.language);
    const reason = fields.text(input.reason, { path: 'reason', min: 5, max: 1_000, required: true });
    fields.done();
    requireVersion(context.language, handling.version, input.version);
    const { to, basis } = handlingStep(context, 'RETURN', facts);
    handling.become(to, tx.now);
    handling.returnReason = reason;
    handling.endedAt = tx.now;
    suggestion.updatedAt = tx.now;
    meet(loaded.deadlines, 'RETURN', facts.today);
    await lapseDeadlines(tx, handling.id, facts.today);
    addToTimeline(tx, context, { suggestion, handling, action: 'RETURN', post, note: reason, basis });
    await followHandlings(tx, context, loaded);
    tx.record({
      subject: { type: 'Handling', id: handling.id },
      before: { state: facts.state, suggestion: facts.suggestionState },
      after: { state: to, suggestion: suggestion.state },
      note: reason,
    });
    tx.changed('Handling', handling.id);
    announce(tx, suggestion, 'HANDLING_RETURNED', assigners(suggestion));
    return { __typename: 'HandlingActSuccess', handling: handling.id };
  });
}

/** 沟通联系 (代表法 art. 51). */
export function recordContact(context: Context, input: HandlingContactRecordInput): Promise<HandlingDone | Problem> {
  const description = { action: 'handling.contactRecord', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockWithFacts(tx, context, input.handling);
    const { handling, suggestion, facts } = loaded;
    const post = requireHandlingAct(context, 'CONTACT', loaded);
    const fields = new Fields(context.language);
    const note = fields.text(input.note, { path: 'note', min: 2, max: 2_000, required: true });
    const day = fields.day(input.on, 'on');
    const days = { assignedOn: suggestion.assignedOn ?? facts.today, today: facts.today };
    if (day !== '') for (const fault of actDayFaults('on', day, days)) fields.add(fault.path, fault.rule, fault.message);
    if (facts.contactsOn.length >= MOST_CONTACTS) {
      fields.add('handling', 'TOO_MANY', { zh: `最多 ${MOST_CONTACTS} 次沟通。`, en: `At most ${MOST_CONTACTS} contacts.` });
    }
    fields.done();
    requireVersion(context.language, handling.version, input.version);
    const { basis } = handlingStep(context, 'CONTACT', facts);
    const contact = { onDay: day, mode: input.mode, stage: input.stage, note };
    tx.em.create(Contact, { ...contact, handlingId: handling.id, recordedAt: tx.now });
    handling.updatedAt = tx.now;
    suggestion.updatedAt = tx.now;
    meet(loaded.deadlines, 'FIRST_CONTACT', day);
    addToTimeline(tx, context, { suggestion, handling, action: 'CONTACT', post, facts: { HAPPENED_ON: day }, basis });
    tx.record({ subject: { type: 'Handling', id: handling.id }, after: { contact } });
    tx.changed('Handling', handling.id);
    tx.changed('Suggestion', suggestion.id);
    return { __typename: 'HandlingActSuccess', handling: handling.id };
  });
}

/** 拟稿: the unit's own, not on the timeline. */
export function draftReply(context: Context, input: HandlingReplyDraftInput): Promise<HandlingDone | Problem> {
  const description = { action: 'handling.replyDraft', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockWithFacts(tx, context, input.handling);
    const { handling, facts } = loaded;
    requireHandlingAct(context, 'REPLY_DRAFT', loaded);
    const draft = await tx.em.findOne(ReplyDraft, { handlingId: handling.id });
    const fields = new Fields(context.language);
    const text = fields.text(input.text, { path: 'text', max: 20_000 });
    if (input.category) await categoryOn(tx, fields, input.category, legalDay(tx.now));
    const files =
      input.files
        ? await checkFiles(context, fields, input.files, { path: 'files', attached: draft?.files ?? [] })
        : (draft?.files ?? []);
    fields.done();
    requireVersion(context.language, handling.version, input.version);
    handlingStep(context, 'REPLY_DRAFT', facts);
    const now = {
      categoryCode: input.category === undefined ? (draft?.categoryCode ?? null) : input.category,
      text,
      files,
      savedAt: tx.now,
    };
    if (draft) {
      Object.assign(draft, now);
      draft.become(null, tx.now);
    } else tx.em.create(ReplyDraft, { handlingId: handling.id, ...now });
    handling.updatedAt = tx.now;
    tx.record({ subject: { type: 'Handling', id: handling.id }, after: { draft: now } });
    tx.changed('Handling', handling.id);
    return { __typename: 'HandlingActSuccess', handling: handling.id };
  });
}
