import { shift, workdayFrom } from './calendar-days.ts';
import * as say from './phrases.ts';
import { OFFICE, type Scene, type Telling } from './telling.ts';
import { clerk, isInvented } from './units.ts';

/** 承诺台账 — What a reply promised, until it is kept and evaluated again. */
export function keepPromise(scene: Scene, telling: Telling, { unit, deputy }: { unit: string; deputy: string }): void {
  const { random, cast } = scene;
  const [text, measure] = random.pick(say.PROMISES);
  const promised = workdayFrom(shift(telling.day, 3));
  const dueOn = shift(promised, random.int(60, 200));
  if (!telling.on(promised, clerk(unit), { act: 'PROMISE', unit: cast.organ(unit), text, measure, dueOn })) return;
  // Nobody hears of it again.
  if (isInvented(unit) && random.chance(0.5)) return;
  let by = dueOn;
  if (random.chance(0.12)) {
    const granted = random.chance(0.7);
    const wanted = shift(dueOn, 45);
    if (!telling.on(workdayFrom(shift(dueOn, -20)), clerk(unit), { act: 'PROMISE_DUE_ASK', dueOn: wanted, reason: random.pick(say.PROMISE_DELAYS) })) return;
    const reason = '请按原定时间完成，确有困难的分批报送。';
    if (!telling.after(3, OFFICE, granted ? { act: 'PROMISE_DUE_GRANT' } : { act: 'PROMISE_DUE_REFUSE', reason })) return;
    if (granted) by = wanted;
  }
  const report = { act: 'PROMISE_REPORT', text: random.pick(say.PROMISE_REPORTS) } as const;
  if (!telling.on(workdayFrom(shift(by, -random.int(12, 40))), clerk(unit), report)) return;
  if (random.chance(0.1)) {
    if (!telling.after(4, OFFICE, { act: 'PROMISE_SEND_BACK', reason: random.pick(say.PROMISE_SENT_BACK) })) return;
    if (!telling.after(10, clerk(unit), report)) return;
  }
  if (!telling.after(random.int(2, 6), OFFICE, { act: 'PROMISE_CONFIRM' })) return;
  if (random.chance(0.06) && !keepAgain(scene, telling, unit, deputy)) return;
  if (!telling.after(random.int(2, 12), deputy, { act: 'PROMISE_EVALUATE', attitude: 'SATISFIED', result: random.chance(0.9) ? 'SATISFIED' : 'BASICALLY_SATISFIED' })) return;
  telling.after(random.int(2, 8), OFFICE, { act: 'PROMISE_CLOSE' });
}

function keepAgain({ random }: Scene, telling: Telling, unit: string, deputy: string): boolean {
  return (
    telling.after(4, deputy, { act: 'PROMISE_REOPEN', reason: random.pick(say.PROMISE_NOT_KEPT) }) &&
    telling.after(20, clerk(unit), { act: 'PROMISE_REPORT', text: random.pick(say.PROMISE_REPORTS) }) &&
    telling.after(3, OFFICE, { act: 'PROMISE_CONFIRM' })
  );
}

/** 公开 — proposed, redacted, published; some taken out again. */
export function publish({ random }: Scene, telling: Telling, deputy: string): void {
  if (!telling.after(random.int(3, 20), random.chance(0.3) ? deputy : OFFICE, { act: 'PUBLICATION_PROPOSE' })) return;
  if (!telling.after(random.int(1, 6), OFFICE, { act: 'PUBLICATION_REDACT', showDeputy: random.chance(0.7) })) return;
  if (!telling.after(random.int(0, 4), OFFICE, { act: 'PUBLICATION_PUBLISH' })) return;
  if (random.chance(0.05)) telling.after(30, OFFICE, { act: 'PUBLICATION_WITHDRAW', reason: random.pick(say.PUBLICATION_WITHDRAWALS) });
}
