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
  /** The unit that handles or promised. */
  unit: string | null;
  /** The person who evaluates. */
  deputy: string | null;
  told: string[];
}

/** Where days that bind somebody stand. */
interface Ledger {
  type: 'Deadline' | 'Commitment';
  /** What is open with a day from $1 to $2; `$3` one alone, or null for all. */
  owed: string;
  lock: string;
  /** Notes the step $2 of $1 with its due day $4, once. */
  tell: string;
}

const DEADLINES: Ledger = {
  type: 'Deadline',
  owed: `select d.id, d.kind, d.start_on::text as "startOn", d.due_on::text as "dueOn", s.id as suggestion, s.title, s.number,
      s.confidential, s.state = 'HANDED_OVER' as "handedOver", h.organ_id as unit, l.person_id as deputy,
      array(select r.step from reminder r where r.deadline_id = d.id) as told
    from deadline d join suggestion s on s.id = d.suggestion_id left join handling h on h.id = d.handling_id
      left join deputy l on l.id = s.lead_deputy_id
    where d.met_on is null and d.lapsed_on is null and not d.superseded and s.source = 'PLATFORM'
      and d.due_on between $1 and $2 and ($3::uuid is null or d.id = $3)
    order by d.due_on, d.id`,
  lock: 'select from deadline where id = $1 for update',
  tell: `insert into reminder (deadline_id, step, at) select $1::uuid, $2, $3::timestamptz where $4::date is not null on conflict do nothing returning step`,
};

/** What is reported as kept waits for the office and no longer binds the unit. */
const COMMITMENTS: Ledger = {
  type: 'Commitment',
  owed: `select c.id, 'COMMITMENT' as kind, c.promised_on::text as "startOn", c.due_on::text as "dueOn", s.id as suggestion, s.title,
      s.number, s.confidential, false as "handedOver", h.organ_id as unit, null as deputy,
      array(select r.step from commitment_reminder r where r.commitment_id = c.id and r.due_on = c.due_on) as told
    from commitment c join handling h on h.id = c.handling_id join suggestion s on s.id = c.suggestion_id
    where c.state in ('PROMISED', 'REOPENED') and c.due_on between $1 and $2 and ($3::uuid is null or c.id = $3)
    order by c.due_on, c.id`,
  lock: 'select from commitment where id = $1 for update',
  tell: `insert into commitment_reminder (commitment_id, step, at, due_on) values ($1, $2, $3, $4) on conflict do nothing returning step`,
};

// Ahead of any reminder that a rule asks for.
const HORIZON_DAYS = 400;

/**
 * 到期提醒 — Tells whoever owes something that its day comes near or has just passed, once for each day and step: the row
 * of the step and the notification stand in one transaction. Each is an act of its own by the service. Returns how many
 * were told.
 */
export async function remind(context: Context): Promise<number> {
  return (await remindOf(DEADLINES, context)) + (await remindOf(COMMITMENTS, context));
}

async function remindOf(ledger: Ledger, context: Context): Promise<number> {
  const today = legalDay(context.clock());
  const range = [addDays(today, -NEWS_DAYS), addDays(today, HORIZON_DAYS)];
  const open = await context.database.query<Owed>(ledger.owed, [...range, null]);
  let told = 0;
  for (const { id, dueOn, ...deadline } of open) {
    const step = stepOn({ dueOn, ...deadline }, today, context);
    if (step === null || deadline.told.includes(step)) continue;
    const result = await remindOnce(context, ledger, { id, dueOn, step, range });
    if (isProblem(result)) context.log.warn({ [ledger.type]: id, problem: result.__typename }, 'nobody was reminded');
    else if (result.told) told += 1;
  }
  return told;
}

interface Due {
  id: string;
  dueOn: string;
  step: ReminderStep;
  range: readonly string[];
}

function remindOnce(context: Context, { type, owed: reads, lock, tell }: Ledger, { id, dueOn, step, range }: Due) {
  const input = { [type.toLowerCase()]: id, dueOn, step };
  // Looked at anew in the transaction: what is met in the meantime needs no reminder, and is no act.
  const description = { action: `${type.toLowerCase()}.remind`, idempotencyKey: `remind-${id}-${dueOn}-${step}`, input };
  return act(context, description, async (tx) => {
    await tx.query(lock, [id]);
    const [owed] = await tx.query<Owed>(reads, [...range, id]);
    const mine = owed?.dueOn === dueOn ? await tx.query(tell, [id, step, tx.now, dueOn]) : [];
    tx.record({ subject: { type, id }, after: { step, told: mine.length > 0 } });
    if (!owed || mine.length === 0) return { told: false };
    const anchor = type === 'Commitment' ? `#commitment-${id}` : '';
    tx.notify({
      to: recipients(owed, step),
      kind: `${owed.kind}_${step === 'OVERDUE' ? 'OVERDUE' : 'DUE_SOON'}`,
      subject: `${owed.dueOn} · ${nameOf(owed)}`,
      path: `/representation/suggestions/${owed.suggestion}${anchor}`,
    });
    return { told: true };
  });
}

/** Messages leave the house: of what is confidential they name the number alone. */
function nameOf({ title, number, confidential }: Owed): string {
  const parts = confidential ? [number ?? '—'] : [number, title];
  return parts.filter((part) => part !== null).join(' ');
}

/** Who owes it; of an overdue reply or promise also the office that presses for it. */
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
    case 'COMMITMENT':
      return { posts: [...(unitsTold([unit]).posts ?? []), ...(step === 'OVERDUE' ? OFFICE.posts : [])] };
  }
}
