import type { Act } from '@redpine/kit/act';
import type { Calendar, CountedPeriod } from '@redpine/kit/calendar';
import type { Reads } from '../settings.ts';
import type { DeadlineKind } from '../suggestion/suggestion.deadline.ts';
import { recount, type StandingDeadline } from './recount.deadline.ts';

/** An open provisional deadline, and what it is of. */
export interface ProvisionalDeadline extends StandingDeadline {
  id: string;
  kind: DeadlineKind;
  suggestion: string;
  number: string | null;
  title: string;
  unitId: string | null;
  unitName: string | null;
  /** The lead deputy's. */
  person: string | null;
}

export interface Recounted {
  deadline: ProvisionalDeadline;
  counted: CountedPeriod;
}

const PROVISIONAL = `d.certainty = 'PROVISIONAL' and d.met_on is null and d.lapsed_on is null`;

/** What the calendar would make of every open provisional deadline; writes nothing. */
export async function recountAll(reads: Reads, calendar: Calendar): Promise<{ looked: number; changes: Recounted[] }> {
  const standing = await reads.query<Omit<ProvisionalDeadline, 'open'>>(
    `select d.id, d.kind, d.suggestion_id as suggestion, s.number,
            case when s.confidential then coalesce(s.number, '保密建议') else s.title end as title, h.organ_id as "unitId",
            coalesce(o.short_name, o.name) as "unitName", p.person_id as person,
            d.start_on::text as "startOn", d.due_on::text as "dueOn", d.counted_to::text as "countedTo",
            d.length, d.unit, d.crossed, d.certainty
       from deadline d join suggestion s on s.id = d.suggestion_id
       left join handling h on h.id = d.handling_id left join organ o on o.id = h.organ_id
       left join deputy p on p.id = s.lead_deputy_id
      where ${PROVISIONAL} order by d.due_on, d.id`,
  );
  const changes = standing.flatMap((row) => {
    const deadline = { ...row, open: true };
    const counted = recount(deadline, calendar);
    return counted ? [{ deadline, counted }] : [];
  });
  return { looked: standing.length, changes };
}

/**
 * Counts every open provisional deadline anew, within the act that changed the calendar: how each stood is kept in a row
 * of its own, and whoever must act by another day is told.
 */
export async function reviseDeadlines(
  tx: Act,
  calendar: Calendar,
  because: { reason: 'NOTICE' | 'CORRECTION'; number: string },
): Promise<number> {
  // Suggestions before deadlines, as every act on them locks; in the order of ids.
  await tx.query(
    `select 1 from suggestion where id in (select d.suggestion_id from deadline d where ${PROVISIONAL}) order by id for update`,
  );
  await tx.query(`select 1 from deadline d where ${PROVISIONAL} order by id for update`);
  const { changes } = await recountAll(tx, calendar);
  if (changes.length === 0) return 0;
  const rows = JSON.stringify(changes.map(({ deadline: { id }, counted }) => ({ id, ...counted })));
  const recordset = `jsonb_to_recordset($1::jsonb) as r(id uuid, "dueOn" date, "countedTo" date, crossed jsonb, certainty text)`;
  await tx.query(
    `insert into deadline_revision (deadline_id, at, reason, number, old_due_on, old_counted_to, old_crossed, old_certainty,
       new_due_on, new_counted_to, new_crossed, new_certainty)
     select d.id, $2, $3, $4, d.due_on, d.counted_to, d.crossed, d.certainty, r."dueOn", r."countedTo", r.crossed, r.certainty
       from ${recordset} join deadline d on d.id = r.id`,
    [rows, tx.now, because.reason, because.number],
  );
  await tx.query(
    `update deadline d set due_on = r."dueOn", counted_to = r."countedTo", crossed = r.crossed, certainty = r.certainty
       from ${recordset} where d.id = r.id`,
    [rows],
  );
  for (const { deadline, counted } of changes) announceRevision(tx, deadline, counted);
  for (const suggestion of new Set(changes.map(({ deadline }) => deadline.suggestion))) tx.changed('Suggestion', suggestion);
  return changes.length;
}

function announceRevision(tx: Act, deadline: ProvisionalDeadline, counted: CountedPeriod): void {
  const { id, dueOn, certainty, suggestion, title, kind, person, unitId } = deadline;
  tx.record({
    subject: { type: 'Deadline', id },
    before: { dueOn, certainty },
    after: { dueOn: counted.dueOn, certainty: counted.certainty },
  });
  if (counted.dueOn === dueOn) return;
  const to =
    kind === 'EVALUATE' ? { persons: person === null ? [] : [person] }
    : unitId === null ? { posts: [{ kind: 'DEPUTIES_OFFICE' }] }
    : { posts: [{ kind: 'UNIT_CLERK', organ: unitId }, { kind: 'UNIT_HEAD', organ: unitId }] };
  tx.notify({ to, kind: 'DEADLINE_REVISED', subject: title, path: `/representation/suggestions/${suggestion}` });
}
