import type { Filter, FilterOption } from '@redpine/ui/filter-bar';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { YEARS } from './years.ts';

const messages = defineMessages({
  zh: { yes: '是', no: '否', nthYear: (year: number) => `${year} 年` },
  en: { yes: 'Yes', no: 'No', nthYear: (year: number) => String(year) },
});

/** For a filter on what is so or not. */
export function useYesNo(): FilterOption[] {
  const text = useMessages(messages);
  return [{ value: 'true', label: text.yes }, { value: 'false', label: text.no }];
}

/** `YEARS`, next year first. */
export function useYearChoices(): FilterOption[] {
  const text = useMessages(messages);
  return YEARS.map((year) => ({ value: String(year), label: text.nthYear(year) }));
}

/** A filter that is set elsewhere, such as on a deputy's page: nothing to choose here, but to be seen and taken off. */
export function setElsewhere(key: string, label: string, value: string, name: string | undefined): Filter[] {
  return value === '' ? [] : [{ key, kind: 'one', label, options: [{ value, label: name ?? '…' }] }];
}
