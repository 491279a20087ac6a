import { Figure } from '@redpine/ui/figure';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import type { TieListQuery } from '../../gql/graphql.ts';

const messages = defineMessages({
  zh: { figures: '联系和家访情况', active: '本期有联系的结对', met: '年度联系达标', deputiesVisited: '受访代表', votersReached: '联系到的选民', opinionsAnswered: '家访意见已答复' },
  en: { figures: 'How ties and visits go', active: 'Ties kept in the period', met: 'As many contacts as asked for', deputiesVisited: 'Deputies visited', votersReached: 'Voters reached', opinionsAnswered: 'Opinions answered' },
});

/** Reach over a period: counts, with the way to the rows that the viewer may see. */
export function ReachFigures({ figures, label }: { figures: TieListQuery['tieFigures']; label?: string }) {
  const text = useMessages(messages);
  return (
    <section aria-label={label ?? text.figures} className="rp-figures">
      <Figure label={text.active} figure={figures.active} />
      <Figure label={text.met} figure={figures.met} />
      <Figure label={text.deputiesVisited} figure={figures.deputiesVisited} />
      <Figure label={text.votersReached} figure={figures.votersReached} />
      <Figure label={text.opinionsAnswered} figure={figures.opinionsAnswered} />
    </section>
  );
}
