import { Figure } from '@redpine/ui/figure';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { graphql } from '../gql/gql.ts';
import { readFragment, type FragmentType } from '../gql/fragment-masking.ts';

export const SuggestionFiguresFragment = graphql(`
  fragment SuggestionFigureParts on SuggestionFigures {
    total {
      value
      asOf
      drillDown
    }
    inHand {
      value
      asOf
      drillDown
    }
    overdue {
      value
      asOf
      drillDown
    }
    replied {
      numerator
      denominator
      value
      asOf
      drillDown
    }
    repliedInTime {
      numerator
      denominator
      value
      asOf
      drillDown
    }
    solved {
      numerator
      denominator
      value
      asOf
      drillDown
    }
    inExtension {
      value
      asOf
      drillDown
    }
    satisfiedFirst {
      numerator
      denominator
      value
      asOf
      drillDown
    }
    satisfied {
      numerator
      denominator
      value
      asOf
      drillDown
    }
  }
`);

const messages = defineMessages({
  zh: {
    total: '建议总数',
    inHand: '办理中',
    overdue: '逾期待办结',
    replied: '答复率',
    repliedInTime: '按期答复率',
    solved: '已解决或基本解决（A 类）',
    satisfied: '结果满意率',
    satisfiedFirst: '首次答复结果满意率',
    inExtension: '延期办理中',
  },
  en: {
    total: 'Suggestions',
    inHand: 'In hand',
    overdue: 'Past the due day',
    replied: 'Replied',
    repliedInTime: 'Replied in time',
    solved: 'Solved or mostly solved (A)',
    satisfied: 'Satisfied with the result',
    satisfiedFirst: 'Satisfied with the first reply',
    inExtension: 'With an extended time',
  },
});

/** The figures over a set of suggestions, each with its counts, its instant and the rows behind it. */
export function SuggestionFigures({ figures }: { figures: FragmentType<typeof SuggestionFiguresFragment> }) {
  const text = useMessages(messages);
  const parts = readFragment(SuggestionFiguresFragment, figures);
  return (
    <div className="rp-figures rep-figures">
      <Figure label={text.total} figure={parts.total} />
      <Figure label={text.inHand} figure={parts.inHand} />
      <Figure label={text.overdue} figure={parts.overdue} tone={parts.overdue.value > 0 ? 'late' : 'plain'} />
      <Figure label={text.replied} figure={parts.replied} />
      <Figure label={text.repliedInTime} figure={parts.repliedInTime} />
      <Figure label={text.solved} figure={parts.solved} />
      <Figure label={text.satisfied} figure={parts.satisfied} />
      {/* The first evaluation says more once something was handled again; an extension once there is one. */}
      {parts.satisfiedFirst.numerator !== parts.satisfied.numerator && <Figure label={text.satisfiedFirst} figure={parts.satisfiedFirst} />}
      {parts.inExtension.value > 0 && <Figure label={text.inExtension} figure={parts.inExtension} />}
    </div>
  );
}
