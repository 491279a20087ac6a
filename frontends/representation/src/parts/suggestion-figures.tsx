import { Figure } from '@redpine/ui/figure';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { graphql } from '../gql/gql.ts';
import { readFragment, type FragmentType } from '../gql/fragment-masking.ts';
import { countNames } from './count-names.ts';

export const SuggestionFiguresFragment = graphql(`
  fragment SuggestionFigureParts on SuggestionFigures {
    total { value asOf drillDown }
    overdue { value asOf drillDown }
    clock {
      handlings { value asOf drillDown }
      repliedInTime { value asOf drillDown }
      repliedLate { value asOf drillDown }
      within { value asOf drillDown }
      inExtension { value asOf drillDown }
      overdue { value asOf drillDown }
      rehandling { value asOf drillDown }
      undated { value asOf drillDown }
    }
    implemented { numerator denominator value small asOf drillDown }
    promised { value asOf drillDown }
    outside { value asOf drillDown }
    replied { numerator denominator value small asOf drillDown }
    repliedInTime { numerator denominator value small asOf drillDown }
    solved { numerator denominator value small asOf drillDown }
    satisfied { numerator denominator value small asOf drillDown }
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

/** The figures over a set of suggestions, each with its counts, its instant and the rows behind it: clock, implementation, satisfaction. */
export function SuggestionFigures({ figures }: { figures: FragmentType<typeof SuggestionFiguresFragment> }) {
  const text = useMessages(messages);
  const names = useMessages(countNames);
  const parts = readFragment(SuggestionFiguresFragment, figures);
  const { clock } = parts;
  const late = (value: number): 'late' | 'plain' => (value > 0 ? 'late' : 'plain');
  return (
    <>
      <h3 className="rep-figures-head">{text.clock}</h3>
      <p className="rp-quiet rep-section-text">{text.clockText(String(clock.handlings.value))}</p>
      <div className="rp-figures rep-figures">
        <Figure label={names.TOTAL} figure={parts.total} />
        <Figure label={names.MUST_REPLY} figure={clock.handlings} />
        <Figure label={names.CLOCK_IN_TIME} figure={clock.repliedInTime} />
        <Figure label={names.CLOCK_LATE} figure={clock.repliedLate} tone={late(clock.repliedLate.value)} />
        <Figure label={names.CLOCK_WITHIN} figure={clock.within} />
        <Figure label={names.CLOCK_EXTENDED} figure={clock.inExtension} />
        <Figure label={names.CLOCK_OVERDUE} figure={clock.overdue} tone={late(clock.overdue.value)} />
        <Figure label={names.CLOCK_REHANDLING} figure={clock.rehandling} />
        {clock.undated.value > 0 && <Figure label={names.CLOCK_UNDATED} figure={clock.undated} />}
        {/* Other obligations too, such as to assign or to contact: it says more than the clock where it is not the same. */}
        {parts.overdue.value > 0 && <Figure label={names.OVERDUE} figure={parts.overdue} tone="late" />}
      </div>
      <h3 className="rep-figures-head">{text.results}</h3>
      <p className="rp-quiet rep-section-text">{text.resultsText}</p>
      <div className="rp-figures rep-figures">
        <Figure label={text.implemented} figure={parts.implemented} />
        <Figure label={names.PROMISED} figure={parts.promised} />
        <Figure label={names.OUTSIDE} figure={parts.outside} />
        <Figure label={names.SOLVED} figure={parts.solved} />
        <Figure label={text.replied} figure={parts.replied} />
        <Figure label={text.repliedInTime} figure={parts.repliedInTime} />
        <Figure label={text.satisfied} figure={parts.satisfied} />
        {/* The first evaluation says more once something was handled again. */}
        {parts.satisfiedFirst.numerator !== parts.satisfied.numerator && <Figure label={text.satisfiedFirst} figure={parts.satisfiedFirst} />}
      </div>
    </>
  );
}
