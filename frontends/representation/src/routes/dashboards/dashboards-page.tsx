import type { ReactNode } from 'react';
import { Button } from '@redpine/ui/button';
import { FilterBar, type Filter } from '@redpine/ui/filter-bar';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link, useSearch } from '@redpine/ui/navigation';
import { Page } from '@redpine/ui/page';
import { Loading } from '@redpine/ui/states';
import { useUrlState, writeUrlState } from '@redpine/ui/url-state';
import { usePermissions } from '../../parts/permissions.ts';
import { usePlaces } from '../../parts/places.ts';
import { useVocabulary } from '../../parts/vocabulary.ts';
import { YEARS } from '../../parts/years.ts';
import { shanghaiDay } from '../suggestions/columns.tsx';
import { DASHBOARD_DEFAULTS, scopeOf, VIEWS, type DashboardView, type Scope } from './dashboard-state.ts';
import { HomesView } from './homes-view.tsx';
import { PipelineView } from './pipeline-view.tsx';
import { PromisesView } from './promises-view.tsx';
import { ReachView } from './reach-view.tsx';

/** As the page was opened. */
const TODAY = shanghaiDay(new Date().toISOString());

const messages = defineMessages({
  zh: {
    title: '领导驾驶舱', lead: '提交办督、落实承诺、三级之家、双家访。每个数字都有分子、分母、时点，点击查看明细；比较用上年同一时段。', views: '驾驶舱', pipeline: '提交办督', promises: '落实与承诺', homes: '三级之家', reach: '双家访、两个联系',
    year: '年份', session: '届次', area: '区域', quarter: '季度', yearOf: (year: number) => `${year} 年`, nth: (n: string) => `第${n}季度`, thisYear: (year: number) => `${year} 年（本年）`, wholeYear: '全年', anySession: '不限', whole: '全区', print: '打印', of: (words: string) => `统计范围：${words}`, district: '全区',
  },
  en: {
    title: 'Dashboards', lead: 'Suggestions, promises, deputies’ homes, home visits. Each number has numerator, denominator and instant, and leads to its rows; compared with the same days of the year before.', views: 'Dashboards', pipeline: 'From making to pressing', promises: 'Implementation and promises', homes: 'Homes on three levels', reach: 'Home visits and ties',
    year: 'Year', session: 'Session', area: 'Area', quarter: 'Quarter', yearOf: (year: number) => String(year), nth: (n: string) => `Quarter ${n}`, thisYear: (year: number) => `${year} (this year)`, wholeYear: 'The whole year', anySession: 'Any', whole: 'The whole district', print: 'Print', of: (words: string) => `Over: ${words}`, district: 'the whole district',
  },
});

const SHOWN: Readonly<Record<DashboardView, (scope: Scope) => ReactNode>> = {
  pipeline: (scope) => <PipelineView scope={scope} />,
  promises: (scope) => <PromisesView scope={scope} />,
  homes: (scope) => <HomesView scope={scope} />,
  reach: (scope) => <ReachView scope={scope} />,
};

/** Which filters each of them takes. */
const TAKES: Readonly<Record<DashboardView, readonly string[]>> = {
  pipeline: ['year', 'congressSession', 'area'], promises: ['year', 'congressSession', 'area'], homes: ['year', 'area'], reach: ['year', 'quarter', 'area'],
};
const ofSuggestions = (view: DashboardView): boolean => view === 'pipeline' || view === 'promises';

/** 领导驾驶舱 — four dashboards over a year or a session, a place; an office over an area sees its own. */
export default function DashboardsPage() {
  const text = useMessages(messages);
  const may = usePermissions();
  const search = useSearch();
  const places = usePlaces();
  const vocabulary = useVocabulary();
  const [state, setState] = useUrlState(DASHBOARD_DEFAULTS);
  const isKnown = may.known && places.flat.length > 0;
  const kept = places.kept === places.all ? [] : places.kept;
  const own = kept[0]?.choices[0]?.value ?? null;
  const scope = scopeOf(state, TODAY, own);
  const choices = own === null ? vocabulary.areas : kept.flatMap((group) => group.choices.slice(0, 1));
  // What units promised is nobody's but the district's.
  const views = VIEWS.filter((view) => own === null || view !== 'promises');
  const view = views.find((each) => each === state.view) ?? (own === null ? 'pipeline' : 'homes');
  const isWhole = scope.isLocal && ofSuggestions(view);
  const filters: Filter[] = [
    { key: 'year', kind: 'one', label: text.year, all: text.thisYear(Number(TODAY.slice(0, 4))), options: YEARS.filter((year) => String(year) < TODAY.slice(0, 4)).map((year) => ({ value: String(year), label: text.yearOf(year) })) },
    { key: 'quarter', kind: 'one', label: text.quarter, all: text.wholeYear, options: ['1', '2', '3', '4'].map((value) => ({ value, label: text.nth(value) })) },
    { key: 'congressSession', kind: 'one', label: text.session, all: text.anySession, options: vocabulary.sessions },
    ...(choices.length > 1 ? [{ key: 'area', kind: 'one' as const, label: text.area, all: own === null ? text.whole : choices[0]?.label ?? '', options: choices.slice(own === null ? 0 : 1) }] : []),
  ];
  const name = (options: readonly { value: string; label: string }[], value: string | null): string | undefined => options.find((each) => each.value === value)?.label;
  const words = [
    isWhole ? undefined : ofSuggestions(view) && scope.session !== null ? name(vocabulary.sessions, scope.session) : text.yearOf(scope.year),
    view === 'reach' && scope.quarter !== null ? text.nth(String(scope.quarter)) : undefined,
    name(own === null ? vocabulary.areas : kept.flatMap((group) => group.choices), scope.area) ?? text.district,
  ];
  return (
    <Page title={text.title} lead={text.lead} actions={<Button onClick={() => window.print()}>{text.print}</Button>}>
      <nav className="rep-tabs rp-no-print" aria-label={text.views}>
        {views.map((each) => (
          <Link key={each} href={`/representation/dashboards${writeUrlState(search, { view: each }, DASHBOARD_DEFAULTS)}`} aria-current={each === view ? 'page' : undefined}>
            {text[each]}
          </Link>
        ))}
      </nav>
      {!isWhole && <FilterBar filters={filters.filter(({ key }) => TAKES[view].includes(key))} state={state} onChange={(changes) => setState(changes)} />}
      <p className="rp-quiet">
        {text.of(words.filter((word) => word !== undefined).join(' · '))}
      </p>
      {isKnown ? SHOWN[view](scope) : <Loading rows={8} />}
    </Page>
  );
}
