import { Figure } from '@redpine/ui/figure';
import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import type { TieListQuery } from '../../gql/graphql.ts';

const messages = defineMessages({
  zh: { figures: '联系和家访情况', period: (from: string, until: string) => `统计期：${from} 至 ${until}`, active: '本期有联系的结对', met: '年度联系达标', deputiesVisited: '受访代表', votersReached: '联系到的选民', opinionsAnswered: '家访意见已答复' },
  en: { figures: 'How ties and visits go', period: (from: string, until: string) => `Period: ${from} to ${until}`, active: 'Ties kept in the period', met: 'As many contacts as asked for', deputiesVisited: 'Deputies visited', votersReached: 'Voters reached', opinionsAnswered: 'Opinions answered' },
});

/** Reach over a period: counts, with the way to the rows that the viewer may see. */
export function ReachFigures({ figures, label }: { figures: TieListQuery['tieFigures']; label?: string }) {
  const text = useMessages(messages);
  const format = useFormat();
  return (
    <section aria-label={label ?? text.figures}>
      <p className="rp-quiet">{text.period(format.day(figures.from), format.day(figures.until))}</p>
      <div className="rp-figures">
        <Figure label={text.active} figure={figures.active} />
        <Figure label={text.met} figure={figures.met} />
        <Figure label={text.deputiesVisited} figure={figures.deputiesVisited} />
        <Figure label={text.votersReached} figure={figures.votersReached} />
        <Figure label={text.opinionsAnswered} figure={figures.opinionsAnswered} />
      </div>
    </section>
  );
}
