import { AsOf, Figure } from '@redpine/ui/figure';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { PartsBar, type BarPart } from '@redpine/ui/parts-bar';
import { graphql } from '../gql/gql.ts';
import { readFragment, type FragmentType } from '../gql/fragment-masking.ts';
import { countNames } from './count-names.ts';

/** Where the legal clock of every handling stands. */
export const LegalClockFragment = graphql(`
  fragment LegalClockParts on SuggestionFigures {
    clock {
      handlings { value asOf drillDown }
      repliedInTime { value drillDown }
      repliedLate { value drillDown }
      within { value drillDown }
      inExtension { value drillDown }
      overdue { value drillDown }
      rehandling { value drillDown }
      undated { value drillDown }
    }
  }
`);

/** What leaders look at first: implementation, replies in time, satisfaction. */
export const HeadlineFragment = graphql(`
  fragment HeadlineParts on SuggestionFigures {
    implemented { numerator denominator value small asOf drillDown }
    repliedInTime { numerator denominator value small asOf drillDown }
    satisfied { numerator denominator value small asOf drillDown }
  }
`);

export const SuggestionFiguresFragment = graphql(`
  fragment SuggestionFigureParts on SuggestionFigures {
    ...LegalClockParts
    ...HeadlineParts
    total { value asOf drillDown }
    overdue { value asOf drillDown }
    promised { value asOf drillDown }
    outside { value asOf drillDown }
    replied { numerator denominator value small asOf drillDown }
    solved { numerator denominator value small asOf drillDown }
    satisfiedFirst { numerator denominator value small asOf drillDown }
  }
`);

const messages = defineMessages({
  zh: {
    clock: '法定时限',
    clockText: (handlings: string) => `应答复的 ${handlings} 件承办，按答复时限分列，各项之和等于总数；依据代表法第五十一条。`,
    results: '落实与评价',
    resultsText: '先看落实，再看满意。落实率按答复类别和承诺事项的落实情况计算，口径见规则“落实率的口径”。',
    replied: '答复率',
    repliedInTime: '按期答复率',
    implemented: '落实率',
    satisfied: '结果满意率',
    satisfiedFirst: '首次答复结果满意率',
  },
  en: {
    clock: 'The legal clock',
    clockText: (handlings: string) => `Where the replies of ${handlings} handlings stand; the parts add up. Basis: 代表法 art. 51.`,
    results: 'Implementation and evaluation',
    resultsText: 'Implementation first, then satisfaction. The implementation rate follows the category of the reply and the commitments that are kept, by the district’s rule.',
    replied: 'Replied',
    repliedInTime: 'Replied in time',
    implemented: 'Implementation rate',
    satisfied: 'Satisfied with the result',
    satisfiedFirst: 'Satisfied with the first reply',
  },
});

/** The figures over a set of suggestions, each with its counts and the rows behind it: clock, implementation, satisfaction. */
export function SuggestionFigures({ figures }: { figures: FragmentType<typeof SuggestionFiguresFragment> }) {
  const text = useMessages(messages);
  const names = useMessages(countNames);
  const parts = readFragment(SuggestionFiguresFragment, figures);
  const headlines = readFragment(HeadlineFragment, parts);
  return (
    <>
      <LegalClock figures={parts} />
      {/* Suggestions, where the clock counts handlings; other obligations too, such as to assign or to contact. */}
      <div className="rp-figures rep-figures rep-figures-after">
        <Figure label={names.TOTAL} figure={parts.total} asOf="above" />
        {parts.overdue.value > 0 && <Figure label={names.OVERDUE} figure={parts.overdue} tone="late" asOf="above" />}
      </div>
      <h3 className="rep-figures-head">{text.results}</h3>
      <p className="rp-quiet rep-section-text">{text.resultsText}</p>
      <div className="rp-figures rep-figures">
        <Figure label={text.implemented} figure={headlines.implemented} asOf="above" />
        <Figure label={names.PROMISED} figure={parts.promised} asOf="above" />
        <Figure label={names.OUTSIDE} figure={parts.outside} asOf="above" />
        <Figure label={names.SOLVED} figure={parts.solved} asOf="above" />
        <Figure label={text.replied} figure={parts.replied} asOf="above" />
        <Figure label={text.repliedInTime} figure={headlines.repliedInTime} asOf="above" />
        <Figure label={text.satisfied} figure={headlines.satisfied} asOf="above" />
        {/* The first evaluation says more once something was handled again. */}
        {parts.satisfiedFirst.numerator !== headlines.satisfied.numerator && (
          <Figure label={text.satisfiedFirst} figure={parts.satisfiedFirst} asOf="above" />
        )}
      </div>
    </>
  );
}

/** 法定时限 — every handling that must reply, by where its clock stands. */
export function LegalClock({ figures }: { figures: FragmentType<typeof LegalClockFragment> }) {
  const text = useMessages(messages);
  const names = useMessages(countNames);
  const { clock } = readFragment(LegalClockFragment, figures);
  const parts: BarPart[] = [
    { label: names.CLOCK_IN_TIME, tone: 'good', figure: clock.repliedInTime },
    { label: names.CLOCK_LATE, tone: 'slow', figure: clock.repliedLate },
    { label: names.CLOCK_WITHIN, tone: 'open', figure: clock.within },
    { label: names.CLOCK_EXTENDED, tone: 'extended', figure: clock.inExtension },
    { label: names.CLOCK_REHANDLING, tone: 'again', figure: clock.rehandling },
    { label: names.CLOCK_OVERDUE, tone: 'late', figure: clock.overdue },
  ];
  if (clock.undated.value > 0) parts.push({ label: names.CLOCK_UNDATED, tone: 'unknown', figure: clock.undated });
  return (
    <>
      <div className="rep-section-head">
        <h3 className="rep-figures-head">{text.clock}</h3>
        <AsOf instant={clock.handlings.asOf} />
      </div>
      <p className="rp-quiet rep-section-text">{text.clockText(String(clock.handlings.value))}</p>
      <PartsBar label={text.clock} parts={parts} />
    </>
  );
}

/** The three ratios that leaders look at first, in the order in which they weigh. */
export function Headlines({ figures }: { figures: FragmentType<typeof HeadlineFragment> }) {
  const text = useMessages(messages);
  const { implemented, repliedInTime, satisfied } = readFragment(HeadlineFragment, figures);
  return (
    <div className="rp-figures rep-figures rep-figures-after">
      <Figure label={text.implemented} figure={implemented} asOf="above" />
      <Figure label={text.repliedInTime} figure={repliedInTime} asOf="above" />
      <Figure label={text.satisfied} figure={satisfied} asOf="above" />
    </div>
  );
}
