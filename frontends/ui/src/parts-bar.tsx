import { useFormat } from './format.ts';
import { Link } from './navigation.tsx';

/** What a part says: done as it should be, done late, on its way, on its way by leave, late, again, unknown. */
export type PartTone = 'good' | 'slow' | 'open' | 'extended' | 'late' | 'again' | 'unknown';

export interface BarPart {
  label: string;
  tone: PartTone;
  figure: { value: number; drillDown: string };
}

/** A whole as a bar of its parts, which add up; below it each part with its count, its share and the rows behind it. */
export function PartsBar({ label, parts }: { label: string; parts: readonly BarPart[] }) {
  const format = useFormat();
  const whole = parts.reduce((sum, { figure }) => sum + figure.value, 0);
  return (
    <div className="rp-parts">
      <div className="rp-parts-bar" aria-hidden="true">
        {parts.map(({ label: name, tone, figure }) =>
          figure.value > 0 && <span key={name} className={`rp-part-${tone}`} style={{ flexGrow: figure.value }} title={`${name} ${format.number(figure.value)}`} />,
        )}
      </div>
      <ul className="rp-parts-list" aria-label={label}>
        {parts.map(({ label: name, tone, figure }) => (
          <li key={name} data-empty={figure.value === 0 ? '' : undefined}>
            <Link href={figure.drillDown}>
              <span className={`rp-part-mark rp-part-${tone}`} aria-hidden="true" />
              {name}
              <strong>{format.number(figure.value)}</strong>
              {whole > 0 && figure.value > 0 && <small>{format.percent((100 * figure.value) / whole)}</small>}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
