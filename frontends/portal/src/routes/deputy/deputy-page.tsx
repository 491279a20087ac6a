import { useQuery } from 'urql';
import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { graphql } from '../../gql/gql.ts';
import { Link } from '../../navigation.tsx';
import { Asked, Missing, Page, PrintButton } from '../../page.tsx';
import { words } from '../../words.ts';

const DeputyDocument = graphql(`
  query PortalDeputy($id: ID!) {
    publicDeputy(id: $id) {
      id
      name
      demo
      delegation { id name }
      electoralDistrict { id name areas { id name } }
      term { id name }
      publishedSuggestions(first: 20) {
        totalCount
        edges { node { id title publishedAt } }
      }
    }
  }
`);

const messages = defineMessages({
  zh: {
    title: '代表信息', delegation: '代表团', district: '选区', areas: '选区范围', term: '届次',
    suggestions: '已公开的代表建议', none: '还没有公开的建议。', basis: '依照《代表法》第五十八条公开。', of: (count: number) => `共 ${count} 件`,
  },
  en: {
    title: 'A deputy', delegation: 'Delegation', district: 'Electoral district', areas: 'It covers', term: 'Term',
    suggestions: 'Published suggestions', none: 'No suggestion has been published yet.', basis: 'Published under art. 58 of the Deputies Law.', of: (count: number) => `${count} in all`,
  },
});

/** What is published of one deputy. */
export function DeputyPage({ id }: { id: string }) {
  const text = useMessages(messages);
  const common = useMessages(words);
  const format = useFormat();
  const answer = useQuery({ query: DeputyDocument, variables: { id } });
  const found = answer[0].data?.publicDeputy;
  if (answer[0].data && !found) return <Missing />;
  return (
    <Page title={found?.name ?? text.title} lead={text.basis}>
      <Asked answer={answer} lines={6}>
        {({ publicDeputy: deputy }) => {
          if (!deputy) return null;
          const facts = [
            [text.delegation, deputy.delegation?.name],
            [text.district, deputy.electoralDistrict?.name],
            [text.areas, deputy.electoralDistrict?.areas.map(({ name }) => name).join('、')],
            [text.term, deputy.term?.name],
          ] as const;
          const { edges, totalCount } = deputy.publishedSuggestions;
          return (
            <>
              <dl className="portal-facts">
                {facts.map(([label, value]) => value && (
                  <div key={label}>
                    <dt>{label}</dt>
                    <dd>{value}</dd>
                  </div>
                ))}
              </dl>
              {deputy.demo && <p className="portal-quiet">{common.demo}</p>}
              <h2>{text.suggestions}</h2>
              {edges.length === 0 ? (
                <p>{text.none}</p>
              ) : (
                <>
                  <p className="portal-quiet">{text.of(totalCount)}</p>
                  <ul className="portal-list">
                    {edges.map(({ node }) => (
                      <li key={node.id}>
                        <Link href={`/portal/register/${node.id}`}>{node.title}</Link>
                        <span className="portal-quiet">{format.instant(node.publishedAt)}</span>
                      </li>
                    ))}
                  </ul>
                </>
              )}
              <PrintButton />
            </>
          );
        }}
      </Asked>
    </Page>
  );
}
