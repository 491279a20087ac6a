/** 听取的意见: what was said on a home visit or at a reception, taken in by the act that records it or with a link to it. */
import type { Act } from '@redpine/kit/act';
import type { Fields } from '@redpine/kit/text';
import { officeOver } from '../area/area.policy.ts';
import { areaAndAbove } from '../area/area.repository.ts';
import type { Context } from '../context.ts';
import { isId } from '../directory.repository.ts';
import { UNKNOWN } from '../suggestion/content.ts';
import { keepers, stepFor, tellOpinion } from './opinion.act.ts';
import { answerDay } from './opinion.deadline.ts';
import { Opinion } from './opinion.entity.ts';
import { digestOfCode, newCode } from './opinion.secret.ts';
import { NEW } from './opinion.workflow.ts';

/**
 * Takes in what was raised on a home visit, unnamed: who was visited is the tie's to keep. The visitor tells her what became
 * of it, so that nobody holds the code. The caller has asked the visit's policy.
 */
export async function hearOnVisit(
  tx: Act,
  context: Context,
  { visit, on, areaId, visitor, texts }: { visit: string; on: string; areaId: string | null; visitor: string | null; texts: readonly string[] },
): Promise<void> {
  if (texts.length === 0) return;
  const facts = { ...NEW, lies: await areaAndAbove(tx, areaId) };
  const step = stepFor(context, 'RECORD', facts);
  const day = answerDay(on, context);
  // One by one: their ids keep the order in which they were raised.
  for (const text of texts) {
    const opinion = tx.em.create(Opinion, {
      text, areaId, topicId: null, visitId: visit, state: 'RECEIVED', channel: 'VISIT', receivedOn: on, anonymous: true, byPhone: false,
      recordedBy: visitor, deadline: day, dueOn: day.dueOn, reopened: 0, codeDigest: digestOfCode(newCode()), updatedAt: tx.now,
    });
    await tx.em.flush();
    tx.record({ subject: { type: 'Opinion', id: opinion.id }, after: { state: step.to, channel: 'VISIT', receivedOn: on, dueOn: day.dueOn } });
    await tellOpinion(tx, context, { opinion, action: 'RECORD', step, to: keepers(facts) });
  }
}

/** The reception that an opinion was heard at: on its day, by one of its deputies or an office over the home. */
export async function receptionOf(
  tx: Act,
  context: Context,
  fields: Fields,
  { homeEvent, channel, receivedOn }: { homeEvent?: string | null; channel: string; receivedOn: string },
): Promise<string | null> {
  if (typeof homeEvent !== 'string') return null;
  const [event] = isId(homeEvent)
    ? await tx.query<{ id: string; on: string; areaId: string; persons: string[] }>(
        `select e.id, e.on_day as on, h.area_id as "areaId", array(select d.person_id from home_event_deputy t join deputy d on d.id = t.deputy_id where t.event_id = e.id) as persons
         from home_event e join home h on h.id = e.home_id where e.id = $1 and e.kind = 'RECEPTION' and e.state <> 'CANCELLED'`,
        [homeEvent],
      )
    : [];
  const { actor } = context;
  const isTheirs = event && ((actor.person !== null && event.persons.includes(actor.person)) || officeOver(await areaAndAbove(tx, event.areaId), actor));
  if (!event || !isTheirs) fields.add('homeEvent', 'UNKNOWN', UNKNOWN);
  else if (channel !== 'HOME_RECEPTION') fields.add('channel', 'NOT_OF_RECEPTION', { zh: '接待中听取的意见，渠道应为代表之家接待。', en: 'What is heard at a reception comes by that channel.' });
  else if (event.on !== receivedOn) fields.add('receivedOn', 'NOT_OF_RECEPTION', { zh: `应为接待当天：${event.on}。`, en: `It is the day of the reception: ${event.on}.` });
  return event?.id ?? null;
}
