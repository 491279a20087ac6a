import { act } from '@redpine/kit/act';
import { legalDay } from '@redpine/kit/clock';
import { isProblem } from '@redpine/kit/problem';
import type { Context } from '../context.ts';
import { factsOf } from '../history/history.facts.ts';
import { OFFICE } from '../suggestion/suggestion.act.ts';
import { isOverdue, pressListOn } from './commitment.deadline.ts';
import { unitPosts } from './commitment.act.ts';
import { OPEN_STATES } from './commitment.workflow.ts';

interface Due {
  id: string;
  suggestion: string;
  handling: string;
  unit: string | null;
  due: string;
  met: string | null;
}

/**
 * 滚动督办 — In the year's last quarter, puts this and last year's open commitments on the year's press list, each once,
 * and tells their units and the office. One act by the service for all that are new. Returns how many.
 */
export async function pressCommitments(context: Context): Promise<number> {
  const today = legalDay(context.clock());
  const list = pressListOn(today, context.rules);
  if (list === null) return 0;
  const { year, promisedFrom, rule } = list;
  const wanted = [year, promisedFrom, [...OPEN_STATES]];
  const [some] = await context.database.query<{ id: string }>(`select c.id from commitment c where ${NEW} limit 1`, wanted);
  if (!some) return 0;
  const key = `commitment-press-${today}-${some.id}`;
  const result = await act(context, { action: 'commitment.press', idempotencyKey: key, input: { year } }, async (tx) => {
    const due = await tx.query<Due>(
      `select c.id, c.suggestion_id as suggestion, c.handling_id as handling, h.organ_id as unit, c.due_on::text as due,
              c.met_on::text as met
         from commitment c join handling h on h.id = c.handling_id where ${NEW} order by c.due_on, c.id for update of c`,
      wanted,
    );
    await tx.query(
      `insert into commitment_press (commitment_id, year, on_day, overdue)
       select id, $1, $2, overdue from unnest($3::uuid[], $4::boolean[]) as p(id, overdue)`,
      [year, today, due.map(({ id }) => id), due.map(({ due: dueOn, met }) => isOverdue({ dueOn, metOn: met }, today))],
    );
    await tx.query(
      `insert into timeline_entry (suggestion_id, handling_id, at, action, actor_name, facts, law, article, mark)
       select s, h, $1, 'COMMITMENT_PRESS', $2, $3::jsonb, $4, $5, $6 from unnest($7::uuid[], $8::uuid[]) as p(s, h)`,
      [tx.now, context.actor.name, JSON.stringify(factsOf({ YEAR: year })), rule.law, rule.article, rule.mark, due.map((each) => each.suggestion), due.map((each) => each.handling)],
    );
    for (const { id, suggestion } of due) {
      tx.record({ subject: { type: 'Commitment', id }, after: { pressedIn: year } });
      tx.changed('Commitment', id);
      tx.changed('Suggestion', suggestion);
    }
    const path = `/representation/commitments?pressYear=${year}`;
    const tell = (count: number, posts: readonly { kind: string; organ?: string }[]): void =>
      tx.notify({ to: { posts }, kind: 'COMMITMENT_PRESSED', subject: `${year} 年滚动督办：${count} 项承诺事项`, path });
    for (const [unit, theirs] of Map.groupBy(due, (each) => each.unit)) {
      if (unit !== null) tell(theirs.length, unitPosts(unit));
    }
    tell(due.length, OFFICE.posts);
    return { pressed: due.length };
  });
  if (!isProblem(result)) return result.pressed;
  context.log.warn({ year, problem: result.__typename }, 'no press list');
  return 0;
}

/** Open, promised in the list's years, and not on the list yet: $1 its year, $2 the first year of promises, $3 states. */
const NEW = `c.state = any($3::text[]) and extract(year from c.promised_on) between $2::int and $1::int
  and not exists (select 1 from commitment_press p where p.commitment_id = c.id and p.year = $1::int)`;
