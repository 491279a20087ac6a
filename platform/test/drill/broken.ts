import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

// Loaded before a part of a drill: breaks it in the way that DRILL_BREAK names. No production code knows of it.

type Change = [module: string, place: string, instead: string];

const PAUSE = 'await new Promise((resolve) => setTimeout(resolve, 2_000));';

export const BREAKS: Record<string, Change[]> = {
  'acknowledges before the commit': [
    ['kit/src/transaction.ts', 'const result = await database.em().transactional(async (em) => {', 'const told = Promise.withResolvers(); const whole = database.em().transactional(async (em) => {'],
    ['kit/src/transaction.ts', '    return returned;\n  });', `    told.resolve(returned); ${PAUSE} return returned;\n  }); whole.catch(told.reject); const result = await told.promise;`],
  ],
  'knows no idempotency': [['kit/src/act.ts', 'ON CONFLICT DO NOTHING', 'ON CONFLICT (actor_id, key) DO UPDATE SET digest = excluded.digest']],
  'writes the audit entry outside the transaction': [
    ['kit/src/act.ts', 'await writeAudit(transaction, context,', 'await inTransaction(context.database, context.clock, (own) => writeAudit(own, context,'],
    ['kit/src/act.ts', 'answered }, records);', 'answered }, records));'],
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
