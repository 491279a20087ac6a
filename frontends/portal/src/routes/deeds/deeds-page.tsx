import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { useAnswer } from '../../ask.ts';
import { graphql } from '../../gql/gql.ts';
import { addressWith, navigate, useParameters } from '../../navigation.tsx';
import { Asked, Page } from '../../page.tsx';
import { AreaOptions } from '../../parts/area-options.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Choice } from '../../parts/field.tsx';
import { NextPage } from '../../parts/next-page.tsx';
import { words } from '../../words.ts';

const DeedsDocument = graphql(`
  query PortalDeeds($filter: PublishedDeedFilter, $first: Int!, $after: String) {
    publishedDeeds(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { id title measure result deputyName area { id name } dueOn doneOn asked confirmed } }
    }
  }
`);

const messages = defineMessages({
  zh: {
    title: '实事办得怎么样', lead: '“双为双真”：代表向选民承诺的实事，办成后由选民核实并公开。', area: '受益区域', found: (count: number) => `共 ${count} 件`, none: '这里还没有公开的实事。',
    measure: '办成标准', result: '办成情况', due: '承诺完成日期', done: '实际完成日期', verified: '选民核实', confirmed: (confirmed: number, asked: number) => `${asked} 位选民中 ${confirmed} 位确认办成`,
  },
  en: {
    title: 'What became of pledges', lead: 'Deeds that deputies pledged to their voters, published once the voters have verified them.', area: 'Area', found: (count: number) => `${count} in all`, none: 'No deed has been published here yet.',
    measure: 'By what one sees it', result: 'What was done', due: 'Pledged by', done: 'Done on', verified: 'Verified by voters', confirmed: (confirmed: number, asked: number) => `${confirmed} of ${asked} voters confirm it`,
  },
});

/** What became of pledges: the published deeds, with what the voters said. */
export function DeedsPage() {
  const text = useMessages(messages);
  const common = useMessages(words);
  const format = useFormat();
  const parameters = useParameters();
  const area = parameters.get('area') ?? '';
  const after = parameters.get('after');
  const answer = useAnswer(DeedsDocument, { filter: area === '' ? {} : { area }, first: 20, after });
  return (
    <Page title={text.title} lead={text.lead}>
      <Choice label={text.area} value={area} onChange={(event) => navigate(addressWith({ area: event.target.value }))}>
        <option value="">{common.all}</option>
        <AreaOptions />
      </Choice>
      <Asked answer={answer} lines={8}>
        {({ publishedDeeds: { edges, totalCount, pageInfo } }) =>
          edges.length === 0 ? (
            <p>{text.none}</p>
          ) : (
            <>
              <p className="portal-quiet">{text.found(totalCount)}</p>
              <ul className="portal-cards">
                {edges.map(({ node }) => (
                  <li key={node.id} className="portal-card">
                    <h2>{node.title}</h2>
                    <p className="portal-quiet">{[node.deputyName, node.area?.name].filter(Boolean).join(' · ')}</p>
                    <Facts
                      of={[
                        [text.measure, node.measure],
                        [text.result, node.result],
                        [text.verified, text.confirmed(node.confirmed, node.asked)],
                        [text.due, format.day(node.dueOn)],
                        [text.done, format.day(node.doneOn)],
                      ]}
                    />
                  </li>
                ))}
              </ul>
              <NextPage pageInfo={pageInfo} after={after} parameters={{ area }} />
            </>
          )
        }
      </Asked>
    </Page>
  );
}
