import { useId, useState, type ReactNode } from 'react';
import { DisclosureMenu } from './disclosure-menu.tsx';
import { defineMessages, useMessages } from './messages.ts';
import type { UrlValue } from './url-state.ts';

export interface FilterOption {
  value: string;
  label: string;
}

/** A filter by the key it has in the URL. */
export type Filter =
  | { key: string; kind: 'search'; label: string; placeholder?: string }
  /** `all` says what holds while nothing is chosen, where that is not everything */
  | { key: string; kind: 'one'; label: string; options: readonly FilterOption[]; all?: string }
  | { key: string; kind: 'many'; label: string; options: readonly FilterOption[] }
  | { key: string; kind: 'day'; label: string }
  | { key: string; kind: 'yes'; label: string };

const messages = defineMessages({
  zh: { filters: '筛选', more: '更多筛选', fewer: '收起筛选', search: '搜索', all: '全部', clear: '清除筛选', remove: (label: string) => `移除筛选：${label}`, yes: '是' },
  en: { filters: 'Filters', more: 'More filters', fewer: 'Fewer filters', search: 'Search', all: 'All', clear: 'Clear filters', remove: (label: string) => `Remove filter: ${label}`, yes: 'Yes' },
});

/** As many stand beside the search; of more the first five do, and the others on request. */
const IN_SIGHT = 8;
/** As many stand on a phone; more of them fold away there, so that the list is in sight. */
const ON_A_PHONE = 3;

interface FilterBarProps {
  filters: readonly Filter[];
  /** the state of `useUrlState` and its setter: the filters live in the URL */
  state: Readonly<Record<string, UrlValue>>;
  onChange: (changes: Record<string, UrlValue>) => void;
  /** beside the filters, such as a switch of views */
  extra?: ReactNode;
}

/** The filters of a list, the usual ones at once, and below them those in force, each with a way to take it off. */
export function FilterBar({ filters, state, onChange, extra }: FilterBarProps) {
  const text = useMessages(messages);
  const active = filters.flatMap((filter) => activeOf(filter, state[filter.key], text.yes));
  const [open, setOpen] = useState(false);
  const folding = useId();
  const control = (filter: Filter): ReactNode => (
    <Control key={filter.key} filter={filter} value={state[filter.key]} onChange={(value) => onChange({ [filter.key]: value })} />
  );
  const search = filters.filter(({ kind }) => kind === 'search');
  const others = filters.filter(({ kind }) => kind !== 'search');
  const folds = others.length > IN_SIGHT ? 'always' : others.length > ON_A_PHONE ? 'phone' : 'never';
  return (
    <search className="rp-filters rp-no-print" aria-label={text.filters}>
      <div className="rp-filter-row">
        {search.map(control)}
        <div id={folding} className="rp-filter-others" data-folded={open ? 'never' : folds}>
          {others.map(control)}
        </div>
        {folds !== 'never' && (
          <button type="button" className="rp-link-button rp-filter-more" data-folds={folds} aria-expanded={open} aria-controls={folding} onClick={() => setOpen(!open)}>
            {open ? text.fewer : text.more}
          </button>
        )}
        {extra}
      </div>
      {active.length > 0 && (
        <ul className="rp-filter-active">
          {active.map((each) => (
            <li key={each.key + each.label}>
              <button type="button" aria-label={text.remove(each.label)} onClick={() => onChange({ [each.key]: each.without })}>
                {each.label}
                <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
          <li>
            <button
              type="button"
              className="rp-link-button"
              onClick={() => onChange(Object.fromEntries(active.map((each) => [each.key, emptyOf(each.value)])))}
            >
              {text.clear}
            </button>
          </li>
        </ul>
      )}
    </search>
  );
}

function emptyOf(value: UrlValue): UrlValue {
  return typeof value === 'object' ? [] : typeof value === 'boolean' ? false : '';
}

interface Active {
  key: string;
  label: string;
  value: UrlValue;
  without: UrlValue;
}

function activeOf(filter: Filter, value: UrlValue | undefined, yes: string): Active[] {
  if (value === undefined || value === '' || value === false) return [];
  const labelOf = (one: string): string =>
    'options' in filter ? (filter.options.find((option) => option.value === one)?.label ?? one) : one;
  if (typeof value === 'object') {
    return value.map((one) => ({
      key: filter.key,
      label: `${filter.label}：${labelOf(one)}`,
      value,
      without: value.filter((other) => other !== one),
    }));
  }
  const shown = value === true ? yes : labelOf(String(value));
  return [{ key: filter.key, label: `${filter.label}：${shown}`, value, without: emptyOf(value) }];
}

interface ControlProps {
  filter: Filter;
  value: UrlValue | undefined;
  onChange: (value: UrlValue) => void;
}

function Control({ filter, value, onChange }: ControlProps) {
  const text = useMessages(messages);
  const id = useId();
  switch (filter.kind) {
    case 'search':
      return <SearchBox filter={filter} value={String(value ?? '')} onSearch={onChange} />;
    case 'one':
      return (
        <div className="rp-filter">
          <label htmlFor={id}>{filter.label}</label>
          <select id={id} value={String(value ?? '')} onChange={(event) => onChange(event.target.value)}>
            <option value="">{filter.all ?? text.all}</option>
            {filter.options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        </div>
      );
    case 'many':
      return <ManyOf filter={filter} chosen={typeof value === 'object' ? value : []} onChange={onChange} />;
    case 'day':
      return (
        <div className="rp-filter">
          <label htmlFor={id}>{filter.label}</label>
          <input id={id} type="date" value={String(value ?? '')} onChange={(event) => onChange(event.target.value)} />
        </div>
      );
    case 'yes':
      return (
        <label className="rp-filter rp-filter-yes">
          <input type="checkbox" checked={value === true} onChange={(event) => onChange(event.target.checked)} />
          {filter.label}
        </label>
      );
  }
}

interface SearchBoxProps {
  filter: Extract<Filter, { kind: 'search' }>;
  value: string;
  onSearch: (value: string) => void;
}

/** Searches on Enter: every keystroke as a step in the history would spoil the back button. */
function SearchBox({ filter, value, onSearch }: SearchBoxProps) {
  const text = useMessages(messages);
  const id = useId();
  // What is typed, until the URL says something else, as after going back.
  const [{ typed, from }, setTyping] = useState({ typed: value, from: value });
  if (from !== value) setTyping({ typed: value, from: value });
  return (
    <form
      className="rp-filter rp-filter-search"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(typed.trim());
      }}
    >
      <label htmlFor={id} className="rp-visually-hidden">
        {filter.label}
      </label>
      <input
        id={id}
        type="search"
        value={typed}
        placeholder={filter.placeholder ?? filter.label}
        maxLength={100}
        onChange={(event) => {
          setTyping({ typed: event.target.value, from: value });
          if (event.target.value === '' && value !== '') onSearch('');
        }}
      />
      <button type="submit">{text.search}</button>
    </form>
  );
}

interface ManyOfProps {
  filter: Extract<Filter, { kind: 'many' }>;
  chosen: readonly string[];
  onChange: (value: readonly string[]) => void;
}

function ManyOf({ filter, chosen, onChange }: ManyOfProps) {
  const count = chosen.length > 0 ? ` (${chosen.length})` : '';
  return (
    <DisclosureMenu className="rp-filter rp-filter-many" trigger={filter.label + count}>
      <fieldset>
          <legend className="rp-visually-hidden">{filter.label}</legend>
          {filter.options.map((option) => (
            <label key={option.value} className="rp-check">
              <input
                type="checkbox"
                checked={chosen.includes(option.value)}
                onChange={(event) =>
                  onChange(
                    event.target.checked ? [...chosen, option.value] : chosen.filter((each) => each !== option.value),
                  )
                }
              />
              {option.label}
            </label>
          ))}
      </fieldset>
    </DisclosureMenu>
  );
}
