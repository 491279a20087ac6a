import { defineMessages, useMessages } from '@redpine/ui/messages';
import { BarSelect } from '../../parts/bar-select.tsx';
import { useYearChoices } from '../../parts/filter-choices.ts';
import { YEARS } from '../../parts/years.ts';

const messages = defineMessages({
  zh: { year: '年份' },
  en: { year: 'Year' },
});

/** Years that have begun, this one first. */
const BEGUN = YEARS.slice(1);

/** The year that is asked for, this one where it is none of those offered. */
export const begunYearOf = (given: string): number => BEGUN.find((year) => String(year) === given) ?? BEGUN[0] ?? 0;

/** One year is always chosen: no filter to take off. */
export function YearChooser({ year, onChange }: { year: number; onChange: (year: string) => void }) {
  const text = useMessages(messages);
  const begun = useYearChoices().slice(1);
  return <BarSelect label={text.year} value={String(year)} options={begun} onChange={onChange} />;
}
