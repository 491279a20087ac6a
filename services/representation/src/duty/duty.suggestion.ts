/** What a suggestion's acts put into the records of its signers: a part of the one statement that ends the act. */
import { legalDay } from '@redpine/kit/clock';
import type { Transaction } from '@redpine/kit/transaction';
import type { Suggestion } from '../suggestion/suggestion.entity.ts';
import type { Loaded } from '../suggestion/suggestion.repository.ts';

const COLUMNS = 'deputy_id, kind, on_day, title, path, source_service, source_type, source_id, state, recorded_at, decided_at';
const KEY = 'source_service, source_type, source_id, deputy_id, kind';

interface Told {
  suggestion: Suggestion;
  deputies: readonly { deputy: string; kind: string }[];
  on: string;
  source: { type: string; id: string };
  verified: boolean;
}

function tell(tx: Transaction, { suggestion, deputies, on, source, verified }: Told): void {
  if (deputies.length === 0) return;
  tx.last((writes) => {
    const of = (value: unknown): string => writes.value(value);
    const at = `${of(tx.now)}::timestamptz`;
    writes.add(`INSERT INTO duty_event (${COLUMNS})
      SELECT e.deputy, e.kind, ${of(on)}::date, ${of(suggestion.subject().slice(0, 200))}::text, ${of(`/representation/suggestions/${suggestion.id}`)}::text,
        'representation', ${of(source.type)}::text, ${of(source.id)}::text, '${verified ? 'VERIFIED' : 'RECORDED'}', ${at}, ${verified ? at : 'NULL'}
      FROM unnest(${of(deputies.map(({ deputy }) => deputy))}::uuid[], ${of(deputies.map(({ kind }) => kind))}::text[]) AS e(deputy, kind)
      ON CONFLICT (${KEY}) DO UPDATE SET state = excluded.state, on_day = excluded.on_day, title = excluded.title, reason = NULL,
        decided_at = excluded.decided_at, version = duty_event.version + 1 WHERE duty_event.state IN ('RECORDED', 'RETRACTED')`);
  });
}

/** 提出 and 附议 of who signed it: recorded when it is submitted, verified when it is accepted. */
export function tellSigners(tx: Transaction, { suggestion, cosigners }: Pick<Loaded, 'suggestion' | 'cosigners'>, verified: boolean): void {
  const lead = suggestion.leadDeputyId ?? null;
  const confirmed = cosigners.filter(({ state }) => state === 'CONFIRMED').map(({ deputyId }) => ({ deputy: deputyId, kind: 'SUGGESTION_COSIGNED' }));
  tell(tx, {
    suggestion,
    deputies: [...(lead === null ? [] : [{ deputy: lead, kind: 'SUGGESTION_SUBMITTED' }]), ...confirmed],
    on: legalDay(suggestion.submittedAt ?? tx.now),
    source: { type: 'Suggestion', id: suggestion.id },
    verified,
  });
}

/** 评价 of a reply: once for each handling, however often it is replied to. */
export function tellEvaluation(tx: Transaction, suggestion: Suggestion, handling: string): void {
  const lead = suggestion.leadDeputyId ?? null;
  const deputies = lead === null ? [] : [{ deputy: lead, kind: 'SUGGESTION_EVALUATED' }];
  tell(tx, { suggestion, deputies, on: legalDay(tx.now), source: { type: 'Handling', id: handling }, verified: true });
}

/** 落实: its promise was kept and closed; once for each suggestion, however many promises it brought. */
export function tellImplementation(tx: Transaction, suggestion: Suggestion): void {
  const lead = suggestion.leadDeputyId ?? null;
  const deputies = lead === null ? [] : [{ deputy: lead, kind: 'SUGGESTION_IMPLEMENTED' }];
  tell(tx, { suggestion, deputies, on: legalDay(tx.now), source: { type: 'Suggestion', id: suggestion.id }, verified: true });
}

/** Takes back what signing it brought, of everybody or of one co-signer; it stays on record with the reason. */
export function untellSigners(tx: Transaction, suggestion: Suggestion, reason: string, deputy: string | null = null): void {
  tx.last((writes) =>
    writes.add(`UPDATE duty_event SET state = 'RETRACTED', reason = ${writes.value(reason)}::text, decided_at = ${writes.value(tx.now)}::timestamptz, version = version + 1
      WHERE source_service = 'representation' AND source_type = 'Suggestion' AND source_id = ${writes.value(suggestion.id)}::text
        AND state <> 'RETRACTED'${deputy === null ? '' : ` AND deputy_id = ${writes.value(deputy)}::uuid`}`),
  );
}

/** 撤销受理: what was verified by the acceptance waits again. */
export function unverifySigners(tx: Transaction, suggestion: Suggestion): void {
  tx.last((writes) =>
    writes.add(`UPDATE duty_event SET state = 'RECORDED', decided_at = NULL, version = version + 1
      WHERE source_service = 'representation' AND source_type = 'Suggestion' AND source_id = ${writes.value(suggestion.id)}::text AND state = 'VERIFIED'`),
  );
}
