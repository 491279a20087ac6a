import { enterDuty } from '../../duty/duty.commands.ts';
import { type DutyPlan, type DutyRow, dutyFields, identityOf, type KnownDuty, planDuty, readDuty } from './duty.kind.ts';
import { anyKind, type Kind } from './kind.ts';
import { loadSeats } from './known.ts';

const KINDS = `select code, name, effective_from::text as "from", effective_until::text as until from duty_kind where manual`;
const ENTERED = `select deputy_id as deputy, kind, on_day::text as "on", title from duty_event where state <> 'RETRACTED'`;
const UNSAID = '导入的履职记录，佐证材料存代表工作机构。';

const kind: Kind<DutyRow, KnownDuty, DutyPlan> = {
  fields: dutyFields,
  read: readDuty,
  load: async (reads) => ({
    seats: await loadSeats(reads),
    kinds: await reads.query(KINDS),
    entered: new Set((await reads.query<{ deputy: string; kind: string; on: string; title: string }>(ENTERED)).map(identityOf)),
  }),
  plan: planDuty,
  async write(context, { deputy, kind: code, on, title, note }, keyOf) {
    const input = { idempotencyKey: keyOf('created'), deputy, kind: code, on, title, note: note ?? UNSAID, files: [] };
    const result = await enterDuty(context, input, 'Import');
    return 'dutyEvent' in result ? null : result;
  },
};

/** 履职事项 */
export const dutyKind = anyKind(kind);
