import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { useAnswer } from '../../ask.ts';
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
    speak: '提意见', speakText: '先看受理范围，再写下您的意见，可以附上照片。', track: '查进度', trackText: '凭查询码看办理经过和答复，并作出评价。',
    outcome: '看结果', outcomeText: '公开的代表建议和承办单位的答复。',
    latest: '最近公开的代表建议', none: '还没有公开的代表建议。', more: '全部公开的建议',
  },
  en: {
    lead: 'Where the deputies of the district meet its people online: find your deputy, say what you think, see what became of it. No account and no location needed.',
    find: 'Find my deputy', findText: 'By community, village or name: the deputies whom your electoral district elected.',
    speak: 'Speak up', speakText: 'See what is taken here, then write down what you think, with a picture if it helps.', track: 'Track', trackText: 'Your code leads to what happened and to the answer, which you can rate.',
    outcome: 'What became of it', outcomeText: 'Published suggestions and the replies of the units.',
    latest: 'Published lately', none: 'No suggestion has been published yet.', more: 'All published suggestions',
  },
});

/** What this place is, and the ways through it. */
export function HomePage() {
  const text = useMessages(messages);
  const common = useMessages(words);
  const format = useFormat();
  const scope = useAnswer(ScopeDocument, {});
  const latest = useAnswer(LatestDocument, {});
  const ways = [
    ['/portal/deputies', text.find, text.findText],
    ['/portal/speak', text.speak, text.speakText],
    ['/portal/track', text.track, text.trackText],
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
                    <span className="portal-quiet">{format.dayOf(node.publishedAt)}</span>
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
