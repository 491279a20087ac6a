import { act } from '@redpine/kit/act';
import { addDays } from '@redpine/kit/calendar';
import { legalDay } from '@redpine/kit/clock';
import { isProblem } from '@redpine/kit/problem';
import type { Recipients } from '@redpine/kit/transaction';
import type { Context } from '../context.ts';
import { OFFICE, unitsTold } from '../suggestion/suggestion.act.ts';
import { NEWS_DAYS, type OpenDeadline, type ReminderStep, stepOn } from './reminder.plan.ts';

interface Owed extends OpenDeadline {
  id: string;
  suggestion: string;
  title: string;
  number: string | null;
  confidential: boolean;
  handedOver: boolean;
  /** The unit that handles. */
  unit: string | null;
  /** The person who evaluates. */
  deputy: string | null;
  told: string[];
}

/** Open deadlines up to a day $2, and not long overdue on $1; `$3` one alone, or null for all. */
const OWED = `select d.id, d.kind, d.start_on::text as "startOn", d.due_on::text as "dueOn", s.id as suggestion, s.title, s.number,
    s.confidential, s.state = 'HANDED_OVER' as "handedOver", h.organ_id as unit, l.person_id as deputy,
    array(select r.step from reminder r where r.deadline_id = d.id) as told
  from deadline d join suggestion s on s.id = d.suggestion_id left join handling h on h.id = d.handling_id
    left join deputy l on l.id = s.lead_deputy_id
  where d.met_on is null and d.lapsed_on is null and not d.superseded and s.source = 'PLATFORM'
    and d.due_on between $1 and $2 and ($3::uuid is null or d.id = $3)
  order by d.due_on, d.id`;
// Ahead of any reminder that a rule asks for.
const HORIZON_DAYS = 400;

/**
 * 到期提醒 — Tells whoever owes something that its day comes near or has just passed, once for each deadline and step:
 * the row of the step and the notification stand in one transaction. Each is an act of its own by the service. Returns
 * how many were told.
 */
export async function remind(context: Context): Promise<number> {
  const today = legalDay(context.clock());
  const range = [addDays(today, -NEWS_DAYS), addDays(today, HORIZON_DAYS)];
  const open = await context.database.query<Owed>(OWED, [...range, null]);
  let told = 0;
  for (const { id, ...deadline } of open) {
    const step = stepOn(deadline, today, context);
    if (step === null || deadline.told.includes(step)) continue;
    const result = await remindOnce(context, { id, step, range });
    if (isProblem(result)) context.log.warn({ deadline: id, problem: result.__typename }, 'nobody was reminded');
    else if (result.told) told += 1;
  }
  return told;
}

function remindOnce(context: Context, { id, step, range }: { id: string; step: ReminderStep; range: readonly string[] }) {
  const input = { deadline: id, step };
  // Looked at anew in the transaction: what is met in the meantime needs no reminder, and is no act.
  return act(context, { action: 'deadline.remind', idempotencyKey: `remind-${id}-${step}`, input }, async (tx) => {
    await tx.query('select from deadline where id = $1 for update', [id]);
    const [owed] = await tx.query<Owed>(OWED, [...range, id]);
    const mine = owed
      ? await tx.query('insert into reminder (deadline_id, step, at) values ($1, $2, $3) on conflict do nothing returning step', [id, step, tx.now])
      : [];
    tx.record({ subject: { type: 'Deadline', id }, after: { step, told: mine.length > 0 } });
    if (!owed || mine.length === 0) return { told: false };
    tx.notify({
      to: recipients(owed, step),
      kind: `${owed.kind}_${step === 'OVERDUE' ? 'OVERDUE' : 'DUE_SOON'}`,
      subject: `${owed.dueOn} · ${nameOf(owed)}`,
      path: `/representation/suggestions/${owed.suggestion}`,
    });
    return { told: true };
  });
}

/** Messages leave the house: of what is confidential they name the number alone. */
function nameOf({ title, number, confidential }: Owed): string {
  const parts = confidential ? [number ?? '—'] : [number, title];
  return parts.filter((part) => part !== null).join(' ');
}

/** Who owes it; of an overdue reply also the office that presses for it. */
function recipients({ kind, unit, deputy, handedOver }: Owed, step: ReminderStep): Recipients {
  switch (kind) {
    case 'ASSIGN':
      return handedOver ? { posts: [{ kind: 'GOVERNMENT_OFFICE' }] } : OFFICE;
    case 'EVALUATE':
      return { persons: deputy === null ? [] : [deputy] };
    case 'RETURN':
    case 'FIRST_CONTACT':
    case 'CO_OPINION':
      return unitsTold([unit]);
    case 'REPLY':
    case 'REHANDLE':
      return { posts: [...(unitsTold([unit]).posts ?? []), ...(step === 'OVERDUE' ? OFFICE.posts : [])] };
  }
}
