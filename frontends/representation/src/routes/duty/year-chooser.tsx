import { defineMessages, useMessages } from '@redpine/ui/messages';
import { YEARS } from '../../parts/years.ts';

const messages = defineMessages({
  zh: { year: '年份', nthYear: (year: number) => `${year} 年` },
  en: { year: 'Year', nthYear: (year: number) => String(year) },
});

/** Years that have begun, this one first. */
const BEGUN = YEARS.slice(1);

/** The year that is asked for, this one where it is none of those offered. */
export const yearOf = (given: string): number => BEGUN.find((year) => String(year) === given) ?? BEGUN[0] ?? 0;

/** One year is always chosen: no filter to take off. */
export function YearChooser({ year, onChange }: { year: number; onChange: (year: string) => void }) {
  const text = useMessages(messages);
  return (
    <label className="rep-order">
      {text.year}
      <select value={String(year)} onChange={(event) => onChange(event.target.value)}>
        {BEGUN.map((each) => (
          <option key={each} value={String(each)}>
            {text.nthYear(each)}
          </option>
        ))}
      </select>
    </label>
  );
}
