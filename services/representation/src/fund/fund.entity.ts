import { defineEntity, p } from '@mikro-orm/postgresql';
import type { Attachment } from '../attachment.ts';
import type { SpendingState } from './fund.workflow.ts';

const FundSpendingSchema = defineEntity({
  name: 'FundSpending',
  tableName: 'fund_spending',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    version: p.integer().version(),
    state: p.enum(['RECORDED', 'VOIDED'] as const),
    deputyId: p.uuid(),
    onDay: p.date(),
    purpose: p.string(),
    fen: p.integer(),
    files: p.json<Attachment[]>(),
    voidReason: p.text().nullable(),
    recordedAt: p.datetime(),
    updatedAt: p.datetime(),
  },
});
/** 经费支出 */
export class FundSpending extends FundSpendingSchema.class {
  /** Moves to the state that the transition table gave; NONE is where there is no row. */
  become(state: SpendingState | 'GONE', at: Date): void {
    if (state === 'NONE' || state === 'GONE') throw new Error(`a spending is never ${state}`);
    this.state = state;
    this.updatedAt = at;
  }
}
FundSpendingSchema.setClass(FundSpending);
