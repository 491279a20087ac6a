import { act } from '@redpine/kit/act';
import { legalDay } from '@redpine/kit/clock';
import { isProblem } from '@redpine/kit/problem';
import type { Context } from '../context.ts';
import { lapseDeadlines } from '../deadline/deadline.commands.ts';
import { followHandlings } from '../suggestion/suggestion.act.ts';
import { addToTimeline } from '../timeline/timeline.commands.ts';
import { handlingStep, lockWithFacts } from './handling.act.ts';

/**
 * 逾期未评 — Marks the replies whose evaluation window has passed; closes what then waits for nothing more. Each is an
 * act of its own by the service. Returns how many; who evaluates at the same moment comes first.
 */
export async function closeWindows(context: Context): Promise<number> {
  const due = await context.database.query<{ id: string; window: string }>(
    `select d.handling_id as id, d.id as window from deadline d join handling h on h.id = d.handling_id
      where d.kind = 'EVALUATE' and d.met_on is null and d.lapsed_on is null and d.due_on < $1 and h.state = 'REPLIED'
      order by d.due_on, d.handling_id`,
    [legalDay(context.clock())],
  );
  let closed = 0;
  for (const { id, window } of due) {
    const result = await closeWindow(context, id, window);
    if (isProblem(result)) context.log.warn({ handling: id, problem: result.__typename }, 'window stays open');
    else closed += 1;
  }
  return closed;
}

/** @param window id of the deadline: each round has its own */
function closeWindow(context: Context, id: string, window: string) {
  const input = { handling: id };
  const description = { action: 'handling.windowPassed', idempotencyKey: `window-passed-${window}`, input };
  return act(context, description, async (tx) => {
    const loaded = await lockWithFacts(tx, context, id);
    const { handling, suggestion, facts } = loaded;
    const { to, basis } = handlingStep(context, 'WINDOW_PASSED', facts);
    handling.become(to, tx.now);
    handling.endedAt = tx.now;
    suggestion.updatedAt = tx.now;
    await lapseDeadlines(tx, handling.id, facts.today);
    addToTimeline(tx, context, { suggestion, handling, action: 'WINDOW_PASSED', basis });
    await followHandlings(tx, context, loaded);
    tx.record({
      subject: { type: 'Handling', id: handling.id },
      before: { state: facts.state, suggestion: facts.suggestionState },
      after: { state: to, suggestion: suggestion.state },
    });
    tx.changed('Handling', handling.id);
    tx.changed('Suggestion', suggestion.id);
    return { handling: id };
  });
}
