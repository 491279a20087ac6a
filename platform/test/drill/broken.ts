import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

// Loaded before a part of a drill: breaks it in the way that DRILL_BREAK names. No production code knows of it.

type Change = [module: string, place: string, instead: string];

export const BREAKS: Record<string, Change[]> = {
  'acknowledges before the commit': [
    ['kit/src/transaction.ts', 'await commit(client, writes);', 'setTimeout(() => commit(client, writes).catch(() => undefined).finally(() => client.release(false)), 2_000);'],
    ['kit/src/transaction.ts', 'client.release(lost);', 'if (lost) client.release(lost);'],
  ],
  'knows no idempotency': [
    ['kit/src/act.ts', 'if (first.digest !== null) throw new Known(first);', ''],
    ['kit/src/act.ts', 'if (first) return new Known(first).of(context, described) as T | Problem;', ''],
    ['kit/src/act.ts', `.join(', ')})\``, `.join(', ')}) ON CONFLICT (actor_id, key) DO UPDATE SET digest = excluded.digest\``],
  ],
  'writes the audit entry outside the transaction': [
    ['kit/src/act.ts', 'writeAudit(transaction, context, { action, inputDigest, basis }, records);',
      'await inTransaction(context.database, context.clock, async (own) => writeAudit(own, context, { action, inputDigest, basis }, records));'],
  ],
  'saves over another version': [['kit/src/problem.ts', 'if (current !== seen) throw', 'if (current < seen) throw']],
};

const changes = BREAKS[process.env['DRILL_BREAK'] ?? ''] ?? [];
registerHooks({
  load(url, context, next) {
    const mine = changes.filter(([module]) => url.endsWith(module));
    if (mine.length === 0) return next(url, context);
    let source = readFileSync(fileURLToPath(url), 'utf8');
    for (const [module, place, instead] of mine) {
      if (!source.includes(place)) throw new Error(`${module} has no such place any more: ${place}`);
      source = source.replace(place, () => instead);
    }
    return { format: 'module-typescript', source, shortCircuit: true };
  },
});
