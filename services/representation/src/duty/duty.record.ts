import { type DutyRecorded, type DutyRetracted, dutyRecorded, dutyRetracted, DUTY_RECORDED, DUTY_RETRACTED } from '@redpine/kit/duty';
import type { EventHandler } from '@redpine/kit/inbox';
import type { Transaction } from '@redpine/kit/transaction';

const RECORD = `insert into duty_event (deputy_id, kind, on_day, title, path, source_service, source_type, source_id, state, recorded_at, decided_at)
  select d.id, $2, $3::date, $4, $5, $6, $7, $8, $9::text, $10::timestamptz, case when $9::text = 'VERIFIED' then $10::timestamptz end
  from deputy d where d.person_id = $1::uuid and d.from_on <= $3::date and coalesce(d.until_on >= $3::date, true)
  on conflict (source_service, source_type, source_id, deputy_id, kind) do update
    set state = excluded.state, on_day = excluded.on_day, title = excluded.title, path = excluded.path,
        decided_at = excluded.decided_at, reason = null, version = duty_event.version + 1
    where duty_event.state = 'RETRACTED' or (duty_event.state = 'RECORDED' and excluded.state = 'VERIFIED')`;
const RETRACT = `update duty_event set state = 'RETRACTED', reason = $6, decided_at = $7, version = version + 1
  where source_service = $1 and source_type = $2 and source_id = $3 and kind = $4 and state <> 'RETRACTED'
    and deputy_id in (select id from deputy where person_id = $5::uuid)`;

/**
 * Puts what a deputy did into her duty record, in the transaction of the act that did it: on each mandate that the person
 * held on the day, none where she held none. Telling the same source again changes nothing, unless it is verified now or
 * was retracted.
 */
export async function recordDuty(tx: Transaction, duty: DutyRecorded, service = 'representation'): Promise<void> {
  const { person, kind, on, title, path, source, verified } = duty;
  await tx.query(RECORD, [person, kind, on, title, path, service, source.type, source.id, verified ? 'VERIFIED' : 'RECORDED', tx.now]);
}

/** Takes it back; it stays on record with the reason and counts nowhere. */
export async function retractDuty(tx: Transaction, duty: DutyRetracted, service = 'representation'): Promise<void> {
  const { person, kind, source, reason } = duty;
  await tx.query(RETRACT, [service, source.type, source.id, kind, person, reason, tx.now]);
}

/** What other services tell of deputies. Throws on a payload that is not the contract's: the relay tells it again. */
export const dutyHandlers: Readonly<Record<string, EventHandler>> = {
  [DUTY_RECORDED]: async (tx, events, source) => {
    for (const { payload } of events) await recordDuty(tx, dutyRecorded.parse(payload), source);
  },
  [DUTY_RETRACTED]: async (tx, events, source) => {
    for (const { payload } of events) await retractDuty(tx, dutyRetracted.parse(payload), source);
  },
};
