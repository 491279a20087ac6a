import { useQuery } from 'urql';
import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { graphql } from '../../gql/gql.ts';
import { Link } from '../../navigation.tsx';
import { Asked, Page } from '../../page.tsx';
import { Scope, ScopeDocument } from '../speak/scope.tsx';
import { words } from '../../words.ts';

const LatestDocument = graphql(`
  query PortalLatest {
    publishedSuggestions(first: 3) {
      edges { node { id title publishedAt replies { unitName categoryName } } }
    }
  }
`);

const messages = defineMessages({
  zh: {
    lead: '区人大代表联系群众的网上窗口：找到您的代表，说出您的意见，看到办理结果。不用注册，不用定位。',
    find: '找代表', findText: '按社区、村或姓名，找到由您所在选区选出的代表。',
    speak: '提意见', speakText: '写下您的意见，可以匿名；凭查询码看进度和答复。',
    outcome: '看结果', outcomeText: '公开的代表建议、承办单位的答复和办理情况报告。',
    latest: '最近公开的代表建议', none: '还没有公开的代表建议。', more: '全部公开的建议',
  },
  en: {
    lead: 'Where the deputies of the district meet its people online: find your deputy, say what you think, see what became of it. No account and no location needed.',
    find: 'Find my deputy', findText: 'By community, village or name: the deputies whom your electoral district elected.',
    speak: 'Speak up', speakText: 'Write down what you think, unnamed if you wish; a code leads you to progress and answer.',
    outcome: 'What became of it', outcomeText: 'Published suggestions, the replies of the units, and the reports on handling.',
    latest: 'Published lately', none: 'No suggestion has been published yet.', more: 'All published suggestions',
  },
});

/** What this place is, and the ways through it. */
export function HomePage() {
  const text = useMessages(messages);
  const common = useMessages(words);
  const format = useFormat();
  const scope = useQuery({ query: ScopeDocument });
  const latest = useQuery({ query: LatestDocument });
  const ways = [
    ['/portal/deputies', text.find, text.findText],
    ['/portal/speak', text.speak, text.speakText],
    ['/portal/register', text.outcome, text.outcomeText],
  ] as const;
  return (
    <Page title={common.portal} lead={text.lead}>
      <ul className="portal-ways">
        {ways.map(([href, title, description]) => (
          <li key={href}>
            <Link href={href}>
              <strong>{title}</strong>
              <span>{description}</span>
            </Link>
          </li>
        ))}
      </ul>
      <Asked answer={scope} lines={12}>
        {({ opinionScope }) => <Scope scope={opinionScope} />}
      </Asked>
      <section>
        <h2>{text.latest}</h2>
        <Asked answer={latest} lines={6}>
          {({ publishedSuggestions: { edges } }) =>
            edges.length === 0 ? (
              <p>{text.none}</p>
            ) : (
              <ul className="portal-list">
                {edges.map(({ node }) => (
                  <li key={node.id}>
                    <Link href={`/portal/register/${node.id}`}>{node.title}</Link>
                    <span className="portal-quiet">{format.instant(node.publishedAt)}</span>
                  </li>
                ))}
              </ul>
            )
          }
        </Asked>
        <p>
          <Link href="/portal/register">{text.more}</Link>
        </p>
      </section>
    </Page>
  );
}
