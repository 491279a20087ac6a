import { useState, type ReactNode } from 'react';

/** One act on a row: a link that opens its form. */
export interface RowAct {
  label: string;
  renderForm: (close: () => void) => ReactNode;
}

/** The acts on one row, in words; the one chosen opens its form over the page. */
export function RowActs({ of, acts }: { of: string; acts: readonly RowAct[] }) {
  const [chosen, setChosen] = useState<RowAct>();
  return (
    <div className="adm-acts">
      {acts.map((act) => (
        <button key={act.label} type="button" className="rp-link-button" aria-label={`${act.label} ${of}`} onClick={() => setChosen(act)}>
          {act.label}
        </button>
      ))}
      {chosen?.renderForm(() => setChosen(undefined))}
    </div>
  );
}
