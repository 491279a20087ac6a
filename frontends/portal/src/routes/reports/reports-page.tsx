import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { useAnswer } from '../../ask.ts';
import { graphql } from '../../gql/gql.ts';
import { Link, useParameters } from '../../navigation.tsx';
import { Asked, Page } from '../../page.tsx';
import { NextPage } from '../../parts/next-page.tsx';

const ReportsDocument = graphql(`
  query PortalReports($first: Int!, $after: String) {
    handlingReports(filter: { states: [PUBLISHED] }, first: $first, after: $after) {
      pageInfo { hasNextPage endCursor }
      edges { node { id title from until heardOn } }
    }
  }
`);

const messages = defineMessages({
  zh: { title: '办理情况报告', lead: '常委会听取审议后公开的代表建议办理情况报告。', none: '还没有公开的报告。', heard: (on: string) => `${on}审议` },
  en: { title: 'Reports on handling', lead: 'Reports on the handling of suggestions, published after the Standing Committee heard them.', none: 'No report has been published yet.', heard: (on: string) => `heard ${on}` },
});

/** The published reports on handling. */
export function ReportsPage() {
  const text = useMessages(messages);
  const format = useFormat();
  const after = useParameters().get('after');
  const answer = useAnswer(ReportsDocument, { first: 20, after });
  return (
    <Page title={text.title} lead={text.lead}>
      <Asked answer={answer}>
        {({ handlingReports: { edges, pageInfo } }) =>
          edges.length === 0 ? (
            <p>{text.none}</p>
          ) : (
            <>
              <ul className="portal-list">
                {edges.map(({ node }) => (
                  <li key={node.id}>
                    <Link href={`/portal/reports/${node.id}`}>{node.title}</Link>
                    <span className="portal-quiet">
                      {format.day(node.from)} – {format.day(node.until)}
                      {node.heardOn && ` · ${text.heard(format.day(node.heardOn))}`}
                    </span>
                  </li>
                ))}
              </ul>
              <NextPage pageInfo={pageInfo} after={after} parameters={{}} />
            </>
          )
        }
      </Asked>
    </Page>
  );
}
