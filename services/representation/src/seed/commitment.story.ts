import type { Problem } from '@redpine/kit/problem';
import type { CommitmentDone } from '../commitment/commitment.act.ts';
import { confirmCommitment, registerCommitment, reopenCommitment, reportCommitment, sendBackCommitment } from '../commitment/commitment.commands.ts';
import { askForDueDay, grantDueDay, refuseDueDay } from '../commitment/due.commands.ts';
import { closeCommitment, evaluateCommitment } from '../commitment/evaluate.commands.ts';
import type { CommitmentDeed } from './rows.ts';
import { handlingNow, rowOf, type Scene } from './scene.ts';

const ACTS = { PROMISE_CONFIRM: confirmCommitment, PROMISE_CLOSE: closeCommitment, PROMISE_DUE_GRANT: grantDueDay } as const;
const REASONED = { PROMISE_SEND_BACK: sendBackCommitment, PROMISE_REOPEN: reopenCommitment, PROMISE_DUE_REFUSE: refuseDueDay } as const;

/** Registers a promise, or carries out an act on the suggestion's latest. */
export async function tellCommitment(scene: Scene, deed: CommitmentDeed): Promise<CommitmentDone | Problem> {
  const { context, idempotencyKey } = scene;
  if (deed.act === 'PROMISE') {
    const { unit, text, measure, dueOn } = deed;
    const { handling } = await handlingNow(scene, unit);
    return registerCommitment(context, { idempotencyKey, handling, text, measure, dueOn });
  }
  const on = { idempotencyKey, ...(await commitmentNow(scene)) };
  switch (deed.act) {
    case 'PROMISE_REPORT':
      return reportCommitment(context, { ...on, text: deed.text });
    case 'PROMISE_CONFIRM':
    case 'PROMISE_CLOSE':
    case 'PROMISE_DUE_GRANT':
      return ACTS[deed.act](context, on);
    case 'PROMISE_SEND_BACK':
    case 'PROMISE_REOPEN':
    case 'PROMISE_DUE_REFUSE':
      return REASONED[deed.act](context, { ...on, reason: deed.reason });
    case 'PROMISE_DUE_ASK':
      return askForDueDay(context, { ...on, dueOn: deed.dueOn, reason: deed.reason });
    case 'PROMISE_EVALUATE': {
      const { attitude, result, comment = null } = deed;
      return evaluateCommitment(context, { ...on, attitude, result, comment });
    }
  }
}

const commitmentNow = (scene: Scene): Promise<{ commitment: string; version: number }> =>
  rowOf(scene, {
    name: 'commitment',
    text: `select id as commitment, version from commitment where suggestion_id = $1
            order by registered_at desc, id desc limit 1`,
  });
