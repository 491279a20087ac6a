import type { ReactNode } from 'react';
import { useFormat } from './format.ts';
import { LegalBasisText, type LegalBasis } from './legal-basis.tsx';

/** One thing that an act fixed, in words. */
export interface TimelineFact {
  label: string;
  value: string;
}

export interface TimelineAct {
  id: string;
  at: string;
  /** what was done, in words */
  title: string;
  actor: string;
  legalBasis?: LegalBasis | null;
  /** what it fixed; labels stand once */
  facts?: readonly TimelineFact[];
  note?: ReactNode;
}

/** The acts on a record, in the order given: who, when, on what basis, what it fixed, with what said. */
export function Timeline({ acts, label }: { acts: readonly TimelineAct[]; label: string }) {
  const format = useFormat();
  return (
    <ol className="rp-timeline" aria-label={label}>
      {acts.map((act) => (
        <li key={act.id}>
          <p className="rp-timeline-head">
            <strong>{act.title}</strong>
            <time dateTime={act.at}>{format.instant(act.at)}</time>
          </p>
          <p className="rp-timeline-actor">
            {act.actor}
            {act.legalBasis && <LegalBasisText basis={act.legalBasis} />}
          </p>
          {act.facts && act.facts.length > 0 && (
            <dl className="rp-timeline-facts">
              {act.facts.map(({ label, value }) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          )}
          {act.note && <div className="rp-timeline-note">{act.note}</div>}
        </li>
      ))}
    </ol>
  );
}
